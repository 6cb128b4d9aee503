"""Pictures of every kind are read as another decoder reads them, or refused in a sentence."""

import io as streams
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image

from colorstudio.errors import BadInput
from colorstudio.imaging import io, profiles
from colorstudio.imaging.io import png

RNG = np.random.default_rng(7)
RGB = cv2.resize(RNG.integers(0, 256, (5, 7, 3)).astype(np.uint8), (53, 37))
RGBA = np.dstack([RGB, cv2.resize(RNG.integers(0, 256, (4, 4)).astype(np.uint8), (53, 37))])
GREY = RGB[..., 1].copy()
WIDE = RNG.integers(0, 65536, (37, 53, 4)).astype(np.uint16)


def saved(array: np.ndarray | Image.Image, kind: str, **options: Any) -> bytes:
    out = streams.BytesIO()
    image = array if isinstance(array, Image.Image) else Image.fromarray(array)
    image.save(out, kind, **options)
    return out.getvalue()


def tiff(array: np.ndarray, **options: Any) -> bytes:
    out = streams.BytesIO()
    tifffile.imwrite(out, array, **options)
    return out.getvalue()


def pixels(data: bytes) -> np.ndarray:
    return io.read_bytes(data, "test").pixels.array


def by_pillow(data: bytes) -> np.ndarray:
    return np.array(Image.open(streams.BytesIO(data)).convert("RGBA"))


def in_another_process(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent.parent,
    )


def by_opencv(data: bytes) -> np.ndarray:
    array = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    assert array is not None
    return array


def first_page(data: bytes) -> tifffile.TiffPage:
    with tifffile.TiffFile(streams.BytesIO(data)) as file:
        page = file.pages[0]
    assert isinstance(page, tifffile.TiffPage)
    return page


PALETTED = Image.fromarray(RGB).quantize(16)
EIGHT_BIT: dict[str, bytes] = {
    "png rgb": saved(RGB, "png"),
    "png rgba": saved(RGBA, "png"),
    "png grey": saved(GREY, "png"),
    "png grey alpha": saved(Image.fromarray(RGBA).convert("LA"), "png"),
    "png palette": saved(PALETTED, "png"),
    "png palette, 4 bits": saved(PALETTED, "png", bits=4),
    "png palette, 2 bits": saved(Image.fromarray(RGB).quantize(4), "png", bits=2),
    "png palette, 1 bit": saved(Image.fromarray(RGB).quantize(2), "png", bits=1),
    "png palette with transparency": saved(PALETTED, "png", transparency=3),
    "png palette with alphas": saved(PALETTED, "png", transparency=bytes(range(0, 160, 10))),
    "png bilevel": saved(Image.fromarray(GREY).convert("1"), "png"),
    "png rgb with a transparent colour": saved(
        RGB, "png", transparency=tuple(int(v) for v in RGB[3, 4])
    ),
    "png grey with a transparent tone": saved(GREY, "png", transparency=int(GREY[3, 4])),
    "jpeg": saved(RGB, "jpeg", quality=90),
    "jpeg grey": saved(GREY, "jpeg"),
    "jpeg progressive": saved(RGB, "jpeg", progressive=True),
    "jpeg 4:4:4": saved(RGB, "jpeg", subsampling=0),
    "webp lossy": saved(RGB, "webp"),
    "webp lossless": saved(RGBA, "webp", lossless=True, exact=True),
    "webp lossy with alpha": saved(RGBA, "webp"),
    "bmp": saved(RGB, "bmp"),
    "bmp grey": saved(GREY, "bmp"),
    "bmp palette": saved(PALETTED, "bmp"),
    "bmp bilevel": saved(Image.fromarray(GREY).convert("1"), "bmp"),
    "bmp alpha": bytes(imagecodecs.bmp_encode(RGBA)),
    "tiff": saved(RGB, "tiff"),
    "tiff rgba": tiff(RGBA, photometric="rgb", extrasamples=["unassalpha"]),
    "tiff lzw": saved(RGB, "tiff", compression="tiff_lzw"),
    "tiff deflate": saved(RGB, "tiff", compression="tiff_adobe_deflate"),
    "tiff packbits": saved(RGB, "tiff", compression="packbits"),
    "tiff jpeg": saved(RGB, "tiff", compression="jpeg"),
    "tiff grey": saved(GREY, "tiff"),
    "tiff palette": saved(PALETTED, "tiff"),
    "tiff bilevel": saved(Image.fromarray(GREY).convert("1"), "tiff"),
    "tiff fax": saved(Image.fromarray(GREY).convert("1"), "tiff", compression="group4"),
    "tiff white is zero": tiff(GREY, photometric="miniswhite"),
    "tiff tiled": tiff(RGB, photometric="rgb", tile=(16, 32), compression="zlib", predictor=True),
    "tiff planes": tiff(np.moveaxis(RGB, -1, 0).copy(), photometric="rgb", planarconfig="separate"),
    "tiff big-endian": tiff(RGB, photometric="rgb", byteorder=">"),
    "tiff with wide offsets": tiff(RGB, photometric="rgb", bigtiff=True),
    "tiff two pages": tiff(np.stack([RGB, 255 - RGB]), photometric="rgb"),
}


