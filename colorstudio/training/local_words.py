"""What the places of a picture say: of colours, of things, and how they answer to words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from colorstudio.imaging.color import rgb_to_lab
from colorstudio.methods.sketch.reference.edits import MEASURED, POLARITY
from colorstudio.methods.sketch.reference.tokens import image_tokens, text_embeddings
from colorstudio.training.scenes.words import NAMES, named

MIDDLE, UNIT = (50.0, 0.0, 0.0), 25.0
"""Colours of places are told as (CIELAB - MIDDLE) / UNIT."""
MOST_THINGS = 2
FEWEST, FEWEST_OTHERS = 3, 12
"""So many places have a colour, and so many another one, where an answer is measured."""
APART = 0.01
"""The least distance of two thresholds."""


def colors_of_places(rgb: np.ndarray, side: int) -> np.ndarray:
    """Which of `NAMES` each of side x side places of a picture has: side * side int64.

    -1 where a place's quarters differ. ``rgb``: h x w x 3 uint8.
    """
    small = cv2.resize(rgb, (2 * side, 2 * side), interpolation=cv2.INTER_AREA)
    found = named(rgb_to_lab(small)).reshape(side, 2, side, 2).swapaxes(1, 2)
    found = found.reshape(side * side, 4)
    alike = (found == found[:, :1]).all(-1)
    return np.where(alike, found[:, 0], -1).astype(np.int64)


def lab_of_places(rgb: np.ndarray, side: int) -> np.ndarray:
    """The mean colour of each of side x side places: side * side x 3 float32, about -2 to 4."""
    small = cv2.resize(rgb, (side, side), interpolation=cv2.INTER_AREA)
    lab = rgb_to_lab(small).reshape(-1, 3)
    return ((lab - np.array(MIDDLE)) / UNIT).astype(np.float32)


def shares_of_things(masks: Sequence[np.ndarray], side: int) -> np.ndarray:
    """How much of each place each thing has: MOST_THINGS x side * side float32 in [0, 1].

    ``masks``: side' x side' uint8 or float, full at their largest possible value (255 or 1); rows
    without a thing are zeros.
    """
    found = np.zeros((MOST_THINGS, side * side), np.float32)
    for row, mask in zip(found, masks, strict=False):
        whole = 255.0 if mask.dtype == np.uint8 else 1.0
        small = cv2.resize(mask.astype(np.float32), (side, side), interpolation=cv2.INTER_AREA)
        row[:] = small.ravel() / whole
    return found


def things_loss(
    tokens: Tensor, shares: Tensor, words: Tensor, ids: Tensor, factor: float
) -> Tensor:
    """Which words are said of a thing, by the mean of its places' tokens: both directions' mean
    cross-entropy over the things of a batch; 0 where there are fewer than two.

    ``tokens``: B x n x c; ``shares``: B x MOST_THINGS x n; ``words``: B * MOST_THINGS x c, of
    length 1; ``ids``: their letters, B * MOST_THINGS x l: the same ones are no opponents.
    """
    directions = F.normalize(tokens, dim=-1)
    weight = shares / shares.sum(-1, keepdim=True).clamp(min=1e-6)
    seen = (weight @ directions).flatten(0, 1)
    there = shares.flatten(0, 1).sum(-1) > 0
    if int(there.sum()) < 2:
        return tokens.sum() * 0
    seen, words, ids = seen[there], words[there], ids[there]
    wanted = (ids[:, None] == ids[None]).all(-1).float()
    wanted = wanted / wanted.sum(1, keepdim=True)
    answers = factor * seen @ words.T
    return (F.cross_entropy(answers, wanted) + F.cross_entropy(answers.T, wanted)) / 2


# -- what is measured on finished towers ----------------------------------------------------------


def measured_constants(
    image_encoder: Any, text_projector: Any, tokenizer: Any, pictures: Iterable[Tensor]
) -> dict[str, Any]:
    """``local_polarity`` and ``local_thresholds`` (`edits.Reading`), for a bundle's constants.

    ``pictures``: batches, B x 3 x side x side in [-1, 1]. Each name of a colour is asked where a
    part of a picture has that colour and another part has not. {} where that is nowhere so.
    """
    config = image_encoder.config
    side = config.image_size // config.patch_size
    device = next(image_encoder.parameters()).device
    cases: list[tuple[np.ndarray, np.ndarray]] = []
    with torch.no_grad():
        words = text_embeddings(text_projector, tokenizer, NAMES).cpu().double().numpy()
        for rgb in pictures:
            tokens = image_tokens(image_encoder, rgb.to(device))[:, 1:].cpu().double().numpy()
            codes = ((rgb + 1) * 127.5).round().clamp(0, 255).byte().permute(0, 2, 3, 1).cpu()
            for local, picture in zip(tokens, codes.numpy(), strict=True):
                cases += _cases(local @ words.T, colors_of_places(picture, side))
    return constants_of(cases)


def constants_of(cases: Sequence[tuple[np.ndarray, np.ndarray]]) -> dict[str, Any]:
    """The constants of cases: the map of projections, from 0 to 1 over a picture, on the places
    that a word speaks of and on the others."""
    if not cases:
        return {}
    likely = np.mean([(meant[:, None] > others[None]).mean() for meant, others in cases])
    polarity = 1 if likely > 0.5 else -1
    if polarity > 0:
        cases = [(1 - meant, 1 - others) for meant, others in cases]
    meant = np.concatenate([case[0] for case in cases])
    others = np.concatenate([case[1] for case in cases])
    return {POLARITY: polarity, MEASURED: list(thresholds_of(meant, others))}


def thresholds_of(meant: np.ndarray, others: np.ndarray) -> tuple[float, float, float, float]:
    """Thresholds of Eq. 10 for a map that is low on what is meant.

    Full strength where the two are parted best; nothing at the others' median, half the way back
    at their 95th percentile, and all of it at the end only.
    """
    grid = np.linspace(0, 1, 101)
    right = [(meant <= at).mean() - (others <= at).mean() for at in grid]
    first = float(np.clip(grid[int(np.argmax(right))], APART, 1 - 4 * APART))
    second = float(np.clip(np.quantile(others, 0.5), first + APART, 1 - 2 * APART))
    third = float(np.clip(np.quantile(others, 0.95), second + APART, 1 - APART))
    return round(first, 4), round(second, 4), round(third, 4), 1.0


def _cases(projections: np.ndarray, places: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """``projections``: places x names; ``places``: the name of each, -1 for none in particular."""
    low, high = projections.min(axis=0), projections.max(axis=0)
    m = (projections - low) / np.maximum(high - low, 1e-12)
    found = []
    for name in range(len(NAMES)):
        meant, others = places == name, (places >= 0) & (places != name)
        if meant.sum() >= FEWEST and others.sum() >= FEWEST_OTHERS:
            found.append((m[meant, name], m[others, name]))
    return found
