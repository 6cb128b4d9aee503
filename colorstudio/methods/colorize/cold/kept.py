"""What a run of cold diffusion leaves for a later one: latents in grey and in colour. No torch."""

from __future__ import annotations

from dataclasses import dataclass, fields
from hashlib import blake2b

import numpy as np

from colorstudio.methods.colorize.cold.request import ColdRequest

AFTERWARDS = frozenset({"color_scale", "follow", "saturation"})
"""Fields that come after the sampling: with another value, what was kept is still good."""


@dataclass(frozen=True, eq=False)
class Kept:
    """``grey``, ``color``: z_grey and the last z_x, 1 x c x h x w float32.

    ``model_size``: (w, h) that the model worked at. ``size``: of the photo. ``asked``: photo,
    words, steps and weights that they belong to, see `asked_of`. ``caption``: what a model said
    of the photo, "" where none was asked.
    """

    grey: np.ndarray
    color: np.ndarray
    model_size: tuple[int, int]
    size: tuple[int, int]
    asked: str
    caption: str = ""


def asked_of(
    request: ColdRequest, seen: np.ndarray, bundle: str, loras: tuple[tuple[str, float], ...] = ()
) -> str:
    """A digest of all that decides on the latents. ``seen``: the photo as the model sees it."""
    digest = blake2b(np.ascontiguousarray(seen).tobytes(), digest_size=16)
    asked = {
        f.name: getattr(request, f.name)
        for f in fields(request)
        if f.metadata.get("form") and f.name not in AFTERWARDS
    }
    digest.update(repr((request.image.size, sorted(asked.items()), bundle, loras)).encode())
    return digest.hexdigest()
