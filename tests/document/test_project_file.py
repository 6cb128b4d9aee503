"""Projects: saved and opened as the same document, readable elsewhere, never half-written."""

from __future__ import annotations

import io
import json
import random
import warnings
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from states import answer_for, everything, photo, same

from colorstudio.document import edits, project_writer
from colorstudio.document.archive import is_safe
from colorstudio.document.layers import AnswerLayer, ColorLayer, GroupLayer, PixelLayer, walk
from colorstudio.document.project_file import PngCache, load, save
from colorstudio.document.render import flatten
from colorstudio.document.state import DocumentState
from colorstudio.errors import BadInput, Cancelled
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.io import decode_png, encode_png
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import SRGB, from_icc


def entries(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(path: Path, **changed: bytes | None) -> Path:
    """The file with some entries replaced, or (None) taken out; ``_`` stands for ``/``."""
    files = entries(path)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            data = changed.get(name, data)
            if data is not None:
                archive.writestr(name, data)
        for name in changed.keys() - files.keys():
            archive.writestr(name, changed[name] or b"")
    return path


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    state = everything()
    path = tmp_path_factory.mktemp("projects") / "all.colorstudio"
    save(path, state, answer_for(state.size))
    return path


@pytest.fixture
def copy(saved: Path, tmp_path: Path) -> Path:
    path = tmp_path / "copy.colorstudio"
    path.write_bytes(saved.read_bytes())
    return path


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_saved_document_opens_as_the_same_document(tmp_path: Path, dtype: type) -> None:
    profile = from_icc(SRGB.icc_bytes)
    state = everything(dtype=dtype, profile=profile)
    path = tmp_path / "a.colorstudio"
    save(path, state, answer_for(state.size))
    opened, notices = load(path)
    same(state, opened)
    assert notices == ()
    again = tmp_path / "b.colorstudio"
    save(again, opened, answer_for(state.size))
    assert again.read_bytes() == path.read_bytes()


def test_colours_under_transparency_survive(tmp_path: Path) -> None:
    codes = np.random.default_rng(0).integers(0, 256, (300, 300, 4), np.uint8)
    codes[:100, :, 3] = 0
    state = DocumentState.from_pixels(Pixels(codes))
    save(tmp_path / "a.ora", state, None)
    opened, _ = load(tmp_path / "a.ora")
    source = opened.source_layer
    assert source is not None
    assert np.array_equal(source.tiles.to_array(), codes)


def test_the_inside_is_a_valid_openraster_file(saved: Path) -> None:
    with zipfile.ZipFile(saved) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"image/openraster"
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names))
        image = ET.fromstring(archive.read("stack.xml"))
        for layer in image.iter("layer"):
            array = decode_png(archive.read(layer.attrib["src"]))
            assert int(layer.attrib["x"]) + array.shape[1] <= 400
        thumbnail = decode_png(archive.read("Thumbnails/thumbnail.png"))
    assert max(thumbnail.shape[:2]) <= 256
    assert (image.get("w"), image.get("h"), image.get("xres")) == ("400", "300", "300")
    # the raw start that file managers look at
    assert saved.read_bytes()[30:54] == b"mimetypeimage/openraster"
    names = [layer.attrib["name"] for layer in image.iter("layer")]
    assert names[-1] == "Photo"
    assert "Haut & Haare <1>" in names


def test_the_merged_image_is_the_composite(saved: Path) -> None:
    state = everything()
    merged = decode_png(entries(saved)["mergedimage.png"])
    flat = flatten(state, answer_for(state.size)).array
    assert np.abs(merged.astype(int) - flat[..., : merged.shape[2]]).max() <= 1


def test_another_program_sees_what_we_see(copy: Path) -> None:
    """Read as a plain OpenRaster file, the baked layers make the same picture."""
    state = everything()
    state = replace(
        state,
        layers=tuple(
            replace(la, visible=True, mask=None) if la.id == "m" else la for la in state.layers
        ),
    )
    answer = answer_for(state.size)
    save(copy, state, answer)
    rewritten(copy, **{"colorstudio/manifest.json": None})
    plain, notices = load(copy)
    assert notices == ()
    assert all(isinstance(la, PixelLayer | GroupLayer | AnswerLayer) for la in walk(plain.layers))
    ours = flatten(state, answer).array.astype(int)
    assert np.abs(flatten(plain, None).array - ours).max() <= 1
    group = next(la for la in plain.layers if la.name == "Gruppe")
    assert (group.opacity, group.blend) == (0.5, "multiply")
    assert plain.active_layer is not None
    assert plain.active_layer.name == "ペイント"
    assert plain.active_layer.locked