@pytest.mark.parametrize("kind", EIGHT_BIT)
def test_eight_bit_pictures_are_read_as_pillow_reads_them(kind: str) -> None:
    picture = io.read_bytes(EIGHT_BIT[kind], kind)
    assert picture.format == kind.split(" ", 1)[0]
    assert picture.pixels.depth == 8
    wanted = by_pillow(EIGHT_BIT[kind])
    # chroma upsampling inside of TIFF may round otherwise
    allowed = 2 if kind == "tiff jpeg" else 0
    difference = np.abs(picture.pixels.array.astype(int) - wanted)
    assert difference.max() <= allowed
    assert picture.has_alpha == bool((wanted[..., 3] < 255).any())


def test_interlaced_png() -> None:
    """Adam7, written by hand: seven passes of unfiltered rows."""
    h, w = RGB.shape[:2]
    passes = ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2))
    rows = b"".join(
        b"\0" + row.tobytes()
        for y, x, dy, dx in (*passes, (1, 0, 2, 1))
        for row in RGB[y::dy, x::dx]
    )
    data = (
        png.SIGNATURE
        + png.chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 1))
        + png.chunk(b"IDAT", zlib.compress(rows))
        + png.chunk(b"IEND", b"")
    )
    assert np.array_equal(pixels(data)[..., :3], RGB)


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_sixteen_bit_png_keeps_every_bit(channels: int) -> None:
    array = WIDE[..., :channels] if channels > 1 else WIDE[..., 0]
    data = bytes(imagecodecs.png_encode(np.ascontiguousarray(array)))
    got = pixels(data)
    assert got.dtype == np.uint16
    if channels in (3, 4):
        wanted = by_opencv(data)
        assert np.array_equal(got[..., :3], wanted[..., 2::-1])
    assert np.array_equal(got[..., 0], WIDE[..., 0])
    assert np.array_equal(got[..., 3], WIDE[..., channels - 1]) == (channels in (2, 4))


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"compression": "lzw", "predictor": True},
        {"compression": "zlib", "tile": (16, 16)},
        {"byteorder": ">"},
    ],
)
def test_sixteen_bit_tiff_keeps_every_bit(options: dict) -> None:
    data = tiff(np.ascontiguousarray(WIDE[..., :3]), photometric="rgb", **options)
    wanted = by_opencv(data)
    assert np.array_equal(pixels(data)[..., :3], wanted[..., ::-1])
    grey = tiff(WIDE[..., 0].copy(), photometric="minisblack", **options)
    assert np.array_equal(pixels(grey)[..., 2], WIDE[..., 0])


def test_multiplied_alpha_is_undone_with_a_notice() -> None:
    alpha = RGBA[..., 3:].astype(float) / 255
    stored = np.rint(RGBA[..., :3] * alpha).astype(np.uint8)
    data = tiff(np.dstack([stored, RGBA[..., 3]]), photometric="rgb", extrasamples=["assocalpha"])
    picture = io.read_bytes(data, "test")
    seen = RGBA[..., 3] > 128
    assert np.abs(picture.pixels.array[seen].astype(int) - RGBA[seen]).max() <= 1
    assert "multiplied by alpha" in picture.notices[0]


