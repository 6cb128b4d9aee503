"""Recolouring: an object's shading and highlights kept, its own colour exchanged, in linear light.

A pixel is taken to be shading x albedo + highlight. `measured` finds what is the object's own
colour, its lit mid-tone, and where it shines; `Recoloring` exchanges the albedo.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.bands import nothing, run_bands
from colorstudio.imaging.color import Color, chroma_limit, encode_rgb, lab_to_linear, linear_to_lab
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import SRGB, Profile, adaptation
from colorstudio.imaging.rim import Rim, fixed, rim_of

ANCHORS = ("midtone", "mean", "point")
MIDTONE_PERCENT = 70
"""The lit mid-tone: brighter than so much of the object, shadows and folds left behind."""
SAMPLES = 40_000
"""The object is measured on about so many of its pixels."""
PURE = 242
"""Matte value from which a pixel is measured as the object's own."""
GREY_RATIO, COLORED_RATIO = 0.8, 0.45
"""Lowest over highest channel of a colour: from the one on no highlight can be told by its colour,
up to the other it surely can."""
GLOSS_L = (2.0, 14.0)
"""L* above the lit mid-tone between which a pale pixel of a coloured object becomes a highlight."""
GREY_GLOSS = 1.5
"""A grey object shines where its luminance is so many times its bright parts'."""
HEADROOM = 0.6
"""Share of the room between the new mid-tone and white that the object's lights may fill."""
COLOR_KEPT = 0.6
"""They stop earlier where only so much of the colour's chroma would be left in the gamut,"""
LEAST_ROOM = 0.35
"""but not before this share of that."""
EASE = 0.1
"""Contrast is eased by this power of how much brighter the object becomes: sheen and noise of black
cloth would be glaring on yellow; and it is raised where a white one becomes black."""
GAMUT_STEPS, WIDEST = 161, 260.0
"""At so many L* the gamut of the asked hue is looked up, for chroma up to this."""
WHITE_L, BLACK_L, SATURATED_CHROMA = 72.0, 28.0, 18.0


@dataclass(frozen=True, eq=False)
class ObjectShading:
    """What recolouring knows of an object.

    ``albedo``: "white", "grey", "black" or "saturated". ``color``: its lit mid-tone. ``tones``: 101
    percentiles of the luminance of its shading (highlights taken off). ``samples``: n x 3 linear
    colours of its pixels, and ``shades``: their shading. ``gloss``: seven numbers for
    `recolor_kernels.highlight`. ``rim``: the colours at its edge.
    """

    albedo: str
    color: Color
    tones: np.ndarray
    samples: np.ndarray
    shades: np.ndarray
    gloss: np.ndarray
    profile: Profile
    rim: Rim


@dataclass(frozen=True)
class RecolorReport:
    """The colour that was asked for, what came at the anchor, and how far it is off (CIEDE2000)."""

    asked: Color
    got: Color
    delta_e00: float


@dataclass(frozen=True, eq=False)
class Recoloring:
    """An object's new colour, ready for any rectangle of the picture at any reduction.

    ``tones``: (TONE_STEPS + 1) x 3 float32, new linear colour by the square root of the shading.
    """

    shading: ObjectShading
    tones: np.ndarray
    shine: float
    report: RecolorReport

    def applied(
        self,
        codes: np.ndarray,
        matte: np.ndarray,
        rect: Rect,
        level: int = 0,
        *,
        workers: int = 2,
        check: Callable[[], None] = nothing,
    ) -> np.ndarray:
        """New codes (h x w x 4) of ``rect`` in the picture reduced by ``2**level``.

        ``matte``: h x w uint8. Where it is 0, or alpha is, the codes are those given, bit for bit.
        Raises what ``check`` raises.
        """
        out = codes.copy(order="C")
        return _apply(self, fixed(codes), fixed(matte), out, rect, level, workers, check)


