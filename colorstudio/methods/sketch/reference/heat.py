"""Where in a reference words are found: a map over the picture, cut by an edit's thresholds.

Drawing it is light; torch comes with the first look into a reference only.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from math import isqrt
from typing import Any
from weakref import WeakKeyDictionary

import cv2
import numpy as np

from colorstudio.errors import BadInput, OutOfMemory
from colorstudio.imaging.proposals import Reference
from colorstudio.methods.sketch.reference.edits import (
    THRESHOLDS,
    Reading,
    TextEdit,
    checked_thresholds,
    reading_of,
    spread_of,
)
from colorstudio.methods.sketch.reference.frame import over_white

ROLES = ("sketch_unet", "image_encoder", "text_projector", "tokenizer")
"""The first is never leased: with it, the weights are those that a run would take."""

REGIONS = (
    "Target: changed with full strength",
    "Rim of the target: changed less and less",
    "Around it: hardly changed",
    "Further away: kept, more and more",
    "Kept",
)
"""The five levels in words, the lowest first: what the words speak of is LOW on the map."""

COLORS = ((0, 0, 143), (0, 127, 255), (127, 255, 127), (255, 127, 0), (143, 0, 0))
"""R, G, B of the levels: the paper's scale from blue (low, selected) to red."""
PART = 0.3
"""What the colours of the map have of the picture that they lie over."""
PAINTED = 2048
"""Longest side of a map: it holds no finer detail."""
KNOWN = 8
"""References, and texts times eight, whose tokens are kept."""


@dataclass(frozen=True, eq=False)
class HeatMap:
    """``m``: rows x columns float32, each token from 0 (what the words speak of) to 1 (Eq. 9).

    ``levels``: h x w uint8, an index in `REGIONS` for each pixel. ``overlay``: h x w x 3 uint8, R,
    G, B: the levels' colours, over the picture where there is one. ``shares``: part of the picture
    in each region, their sum 1. ``is_flat``: all places are alike, so that an edit with these words
    goes everywhere. ``thresholds``: by which it is cut.
    """

    m: np.ndarray
    levels: np.ndarray
    overlay: np.ndarray
    shares: tuple[float, ...]
    thresholds: tuple[float, float, float, float]
    is_flat: bool = False
    smooth: np.ndarray = field(default_factory=lambda: np.zeros((0, 0), np.float32), repr=False)
    picture: np.ndarray | None = field(default=None, repr=False)

    def cut_by(self, thresholds: Sequence[float]) -> HeatMap:
        """The same map with other thresholds; asks no model. Raises BadInput where out of order."""
        return _cut(self.m, self.smooth, checked_thresholds(tuple(thresholds)), self.picture)


def heat_map(
    m: np.ndarray,
    thresholds: Sequence[float] = THRESHOLDS,
    size: tuple[int, int] = (512, 512),
    picture: np.ndarray | None = None,
) -> HeatMap:
    """A map of ``m`` (rows x columns in [0, 1]; see `relatedness_map`) at ``size`` (w, h).

    Bicubic between the tokens' middles, as a reference is squashed to a square for its tokens.
    ``picture``: h x w x 3 uint8 of that size, to lie under the colours. Takes about 10 ms at 1024
    pixels. Raises BadInput for thresholds out of order.
    """
    smooth = cv2.resize(m.astype(np.float32), size, interpolation=cv2.INTER_CUBIC)
    return _cut(m, np.clip(smooth, 0.0, 1.0), checked_thresholds(tuple(thresholds)), picture)


def _cut(
    m: np.ndarray,
    smooth: np.ndarray,
    thresholds: tuple[float, float, float, float],
    picture: np.ndarray | None,
) -> HeatMap:
    levels = np.zeros(smooth.shape, np.uint8)
    for threshold in thresholds:
        levels += smooth > np.float32(threshold)
    table = np.zeros((256, 1, 3), np.uint8)
    table[: len(COLORS), 0] = COLORS
    overlay = np.asarray(cv2.applyColorMap(levels, table))
    if picture is not None:
        overlay = np.asarray(cv2.addWeighted(overlay, PART, picture, 1 - PART, 0))
    counts = np.asarray(cv2.calcHist([levels], [0], None, [len(REGIONS)], [0, len(REGIONS)]))
    shares = tuple(float(count) / levels.size for count in counts.flatten())
    is_flat = bool((m == m.flat[0]).all())
    return HeatMap(m, levels, overlay, shares, thresholds, is_flat, smooth, picture)


def relatedness_map(tokens: Any, embedding: Any, reading: Reading | None = None) -> np.ndarray:
    """Eq. 9 for one picture: rows x columns float32.

    ``tokens``: torch, 1 x (1 + n) x c with CLS first, n a square number; ``embedding``: c, of the
    control text; ``reading``: of the weights, the paper's where none is given.
    """
    from colorstudio.methods.sketch.reference.manipulate import relatedness

    local = tokens[:1, 1:].float()
    side = isqrt(local.shape[1])
    m = relatedness(local, embedding.to(local.device, local.dtype), reading or Reading())
    return m.reshape(side, side).cpu().numpy()


