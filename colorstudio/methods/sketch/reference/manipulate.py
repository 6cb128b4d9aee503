"""CLIP's tokens of a reference, turned by words (ColorizeDiffusion, Algorithms 1 and 2)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from colorstudio.methods.sketch.reference.edits import (
    THRESHOLDS,
    Reading,
    TextEdit,
    checked_edits,
)

COSINE_SPREAD = 0.05
"""About how far the cosine between pictures and one text strays with CLIP: the slider's unit where
the weights do not come with a measured one (see `text_spread`), times the length of v_cls."""

FLAT = 1e-6
"""A map of projections whose range is within this part of its largest value tells no places."""

PAPER = Reading()

Encode = Callable[[Sequence[str]], Tensor]
"""Texts to their embeddings, n x c, each of length 1."""


def edited(
    tokens: Tensor,
    edits: Sequence[TextEdit],
    encode_text: Encode,
    *,
    form: str = "attention",
    spread: float | None = None,
    released: bool = False,
    scale_is_d: bool = False,
    reading: Reading = PAPER,
) -> Tensor:
    """``tokens`` (b x (1 + n) x c, the CLS token first, not normalised) after all ``edits``.

    One edit after another, each on what those before it left. ``form``: "attention" changes the n
    local tokens and measures the CLS token as it came (Algorithm 2); "cls" changes the CLS token
    (Algorithm 1) and knows no places. Without an edit that acts, ``tokens`` itself comes back.

    ``spread``: the slider's unit, None for a guess from the length of v_cls. ``released``: the
    forms of the authors' code where it departs from the paper (Eq. 7 without - v'.e, the second
    interval of Eq. 10 without r). ``scale_is_d``: Algorithm 2's own line for edits without an
    anchor, d = target_scale, where Eq. 11 has target_scale - v_cls.e. ``reading``: how these
    weights' local tokens answer to words; where they project high, places go the other way.
    Worked out in float32. Raises BadInput for more edits than `edits.MOST_EDITS`.
    """
    acting = [edit for edit in checked_edits(edits) if not edit.is_idle]
    if not acting:
        return tokens
    words = _embedded(acting, encode_text, tokens.device)
    cls, local = tokens[:, :1].float(), tokens[:, 1:].float()
    unit = _unit(cls, spread)
    for edit in acting:
        e, a = words[edit.target], words.get(edit.anchor)
        if form == "cls":
            scale = _global_scale(edit, cls, e, a, unit)
            cls = globally(cls, scale, e, a, enhance=edit.enhance, released=released)
        else:
            d = _distance(edit, cls, e, a, unit, scale_is_d)
            weights = _weights(edit, local, d, words, released, reading)
            local = locally(local, weights, e, a, enhance=edit.enhance)
    return torch.cat([cls, local], dim=1).to(tokens.dtype)


def text_spread(cls_tokens: Tensor, embeddings: Tensor) -> float:
    """The unit of an edit's slider: how far v_cls.e strays over pictures.

    ``cls_tokens``: CLS tokens of many pictures, m x c, not normalised; ``embeddings``: of several
    texts, n x c, of length 1. The standard deviation over the pictures, its mean over the texts;
    what a bundle keeps as ``text_spread``.
    """
    projections = cls_tokens.float() @ embeddings.float().T
    return float(projections.std(dim=0, correction=0).mean())


# -- Algorithm 1: the CLS token -------------------------------------------------------------------


def globally(
    v: Tensor,
    scale: Tensor | float,
    e: Tensor,
    a: Tensor | None = None,
    *,
    enhance: bool = False,
    released: bool = False,
) -> Tensor:
    """Eq. 5 to 7 (Yan et al., arXiv 2401.01456) on ``v`` (... x c).

    ``scale``: target_scale, one number or ... x 1. ``e``, ``a``: the target's and the anchor's
    embedding (c), of length 1.
    """
    if a is None:
        return v + (scale if enhance else scale - _along(v, e)) * e
    if not enhance:
        return v + scale * (e - a)
    without = v - _along(v, a) * a
    return without + (scale if released else scale - _along(without, e)) * e


def _global_scale(
    edit: TextEdit, cls: Tensor, e: Tensor, a: Tensor | None, unit: Tensor
) -> Tensor | float:
    """target_scale: as given, or from the slider.

    The slider adds to the scale at which the edit would change nothing; with Eq. 7, which has none,
    to what the anchor had.
    """
    if edit.scale is not None:
        return edit.scale
    d = edit.slider * unit
    if a is None:
        return d if edit.enhance else _along(cls, e) + d
    return _along(cls, a) + d if edit.enhance else d


# -- Algorithm 2: the local tokens ----------------------------------------------------------------


def locally(
    v: Tensor, weights: Tensor, e: Tensor, a: Tensor | None = None, *, enhance: bool = False
) -> Tensor:
    """Eq. 12 and 13 (Yan et al., arXiv 2401.01456) on ``v`` (b x n x c).

    ``weights``: omega, b x n x 1. ``e``, ``a``: as in `globally`; without an anchor ``enhance``
    means nothing.
    """
    if a is None:
        return torch.addcmul(v, weights, e)
    beta = _along(v, a) if enhance else 0.0
    return torch.addcmul(v, weights + beta, e - a)


def relatedness(v: Tensor, c: Tensor, reading: Reading = PAPER) -> Tensor:
    """Eq. 9: m, each token's projection on the control text ``c``, from 0 to 1 over its picture.

    ``v``: b x n x c. Returns b x n x 1; what the text speaks of is LOW (the paper's Figure 8): for
    weights where it projects high m is turned round, and it is stretched to their thresholds.
    Where all tokens of a picture are alike no place can be told: 1 throughout, d in Eq. 10.
    """
    along = _along(v, c)
    low, high = along.amin(dim=1, keepdim=True), along.amax(dim=1, keepdim=True)
    is_flat = high - low <= FLAT * along.abs().amax(dim=1, keepdim=True)
    m = (along - low) / torch.where(is_flat, 1.0, high - low)
    if reading.polarity > 0:
        m = 1 - m
    return torch.where(is_flat, 1.0, stretched(m, reading.thresholds))


def stretched(m: Tensor, thresholds: Sequence[float]) -> Tensor:
    """``m`` in [0, 1], stretched piece by piece so that ``thresholds`` come to lie at `THRESHOLDS`.

    Eq. 10 has straight pieces between its thresholds, so it says of the result what it said of
    ``m`` with these; edits with the usual thresholds fit all weights.
    """
    if tuple(thresholds) == THRESHOLDS:
        return m
    before, after = (
        torch.tensor((0.0, *row, 1.0), dtype=m.dtype, device=m.device)
        for row in (thresholds, THRESHOLDS)
    )
    piece = (torch.searchsorted(before, m.contiguous()) - 1).clamp(0, len(before) - 2)
    length = (before[piece + 1] - before[piece]).clamp(min=1e-9)
    part = ((m - before[piece]) / length).clamp(0, 1)
    return after[piece] + part * (after[piece + 1] - after[piece])


def omega(
    m: Tensor,
    d: Tensor | float,
    thresholds: Sequence[float],
    strength: float,
    *,
    released: bool = False,
) -> Tensor:
    """Eq. 10 (Yan et al., arXiv 2401.01456): how far each token goes, as ``m`` (b x n x 1).

    ``d``: of Eq. 11, one number or b x 1 x 1. ``strength``: r. ``released``: the second interval
    without r, as in the authors' code; it leaps at ts0.
    """
    first, second, third, fourth = thresholds
    rise = d if released else d * strength
    weights = torch.where(m > fourth, d, 0.5 * d + 0.5 * d * (m - third) / (fourth - third))
    weights = torch.where(m <= third, 0.5 * d * (m - second) / (third - second), weights)
    weights = torch.where(m <= second, -rise + rise * (m - first) / (second - first), weights)
    return torch.where(m <= first, -d * strength * torch.ones_like(m), weights)


def _distance(
    edit: TextEdit, cls: Tensor, e: Tensor, a: Tensor | None, unit: Tensor, scale_is_d: bool
) -> Tensor:
    """Eq. 11: d, b x 1 x 1. The slider is d itself, in its unit."""
    if edit.scale is None:
        return edit.slider * unit
    if a is None and scale_is_d:
        return torch.full_like(unit, edit.scale)
    return edit.scale - _along(cls, a if a is not None and edit.enhance else e)


def _weights(
    edit: TextEdit,
    local: Tensor,
    d: Tensor,
    words: dict[str, Tensor],
    released: bool,
    reading: Reading,
) -> Tensor:
    """omega, b x n x 1: d where no place is named."""
    if edit.is_everywhere:
        return d.expand(-1, local.shape[1], -1)
    m = relatedness(local, words[edit.control], reading)
    weights = omega(m, d, edit.thresholds, edit.strength, released=released)
    return -weights if reading.polarity > 0 else weights


# -- words and lengths ----------------------------------------------------------------------------


def _embedded(
    acting: Sequence[TextEdit], encode_text: Encode, device: torch.device
) -> dict[str, Tensor]:
    """The embedding (c) of every text of the edits, all asked for at once."""
    texts: dict[str, None] = {}
    for edit in acting:
        control = "" if edit.is_everywhere else edit.control
        texts |= dict.fromkeys(filter(None, (edit.target, edit.anchor, control)))
    rows = encode_text(list(texts)).to(device, torch.float32)
    return dict(zip(texts, rows, strict=True))


def _unit(cls: Tensor, spread: float | None) -> Tensor:
    """What 1 on the slider is, b x 1 x 1."""
    length = cls.norm(dim=-1, keepdim=True)
    if spread is not None:
        return torch.full_like(length, spread)
    # no reference: as long as the tokens of pictures usually are
    usual = torch.full_like(length, math.sqrt(cls.shape[-1]) / 2)
    return COSINE_SPREAD * torch.where(length > 0, length, usual)


def _along(v: Tensor, text: Tensor) -> Tensor:
    """The plain projection on a text, ... x 1: the paper divides by no length."""
    return (v @ text)[..., None]
