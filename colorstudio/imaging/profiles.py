"""RGB profiles: what a code value means in linear light, and where the profile's own white lies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

D65 = np.array([0.95047, 1.0, 1.08883])
D50 = np.array([0.96422, 1.0, 0.82521])
BRADFORD = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)
ENCODE_STEPS = 8192
"""Entries of the encode table minus one; it is indexed by the square root of linear light."""


def adaptation(source_white: np.ndarray, target_white: np.ndarray) -> np.ndarray:
    """Bradford matrix (3 x 3) that carries XYZ seen under one white to another."""
    ratio = (BRADFORD @ target_white) / (BRADFORD @ source_white)
    return np.linalg.inv(BRADFORD) @ np.diag(ratio) @ BRADFORD


@dataclass(frozen=True, eq=False)
class Profile:
    """A matrix-and-curve RGB profile.

    ``to_xyz``: 3 x 3, linear RGB in [0, 1] to XYZ under the profile's *native* white (Y of white
    is 1; ICC's adaptation to D50 undone). ``curves``: 3 x 65536 float64, code / 65535 to linear light.
    ``icc``: the bytes to embed on saving; None for a picture without a profile, taken as sRGB.
    """

    name: str
    to_xyz: np.ndarray
    curves: np.ndarray
    icc: bytes | None = None

    @cached_property
    def white(self) -> np.ndarray:
        """XYZ of the native white, Y = 1."""
        return self.to_xyz.sum(axis=1)

    @cached_property
    def luma(self) -> np.ndarray:
        """Weights of linear R, G, B in Y; they sum to 1."""
        return self.to_xyz[1]

    @cached_property
    def from_xyz(self) -> np.ndarray:
        return np.linalg.inv(self.to_xyz)

    def decode(self, dtype: np.dtype | type) -> np.ndarray:
        """Table 3 x 256 or 3 x 65536, float32: code value to linear light."""
        return self._decode8 if np.dtype(dtype) == np.uint8 else self._decode16

    @cached_property
    def _decode8(self) -> np.ndarray:
        return np.ascontiguousarray(self.curves[:, ::257].astype(np.float32))

    @cached_property
    def _decode16(self) -> np.ndarray:
        return np.ascontiguousarray(self.curves.astype(np.float32))

    @cached_property
    def encode(self) -> np.ndarray:
        """Table 3 x (ENCODE_STEPS + 1), float32, at ``sqrt(linear) * ENCODE_STEPS``: code in [0, 1].

        The square root spreads the shadows, so that linear interpolation is good to 1e-6.
        """
        linear = (np.arange(ENCODE_STEPS + 1) / ENCODE_STEPS) ** 2
        codes = np.linspace(0.0, 1.0, 65536)
        return np.stack([np.interp(linear, curve, codes) for curve in self.curves]).astype(
            np.float32
        )

    @property
    def same_as_srgb(self) -> bool:
        """True where code values mean the same as in sRGB to within rounding of 8 bit."""
        return self is SRGB or (
            np.allclose(self.to_xyz, SRGB.to_xyz, atol=2e-3)
            and np.allclose(self.curves, SRGB.curves, atol=1e-3)
        )


def _srgb_curve() -> np.ndarray:
    v = np.linspace(0.0, 1.0, 65536)
    curve = np.where(v <= 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4)
    return np.stack([curve] * 3)


SRGB = Profile(
    name="sRGB",
    to_xyz=np.array(
        [
            [0.4123908, 0.3575843, 0.1804808],
            [0.2126390, 0.7151687, 0.0721923],
            [0.0193308, 0.1191948, 0.9505322],
        ]
    ),
    curves=_srgb_curve(),
)
