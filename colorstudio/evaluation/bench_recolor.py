"""Recolouring measured: preview, colour at the anchor, lightness kept, nothing changed outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from colorstudio.evaluation.bench import Figure, Say, median_ms
from colorstudio.imaging.blend import color as color_blend
from colorstudio.imaging.color import Color, encode_rgb, lightness, rgb_to_lab
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.matting import refined
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.profiles import SRGB
from colorstudio.imaging.recolor import changed_outside, recolored
from colorstudio.imaging.shading import MIDTONE_PERCENT, bounds_of, measured

COLORS = (
    "#c8102e", "#e4002b", "#8a1538", "#f04e23", "#ff6f20", "#ffb81c", "#ffd400", "#e5d88a",
    "#b5bd00", "#78be20", "#2e8b57", "#00594f", "#00a79d", "#00a3e0", "#0057b8", "#14284b",
    "#1f2a6b", "#5f259f", "#8e4ec6", "#c724b1", "#f5a9b8", "#d9a0a0", "#6b4226", "#a67c52",
    "#d2b48c", "#f2f0e8", "#b0b3b8", "#6d6e71", "#36383b", "#1a1a1a",
)  # fmt: skip
"""30 colours of brands and cloth, all in sRGB."""
BODIES = {
    "white": ((0.78, 0.78, 0.77), 0.0),
    "black": ((0.022, 0.021, 0.022), 0.05),
    "saturated": ((0.45, 0.03, 0.05), 0.15),
}
"""Linear albedo and gloss of drawn cloth."""
GARMENTS = {
    "white": ("dress/0ba71e2a", "longsleeve/16d5fb"),
    "black": ("hat/3f0be386", "t-shirt/190887"),
    "saturated": ("outwear/1c9f", "t-shirt/1dd614"),
}
"""Photos of clothes by the beginning of their names."""
SIDE = 2048
NEAR_L = 0.5
"""Pixels whose L* was so near to the object's lit mid-tone are the anchor."""


@dataclass(frozen=True, eq=False)
class _Case:
    kind: str
    name: str
    codes: np.ndarray
    matte: np.ndarray

    @property
    def whole(self) -> Rect:
        return Rect(0, 0, self.matte.shape[1], self.matte.shape[0])


def bench(data: Path | None, say: Say) -> list[Figure]:
    """The bars of recolouring; photos of clothes take part where they are."""
    figures = [_preview(dtype) for dtype in (np.uint8, np.uint16)]
    figures.append(_matte_time())
    cases = [*_drawn(), *_photographed((data or Path("../shared/data")), say)]
    changed, similar = 0, 1.0
    errors: dict[str, list[tuple[float, float]]] = {kind: [] for kind in BODIES}
    for case in cases:
        shading = measured(case.codes, case.matte, SRGB)
        before = lightness(case.codes)
        inside = case.matte == 255
        middle = np.percentile(before[inside], MIDTONE_PERCENT)
        anchor = inside & (np.abs(before - middle) <= NEAR_L)
        worst = 0.0
        for text in COLORS:
            color = Color.from_hex(text)
            out = recolored(shading, color).applied(case.codes, case.matte, case.whole)
            changed += changed_outside(case.codes, out, case.matte)
            errors[case.kind].append(
                (_error(out[anchor], color), _error(_blended(case.codes[anchor], color), color))
            )
            worst = max(worst, errors[case.kind][-1][0])
            kept = recolored(shading, color, match_lightness=0)
            kept = kept.applied(case.codes, case.matte, case.whole)
            changed += changed_outside(case.codes, kept, case.matte)
            similar = min(similar, _similarity(before, lightness(kept), inside))
        say(f"{case.name} ({case.kind}, taken for {shading.albedo}): worst dE00 {worst:.2f}")
    peer = '"Color" blending (W3C, other programs)'
    for kind, pairs in errors.items():
        ours, theirs = np.array(pairs).T
        figures += [
            Figure(f"worst dE00 at the anchor, {kind}", float(ours.max()), "dE00", "<= 2",
                   peer, float(theirs.max())),
            Figure(f"mean dE00 at the anchor, {kind}", float(ours.mean()), "dE00", "<= 2",
                   peer, float(theirs.mean())),
        ]  # fmt: skip
    figures.append(Figure("worst SSIM of L*, lightness kept", similar, "", ">= 0.98"))
    figures.append(Figure("pixels changed outside of the matte", float(changed), "pixels", "0"))
    return figures


# ---- time


def _preview(dtype: type) -> Figure:
    """A colour dragged over a quarter of the picture, which was measured before."""
    codes, matte = _cloth(SIDE, *BODIES["black"], dtype)
    rect = bounds_of(matte)
    box = rect.slices
    shading = measured(codes[box], matte[box], SRGB, rect)
    hues = iter(np.linspace(0, 6, 1000))

    def drag() -> None:
        """What `RecolorLook` does for each colour: the whole picture with the object replaced."""
        hue = next(hues)
        made = recolored(shading, Color(50, 40 * np.cos(hue), 40 * np.sin(hue)))
        out = codes.copy()
        out[box] = made.applied(codes[box], matte[box], rect)

    time = median_ms(drag)
    depth = np.dtype(dtype).itemsize * 8
    if dtype is not np.uint8:
        return Figure(f"preview of a dragged colour, 2048, {depth} bit", time, "ms", "<= 80")
    peer = median_ms(lambda: _plain_exchange(codes[box], matte[box]), runs=3, warm=1)
    name = f"preview of a dragged colour, 2048, {depth} bit"
    return Figure(name, time, "ms", "<= 80", "scikit-image, a*b* exchanged in the box", peer)


