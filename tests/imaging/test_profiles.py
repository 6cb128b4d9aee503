"""A code value means the same light as the profile in the file says, and L* comes from Y."""

import io
import struct

import imagecodecs
import numpy as np
import pytest
from PIL import Image, ImageCms

from colorstudio.imaging import profiles
from colorstudio.imaging.color import lab_f, lightness
from colorstudio.imaging.profiles import BadProfile, NotMatrix

CURVES = {
    "srgb": lambda v: np.where(v <= 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4),
    "display-p3": lambda v: np.where(v <= 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4),
    "adobe-rgb": lambda v: v ** (563 / 256),
    "prophoto": lambda v: v**1.8,
}


def grey_axis(dtype: type) -> np.ndarray:
    top = np.iinfo(dtype).max
    codes = np.unique(np.linspace(0, top, 4096).round()).astype(dtype)
    return np.stack([codes] * 3, axis=-1)[None]


@pytest.mark.parametrize("name", profiles.PRIMARIES)
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_lightness_of_greys_is_the_formula(name: str, dtype: type) -> None:
    profile = profiles.from_icc(profiles.named(name).icc_bytes)
    codes = grey_axis(dtype)
    y = CURVES[name](codes[0, :, 0] / np.iinfo(dtype).max)
    wanted = 116 * lab_f(y) - 16
    # ProPhoto's exponent is stored as 461/256
    assert np.abs(lightness(codes, profile)[0] - wanted).max() < (0.06 if "pro" in name else 0.001)


def test_lightness_of_prophoto_greys_is_the_stored_exponents() -> None:
    codes = grey_axis(np.uint16)
    wanted = 116 * lab_f((codes[0, :, 0] / 65535) ** (461 / 256)) - 16
    got = lightness(codes, profiles.from_icc(profiles.named("prophoto").icc_bytes))[0]
    assert np.abs(got - wanted).max() < 0.001


def test_srgb_means_the_same_tagged_and_untagged() -> None:
    codes = np.random.default_rng(0).integers(0, 256, (64, 64, 3)).astype(np.uint8)
    untagged = lightness(codes, profiles.SRGB)
    for icc in (
        profiles.SRGB.icc_bytes,
        imagecodecs.cms_profile("srgb"),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    ):
        tagged = profiles.from_icc(icc)
        assert tagged.same_as_srgb
        assert np.abs(lightness(codes, tagged) - untagged).max() < 0.001


@pytest.mark.parametrize(
    ("name", "white"),
    [
        ("srgb", (0.3127, 0.3290)),
        ("display-p3", (0.3127, 0.3290)),
        ("adobe-rgb", (0.3127, 0.3290)),
        ("prophoto", (0.3457, 0.3585)),
    ],
)
def test_the_native_white_comes_back_from_the_bytes(name: str, white: tuple[float, float]) -> None:
    profile = profiles.from_icc(profiles.named(name).icc_bytes)
    assert profile.white[:2] / profile.white.sum() == pytest.approx(white, abs=2e-4)
    assert profile.luma.sum() == pytest.approx(1, abs=1e-12)
    assert profile.to_xyz == pytest.approx(profiles.named(name).to_xyz, abs=1e-6)


def test_luma_of_well_known_spaces() -> None:
    assert profiles.named("srgb").luma == pytest.approx([0.2126, 0.7152, 0.0722], abs=1e-4)
    assert profiles.named("display-p3").luma == pytest.approx([0.2290, 0.6917, 0.0793], abs=1e-4)
    assert profiles.named("adobe-rgb").luma == pytest.approx([0.2973, 0.6274, 0.0753], abs=1e-4)
    assert profiles.named("prophoto").luma == pytest.approx([0.2880, 0.7119, 0.0001], abs=1e-4)


