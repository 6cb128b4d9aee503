"""The one door of export: flat, layered, one file per layer; presets as text."""

from __future__ import annotations

import io as streams
import json
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from compositor import Sheet, on_paper, stacked
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from psd_tools import PSDImage
from states import answer_for, everything, photo

from colorstudio.document import export as exporting
from colorstudio.document.export import EXPORT_FORMATS, ExportOptions, export
from colorstudio.document.export_presets import (
    BUILT_IN,
    MAX_OWN,
    from_text,
    presets,
    to_text,
    with_preset,
)
from colorstudio.document.layers import ColorLayer, GroupLayer, PixelLayer
from colorstudio.document.project_file import load
from colorstudio.document.project_writer import PngCache, ProjectWriter
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.render import flatten, nothing
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput, Cancelled
from colorstudio.imaging import io
from colorstudio.imaging.blend import BLEND_MODES, FROM_ORA
from colorstudio.imaging.color import rgb_to_lab
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.io import decode_png
from colorstudio.imaging.pixels import MAX_CODE
from colorstudio.imaging.profiles import named
from colorstudio.methods.base import Quiet


def exported(path: Path, state: DocumentState, **options: Any) -> exporting.Exported:
    return export(path, state, ExportOptions(**options), Pyramid(), Quiet())


def with_alpha(state: DocumentState) -> DocumentState:
    """The state on a photo that fades out to the left."""
    first = state.layers[0]
    assert isinstance(first, PixelLayer)
    codes = first.tiles.to_array().copy()
    part = np.clip((np.arange(state.width) - 40) / (state.width - 100), 0, 1)
    codes[..., 3] = np.rint(part * MAX_CODE[state.dtype])
    return replace(state, layers=(replace(first, tiles=Tiles.from_array(codes)), *state.layers[1:]))


# ---- flat


@pytest.mark.parametrize("name", [n for n, row in EXPORT_FORMATS.items() if not row.layered])
def test_every_flat_format_is_written(tmp_path: Path, name: str) -> None:
    row = EXPORT_FORMATS[name]
    state = replace(everything(), metadata=None)
    result = exported(tmp_path / f"a{row.ending}", state, format=name)
    pixels = io.read(result.paths[0]).pixels
    assert pixels.size == state.size
    assert pixels.depth == (row.depth or 8)
    if not row.lossy:
        flat = flatten(state, exporting_answer(state)).array
        codes = pixels.array if pixels.depth == 8 else pixels.array // 257
        assert np.array_equal(codes, flat)


def exporting_answer(state: DocumentState) -> Any:
    from colorstudio.document.files import solved

    return solved(state, Pyramid(), Quiet())


def test_the_seal_is_claimed_for_what_keeps_lightness(tmp_path: Path) -> None:
    state = DocumentState.from_pixels(photo((60, 40)))
    assert exported(tmp_path / "a.png", state).seal == 0
    assert exported(tmp_path / "a.png", state, max_side=60).seal == 0
    assert exported(tmp_path / "a.png", state, max_side=30).seal is None
    assert exported(tmp_path / "a.jpg", state, format="jpeg").seal is None
    wide = DocumentState.from_pixels(photo((60, 40), profile=named("adobe-rgb")))
    assert exported(tmp_path / "a.png", wide).seal == 0
    assert exported(tmp_path / "a.png", wide, convert_to_srgb=True).seal is None
    pixels = io.read(tmp_path / "a.png").pixels
    assert pixels.profile.same_as_srgb


def test_the_ending_is_that_of_the_format(tmp_path: Path) -> None:
    state = DocumentState.from_pixels(photo((6, 4)))
    with pytest.raises(BadInput, match=r"does not end in \.jpg"):
        exported(tmp_path / "a.png", state, format="jpeg")


# ---- OpenRaster, by a reader that shares nothing with ours


def ora_sheets(archive: zipfile.ZipFile, stack: ET.Element, size: tuple[int, int]) -> list[Sheet]:
    out = []
    for element in reversed(list(stack)):
        sheet = Sheet(
            opacity=float(element.get("opacity", "1")),
            mode=FROM_ORA[element.get("composite-op", "svg:src-over")],
            visible=element.get("visibility") == "visible",
        )
        if element.tag == "stack":
            sheet.children = ora_sheets(archive, element, size)
        else:
            codes = np.asarray(decode_png(archive.read(element.attrib["src"])))
            values = codes / np.iinfo(codes.dtype).max
            if values.shape[2] == 3:
                values = np.dstack([values, np.ones(values.shape[:2])])
            sheet.rgba = np.zeros((size[1], size[0], 4))
            x, y = int(element.attrib["x"]), int(element.attrib["y"])
            h, w = values.shape[:2]
            sheet.rgba[y : y + h, x : x + w] = values
        out.append(sheet)
    return out


