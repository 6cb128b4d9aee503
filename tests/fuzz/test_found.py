"""Every fault that mutated files have found, by the least file that shows it."""

from __future__ import annotations

import dataclasses
import io
import json
import struct
import time
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from colorstudio import json_text
from colorstudio.document import looks
from colorstudio.document.journal_format import MAGIC, frame, pack_tile
from colorstudio.document.layers import PixelLayer
from colorstudio.document.project_file import load, save
from colorstudio.document.recovery import Recovery, recoverable
from colorstudio.document.state import DocumentState
from colorstudio.engine.architectures import check_depth
from colorstudio.engine.forecast import FILE, History, Work
from colorstudio.engine.listing import entries
from colorstudio.engine.store import FORGOTTEN, ModelStore
from colorstudio.errors import BadInput
from colorstudio.evaluation.colorbench import read_items
from colorstudio.imaging import hints
from colorstudio.imaging.io import Metadata, read, write
from colorstudio.imaging.pixels import Pixels
from colorstudio.training.config import read_config
from colorstudio.training.data import pictures_in
from colorstudio.training.registry import RECIPES
from colorstudio.training.scenes.packed import ROWS, packed_in
from tests.fuzz import seeds

DEEP = '{"a":' * 100_000
LONG = "1" + "0" * 400


def put(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


# -- texts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [DEEP, "[" * 100_000, f"[{LONG}]", "{", "nan"])
def test_json_that_is_none_is_one_kind_of_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        json_text.loads(text)


def test_json_is_what_it_was() -> None:
    text = '{"a": [1, -2, 0.5, 1e300, true, null, "x"], "b": 9223372036854775807}'
    assert json_text.loads(text) == json.loads(text)
    assert json_text.loads('{"a": 1, "a": 2}', object_pairs_hook=len) == 2


@pytest.mark.parametrize("value", [LONG, DEEP, "1e999", "NaN"])
def test_a_hint_file_with_numbers_that_are_none_is_refused(tmp_path: Path, value: str) -> None:
    point = f'{{"x": {value}, "y": 1, "color": "#fff"}}'
    text = f'{{"size": [9, 9], "points": [{point}]}}'
    with pytest.raises(BadInput, match=r"h\.json"):
        hints.load(put(tmp_path, "h.json", text))


def test_what_a_file_says_reaches_no_terminal_as_a_command() -> None:
    error = BadInput("There is no \x1b[2J\r\n“\u202egnp\ud800”." + "x" * 5000, "a\tb")
    assert error.message.startswith("There is no  [2J “\ufffdgnp\ufffd”.x")
    assert len(error.message) < 1100
    assert error.hint == "a b"
    assert str(BadInput("Ünïcode, 日本語, a\u00a0b, 👩‍🎨.")) == "Ünïcode, 日本語, a\u00a0b, 👩‍🎨."


@pytest.mark.parametrize(
    "row",
    [
        DEEP,
        '[{"way": "recolor.instant", "anchor": "mean", "color": [1], "point": null}]',
        '[{"way": "recolor.instant", "anchor": "mean", "color": [1, 2, 3], "point": "x",'
        ' "mask": "", "match_lightness": 1, "highlights": 1, "name": ""}]',
        '[{"way": "palette.alignment", "rect": [1e999, 0, 1, 1]}]',
    ],
)
def test_candidates_that_make_no_sense_are_left_out(row: str) -> None:
    assert looks.unpacked(row.encode()) == ()


def test_own_files_that_are_damaged_are_as_if_they_were_not_there(tmp_path: Path) -> None:
    put(tmp_path, FILE, DEEP)
    assert History(tmp_path).of(Work("a", "b", "c", "d", 1, 1)) == ()
    put(tmp_path, FORGOTTEN, DEEP)
    assert ModelStore(tmp_path).bundles() == []


def test_settings_with_half_a_character_can_be_saved_again(tmp_path: Path) -> None:
    from colorstudio.settings import Settings

    own = Settings.load(put(tmp_path, "settings.json", '{"last_folder": "a\\ud800"}'))
    own.save(tmp_path / "settings.json")
    assert Settings.load(tmp_path / "settings.json").last_folder.startswith("a")


def test_items_of_colorbench_that_are_none_are_named(tmp_path: Path) -> None:
    row = {"image": "a" * 5000, "mask": "m", "source_prompt": "", "target_prompt": ""}
    rows = [DEEP, json.dumps({**row, "reference": "#fff"}),
            json.dumps({**row, "image": "\0", "reference": "#fff"})]  # fmt: skip
    put(tmp_path, "items.jsonl", "\n".join(rows))
    items, skipped = read_items(tmp_path)
    assert items == []
    assert len(skipped) == 3


@pytest.mark.parametrize("key", ["scheme", "resize", "eyedropper"])
def test_a_list_where_a_file_of_shortcuts_has_a_word_does_no_harm(tmp_path: Path, key: str) -> None:
    from colorstudio.settings import Settings
    from colorstudio.ui.action_table import ROWS as ACTIONS
    from colorstudio.ui.shortcut_schemes import load as load_shortcuts

    path = put(tmp_path, "keys.json", json.dumps({"kind": "ColorStudio shortcuts", key: []}))
    own = Settings()
    if key == "scheme":
        with pytest.raises(BadInput, match="scheme"):
            load_shortcuts(path, own, ACTIONS)
    else:
        load_shortcuts(path, own, ACTIONS)
    assert (own.resize_gesture, own.sample_key) == ("", "")


def test_a_number_too_large_for_a_training_table_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "own.toml", f"[fit]\nlearning_rate = {LONG}\n")
    with pytest.raises(BadInput, match="learning_rate"):
        read_config(RECIPES[0], path)


