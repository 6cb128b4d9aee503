"""JSON from files that anybody may have written: whatever is wrong with it is a ValueError."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

MOST_DIGITS = 18
"""Of whole numbers: what is longer counts nothing here, and stops what calculates with it."""


def loads(
    text: str | bytes,
    *,
    object_pairs_hook: Callable[[list[tuple[str, Any]]], Any] | None = None,
) -> Any:
    """The value of a JSON text, as `json.loads` gives it.

    Raises ValueError for what is no JSON, for brackets deeper inside of each other than can be
    followed, and for whole numbers of more than `MOST_DIGITS` digits.
    """
    try:
        return json.loads(text, parse_int=_whole, object_pairs_hook=object_pairs_hook)
    except RecursionError as error:
        raise ValueError("its brackets lie too deep inside of each other") from error


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS + 1:
        raise ValueError("it holds a number that is far too long")
    return int(digits)
