"""Which pictures belong together, and which of them are kept from training."""

from __future__ import annotations

import re
from hashlib import sha1

TRAIN, VALIDATION, TEST = "train", "validation", "test"
SPLITS = (TRAIN, VALIDATION, TEST)
HELD_OUT = (
    "beacon-street-sunset",
    "blue-periwinkle",
    "fragrant-chamomile",
    "motherboard-circuits",
    "orange-hallway",
    "perched-osprey",
    "serene",
    "spiral-firework",
    "taipei-city",
    "tunnel-zion-park",
)
"""Photos that are shown at full size: neither they nor their tiles are ever trained on."""
TILE = re.compile(r"_s\d+_\d+_\d+$")


def family_of_glyph(code: str) -> str:
    """The family of a glyph, of its code points ("1f468-1f3fb-200d-1f33e").

    The first code point, so that tones, genders and joined variants stay together; clock faces,
    keycaps and flags are one family each.
    """
    points = [int(part, 16) for part in code.split("-")]
    first = points[0]
    if 0x20E3 in points:
        return "keycap"
    if 0x1F1E6 <= first <= 0x1F1FF or first in (0x1F3F4, 0x1F3F3, 0xFE82B, 0x1F6A9, 0x1F38C):
        return "flag"
    if 0x1F550 <= first <= 0x1F567:
        return "clock"
    return f"{first:x}"


def family_of_photo(name: str) -> str:
    """The family of a photo's file name without its ending: its tiles belong to it."""
    return TILE.sub("", name)


def split_of(family: str) -> str:
    """``train``, ``validation`` or ``test``: by the first 32 bits of the SHA-1 of the family."""
    if family in HELD_OUT:
        return TEST
    part = int(sha1(family.encode()).hexdigest()[:8], 16) % 10
    return TEST if part == 0 else VALIDATION if part == 1 else TRAIN
