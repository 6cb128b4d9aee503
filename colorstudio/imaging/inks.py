"""A picture as areas of ink: edges without a third ink, no island or line that cannot be printed.

An antialiased edge between a red and a green area holds browns and greys. Taken by nearness alone,
some of them become a third ink: a fringe. So pixels that a blend of two opposite neighbours
explains are told apart as *transitions*, and take one of the two inks that stand still beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import cv2
import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.bands import nothing, run_bands
from colorstudio.imaging.color import decode_rgb
from colorstudio.imaging.oklab import linear_to_oklab
from colorstudio.imaging.palette import Palette, Role
from colorstudio.imaging.profiles import SRGB, Profile
from colorstudio.imaging.transport import palette_codes

MAX_INKS = 32
ROUNDS = 4
"""What takes the place of a thin line may be thin itself; rarely more than twice."""
NO_INK = -1
"""The label of a transparent pixel; it is printed like paper."""
MM_PER_INCH = 25.4


@dataclass(frozen=True, eq=False)
class Areas:
    """``labels``: h x w int32 swatch per pixel, NO_INK where transparent. ``transitions``: h x w
    bool. ``edge_pixels``, ``third_ink_pixels``: how many transitions there are, and how many of
    them took an ink that stands still nowhere beside them."""

    labels: np.ndarray
    transitions: np.ndarray
    edge_pixels: int
    third_ink_pixels: int

    @property
    def third_ink_rate(self) -> float:
        return self.third_ink_pixels / self.edge_pixels if self.edge_pixels else 0.0


def pixels_of(millimetres: float, dpi: float) -> float:
    """A length on paper in pixels."""
    return millimetres * dpi / MM_PER_INCH


def check_inks(palette: Palette) -> Palette:
    """The palette itself. Raises BadInput where there is no ink, or more than a press has."""
    palette.checked()
    inks = sum(s.role is Role.ink for s in palette)
    if inks == 0:
        raise BadInput("The palette has paper and no ink.", "Give a colour the role ink.")
    if inks > MAX_INKS:
        raise BadInput(f"{inks} inks are more than can be printed.", f"Use {MAX_INKS} at most.")
    return palette


def ink_areas(
    codes: np.ndarray,
    profile: Profile,
    palette: Palette,
    *,
    labels: np.ndarray | None = None,
    check: Callable[[], None] = nothing,
) -> Areas:
    """Which ink each pixel of a picture (h x w x 4) gets. ``labels``: a first division, such as an
    exact palette's; without it each pixel takes the nearest ink in OKLab. Raises BadInput."""
    from colorstudio.imaging.inks_kernels import REACH, settle, slivers, third_inks, transitions

    oklab = _oklab(codes, profile)
    inks = _ink_colors(palette, profile)
    if labels is None:
        labels = _nearest(oklab, inks, check)
    labels = np.where(codes[..., 3] >= 0.5 * np.iinfo(codes.dtype).max, labels, NO_INK)
    labels = labels.astype(np.int32)
    h, w = labels.shape
    moving = np.zeros((h, w), bool)
    run_bands(lambda a, b: transitions(oklab, a, b, moving), h, width=w, check=check)
    flat, colors = moving, inks.astype(np.float32)
    moving, out = np.zeros((h, w), bool), np.empty_like(labels)
    run_bands(
        lambda a, b: slivers(labels, flat, oklab, colors, a, b, moving), h, width=w, check=check
    )
    run_bands(
        lambda a, b: settle(labels, moving, oklab, colors, a, b, out), h, width=w, check=check
    )
    still = np.where(moving, NO_INK - 1, labels).astype(np.int32)
    zone, third = third_inks(out, moving, still, REACH)
    return Areas(out, moving, int(zone), int(third))


def _oklab(codes: np.ndarray, profile: Profile) -> np.ndarray:
    """OKLab of a picture, float32; rows at a time, since float64 of 24 megapixels is 600 MB."""
    out = np.empty((*codes.shape[:2], 3), np.float32)

    def work(first: int, last: int) -> None:
        linear = decode_rgb(codes[first:last, :, :3], profile)
        out[first:last] = linear_to_oklab(linear, profile)

    run_bands(work, codes.shape[0], width=codes.shape[1])
    return out


def _ink_colors(palette: Palette, profile: Profile) -> np.ndarray:
    codes = palette_codes(palette, profile, np.uint16)
    return linear_to_oklab(decode_rgb(codes, profile).astype(np.float64), profile)


def _nearest(oklab: np.ndarray, inks: np.ndarray, check: Callable[[], None]) -> np.ndarray:
    out = np.empty(oklab.shape[:2], np.int32)
    colors = inks.astype(np.float32)

    def work(first: int, last: int) -> None:
        best = np.full((last - first, oklab.shape[1]), np.inf, np.float32)
        at = np.zeros(best.shape, np.int32)
        for k, color in enumerate(colors):
            far = ((oklab[first:last] - color) ** 2).sum(axis=-1)
            nearer = far < best
            best[nearer] = far[nearer]
            at[nearer] = k
        out[first:last] = at

    run_bands(work, oklab.shape[0], width=oklab.shape[1], check=check)
    return out


# -- what cannot be printed ------------------------------------------------------------------------


