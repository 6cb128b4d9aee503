"""Recolouring: an object's shading and highlights kept, its own colour exchanged, in linear light.

A pixel is taken to be shading x albedo + highlight. `measured` finds what is the object's own
colour, its lit mid-tone, and where it shines; `Recoloring` exchanges the albedo.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.bands import nothing, run_bands
from colorstudio.imaging.color import Color, chroma_limit, encode_rgb, lab_to_linear, linear_to_lab
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.profiles import SRGB, Profile
from colorstudio.imaging.rim import fixed
from colorstudio.imaging.shading import (
    MIDTONE_PERCENT,
    ObjectShading,
    as_color,
    decoded,
    highlights_of,
    lightness_of,
    luminance_of,
    measured,
)

ANCHORS = ("midtone", "mean", "point")
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


def warm_up() -> None:
    """Compiles every kernel of recolouring, or loads it from numba's cache."""
    matte = np.full((4, 4), 128, np.uint8)
    for dtype in (np.uint8, np.uint16):
        codes = np.full((4, 4, 4), 255, dtype)
        made = recolored(measured(codes, matte, SRGB), Color(50.0, 10.0, 10.0))
        changed_outside(codes, made.applied(codes, matte, Rect(0, 0, 4, 4)), matte)


def changed_outside(before: np.ndarray, after: np.ndarray, matte: np.ndarray) -> int:
    """The seal: pixels (H x W x 4 codes) that differ although the matte is 0."""
    from colorstudio.imaging import recolor_kernels as kernels

    return int(kernels.count_changed_outside(fixed(before), fixed(after), fixed(matte)))


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
        Y = float((light @ luma)[0] - highlights_of(light, luma, shading.gloss)[0])
        return float(lightness_of(np.array(max(Y, 0.0))))
    L = lightness_of(shading.tones.astype(np.float64))
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
    start, goal = float(luminance_of(np.array(own))), float(luminance_of(np.array(max(asked, 0.1))))
    gamma = (goal / start) ** -EASE

    def shaded(L: np.ndarray) -> np.ndarray:
        return lightness_of(goal * (luminance_of(L) / start) ** gamma)

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

    L = lightness_of((np.arange(kernels.TONE_STEPS + 1) / kernels.TONE_STEPS) ** 2)
    bright = float(lightness_of(shading.tones[98].astype(np.float64)))
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
        away = np.abs(lightness_of(shading.shades) - own_L)
        nearest = float(np.partition(away, min(8, len(away) - 1))[:9].max())
        light = shading.samples[away <= max(0.5, nearest)]
    codes = np.full((1, len(light), 4), 65535, np.uint16)
    codes[0, :, :3] = np.rint(encode_rgb(light, shading.profile) * 65535)
    matte = np.full((1, len(light)), 255, np.uint8)
    out = made.applied(codes, matte, Rect(0, 0, len(light), 1), workers=1)
    lab = linear_to_lab(decoded(out[0, :, :3], shading.profile).astype(np.float64), shading.profile)
    got = as_color(lab_to_linear(lab.mean(axis=0), shading.profile), shading.profile)
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
