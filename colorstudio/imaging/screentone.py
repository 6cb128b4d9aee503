"""Where a page is filled with a printed tone: many small dots of one size at one spacing."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

INK = 128
"""Darkness from which a pixel is ink."""
LEAST_DOT_PX = 2
LARGEST_DOT_PX = 20
LEAST_DOTS = 12
"""A tone has so many dots that touch one another's cells; an animal has fewer freckles."""
PITCHES_PX = ((3.0, 8.0), (7.0, 14.0), (12.0, 30.0))
"""Classes of spacing. They overlap, so that no tone falls between two."""
ROUND = 2.2
"""A dot's longer side is at most so many times its shorter one."""
SIZES = 2.0
"""And its area is within this factor of what lies around it."""
SAME_SPACING = 1.35
"""Like dots around a dot have its own spacing within this factor; those of a leopard do not."""
SPACINGS = 1.65
"""Fourth nearest dot over the nearest: 1 in a lattice, 1.41 at its rim, 2 and more in lettering."""
NEIGHBOURS = 4
LIKE_NEIGHBOURS = 2
JUDGED = 30_000
"""At most so many dots are judged by their neighbours; of more the others follow their cell."""
JUDGED_PER_CELL = 16
BAND_ROWS = 1024
"""Dots are looked for in bands of the page: labels of a whole page at 600 dpi take 270 MB."""


@dataclass(frozen=True, eq=False)
class _Dots:
    """Small components: centres (N x 2 float32, x and y) and area (N float32)."""

    centre: np.ndarray
    area: np.ndarray


def screentone(darkness: np.ndarray) -> np.ndarray:
    """Where the page has a tone, H x W bool: the dots and the paper between them.

    ``darkness``: H x W uint8, 0 paper, 255 full ink. Dots of 2 to 12 px at a spacing of 4 to 30 px
    are found, as are the holes between dots so large that they touch. Lines, lettering, hatching
    and a few dots are no tone. The mask ends about half a spacing outside the outermost dots.
    """
    ink = (darkness >= INK).view(np.uint8)
    mask = _dotted(ink)
    mask |= _dotted(1 - ink)
    return mask.view(bool)


def _dotted(marks: np.ndarray) -> np.ndarray:
    """Where small components of ``marks`` (H x W of 0 and 1) lie in a lattice, H x W uint8."""
    out = np.zeros(marks.shape, np.uint8)
    dots = _small(marks)
    if len(dots.area) < LEAST_DOTS:
        return out
    centre, pitch = _in_lattice(dots)
    for low, high in PITCHES_PX:
        members = (pitch >= low) & (pitch <= high)
        if np.count_nonzero(members) >= LEAST_DOTS:
            _fill(out, centre[members], high)
    return out


def _small(marks: np.ndarray) -> _Dots:
    parts = [
        _small_in_band(marks, top, min(top + BAND_ROWS, len(marks)))
        for top in range(0, len(marks), BAND_ROWS)
    ]
    centres, areas = zip(*parts, strict=True)
    return _Dots(np.concatenate(centres), np.concatenate(areas))


def _small_in_band(marks: np.ndarray, top: int, bottom: int) -> tuple[np.ndarray, np.ndarray]:
    """Centres and areas of the small components whose centre lies in rows top .. bottom - 1."""
    first = max(0, top - LARGEST_DOT_PX)
    band = marks[first : bottom + LARGEST_DOT_PX]
    _, _, stats, centres = cv2.connectedComponentsWithStats(band, connectivity=4)
    width, height, area = stats[1:, 2], stats[1:, 3], stats[1:, 4]
    long, short = np.maximum(width, height), np.minimum(width, height)
    kept = (long <= LARGEST_DOT_PX) & (long <= ROUND * short) & (area >= LEAST_DOT_PX)
    y = centres[1:, 1] + first
    kept &= (y >= top) & (y < bottom)
    centre = np.stack([centres[1:, 0][kept], y[kept]], axis=1).astype(np.float32)
    return centre, area[kept].astype(np.float32)


def _in_lattice(dots: _Dots) -> tuple[np.ndarray, np.ndarray]:
    """Centres of the dots that have like neighbours all around, and the spacing there in pixels."""
    from colorstudio.imaging.screentone_kernels import nearest

    step = -(-len(dots.area) // JUDGED)
    asked = dots.centre[::step]
    reach = PITCHES_PX[-1][1] * SPACINGS
    distance, near = nearest(dots.centre, asked, NEIGHBOURS + 1, np.float32(reach))
    area = np.append(dots.area, np.inf)[near]
    typical = np.median(area, axis=1)[:, None]
    good = ((area <= SIZES * typical) & (area * SIZES >= typical)).all(axis=1)
    good &= np.isfinite(distance[:, -1]) & (distance[:, -1] <= SPACINGS * distance[:, 1])
    pitch = distance[:, 1]
    if step > 1:
        return _followed(dots.centre, asked, good, pitch)
    around = np.where(np.append(good, False), np.append(pitch, np.inf), np.inf)[near[:, 1:]]
    same = (around <= SAME_SPACING * pitch[:, None]) & (around * SAME_SPACING >= pitch[:, None])
    good &= same.sum(axis=1) >= LIKE_NEIGHBOURS
    return asked[good], pitch[good]


def _followed(
    centre: np.ndarray, asked: np.ndarray, good: np.ndarray, pitch: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """All dots (N x 2) of square cells in which most of the ``asked`` ones are ``good``."""
    extent = centre.max(axis=0) + 1
    side = max(16.0, float(np.sqrt(JUDGED_PER_CELL * extent.prod() / len(asked))))
    columns = int(extent[0] / side) + 1
    across = np.float32(1 / side)

    def cell_of(points: np.ndarray) -> np.ndarray:
        cells = (points * across).astype(np.int32)
        return cells[:, 1] * columns + cells[:, 0]

    cell, size = cell_of(asked), columns * (int(extent[1] / side) + 1)
    votes = np.bincount(cell, np.where(good, 1.0, -1.0), size)
    many = np.maximum(1, np.bincount(cell[good], minlength=size))
    spacing = np.bincount(cell[good], pitch[good], size) / many
    spacing[votes <= 0] = 0
    of_dot = spacing[cell_of(centre)]
    followed = of_dot > 0
    return centre[followed], of_dot[followed]


def _fill(out: np.ndarray, centre: np.ndarray, pitch: float) -> None:
    """Marks in ``out`` what dots at ``centre`` (N x 2) at most ``pitch`` px apart cover."""
    h, w = out.shape
    cell = max(1, int(pitch / 4))
    small = np.zeros((h // cell + 1, w // cell + 1), np.uint8)
    x, y = (centre / cell).astype(np.int32).T
    small[y, x] = 1
    reach = int(np.ceil(0.75 * pitch / cell))
    grown = cv2.dilate(small, np.ones((2 * reach + 1,) * 2, np.uint8))
    count, found = cv2.connectedComponents(grown, connectivity=4)
    labels = np.asarray(found, np.int32)
    many = np.bincount(labels[y, x], minlength=count) >= LEAST_DOTS
    many[0] = False
    grown = many.astype(np.uint8).take(labels)
    back = max(0, reach - 1)
    grown = cv2.erode(grown, np.ones((2 * back + 1,) * 2, np.uint8), borderValue=1)
    full = cv2.resize(grown, (grown.shape[1] * cell, grown.shape[0] * cell), interpolation=0)
    out |= full[:h, :w]
