"""What is saved comes back: pixels to the bit, the profile, and never half a file."""

import io as streams
import time
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image

from colorstudio.errors import BadInput, OutOfMemory
from colorstudio.imaging import io, profiles
from colorstudio.imaging.io import WriteOptions
from colorstudio.imaging.io.convert import through_icc
from colorstudio.imaging.pixels import Pixels

LOSSLESS = {"png": {}, "tif": {}, "bmp": {}, "webp": {"lossless": True}}
RNG = np.random.default_rng(3)


def picture(depth: int = 8, alpha: bool = True, grey: bool = False, **more: object) -> Pixels:
    top = 2**depth - 1
    array = RNG.integers(0, top + 1, (31, 45, 4)).astype(f"uint{depth}")
    array[:8, :, 3] = 0  # colour under full transparency must survive too
    if not alpha:
        array[..., 3] = top
    if grey:
        array[..., 1] = array[..., 2] = array[..., 0]
    return Pixels(array, **more)  # type: ignore[arg-type]


def again(path: Path, pixels: Pixels, **options: object) -> io.Picture:
    io.write(path, pixels, options=WriteOptions(**options))  # type: ignore[arg-type]
    return io.read(path)


@pytest.mark.parametrize("grey_if_possible", [False, True])
@pytest.mark.parametrize("grey", [False, True])
@pytest.mark.parametrize("alpha", [False, True])
@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("ending", LOSSLESS)
def test_lossless_formats_give_every_bit_back(
    tmp_path: Path, ending: str, depth: int, alpha: bool, grey: bool, grey_if_possible: bool
) -> None:
    before = picture(depth, alpha, grey)
    after = again(
        tmp_path / f"x.{ending}", before, grey_if_possible=grey_if_possible, **LOSSLESS[ending]
    )
    wanted = before.array
    if ending in ("bmp", "webp") and depth == 16:
        wanted = np.rint(wanted / 257).astype(np.uint8)
    assert after.pixels.array.dtype == wanted.dtype
    assert np.array_equal(after.pixels.array, wanted)
    assert after.was_grey == grey
    assert after.has_alpha == alpha
    assert after.notices == ()


PICTURES = st.sampled_from([np.uint8, np.uint16]).flatmap(
    lambda dtype: arrays.arrays(dtype, st.tuples(st.integers(1, 9), st.integers(1, 9), st.just(4)))
)


@given(array=PICTURES, ending=st.sampled_from(sorted(LOSSLESS)), grey=st.booleans())
def test_any_picture_opened_and_saved_again_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, array: np.ndarray, ending: str, grey: bool
) -> None:
    path = tmp_path_factory.mktemp("x") / f"x.{ending}"
    options = WriteOptions(grey_if_possible=grey, lossless=True)
    io.write(path, Pixels(array), options=options)
    first = io.read(path)
    io.write(path, first.pixels, first.metadata, options)
    assert np.array_equal(io.read(path).pixels.array, first.pixels.array)
    if ending in ("png", "tif") or array.dtype == np.uint8:
        assert np.array_equal(first.pixels.array, array)


@given(array=arrays.arrays(
    st.sampled_from([np.dtype(np.uint8), np.dtype(np.uint16)]),
    st.one_of(
        st.tuples(st.integers(1, 9), st.integers(1, 9)),
        st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(1, 4)),
    ),
))  # fmt: skip
def test_png_bytes_are_exact(array: np.ndarray) -> None:
    back = io.decode_png(io.encode_png(array, level=0, text={"name": "Öl & Ink"}))
    assert back.dtype == array.dtype
    assert np.array_equal(back, array[..., 0] if array.shape[2:] == (1,) else array)


def test_real_pictures_stay_as_they_are(shared_data: Path, tmp_path: Path) -> None:
    paths = [
        shared_data / "photos_full" / "library_samples" / "skimage_rocket.jpg",
        shared_data / "photos_full" / "library_samples" / "skimage_camera.png",
        *sorted((shared_data / "illustrations" / "noto-emoji" / "color").glob("*.png"))[:3],
    ]
    for path in paths:
        before = io.read(path)
        for ending, options in LOSSLESS.items():
            target = tmp_path / f"x.{ending}"
            io.write(target, before.pixels, before.metadata, WriteOptions(**options))
            after = io.read(target)
            assert np.array_equal(after.pixels.array, before.pixels.array), (path.name, ending)
            assert after.pixels.profile.icc == before.pixels.profile.icc_bytes


