"""From ink to regions with the artist's marks: walls, joins, lettering and screentone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from colorstudio.imaging.bands import nothing
from colorstudio.imaging.flats import path
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.regions import KEPT, Gap, Regions, found

LETTERING, SCREENTONE = "Lettering", "Screentone"
"""Masks of these names say by hand where lettering and screentone are; then none is looked for."""


@dataclass(frozen=True, eq=False)
class Lettering:
    """Where ink is lettering and where screentone: H x W bool each, None for nowhere."""

    letters: np.ndarray | None = None
    tone: np.ndarray | None = None

    @property
    def passable(self) -> np.ndarray | None:
        """Ink that parts nothing."""
        if self.letters is None or self.tone is None:
            return self.letters if self.tone is None else self.tone
        return self.letters | self.tone


def lettering_in(
    darkness: np.ndarray,
    *,
    letters: np.ndarray | None = None,
    tone: np.ndarray | None = None,
    check: Callable[[], None] = nothing,
) -> Lettering:
    """Lettering and screentone of a drawing (H x W uint8), but for what is given by hand."""
    from colorstudio.imaging.lettering import lettering
    from colorstudio.imaging.screentone import screentone

    if tone is None:
        check()
        tone = screentone(darkness)
    if letters is None:
        check()
        letters = lettering(darkness, tone)
    return Lettering(
        letters if letters.any() else None,
        tone if tone.any() else None,
    )


def cut(
    darkness: np.ndarray,
    marks: Iterable[Hint] = (),
    *,
    gap: float = 12.0,
    threshold: int = 96,
    lettering: Lettering | None = None,
    check: Callable[[], None] = nothing,
) -> tuple[Regions, tuple[Gap, ...]]:
    """The regions of a drawing and the gaps of its lines. See `regions.found`.

    ``marks``: in its coordinates; barriers among them are walls, regions that a join crosses are
    one. Balloons, and what is inside of letters, get the role KEPT.
    """
    from colorstudio.imaging.lettering import balloons

    lettering = lettering or Lettering()
    h, w = darkness.shape
    marks = tuple(marks)
    regions, gaps = found(
        darkness,
        gap=gap,
        threshold=threshold,
        walls=_walls([m for m in marks if m.kind == "barrier"], (w, h)),
        passable=lettering.passable,
        joined=[_places(m, (w, h)) for m in marks if m.kind == "join"],
        check=check,
    )
    if lettering.letters is not None:
        check()
        role = regions.role.copy()
        role[balloons(regions, lettering.letters)] = KEPT
        regions = replace(regions, role=role)
    return regions, gaps


def _walls(barriers: list[Hint], size: tuple[int, int]) -> np.ndarray | None:
    if not barriers:
        return None
    out = np.zeros((size[1], size[0]), np.uint8)
    for mark in barriers:
        points = np.rint(np.asarray(mark.points, np.float64)).astype(np.int32)
        thickness = max(1, round(2 * mark.radius))
        cv2.polylines(out, [points.reshape(-1, 1, 2)], False, 1, thickness, cv2.LINE_8)
    return out.view(bool)


def _places(mark: Hint, size: tuple[int, int]) -> np.ndarray:
    """Flat indices of the pixels along the middle of a mark."""
    places = path(mark, size)
    return places[:, 1] * size[0] + places[:, 0]


def warm_up() -> None:
    """Compiles every kernel of drawings, or loads it from numba's cache; for a quiet moment."""
    from colorstudio.imaging.color import Color
    from colorstudio.imaging.flats import Flatter
    from colorstudio.imaging.geometry import Rect
    from colorstudio.imaging.hints import Hints
    from colorstudio.imaging.lineart import ink_changed, separated
    from colorstudio.imaging.pixels import Pixels

    side = 96
    for dtype, full in ((np.uint8, 255), (np.uint16, 65535)):
        page = np.full((side, side, 4), full, dtype)
        cv2.circle(mask := np.zeros((side, side), np.uint8), (48, 48), 30, 1, 3)
        mask[44:50, 70:] = 0  # a gap
        page[mask > 0, :3] = 0
        drawing = Pixels(page)
        art = separated(drawing)
        ink_changed(drawing, art, drawing)
    regions, _ = cut(art.darkness, lettering=lettering_in(art.darkness))
    marks = tuple(
        Hint(f"h{n}", "point", ((float(x), 48.0),), color=Color(50, n, 0))
        for n, x in enumerate((40, 56, 8))
    )
    flats = Flatter(regions, art.darkness).solve(Hints((side, side), marks))
    flats.shown(Rect(0, 0, side, side))
