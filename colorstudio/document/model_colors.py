"""Colours that a model proposes for a whole photo: small, and kept with the document."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.pixels import Pixels, frozen

SIDE = 256
"""Longest side that is kept: the solver finds the edges in the photo."""
MOST_BYTES = 1 << 20
ZERO = 128
"""Code of a* and b* 0 in the PNG; steps of 1."""


@dataclass(frozen=True, eq=False)
class ModelColors:
    """``codes``: h x w x 2 uint8, a* and b* + ZERO, over the whole picture."""

    codes: np.ndarray

    @classmethod
    def of(cls, decode: Pixels) -> ModelColors:
        """Of a model's own decode of the photo."""
        from colorstudio.imaging.color import rgb_to_lab

        ab = rgb_to_lab(decode.array, decode.profile)[..., 1:].astype(np.float32)
        h, w = ab.shape[:2]
        scale = min(1.0, SIDE / max(w, h))
        if scale < 1:
            size = max(1, round(w * scale)), max(1, round(h * scale))
            ab = np.asarray(cv2.resize(ab, size, interpolation=cv2.INTER_AREA))
        return cls(frozen(np.clip(np.rint(ab) + ZERO, 0, 255).astype(np.uint8)))

    @property
    def chroma(self) -> np.ndarray:
        """a*b*, h x w x 2 float32."""
        return self.codes.astype(np.float32) - ZERO

    @cached_property
    def text(self) -> str:
        """A PNG in base64, for the document's record."""
        # the third channel keeps the file one that every program can show
        blue = np.full_like(self.codes[..., :1], ZERO)
        done, data = cv2.imencode(".png", np.concatenate([self.codes, blue], axis=-1))
        assert done
        return base64.b64encode(data.tobytes()).decode("ascii")

    @classmethod
    def from_text(cls, text: object) -> ModelColors:
        """The colours of a ``text``. Raises BadInput."""
        try:
            if not isinstance(text, str) or len(text) > MOST_BYTES:
                raise ValueError
            data = np.frombuffer(base64.b64decode(text, validate=True), np.uint8)
            found = cv2.imdecode(data, cv2.IMREAD_UNCHANGED) if data.size else None
            if found is None or found.ndim != 3 or found.shape[2] != 3:
                raise ValueError
            if found.dtype != np.uint8 or max(found.shape[:2]) > SIDE:
                raise ValueError
        except (ValueError, binascii.Error, cv2.error) as error:
            raise BadInput(
                "The colours of a model in the document are damaged.", "Run the model again."
            ) from error
        return cls(frozen(np.ascontiguousarray(found[..., :2])))
