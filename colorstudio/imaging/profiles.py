"""RGB profiles: what a code value means in linear light, and where the profile's own white lies."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

D65 = np.array([0.95047, 1.0, 1.08883])
D50 = np.array([0.96422, 1.0, 0.82521])
PCS_WHITE = np.array([0xF6D6, 0x10000, 0xD32D]) / 0x10000
"""D50 as ICC rounds it: the white that profiles are adapted to."""
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
    is 1; ICC's adaptation to D50 undone). ``curves``: 3 x 65536 float64, code / 65535 to linear.
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
        """Table 3 x (ENCODE_STEPS + 1), float32, at ``sqrt(linear) * ENCODE_STEPS``: code, 0 to 1.

        The square root spreads the shadows, so that linear interpolation is good to 1e-6.
        """
        linear = (np.arange(ENCODE_STEPS + 1) / ENCODE_STEPS) ** 2
        codes = np.linspace(0.0, 1.0, 65536)
        return np.stack([np.interp(linear, curve, codes) for curve in self.curves]).astype(
            np.float32
        )

    @property
    def icc_bytes(self) -> bytes:
        """What to embed on saving: the file's own profile, or sRGB for a picture without one."""
        return self.icc if self.icc is not None else _srgb_icc()

    @cached_property
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


MAX_BYTES = 4 * 2**20


class BadProfile(ValueError):
    """The bytes are not a usable ICC profile."""


class NotMatrix(ValueError):
    """A sound ICC profile that no matrix with curves describes: tables, CMYK, grey, Lab."""


def color_space(icc: bytes) -> str:
    """``rgb``, ``grey``, ``cmyk``, ``lab`` or another four-letter name. Raises BadProfile."""
    if len(icc) < 132 or icc[36:40] != b"acsp":
        raise BadProfile("no ICC header")
    name = icc[16:20].decode("latin-1").strip().lower()
    return {"gray": "grey"}.get(name, name)


@lru_cache(maxsize=16)
def from_icc(icc: bytes) -> Profile:
    """A matrix-and-curve RGB profile from ICC bytes (ICC.1:2022, 8.4.3).

    Raises NotMatrix where it is of another kind and BadProfile where it is broken.
    """
    if len(icc) > MAX_BYTES:
        raise BadProfile("far too large for a matrix and curves")
    space = color_space(icc)
    tags = _tags(icc)
    if space != "rgb" or any(name in tags for name in (b"A2B0", b"A2B1", b"D2B0")):
        raise NotMatrix(space)
    try:
        columns = [_xyz(tags[name]) for name in (b"rXYZ", b"gXYZ", b"bXYZ")]
        curves = np.stack([_curve(tags[name]) for name in (b"rTRC", b"gTRC", b"bTRC")])
    except (KeyError, struct.error) as error:
        raise BadProfile(f"a tag is missing or broken: {error}") from error
    matrix = np.stack(columns, axis=1)
    if np.linalg.cond(matrix) > 1e4 or matrix[1].min() < -0.1:
        raise BadProfile("the primaries do not span a colour space")
    native = _native(matrix, tags)
    for known in (SRGB, *(named(name) for name in PRIMARIES if name != "srgb")):
        # writers round and adapt a little differently; the meaning is the standard's own
        if np.allclose(native, known.to_xyz, atol=1.5e-3):
            native = known.to_xyz
            break
    if np.allclose(curves, SRGB.curves, atol=4e-5):
        curves = SRGB.curves
    return Profile(_description(tags) or "RGB", native / native[1].sum(), curves, icc)


def grey_curve(icc: bytes) -> np.ndarray:
    """65536 values: grey code / 65535 to linear light, of a grey ICC profile. Raises BadProfile."""
    if color_space(icc) != "grey":
        raise BadProfile("not a grey profile")
    try:
        return _curve(_tags(icc)[b"kTRC"])
    except (KeyError, struct.error) as error:
        raise BadProfile(f"a tag is missing or broken: {error}") from error


def _tags(icc: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">I", icc, 128)
    if count > 200 or 132 + 12 * count > len(icc):
        raise BadProfile("broken tag table")
    out: dict[bytes, bytes] = {}
    for n in range(count):
        name, at, size = struct.unpack_from(">4sII", icc, 132 + 12 * n)
        if at + size > len(icc):
            raise BadProfile("a tag lies outside of the profile")
        out[name] = icc[at : at + size]
    return out


def _fixed(data: bytes, at: int, count: int) -> np.ndarray:
    """s15Fixed16 numbers."""
    return np.array(struct.unpack_from(f">{count}i", data, at)) / 65536


def _xyz(tag: bytes) -> np.ndarray:
    if tag[:4] != b"XYZ ":
        raise BadProfile("a colorant is not XYZ")
    return _fixed(tag, 8, 3)