# -- for the window -------------------------------------------------------------------------------


def heat_of(
    engine: Any,
    reference: Reference,
    edits_before: Sequence[TextEdit],
    control: str,
    bundle: str = "",
    thresholds: Sequence[float] = THRESHOLDS,
    *,
    released: bool = False,
) -> HeatMap:
    """Where ``control`` is found in a reference, after the edits that act before this one.

    ``engine``: whose models are asked; on the models' lane, as a run. ``bundle``: id of the
    weights, "" for any that do. What a reference and words gave is kept, so that a second look at
    the same takes no model; moving a threshold takes none at all: see `HeatMap.cut_by`. The map is
    as large as the reference, but `PAINTED` at most.
    Raises BadInput where no words are given, ModelMissing, OutOfMemory.
    """
    if not control.strip():
        raise BadInput("No words say where.", "Type what to look for, such as “hair”.")
    reader = _READERS.setdefault(engine, _Reader())
    m = reader.map(engine, reference, edits_before, " ".join(control.split()), bundle, released)
    picture = over_white(_shrunk(reference.codes))
    return heat_map(m, thresholds, (picture.shape[1], picture.shape[0]), picture)


def _shrunk(codes: np.ndarray) -> np.ndarray:
    h, w = codes.shape[:2]
    scale = PAINTED / max(h, w)
    if scale >= 1:
        return codes
    size = max(1, round(w * scale)), max(1, round(h * scale))
    return np.asarray(cv2.resize(codes, size, interpolation=cv2.INTER_AREA))


class _Reader:
    """Tokens of references and embeddings of words, those used last."""

    def __init__(self) -> None:
        self._tokens: OrderedDict[tuple[str, str], Any] = OrderedDict()
        self._texts: OrderedDict[tuple[str, str], Any] = OrderedDict()

    def map(
        self,
        engine: Any,
        reference: Reference,
        edits: Sequence[TextEdit],
        control: str,
        bundle: str,
        released: bool,
    ) -> np.ndarray:
        import torch

        from colorstudio.methods.sketch.reference.manipulate import edited

        models = engine.models_for(ROLES, bundle)
        reading = reading_of(models.bundle)
        try:
            with torch.inference_mode():
                turned = edited(
                    self._tokens_of(models, reference),
                    edits,
                    lambda words: self._embedded(models, words),
                    spread=spread_of(models.bundle),
                    released=released,
                    reading=reading,
                )
                return relatedness_map(turned, self._embedded(models, [control])[0], reading)
        except (MemoryError, torch.OutOfMemoryError) as error:
            raise OutOfMemory(
                "Memory was full before the words were found in the reference.",
                "Close other programs, or choose a smaller reference.",
            ) from error

    def _tokens_of(self, models: Any, reference: Reference) -> Any:
        import torch

        from colorstudio.methods.sketch.reference.tokens import image_tokens

        codes = np.ascontiguousarray(reference.codes)
        digest = blake2b(codes.tobytes(), digest_size=16).hexdigest()
        key = (_weights(models, "image_encoder"), f"{codes.shape} {digest}")
        if key not in self._tokens:
            rgb = torch.from_numpy(over_white(codes)).permute(2, 0, 1)[None]
            with models.lease("image_encoder") as (encoder,):
                placed = rgb.to(models.device, torch.float32) / 127.5 - 1
                self._tokens[key] = image_tokens(encoder, placed).cpu()
        return _used(self._tokens, [key], KNOWN)[0]

    def _embedded(self, models: Any, words: Sequence[str]) -> Any:
        import torch

        from colorstudio.methods.sketch.reference.tokens import text_embeddings

        weights = _weights(models, "text_projector")
        new = [word for word in words if (weights, word) not in self._texts]
        if new:
            with models.lease("text_projector", "tokenizer") as (projector, tokenizer):
                rows = text_embeddings(projector, tokenizer, new).cpu()
            self._texts.update(zip([(weights, word) for word in new], rows, strict=True))
        keys = [(weights, word) for word in words]
        return torch.stack(_used(self._texts, keys, 8 * KNOWN))


_READERS: WeakKeyDictionary[Any, _Reader] = WeakKeyDictionary()
"""By engine, on whose models' lane alone they are used."""


def _weights(models: Any, role: str) -> str:
    """Which weights of a role: others give other tokens."""
    return f"{models.bundle.id} {models.stamps.get(role)}"


def _used(kept: OrderedDict[Any, Any], keys: Sequence[Any], most: int) -> list[Any]:
    """What is kept under ``keys``, now the last to go; beyond ``most`` the oldest go."""
    for key in keys:
        kept.move_to_end(key)
    while len(kept) > max(most, len(keys)):
        kept.popitem(last=False)
    return [kept[key] for key in keys]