@pytest.mark.parametrize("ending", ["png", "jpg", "webp", "tif"])
@pytest.mark.parametrize("grey", [False, True])
def test_everything_is_tagged_so_that_others_see_it(
    tmp_path: Path, ending: str, grey: bool
) -> None:
    for profile in (profiles.SRGB, profiles.named("display-p3"), profiles.named("adobe-rgb")):
        path = tmp_path / f"x.{ending}"
        pixels = picture(alpha=False, grey=grey, profile=profile)
        io.write(path, pixels, options=WriteOptions(grey_if_possible=True, keep_metadata=False))
        with Image.open(path) as image:
            embedded = image.info["icc_profile"]
            single = image.mode == "L"
        imagecodecs.cms_profile_validate(embedded)
        assert single == (grey and ending != "webp")
        assert embedded == (profiles.grey_icc(profile) if single else profile.icc_bytes)


def test_bmp_carries_its_profile(tmp_path: Path) -> None:
    profile = profiles.named("display-p3")
    after = again(tmp_path / "x.bmp", picture(alpha=False, profile=profile))
    assert after.pixels.profile.icc == profile.icc
    with Image.open(tmp_path / "x.bmp") as image:
        assert np.array_equal(np.array(image), after.pixels.array[..., :3])


def test_independent_decoders_see_the_same_pixels(tmp_path: Path) -> None:
    import cv2

    before = picture(16)
    for ending in ("png", "tif"):
        io.write(tmp_path / f"x.{ending}", before)
        seen = cv2.imread(str(tmp_path / f"x.{ending}"), cv2.IMREAD_UNCHANGED)
        assert seen is not None
        assert np.array_equal(seen, before.array[..., [2, 1, 0, 3]])
    before = picture(8)
    for ending, options in LOSSLESS.items():
        io.write(tmp_path / f"x.{ending}", before, options=WriteOptions(**options))
        with Image.open(tmp_path / f"x.{ending}") as image:
            assert np.array_equal(np.array(image.convert("RGBA")), before.array)


def test_alpha_becomes_white_paper_in_a_jpeg(tmp_path: Path) -> None:
    array = np.zeros((16, 16, 4), np.uint8)
    array[..., 0], array[:, :8, 3], array[:, 8:, 3] = 200, 0, 128
    after = again(tmp_path / "x.jpg", Pixels(array), quality=100).pixels.array
    assert after[8, 2] == pytest.approx([255, 255, 255, 255], abs=2)
    assert after[8, 13] == pytest.approx([227, 127, 127, 255], abs=2)


def test_quality_and_depth_and_compression_are_obeyed(tmp_path: Path) -> None:
    ramp = np.add.outer(np.arange(200), np.arange(300)) % 256
    smooth = Pixels(np.dstack([ramp, ramp[::-1], ramp, np.full_like(ramp, 255)]).astype(np.uint8))

    def size(name: str, **options: object) -> int:
        io.write(tmp_path / name, smooth, options=WriteOptions(**options))  # type: ignore[arg-type]
        return (tmp_path / name).stat().st_size

    assert size("x.jpg", quality=40) < size("x.jpg", quality=95)
    assert size("x.webp", quality=40) < size("x.webp", quality=95)
    assert size("x.png", compression="small") < size("x.png", compression="fast")
    assert size("x.tif", compression="small") <= size("x.tif", compression="fast")
    assert again(tmp_path / "x.png", smooth, depth=16).pixels.depth == 16
    assert again(tmp_path / "x.png", picture(16), depth=8).pixels.depth == 8
    with pytest.raises(BadInput, match="12 bits"):
        again(tmp_path / "x.png", smooth, depth=12)


def test_sixteen_bit_rounds_to_the_nearest_of_eight() -> None:
    from colorstudio.imaging.io.write import at_depth

    codes = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    assert np.array_equal(at_depth(codes, 8), np.rint(codes / 257).astype(np.uint8))
    assert np.array_equal(at_depth(at_depth(codes, 8), 16) % 257, np.zeros((256, 256)))


@pytest.mark.parametrize("name", ["x", "x.gif", "x.PNG~", "x.psd"])
def test_an_unknown_ending_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="does not end like a picture") as caught:
        io.write(tmp_path / name, picture())
    assert ".png" in caught.value.hint
    assert not list(tmp_path.iterdir())