def test_several_pages_are_mentioned() -> None:
    assert "only the first" in io.read_bytes(EIGHT_BIT["tiff two pages"], "x").notices[0]
    animated = saved(
        Image.fromarray(RGBA),
        "webp",
        save_all=True,
        append_images=[Image.fromarray(255 - RGBA)],
        lossless=True,
        exact=True,
    )
    picture = io.read_bytes(animated, "x")
    assert "only its first" in picture.notices[0]
    assert np.array_equal(picture.pixels.array[picture.pixels.array[..., 3] > 0],
                          RGBA[RGBA[..., 3] > 0])  # fmt: skip


# ----------------------------------------------------------------------------------- orientation


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["png", "webp", "tiff", "jpeg"])
def test_pictures_stand_upright(kind: str, orientation: int) -> None:
    from PIL import ImageOps

    exif = Image.Exif()
    exif[274] = orientation
    exif[282], exif[283] = 300.0, 150.0
    options = {"lossless": True} if kind == "webp" else {}
    data = saved(RGB, kind, exif=exif.tobytes(), dpi=(300, 150), **options)
    picture = io.read_bytes(data, "test")
    wanted = ImageOps.exif_transpose(Image.open(streams.BytesIO(data))).convert("RGBA")
    assert np.array_equal(picture.pixels.array, np.array(wanted))
    if kind != "webp":
        dpi = (150, 300) if orientation > 4 else (300, 150)
        assert picture.metadata.dpi == pytest.approx(dpi, abs=0.02)


# ---------------------------------------------------------------------------------------- colour

PRINTED = {
    "paper": ((0, 0, 0, 0), (255, 255, 255)),
    "cyan": ((255, 0, 0, 0), (0, 160, 227)),
    "magenta": ((0, 255, 0, 0), (231, 10, 128)),
    "yellow": ((0, 0, 255, 0), (255, 238, 0)),
    "black": ((0, 0, 0, 255), (40, 40, 40)),
    "all inks": ((255, 255, 255, 255), (0, 0, 0)),
}


def patch(ink: tuple[int, ...]) -> np.ndarray:
    return np.full((16, 16, 4), ink, np.uint8)


@pytest.mark.parametrize("name", PRINTED)
@pytest.mark.parametrize("kind", ["tiff", "jpeg by Adobe", "jpeg YCCK by Adobe", "jpeg plain"])
def test_cmyk_without_a_profile_looks_printed(name: str, kind: str) -> None:
    ink, wanted = PRINTED[name]
    if kind == "tiff":
        data = tiff(patch(ink), photometric="separated")
    elif kind == "jpeg plain":
        data = without_adobe_marker(cmyk_jpeg(patch(ink), "CMYK"))
    else:
        data = cmyk_jpeg(255 - patch(ink), "YCCK" if "YCCK" in kind else "CMYK")
        assert b"Adobe" in data
    picture = io.read_bytes(data, "test")
    assert np.abs(picture.pixels.array[8, 8, :3].astype(int) - wanted).max() <= 3
    assert "typical print" in picture.notices[0]


def cmyk_jpeg(array: np.ndarray, stored_as: str) -> bytes:
    return bytes(
        imagecodecs.jpeg8_encode(array, level=100, colorspace="CMYK", outcolorspace=stored_as)
    )


def without_adobe_marker(data: bytes) -> bytes:
    at = data.find(b"\xff\xee\x00\x0eAdobe")
    return data if at < 0 else data[:at] + data[at + 16 :]


def cmyk_profile() -> bytes:
    """An output profile whose table mixes plain paper, ink and black: (1 - ink)(1 - k) in XYZ."""
    grid = 17
    axes = np.meshgrid(*[np.linspace(0, 1, grid)] * 4, indexing="ij")
    linear = np.stack([(1 - axes[n]) * (1 - axes[3]) for n in range(3)], axis=-1)
    srgb = profiles.named("srgb")
    adapted = profiles.adaptation(srgb.white, profiles.PCS_WHITE) @ srgb.to_xyz
    xyz = linear @ adapted.T
    table = np.rint(np.clip(xyz / (1 + 32767 / 32768), 0, 1) * 65535).astype(">u2").tobytes()
    ramp = np.array([0, 65535], ">u2").tobytes()
    lut = (
        b"mft2\0\0\0\0" + bytes((4, 3, grid, 0))
        + struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
        + struct.pack(">HH", 2, 2) + ramp * 4 + table + ramp * 3
    )  # fmt: skip
    icc = bytearray(
        profiles._icc(
            b"CMYK",
            "Test inks",
            {b"wtpt": b"XYZ \0\0\0\0" + profiles._s15(profiles.PCS_WHITE), b"A2B0": lut},
        )
    )
    icc[12:16] = b"prtr"
    return bytes(icc)


