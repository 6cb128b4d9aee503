"""EXIF, XMP, resolution and recipe travel with a picture; positions and old thumbnails do not."""

import io as streams
import json
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from colorstudio.imaging import io, profiles
from colorstudio.imaging.io import Metadata, WriteOptions, exif, recipe, xmp
from colorstudio.imaging.pixels import Pixels

ENDINGS = ("png", "jpg", "webp", "tif")
RGB = np.random.default_rng(2).integers(0, 256, (24, 32, 3)).astype(np.uint8)
PIXELS = Pixels(np.dstack([RGB, np.full(RGB.shape[:2], 255, np.uint8)]))
RECIPE = {
    "program": "ColorStudio",
    "version": "0.1.0",
    "way": "colorize.instant",
    "seed": 7,
    "request": {"prompt": "Öl, blau: “x”", "steps": 20, "guidance": 7.5},
    "hints": {"size": [32, 24], "points": [{"x": 1, "y": 2, "color": "#c08040"}]},
}
BERLIN = ((52.0, 31.0, 12.0), (13.0, 24.0, 18.0))


def camera_exif(order: str = "<", thumbnail: bool = True) -> bytes:
    """EXIF as a camera writes it: two directories, notes, a position and a thumbnail."""
    block = Image.Exif()
    block.endian = order
    block[0x010F], block[0x0110], block[0x0112] = "Canon", "EOS", 6
    inner = block.get_ifd(ExifTags.IFD.Exif)
    inner[0x829A], inner[0x927C] = 0.005, b"notes of the maker"
    inner[0xA002], inner[0xA003] = 32, 24
    gps = block.get_ifd(ExifTags.IFD.GPSInfo)
    gps[1], gps[2], gps[3], gps[4] = "N", BERLIN[0], "E", BERLIN[1]
    data = block.tobytes()[6:]
    if not thumbnail:
        return data
    small = streams.BytesIO()
    Image.fromarray(RGB).resize((16, 12)).save(small, "jpeg")
    blob = exif.Blob(data)
    at = blob.append(small.getvalue())
    pack = blob.order + "I"
    entries = [
        exif.Entry(exif.PREVIEW_START, 4, 1, struct.pack(pack, at)),
        exif.Entry(exif.PREVIEW_LENGTH, 4, 1, struct.pack(pack, len(small.getvalue()))),
    ]
    second = blob.append(exif.directory(blob.order, entries, 0))
    blob.store(blob.first, blob.entries(blob.first) or [], second)
    return bytes(blob.data)


def by_pillow(path: Path) -> Image.Exif:
    with Image.open(path) as image:
        block = image.getexif()
        block.get_ifd(ExifTags.IFD.Exif)
        block.get_ifd(ExifTags.IFD.GPSInfo)
    return block


def opened_with(exif_bytes: bytes, kind: str = "jpeg", **more: object) -> io.Picture:
    out = streams.BytesIO()
    Image.fromarray(RGB).save(out, kind, exif=b"Exif\0\0" + exif_bytes, **more)
    return io.read_bytes(out.getvalue(), "x")


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_exif_is_carried_without_orientation_thumbnail_and_position(
    tmp_path: Path, ending: str, order: str
) -> None:
    before = opened_with(camera_exif(order))
    assert before.pixels.size == (24, 32)  # turned
    path = tmp_path / f"x.{ending}"
    io.write(path, before.pixels, before.metadata)
    after = by_pillow(path)
    assert after[0x010F] == "Canon"
    assert after.get(0x0112, 1) == 1
    inner = after.get_ifd(ExifTags.IFD.Exif)
    assert float(inner[0x829A]) == pytest.approx(0.005)
    assert inner[0x927C] == b"notes of the maker"
    assert (inner[0xA002], inner[0xA003]) == (24, 32)
    assert after.get_ifd(ExifTags.IFD.GPSInfo) == {}
    assert after.get_ifd(ExifTags.IFD.IFD1) == {}
    assert io.read(path).pixels.size == (24, 32)  # and is not turned twice
    data = path.read_bytes()
    for position in BERLIN:
        for mark in "<", ">":
            assert struct.pack(f"{mark}4I", int(position[0]), 1, int(position[1]), 1) not in data


