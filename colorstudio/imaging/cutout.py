"""Cuts an object out of a small picture from clicks and a box, without any trained weights.

A click says little: the object is all that belongs together around it. Distances along the picture
(`cutout_kernels.geodesic`), cheap within what looks alike and dear across edges, grow regions
around the clicks; of these the one whose border lies best on edges is taken, and colour models of
inside and outside with a smooth border finish it (GrabCut: Rother, Kolmogorov and Blake 2004). A
box says what is outside for certain.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

Point = tuple[float, float, bool]
"""x, y in the small picture's pixels, and whether it belongs to the object."""
Box = tuple[float, float, float, float]

SEED_PX = 3
"""Radius of a click."""
STILL = 0.25
"""What a step costs that crosses no edge, in L*a*b* units per pixel."""
ROUNDS = 8
STEPS = 28
"""Regions that are grown around a first click."""
LEAST_PART, MOST_PART = 0.003, 0.45
"""Parts of the picture that an object may be."""
ITERATIONS = 4
COARSE_SIDE = 192
"""Longest side at which the colour models are found; at twice that they take a second."""


def cut_out(
    bgr: np.ndarray, lab: np.ndarray, seen: np.ndarray, points: Sequence[Point], box: Box | None
) -> tuple[np.ndarray, float]:
    """The object as a soft mask, h x w float32, and a score in [0, 1].

    ``bgr`` h x w x 3 uint8; ``lab`` h x w x 3 float32 CIELAB; ``seen`` h x w bool: not transparent.
    """
    h, w = seen.shape
    wanted, unwanted = _disks((h, w), points)
    trimap = np.full((h, w), cv2.GC_PR_BGD, np.uint8)
    region = _region(lab, seen, points, wanted, unwanted, box)
    trimap[region] = cv2.GC_PR_FGD
    far = cv2.dilate(region.astype(np.uint8), _disk(max(4, round(0.06 * max(h, w))))) == 0
    trimap[far] = cv2.GC_BGD
    if box is not None:
        trimap[~_inside(box, (h, w))] = cv2.GC_BGD
    trimap[~seen] = cv2.GC_BGD
    trimap[unwanted] = cv2.GC_BGD
    trimap[wanted & seen] = cv2.GC_FGD
    found = _grab(bgr, trimap)
    found = _tidied(found, points, wanted, unwanted)
    if found.sum() < 0.3 * region.sum():  # the colour models lost the object: what was grown stands
        found = _tidied(region, points, wanted, unwanted)
    if box is not None:
        found &= _inside(box, (h, w))
    return _softened(found), _score(lab, found)


def _region(
    lab: np.ndarray,
    seen: np.ndarray,
    points: Sequence[Point],
    wanted: np.ndarray,
    unwanted: np.ndarray,
    box: Box | None,
) -> np.ndarray:
    """A first idea of the object, h x w bool."""
    h, w = seen.shape
    outside = np.zeros((h, w), bool)
    outside[0], outside[-1], outside[:, 0], outside[:, -1] = True, True, True, True
    if box is not None:
        outside = ~_inside(box, (h, w))
        region = _box_region(lab, outside, seen)
        if unwanted.any():
            depth = cv2.distanceTransform(region.astype(np.uint8), cv2.DIST_L2, 5)
            away = cv2.dilate(unwanted.astype(np.uint8), _disk(max(3, round(0.05 * max(h, w)))))
            core = (depth > 0.2 * depth.max()) & (away == 0)
            region &= _distance(lab, core | wanted) < _distance(lab, unwanted)
        return region | wanted
    near = _distance(lab, wanted)
    away = _distance(lab, (outside & ~wanted) | unwanted)
    if not unwanted.any() and sum(p[2] for p in points) == 1:
        return _best_grown(lab, near, wanted, seen)
    return (near < away) & seen