def test_cmyk_goes_through_its_own_profile() -> None:
    ink = RNG.integers(0, 256, (20, 30, 4)).astype(np.uint8)
    icc = cmyk_profile()
    imagecodecs.cms_profile_validate(icc)
    picture = io.read_bytes(tiff(ink, photometric="separated", iccprofile=icc), "test")
    assert picture.notices == ("The CMYK picture was converted to sRGB by its profile.",)
    part = ink.astype(float) / 255
    linear = (1 - part[..., :3]) * (1 - part[..., 3:])
    wanted = np.interp(linear, profiles.SRGB.curves[0], np.linspace(0, 255, 65536))
    assert np.abs(picture.pixels.array[..., :3] - wanted).max() < 4
    wide = io.read_bytes(
        tiff(ink.astype(np.uint16) * 257, photometric="separated", iccprofile=icc), "test"
    )
    assert wide.pixels.depth == 16
    assert np.abs(wide.pixels.array[..., :3] / 257 - wanted).max() < 4


@pytest.mark.parametrize("name", [n for n in profiles.PRIMARIES if n != "srgb"])
@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "tiff"])
def test_rgb_profiles_are_kept_and_pixels_stay(kind: str, name: str) -> None:
    icc = profiles.named(name).icc_bytes
    options = {"lossless": True} if kind == "webp" else {}
    data = saved(RGB, kind, icc_profile=icc, **options)
    picture = io.read_bytes(data, "test")
    assert picture.pixels.profile.icc == icc
    assert picture.notices == ()
    assert np.array_equal(picture.pixels.array, by_pillow(data))


def table_profile() -> bytes:
    """An RGB profile that also holds a table: it maps codes straight to XYZ, like gamma 1."""
    srgb = profiles.named("srgb")
    adapted = profiles.adaptation(srgb.white, profiles.PCS_WHITE) @ srgb.to_xyz
    grid = np.stack(np.meshgrid(*[[0.0, 1.0]] * 3, indexing="ij"), axis=-1)
    table = np.rint((grid @ adapted.T) / (1 + 32767 / 32768) * 65535).astype(">u2").tobytes()
    ramp = np.array([0, 65535], ">u2").tobytes()
    lut = (
        b"mft2\0\0\0\0" + bytes((3, 3, 2, 0))
        + struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
        + struct.pack(">HH", 2, 2) + ramp * 3 + table + ramp * 3
    )  # fmt: skip
    white = b"XYZ \0\0\0\0" + profiles._s15(profiles.PCS_WHITE)
    return profiles._icc(b"RGB ", "Table", {b"wtpt": white, b"A2B0": lut})


@pytest.mark.parametrize("depth", [8, 16])
def test_profiles_of_tables_are_converted_at_full_depth(depth: int) -> None:
    array = RGB if depth == 8 else np.ascontiguousarray(WIDE[..., :3])
    top = 2 ** (8 * array.itemsize) - 1
    picture = io.read_bytes(io.encode_png(array, icc=table_profile()), "test")
    assert "made of tables" in picture.notices[0]
    assert picture.pixels.depth == depth
    wanted = np.interp(array / top, profiles.SRGB.curves[0], np.linspace(0, top, 65536))
    dark = array > top // 50
    assert np.abs(picture.pixels.array[..., :3] - wanted)[dark].max() < (1.1 if depth == 8 else 60)


@pytest.mark.parametrize("broken", [b"nonsense", profiles.SRGB.icc_bytes[:150]])
def test_broken_profiles_are_left_out_with_a_notice(broken: bytes) -> None:
    for kind in ("png", "jpeg", "webp", "tiff"):
        picture = io.read_bytes(saved(RGB, kind, icc_profile=broken), "test")
        assert picture.pixels.profile is profiles.SRGB
        assert "damaged" in picture.notices[0]