@pytest.mark.parametrize("ending", ENDINGS)
def test_positions_stay_where_the_artist_asks_for_them(tmp_path: Path, ending: str) -> None:
    before = opened_with(camera_exif())
    path = tmp_path / f"x.{ending}"
    io.write(path, before.pixels, before.metadata, WriteOptions(keep_gps=True))
    gps = by_pillow(path).get_ifd(ExifTags.IFD.GPSInfo)
    assert tuple(float(v) for v in gps[2]) == BERLIN[0]
    # and they can still be dropped later
    again = io.read(path)
    io.write(path, again.pixels, again.metadata)
    assert by_pillow(path).get_ifd(ExifTags.IFD.GPSInfo) == {}


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_metadata_means_none(tmp_path: Path, ending: str) -> None:
    before = opened_with(camera_exif(), dpi=(300, 300))
    metadata = Metadata(before.metadata.exif, packet(), (300, 300), RECIPE, {"Title": "secret"})
    path = tmp_path / f"x.{ending}"
    io.write(path, before.pixels, metadata, WriteOptions(keep_metadata=False), recipe=RECIPE)
    data = path.read_bytes()
    for word in (b"Canon", b"secret", b"colorize", b"Somewhere", b"UserComment"):
        assert word not in data
    with Image.open(path) as image:
        assert "icc_profile" in image.info
    assert io.read(path).metadata.recipe is None


def test_notes_of_the_maker_stay_at_their_place() -> None:
    """They hold offsets from the start of EXIF, so moving them would break them."""
    data = camera_exif()
    kept = exif.with_comment(exif.without_positions(exif.cleaned(data, 5, 5)), "hello")
    assert kept.index(b"notes of the maker") == data.index(b"notes of the maker")


def test_positions_in_texts_of_other_programs_are_dropped(tmp_path: Path) -> None:
    """ImageMagick keeps EXIF as hexadecimal text and as one text per tag."""
    block = b"Exif\0\0" + camera_exif()
    texts = {
        "Raw profile type exif": f"\nexif\n{len(block):8}\n{block.hex()}\n",
        "exif:GPSLatitude": "52/1, 31/1, 12/1",
        "Title": "kept",
    }
    picture = io.read_bytes(io.encode_png(RGB, text=texts), "x")
    assert picture.pixels.size == (24, 32)
    path = tmp_path / "x.png"
    io.write(path, picture.pixels, picture.metadata)
    assert by_pillow(path)[0x010F] == "Canon"
    assert by_pillow(path).get_ifd(ExifTags.IFD.GPSInfo) == {}
    assert dict(io.read(path).metadata.text) == {"Title": "kept"}
    assert b"GPSLatitude" not in path.read_bytes()


def test_a_camera_that_says_adobe_rgb_is_believed() -> None:
    block = Image.Exif()
    block.get_ifd(ExifTags.IFD.Exif)[0xA001] = 0xFFFF
    inner = exif.Blob(block.tobytes()[6:])
    at = inner.pointer(inner.find(inner.first, exif.EXIF_IFD))  # type: ignore[arg-type]
    index = exif.Entry(1, 2, 4, b"R03\0")
    where = inner.append(exif.directory(inner.order, [index], 0))
    pointer = exif.Entry(exif.INTEROP_IFD, 4, 1, struct.pack(inner.order + "I", where))
    at = inner.store(at, [*(inner.entries(at) or []), pointer], 0)
    first = exif.Entry(exif.EXIF_IFD, 4, 1, struct.pack(inner.order + "I", at))
    inner.store(inner.first, [first], 0)
    picture = opened_with(bytes(inner.data))
    assert picture.pixels.profile.icc == profiles.named("adobe-rgb").icc
    assert opened_with(camera_exif()).pixels.profile is profiles.SRGB


def test_real_photos_lose_their_positions(shared_data: Path, tmp_path: Path) -> None:
    with_position = 0
    for path in sorted((shared_data / "photos_full" / "budgie_cc0").glob("*.jpg")):
        with Image.open(path) as image:
            block = image.getexif()
            gps = dict(block.get_ifd(ExifTags.IFD.GPSInfo))
            maker = block.get(0x010F)
        if not gps:
            continue
        with_position += 1
        picture = io.read(path)
        small = Pixels(picture.pixels.array[:64, :64].copy(), picture.pixels.profile)
        for ending in ENDINGS:
            out = tmp_path / f"x.{ending}"
            io.write(out, small, picture.metadata)
            after = by_pillow(out)
            assert after.get_ifd(ExifTags.IFD.GPSInfo) == {}
            assert after.get(0x010F) == maker
            lower = out.read_bytes().lower()
            assert b"gpslatitude" not in lower
            assert b"gpslongitude" not in lower
            for raw in _rationals(gps):
                assert raw not in lower
    assert with_position >= 2


def _rationals(gps: dict) -> list[bytes]:
    """Latitude and longitude as EXIF stores them, both byte orders."""
    out = []
    for tag in (2, 4):
        values = gps.get(tag)
        if isinstance(values, tuple) and len(values) == 3:
            parts = [n for v in values for n in (v.numerator, v.denominator)]
            out += [struct.pack(f"{mark}6I", *parts).lower() for mark in "<>"]
    return out