def _box_region(lab: np.ndarray, outside: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """In a box without a click: what is unlike the surroundings, seen from the box's border."""
    inside = ~outside & seen
    if not inside.any() or not outside.any():
        return inside
    away = _distance(lab, outside)
    limit = np.quantile(away[inside], 0.2)
    core = cv2.distanceTransform((~outside).astype(np.uint8), cv2.DIST_L2, 5)
    return inside & ((away >= limit) | (core > 0.35 * core.max()))


def _best_grown(
    lab: np.ndarray, near: np.ndarray, wanted: np.ndarray, seen: np.ndarray
) -> np.ndarray:
    """Of the regions within growing distances, the one whose border lies best on edges."""
    h, w = seen.shape
    edges = _edges(lab)
    finite = near[np.isfinite(near) & seen]
    if not finite.size:
        return wanted
    limits = np.quantile(finite, np.linspace(LEAST_PART, MOST_PART, STEPS))
    best, score = wanted, -np.inf
    for limit in np.unique(limits):
        region = _filled((near <= limit) & seen)
        border = region & ~cv2.erode(region.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(
            bool
        )
        rim = np.zeros_like(border)
        rim[0], rim[-1], rim[:, 0], rim[:, -1] = True, True, True, True
        free = border & ~rim
        if not free.any():
            continue
        contrast = float(np.minimum(edges[free], 30).mean())
        touching = float((border & rim).sum() / border.sum())
        area = region.sum() / (h * w)
        round_ = 4 * np.pi * region.sum() / max(1.0, float(border.sum()) ** 2)
        value = contrast * (1 - touching) ** 2 * (0.6 + 0.4 * min(1, round_ * 2)) * area**0.15
        if value > score:
            best, score = region, value
    return best


def _edges(lab: np.ndarray) -> np.ndarray:
    """Strength of edges in units of L*a*b*, the strongest within a pixel around."""
    gx = cv2.Sobel(lab, cv2.CV_32F, 1, 0, scale=0.25)
    gy = cv2.Sobel(lab, cv2.CV_32F, 0, 1, scale=0.25)
    strength = np.sqrt((gx**2 + gy**2).sum(axis=-1))
    return cv2.dilate(strength, np.ones((3, 3), np.uint8))


def _distance(lab: np.ndarray, seeds: np.ndarray) -> np.ndarray:
    from colorstudio.imaging.cutout_kernels import geodesic

    out = np.empty(seeds.shape, np.float32)
    geodesic(lab, seeds, np.float32(STILL), ROUNDS, out)
    return out


def _grab(bgr: np.ndarray, trimap: np.ndarray) -> np.ndarray:
    """GrabCut at COARSE_SIDE, then once more at full size along the border that it found."""
    h, w = trimap.shape
    scale = COARSE_SIDE / max(h, w)
    if scale >= 1:
        return _grabbed(bgr, trimap, ITERATIONS)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = cv2.resize(bgr, size, interpolation=cv2.INTER_AREA)
    rough = cv2.resize(trimap, size, interpolation=cv2.INTER_NEAREST)
    found = _grabbed(small, rough, ITERATIONS).astype(np.float32)
    found = cv2.resize(found, (w, h), interpolation=cv2.INTER_LINEAR) > 0.5
    band = max(2, round(1.5 / scale))
    near = cv2.dilate(found.astype(np.uint8), _disk(band)) != cv2.erode(
        found.astype(np.uint8), _disk(band)
    )
    fine = np.where(found, cv2.GC_FGD, cv2.GC_BGD).astype(np.uint8)
    fine[near & found], fine[near & ~found] = cv2.GC_PR_FGD, cv2.GC_PR_BGD
    certain = np.isin(trimap, (cv2.GC_FGD, cv2.GC_BGD))
    fine[certain] = trimap[certain]
    return _grabbed(bgr, fine, 1)


def _grabbed(bgr: np.ndarray, trimap: np.ndarray, iterations: int) -> np.ndarray:
    """GrabCut from a trimap; what cannot be modelled (one side empty) is taken as it is."""
    sides = [np.isin(trimap, kinds).any() for kinds in ((0, 2), (1, 3))]
    if not all(sides):
        return np.isin(trimap, (cv2.GC_FGD, cv2.GC_PR_FGD))
    out = trimap.copy()
    cv2.setRNGSeed(1)  # its k-means is drawn by lot
    models = np.zeros((1, 65)), np.zeros((1, 65))
    try:
        cv2.grabCut(bgr, out, None, *models, iterations, cv2.GC_INIT_WITH_MASK)  # type: ignore[call-overload]
    except cv2.error:
        return np.isin(trimap, (cv2.GC_FGD, cv2.GC_PR_FGD))
    return np.isin(out, (cv2.GC_FGD, cv2.GC_PR_FGD))


def _tidied(
    found: np.ndarray, points: Sequence[Point], wanted: np.ndarray, unwanted: np.ndarray
) -> np.ndarray:
    """Without crumbs and holes; parts with a click stay, holes with a click against them too."""
    found = found.astype(np.uint8)
    count, found_parts, stats, _ = cv2.connectedComponentsWithStats(found, connectivity=8)
    parts = np.asarray(found_parts, np.int32)
    if count > 1:
        areas = stats[1:, cv2.CC_STAT_AREA]
        keep = np.concatenate([[False], areas >= 0.12 * areas.max()])
        if any(p[2] for p in points):
            touched = np.zeros(count, bool)
            touched[np.unique(parts[wanted & (parts > 0)])] = True
            keep = touched if touched[1:].any() else keep
        found = keep[parts].astype(np.uint8)
    filled = _filled(found.astype(bool))
    holes = filled & (found == 0)
    count, parts = cv2.connectedComponents(holes.astype(np.uint8), connectivity=4)
    for n in np.unique(parts[unwanted & holes]):
        filled[parts == n] = False
    return filled & ~unwanted | wanted


def _filled(region: np.ndarray) -> np.ndarray:
    """With its holes: what the picture's border cannot reach from outside."""
    padded = np.pad((~region).astype(np.uint8), 1, constant_values=1)
    mask = np.zeros((padded.shape[0] + 2, padded.shape[1] + 2), np.uint8)
    cv2.floodFill(padded, mask, (0, 0), 2)
    return padded[1:-1, 1:-1] != 2


def _softened(found: np.ndarray) -> np.ndarray:
    return cv2.GaussianBlur(found.astype(np.float32), (0, 0), 0.7)


def _score(lab: np.ndarray, found: np.ndarray) -> float:
    """How sharply the border stands against what lies around it, 0 to 1."""
    if not found.any() or found.all():
        return 0.0
    small = found.astype(np.uint8)
    border = found & (cv2.erode(small, np.ones((3, 3), np.uint8)) == 0)
    return float(np.clip(np.minimum(_edges(lab)[border], 30).mean() / 25, 0, 1))


def _disks(size: tuple[int, int], points: Sequence[Point]) -> tuple[np.ndarray, np.ndarray]:
    wanted, unwanted = np.zeros(size, np.uint8), np.zeros(size, np.uint8)
    for x, y, include in points:
        at = (int(np.clip(x, 0, size[1] - 1)), int(np.clip(y, 0, size[0] - 1)))
        cv2.circle(wanted if include else unwanted, at, SEED_PX, 1, -1)
        if include:
            unwanted[at[1], at[0]] = 0
    return wanted.astype(bool), unwanted.astype(bool) & ~wanted.astype(bool)


def _inside(box: Box, size: tuple[int, int]) -> np.ndarray:
    out = np.zeros(size, bool)
    x0, y0, x1, y1 = box
    out[
        max(0, int(np.floor(y0))) : max(1, int(np.ceil(y1))),
        max(0, int(np.floor(x0))) : max(1, int(np.ceil(x1))),
    ] = True
    return out


def _disk(radius: int) -> np.ndarray:
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))