def measured(
    codes: np.ndarray,
    matte: np.ndarray,
    profile: Profile,
    rect: Rect | None = None,
    *,
    level: int = 0,
) -> ObjectShading:
    """The shading model of an object.

    ``codes``: h x w x 4; ``matte``: h x w uint8; both of ``rect`` (None: the whole picture) in the
    picture reduced by ``2**level``; a reduced picture serves a full-size one. Raises BadInput where
    the matte is empty or all that it holds is transparent.
    """
    h, w = matte.shape
    rect = Rect(0, 0, w, h) if rect is None else rect
    samples = _samples(codes, matte, profile)
    rim = rim_of(codes, matte, rect, profile, level=level)
    return _model(samples, profile, rim)


def color_of(reference: Pixels, anchor: str = "midtone") -> Color:
    """The colour of a reference crop: its lit mid-tone, or its mean where that is the anchor.

    Raises BadInput for a crop that is wholly transparent.
    """
    array = reference.array
    step = max(1, round((array.shape[0] * array.shape[1] / 4e6) ** 0.5))
    codes = array[::step, ::step]
    matte = np.full(codes.shape[:2], 255, np.uint8)
    if not codes[..., 3].any():
        raise BadInput("The reference is transparent.", "Choose a part that shows the colour.")
    samples = _samples(codes, matte, reference.profile)
    if anchor == "mean":
        return _as_color(samples.mean(axis=0), reference.profile)
    empty = Rim(np.zeros((1, 1, 6), np.float32), 1, (0, 0))
    return _model(samples, reference.profile, empty).color


def recolored(
    shading: ObjectShading,
    color: Color,
    *,
    anchor: str = "midtone",
    point_light: np.ndarray | None = None,
    match_lightness: float = 1.0,
    highlights: float = 1.0,
) -> Recoloring:
    """The object in ``color``.

    ``anchor``: where the colour lands: on the lit mid-tone, on the mean of the object, or on the
    point whose linear colour (3) is ``point_light`` (see `anchor_light`).

    ``match_lightness``: at 1 the anchor takes the asked colour with its L*, and the shading follows
    in linear light; at 0 every pixel keeps its L* (to rounding) and takes only hue and chroma, so
    an asked colour of another lightness cannot be met, and the report says by how much; between,
    L* is interpolated. ``highlights``: multiplies the specular part, which stays neutral.
    """
    asked = color.lab_in(shading.profile)
    room = _room(asked, shading.profile)
    own_L = _anchor_lightness(shading, anchor, point_light, float(asked[0]), room)
    tones = _tones(shading, asked, own_L, match_lightness, room)
    made = Recoloring(shading, tones, float(highlights), RecolorReport(color, color, 0.0))
    return replace(made, report=_report(made, color, anchor, point_light, own_L))