def test_one_picture_is_packed_once_where_it_is_the_composite(tmp_path: Path) -> None:
    state = DocumentState.from_pixels(photo((300, 200)))
    for answer, source in ((None, "data/pixels1.png"), (answer_for((300, 200)), "data/baked2.png")):
        save(tmp_path / "a.colorstudio", state, answer)
        files = entries(tmp_path / "a.colorstudio")
        assert files["mergedimage.png"] == files[source]
        flat = flatten(state, answer).array
        assert np.array_equal(decode_png(files["mergedimage.png"]), flat[..., :3])


def test_what_this_version_does_not_know_is_kept(copy: Path) -> None:
    opened, _ = load(copy)
    assert opened.foreign["other/thing.bin"] == b"\0\1\2"
    save(copy, opened, None)
    files = entries(copy)
    assert files["other/thing.bin"] == b"\0\1\2"
    assert json.loads(files["colorstudio/manifest.json"])["later"] == [1]


def test_a_layer_that_did_not_change_is_not_packed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = everything()
    cache = PngCache()
    path = tmp_path / "a.colorstudio"
    save(path, state, None, cache=cache)
    packed = []
    lossless = project_writer.ProjectWriter._lossless
    monkeypatch.setattr(
        project_writer.ProjectWriter,
        "_lossless",
        lambda self, tiles, rect: packed.append(tiles) or lossless(self, tiles, rect),
    )
    tile = np.zeros((256, 256, 3), np.int16)
    after = edits.ReplaceTiles("c", {(0, 0): tile}).apply(state)
    save(path, after, None, cache=cache)
    layer = after.layer("c")
    assert isinstance(layer, ColorLayer)
    assert packed == [layer.tiles]
    same(after, load(path)[0])


def test_the_version_before_stays_beside_the_file(copy: Path) -> None:
    before = copy.read_bytes()
    save(copy, DocumentState.from_pixels(photo((40, 30))), None)
    assert copy.with_name(copy.name + "~").read_bytes() == before
    assert load(copy)[0].size == (40, 30)


def test_a_cancelled_saving_changes_nothing(copy: Path) -> None:
    before = copy.read_bytes()
    calls = []

    def check() -> None:
        calls.append(1)
        if len(calls) > 2:
            raise Cancelled

    state = everything()
    with pytest.raises(Cancelled):
        save(copy, state, answer_for(state.size), check)
    assert copy.read_bytes() == before
    assert [p.name for p in copy.parent.iterdir()] == [copy.name]


def test_saving_into_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="does not exist"):
        save(tmp_path / "no" / "a.colorstudio", everything(), None)


# ---- files of other programs


def ora(path: Path, stack: str, **pictures: np.ndarray) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "image/openraster")
        archive.writestr("stack.xml", stack)
        for name, array in pictures.items():
            archive.writestr(f"data/{name}.png", encode_png(array))
        archive.writestr("mypaint/settings.json", "{}")
    return path