def test_libpng_has_nothing_to_complain_about(tmp_path: Path) -> None:
    """It would write to standard error, past Python."""
    icc = bytearray(profiles.SRGB.icc_bytes)
    icc[68:80] = bytes(12)  # the illuminant, which libpng compares to the bit
    path = tmp_path / "x.png"
    path.write_bytes(io.encode_png(RGB, icc=bytes(icc)))
    code = "import sys; from colorstudio.imaging import io; print(io.read(sys.argv[1]).notices)"
    out = in_another_process(code, str(path))
    assert out.stdout.strip() == "()"
    assert out.stderr == ""


def test_a_profile_of_another_colour_model_is_left_out() -> None:
    data = io.encode_png(RGB, icc=profiles.grey_icc(profiles.SRGB))
    assert "does not fit" in io.read_bytes(data, "test").notices[0]
    data = io.encode_png(GREY, icc=profiles.SRGB.icc_bytes)
    picture = io.read_bytes(data, "test")
    assert np.array_equal(picture.pixels.array[..., 0], GREY)


def test_grey_profiles_are_converted_without_a_tint() -> None:
    icc = profiles.grey_icc(profiles.named("adobe-rgb"))
    picture = io.read_bytes(io.encode_png(GREY, icc=icc), "test")
    assert picture.was_grey
    assert "grey picture was converted" in picture.notices[0]
    got = picture.pixels.array
    assert np.array_equal(got[..., 0], got[..., 1])
    assert np.array_equal(got[..., 1], got[..., 2])
    by_littlecms = imagecodecs.cms_transform(
        GREY, icc, profiles.SRGB.icc_bytes, colorspace="gray", outcolorspace="rgb", intent=1
    )
    assert np.abs(got[..., :3].astype(int) - by_littlecms).max() <= 1


def test_grey_with_the_curve_of_srgb_keeps_its_codes() -> None:
    for array in (GREY, WIDE[..., 0].copy()):
        data = io.encode_png(array, icc=profiles.grey_icc(profiles.SRGB))
        picture = io.read_bytes(data, "test")
        assert picture.notices == ()
        assert np.array_equal(picture.pixels.array[..., 0], array)


@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("photometric", [8, 9])
def test_lab_pictures(depth: int, photometric: int) -> None:
    from skimage.color import lab2xyz

    lab = np.array([[[50.0, 20, -30], [80, -10, 40], [20, 0, 0], [95, 5, 5]]])
    if depth == 8:
        stored = np.rint(lab * [2.55, 1, 1])
        exact = stored / [2.55, 1, 1]
        offset = 128 if photometric == 9 else 0
        codes = np.mod(stored + np.array([0, offset, offset]), 256).astype(np.uint8)
    elif photometric == 9:
        codes = np.rint((lab + np.array([0, 128, 128])) * [652.8, 256, 256]).astype(np.uint16)
        exact = lab
    else:
        codes = np.mod(np.rint(lab * [655.35, 256, 256]), 65536).astype(np.uint16)
        exact = lab
    data = bytearray(tiff(codes, photometric="rgb"))
    at = data.find(struct.pack("<HHI", 262, 3, 1)) + 8
    data[at : at + 2] = struct.pack("<H", photometric)
    picture = io.read_bytes(bytes(data), "test")
    from_d50 = profiles.SRGB.from_xyz @ profiles.adaptation(profiles.PCS_WHITE, profiles.SRGB.white)
    linear = np.clip(lab2xyz(exact, illuminant="D50") @ from_d50.T, 0, 1)
    wanted = np.interp(linear, profiles.SRGB.curves[0], np.linspace(0, 1, 65536))
    got = picture.pixels.array[..., :3] / picture.pixels.max_code
    assert np.abs(got - wanted).max() < (0.003 if depth == 8 else 0.001)
    assert picture.notices == ("The Lab picture was converted to sRGB.",)