def test_a_picture_too_large_for_its_format_is_refused(tmp_path: Path) -> None:
    wide = Pixels(np.zeros((1, 70_000, 4), np.uint8))
    for ending in ("jpg", "webp"):
        with pytest.raises(BadInput, match="70000 x 1 pixels do not fit"):
            io.write(tmp_path / f"x.{ending}", wide)
    assert again(tmp_path / "x.png", wide).pixels.size == (70_000, 1)


@pytest.mark.parametrize("ending", ["png", "jpg", "webp", "tif", "bmp"])
def test_a_failure_while_encoding_leaves_the_old_file(
    tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib

    path = tmp_path / f"x.{ending}"
    path.write_bytes(b"the old picture")
    kind = io.ENDINGS[f".{ending}"]
    module = importlib.import_module(f"colorstudio.imaging.io.{io.FORMATS[kind].module}")

    def fails(file: streams.BufferedWriter, *_: object) -> None:
        file.write(b"half a pic")
        raise MemoryError

    monkeypatch.setattr(module, "write", fails)
    with pytest.raises(OutOfMemory):
        io.write(path, picture())
    assert path.read_bytes() == b"the old picture"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_backup_keeps_the_picture_before(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    first, second = picture(), picture()
    io.write(path, first)
    io.write(path, second, options=WriteOptions(backup=True))
    kept = io.read(tmp_path / "x.png~")
    assert np.array_equal(kept.pixels.array, first.array)
    assert np.array_equal(io.read(path).pixels.array, second.array)


def test_saving_a_frozen_view_or_a_cut_works(tmp_path: Path) -> None:
    whole = picture().array
    for ending, options in LOSSLESS.items():
        for cut in (whole[5:20, 3:30], whole[::-1, ::-1], whole[::2, ::3]):
            after = again(tmp_path / f"x.{ending}", Pixels(cut), **options)
            assert np.array_equal(after.pixels.array, cut)


@pytest.mark.slow
def test_a_hundred_megapixels_open_and_save(tmp_path: Path) -> None:
    """Peak memory while reading a 100-megapixel JPEG stays below 1.2 GB."""
    import subprocess
    import sys

    rows = np.add.outer(np.arange(8400), np.arange(12000)).astype(np.uint8)
    pixels = Pixels(np.dstack([rows, rows[::-1], rows[:, ::-1], np.full_like(rows, 255)]))
    code = (
        "import sys; from pathlib import Path; from colorstudio.imaging import io; "
        "assert io.read(Path(sys.argv[1])).pixels.size == (12000, 8400); "
        "print([int(line.split()[1]) for line in open('/proc/self/status') "
        "if line.startswith('VmHWM')][0])"
    )
    for ending in ("jpg", "png", "tif", "bmp"):
        path = tmp_path / f"x.{ending}"
        io.write(path, pixels)
        peak = subprocess.run(
            [sys.executable, "-c", code, str(path)],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parent.parent.parent,
        ).stdout
        assert int(peak) / 1e6 < (1.2 if ending == "jpg" else 1.6)


@pytest.mark.slow
def test_twenty_four_megapixels_are_saved_in_two_seconds(tmp_path: Path) -> None:
    noise = RNG.normal(128, 6, (1000, 1000, 4)).clip(0, 255).astype(np.uint8)
    pixels = Pixels(np.tile(noise, (4, 6, 1)) | np.array([0, 0, 0, 255], np.uint8))
    start = time.perf_counter()
    io.write(tmp_path / "x.png", pixels)
    assert time.perf_counter() - start < 4  # the bar is 2 s on an idle machine


def test_a_picture_is_written_smaller_and_in_srgb(tmp_path: Path) -> None:
    codes = np.full((30, 60, 4), (0, 160, 40, 255), np.uint8)
    wide = Pixels(codes, profiles.named("adobe-rgb"))
    after = again(tmp_path / "x.png", wide, max_side=20, convert_to_srgb=True).pixels
    assert after.size == (20, 10)
    assert after.profile.same_as_srgb
    theirs = through_icc(codes[:1, :1, :3], wide.profile.icc_bytes, "rgb")[0, 0]
    assert np.abs(after.array[5, 5, :3].astype(int) - theirs).max() <= 1


def test_what_is_scaled_down_fits_into_a_small_format(tmp_path: Path) -> None:
    pixels = Pixels(np.full((2, 17000, 4), 255, np.uint8))
    with pytest.raises(BadInput, match="do not fit"):
        io.write(tmp_path / "x.webp", pixels)
    io.write(tmp_path / "x.webp", pixels, options=WriteOptions(max_side=1700))
    assert io.read(tmp_path / "x.webp").pixels.size == (1700, 1)