def _native(matrix: np.ndarray, tags: dict[bytes, bytes]) -> np.ndarray:
    """The colorant matrix with ICC's adaptation to D50 undone."""
    if b"chad" in tags:
        adapted = _fixed(tags[b"chad"], 8, 9).reshape(3, 3)
        if tags[b"chad"][:4] != b"sf32" or np.linalg.cond(adapted) > 1e3:
            raise BadProfile("broken chromatic adaptation")
        return np.linalg.inv(adapted) @ matrix
    for known in PRIMARIES:
        profile = named(known)
        # version 2 profiles often name D50 as white although their space is D65
        if np.allclose(adaptation(profile.white, PCS_WHITE) @ profile.to_xyz, matrix, atol=1.5e-3):
            return profile.to_xyz
    white = _xyz(tags[b"wtpt"]) if b"wtpt" in tags else PCS_WHITE
    if white.min() <= 0.1 or white.max() > 3:
        raise BadProfile("broken white point")
    return adaptation(PCS_WHITE, white / white[1]) @ matrix


def _curve(tag: bytes) -> np.ndarray:
    """A tone curve tag as 65536 linear values in [0, 1], never falling."""
    v = np.linspace(0.0, 1.0, 65536)
    if tag[:4] == b"curv":
        curve = _sampled(tag, v)
    elif tag[:4] == b"para":
        curve = _parametric(tag, v)
    else:
        raise BadProfile("a curve of an unknown type")
    if not np.all(np.isfinite(curve)):
        raise BadProfile("a curve is not finite")
    curve = np.maximum.accumulate(np.clip(curve, 0.0, 1.0))
    if curve[-1] - curve[0] < 0.5:
        raise BadProfile("a curve is flat")
    return curve


def _sampled(tag: bytes, v: np.ndarray) -> np.ndarray:
    (count,) = struct.unpack_from(">I", tag, 8)
    if count == 0:
        return v
    if count == 1:
        return v ** (struct.unpack_from(">H", tag, 12)[0] / 256)
    if count > 65536 or 12 + 2 * count > len(tag):
        raise BadProfile("a curve is too long")
    table = np.frombuffer(tag, ">u2", count, 12) / 65535
    return np.interp(v, np.linspace(0.0, 1.0, count), table)


def _parametric(tag: bytes, v: np.ndarray) -> np.ndarray:
    """ICC.1:2022, 10.18, function types 0 to 4."""
    (kind,) = struct.unpack_from(">H", tag, 8)
    if kind > 4:
        raise BadProfile("a curve of an unknown function")
    count = (1, 3, 4, 5, 7)[kind]
    g, a, b, c, d, e, f = [*_fixed(tag, 12, count), *(0.0,) * (7 - count)]
    if kind == 0:
        a = 1.0
    with np.errstate(all="ignore"):
        power = np.maximum(a * v + b, 0.0) ** g
        if kind in (1, 2):
            edge = -b / a if a else 2.0
            # type 2 adds c to both pieces
            return np.where(v >= edge, power, 0.0) + (c if kind == 2 else 0.0)
        if kind in (3, 4):
            return np.where(v >= d, power + e, c * v + f)
    return power


def _description(tags: dict[bytes, bytes]) -> str:
    tag = tags.get(b"desc", b"")
    if tag[:4] == b"mluc" and len(tag) >= 28:
        length, at = struct.unpack_from(">II", tag, 20)
        text = tag[at : at + length].decode("utf-16-be", "replace")
    elif tag[:4] == b"desc" and len(tag) >= 12:
        (length,) = struct.unpack_from(">I", tag, 8)
        text = tag[12 : 12 + length].decode("latin-1")
    else:
        text = ""
    return text.strip("\x00 ")[:120]


PRIMARIES: dict[str, tuple[str, tuple[float, ...], str]] = {
    "srgb": ("sRGB", (0.64, 0.33, 0.30, 0.60, 0.15, 0.06, 0.3127, 0.3290), "srgb"),
    "display-p3": (
        "Display P3",
        (0.680, 0.320, 0.265, 0.690, 0.150, 0.060, 0.3127, 0.3290),
        "srgb",
    ),
    "adobe-rgb": (
        "Compatible with Adobe RGB (1998)",
        (0.64, 0.33, 0.21, 0.71, 0.15, 0.06, 0.3127, 0.3290),
        "2.19921875",
    ),
    "prophoto": (
        "Compatible with ProPhoto RGB",
        (0.734699, 0.265301, 0.159597, 0.840403, 0.036598, 0.000105, 0.345704, 0.358540),
        "1.80078125",
    ),
}
"""Name: words, x and y of red, green, blue and white, curve (``srgb`` or an exponent)."""


