"""Marks texts of tables for translation, which happens where they are shown."""

from __future__ import annotations


def marked(context: str, text: str) -> str:
    """The text itself. Found by ``lupdate -tr-function-alias QT_TRANSLATE_NOOP+=_T``."""
    return text