def point_rect(point: tuple[float, float], size: tuple[int, int]) -> Rect:
    """The 3 x 3 pixels around a clicked point. Raises BadInput outside of the picture."""
    x, y = int(point[0] // 1), int(point[1] // 1)
    whole = Rect(0, 0, *size)
    if not whole.contains(x, y):
        raise BadInput(f"The point {point[0]:g}, {point[1]:g} lies outside of the picture.")
    return Rect(x - 1, y - 1, 3, 3).intersected(whole)


def anchor_light(
    codes: np.ndarray, matte: np.ndarray, point: tuple[float, float], profile: Profile
) -> np.ndarray:
    """Mean linear colour (3) of the object around a point (x, y): a clicked anchor.

    ``codes``: h x w x 4; ``matte``: h x w uint8. Raises BadInput where the object is not there.
    """
    rect = point_rect(point, (codes.shape[1], codes.shape[0]))
    around, own = codes[rect.slices], matte[rect.slices] >= PURE
    if matte[int(point[1]), int(point[0])] == 0:
        raise BadInput("The point does not lie on the object.", "Click inside of the mask.")
    colors = around[own] if own.any() else around.reshape(-1, 4)
    return _decoded(colors[:, :3], profile).mean(axis=0)


def warm_up() -> None:
    """Compiles every kernel of recolouring, or loads it from numba's cache."""
    matte = np.full((4, 4), 128, np.uint8)
    for dtype in (np.uint8, np.uint16):
        codes = np.full((4, 4, 4), 255, dtype)
        made = recolored(measured(codes, matte, SRGB), Color(50.0, 10.0, 10.0))
        changed_outside(codes, made.applied(codes, matte, Rect(0, 0, 4, 4)), matte)


def tight_bounds(matte: np.ndarray) -> Rect:
    """The smallest rectangle in which a matte (h x w) is not 0."""
    x, y, w, h = cv2.boundingRect(np.ascontiguousarray(matte))
    return Rect(x, y, w, h)


def with_surroundings(bounds: Rect, size: tuple[int, int]) -> Rect:
    """A rectangle around an object from which the colours behind its edge can be taken."""
    margin = 8 + max(bounds.w, bounds.h) // 32
    return bounds.grown(margin).intersected(Rect(0, 0, *size))


def bounds_of(matte: np.ndarray) -> Rect:
    """The rectangle of a full-size matte (H x W) with its surroundings."""
    return with_surroundings(tight_bounds(matte), (matte.shape[1], matte.shape[0]))


def changed_outside(before: np.ndarray, after: np.ndarray, matte: np.ndarray) -> int:
    """The seal: pixels (H x W x 4 codes) that differ although the matte is 0."""
    from colorstudio.imaging import recolor_kernels as kernels

    return int(kernels.count_changed_outside(fixed(before), fixed(after), fixed(matte)))


# ---- measuring


def _decoded(codes: np.ndarray, profile: Profile) -> np.ndarray:
    table = profile.decode(codes.dtype)
    return np.stack([table[c][codes[..., c]] for c in range(3)], axis=-1)


def _samples(codes: np.ndarray, matte: np.ndarray, profile: Profile) -> np.ndarray:
    """Linear colours (n x 3 float32) of pixels that are the object's own."""
    step = max(1, int((np.count_nonzero(matte) / SAMPLES) ** 0.5))
    for stride in (step, 1) if step > 1 else (1,):
        part, inside = codes[::stride, ::stride], matte[::stride, ::stride]
        inside = np.where(part[..., 3] > 0, inside, 0)
        top = int(inside.max(initial=0))
        if top > 0:
            return _decoded(part[inside >= min(PURE, top)][:, :3], profile)
    raise BadInput("There is nothing in the mask.", "Choose an object first.")


def _model(samples: np.ndarray, profile: Profile, rim: Rim) -> ObjectShading:
    luma = profile.luma.astype(np.float32)
    Y = samples @ luma
    middle = float(np.percentile(Y, MIDTONE_PERCENT))
    # the body's own colour: around the mid-tone, where neither shadow nor highlight rules
    near = samples[(np.percentile(Y, 40) <= Y) & (np.percentile(Y, 85) >= Y)]
    near = near if len(near) else samples
    body = np.median(near / np.maximum(near @ luma, 1e-6)[:, None], axis=0)
    gloss = _gloss(body, Y, middle)
    shades = np.maximum(Y - _highlights(samples, luma, gloss), 0)
    tones = np.percentile(shades, np.arange(101)).astype(np.float32)
    chosen = np.abs(shades - tones[MIDTONE_PERCENT]) <= max(0.03 * tones[MIDTONE_PERCENT], 1e-5)
    own = np.median(samples[chosen], axis=0) if chosen.any() else body * tones[MIDTONE_PERCENT]
    color = _as_color(own, profile)
    return ObjectShading(_albedo(color), color, tones, samples, shades, gloss, profile, rim)


def _gloss(body: np.ndarray, Y: np.ndarray, middle: float) -> np.ndarray:
    low, high = int(np.argmin(body)), int(np.argmax(body))
    ratio = float(np.clip(body[low] / max(body[high], 1e-6), 0, 0.95))
    trust = float(np.clip((GREY_RATIO - ratio) / (GREY_RATIO - COLORED_RATIO), 0, 1))
    L = _lightness(np.array(middle))
    first, last = (float(_luminance(np.array(L + more))) for more in GLOSS_L)
    above = GREY_GLOSS * float(np.percentile(Y, 92))
    return np.array([low, high, ratio, trust, first, last, above], np.float32)


def _highlights(light: np.ndarray, luma: np.ndarray, gloss: np.ndarray) -> np.ndarray:
    from colorstudio.imaging import recolor_kernels as kernels

    out = np.empty(len(light), np.float32)
    kernels.highlights(np.ascontiguousarray(light, np.float32), luma, gloss, out)
    return out


def _albedo(color: Color) -> str:
    if color.chroma >= SATURATED_CHROMA:
        return "saturated"
    return "white" if color.L >= WHITE_L else ("black" if color.L <= BLACK_L else "grey")


def _as_color(light: np.ndarray, profile: Profile) -> Color:
    xyz = adaptation(profile.white, SRGB.white) @ (profile.to_xyz @ np.asarray(light, np.float64))
    lab = linear_to_lab(SRGB.from_xyz @ xyz)
    return Color(*(float(v) for v in lab))


def _lightness(Y: np.ndarray) -> np.ndarray:
    return np.where(Y > 216 / 24389, 116 * np.cbrt(Y) - 16, Y * (24389 / 27))


def _luminance(L: np.ndarray) -> np.ndarray:
    return np.where(L > 8, ((L + 16) / 116) ** 3, L * (27 / 24389))


# ---- the new colour


def _anchor_lightness(
    shading: ObjectShading,
    anchor: str,
    point_light: np.ndarray | None,
    asked_L: float,
    room: float,
) -> float:
    """L* of the shading that becomes the asked colour."""
    if anchor == "point":
        if point_light is None:
            raise BadInput("No point was chosen for the colour.", "Click on the object.")
        luma = shading.profile.luma.astype(np.float32)
        light = np.asarray(point_light, np.float32)[None]
        Y = float((light @ luma)[0] - _highlights(light, luma, shading.gloss)[0])
        return float(_lightness(np.array(max(Y, 0.0))))
    L = _lightness(shading.tones.astype(np.float64))
    if anchor == "midtone":
        return float(L[MIDTONE_PERCENT])
    low, high = float(L[1]), float(L[99])
    for _ in range(30):
        middle = (low + high) / 2
        if _curve(L, middle, asked_L, float(L[98]), room).mean() > asked_L:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _room(asked: np.ndarray, profile: Profile) -> float:
    """How many L* above the asked colour its lights may reach."""
    from colorstudio.imaging.placement import chroma_max

    most = HEADROOM * (100 - float(asked[0]))
    L = float(asked[0]) + most * np.linspace(0, 1, 33)
    hue = np.full_like(L, np.degrees(np.arctan2(asked[2], asked[1])))
    limit = chroma_max(L, hue, profile)
    full = min(float(np.hypot(asked[1], asked[2])), float(limit[0]))
    paler = np.flatnonzero(limit < COLOR_KEPT * full)
    reach = float(L[paler[0]]) - float(asked[0]) if len(paler) else most
    return max(reach, most * LEAST_ROOM)


def _curve(L: np.ndarray, own: float, asked: float, bright: float, room: float) -> np.ndarray:
    """New L* of a shading's L*: ``own`` becomes ``asked``, the rest keeps its ratio in light,
    but for EASE.

    Lights keep it where there is room; else ``bright`` is drawn down to ``room`` above the asked.
    """
    own = max(own, 0.5)
    start, goal = float(_luminance(np.array(own))), float(_luminance(np.array(max(asked, 0.1))))
    gamma = (goal / start) ** -EASE

    def shaded(L: np.ndarray) -> np.ndarray:
        return _lightness(goal * (_luminance(L) / start) ** gamma)

    new = shaded(L)
    over = np.maximum(new - asked, 0)
    top = float(shaded(np.array(bright))) - asked
    if top > room:
        over = over / (1 + over * (1 / max(room, 1e-3) - 1 / top))
    return np.minimum(np.where(own < L, asked + over, new), 100)


def _tones(
    shading: ObjectShading, asked: np.ndarray, own_L: float, match: float, room: float
) -> np.ndarray:
    """New linear colour for each step of the shading; in gamut at its L* and hue."""
    from colorstudio.imaging import recolor_kernels as kernels

    L = _lightness((np.arange(kernels.TONE_STEPS + 1) / kernels.TONE_STEPS) ** 2)
    bright = float(_lightness(shading.tones[98].astype(np.float64)))
    new = (1 - match) * L + match * _curve(L, own_L, float(asked[0]), bright, room)
    anchor = (1 - match) * own_L + match * float(asked[0])
    chroma = np.hypot(asked[1], asked[2]) * (new + 16) / (anchor + 16)
    angle = np.arctan2(asked[2], asked[1])
    hue = np.array([np.cos(angle), np.sin(angle)])
    # the anchor is one of the places, for its colour is what was asked
    places = np.unique(np.append(np.linspace(0, 100, GAMUT_STEPS), np.clip(anchor, 0, 100)))
    limit = WIDEST * chroma_limit(places, np.tile(WIDEST * hue, (len(places), 1)), shading.profile)
    chroma = np.minimum(chroma, np.interp(new, places, limit))
    lab = np.concatenate([new[:, None], chroma[:, None] * hue], axis=-1)
    return np.clip(lab_to_linear(lab, shading.profile), 0, 1).astype(np.float32)


def _report(
    made: Recoloring, asked: Color, anchor: str, point_light: np.ndarray | None, own_L: float
) -> RecolorReport:
    """Measured on the object's own pixels as they come out."""
    shading = made.shading
    if anchor == "point" and point_light is not None:
        light = np.asarray(point_light, np.float32)[None]
    elif anchor == "mean":
        light = shading.samples
    else:
        away = np.abs(_lightness(shading.shades) - own_L)
        nearest = float(np.partition(away, min(8, len(away) - 1))[:9].max())
        light = shading.samples[away <= max(0.5, nearest)]
    codes = np.full((1, len(light), 4), 65535, np.uint16)
    codes[0, :, :3] = np.rint(encode_rgb(light, shading.profile) * 65535)
    matte = np.full((1, len(light)), 255, np.uint8)
    out = made.applied(codes, matte, Rect(0, 0, len(light), 1), workers=1)
    lab = linear_to_lab(
        _decoded(out[0, :, :3], shading.profile).astype(np.float64), shading.profile
    )
    got = _as_color(lab_to_linear(lab.mean(axis=0), shading.profile), shading.profile)
    distance = float(delta_e00(np.array(asked.lab), np.array(got.lab)))
    return RecolorReport(asked, got, distance)


def _apply(
    made: Recoloring,
    codes: np.ndarray,
    matte: np.ndarray,
    out: np.ndarray,
    rect: Rect,
    level: int,
    workers: int,
    check: Callable[[], None],
) -> np.ndarray:
    from colorstudio.imaging import recolor_kernels as kernels

    shading = made.shading
    profile, rim = shading.profile, shading.rim
    decode, luma = profile.decode(codes.dtype), profile.luma.astype(np.float32)
    place = rim.place(rect, level)

    def work(first: int, last: int) -> None:
        kernels.recolor_rows(
            codes, matte, out, first, last, decode, profile.encode, luma, shading.gloss,
            made.tones, np.float32(made.shine), rim.sides, place, rim.trust, rim.in_codes,
        )  # fmt: skip

    run_bands(work, rect.h, width=rect.w, workers=workers, check=check)
    return out
