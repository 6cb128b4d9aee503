"""Measures the instant solver: its speed, its error on known photos, both beside its peers."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from colorstudio.evaluation.bench import Figure, Say, median_ms, test_pictures
from colorstudio.imaging.color import Color, rgb_to_lab
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.metrics import chroma_distance, psnr
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.placement import codes_to_lightness, place, place_all
from colorstudio.imaging.profiles import SRGB
from colorstudio.methods.colorize.instant import prepare

PHOTOS = (
    "budgie_cc0/beacon-street-sunset.jpg",
    "budgie_cc0/blue-periwinkle.jpg",
    "budgie_cc0/fragrant-chamomile.jpg",
    "budgie_cc0/motherboard-circuits.jpg",
    "budgie_cc0/orange-hallway.jpg",
    "budgie_cc0/perched-osprey.jpg",
    "budgie_cc0/serene.jpg",
    "budgie_cc0/spiral-firework.jpg",
    "budgie_cc0/taipei-city.jpg",
    "budgie_cc0/tunnel-zion-park.jpg",
    "library_samples/skimage_astronaut.png",
    "library_samples/skimage_coffee.png",
)
"""Every photo of ``budgie_cc0``, and two well-known ones. Nothing was tuned on them."""

COUNTS = (10, 50, 200)
SEED = 20240
GRAIN = 6.0


def truth(path: Path) -> Pixels:
    """The colour photo."""
    from PIL import Image

    rgb = np.asarray(Image.open(path).convert("RGB"))
    return Pixels(np.dstack([rgb, np.full(rgb.shape[:2], 255, np.uint8)]), SRGB)


def grey(photo: Pixels, *, grain: float = 0.0, seed: int = SEED) -> Pixels:
    """The photo as the grey of the same L*, with Gaussian ``grain`` (in codes of 8 bit)."""
    L = codes_to_lightness(photo.array, photo.profile).astype(np.float64)
    f = (L + 16) / 116
    Y = np.where(f > 6 / 29, f**3, (116 * f - 16) * 27 / 24389)
    code = (
        np.where(Y <= 0.0031308, 12.92 * Y, 1.055 * np.maximum(Y, 1e-9) ** (1 / 2.4) - 0.055) * 255
    )
    if grain:
        code = code + np.random.default_rng(seed).normal(0, grain, code.shape)
    g = np.clip(np.rint(code), 0, 255).astype(np.uint8)
    return Pixels(np.dstack([g, g, g, photo.array[..., 3]]), photo.profile)


def true_hints(photo: Pixels, count: int, *, seed: int = SEED) -> Hints:
    """About ``count`` points on a jittered grid, each with the photo's own colour at its pixel."""
    w, h = photo.size
    rng = np.random.default_rng(seed + count)
    rows = max(1, round((count * h / w) ** 0.5))
    columns = max(1, round(count / rows))
    items = []
    for i in range(rows):
        for j in range(columns):
            y = min(h - 1, int((i + rng.random()) * h / rows))
            x = min(w - 1, int((j + rng.random()) * w / columns))
            L, a, b = (float(v) for v in rgb_to_lab(photo.array[y, x]))
            point = ((float(x), float(y)),)
            items.append(Hint(f"h{len(items)}", "point", point, radius=2.0, color=Color(L, a, b)))
    return Hints((w, h), tuple(items))


def colourize(picture: Pixels, hints: Hints, *, follow: float = 0.4) -> Pixels:
    """The instant way, as the window and the command line go it."""
    return place_all(prepare(picture).solve(hints, follow=follow), picture)


def distances(placed: Pixels, photo: Pixels) -> tuple[float, float]:
    """Mean a*b* distance and PSNR (dB, over R, G and B) to the true photo."""
    total, rows = 0.0, 256
    for top in range(0, photo.height, rows):
        part = slice(top, top + rows)
        mine, its = (rgb_to_lab(p.array[part])[..., 1:] for p in (placed, photo))
        total += chroma_distance(mine, its) * its.shape[0] * its.shape[1]
    return total / (photo.width * photo.height), psnr(placed.array[..., :3], photo.array[..., :3])


