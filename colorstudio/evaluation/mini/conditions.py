"""Colours that Color Alignment is given in the tables: four bands of a palette, and pictures."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from colorstudio.engine.starts import start_values
from colorstudio.evaluation.mini.measures import pixels_of, rgb_of
from colorstudio.evaluation.mini.testbed import Testbed
from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import Palette, Swatch
from colorstudio.methods.palette.alignment import measure
from colorstudio.methods.palette.alignment.condition import shares_of
from colorstudio.methods.palette.alignment.request import WAY, ZERO_SHOT, AlignmentRequest
from colorstudio.methods.palette.instant import palette_of
from colorstudio.methods.palette.request import PaletteRequest
from colorstudio.methods.registry import method
from colorstudio.training.scenes.compose import choice, scene

BANDS, PICTURES = "four bands", "pictures"
KINDS = (BANDS, PICTURES)
COLORS, LEAST_SHARE = 4, 0.1
SATURATION, VALUE = (0.75, 1.0), (0.5, 1.0)
"""Of the bands' colours, in HSV; their hues are any."""
METRICS = {
    "cd_a": "CD-A",
    "cd_c": "CD-C",
    "wasserstein1": "Wasserstein-1",
    "share_error": "share error",
}
PAPER = {
    "cd_a": "emoji, zero-shot 2.68; fine-tuned 4.98",
    "cd_c": "emoji, zero-shot 3.93; fine-tuned 4.87",
}
STEPS = 20
INSTANT = "palette.instant"


@dataclass(frozen=True, eq=False)
class Case:
    """A condition with what else is asked. ``rgb``: side x side x 3 uint8. ``palette``: its colours
    with their shares."""

    kind: str
    rgb: np.ndarray
    palette: Palette
    prompt: str
    seed: int


def cases(
    bed: Testbed, name: str, count: int, prompts: Sequence[str], *, side: int = 0
) -> list[Case]:
    """``count`` of each kind, by turns; the same ones each time, with the prompts in turn.

    The pictures are composed of the split's glyphs and photos, as those of training are. ``side``:
    in pixels, 0 for the weights' own.
    """
    found = []
    for number in range(count):
        for kind in KINDS:
            rng = bed.rng(name, kind, number)
            if kind == BANDS:
                rgb, palette = four_bands(side or bed.weights.resolution, rng)
            else:
                rgb = picture(bed, rng, side)
                palette = palette_of(pixels_of(rgb))
            found.append(Case(kind, rgb, palette, prompts[number % len(prompts)], len(found)))
    return found


def four_bands(side: int, rng: np.random.Generator) -> tuple[np.ndarray, Palette]:
    """Four saturated colours one below the other, and the palette with the rows as shares."""
    shares = LEAST_SHARE + (1 - COLORS * LEAST_SHARE) * rng.dirichlet(np.ones(COLORS))
    ends = np.rint(np.cumsum(shares) * side).astype(int)
    rows = np.diff(ends, prepend=0)
    codes = np.array([_saturated(rng) for _ in range(COLORS)], np.uint8)
    rgb = np.repeat(np.repeat(codes, rows, axis=0)[:, None], side, axis=1)
    swatches = [
        Swatch(Color.from_hex("#{:02x}{:02x}{:02x}".format(*code)), share=float(count / side))
        for code, count in zip(codes.tolist(), rows, strict=True)
    ]
    return rgb, Palette(tuple(swatches))


def _saturated(rng: np.random.Generator) -> np.ndarray:
    hue, saturation, value = rng.random(), rng.uniform(*SATURATION), rng.uniform(*VALUE)
    return np.rint(np.array(colorsys.hsv_to_rgb(hue, saturation, value)) * 255)


def picture(bed: Testbed, rng: np.random.Generator, side: int = 0) -> np.ndarray:
    """A composed picture of the bed's split: side x side x 3 uint8."""
    whole = bed.weights.resolution
    rgb = scene(bed.collection, choice(bed.collection, bed.split), whole, rng).rgb
    if side and side != whole:
        rgb = np.asarray(cv2.resize(rgb, (side, side), interpolation=cv2.INTER_AREA))
    return rgb


def away(made: np.ndarray, case: Case) -> dict[str, float]:
    """`METRICS` of a picture (h x w x 3 uint8) against a condition; see `measure.measured`."""
    seen, colors = made.reshape(-1, 3), case.rgb.reshape(-1, 3)
    accuracy, completeness, far = measure.measured(seen, colors, np.ones(len(colors)))
    _, miss = measure.rows_of(seen, case.palette, shares_of(case.palette))
    return {
        "cd_a": accuracy,
        "cd_c": completeness,
        "wasserstein1": far,
        "share_error": miss,
    }


def painted(bed: Testbed, case: Case, **changes: Any) -> np.ndarray:
    """The raw decode of zero-shot alignment to a case, as the weights' own settings have it.

    ``changes``: fields of `AlignmentRequest`; ``strength`` 0 takes the condition away.
    """
    asked = {
        **start_values(method(WAY), AlignmentRequest, bed.weights),
        "prompt": case.prompt,
        "seed": case.seed,
        "width": bed.weights.resolution,
        "height": bed.weights.resolution,
        "steps": STEPS,
        "form": ZERO_SHOT,
        "reference": pixels_of(case.rgb),
        **changes,
    }
    return rgb_of(bed.run(WAY, AlignmentRequest(**asked)).raw)


def recolored(bed: Testbed, rgb: np.ndarray, case: Case) -> np.ndarray:
    """What the instant solver makes of a picture and a case's palette."""
    return rgb_of(bed.run(INSTANT, PaletteRequest(pixels_of(rgb), case.palette)).pixels)


def round_trip(bed: Testbed, rgb: np.ndarray) -> np.ndarray:
    """A picture through the weights' autoencoder and back: h x w x 3 uint8."""
    import torch

    from colorstudio.diffusion import latents

    models = bed.engine.models_for(("vae",), bed.bundle)
    tensor = torch.from_numpy(np.ascontiguousarray(rgb)).permute(2, 0, 1)[None]
    with torch.no_grad(), models.lease("vae") as (vae,):
        z = latents.encoded(vae, tensor.to(models.device).float() / 127.5 - 1)
        out = latents.decoded(vae, z, size=rgb.shape[:2])
    out = out[0].permute(1, 2, 0).clamp(-1, 1)
    return ((out + 1) * 127.5).round().byte().cpu().numpy()


def used_settings(bed: Testbed) -> Mapping[str, Any]:
    """What the zero-shot pictures of the tables are made with."""
    start = start_values(method(WAY), AlignmentRequest, bed.weights)
    names = ("guidance", "stop", "blur", "matcher")
    default = {name: getattr(AlignmentRequest, name) for name in names}
    return {"sampler": "ddpm", "steps": STEPS, **{n: start.get(n, default[n]) for n in names}}
