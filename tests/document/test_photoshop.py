"""Photoshop files: read back by the library and by a plain compositor, they look like ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from compositor import Sheet, on_paper, stacked
from psd_tools import PSDImage
from psd_tools.composite import composite
from psd_tools.constants import BlendMode, Resource
from states import answer_for, everything, photo

from colorstudio.document import photoshop
from colorstudio.document.layers import ColorLayer, GroupLayer, Layer, PixelLayer
from colorstudio.document.photoshop import write_psd
from colorstudio.document.photoshop_file import MODES
from colorstudio.document.render import flatten, nothing
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput, Cancelled
from colorstudio.imaging.blend import BLEND_MODES
from colorstudio.imaging.color import rgb_to_lab
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.io import Metadata, WriteOptions
from colorstudio.imaging.pixels import MAX_CODE
from colorstudio.imaging.profiles import named

OURS = {BlendMode(code): name for name, code in MODES.items() if name != "atop"}
DTYPES = pytest.mark.parametrize("dtype", [np.uint8, np.uint16])


def all_visible(state: DocumentState) -> DocumentState:
    return replace(state, layers=tuple(replace(la, visible=True) for la in state.layers))


def with_alpha(state: DocumentState) -> DocumentState:
    """The state on a photo that fades out to the left."""
    first = state.layers[0]
    assert isinstance(first, PixelLayer)
    codes = first.tiles.to_array().copy()
    part = np.clip((np.arange(state.width) - 40) / (state.width - 100), 0, 1)
    codes[..., 3] = np.rint(part * MAX_CODE[state.dtype])
    return replace(state, layers=(replace(first, tiles=Tiles.from_array(codes)), *state.layers[1:]))


def written(path: Path, state: DocumentState, **options: Any) -> Any:
    write_psd(path, state, answer_for(state.size), WriteOptions(**options), nothing)
    return PSDImage.open(path)


def ours(state: DocumentState) -> np.ndarray:
    codes = flatten(state, answer_for(state.size)).array
    return codes / float(MAX_CODE[state.dtype])


def sheets(group: Iterable[Any], size: tuple[int, int]) -> list[Sheet]:
    out = []
    for layer in group:
        sheet = Sheet(
            opacity=layer.opacity / 255,
            mode=OURS[layer.blend_mode],
            visible=layer.visible,
            clipped=layer.clipping,
        )
        if layer.is_group():
            sheet.children = sheets(layer, size)
        else:
            sheet.rgba = on_canvas(layer.bbox, layer.numpy(), size, 4)
        if layer.has_mask():
            values = layer.numpy("mask")
            sheet.mask = on_canvas(layer.mask.bbox, values, size, 1)[..., 0]
        out.append(sheet)
    return out


def on_canvas(
    bbox: tuple[int, int, int, int], values: Any, size: tuple[int, int], channels: int
) -> np.ndarray:
    out = np.zeros((size[1], size[0], channels))
    left, top, right, bottom = bbox
    if right > left and bottom > top:
        out[top:bottom, left:right] = values
    return out


def difference(a: np.ndarray, b: np.ndarray) -> float:
    """The largest CIE dE*ab of two pictures on white paper."""
    lab = [rgb_to_lab(np.rint(on_paper(p) * 65535).astype(np.uint16)) for p in (a, b)]
    return float(np.sqrt(((lab[0] - lab[1]) ** 2).sum(-1)).max())


@DTYPES
@pytest.mark.parametrize("transparent", [False, True])
def test_other_programs_show_our_picture(tmp_path: Path, dtype: type, transparent: bool) -> None:
    state = all_visible(everything(dtype=dtype))
    state = with_alpha(state) if transparent else state
    file = written(tmp_path / "a.psd", state)
    expected = ours(state)
    assert (file.size, file.depth) == (state.size, 8 * np.dtype(dtype).itemsize)
    merged = file.numpy()
    if transparent:
        assert np.abs(merged[..., 3] - expected[..., 3]).max() < 1e-4
        assert difference(merged, expected) <= 1
    else:
        assert np.abs(merged - expected[..., :3]).max() < 1e-5
    stack = stacked(sheets(file, state.size), state.size)
    assert np.abs(stack[..., 3] - expected[..., 3]).max() <= 1 / 255
    assert difference(stack, expected) <= 1
    color, _, alpha = composite(file, force=True)
    assert difference(np.concatenate([color, alpha], -1), expected) <= 1


def test_names_groups_and_switches_are_kept(tmp_path: Path) -> None:
    state = everything()
    file = written(tmp_path / "a.psd", state)
    names = [layer.name for layer in file]
    assert names == [
        "Photo", "Colour from hints", "Haut & Haare <1>", "Gruppe", "Colours", "masked",
    ]  # fmt: skip
    group = file[3]
    assert (group.blend_mode, group.opacity) == (BlendMode.MULTIPLY, 128)
    assert [layer.name for layer in group] == ["ペイント", "", "leer"]
    assert group[0].blend_mode == BlendMode.SCREEN
    assert group[0].locks.composite
    assert not group[1].locks.composite
    masked = file[5]
    assert (masked.visible, masked.opacity) == (False, 204)
    assert masked.has_mask()
    layer = state.layer("m")
    assert isinstance(layer, PixelLayer)
    assert layer.mask is not None
    values = on_canvas(masked.mask.bbox, masked.numpy("mask"), state.size, 1)
    assert np.array_equal(np.rint(values * 255), layer.mask.to_array())
    assert np.array_equal(
        np.rint(on_canvas(masked.bbox, masked.numpy(), state.size, 4) * 255),
        layer.tiles.to_array(),
    )


@pytest.mark.parametrize("mode", [mode for mode in BLEND_MODES if mode != "atop"])
def test_every_blend_mode_is_the_other_programs(tmp_path: Path, mode: str) -> None:
    rng = np.random.default_rng(3)
    state = DocumentState.from_pixels(photo((64, 48)))
    codes = rng.integers(0, 256, (48, 64, 4), np.uint8)
    layer = PixelLayer(id="p", name="p", tiles=Tiles.from_array(codes), blend=mode)
    state = replace(state, layers=(*state.layers, layer))
    file = written(tmp_path / "a.psd", state)
    color, _, _ = composite(file, force=True)
    # burning and dodging jump near black and white; there single precision may fall either side
    near = np.abs(color - ours(state)[..., :3]) <= 1 / 255
    assert near.mean() > (0.999 if mode in ("color-dodge", "color-burn") else 0.99999)


@pytest.mark.parametrize("opacity", [1.0, 0.6])
def test_what_lies_atop_keeps_the_alpha_below(tmp_path: Path, opacity: float) -> None:
    rng = np.random.default_rng(4)
    state = with_alpha(DocumentState.from_pixels(photo((90, 60))))
    size = state.size

    def noise(name: str, blend: str) -> PixelLayer:
        tiles = Tiles.from_array(rng.integers(0, 256, (60, 90, 4), np.uint8))
        return PixelLayer(id=name, name=name, tiles=tiles, blend=blend, opacity=opacity)

    group = GroupLayer(id="g", name="g", blend="atop", children=(noise("c", "normal"),))
    hidden = replace(noise("h", "atop"), visible=False)
    layers = (noise("a", "atop"), noise("b", "atop"), noise("n", "normal"), hidden, group)
    state = replace(state, layers=(*state.layers, *layers))
    file = written(tmp_path / "a.psd", state)
    stack = stacked(sheets(file, size), size)
    assert np.abs(stack[..., 3] - ours(state)[..., 3]).max() <= 1 / 255
    assert difference(stack, ours(state)) <= 1
    assert [layer.name for layer in file] == ["Below", "g"]
    assert [layer.name for layer in file[0]] == ["Photo", "Colour from hints", "a", "b", "n", "h"]
    assert [layer.clipping for layer in file[0]] == [False, True, True, True, False, False]


def test_atop_of_nothing_shows_nothing(tmp_path: Path) -> None:
    state = DocumentState.from_pixels(photo((20, 10)))
    layer = state.layers[0]
    state = replace(state, layers=(replace(layer, blend="atop"),))
    assert flatten(state, None).array[..., 3].max() == 0
    write_psd(tmp_path / "a.psd", state, None, WriteOptions(), nothing)
    assert not PSDImage.open(tmp_path / "a.psd")[0].visible


def test_what_is_empty_is_not_clipped(tmp_path: Path) -> None:
    state = with_alpha(DocumentState.from_pixels(photo((90, 60))))
    write_psd(tmp_path / "a.psd", state, None, WriteOptions(), nothing)
    file = PSDImage.open(tmp_path / "a.psd")
    assert [(layer.name, layer.clipping) for layer in file] == [
        ("Photo", False),
        ("Colour from hints", False),
    ]


def colors_below_paint(state: DocumentState) -> GroupLayer:
    color = next(la for la in state.layers if isinstance(la, ColorLayer))
    paint = state.layer("p")
    assert isinstance(paint, PixelLayer)
    children: tuple[Layer, ...] = (
        replace(paint, id="x", visible=False),
        replace(color, id="y", mask=None),
        replace(paint, id="z"),
    )
    mask = color.mask
    return GroupLayer(
        id="mixed", name="mixed", opacity=0.6, blend="multiply", children=children, mask=mask
    )


@pytest.mark.parametrize("transparent", [False, True])
def test_a_group_with_colours_below_its_paint(tmp_path: Path, transparent: bool) -> None:
    """Its colours act on what lies below the group, so they leave it."""
    state = everything()
    state = replace(state, layers=(*state.layers[:2], colors_below_paint(state)))
    state = with_alpha(state) if transparent else state
    file = written(tmp_path / "a.psd", state)
    stack = stacked(sheets(file, state.size), state.size)
    assert difference(stack, ours(state)) <= 1


def test_profile_resolution_and_metadata(tmp_path: Path) -> None:
    profile = named("adobe-rgb")
    state = replace(everything(profile=profile), metadata=Metadata(dpi=(300.0, 150.5)))
    write_psd(tmp_path / "a.psd", state, None, WriteOptions(), nothing, recipe={"way": "x"})
    file = PSDImage.open(tmp_path / "a.psd")
    assert file.image_resources.get_data(Resource.ICC_PROFILE) == profile.icc
    resolution = file.image_resources.get_data(Resource.RESOLUTION_INFO)
    assert (resolution.horizontal / 65536, resolution.vertical / 65536) == (300.0, 150.5)
    assert b"colorstudio" in file.image_resources.get_data(Resource.XMP_METADATA)
    write_psd(
        tmp_path / "b.psd", state, None, WriteOptions(keep_metadata=False), nothing, recipe={"a": 1}
    )
    bare = PSDImage.open(tmp_path / "b.psd").image_resources
    assert Resource.XMP_METADATA not in bare
    assert Resource.EXIF_DATA_1 not in bare


def test_a_large_picture_needs_the_large_form(tmp_path: Path) -> None:
    state = DocumentState.from_pixels(photo((30_001, 2)))
    with pytest.raises(BadInput, match=r"30001 x 2 pixels do not fit into a \.psd file"):
        write_psd(tmp_path / "a.psd", state, None, WriteOptions(), nothing)
    assert list(tmp_path.iterdir()) == []
    write_psd(tmp_path / "a.psb", state, None, WriteOptions(), nothing)
    file = PSDImage.open(tmp_path / "a.psb")
    assert (file.version, file.size) == (2, (30_001, 2))
    layers = file._record.layer_and_mask_information.layer_info
    assert layers is not None
    red = np.frombuffer(layers.channel_image_data[0][1].get_data(30_001, 2, 8, version=2), np.uint8)
    assert np.array_equal(red.reshape(2, 30_001), photo((30_001, 2)).array[..., 0])


def test_two_gigabytes_are_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photoshop, "MAX_PSD_BYTES", 1000)
    with pytest.raises(BadInput, match="2 GB"):
        write_psd(tmp_path / "a.psd", everything(), None, WriteOptions(), nothing)
    write_psd(tmp_path / "a.psb", everything(), None, WriteOptions(), nothing)


def test_a_cancelled_file_is_not_there(tmp_path: Path) -> None:
    calls = []

    def check() -> None:
        calls.append(1)
        if len(calls) > 8:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_psd(tmp_path / "a.psd", everything(), answer_for((400, 300)), WriteOptions(), check)
    assert list(tmp_path.iterdir()) == []


def test_every_blend_mode_has_a_name_there() -> None:
    assert set(MODES) == set(BLEND_MODES)


@pytest.mark.parametrize("name", ["m", "g"])
def test_a_mask_covers_all_of_its_layer(tmp_path: Path, name: str) -> None:
    """Programs differ in what they show of a layer where its mask ends."""
    state = everything()
    mask = Tiles.empty(state.size, 1, np.uint8).written(Rect(0, 0, 9, 9), np.full((9, 9, 1), 200))
    layers = tuple(
        replace(la, visible=True, mask=mask) if la.id == name else la for la in state.layers
    )
    file = written(tmp_path / "a.psd", replace(state, layers=layers))
    title = "masked" if name == "m" else "Gruppe"
    (layer,) = [la for la in file if la.name == title]
    left, top, right, bottom = layer.bbox
    box = layer.mask.bbox
    assert (box[0] <= left, box[1] <= top, box[2] >= right, box[3] >= bottom) == (True,) * 4
    values = on_canvas(box, layer.numpy("mask"), state.size, 1)
    assert np.array_equal(np.rint(values * 255), mask.to_array())