@pytest.mark.parametrize("bits", [10, 12, 14])
def test_odd_depths_are_spread_over_sixteen_bit(bits: int) -> None:
    top = 2**bits - 1
    codes = np.linspace(0, top, 64).round().astype(np.uint16).reshape(4, 16)
    packed = imagecodecs.packints_encode(codes, bits)
    rows = tiff(np.zeros((4, 16), np.uint16), photometric="minisblack", rowsperstrip=4)
    assert len(packed) <= 4 * 16 * 2
    data = bytearray(rows)
    page = first_page(rows)
    start = page.dataoffsets[0]
    for tag, value in ((258, bits), (279, len(packed))):
        at = page.tags[tag].valueoffset
        data[at : at + 2] = struct.pack("<H", value)
    data[start : start + len(packed)] = packed
    got = pixels(bytes(data))
    assert got.dtype == np.uint16
    assert np.array_equal(got[..., 0], np.rint(codes * (65535 / top)).astype(np.uint16))


# ------------------------------------------------------------------------------------- bad input


# the second page of two may be cut off and the first is still whole
@pytest.mark.parametrize("kind", [k for k in EIGHT_BIT if k != "tiff two pages"])
def test_truncated_pictures_are_refused(kind: str) -> None:
    data = EIGHT_BIT[kind]
    for part in (0, 1, 9, 20, len(data) // 4, len(data) // 2, int(len(data) * 0.8)):
        with pytest.raises(BadInput, match=r"x\.pic"):
            io.read_bytes(data[:part], "x.pic")


def test_a_jpeg_that_lacks_only_its_last_bytes_opens() -> None:
    for kind in ("jpeg", "jpeg grey", "jpeg progressive"):
        data = EIGHT_BIT[kind]
        assert np.array_equal(pixels(data[:-2]), pixels(data))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda p: p.write_bytes(b""), "is empty"),
        (lambda p: p.write_text("hello"), "not a picture"),
        (lambda p: p.write_bytes(b"GIF89a" + bytes(60)), "GIF"),
        (lambda p: p.write_bytes(b"8BPS" + bytes(60)), "Photoshop"),
        (lambda p: p.write_bytes(b"\0\0\0\x1cftypheic" + bytes(60)), "HEIC"),
        (lambda p: p.mkdir(), "is a folder"),
        (lambda p: None, "does not exist"),
        (lambda p: os.mkfifo(p), "not a regular file"),
        (lambda p: p.symlink_to(p), "cannot be read"),
        (lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60)), "damaged"),
        (lambda p: p.write_bytes(b"\xff\xd8\xff" + bytes(60)), "damaged"),
        (lambda p: p.write_bytes(b"II*\0" + bytes(60)), "damaged"),
        (lambda p: p.write_bytes(b"BM" + bytes(60)), "damaged"),
        (lambda p: p.write_bytes(b"RIFF\0\0\0\0WEBP" + bytes(60)), "damaged"),
    ],
)
def test_what_is_no_picture_is_named(
    tmp_path: Path, make: Callable[[Path], object], words: str
) -> None:
    path = tmp_path / "drawing.png"
    make(path)
    with pytest.raises(BadInput, match=words) as caught:
        io.read(path)
    assert "drawing.png" in caught.value.message
    assert caught.value.hint
    if words != "damaged":
        with pytest.raises(BadInput, match=words):
            io.probe(path)


def test_a_file_without_permission_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret.png"
    path.write_bytes(EIGHT_BIT["png rgb"])

    def refuse(*_: object, **__: object) -> None:  # root may read everything
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(BadInput, match=r"secret\.png cannot be read: Permission denied"):
        io.read(path)


def test_a_file_far_larger_than_its_picture_is_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(EIGHT_BIT["png rgb"])
    os.truncate(path, 2**29)  # sparse
    with pytest.raises(BadInput, match="far too large"):
        io.read(path, max_megapixels=1)


