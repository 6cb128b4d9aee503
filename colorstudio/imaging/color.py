"""Colour values and colour spaces: L*a*b*, gamut at a lightness, differences, colour words."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.profiles import ENCODE_STEPS, SRGB, Profile, adaptation

EPSILON = 216 / 24389
KAPPA = 24389 / 27


def lab_f(t: np.ndarray) -> np.ndarray:
    """CIE f: the cube root with its straight piece near black (CIE 15:2004, eq. 8.3)."""
    t = np.asarray(t)
    return np.where(t > EPSILON, np.cbrt(np.maximum(t, EPSILON)), (KAPPA * t + 16) / 116)


def lab_f_inverse(f: np.ndarray) -> np.ndarray:
    """Inverse of `lab_f`."""
    f = np.asarray(f)
    return np.where(f > 6 / 29, f**3, (116 * f - 16) / KAPPA)


def linear_to_lab(linear: np.ndarray, profile: Profile = SRGB) -> np.ndarray:
    """Linear RGB (... x 3) to CIELAB relative to the profile's own white. L* in [0, 100]."""
    f = lab_f(np.asarray(linear) @ profile.to_xyz.T / profile.white)
    return np.stack(
        [
            116 * f[..., 1] - 16,
            500 * (f[..., 0] - f[..., 1]),
            200 * (f[..., 1] - f[..., 2]),
        ],
        axis=-1,
    )


def lab_to_linear(lab: np.ndarray, profile: Profile = SRGB) -> np.ndarray:
    """Inverse of `linear_to_lab`; values outside [0, 1] are out of the profile's gamut."""
    lab = np.asarray(lab)
    fy = (lab[..., 0] + 16) / 116
    f = np.stack([fy + lab[..., 1] / 500, fy, fy - lab[..., 2] / 200], axis=-1)
    return lab_f_inverse(f) * profile.white @ profile.from_xyz.T


def decode_rgb(codes: np.ndarray, profile: Profile = SRGB) -> np.ndarray:
    """Code values (... x 3, uint8 or uint16) to linear light, float32."""
    table = profile.decode(codes.dtype)
    return np.stack([table[c][codes[..., c]] for c in range(3)], axis=-1)


def encode_rgb(linear: np.ndarray, profile: Profile = SRGB) -> np.ndarray:
    """Linear light (... x 3, clipped to [0, 1]) to encoded values in [0, 1]."""
    at = np.sqrt(np.clip(linear, 0.0, 1.0)) * ENCODE_STEPS
    low = np.minimum(at.astype(np.int64), ENCODE_STEPS - 1)
    part = at - low
    table = profile.encode
    return np.stack(
        [
            table[c][low[..., c]] * (1 - part[..., c]) + table[c][low[..., c] + 1] * part[..., c]
            for c in range(3)
        ],
        axis=-1,
    )


def lightness(codes: np.ndarray, profile: Profile = SRGB) -> np.ndarray:
    """L* in [0, 100], float32, of code values (... x 3 or 4), from Y under the profile's white."""
    table = profile.decode(codes.dtype)
    r, g, b = (table[c][codes[..., c]] * np.float32(profile.luma[c]) for c in range(3))
    return (116 * lab_f(r + g + b) - 16).astype(np.float32)


def rgb_to_lab(codes: np.ndarray, profile: Profile = SRGB) -> np.ndarray:
    """Code values (... x 3 or 4) to CIELAB under the profile's white."""
    return linear_to_lab(decode_rgb(codes[..., :3], profile).astype(np.float64), profile)