def test_a_file_of_another_program_opens_with_offsets_groups_and_an_answer(tmp_path: Path) -> None:
    red = np.full((20, 30, 4), (200, 0, 0, 255), np.uint8)
    grey = np.full((100, 80), 90, np.uint8)
    deep = np.full((10, 10, 3), 40000, np.uint16)
    stack = """<?xml version='1.0' encoding='UTF-8'?>
    <image w="80" h="100"><stack>
      <layer name="cut" src="data/red.png" x="-10" y="90" opacity="0.5" visibility="hidden"/>
      <stack name="Group" opacity="0.25" composite-op="svg:screen">
        <layer name="deep" src="data/deep.png" x="5" y="6" composite-op="krita:wild"/>
      </stack>
      <layer name="paper" src="data/grey.png" edit-locked="true"/>
    </stack></image>"""
    path = ora(tmp_path / "k.ora", stack, red=red, grey=grey, deep=deep)
    state, notices = load(path)
    assert (state.size, state.dtype) == ((80, 100), np.uint16)
    assert [la.name for la in state.layers] == ["paper", "Colour from hints", "Group", "cut"]
    paper, answer, group, cut = state.layers
    assert isinstance(answer, AnswerLayer)
    assert isinstance(cut, PixelLayer)
    assert (paper.locked, cut.visible, cut.opacity) == (True, False, 0.5)
    assert (group.opacity, group.blend) == (0.25, "screen")
    assert isinstance(paper, PixelLayer)
    assert state.source_layer is paper
    assert paper.tiles.read(Rect(0, 0, 1, 1)).tolist() == [[[90 * 257] * 3 + [65535]]]
    pixels = cut.tiles.to_array()
    assert pixels[90:, :20, 0].min() == 200 * 257
    assert not pixels[:90].any()
    assert not pixels[:, 20:].any()
    assert len(notices) == 1
    assert "krita:wild" in notices[0]
    assert dict(state.foreign) == {"mypaint/settings.json": b"{}"}


# ---- bad files


def refused(path: Path) -> BadInput:
    with pytest.raises(BadInput) as caught:
        load(path)
    assert path.name in caught.value.message
    assert caught.value.message.endswith(".")
    return caught.value


