"""Reads bytes of a palette file in order and never beyond their end."""

from __future__ import annotations

import struct
from typing import Any


class Damaged(Exception):
    """The bytes are not what their format asks for; the text ends a sentence that begins with
    "NAME cannot be read as FORMAT: " and has no full stop."""


class Cursor:
    """A place in ``data`` that moves on with every read. All reads raise Damaged at the end."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data = data
        self.at = at

    @property
    def left(self) -> int:
        """Bytes that are still to come."""
        return len(self.data) - self.at

    def take(self, count: int) -> bytes:
        """The next ``count`` bytes."""
        if count > self.left:
            raise Damaged("it ends too early")
        self.at += count
        return self.data[self.at - count : self.at]

    def unpack(self, layout: str) -> tuple[Any, ...]:
        """The next values, by a layout of the struct module."""
        return struct.unpack(layout, self.take(struct.calcsize(layout)))

    def number(self, layout: str) -> int:
        """The next whole number, by a layout of one value."""
        return int(self.unpack(layout)[0])

    def part(self, count: int) -> Cursor:
        """A cursor over the next ``count`` bytes alone; this one stands behind them."""
        return Cursor(self.take(count))