@dataclass(frozen=True)
class Color:
    """A colour as CIELAB under D65 (the white of sRGB): what an artist asks for.

    ``L`` in [0, 100]; ``a`` and ``b`` free. A colour made from hex gives the same hex back.
    """

    L: float
    a: float
    b: float

    @classmethod
    def from_hex(cls, text: str) -> Color:
        """From ``#rgb`` or ``#rrggbb`` (the ``#`` may be missing). Raises BadInput otherwise."""
        digits = text.strip().removeprefix("#")
        if len(digits) == 3:
            digits = "".join(2 * d for d in digits)
        if not re.fullmatch(r"[0-9a-fA-F]{6}", digits):
            raise BadInput(f"“{text}” is not a colour.", "Write it like #c08040.")
        codes = np.frombuffer(bytes.fromhex(digits), np.uint8)
        return cls(*(float(v) for v in rgb_to_lab(codes)))

    @classmethod
    def parse(cls, text: str) -> Color:
        """From ``#rrggbb`` or ``lab(L a b)``. Raises BadInput with an example."""
        number = r"\s*([+-]?\d+(?:\.\d+)?)\s*"
        match = re.fullmatch(rf"\s*lab\({number}[\s,]{number}[\s,]{number}\)\s*", text.lower())
        if match is None:
            return cls.from_hex(text)
        L, a, b = (float(g) for g in match.groups())
        if not (0 <= L <= 100 and abs(a) <= 200 and abs(b) <= 200):
            raise BadInput(f"“{text}” is not a colour.", "L is 0 to 100, a and b within ±200.")
        return cls(L, a, b)

    @property
    def lab(self) -> tuple[float, float, float]:
        return self.L, self.a, self.b

    @property
    def chroma(self) -> float:
        return float(np.hypot(self.a, self.b))

    @property
    def in_srgb(self) -> bool:
        linear = lab_to_linear(np.array(self.lab))
        return bool(np.all(linear > -5e-4) and np.all(linear < 1 + 5e-4))

    @property
    def rgb8(self) -> tuple[int, int, int]:
        """The nearest sRGB, 0 to 255; out-of-gamut colours give up chroma, not lightness or hue."""
        lab = np.array(self.lab, np.float64)
        lab[1:] *= chroma_limit(lab[0], lab[1:], SRGB)
        r, g, b = np.rint(encode_rgb(lab_to_linear(lab)) * 255).astype(int)
        return int(r), int(g), int(b)

    @property
    def hex(self) -> str:
        return "#{:02x}{:02x}{:02x}".format(*self.rgb8)

    @property
    def text(self) -> str:
        """``#rrggbb`` where that says it exactly (to 0.01), ``lab(L a b)`` otherwise."""
        back = Color.from_hex(self.hex)
        if max(abs(p - q) for p, q in zip(back.lab, self.lab, strict=True)) < 0.01:
            return self.hex
        return f"lab({self.L:.4f} {self.a:.4f} {self.b:.4f})"

    def lab_in(self, profile: Profile) -> np.ndarray:
        """The same colour as CIELAB under ``profile``'s own white (Bradford), float64, 3."""
        xyz = SRGB.to_xyz @ lab_to_linear(np.array(self.lab))
        f = lab_f(adaptation(SRGB.white, profile.white) @ xyz / profile.white)
        return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])

    @classmethod
    def from_pixel(cls, codes: np.ndarray, profile: Profile = SRGB) -> Color:
        """The colour of one pixel (3 or 4 code values) of a picture in ``profile``."""
        xyz = profile.to_xyz @ decode_rgb(codes[:3], profile).astype(np.float64)
        f = lab_f(adaptation(profile.white, SRGB.white) @ xyz / SRGB.white)
        return cls(float(116 * f[1] - 16), float(500 * (f[0] - f[1])), float(200 * (f[1] - f[2])))


def chroma_limit(L: np.ndarray | float, ab: np.ndarray, profile: Profile = SRGB) -> np.ndarray:
    """Largest factor in [0, 1] by which ``ab`` (... x 2) may be scaled to stay in gamut at ``L``.

    Found by bisection in CIELAB at constant L* and hue (in OKLab, L* would move). Exact and slow:
    for whole pictures use the boundary table of `colorstudio.imaging.placement`.
    """
    ab = np.asarray(ab, np.float64)
    L = np.broadcast_to(np.asarray(L, np.float64), ab.shape[:-1])
    low, high = np.zeros(L.shape), np.ones(L.shape)
    for step in range(24):
        factor = high if step == 0 else (low + high) / 2
        lab = np.concatenate([L[..., None], ab * factor[..., None]], axis=-1)
        linear = lab_to_linear(lab, profile)
        inside = np.all((linear >= -1e-6) & (linear <= 1 + 1e-6), axis=-1)
        if step == 0 and np.all(inside):
            return np.ones(L.shape)
        low, high = np.where(inside, factor, low), np.where(inside, high, factor)
    return low
