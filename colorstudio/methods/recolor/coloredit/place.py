"""Places a model's proposal on the picture: its chroma, the object's own detail and rim.

The model works small and repaints texture. What is taken from it is colour: chroma, carried to full
size along the object's own lightness, and how bright the object is at large.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from colorstudio.imaging.bands import nothing, run_bands
from colorstudio.imaging.color import decode_rgb, lab_f
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import frozen
from colorstudio.imaging.placement import FOLLOW_FLOOR, ChromaField, chroma_boundary, empty_field
from colorstudio.imaging.profiles import SRGB, Profile, adaptation
from colorstudio.imaging.rim import Rim, filled, fixed
from colorstudio.methods.recolor.coloredit.proposal import Proposal

FOLLOW = 1.0
"""Chroma rises and falls with L* in detail that the model does not see, as under a shadow."""
SURE, FADE = 1000.0, 64
"""Weight of the object's own pixels at model size; those of its rim, which the model saw mixed with
what is behind, fade with so high a power of their coverage."""
SMOOTH = 16
"""L* follows the model in what is larger than this part of the view."""
HEADROOM = 0.6
"""Part of the room between the model's large-scale L* and white that lights may fill, as in the
instant way: the lights of a dark object, brightened, would all be white."""
BRIGHT_PERCENT = 98
MOST_GAIN = 6.0
"""The most that L* + 16 may be multiplied or divided by: black to white."""


@dataclass(frozen=True, eq=False)
class ModelColor:
    """A proposal ready for any rectangle of the picture at any reduction; see `model_color`.

    ``field``: chroma over the crop. ``tone``: 2 x h x w float32 over the crop, what L* + 16 is
    multiplied by, and the model's L* at large. ``lights``: how far above that
    bright parts come, in L*. ``match``: how far all this is followed.
    """

    field: ChromaField
    tone: np.ndarray
    lights: float
    match: float
    crop: Rect
    rim: Rim
    profile: Profile

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
        from colorstudio.methods.recolor.coloredit import place_kernels as kernels

        out = codes.copy(order="C")
        codes, matte = fixed(codes), fixed(matte)
        rim, profile, scale = self.rim, self.profile, 1 << level
        tables = profile.decode(codes.dtype), profile.encode, profile.luma.astype(np.float32)
        edge = rim.sides, rim.place(rect, level), rim.trust, rim.in_codes
        lightness = np.empty(matte.shape, np.float32)

        def measure(first: int, last: int) -> None:
            kernels.lightness_rows(codes, matte, lightness, first, last, *tables, *edge)

        run_bands(measure, rect.h, width=rect.w, workers=workers, check=check)
        here = Rect(rect.x - self.crop.x // scale, rect.y - self.crop.y // scale, rect.w, rect.h)
        chroma = self.field.chroma(lightness, here, scale)
        place = _grid_place(here, scale, self.crop, self.tone.shape[1:])
        follow = np.array([self.match, HEADROOM, self.lights], np.float32)
        gamut = _matrix(profile), chroma_boundary(profile)

        def work(first: int, last: int) -> None:
            kernels.place_rows(
                codes, matte, out, first, last, *tables, lightness, chroma, self.tone, place,
                follow, *gamut, *edge,
            )  # fmt: skip

        run_bands(work, rect.h, width=rect.w, workers=workers, check=check)
        return out


def model_color(
    proposal: Proposal, profile: Profile, rim: Rim, *, match_lightness: float = 1.0
) -> ModelColor:
    """A proposal prepared for a picture in ``profile``.

    ``rim``: the colours at the object's edge in the picture. ``match_lightness``: how far L*
    follows the model's, large and smooth as that is taken; 0 keeps every pixel's own L*. Where the
    object of the picture reaches beyond that of the proposal, its nearest colour goes on.
    """
    made, own = _lab(proposal.rgb, profile), _lab(proposal.source, profile)
    weight = SURE * (proposal.mask / np.float32(max(int(proposal.mask.max()), 1))) ** FADE
    ratio = np.log((made[..., 0] + 16) / (own[..., 0] + 16))
    ratio = np.clip(ratio, -np.log(MOST_GAIN), np.log(MOST_GAIN))
    # chroma goes with the L* that the model gave it
    factor = (np.maximum(made[..., 0], 0) + FOLLOW_FLOOR) ** FOLLOW
    a, b, ratio, L, large = _inside(
        weight,
        made[..., 1] / factor,
        made[..., 2] / factor,
        _smoothed(ratio, weight),
        own[..., 0],
        _smoothed(made[..., 0], weight),
    )
    # at full size chroma is multiplied by the old L*, so what L* gains is put in beforehand
    lift = _lift(L, ratio)
    grid = np.stack([L, a * lift, b * lift]).astype(np.float32)
    empty = empty_field((proposal.crop.w, proposal.crop.h))
    field = ChromaField(
        empty.size, frozen(grid), FOLLOW, empty.marks,
        empty.walls, empty.cells, empty.wall_list, empty.sides, empty.mask,
    )  # fmt: skip
    tone = frozen(np.stack([np.exp(ratio), large]).astype(np.float32))
    return ModelColor(
        field,
        tone,
        _lights((L + 16) * np.exp(ratio) - 16 - large, weight),
        match_lightness,
        proposal.crop,
        rim,
        profile,
    )


def _lights(above: np.ndarray, weight: np.ndarray) -> float:
    """How many L* the bright parts of the object come to lie above what is around them."""
    inside = above[weight >= weight.max() / 2]
    return max(float(np.percentile(inside, BRIGHT_PERCENT)), 0.0)


def _inside(weight: np.ndarray, *values: np.ndarray) -> tuple[np.ndarray, ...]:
    """Values (h x w each) of the object, carried on over its rim and beyond."""
    nothing_more = [np.zeros_like(weight)] * (-len(values) % 3)
    planes = [v * weight for v in values] + nothing_more
    found: list[np.ndarray] = []
    for first in range(0, len(planes), 3):
        three = np.dstack([*planes[first : first + 3], weight]).astype(np.float32)
        found += list(np.moveaxis(filled(three), -1, 0))
    return tuple(found[: len(values)])


def _lift(own: np.ndarray, ratio: np.ndarray) -> np.ndarray:
    """Follow factor of the model's L* over that of the object's own."""
    new = np.clip((own + 16) * np.exp(ratio) - 16, 0, 100)
    return ((new + FOLLOW_FLOOR) / (np.maximum(own, 0) + FOLLOW_FLOOR)) ** FOLLOW


def _smoothed(values: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Low frequencies of h x w values, of the object alone."""
    sigma = max(values.shape) / SMOOTH
    part = cv2.GaussianBlur(weight, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE)
    total = cv2.GaussianBlur(
        (values * weight).astype(np.float32), (0, 0), sigma, borderType=cv2.BORDER_REPLICATE
    )
    return total / np.maximum(part, 1e-6)


def _lab(rgb: np.ndarray, profile: Profile) -> np.ndarray:
    """sRGB codes (h x w x 3 uint8) as CIELAB under a profile's own white."""
    xyz = decode_rgb(rgb).astype(np.float64) @ SRGB.to_xyz.T
    f = lab_f(xyz @ adaptation(SRGB.white, profile.white).T / profile.white)
    return np.stack(
        [116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1
    )


def _grid_place(rect: Rect, scale: int, crop: Rect, shape: tuple[int, ...]) -> np.ndarray:
    """Grid coordinates of the first pixel of ``rect`` (in the crop), and the steps."""
    to_x, to_y = shape[1] / crop.w, shape[0] / crop.h
    return np.array(
        [
            (rect.x + 0.5) * scale * to_x - 0.5,
            (rect.y + 0.5) * scale * to_y - 0.5,
            scale * to_x,
            scale * to_y,
        ]
    )


@lru_cache(maxsize=16)
def _matrix(profile: Profile) -> np.ndarray:
    """XYZ relative to white to linear RGB, as the kernels take it."""
    return fixed(np.ascontiguousarray(profile.from_xyz * profile.white, np.float32))