@given(st.binary(max_size=200), st.integers(0, 2**32))
def test_any_bytes_are_taken_as_exif_without_harm(data: bytes, seed: int) -> None:
    broken = bytearray(camera_exif("<>"[seed % 2]))
    rng = np.random.default_rng(seed)
    for _ in range(6):
        broken[int(rng.integers(len(broken)))] = int(rng.integers(256))
    for block in (data, bytes(broken), bytes(broken)[: int(rng.integers(len(broken)))]):
        for changed in (
            exif.cleaned(block, 3, 4),
            exif.without_positions(block),
            exif.with_comment(block, "ü"),
            exif.extracted(block, frozenset(range(65536))),
            exif.relocated(block, 1000)[0],
        ):
            assert exif.comment(changed) in ("", "ü") or changed != b""
        assert exif.comment(exif.with_comment(data, "note")) == "note"
        assert 1 <= exif.orientation(block) <= 8


# ------------------------------------------------------------------------------------------- XMP


def packet() -> bytes:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="' + xmp.RDF + '">'
        '<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/"'
        ' xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:dji="http://www.dji.com/drone-dji/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' exif:GPSLatitude="52,31.2N" tiff:Orientation="6" dji:GpsLongtitude="13.4">'
        "<exif:GPSLongitude>13,24.3E</exif:GPSLongitude>"
        "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Somewhere</rdf:li></rdf:Alt></dc:title>"
        "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    ).encode()


