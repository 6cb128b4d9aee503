"""A picture as a value: pixels in the file's own RGB profile and depth."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.profiles import SRGB, Profile

MAX_CODE = {np.dtype(np.uint8): 255, np.dtype(np.uint16): 65535}


def frozen(array: np.ndarray) -> np.ndarray:
    """The same array, read-only, so that it can be shared between threads and history steps."""
    array.flags.writeable = False
    return array


@dataclass(frozen=True, eq=False)
class Pixels:
    """An RGBA picture.

    ``array``: H x W x 4, uint8 or uint16, straight alpha, encoded in ``profile``; read-only.
    Raises BadInput for another shape or type, or for a picture without pixels.
    """

    array: np.ndarray
    profile: Profile = field(default=SRGB)

    def __post_init__(self) -> None:
        a = self.array
        if a.ndim != 3 or a.shape[2] != 4 or a.dtype not in MAX_CODE:
            raise BadInput(f"A picture is H x W x 4 in 8 or 16 bit, not {a.shape} {a.dtype}.")
        if a.shape[0] == 0 or a.shape[1] == 0:
            raise BadInput("The picture has no pixels.")
        frozen(a)

    @property
    def width(self) -> int:
        return self.array.shape[1]

    @property
    def height(self) -> int:
        return self.array.shape[0]

    @property
    def size(self) -> tuple[int, int]:
        """``(width, height)``."""
        return self.width, self.height

    @property
    def rect(self) -> Rect:
        return Rect(0, 0, self.width, self.height)

    @property
    def max_code(self) -> int:
        """255 or 65535."""
        return MAX_CODE[self.array.dtype]

    @property
    def depth(self) -> int:
        """Bits per channel: 8 or 16."""
        return self.array.dtype.itemsize * 8
