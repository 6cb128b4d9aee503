"""`colorstudio bench click`: what SAM takes to look at a picture and to answer a click.

Of the size of vit_b with random weights, whose speed is that of the real ones; so it runs anywhere.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from colorstudio.diffusion.bundle import Bundle
from colorstudio.evaluation.bench import Figure, Say, median_ms
from colorstudio.methods.base import Models

if TYPE_CHECKING:
    from colorstudio.engine.segment_sam import SamSegmenter

SIZES = ((8, 8), (1024, 1024), (6000, 4000))
BAR_MS = 200
LAYOUTS = {"segment_anything": "its authors' layout", "transformers": "layout of transformers"}


class _Loaded:
    """One model that is there already."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self.bundle = Bundle("bench", "SAM vit_b, random", "sam-vit-b", {}, Path())

    @contextmanager
    def lease(self, *roles: str) -> Iterator[tuple[Any, ...]]:
        yield (self._model,)


def bench(data: Path | None, say: Say) -> list[Figure]:
    """The bar of a click, with the features at hand, at three sizes of picture."""
    from colorstudio.engine.segment_sam import SamSegmenter

    figures = []
    for layout, name in LAYOUTS.items():
        sam = SamSegmenter(cast(Models, _Loaded(_vit_b(layout))))
        for size in SIZES:
            figures += _measured(sam, size, f"SAM vit_b, {name}, {size[0]} x {size[1]}", say)
    return figures


def _measured(sam: SamSegmenter, size: tuple[int, int], of: str, say: Say) -> list[Figure]:
    w, h = size
    codes = np.random.default_rng(0).integers(0, 256, (h, w, 4), np.uint8)
    codes[..., 3] = 255
    began = time.perf_counter()
    sam.set_image(codes)
    seconds = time.perf_counter() - began
    click, other = (0.3 * w, 0.4 * h, True), (0.6 * w, 0.5 * h, False)
    before = sam.predict([click]).logits
    figures = [
        Figure(f"{of}: {what}", median_ms(work, runs=7), "ms", f"<= {BAR_MS}")
        for what, work in {
            "a click": lambda: sam.predict([click]),
            "a click that mends": lambda: sam.predict([click, other], None, before),
            "a box": lambda: sam.predict([], (0.1 * w, 0.1 * h, 0.7 * w, 0.6 * h)),
        }.items()
    ]
    say(f"  {of}: looked in {seconds:.1f} s, a click takes {figures[0].value:.0f} ms")
    return [Figure(f"{of}: looking, once", seconds, "s"), *figures]


def _vit_b(layout: str) -> Any:
    import torch
    from segment_anything import sam_model_registry

    from colorstudio.engine import sam_weights

    original = sam_model_registry["vit_b"]().eval().requires_grad_(False)
    if layout == "segment_anything":
        return original
    weights = original.state_dict()
    configuration = sam_weights._configuration(sam_weights._sizes(weights, "vit_b"))
    renamed = sam_weights._renamed(weights)
    model = sam_weights._transformers_model(renamed, "vit_b", torch.float32, configuration)
    return model.eval().requires_grad_(False)
