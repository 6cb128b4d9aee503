"""Classifier-free guidance in the papers' three forms; predictions are tensors of one shape."""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor

BOTH, NO_REFERENCE, NO_SKETCH = "both", "no_reference", "no_sketch"


def guided(cond: Tensor, uncond: Tensor, scale: float) -> Tensor:
    """u + scale (c - u) (Ho & Salimans, arXiv 2207.12598, Eq. 6 with scale = 1 + w).

    Scale 1 is c, 0 is u.
    """
    return uncond + scale * (cond - uncond)


def extra_weight(cond: Tensor, uncond: Tensor, s: float) -> Tensor:
    """c + s (c - u): s comes on top, so it equals `guided` with scale 1 + s, and 0 is c.

    The form of Diffusing Colors (arXiv 2312.04145, inference).
    """
    return cond + s * (cond - uncond)


NEUTRAL = {guided: 1.0, extra_weight: 0.0}
"""The scale at which a form gives c, whatever u is."""


def dual_branches(reference_scale: float, sketch_scale: float) -> tuple[str, ...]:
    """Which predictions `dual` needs, so that no evaluation is made for nothing: 1, 2 or 3."""
    branches = [BOTH]
    if reference_scale > 1:
        branches.append(NO_REFERENCE)
    if sketch_scale > 1:
        branches.append(NO_SKETCH)
    return tuple(branches)


def dual(predictions: Mapping[str, Tensor], reference_scale: float, sketch_scale: float) -> Tensor:
    """Guidance by two conditions (ColorizeDiffusion, arXiv 2401.01456): the mean of both.

    1/2 {[u_r + GS (c - u_r)] + [u_s + SGS (c - u_s)]}, where u_r is the prediction without the
    reference and u_s that without the sketch. A scale of at most 1 takes its half out: the other
    one alone is ordinary guidance, and neither is c. ``predictions``: by the names that
    `dual_branches` asks for.
    """
    both = predictions[BOTH]
    halves = [
        guided(both, predictions[name], scale)
        for name, scale in ((NO_REFERENCE, reference_scale), (NO_SKETCH, sketch_scale))
        if scale > 1
    ]
    if len(halves) == 2:
        return 0.5 * (halves[0] + halves[1])
    return halves[0] if halves else both