def parts_of(labels: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Connected parts (by sides): h x w int32 numbers, each part's area, each part's label."""
    parts = np.zeros(labels.shape, np.int32)
    areas: list[np.ndarray] = []
    owners: list[np.ndarray] = []
    start = 0
    for k in np.unique(labels):
        count, found, stats, _ = cv2.connectedComponentsWithStats(
            (labels == k).astype(np.uint8), connectivity=4, ltype=cv2.CV_32S
        )
        here = found > 0
        parts[here] = found[here] + (start - 1)
        areas.append(stats[1:, cv2.CC_STAT_AREA].astype(np.int64))
        owners.append(np.full(count - 1, k, np.int32))
        start += count - 1
    return parts, np.concatenate(areas), np.concatenate(owners)


def without_islands(
    labels: np.ndarray,
    inks: np.ndarray,
    least_area: float,
    *,
    check: Callable[[], None] = nothing,
) -> tuple[np.ndarray, int]:
    """Labels with no connected part below ``least_area`` pixels, and how many parts were given up.

    A part joins the ink beside it that is nearest in colour (``inks`` K x 3 OKLab), of those that
    share at least a fifth of its border. The last part of a picture stays whatever its size.
    """
    from colorstudio.imaging.inks_kernels import borders, waiting

    labels, given_up = labels.copy(), 0
    if least_area <= 1:
        return labels, 0
    for _ in range(64):
        check()
        parts, areas, owners = parts_of(labels)
        small = np.flatnonzero((areas < least_area) & (owners >= 0))
        if not len(small) or len(areas) == 1:
            break
        shared = np.zeros((len(areas), len(inks)), np.int64)
        borders(parts, labels, len(areas), len(inks), shared)
        target = owners.copy()
        is_small, waits = np.zeros(len(areas), bool), np.zeros(len(areas), bool)
        is_small[small] = True
        waiting(parts, areas, is_small, waits)
        going = small[~waits[small]]
        beside = shared[going].astype(np.float64)
        beside[np.arange(len(going)), owners[going]] = 0
        far = ((inks[None] - inks[owners[going]][:, None]) ** 2).sum(axis=-1)
        far[beside < np.maximum(0.2 * beside.sum(axis=1, keepdims=True), 0.5)] = np.inf
        can = np.isfinite(far).any(axis=1)
        if not can.any():
            break
        target[going[can]] = far[can].argmin(axis=1)
        given_up += int(can.sum())
        labels = target[parts].astype(np.int32)
    return labels, given_up


def without_thin_lines(
    labels: np.ndarray,
    least_width: float,
    *,
    check: Callable[[], None] = nothing,
) -> tuple[np.ndarray, int]:
    """Labels with no line thinner than ``least_width`` pixels, and how many pixels changed.

    What a disk of that width cannot enter goes to what lies nearest to it.
    """
    if least_width <= 1:
        return labels.copy(), 0
    before, labels = labels, labels.copy()
    for _ in range(ROUNDS):
        check()
        thin = np.zeros(labels.shape, bool)
        present = [k for k in np.unique(labels) if k >= 0]
        with ThreadPoolExecutor(2) as pool:
            for part in pool.map(partial(_thin, labels, width=least_width), present):
                thin |= part
        if not thin.any() or thin.all():
            break
        labels = np.where(thin, _from_nearest(labels, ~thin), labels)
    return labels, int((labels != before).sum())


def _thin(labels: np.ndarray, ink: int, width: float) -> np.ndarray:
    inside = labels == ink
    return inside & ~_opened(inside, width)


def _opened(inside: np.ndarray, width: float) -> np.ndarray:
    """What a disk of that diameter covers while it stays inside; the picture's rim is no border."""
    padded = np.pad(inside.astype(np.uint8), 1, mode="edge")
    depth = cv2.distanceTransform(padded, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    middles = depth >= width / 2 - 0.01
    if not middles.any():
        return np.zeros_like(inside)
    far = cv2.distanceTransform((~middles).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return inside & (far < width / 2 + 0.01)[1:-1, 1:-1]


def _from_nearest(labels: np.ndarray, kept: np.ndarray) -> np.ndarray:
    """For every pixel the label of the nearest kept one."""
    _, found = cv2.distanceTransformWithLabels(
        (~kept).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    at = np.asarray(found, np.int32)
    table = np.zeros(int(at.max()) + 1, labels.dtype)
    table[at[kept]] = labels[kept]
    return table[at]


def trapped(
    labels: np.ndarray, ink: int, lightness: np.ndarray, printed: np.ndarray, trap: float
) -> np.ndarray:
    """Where an ink is printed (h x w bool): its area, spread by ``trap`` pixels under darker inks.

    ``lightness``: K, of the swatches. ``printed``: K bool, False for paper, under which nothing is
    spread: an edge to bare paper stays where it is.
    """
    inside = labels == ink
    if trap <= 0 or not inside.any():
        return inside
    darker = np.flatnonzero(printed & (lightness < lightness[ink]))
    if not len(darker):
        return inside
    far = cv2.distanceTransform((~inside).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return inside | ((far <= trap) & np.isin(labels, darker))


def underbase(labels: np.ndarray, printed: np.ndarray, choke: float) -> np.ndarray:
    """The white that is printed first on a dark ground: all inks' area, drawn in by ``choke``."""
    inside = np.isin(labels, np.flatnonzero(printed))
    if choke <= 0:
        return inside
    depth = cv2.distanceTransform(
        np.pad(inside.astype(np.uint8), 1, mode="edge"), cv2.DIST_L2, cv2.DIST_MASK_PRECISE
    )[1:-1, 1:-1]
    return depth > choke


def warm_up() -> None:
    """Compiles the kernels of separations, or loads them from numba's cache."""
    palette = Palette.of(["#ffffff", "#d02020", "#202020"])
    codes = np.full((12, 12, 4), 255, np.uint8)
    codes[3:9, 3:9, :3] = 40
    codes[6, 6, :3] = (200, 30, 30)
    areas = ink_areas(codes, SRGB, palette)
    without_islands(areas.labels, _ink_colors(palette, SRGB), 4)