def test_no_file_no_zip_no_project(tmp_path: Path, copy: Path) -> None:
    refused(tmp_path / "missing.colorstudio")
    path = tmp_path / "a.colorstudio"
    for data in (b"", b"hello", copy.read_bytes()[:5000], b"PK\3\4" + bytes(100)):
        path.write_bytes(data)
        refused(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert "not a project" in refused(path).message


def test_a_newer_format_is_refused_by_name(copy: Path) -> None:
    manifest = json.loads(entries(copy)["colorstudio/manifest.json"])
    manifest["format_version"] = 2
    rewritten(copy, **{"colorstudio/manifest.json": json.dumps(manifest).encode()})
    error = refused(copy)
    assert "newer ColorStudio" in error.message
    assert "Update" in error.hint


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil", "a/../../b", "C:evil", "a\\..\\b"])
def test_unsafe_names_are_refused(copy: Path, name: str) -> None:
    assert not is_safe(name)
    rewritten(copy, **{name: b"x"})
    # zipfile itself turns backslashes round on Windows
    refused(copy)


@pytest.mark.parametrize(
    "name", ["data/pixels1.png", "colorstudio/color4.png", "colorstudio/mask3.png"]
)
def test_missing_and_broken_pictures_are_refused(copy: Path, name: str) -> None:
    whole = copy.read_bytes()
    picture = entries(copy)[name]
    assert name in refused(rewritten(copy, **{name: None})).message
    for data in (b"", picture[:60], encode_png(np.zeros((5, 5, 2), np.uint8))):
        copy.write_bytes(whole)
        assert name in refused(rewritten(copy, **{name: data})).message


def test_bombs_are_refused_before_they_unpack(copy: Path) -> None:
    whole = copy.read_bytes()
    header = bytearray(encode_png(np.zeros((2, 2, 4), np.uint8)))
    header[16:24] = (60000).to_bytes(4, "big") * 2
    assert "60000" in refused(rewritten(copy, **{"data/pixels1.png": bytes(header)})).message
    copy.write_bytes(whole)
    with zipfile.ZipFile(copy, "a", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("colorstudio/manifest.json", b" " * (300 << 20))
    assert "larger than it can be" in refused(copy).message
    copy.write_bytes(whole)
    with pytest.raises(BadInput, match="megapixels"):
        load(copy, max_megapixels=0.01)


def test_a_stack_with_definitions_is_refused(tmp_path: Path) -> None:
    stack = '<!DOCTYPE x [<!ENTITY a "aaaa">]><image w="1" h="1"><stack/></image>'
    refused(ora(tmp_path / "a.ora", stack))
    for stack in BAD_STACKS:
        refused(ora(tmp_path / "a.ora", stack))


BAD_STACKS = (
    "",
    "<image/>",
    "<image w='0' h='1'><stack/></image>",
    "<image w='x'><stack/></image>",
    "<image w='9' h='9'><stack><layer name='a'/></stack></image>",
    "<image w='9' h='9'><stack><layer src='../a.png'/></stack></image>",
    "<image w='9' h='9'>" + "<stack>" * 99 + "</stack>" * 99 + "</image>",
)


MANIFEST_FAULTS = {
    "no size": lambda d: d.pop("size"),
    "size": lambda d: d.update(size=[-1, 5]),
    "depth": lambda d: d.update(depth="float64"),
    "layers": lambda d: d.update(layers=7),
    "kind": lambda d: d["layers"][0].update(kind="video"),
    "opacity": lambda d: d["layers"][0].update(opacity="much"),
    "nan": lambda d: d["layers"][0].update(opacity=float("nan")),
    "blend": lambda d: d["layers"][0].update(blend="wild"),
    "tiles": lambda d: d["layers"][0].update(tiles=None),
    "src": lambda d: d["layers"][0]["tiles"].update(src=["a"]),
    "offset": lambda d: d["layers"][0]["tiles"].update(x="left"),
    "twins": lambda d: d["layers"].append(d["layers"][0]),
    "hints": lambda d: d.update(hints={"size": [1, 2], "points": 3}),
    "masks": lambda d: d.update(masks=[1]),
    "palette": lambda d: d.update(palette=[[1, 2]]),
    "tone": lambda d: d.update(tone=[[1, 2]]),
    "profile": lambda d: d.update(profile={"icc": "AAAA"}),
    "base64": lambda d: d.update(profile={"icc": "&"}),
    "metadata": lambda d: d.update(metadata=5),
}


@pytest.mark.parametrize("fault", MANIFEST_FAULTS)
def test_a_manifest_that_makes_no_sense_is_refused(copy: Path, fault: str) -> None:
    manifest = json.loads(entries(copy)["colorstudio/manifest.json"])
    MANIFEST_FAULTS[fault](manifest["document"])
    rewritten(copy, **{"colorstudio/manifest.json": json.dumps(manifest).encode()})
    refused(copy)


def mutated(data: bytes, rng: random.Random) -> bytes:
    """The file with some bytes changed, cut out, doubled, or its end missing."""
    out = bytearray(data)
    for _ in range(rng.choice([1, 1, 3, 20])):
        at = rng.randrange(len(out))
        kind = rng.randrange(5)
        if kind == 0:
            out[at] = rng.randrange(256)
        elif kind == 1:
            out[at] ^= 1 << rng.randrange(8)
        elif kind == 2:
            del out[at : at + rng.choice([1, 10, 1000])]
        elif kind == 3:
            out[at:at] = out[at : at + rng.choice([1, 50])]
        else:
            out[at : at + 4] = rng.choice([b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff"])
        if not out:
            return b""
    return bytes(out[: rng.randrange(len(out))]) if rng.random() < 0.1 else bytes(out)


def fuzzed(path: Path, rounds: int, seed: int) -> tuple[int, int]:
    """How many mutated files were opened and refused; anything else escapes and fails."""
    state = everything((70, 50))
    rng = random.Random(seed)
    save(path, state, answer_for(state.size))
    files = entries(path)
    whole = path.read_bytes()
    opened = 0
    for _ in range(rounds):
        if rng.random() < 0.5:
            path.write_bytes(mutated(whole, rng))
        else:
            # damage that a check sum of the zip would hide from the readers inside
            name = rng.choice(list(files))
            buffer = io.BytesIO()
            with zipfile.ZipFile(buffer, "w") as archive:
                for n, data in files.items():
                    archive.writestr(n, mutated(data, rng) if n == name else data)
            path.write_bytes(buffer.getvalue())
        try:
            load(path)
            opened += 1
        except BadInput:
            continue
    return opened, rounds - opened


def test_no_mutated_file_brings_the_program_down(tmp_path: Path) -> None:
    opened, refused_ = fuzzed(tmp_path / "f.colorstudio", 100, seed=1)
    assert opened > 0
    assert refused_ > 20


@pytest.mark.slow
def test_two_thousand_mutated_files(tmp_path: Path) -> None:
    fuzzed(tmp_path / "f.colorstudio", 2000, seed=2)
