"""Edits of a reference by words, as a file, a panel and the command line have them."""

from __future__ import annotations

from dataclasses import dataclass

THRESHOLDS = (0.5, 0.55, 0.65, 0.95)


@dataclass(frozen=True)
class TextEdit:
    """One edit of the reference's tokens (ColorizeDiffusion, Algorithms 1 and 2).

    ``target``: what shall be seen; ``anchor``: what it takes the place of, "" for none;
    ``control``: where, "" for everywhere. ``scale``: the paper's target_scale, or None for
    ``slider``: -1 ... 1 and beyond in units of the spread of v_cls.e that the bundle knows; 0
    leaves the tokens as they are, bit by bit. ``thresholds``: ts0 < ts1 < ts2 < ts3.
    ``strength``: r of Eq. 10. ``muted``: left out.
    """

    target: str
    anchor: str = ""
    control: str = ""
    scale: float | None = None
    slider: float = 0.0
    enhance: bool = False
    thresholds: tuple[float, float, float, float] = THRESHOLDS
    strength: float = 2.0
    muted: bool = False