def masked_group(state: DocumentState) -> GroupLayer:
    color = next(la for la in state.layers if isinstance(la, ColorLayer))
    paint = state.layer("p")
    assert isinstance(paint, PixelLayer)
    children = (replace(color, id="y", mask=None), replace(paint, id="z"))
    return GroupLayer(id="mixed", name="mixed", opacity=0.6, children=children, mask=color.mask)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("transparent", [False, True])
def test_another_program_shows_our_picture_of_an_openraster_file(
    tmp_path: Path, dtype: type, transparent: bool
) -> None:
    state = everything(dtype=dtype)
    layers = tuple(replace(la, visible=True) for la in state.layers)
    state = replace(state, layers=(*layers, masked_group(state)))
    state = with_alpha(state) if transparent else state
    answer = answer_for(state.size)
    with open(tmp_path / "a.ora", "wb") as file:
        ProjectWriter(state, answer, nothing, PngCache()).write_plain(file)
    expected = flatten(state, answer).array / MAX_CODE[state.dtype]
    with zipfile.ZipFile(tmp_path / "a.ora") as archive:
        assert archive.namelist()[0] == "mimetype"
        assert not [name for name in archive.namelist() if name.startswith("colorstudio")]
        image = ET.fromstring(archive.read("stack.xml"))
        stack = stacked(ora_sheets(archive, image[0], state.size), state.size)
        merged = decode_png(archive.read("mergedimage.png")) / MAX_CODE[state.dtype]
    assert np.array_equal(merged, expected[..., : merged.shape[2]])
    assert np.abs(stack[..., 3] - expected[..., 3]).max() <= 1 / 255
    labs = [rgb_to_lab(np.rint(on_paper(p) * 65535).astype(np.uint16)) for p in (stack, expected)]
    assert np.sqrt(((labs[0] - labs[1]) ** 2).sum(-1)).max() <= 1
    operations = {element.get("composite-op") for element in image[0]}
    assert ("svg:src-atop" in operations) == transparent


def test_a_plain_openraster_file_opens_again(tmp_path: Path) -> None:
    state = with_alpha(everything())
    result = exported(tmp_path / "a.ora", state, format="ora")
    opened, notices = load(result.paths[0])
    assert notices == ()
    assert opened.metadata is None or not opened.metadata.exif
    before = flatten(state, exporting_answer(state)).array
    after = flatten(opened, None).array
    assert np.abs(after[..., 3].astype(int) - before[..., 3]).max() <= 1
    seen = before[..., 3] > 127
    assert np.abs(after.astype(int) - before)[seen].max() <= 2


def test_photoshop_files_go_through_the_same_door(tmp_path: Path) -> None:
    state = everything()
    assert exported(tmp_path / "a.psd", state, format="psd").seal is None
    assert PSDImage.open(tmp_path / "a.psd").size == state.size
    exported(tmp_path / "a.psb", state, format="psb")
    assert PSDImage.open(tmp_path / "a.psb").version == 2


# ---- one file per layer


def test_one_file_per_layer(tmp_path: Path) -> None:
    state = everything()
    result = exported(tmp_path / "a.png", state, separate=True)
    names = [path.name for path in result.paths]
    assert names == [
        "a 1 Photo.png", "a 2 Colour from hints.png", "a 3 Haut & Haare -1-.png",
        "a 4 ペイント.png", "a 5 again.png",
    ]  # fmt: skip
    assert all(io.read(path).pixels.size == state.size for path in result.paths)
    paint = state.layer("p")
    assert isinstance(paint, PixelLayer)
    assert np.array_equal(io.read(result.paths[3]).pixels.array, paint.tiles.to_array())
    again = exported(tmp_path / "a.png", state, separate=True)
    assert again.paths[0].name == "a 1 Photo 2.png"
    assert not (tmp_path / "a.png").exists()


def test_a_layers_opacity_and_mask_are_in_its_file(tmp_path: Path) -> None:
    state = everything()
    layer = state.layer("m")
    assert isinstance(layer, PixelLayer)
    assert layer.mask is not None
    shown = replace(layer, visible=True)
    result = exported(tmp_path / "a.png", replace(state, layers=(shown,)), separate=True)
    alpha = io.read(result.paths[0]).pixels.array[..., 3].astype(float)
    wanted = layer.tiles.to_array()[..., 3] * (layer.mask.to_array()[..., 0] / 255) * 0.8
    assert np.abs(alpha - wanted).max() <= 1


def test_colour_of_a_cut_out_has_its_edge(tmp_path: Path) -> None:
    state = with_alpha(everything())
    color = next(la for la in state.layers if isinstance(la, ColorLayer))
    state = replace(state, layers=(state.layers[0], color))
    result = exported(tmp_path / "a.png", state, separate=True)
    photo_alpha, color_alpha = (io.read(path).pixels.array[..., 3] for path in result.paths)
    inside = (slice(60, 150), slice(40, 110))
    assert np.array_equal(color_alpha[inside], photo_alpha[inside])
    assert 0 < photo_alpha[100, 100] < 255