def _plain_exchange(codes: np.ndarray, matte: np.ndarray) -> np.ndarray:
    from skimage.color import lab2rgb, rgb2lab

    lab = rgb2lab(codes[..., :3])
    lab[..., 1:] = (40, 20)
    part = matte[..., None] / 255
    return np.rint(codes[..., :3] * (1 - part) + 255 * lab2rgb(lab) * part).astype(np.uint8)


def _matte_time() -> Figure:
    codes, matte = _cloth(SIDE, *BODIES["saturated"], np.uint8)
    mask = cv2.resize(matte, (384, 384), interpolation=cv2.INTER_AREA) >= 128
    start = cv2.resize(mask.astype(np.float32), (SIDE, SIDE))
    time = median_ms(lambda: refined(codes, mask, SRGB), runs=5)
    peer = median_ms(
        lambda: cv2.ximgproc.guidedFilter(codes[..., :3], start, 20, 6.5), runs=3, warm=1
    )
    return Figure("matte from a 384 px mask, 2048", time, "ms", "<= 400", "guided filter", peer)


# ---- objects


def _cloth(
    side: int, body: tuple[float, float, float], gloss: float, dtype: type
) -> tuple[np.ndarray, np.ndarray]:
    """A folded round cloth that covers a quarter of a bright room; codes and matte."""
    y, x = (np.mgrid[:side, :side].astype(np.float32) + 0.5) / side - 0.5
    slope = 0.5 * np.cos(40 * x + 6 * np.sin(9 * y)) + 0.3 * np.sin(23 * y + 5 * x)
    facing = (0.8 - 0.35 * slope - 0.3 * y) / np.sqrt(1 + slope * slope)
    shade = 0.2 + 0.9 * np.maximum(facing, 0)
    shine = gloss * np.maximum(facing, 0) ** 30
    part = np.clip((0.2821 - np.hypot(x, y)) * side / 1.5 + 0.5, 0, 1)
    matte = np.rint(part * 255).astype(np.uint8)
    noise = np.random.default_rng(0).normal(0, 0.004, (side, side, 1)).astype(np.float32)
    light = np.clip(shade[..., None] * np.array(body, np.float32) + shine[..., None], 0, 1)
    behind = np.dstack([0.5 + 0.3 * x, 0.45 + 0.2 * y, 0.4 - 0.2 * x])
    part = (matte / np.float32(255))[..., None]
    values = encode_rgb(part * light + (1 - part) * behind) + noise
    full = np.iinfo(dtype).max
    codes = np.full((side, side, 4), full, dtype)
    codes[..., :3] = np.rint(np.clip(values, 0, 1) * full)
    return codes, matte


def _drawn() -> Iterator[_Case]:
    for kind, (body, gloss) in BODIES.items():
        yield _Case(kind, f"drawn {kind} cloth", *_cloth(384, body, gloss, np.uint8))


def _photographed(data: Path, say: Say) -> Iterator[_Case]:
    folder = data / "photos" / "clothing_cc0"
    for kind, names in GARMENTS.items():
        for name in names:
            found = sorted(folder.glob(f"{name}*"))
            photo = cv2.imread(str(found[0])) if found else None
            if photo is None:
                say(f"left out: no photo {name} in {folder}")
                continue
            codes = np.dstack([photo[..., ::-1], np.full(photo.shape[:2], 255, np.uint8)])
            yield _Case(kind, name, codes, refined(codes, _cut_out(photo), SRGB))


def _cut_out(photo: np.ndarray) -> np.ndarray:
    """The garment of a photo that it fills, h x w bool."""
    h, w = photo.shape[:2]
    mask = np.zeros((h, w), np.uint8)
    box = round(0.06 * w), round(0.06 * h), round(0.88 * w), round(0.88 * h)
    cv2.setRNGSeed(0)
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.grabCut(photo, mask, box, *models, 5, cv2.GC_INIT_WITH_RECT)
    inside = np.isin(mask, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(inside)
    return labels == 1 + stats[1:, cv2.CC_STAT_AREA].argmax() if count > 1 else inside > 0


# ---- errors


def _error(codes: np.ndarray, color: Color) -> float:
    """CIEDE2000 of the mean of some pixels (n x 4)."""
    return float(delta_e00(rgb_to_lab(codes).mean(axis=0), np.array(color.lab)))


def _blended(codes: np.ndarray, color: Color) -> np.ndarray:
    values = codes[:, :3].astype(np.float32) / 255
    source = np.broadcast_to(np.array(color.rgb8, np.float32) / 255, values.shape)
    return np.rint(color_blend(values, source) * 255).astype(np.uint8)


def _similarity(before: np.ndarray, after: np.ndarray, inside: np.ndarray) -> float:
    from skimage.metrics import structural_similarity

    # the range of the object itself: against 100 L* a black coat would always look kept
    span = float(np.ptp(np.percentile(before[inside], (1, 99))))
    each = structural_similarity(before, after, data_range=max(span, 1.0), full=True)[1]
    return float(np.asarray(each)[inside].mean())