@pytest.mark.parametrize("ending", ENDINGS)
def test_xmp_is_carried_without_orientation_and_positions(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x.{ending}"
    io.write(path, PIXELS, Metadata(xmp=packet()))
    kept = io.read(path).metadata.xmp
    assert b"Somewhere" in kept
    assert b"Orientation" not in kept
    for word in (b"GPS", b"Gps", b"52,31", b"13.4", b"13,24"):
        assert word not in path.read_bytes()
    io.write(path, PIXELS, Metadata(xmp=packet()), WriteOptions(keep_gps=True))
    assert b"52,31.2N" in io.read(path).metadata.xmp


@pytest.mark.parametrize(
    "broken",
    [b"<x", b"\xff\xfe\0", b"<!DOCTYPE a><a/>", b"<a/>" * 2, b"<a>" * 5000 + b"</a>" * 5000],
)
def test_broken_xmp_is_left_out(tmp_path: Path, broken: bytes) -> None:
    io.write(tmp_path / "x.png", PIXELS, Metadata(xmp=broken))
    assert io.read(tmp_path / "x.png").metadata.xmp == b""


# ---------------------------------------------------------------------------------------- recipe


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_recipe_comes_back(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x.{ending}"
    io.write(path, PIXELS, recipe=RECIPE)
    first = io.read(path)
    assert first.metadata.recipe == RECIPE
    # saved again untouched it stays, a new one takes its place
    io.write(path, first.pixels, first.metadata)
    assert io.read(path).metadata.recipe == RECIPE
    io.write(path, first.pixels, first.metadata, recipe={"way": "other"})
    assert io.read(path).metadata.recipe == {"way": "other"}
    assert path.read_bytes().count(b"colorize.instant") == 0


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_recipe_of_a_megabyte_comes_back(tmp_path: Path, ending: str) -> None:
    long = {**RECIPE, "strokes": [[n, n * 0.37] for n in range(60_000)]}
    path = tmp_path / f"x.{ending}"
    io.write(path, PIXELS, Metadata(exif=camera_exif(), xmp=packet()), recipe=long)
    after = io.read(path)
    assert after.metadata.recipe == json.loads(json.dumps(long))
    assert b"Somewhere" in after.metadata.xmp
    with Image.open(path) as image:  # others still open it
        image.load()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)  # fmt: skip


@given(
    made=st.dictionaries(st.text(max_size=8), JSON, max_size=4),
    ending=st.sampled_from(ENDINGS),
)
def test_any_recipe_comes_back(
    tmp_path_factory: pytest.TempPathFactory, made: dict, ending: str
) -> None:
    path = tmp_path_factory.mktemp("x") / f"x.{ending}"
    io.write(path, PIXELS, recipe=made)
    assert io.read(path).metadata.recipe == made


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_recipe_that_no_longer_holds_leaves_no_trace(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x.{ending}"
    io.write(path, PIXELS, Metadata(exif=camera_exif()), recipe=RECIPE)
    io.write(path, PIXELS, replace(io.read(path).metadata, recipe=None))
    assert io.read(path).metadata.recipe is None
    assert b"colorize.instant" not in path.read_bytes()
    assert by_pillow(path)[0x010F] == "Canon"


def test_png_holds_both_texts_and_pillow_reads_them(tmp_path: Path) -> None:
    io.write(tmp_path / "x.png", PIXELS, recipe=RECIPE)
    with Image.open(tmp_path / "x.png") as image:
        image.load()
        assert json.loads(image.info["colorstudio"]) == RECIPE
        assert image.info["parameters"] == (
            "Öl, blau: “x”\n"
            "Steps: 20, CFG scale: 7.5, Seed: 7, Size: 32x24, "
            "Method: colorize.instant, Version: 0.1.0"
        )
        colour_profile_first = image.info["icc_profile"]
    assert colour_profile_first


@pytest.mark.parametrize("ending", ["jpg", "webp"])
def test_exif_comment_alone_carries_the_recipe(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x.{ending}"
    io.write(path, PIXELS, recipe=RECIPE)
    comment = by_pillow(path).get_ifd(ExifTags.IFD.Exif)[0x9286]
    assert json.loads(comment.removeprefix(b"ASCII\0\0\0"))["colorstudio"] == RECIPE
    with Image.open(path) as image:
        stripped = streams.BytesIO()
        block = image.info["exif"].removeprefix(b"Exif\0\0")
        image.save(stripped, "jpeg", exif=b"Exif\0\0" + block, xmp=b"")
    assert io.read_bytes(stripped.getvalue(), "x").metadata.recipe == RECIPE


def test_a_models_hand_is_declared_and_handwork_is_not(tmp_path: Path) -> None:
    word = b"digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
    for ending in ENDINGS:
        path = tmp_path / f"x.{ending}"
        io.write(path, PIXELS, recipe=RECIPE)
        assert b"DigitalSourceType" not in path.read_bytes()
        io.write(path, PIXELS, recipe={**RECIPE, "bundle": "sd15-mini"})
        assert word in path.read_bytes()


def test_parameters_line_follows_the_grammar_of_other_programs() -> None:
    made = {"prompt": "a cat", "negative_prompt": "dog", "steps": 20, "seed": 1, "model": "a, b"}
    assert recipe.parameters(made, (64, 48)) == (
        'a cat\nNegative prompt: dog\nSteps: 20, Seed: 1, Size: 64x48, Model: "a, b"'
    )


def test_texts_of_other_programs_are_kept(tmp_path: Path) -> None:
    lines = "a cat\nNegative prompt: dog\nSteps: 20, Sampler: Euler"
    texts = {"parameters": lines, "workflow": '{"nodes": []}', "Title": "Kätzchen"}
    io.write(tmp_path / "x.png", PIXELS, Metadata(text=texts))
    metadata = io.read(tmp_path / "x.png").metadata
    assert dict(metadata.text) == texts
    assert metadata.recipe is None
    io.write(tmp_path / "x.jpg", PIXELS, metadata)
    assert io.read(tmp_path / "x.jpg").metadata.text["parameters"] == lines


def test_json_of_other_programs_in_the_comment_is_no_recipe(tmp_path: Path) -> None:
    block = exif.with_comment(b"", '{"prompt": "a cat"}')
    io.write(tmp_path / "x.jpg", PIXELS, Metadata(exif=block))
    assert io.read(tmp_path / "x.jpg").metadata.recipe is None


@pytest.mark.parametrize("text", ["{", "[1]", "[" * 100_000, "null", ""])
def test_a_broken_recipe_is_no_recipe(text: str) -> None:
    data = io.encode_png(RGB, text={"colorstudio": text})
    assert io.read_bytes(data, "x").metadata.recipe is None


def test_what_is_too_long_for_a_jpeg_is_left_out(tmp_path: Path) -> None:
    long = packet().replace(b"Somewhere", b"Somewhere" * 20_000)
    io.write(tmp_path / "x.jpg", PIXELS, Metadata(xmp=long))
    assert io.read(tmp_path / "x.jpg").metadata.xmp == b""
    io.write(tmp_path / "x.jpg", PIXELS, Metadata(xmp=long), recipe=RECIPE)
    assert io.read(tmp_path / "x.jpg").metadata.recipe == RECIPE


# ------------------------------------------------------------------------------------ resolution


@pytest.mark.parametrize("ending", [*ENDINGS, "bmp"])
def test_resolution_is_kept(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x.{ending}"
    io.write(path, PIXELS, Metadata(dpi=(300, 150)))
    dpi = io.read(path).metadata.dpi
    if ending == "webp":  # has no place for it but EXIF
        assert dpi is None
    else:
        assert dpi == pytest.approx((300, 150), abs=0.02)