def test_content_decides_and_a_lying_ending_is_mentioned(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(EIGHT_BIT["jpeg"])
    picture = io.read(path)
    assert picture.format == "jpeg"
    assert picture.notices == ("photo.png is a JPEG file in spite of its ending.",)


@pytest.mark.parametrize("kind", ["png rgb", "jpeg", "webp lossy", "webp lossless", "tiff", "bmp"])
def test_probe_tells_format_and_size_without_decoding(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x"
    path.write_bytes(EIGHT_BIT[kind])
    assert io.probe(path) == (kind.split()[0], 53, 37)


@pytest.mark.parametrize("values", [np.float32, np.float64, np.int16, np.uint32])
def test_tiff_of_other_numbers_is_refused(values: type) -> None:
    data = tiff(np.zeros((8, 8), values), photometric="minisblack")
    with pytest.raises(BadInput, match=r"x\.tif does not hold whole numbers"):
        io.read_bytes(data, "x.tif")


# ----------------------------------------------------------------------------------------- bombs


def test_the_limit_is_checked_before_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("decoded")

    for codec in ("png_decode", "jpeg8_decode", "webp_decode"):
        monkeypatch.setattr(imagecodecs, codec, never)
    for kind in ("png rgb", "jpeg", "webp lossy", "tiff", "bmp"):
        with pytest.raises(BadInput) as caught:
            io.read_bytes(EIGHT_BIT[kind], "x", max_megapixels=0.001)
        assert "53 x 37" in caught.value.message
        assert "0.001" in caught.value.message


def huge(kind: str) -> bytes:
    """A tiny file that says that it holds 50,000 x 50,000 pixels."""
    data = bytearray(EIGHT_BIT[kind])
    side = 50_000
    if kind.startswith("png"):
        data[16:24] = struct.pack(">II", side, side)
        data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    elif kind.startswith("jpeg"):
        at = data.find(b"\xff\xc0")
        data[at + 5 : at + 9] = struct.pack(">HH", side, side)
    elif kind.startswith("bmp"):
        data[18:26] = struct.pack("<ii", side, side)
    else:
        page = first_page(bytes(data))
        for tag in (256, 257):
            at = page.tags[tag].offset
            data[at + 2 : at + 12] = struct.pack("<HII", 4, 1, side)
    return bytes(data)


@pytest.mark.parametrize("kind", ["png rgb", "jpeg", "bmp", "tiff"])
def test_bombs_are_refused_with_size_and_limit(kind: str) -> None:
    with pytest.raises(BadInput) as caught:
        io.read_bytes(huge(kind), "bomb")
    assert "50000 x 50000 pixels (2,500 megapixels)" in caught.value.message
    assert "250" in caught.value.message


def test_bombs_inside_of_tiff_are_refused_before_decoding(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A strip that holds a JPEG of 50,000 x 50,000, and 40,000 channels per pixel."""
    strip = saved(RGB, "tiff", compression="jpeg")
    data = bytearray(strip)
    at = data.rfind(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", 50_000, 50_000)
    deep = bytearray(saved(RGB, "tiff"))
    where = first_page(bytes(deep)).tags[277].offset
    deep[where + 8 : where + 10] = struct.pack("<H", 40_000)
    wide = bytearray(EIGHT_BIT["tiff tiled"])
    where = first_page(bytes(wide)).tags[322].valueoffset
    wide[where : where + 2] = struct.pack("<H", 65_520)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(tifffile.TiffPage, "asarray", never)
    for bomb in (data, deep, wide):
        with pytest.raises(BadInput, match="damaged") as caught:
            io.read_bytes(bytes(bomb), "bomb")
        assert not isinstance(caught.value.__cause__, AssertionError)


def test_packed_bombs_in_texts_and_profiles_stay_packed() -> None:
    import tracemalloc

    bomb = zlib.compress(bytes(2**27), 9)
    head, tail = EIGHT_BIT["png rgb"][:33], EIGHT_BIT["png rgb"][33:]
    data = (
        head
        + png.chunk(b"iCCP", b"x\0\0" + bomb)
        + png.chunk(b"zTXt", b"a\0\0" + bomb)
        + png.chunk(b"iTXt", b"b\0\1\0\0\0" + bomb)
        + tail
    )
    tracemalloc.start()
    picture = io.read_bytes(data, "x")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100e6
    assert np.array_equal(picture.pixels.array[..., :3], RGB)
    assert len(picture.notices) == 3
    assert picture.metadata.text == {}


def test_many_small_bombs_are_one_large_one() -> None:
    import tracemalloc

    bomb = zlib.compress(bytes(15 * 2**20), 9)
    texts = b"".join(png.chunk(b"zTXt", b"t%d\0\0" % n + bomb) for n in range(60))
    data = EIGHT_BIT["png rgb"][:33] + texts + EIGHT_BIT["png rgb"][33:]
    tracemalloc.start()
    picture = io.read_bytes(data, "x")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100e6
    assert len(picture.metadata.text) == 1


def test_a_webp_must_not_be_larger_than_its_canvas(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(imagecodecs, "webp_decode", never)
    data = bytearray(EIGHT_BIT["webp lossy with alpha"])
    assert data[12:16] == b"VP8X"
    data[24:30] = b"\x09\0\0\x09\0\0"
    with pytest.raises(BadInput, match="damaged") as caught:
        io.read_bytes(bytes(data), "x")
    assert not isinstance(caught.value.__cause__, AssertionError)


def test_png_that_names_its_space_by_number() -> None:
    data = io.encode_png(RGB, icc=profiles.SRGB.icc_bytes)
    data = data[:33] + png.chunk(b"cICP", png.DISPLAY_P3) + data[33:]
    assert io.read_bytes(data, "x").pixels.profile.name == "Display P3"


def test_entity_bombs_in_xmp_are_not_unfolded() -> None:
    lol = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12)
    )
    packet = lol + b"]><x>&m;</x>"
    data = io.encode_png(RGB, text={png.XMP_KEYWORD: packet.decode()})
    assert io.read_bytes(data, "x").metadata.xmp == b""


# --------------------------------------------------------------------------------------- damage


def mutated(data: bytes, rng: np.random.Generator) -> bytes:
    """Some bytes changed, most of them near the head; sometimes cut or with a hole."""
    out = bytearray(data)
    for _ in range(int(rng.integers(1, 12))):
        span = len(out) if rng.random() < 0.4 else min(len(out), 300)
        out[int(rng.integers(span))] = int(
            rng.choice([0, 1, 0x7F, 0x80, 0xFF, int(rng.integers(256))])
        )
    kind = rng.random()
    if kind < 0.15:
        del out[int(rng.integers(len(out))) :]
    elif kind < 0.3:
        at = int(rng.integers(len(out)))
        del out[at : at + int(rng.integers(1, 64))]
    return mended(bytes(out)) if data[:4] == png.SIGNATURE[:4] else bytes(out)


def mended(data: bytes) -> bytes:
    """The check sums of a PNG made right, so that damage reaches the decoder."""
    parts = [data[s - 4 : e] for _, s, e in png.chunks(data)]
    return png.SIGNATURE + b"".join(png.chunk(p[:4], p[4:]) for p in parts)


SEEDS = {
    kind: [data for name, data in EIGHT_BIT.items() if name.split(" ", 1)[0] == kind]
    for kind in ("png", "jpeg", "webp", "tiff", "bmp")
}


def damage(kind: str, count: int) -> int:
    rng = np.random.default_rng(11)
    opened = 0
    said: set[str] = set()
    for n in range(count):
        data = mutated(SEEDS[kind][n % len(SEEDS[kind])], rng)
        try:
            io.read_bytes(data, "x.pic", max_megapixels=4)
            opened += 1
        except BadInput as error:
            said.add(error.message)
    assert all("x.pic" in message for message in said)
    return opened


@pytest.mark.parametrize("kind", SEEDS)
def test_damaged_files_raise_nothing_but_bad_input(kind: str) -> None:
    damage(kind, 100)


@pytest.mark.slow
@pytest.mark.parametrize("kind", SEEDS)
def test_many_damaged_files_raise_nothing_but_bad_input(kind: str) -> None:
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    damage(kind, 2000)
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 400


# ----------------------------------------------------------------------------------- real files


def test_real_photos_are_read_as_pillow_reads_them(shared_data: Path) -> None:
    from PIL import ImageOps

    paths = sorted((shared_data / "photos_full").glob("*/*.*"))
    paths = [p for p in paths if p.suffix in (".jpg", ".png") and p.stat().st_size < 3e6]
    assert len(paths) > 10
    for path in paths[::3]:
        picture = io.read(path)
        with Image.open(path) as image:
            wanted = np.array(ImageOps.exif_transpose(image).convert("RGBA"))
        assert np.array_equal(picture.pixels.array, wanted), path.name


def test_import_costs_no_codec() -> None:
    code = (
        "import sys, colorstudio.imaging.io; "
        "print([m for m in ('PIL', 'tifffile', 'imagecodecs', 'xml.dom') if m in sys.modules])"
    )
    assert in_another_process(code).stdout.strip() == "[]"