# -- pictures --------------------------------------------------------------------------------------


@pytest.mark.parametrize("offset", [2**63, 2**64 - 1])
def test_a_bigtiff_whose_directory_lies_beyond_all_files_is_refused(
    tmp_path: Path, offset: int
) -> None:
    head = b"II+\0\x08\0\0\0" + struct.pack("<Q", offset)
    with pytest.raises(BadInput, match="damaged"):
        read(put(tmp_path, "a.tif", head))


def test_a_density_beyond_what_a_bmp_holds_is_no_reason_not_to_save(tmp_path: Path) -> None:
    pixels = Pixels(np.full((2, 3, 4), 255, np.uint8))
    write(tmp_path / "a.bmp", pixels, Metadata(dpi=(1e9, 1e300)))
    assert read(tmp_path / "a.bmp").pixels.size == (3, 2)


def seconds(path: Path) -> float:
    """Of the processor, until the file is refused."""
    began = time.process_time()
    with pytest.raises(BadInput, match=r"damaged|megapixels|limit"):
        read(path)
    return time.process_time() - began


@pytest.mark.parametrize("size", [(15000, 15000), (60000, 60000), (3800, 65500)])
@pytest.mark.parametrize("name", ["a.jpg", "c.jpg", "d.jpg"])
def test_a_short_jpeg_that_claims_to_be_huge_is_refused_at_once(
    tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    data = bytearray(dict(seeds.jpeg(tmp_path))[name])
    at = min(n for n in (data.find(b"\xff\xc0"), data.find(b"\xff\xc2")) if n > 0)
    data[at + 5 : at + 9] = struct.pack(">HH", *size)
    assert seconds(put(tmp_path, "huge.jpg", bytes(data))) < 1


def test_a_white_jpeg_packed_as_small_as_can_be_is_read(tmp_path: Path) -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.fromarray(np.full((2000, 2000), 255, np.uint8)).save(
        out, "jpeg", optimize=True, progressive=True, quality=1
    )
    assert read(put(tmp_path, "white.jpg", out.getvalue())).pixels.size == (2000, 2000)


@pytest.mark.parametrize("name", ["c.tif", "d.tif", "f.tif"])
def test_a_short_tiff_that_claims_to_be_huge_is_refused_at_once(tmp_path: Path, name: str) -> None:
    data = bytearray(dict(seeds.tiff(tmp_path))[name])
    (start,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, start)
    for at in range(start + 2, start + 2 + 12 * count, 12):
        if struct.unpack_from("<H", data, at)[0] in (256, 257):
            struct.pack_into("<HII", data, at + 2, 4, 1, 15000)
    assert seconds(put(tmp_path, "huge.tif", bytes(data))) < 2


def test_a_white_tiff_packed_as_small_as_can_be_is_read(tmp_path: Path) -> None:
    import tifffile

    white = np.full((3000, 4000, 3), 255, np.uint8)
    for method in ("lzw", "zlib", "packbits"):
        path = tmp_path / f"{method}.tif"
        tifffile.imwrite(path, white, compression=method, rowsperstrip=3000)
        assert read(path).pixels.size == (4000, 3000)


# -- projects, journals, packs ---------------------------------------------------------------------


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_project_packed_in_a_way_that_may_ask_for_gigabytes_is_refused(
    tmp_path: Path, method: int
) -> None:
    path = tmp_path / "a.ora"
    save(path, DocumentState.from_pixels(Pixels(np.full((4, 4, 4), 9, np.uint8))), None)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("other/a.bin", b"a" * 999, method)
    with pytest.raises(BadInput, match="unknown way"):
        load(path)


def journal(tmp_path: Path, *records: tuple[bytes, bytes]) -> Recovery:
    about = json.dumps({"title": "x", "size": [4, 4]}).encode()
    rows = [(b"A", about), *records]
    put(tmp_path, "one/lock", b"")
    put(tmp_path, "one/journal-000000.bin", MAGIC + b"".join(frame(k, d) for k, d in rows))
    (found,) = recoverable(tmp_path)
    return found


def packed_text(value: Any, length: int | None = None) -> bytes:
    import imagecodecs

    data = json.dumps(value).encode()
    length = len(data) if length is None else length
    return struct.pack("<I", length) + imagecodecs.zstd_encode(data, level=1)


@pytest.mark.parametrize(
    "patch",
    [
        {"full": True, "set": {"layers": [], "masks": {}}, "grids": {"1": {"set": 3}}},
        {"full": True, "set": {"layers": [[]], "masks": {}}, "grids": {}},
        {"full": True, "set": [], "grids": 1e999},
    ],
)
def test_a_whole_record_of_a_journal_that_makes_no_sense_is_refused(
    tmp_path: Path, patch: Any
) -> None:
    with pytest.raises(BadInput, match="damaged"):
        journal(tmp_path, (b"S", packed_text(patch))).read()


def test_a_record_that_would_unpack_to_gigabytes_takes_no_memory(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="damaged"):
        journal(tmp_path, (b"S", packed_text({}, 2**32 - 1))).read()
    tile = bytearray(pack_tile(7, np.zeros((4, 4, 4), np.uint8)))
    tile[11:15] = struct.pack("<I", 2**32 - 1)
    state = DocumentState.from_pixels(Pixels(np.zeros((4, 4, 4), np.uint8)))
    assert isinstance(state.layers[0], PixelLayer)
    from colorstudio.document.journal_format import Recorder

    rows = list(Recorder().records(state, full=True))
    changed = [(k, bytes(tile[:4]) and (d[:11] + bytes(tile[11:]) if k == b"B" else d))
               for k, d in rows]  # fmt: skip
    with pytest.raises(BadInput, match="damaged"):
        journal(tmp_path / "tile", *changed).read()


def pack(tmp_path: Path, **files: bytes) -> Path:
    path = tmp_path / "pack.zip"
    row = {"id": "a.png", "words": "", "style": "", "label": "", "family": "", "source": "",
           "licence": ""}  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(ROWS, files.pop("rows", json.dumps(row).encode()))
        for name, data in files.items():
            archive.writestr(f"{name}.webp", data)
    return path


@pytest.mark.parametrize("side", [16383, 10_000])  # Pillow refuses the first, warns of the second
def test_a_picture_of_a_pack_that_claims_to_be_huge_is_refused(tmp_path: Path, side: int) -> None:
    bits = side - 1 | side - 1 << 14
    body = b"\x2f" + struct.pack("<I", bits) + bytes(40)
    data = b"VP8L" + struct.pack("<I", len(body)) + body + b"\0"
    webp = b"RIFF" + struct.pack("<I", len(data) + 4) + b"WEBP" + data
    found = packed_in(pack(tmp_path, a=webp))
    with pytest.raises(BadInput, match="missing or damaged"):
        found.picture(found.items[0])


def test_captions_that_name_what_no_file_can_be_called_are_left_out(tmp_path: Path) -> None:
    write(tmp_path / "a.png", Pixels(np.full((2, 2, 4), 255, np.uint8)))
    names = ["\ud800", "\0", "x\u202e\n\x1b[2J.png", "a.png"]
    rows = [{"image": name, "caption": "a bus\ud800"} for name in names]
    (tmp_path / "captions.jsonl").write_text("\n".join(map(json.dumps, rows)))
    found = pictures_in([tmp_path])
    assert [row.caption for row in found.rows] == ["a bus?"]
    assert len(found.fingerprint()) == 64
    assert found.notes == ("Left out, captions without a picture: \ufffd,  , x\ufffd [2J.png.",)


def test_a_pack_whose_rows_or_sizes_are_none_is_refused(tmp_path: Path) -> None:
    for rows in (b'{"id": [1]}', DEEP.encode(), b'{"id": "a", "words": 3}'):
        with pytest.raises(BadInput, match="no packed collection"):
            packed_in(pack(tmp_path, rows=rows))
    with pytest.raises(BadInput, match="no packed collection"):
        packed_in(pack(tmp_path, bomb=bytes(2**26 + 1)))


# -- weights ---------------------------------------------------------------------------------------

BUNDLE = 'id = "x"\ntitle = "X"\nfamily = "sd1"\n%s\n[parts]\nunet = { path = "u" }\n'


@pytest.mark.parametrize(
    "line",
    [
        "files = [{ path = 'a', size = [], sha256 = '' }]",
        "resolution = 'x'",
        "licence = { commercial = 3 }",
        "knows = 3",
        "constants = 3",
        "title = 3",
        f"a = {'[' * 5000}",
    ],
)
def test_one_damaged_bundle_does_not_take_the_list_of_models_away(
    tmp_path: Path, line: str
) -> None:
    text = BUNDLE % line if "title" not in line else (BUNDLE % "").replace('"X"', "3")
    put(tmp_path, "bad/bundle.toml", text)
    put(tmp_path, "good/bundle.toml", BUNDLE % "resolution = 128")
    store = ModelStore(tmp_path)
    assert [row.bundle.root.name for row in store.installed()] == ["good"]
    assert entries(store)


@pytest.mark.parametrize("layers", [2**31, 2147483648.0, "2147483648", [[1, 1e12]], float("nan")])
def test_a_network_with_layers_by_the_million_is_refused_however_it_is_written(layers: Any) -> None:
    with pytest.raises(ValueError, match="layers_per_block"):
        check_depth({"unet": {"layers_per_block": layers}})
    check_depth({"layers_per_block": [1, 2, None], "mid_layers": "UNetMidBlock", "x": True})


@pytest.mark.parametrize("change", [{"initializer_range": "x"}, {"hidden_size": 0}])
def test_a_configuration_of_wrong_kinds_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    from colorstudio.diffusion.bundle import Part
    from colorstudio.engine.networks import empty

    part = Part("text_encoder", tmp_path)
    with pytest.raises(BadInput, match=r"config\.json"):
        empty(part, {"hidden_size": 32, "num_attention_heads": 2, "num_hidden_layers": 1, **change})


def test_every_reader_is_in_the_table() -> None:
    """A new format of palettes or pictures is fuzzed, or this says so."""
    from colorstudio.imaging.io import FORMATS
    from colorstudio.imaging.palette_files import ENDINGS
    from tests.fuzz.readers import READERS

    names = " ".join(row.name for row in READERS)
    assert [f.title for f in FORMATS.values() if f.title.split()[0] not in names] == []
    titles = {".pal": "JASC", ".riff.pal": "RIFF"}
    assert [e for e in ENDINGS if titles.get(e, e) not in names] == []
    assert all(dataclasses.is_dataclass(row) for row in READERS)


def test_a_png_that_is_cut_off_leaves_no_memory_behind(tmp_path: Path) -> None:
    import psutil

    from colorstudio.imaging.io import encode_png

    noise = np.random.default_rng(0).integers(0, 256, (2000, 2000, 3), np.uint8)
    data = encode_png(noise)
    path = put(tmp_path, "cut.png", data[: len(data) * 9 // 10])
    process = psutil.Process()
    before = 0
    for n in range(24):
        with pytest.raises(BadInput, match="damaged"):
            read(path)
        if n == 3:  # by then what is kept for good is there
            before = process.memory_info().rss
    assert process.memory_info().rss - before < 6 * noise.nbytes  # twenty, if it were kept


def test_pngs_of_every_kind_are_decoded_in_one_go(tmp_path: Path) -> None:
    import imagecodecs

    from colorstudio.imaging.io import decode_png

    for color, (stored, channels) in {
        0: (1, 1),
        2: (3, 3),
        3: (1, 3),
        4: (2, 2),
        6: (4, 4),
    }.items():
        for depth in (1, 2, 4, 8, 16):
            if (depth < 8 and color in (2, 4, 6)) or (depth == 16 and color == 3):
                continue
            for clear in (False, True):
                data = _png(color, depth, stored, clear and color in (0, 2, 3))
                array = decode_png(data)
                assert np.array_equal(array, imagecodecs.png_decode(data))
                extra = int(clear and color in (0, 2, 3))
                assert (1 if array.ndim == 2 else array.shape[2]) == channels + extra


def _png(color: int, depth: int, stored: int, clear: bool) -> bytes:
    """13 x 5 pixels of noise of a kind, with one colour that is clear."""
    import zlib

    from colorstudio.imaging.io.png import SIGNATURE, chunk

    noise = np.random.default_rng(color * 100 + depth)
    row = -(-13 * stored * depth // 8)
    rows = b"".join(b"\0" + noise.bytes(row) for _ in range(5))
    parts = [chunk(b"IHDR", struct.pack(">IIBBBBB", 13, 5, depth, color, 0, 0, 0))]
    if color == 3:
        parts.append(chunk(b"PLTE", noise.bytes(3 * 2**depth)))
    if clear:
        parts.append(chunk(b"tRNS", b"\5" if color == 3 else b"\0\1" * stored))
    parts += [chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return SIGNATURE + b"".join(parts)