@lru_cache(maxsize=16)
def named(name: str) -> Profile:
    """A well-known profile by name: a key of ``PRIMARIES``. Raises KeyError.

    ``srgb`` carries its ICC bytes; `SRGB` is the same space for a picture without a profile.
    """
    words, xy, curve = PRIMARIES[name]
    if name == "srgb":
        to_xyz, curves = SRGB.to_xyz, SRGB.curves
    else:
        to_xyz = _from_primaries(xy)
        v = np.linspace(0.0, 1.0, 65536)
        curves = SRGB.curves if curve == "srgb" else np.stack([v ** float(curve)] * 3)
    return Profile(words, to_xyz, curves, matrix_icc(words, to_xyz, curve))


def _from_primaries(xy: tuple[float, ...]) -> np.ndarray:
    """RGB to XYZ from chromaticities (SMPTE RP 177)."""
    points = np.array(xy).reshape(4, 2)
    xyz = np.stack([points[:, 0], points[:, 1], 1 - points.sum(axis=1)]) / points[:, 1]
    return xyz[:, :3] * np.linalg.solve(xyz[:, :3], xyz[:, 3])


def matrix_icc(words: str, to_xyz: np.ndarray, curve: str) -> bytes:
    """ICC version 4 bytes of a display profile. ``curve``: ``srgb`` or an exponent."""
    white = to_xyz.sum(axis=1)
    adapted = adaptation(white, PCS_WHITE)
    columns = (adapted @ to_xyz).T
    # the columns must sum to D50 to the last bit, or white would come out tinted
    columns[1] += _rounded(PCS_WHITE) - sum(_rounded(c) for c in columns)
    tone = _curve_tag(curve)
    return _icc(
        b"RGB ",
        words,
        {
            b"wtpt": b"XYZ \0\0\0\0" + _s15(PCS_WHITE),
            b"chad": b"sf32\0\0\0\0" + _s15(adapted.ravel()),
            **{
                name: b"XYZ \0\0\0\0" + _s15(column)
                for name, column in zip((b"rXYZ", b"gXYZ", b"bXYZ"), columns, strict=True)
            },
            b"rTRC": tone,
            b"gTRC": tone,
            b"bTRC": tone,
        },
    )


def _srgb_icc() -> bytes:
    return named("srgb").icc or b""


def grey_icc(profile: Profile) -> bytes:
    """ICC bytes for the grey axis of ``profile``, for files with one channel."""
    green = profile.curves[1]
    if np.array_equal(green, SRGB.curves[1]):
        tone = _curve_tag("srgb")
    else:
        table = np.rint(green[:: 65535 // 4369] * 65535).astype(">u2")
        tone = b"curv\0\0\0\0" + struct.pack(">I", len(table)) + table.tobytes()
    return _icc(
        b"GRAY",
        f"{profile.name}, grey",
        {b"wtpt": b"XYZ \0\0\0\0" + _s15(PCS_WHITE), b"kTRC": tone},
    )


def _rounded(values: np.ndarray) -> np.ndarray:
    return np.rint(values * 65536) / 65536


def _s15(values: np.ndarray) -> bytes:
    return struct.pack(f">{len(values)}i", *(int(v) for v in np.rint(values * 65536)))


def _curve_tag(curve: str) -> bytes:
    if curve == "srgb":
        values = np.array([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])
        return b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + _s15(values)
    return b"para\0\0\0\0" + struct.pack(">HH", 0, 0) + _s15(np.array([float(curve)]))


def _text_tag(words: str) -> bytes:
    text = words.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II4sII", 1, 12, b"enUS", len(text), 28) + text


def _icc(space: bytes, words: str, tags: dict[bytes, bytes]) -> bytes:
    """A version 4 display profile with these tags; equal tags are stored once."""
    tags = {b"desc": _text_tag(words), b"cprt": _text_tag("No copyright, use freely"), **tags}
    at = 132 + 12 * len(tags)
    table, body, places = b"", b"", {}
    for name, tag in tags.items():
        if tag not in places:
            places[tag] = at + len(body)
            body += tag + bytes(-len(tag) % 4)
        table += struct.pack(">4sII", name, places[tag], len(tag))
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sIIIQI12s4s",
        at + len(body), b"\0\0\0\0", 0x04300000, b"mntr", space, b"XYZ ",
        2020, 1, 1, 0, 0, 0,
        b"acsp", b"\0\0\0\0", 0, 0, 0, 0, 0, _s15(PCS_WHITE), b"\0\0\0\0",
    )  # fmt: skip
    return head + bytes(128 - len(head)) + struct.pack(">I", len(tags)) + table + body