@pytest.mark.parametrize("name", profiles.PRIMARIES)
def test_littlecms_reads_our_bytes_as_we_do(name: str) -> None:
    """An independent colour engine and our own matrix agree to a 16-bit rounding or so."""
    profile = profiles.named(name)
    imagecodecs.cms_profile_validate(profile.icc_bytes)
    codes = np.random.default_rng(1).integers(0, 65536, (40, 50, 3)).astype(np.uint16)
    xyz = np.empty((40, 50, 3))
    linear = np.stack([profile.curves[c][codes[..., c]] for c in range(3)], axis=-1)
    xyz = linear @ (profiles.adaptation(profile.white, profiles.PCS_WHITE) @ profile.to_xyz).T
    want = np.clip(xyz @ np.linalg.inv(_adapted_srgb()).T, 0, 1)
    got = imagecodecs.cms_transform(
        codes, profile.icc_bytes, profiles.SRGB.icc_bytes, colorspace="rgb", outcolorspace="rgb",
        intent=1, flags=0x100,
    )  # fmt: skip
    got_linear = profiles.SRGB.curves[0][got]
    inside = np.all((want > 0.001) & (want < 0.999), axis=-1)
    assert np.abs(got_linear - want)[inside].max() < 6e-4


def _adapted_srgb() -> np.ndarray:
    srgb = profiles.named("srgb")
    return profiles.adaptation(srgb.white, profiles.PCS_WHITE) @ srgb.to_xyz


def test_pillow_names_our_profiles() -> None:
    for name in profiles.PRIMARIES:
        profile = profiles.named(name)
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile.icc_bytes))
        assert ImageCms.getProfileDescription(opened).strip() == profile.name


def with_tags(icc: bytes, **tags: bytes | None) -> bytes:
    """The same profile with tags replaced (None takes one out)."""
    held = {name: body for name, body in profiles._tags(icc).items()}
    for name, body in tags.items():
        held.pop(name.encode(), None)
        if body is not None:
            held[name.encode()] = body
    at, table, bodies = 132 + 12 * len(held), b"", b""
    for name, body in held.items():
        table += struct.pack(">4sII", name, at + len(bodies), len(body))
        bodies += body + bytes(-len(body) % 4)
    return icc[:128] + struct.pack(">I", len(held)) + table + bodies


def s15(*values: float) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(v * 65536) for v in values))


def para(kind: int, *values: float) -> bytes:
    return b"para\0\0\0\0" + struct.pack(">HH", kind, 0) + s15(*values)


@pytest.mark.parametrize(
    ("tag", "function"),
    [
        (para(0, 2.2), lambda v: v**2.2),
        (para(1, 2.0, 0.8, 0.2), lambda v: np.where(v >= -0.25, (0.8 * v + 0.2) ** 2, 0)),
        (para(1, 2.0, 1.2, -0.2), lambda v: np.where(v >= 1 / 6, (1.2 * v - 0.2) ** 2, 0)),
        (
            para(2, 2.0, 1.1, -0.2, 0.1),
            lambda v: np.where(v >= 0.2 / 1.1, np.clip(1.1 * v - 0.2, 0, 9) ** 2, 0) + 0.1,
        ),
        (
            para(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045),
            CURVES["srgb"],
        ),
        (
            para(4, 2.0, 0.9, 0.05, 0.3, 0.1, 0.05, 0.02),
            lambda v: np.where(v >= 0.1, (0.9 * v + 0.05) ** 2 + 0.05, 0.3 * v + 0.02),
        ),
        (b"curv\0\0\0\0" + struct.pack(">I", 0), lambda v: v),
        (b"curv\0\0\0\0" + struct.pack(">IH", 1, 461), lambda v: v ** (461 / 256)),
        (
            b"curv\0\0\0\0" + struct.pack(">I3H", 3, 0, 16384, 65535),
            lambda v: np.interp(v, [0, 0.5, 1], [0, 16384 / 65535, 1]),
        ),
    ],
)
def test_every_kind_of_curve(tag: bytes, function) -> None:
    icc = with_tags(profiles.named("adobe-rgb").icc_bytes, rTRC=tag, gTRC=tag, bTRC=tag)
    v = np.linspace(0, 1, 65536)
    assert profiles.from_icc(icc).curves[1] == pytest.approx(np.clip(function(v), 0, 1), abs=4e-5)