def quality(data: Path | None, say: Say) -> list[Figure]:
    """Error against the number of hints, with and without grain, on PHOTOS at full size."""
    folder = test_pictures(data)
    errors: dict[tuple[int, float], list[float]] = {}
    decibels: dict[int, list[float]] = {}
    for name in PHOTOS:
        photo = truth(folder / name)
        row = [f"{Path(name).stem:24s}"]
        for grain in (0.0, GRAIN):
            picture = grey(photo, grain=grain)
            spreader = prepare(picture)
            for count in COUNTS:
                placed = place_all(spreader.solve(true_hints(photo, count)), picture)
                error, db = distances(placed, photo)
                errors.setdefault((count, grain), []).append(error)
                if not grain:
                    decibels.setdefault(count, []).append(db)
                row.append(f"{error:6.2f}" + (f" {db:5.1f} dB" if not grain else ""))
        say("  ".join(row))
    figures = []
    for count in COUNTS:
        plain, grainy = np.mean(errors[count, 0.0]), np.mean(errors[count, GRAIN])
        figures += [
            Figure(f"mean a*b* distance, {count} hints", float(plain), "", "falls with hints"),
            Figure(f"PSNR, {count} hints", float(np.mean(decibels[count])), "dB"),
            Figure(f"error with grain, {count} hints", float(grainy / plain), "x", "<= 1.10"),
        ]
    return figures


def spread(data: Path | None, say: Say) -> list[Figure]:
    """From a moved hint to the placed visible area, and to the exact full picture."""
    photo = truth(test_pictures(data) / "budgie_cc0/taipei-city.jpg")
    figures = []
    for w, h, bar in ((2048, 2048, "<= 350"), (6000, 4000, "<= 2500")):
        size = cv2.resize(photo.array, (w, h), interpolation=cv2.INTER_CUBIC)
        figures += _spread_times(Pixels(size), bar)
        say(f"{w} x {h} done")
    return figures


