"""Whether this is a start to get well again: default settings, no graphics card, no plug-ins.

``--safe-mode`` turns it on, or ``COLORSTUDIO_SAFE_MODE=1``, which child processes inherit.
Nothing that a person has set is changed meanwhile.
"""

from __future__ import annotations

import os

VARIABLE = "COLORSTUDIO_SAFE_MODE"


def enter() -> None:
    """Turns it on, until the program ends."""
    os.environ[VARIABLE] = "1"


def on() -> bool:
    """Whether preferences, the graphics card and what others have added are left aside."""
    return os.environ.get(VARIABLE, "0") not in ("", "0")