def test_white_of_a_version_2_profile_without_adaptation_tag() -> None:
    """Old profiles of D65 spaces name either D65 or, wrongly, D50 as their white."""
    for white in ((0.9505, 1.0, 1.0891), (0.9642, 1.0, 0.8249)):
        icc = with_tags(
            profiles.named("srgb").icc_bytes, chad=None, wtpt=b"XYZ \0\0\0\0" + s15(*white)
        )
        assert profiles.from_icc(icc).luma == pytest.approx(profiles.SRGB.luma, abs=2e-4)


def test_white_of_an_unknown_space_is_taken_from_its_white_point() -> None:
    native = np.array([[0.5, 0.3, 0.15], [0.28, 0.65, 0.07], [0.02, 0.1, 0.95]])
    white = native.sum(axis=1)
    adapted = profiles.adaptation(white, profiles.PCS_WHITE) @ native
    icc = with_tags(
        profiles.named("srgb").icc_bytes,
        chad=None,
        wtpt=b"XYZ \0\0\0\0" + s15(*white),
        **{
            n: b"XYZ \0\0\0\0" + s15(*adapted[:, c]) for c, n in enumerate(("rXYZ", "gXYZ", "bXYZ"))
        },
    )
    assert profiles.from_icc(icc).to_xyz == pytest.approx(native, abs=1e-4)


def test_other_kinds_of_profile_are_told_apart() -> None:
    icc = profiles.named("srgb").icc_bytes
    with pytest.raises(NotMatrix):
        profiles.from_icc(with_tags(icc, A2B0=b"mft1" + bytes(60)))
    with pytest.raises(NotMatrix):
        profiles.from_icc(profiles.grey_icc(profiles.SRGB))
    assert profiles.color_space(profiles.grey_icc(profiles.SRGB)) == "grey"


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\0" * 200,
        profiles.SRGB.icc_bytes[:200],
        with_tags(profiles.SRGB.icc_bytes, gXYZ=None),
        with_tags(profiles.SRGB.icc_bytes, gTRC=b"curv\0\0\0\0" + struct.pack(">I", 2**31)),
        with_tags(profiles.SRGB.icc_bytes, gTRC=b"curv\0\0\0\0" + struct.pack(">I4x", 2)),
        with_tags(profiles.SRGB.icc_bytes, gXYZ=b"XYZ \0\0\0\0" + bytes(12)),
        with_tags(profiles.SRGB.icc_bytes, chad=b"sf32\0\0\0\0" + bytes(36)),
        with_tags(profiles.SRGB.icc_bytes, rTRC=para(9, 1.0)),
    ],
)
def test_broken_profiles_are_said_to_be_broken(broken: bytes) -> None:
    with pytest.raises(BadProfile):
        profiles.from_icc(broken)


def test_mutated_profiles_raise_nothing_else() -> None:
    rng = np.random.default_rng(5)
    good = profiles.named("adobe-rgb").icc_bytes
    for _ in range(300):
        data = bytearray(good)
        for _ in range(rng.integers(1, 8)):
            data[rng.integers(len(data))] = rng.integers(256)
        try:
            profile = profiles.from_icc(bytes(data[: rng.integers(100, len(data) + 1)]))
        except (BadProfile, NotMatrix):
            continue
        assert np.isfinite(profile.from_xyz).all()
        assert np.isfinite(profile.encode).all()


def test_grey_bytes_give_the_curve_back() -> None:
    for name in profiles.PRIMARIES:
        profile = profiles.named(name)
        icc = profiles.grey_icc(profile)
        imagecodecs.cms_profile_validate(icc)
        assert profiles.grey_curve(icc) == pytest.approx(profile.curves[1], abs=2e-5)
        # a grey picture may carry it
        out = io.BytesIO()
        Image.fromarray(np.zeros((2, 2), np.uint8)).save(out, "png", icc_profile=icc)
        assert Image.open(out).info["icc_profile"] == icc