def _spread_times(photo: Pixels, bar: str) -> list[Figure]:
    w, h = photo.size
    picture, hints = grey(photo), true_hints(photo, 60)
    spreader = prepare(picture)
    view = Rect(w // 2 - 960, h // 2 - 600, 1920, 1200)
    codes = np.ascontiguousarray(picture.array[view.slices])
    out = np.empty_like(codes)
    steps = iter(range(1, 1000))

    def moved() -> Hints:
        return hints.replaced(hints.items[0].moved(float(next(steps)), 0.0))

    def visible() -> None:
        place(spreader.solve(moved()), codes, SRGB, view, out=out, workers=2)

    def full() -> None:
        place_all(spreader.solve(moved()), picture, workers=2)

    name = f"{w} x {h}"
    return [
        Figure(f"prepare {name}", median_ms(lambda: prepare(picture), runs=3, warm=1), "ms"),
        Figure(f"solve, 60 hints, {name}", median_ms(lambda: spreader.solve(moved())), "ms"),
        Figure(f"solve and place 1920 x 1200 of {name}", median_ms(visible), "ms", "<= 45"),
        Figure(f"solve and place all {name}", median_ms(full, runs=5), "ms", bar),
    ]


def levin(L: np.ndarray, rows: np.ndarray, columns: np.ndarray, values: np.ndarray) -> np.ndarray:
    """The peer: colorization by optimization (Levin, Lischinski and Weiss 2004) in SciPy.

    Weights of a pixel's eight neighbours exp(-dL^2 / (0.6 var)) with the floors of their published
    code, on L* / 100 for their brightness; a direct solve. ``values`` n x 2; returns h x w x 2.
    """
    import scipy.sparse as sparse
    from scipy.sparse.linalg import spsolve

    h, w = L.shape
    index = np.arange(h * w).reshape(h, w)
    bright = L.astype(np.float64) / 100
    mean = cv2.blur(bright, (3, 3))
    variance = np.maximum(cv2.blur(bright * bright, (3, 3)) - mean * mean, 0)
    ways = [(dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dy or dx]
    pairs = []
    nearest = np.full((h, w), np.inf)
    for dy, dx in ways:
        here = slice(max(0, -dy), h - max(0, dy)), slice(max(0, -dx), w - max(0, dx))
        there = slice(max(0, dy), h + min(0, dy)), slice(max(0, dx), w + min(0, dx))
        d2 = (bright[here] - bright[there]) ** 2
        pairs.append((here, there, d2))
        nearest[here] = np.minimum(nearest[here], d2)
    # the most alike neighbour keeps a weight of 0.01 at least
    sigma = np.maximum(np.maximum(0.6 * variance, nearest / -np.log(0.01)), 2e-6)
    i, j, v = [], [], []
    for here, there, d2 in pairs:
        i.append(index[here].ravel())
        j.append(index[there].ravel())
        v.append(np.exp(-d2 / sigma[here]).ravel())
    weights = sparse.coo_matrix(
        (np.concatenate(v), (np.concatenate(i), np.concatenate(j))), shape=(h * w, h * w)
    ).tocsr()
    weights = sparse.diags_array(1 / np.asarray(weights.sum(axis=1)).ravel()) @ weights
    marked = rows * w + columns
    free = np.ones(h * w)
    free[marked] = 0
    target = np.zeros((h * w, 2))
    target[marked] = values
    system = (sparse.eye_array(h * w) - sparse.diags_array(free) @ weights).tocsc()
    return np.asarray(spsolve(system, target)).reshape(h, w, 2)


def walker(L: np.ndarray, rows: np.ndarray, columns: np.ndarray, values: np.ndarray) -> np.ndarray:
    """The peer: scikit-image's random walker, one label per hint, colours mixed by probability."""
    from skimage.segmentation import random_walker

    labels = np.zeros(L.shape, np.int32)
    labels[rows, columns] = np.arange(1, len(rows) + 1)
    used = np.unique(labels[labels > 0])
    chances = random_walker(L.astype(np.float64) / 100, labels, return_full_prob=True)
    return np.einsum("khw,kc->hwc", chances, values[used - 1])


PEERS: dict[str, tuple[Callable[..., np.ndarray], int]] = {
    "random_walker 512": (walker, 512),
    "Levin 512": (levin, 512),
    "Levin 1024": (levin, 1024),
}


def peers(data: Path | None, say: Say, count: int = 50) -> list[Figure]:
    """Time and error beside the peers: the same square photo, the same hints, the same L*."""
    folder = test_pictures(data)
    errors: dict[str, list[tuple[float, float]]] = {}
    seconds: dict[str, list[tuple[float, float]]] = {}
    for name in PHOTOS:
        whole = truth(folder / name)
        for peer, (solve, side) in PEERS.items():
            photo = _square(whole, side)
            picture, hints = grey(photo), true_hints(photo, count)
            L = codes_to_lightness(picture.array, SRGB)
            real = rgb_to_lab(photo.array)[..., 1:]
            columns, rows = (np.array([int(v) for v in axis]) for axis in _places(hints))
            values = np.array([h.color.lab[1:] for h in hints.items if h.color])
            started = time.perf_counter()
            its = solve(L, rows, columns, values)
            its_seconds = time.perf_counter() - started
            spreader = prepare(picture)
            mine = spreader.solve(hints).chroma(L, photo.rect)
            started = time.perf_counter()
            spreader.solve(hints).chroma(L, photo.rect)
            my_seconds = time.perf_counter() - started
            pair = chroma_distance(mine, real), chroma_distance(its, real)
            errors.setdefault(peer, []).append(pair)
            seconds.setdefault(peer, []).append((my_seconds, its_seconds))
            say(
                f"{Path(name).stem:24s} {peer:18s} {pair[0]:6.2f} {pair[1]:6.2f}"
                f"  {its_seconds:5.1f} s"
            )
    figures = []
    for peer in PEERS:
        mine, its = np.mean(errors[peer], axis=0)
        fast, slow = np.median(seconds[peer], axis=0)
        figures += [
            Figure(f"a*b* distance, {count} hints", float(mine), "", "<= 1.05 x", peer, float(its)),
            Figure("solve", float(fast * 1e3), "ms", "<= 0.1 x", peer, float(slow * 1e3)),
        ]
    return figures


def _square(photo: Pixels, side: int) -> Pixels:
    edge = min(photo.size)
    x, y = (photo.width - edge) // 2, (photo.height - edge) // 2
    part = np.ascontiguousarray(photo.array[y : y + edge, x : x + edge])
    return Pixels(cv2.resize(part, (side, side), interpolation=cv2.INTER_AREA), photo.profile)


def _places(hints: Hints) -> tuple[list[float], list[float]]:
    return [h.x for h in hints.items], [h.y for h in hints.items]
