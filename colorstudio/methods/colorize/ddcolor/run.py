"""DDColor: the network says what colours the photo may have, the hints' solver places them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
import torch

from colorstudio.errors import BadInput
from colorstudio.imaging.color import encode_rgb, lab_f_inverse, lab_to_linear
from colorstudio.imaging.overruled import Overruler
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import SRGB
from colorstudio.imaging.spread import Proposal, reduced_lightness
from colorstudio.methods.base import ModelContext, Result, RunContext
from colorstudio.methods.colorize import instant
from colorstudio.methods.colorize.ddcolor.net import DDColor
from colorstudio.methods.colorize.ddcolor.request import DDColorRequest

LOOKING = "Looking at the photo"


@dataclass(frozen=True, eq=False)
class Answer:
    """What the network says of a photo. ``lightness``: side x side float32, L* as it was shown;
    ``chroma``: side x side x 2 float32, a*b*."""

    lightness: np.ndarray
    chroma: np.ndarray

    def proposal(self, request: DDColorRequest) -> Proposal:
        """For the solver: sure where no hint overrules it."""
        return Overruler(self.chroma, request.image.size).proposal(request.hints, request.masks)

    def pixels(self, size: tuple[int, int]) -> Pixels:
        """Its own decode, with the proportions of a picture of ``size``."""
        side, scale = self.lightness.shape[0], self.lightness.shape[0] / max(size)
        wanted = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
        lab = np.concatenate([self.lightness[..., None], self.chroma], axis=-1)
        if wanted != (side, side):
            lab = cv2.resize(lab, wanted, interpolation=cv2.INTER_AREA)
        rgb = encode_rgb(lab_to_linear(lab, SRGB), SRGB)
        codes = np.full((wanted[1], wanted[0], 4), 255, np.uint8)
        codes[..., :3] = np.rint(rgb * 255)
        return Pixels(codes)


def run(request: DDColorRequest, ctx: ModelContext) -> Result:
    """Colours the whole picture; seals and reports as of `colorize.instant`."""
    with ctx.models.lease("colorizer") as (net,):
        blocks = sum(1 for _ in net.steps())
        total = blocks + len(instant.STAGES)
        answer = looked(net, request, lambda done: ctx.step(done, total, LOOKING))
    raw = answer.pixels(request.image.size)
    ctx.step(blocks, total, instant.STAGES[0], raw.array[..., :3])
    result = instant.run(request.placing(answer.proposal(request)), _After(ctx, blocks))
    return replace(
        result,
        recipe=recipe(request, result.recipe, ctx.models.bundle.id),
        raw=raw,
        bundle=ctx.models.bundle.id,
    )


def looked(net: DDColor, request: DDColorRequest, told: Callable[[int], None]) -> Answer:
    """What the network says. ``told`` is called with the number of each of its steps and may raise.

    Raises BadInput where what it says is not finite.
    """
    weight = next(net.parameters())
    lightness = _square(request.image, request.side)
    grey = torch.from_numpy(_grey(lightness)).expand(1, 3, -1, -1)
    hooks = [
        step.register_forward_pre_hook(lambda *_, n=n: told(n))
        for n, step in enumerate(net.steps())
    ]
    try:
        with torch.inference_mode():
            found = net(grey.to(weight.device, weight.dtype))[0].to("cpu", torch.float32).numpy()
    finally:
        for hook in hooks:
            hook.remove()
    if not np.isfinite(found).all():
        raise BadInput("The model gave no colours: its weights are damaged.", "Install it again.")
    return Answer(lightness, np.ascontiguousarray(found.transpose(1, 2, 0)))


def _square(image: Pixels, side: int) -> np.ndarray:
    """L* in the square that the network sees; the proportions go, as in training."""
    reduced = reduced_lightness(image, side)
    shrinks = max(reduced.shape) > side
    kind = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(reduced, (side, side), interpolation=kind), np.float32)


def _grey(lightness: np.ndarray) -> np.ndarray:
    """sRGB codes in [0, 1] (1 x 1 x h x w float32) of a grey of this L*."""
    linear = lab_f_inverse((np.clip(lightness.astype(np.float64), 0, 100) + 16) / 116)
    grey = encode_rgb(np.repeat(linear[..., None], 3, axis=-1), SRGB)[..., 0]
    return grey.astype(np.float32)[None, None]


def recipe(request: DDColorRequest, placing: Any, bundle: str) -> dict[str, Any]:
    """JSON that makes the same picture again from the same photo and weights."""
    return {**placing, "way": "colorize.ddcolor", "side": request.side, "bundle": bundle}


class _After:
    """The context for what comes after the model's steps."""

    def __init__(self, ctx: RunContext, before: int) -> None:
        self._ctx, self._before = ctx, before

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        self._ctx.step(self._before + done, self._before + total, stage, preview)
