"""Objects from clicks and boxes by SAM: the picture is looked at once, and clicks cost little.

Looking (`SamSegmenter.seen`) is the slow half and wants the model on its device; answering
(`SamSegmenter.predict`) takes a small copy of the decoder on the CPU. So the two may run on two
threads, and the model need not stay in memory for a click.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np
import torch

from colorstudio.engine.device import threads
from colorstudio.engine.memory import is_full, let_go, told_when_full
from colorstudio.engine.sam_weights import SamNet, net_of
from colorstudio.engine.segment import Segmentation, check_marks
from colorstudio.errors import BadInput
from colorstudio.imaging.color import encode_rgb, lab_to_linear, rgb_to_lab
from colorstudio.imaging.pixels import MAX_CODE
from colorstudio.imaging.profiles import SRGB, Profile

if TYPE_CHECKING:
    from colorstudio.methods.base import Models

MEAN = np.array((123.675, 116.28, 103.53), np.float32)
DEVIATION = np.array((58.395, 57.12, 57.375), np.float32)
"""Of the codes (R, G, B in 0 to 255) that SAM was trained on."""
ANSWER_SIDE = 512
"""Longest side of the masks: twice that of the decoder's own grid, so that their edges are soft."""
KEPT = 8
"""Pictures whose features are kept, 4 MB each."""
CANDIDATES = 3
FULL = (
    "Segment Anything did not fit into memory.",
    "Close other programs, use the base weights (sam-vit-b), or set the device to cpu.",
)


@dataclass(frozen=True, eq=False)
class Features:
    """What SAM saw: ``tensor`` 1 x c x n x n float32 on the CPU; ``frame``: (width, height) of the
    picture within the square, in its pixels; ``size``: (W, H) of the picture; ``opaque``: h x w
    bool at the size of the answers, None where all of it is."""

    tensor: torch.Tensor
    frame: tuple[int, int]
    size: tuple[int, int]
    opaque: np.ndarray | None


class SamSegmenter:
    """A `Segmenter`. ``models``: whose role "segmenter" is leased while a picture is looked at.

    `seen` may run on one thread while `use` and `predict` run on another one.
    """

    def __init__(self, models: Models) -> None:
        self._models = models
        self._decoder: SamNet | None = None
        self._features: Features | None = None
        self._kept: OrderedDict[bytes, Features] = OrderedDict()
        self._lock = threading.Lock()

    def set_image(self, codes: np.ndarray, profile: Profile = SRGB) -> None:
        """See `Segmenter`. Raises ModelMissing, BadInput (damaged weights), OutOfMemory."""
        self.use(self.seen(codes, profile))

    def seen(
        self,
        codes: np.ndarray,
        profile: Profile = SRGB,
        *,
        told: Callable[[int, int], None] = lambda done, total: None,
    ) -> Features:
        """Looks at a picture, H x W x 4 codes; one that was seen lately costs nothing.

        ``told(done, total)`` before each block of the encoder; may raise Cancelled.
        """
        h, w = codes.shape[:2]
        key = hashlib.blake2b(codes.tobytes(), digest_size=16)
        key.update(repr((codes.shape, codes.dtype.str)).encode())
        key.update(profile.icc or b"")
        known = self._known(key.digest())
        if known is not None:
            return known
        with told_when_full(*FULL):
            tensor, frame, decoder = self._encoded(codes, profile, told)
        scale = min(1.0, ANSWER_SIDE / max(w, h))
        answer = max(1, round(w * scale)), max(1, round(h * scale))
        features = Features(tensor, frame, (w, h), _opaque(codes, answer))
        with self._lock:
            self._decoder = decoder
            self._kept[key.digest()] = features
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return features

    def _encoded(
        self, codes: np.ndarray, profile: Profile, told: Callable[[int, int], None]
    ) -> tuple[torch.Tensor, tuple[int, int], SamNet]:
        """What the encoder saw, its frame, and the decoder; a second try without other models."""

        def encoded() -> tuple[torch.Tensor, tuple[int, int], SamNet]:
            with self._models.lease("segmenter") as (model,), torch.inference_mode():
                net = net_of(model)
                square, frame = _square(codes, profile, net.side)
                seen = net.encode(square, lambda n: told(n, net.blocks)).to("cpu", torch.float32)
                return seen, frame, self._decoder or net.decoder()

        try:
            return encoded()
        except Exception as error:
            free = getattr(self._models, "free", None)
            if free is None or not is_full(error):
                raise
            let_go(error)
        free()
        return encoded()

    def works_with(self, models: Models) -> bool:
        """Whether these are the very weights that it works with, in the same files."""
        mine, other = (getattr(m, "stamps", None) for m in (self._models, models))
        return self._models.bundle.id == models.bundle.id and mine == other

    def _known(self, key: bytes) -> Features | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def use(self, features: Features) -> None:
        """The picture that `predict` answers for, as `seen` gave it."""
        self._features = features

    def predict(
        self,
        points: Sequence[tuple[float, float, bool]],
        box: tuple[float, float, float, float] | None = None,
        before: np.ndarray | None = None,
    ) -> Segmentation:
        """See `Segmenter`. Of one click alone the likeliest of SAM's three answers comes first; of
        more marks, the answer that it gives where nothing is in doubt. The others follow it."""
        features, decoder = self._features, self._decoder
        if features is None or decoder is None:
            raise BadInput("SAM was not shown a picture yet.")
        box = check_marks(features.size, points, box)
        scale = np.divide(features.frame, features.size)
        grid = decoder.side // 4
        with told_when_full(*FULL), torch.inference_mode(), threads(1):
            logits, scores = decoder.decode(
                features.tensor,
                _points(points, scale),
                None if box is None else _plane(np.reshape(box, (2, 2)), scale).reshape(1, 4),
                None if before is None else torch.from_numpy(before).reshape(1, 1, grid, grid),
            )
        several = (1 + scores[1:].argsort(descending=True)).tolist()
        in_doubt = len(points) == 1 and box is None and before is None
        order = several if in_doubt else [0, *several]
        found = [
            _answer(features, logits[n].numpy(), float(scores[n]), decoder.side)
            for n in order[:CANDIDATES]
        ]
        return replace(found[0], candidates=tuple(found))