def test_without_a_visible_layer_there_is_a_sentence(tmp_path: Path) -> None:
    state = DocumentState.from_pixels(photo((6, 4)))
    hidden = tuple(replace(la, visible=False) for la in state.layers)
    with pytest.raises(BadInput, match="No layer is visible"):
        exported(tmp_path / "a.png", replace(state, layers=hidden), separate=True)


@pytest.mark.parametrize("name", ["png", "psd", "ora"])
def test_a_cancelled_export_leaves_nothing(tmp_path: Path, name: str) -> None:
    class Impatient(Quiet):
        asked = 0

        def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
            self.asked += 1
            if self.asked > 3:
                raise Cancelled

    path = tmp_path / f"a{EXPORT_FORMATS[name].ending}"
    with pytest.raises(Cancelled):
        export(path, everything(), ExportOptions(name), Pyramid(), Impatient())
    assert list(tmp_path.iterdir()) == []


# ---- layers that lie atop


@given(st.data())
def test_a_layer_atop_keeps_the_alpha_below(data: st.DataObject) -> None:
    rng = np.random.default_rng(data.draw(st.integers(0, 999)))
    dtype = data.draw(st.sampled_from([np.uint8, np.uint16]))
    full = np.iinfo(dtype).max

    def layer(name: str, blend: str) -> PixelLayer:
        codes = rng.integers(0, full, (7, 9, 4), dtype, endpoint=True)
        opacity = data.draw(st.sampled_from([0.0, 0.3, 1.0]))
        return PixelLayer(
            id=name, name=name, tiles=Tiles.from_array(codes), blend=blend, opacity=opacity
        )

    base = DocumentState.from_pixels(photo((9, 7), dtype))
    modes = data.draw(st.lists(st.sampled_from(sorted(BLEND_MODES)), max_size=3))
    below = tuple(layer(f"b{n}", mode) for n, mode in enumerate(modes))
    above = tuple(layer(f"a{n}", "atop") for n in range(data.draw(st.integers(1, 2))))
    group = GroupLayer(id="g", name="g", blend="atop", children=(layer("c", "normal"),))
    alone = flatten(replace(base, layers=below), None).array
    both = flatten(replace(base, layers=(*below, *above, group)), None).array
    assert np.array_equal(both[..., 3], alone[..., 3])


def test_a_layer_atop_of_what_is_opaque_is_normal(tmp_path: Path) -> None:
    state = DocumentState.from_pixels(photo((300, 280)))
    paint = Tiles.empty(state.size, 4, np.uint8).written(
        Rect(3, 4, 200, 100), np.random.default_rng(0).integers(0, 256, (100, 200, 4), np.uint8)
    )
    layers = [
        PixelLayer(id="x", name="x", tiles=paint, blend=blend) for blend in ("atop", "normal")
    ]
    pictures = [flatten(replace(state, layers=(*state.layers, la)), None).array for la in layers]
    assert np.abs(pictures[0].astype(int) - pictures[1]).max() <= 1
    path = tmp_path / "a.ora"
    exported(path, replace(state, layers=(*state.layers, layers[0])), format="ora")
    with zipfile.ZipFile(path) as archive:
        assert b"src-atop" not in archive.read("stack.xml")
        assert Image.open(streams.BytesIO(archive.read("mergedimage.png"))).size == state.size


# ---- options and presets


def test_options_come_back_from_their_text() -> None:
    options = ExportOptions("webp", 70, False, True, True, 640, True, True)
    assert from_text(to_text(options)) == options


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", "null", '{"format": "gif"}', '{"quality": 0}', '{"max_side": -1}', "[" * 9999],
)
def test_a_broken_preset_is_left_out(text: str) -> None:
    assert from_text(text) is None
    assert presets({"mine": text}) == BUILT_IN


def test_unknown_and_ill_typed_fields_are_defaults() -> None:
    text = json.dumps({"format": "jpeg", "quality": "high", "later": 1, "keep_gps": 1})
    assert from_text(text) == ExportOptions("jpeg")


def test_presets_are_kept_by_name() -> None:
    stored = with_preset({}, "  For\nthe  press ", ExportOptions("tiff16"))
    stored = with_preset(stored, "archive", ExportOptions("ora"))
    stored = with_preset(stored, "FOR THE PRESS", ExportOptions("tiff"))
    own = [p for p in presets(stored) if p.own]
    assert [(p.name, p.options.format) for p in own] == [
        ("archive", "ora"),
        ("FOR THE PRESS", "tiff"),
    ]
    with pytest.raises(BadInput, match="needs a name"):
        with_preset(stored, "  ", ExportOptions())
    with pytest.raises(BadInput, match="comes with the program"):
        with_preset(stored, BUILT_IN[0].name.upper(), ExportOptions())
    many = {f"p{n}": "" for n in range(MAX_OWN)}
    with pytest.raises(BadInput, match="Delete one first"):
        with_preset(many, "one more", ExportOptions())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"format": "gif"}, "There is no format “gif”"),
        ({"quality": 101}, "from 1 to 100"),
        ({"max_side": 10**9}, "goes up to"),
    ],
)
def test_impossible_options_are_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        ExportOptions(**changes)
