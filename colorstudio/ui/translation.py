"""The language of the window: which there are, which is meant, and putting it on."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from xml.etree.ElementTree import ParseError

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from colorstudio import resources
from colorstudio.ui import catalog
from colorstudio.ui.text import FILLED, TEXTS
from colorstudio.ui.text import marked as _T

log = logging.getLogger(__name__)

SYSTEM = ""
LANGUAGES = {SYSTEM: _T("Form", "As the system"), "en": "English", "de": "Deutsch", "ja": "日本語"}
"""What can be chosen; each language under its own name."""
ENGLISH = "en"


class OurTranslator(QTranslator):
    """Keeps the bytes that Qt only looks at."""

    def __init__(self, compiled: bytes, parent: QCoreApplication) -> None:
        super().__init__(parent)
        self._compiled = compiled
        if not self.load(compiled):
            raise ValueError("a compiled catalog that Qt does not read")


def language_of(setting: str, wanted: Iterable[str] | None = None) -> str:
    """The language to put on: the setting, else the first of ``wanted`` that there is.

    ``wanted``: what the system asks for, such as "de-AT"; by default what Qt says of it.
    """
    if setting in LANGUAGES and setting != SYSTEM:
        return setting
    for name in QLocale.system().uiLanguages() if wanted is None else wanted:
        short = name.replace("_", "-").split("-")[0]
        if short in LANGUAGES and short != SYSTEM:
            return short
    return ENGLISH


def install(app: QCoreApplication, setting: str) -> str:
    """Puts a language on the whole program, in place of the one before. Returns its code.

    Numbers follow the language that was chosen; with "as the system" they follow the system.
    """
    language = language_of(setting)
    remove(app)
    QLocale.setDefault(QLocale.system() if setting == SYSTEM else QLocale(language))
    if language != ENGLISH:
        qt = QTranslator(app)
        if qt.load(
            f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        ):
            app.installTranslator(qt)
    try:
        words = catalog.read_language(resources.path("translations"), language)
        ours = OurTranslator(catalog.compiled(words), app)
    except (OSError, ParseError, ValueError) as error:
        log.warning("The language %s cannot be read: %s", language, error)
        return ENGLISH
    app.installTranslator(ours)
    FILLED.learn(words.templates(TEXTS) if language != ENGLISH else ())
    return language


def remove(app: QCoreApplication) -> None:
    """Takes off every language that was put on."""
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    FILLED.learn(())