def _square(codes: np.ndarray, profile: Profile, side: int) -> tuple[torch.Tensor, tuple[int, int]]:
    """The picture as the encoder takes it, 1 x 3 x side x side, and the frame that it fills."""
    h, w = codes.shape[:2]
    scale = side / max(h, w)
    frame = max(1, round(w * scale)), max(1, round(h * scale))
    kind = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    small = np.asarray(cv2.resize(codes, frame, interpolation=kind))
    top = MAX_CODE[codes.dtype]
    if profile.same_as_srgb:
        rgb = small[..., :3].astype(np.float32) * (255 / top)
    else:
        linear = lab_to_linear(rgb_to_lab(small, profile), SRGB)
        rgb = encode_rgb(linear, SRGB).astype(np.float32) * 255
    alpha = small[..., 3:].astype(np.float32) / top
    rgb = rgb * alpha + 255 * (1 - alpha)  # on white paper: what is not there has no colour
    rgb = (rgb - MEAN) / DEVIATION
    square = np.zeros((1, 3, side, side), np.float32)
    square[0, :, : frame[1], : frame[0]] = rgb.transpose(2, 0, 1)
    return torch.from_numpy(square), frame


def _opaque(codes: np.ndarray, size: tuple[int, int]) -> np.ndarray | None:
    half = 0.5 * MAX_CODE[codes.dtype]
    if codes[..., 3].min() >= half:
        return None
    alpha = np.ascontiguousarray(codes[..., 3])
    return np.asarray(cv2.resize(alpha, size, interpolation=cv2.INTER_AREA)) >= half


def _plane(places: np.ndarray, scale: np.ndarray) -> torch.Tensor:
    """Places of the picture (n x 2) in the square. SAM counts from the middle of its pixels."""
    return torch.from_numpy((np.asarray(places) * scale - 0.5).astype(np.float32))


def _points(
    points: Sequence[tuple[float, float, bool]], scale: np.ndarray
) -> tuple[torch.Tensor, torch.Tensor] | None:
    if not points:
        return None
    places = _plane(np.array([point[:2] for point in points], np.float64), scale)
    return places[None], torch.tensor([[int(point[2]) for point in points]])


def _answer(features: Features, logits: np.ndarray, score: float, side: int) -> Segmentation:
    """The part of the decoder's grid that the picture fills, as a soft mask of some size."""
    w, h = features.size
    scale = min(1.0, ANSWER_SIDE / max(w, h))
    size = max(1, round(w * scale)), max(1, round(h * scale))
    cell = side / logits.shape[-1]
    width, height = (edge / cell for edge in features.frame)
    inner = logits[: max(1, round(height)), : max(1, round(width))]
    sx, sy = width / size[0], height / size[1]
    back = np.array([[sx, 0, 0.5 * sx - 0.5], [0, sy, 0.5 * sy - 0.5]])
    grown = cv2.warpAffine(
        inner,
        back,
        size,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    mask = (1 / (1 + np.exp(-np.clip(grown, -30, 30)))).astype(np.float32)
    if features.opaque is not None:
        mask *= features.opaque
    return Segmentation(mask, float(np.clip(score, 0, 1)), features.size, logits=logits)
