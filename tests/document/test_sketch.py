"""A drawing as a document: ink above living flats, and the flats as layers, saved and exported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from colorstudio.document.answer import Answerer
from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints, ReplaceTiles, SetLayer, SetMask
from colorstudio.document.layers import AnswerLayer, GroupLayer, PixelLayer, walk
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.render import flatten, render
from colorstudio.document.sketch import (
    PlaceLayers,
    begun,
    bridge,
    ink_seal,
    with_flats_as_layers,
    with_shade,
)
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.flats import Flats
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet

RED, BLUE, GREEN = (Color.from_hex(c) for c in ("#d03020", "#2040c0", "#209040"))
WHITE = (255, 255, 255, 255)


def drawing(side: int = 300, *, gap: int = 0, dtype: type = np.uint8) -> Pixels:
    """A soft ring of ink on white with a box inside of it; ``gap``: a hole in the ring, pixels."""
    page = np.full((side, side), 255, np.uint8)
    cv2.circle(page, (side // 2, side // 2), side // 3, 0, 4, cv2.LINE_AA)
    cv2.rectangle(page, (side // 2 - 20, side // 2 - 20), (side // 2 + 20, side // 2 + 20), 0, 3)
    if gap:
        y = side // 2 - side // 3
        page[y - 8 : y + 8, side // 2 - gap // 2 : side // 2 - gap // 2 + gap] = 255
    codes = np.dstack([page] * 3 + [np.full_like(page, 255)]).astype(dtype)
    return Pixels(codes * 257 if dtype is np.uint16 else codes)


def sketch(pixels: Pixels | None = None) -> Document:
    document = Document.from_pixels(pixels or drawing(), title="ring.png")
    document.push(begun(document.state))
    return document


def point(name: str, x: float, y: float, color: Color, group: str = "") -> Hint:
    return Hint(name, "point", ((x, y),), 4.0, color, group)


def solved(document: Document) -> Flats:
    answer = Answerer(Pyramid()).solve(document.state, lambda: None)
    assert isinstance(answer, Flats)
    document.set_answer(answer)
    return answer


def at(pixels: Pixels, x: int, y: int) -> tuple[int, ...]:
    return tuple(int(v) for v in pixels.array[y, x])


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_ink_separated_changes_nothing_to_be_seen(dtype: type) -> None:
    pixels = drawing(dtype=dtype)
    document = sketch(pixels)
    shown = flatten(document.state, solved(document))
    assert (shown.array == pixels.array).all()
    assert ink_seal(document.state, shown) == 0


def test_undo_gives_the_photo_back_with_its_answer_layer() -> None:
    document = sketch()
    assert document.state.flats_layer is not None
    assert document.state.answer_layer is None
    document.undo()
    assert document.state.flats_layer is None
    assert isinstance(document.state.living_layer, AnswerLayer)
    assert document.state.source_layer is not None
    assert document.state.source_layer.visible


def test_a_hint_colours_its_region_below_the_ink() -> None:
    document = sketch()
    document.push(AddHints((point("a", 150, 80, RED), point("b", 150, 150, BLUE))))
    shown = flatten(document.state, solved(document))
    assert at(shown, 150, 80)[:3] == RED.rgb8
    assert at(shown, 150, 150)[:3] == BLUE.rgb8
    assert at(shown, 5, 5) == WHITE
    assert ink_seal(document.state, shown) == 0
    # no fringe: what is neither paper, flat nor ink is a mix of ink and the flat beside it
    row = shown.array[150, 20:150, :3].astype(int)
    assert (row.max(axis=1) <= 255).all()
    inside = row[60:80]
    assert (inside == RED.rgb8).all()


def test_an_answer_to_a_photo_does_not_colour_a_drawing() -> None:
    document = Document.from_pixels(drawing(), title="ring.png")
    document.push(AddHints((point("a", 150, 80, RED),)))
    field = Answerer(Pyramid()).solve(document.state, lambda: None)
    document.push(begun(document.state))
    whole = Rect(0, 0, 300, 300)
    shown = render(document.state, field, whole)  # for the moment until the new answer is there
    assert (shown == drawing().array).all()
    flats = solved(document)
    document.undo()
    assert (render(document.state, flats, whole) == drawing().array).all()


def test_reduced_views_show_the_same_colours() -> None:
    document = sketch()
    document.push(AddHints((point("a", 150, 80, RED),)))
    flats = solved(document)
    small = render(document.state, flats, Rect(0, 0, 75, 75), 2, Pyramid())
    assert tuple(small[20, 37, :3]) == RED.rgb8
    assert tuple(small[1, 1]) == WHITE


def test_a_gap_is_closed_told_and_bridged() -> None:
    document = sketch(drawing(gap=9))
    document.push(AddHints((point("a", 150, 80, RED),)))
    flats = solved(document)
    assert [gap.closed for gap in flats.gaps] == [True]
    gap = flats.gaps[0]
    assert abs(gap.x - 150) < 6
    assert abs(gap.y - 50) < 6
    assert 6 <= gap.width <= 12
    assert at(flatten(document.state, flats), 5, 5) == WHITE
    layer = document.state.flats_layer
    assert layer is not None
    document.push(SetLayer(layer.id, {"gap": 0.0}))
    leaking = solved(document)
    assert [gap.closed for gap in leaking.gaps] == [False]
    assert at(flatten(document.state, leaking), 5, 5)[:3] == RED.rgb8
    document.push(AddHints((bridge(leaking.gaps[0], "wall"),)))
    assert at(flatten(document.state, solved(document)), 5, 5) == WHITE


def test_a_join_makes_regions_one() -> None:
    document = sketch()
    document.push(AddHints((point("a", 150, 150, BLUE),)))
    before = len(solved(document).regions)
    document.push(AddHints((Hint("j", "join", ((150.0, 150.0), (150.0, 90.0)), 1.0),)))
    flats = solved(document)
    assert len(flats.regions) == before - 1
    assert at(flatten(document.state, flats), 150, 80)[:3] == BLUE.rgb8


def test_ink_that_is_painted_parts_regions() -> None:
    document = sketch()
    document.push(AddHints((point("a", 100, 150, RED), point("b", 200, 150, BLUE))))
    ink = document.state.ink_layer
    assert ink is not None
    array = ink.tiles.to_array().copy()
    array[:, 149:152] = (0, 0, 0, 255)
    document.push(ReplaceTiles(ink.id, dict(Tiles.from_array(array).tiles)))
    shown = flatten(document.state, solved(document))
    assert at(shown, 146, 90)[:3] == RED.rgb8
    assert at(shown, 154, 90)[:3] == BLUE.rgb8


def test_a_mask_called_lettering_parts_nothing() -> None:
    document = sketch()
    document.push(AddHints((point("a", 150, 80, RED),)))
    assert at(flatten(document.state, solved(document)), 150, 150) == WHITE
    mask = np.zeros((300, 300, 1), np.uint8)
    mask[120:181, 120:181] = 255
    document.push(SetMask("Lettering", Tiles.from_array(mask)))
    shown = flatten(document.state, solved(document))
    assert at(shown, 150, 150)[:3] == RED.rgb8
    assert ink_seal(document.state, shown) == 0


def test_hints_stay_inside_of_their_mask() -> None:
    document = sketch()
    mask = np.zeros((300, 300, 1), np.uint8)
    mask[:, :150] = 255
    document.push(SetMask("Left", Tiles.from_array(mask)))
    document.push(AddHints((replace(point("a", 80, 150, RED), mask="Left"),)))
    shown = flatten(document.state, solved(document))
    assert at(shown, 140, 80)[:3] == RED.rgb8
    assert at(shown, 160, 80) == WHITE


@pytest.mark.parametrize("by", ["color", "region", "part"])
def test_flats_become_layers_and_not_a_bit_changes(by: str) -> None:
    document = sketch()
    hints = (
        point("a", 150, 80, RED, "ring"),
        point("b", 150, 150, RED, "box"),
        point("c", 5, 5, GREEN),
    )
    document.push(AddHints(hints))
    flats = solved(document)
    before = flatten(document.state, flats)
    made = with_flats_as_layers(document.state, flats, by)  # type: ignore[arg-type]
    document.push(PlaceLayers(made.layers))
    assert (flatten(document.state, None).array == before.array).all()
    group = next(la for la in walk(document.state.layers) if isinstance(la, GroupLayer))
    names = [la.name for la in group.children]
    assert names[0] == "Paper"
    assert len(names) == 1 + {"color": 2, "region": 3, "part": 3}[by]
    assert ("ring" in names) == (by == "part")
    assert document.state.layers[-1].name == "Ink"
    document.undo()
    assert document.state.flats_layer is not None


def test_a_shade_layer_is_multiplied_between_flats_and_ink() -> None:
    document = sketch()
    document.push(AddHints((point("a", 150, 80, RED),)))
    document.push(with_shade(document.state))
    names = [la.name for la in document.state.layers]
    assert names[-2:] == ["Shade", "Ink"]
    shade = document.state.layers[-2]
    assert isinstance(shade, PixelLayer)
    assert shade.blend == "multiply"
    tile = np.full((256, 256, 4), (128, 128, 128, 255), np.uint8)
    document.push(ReplaceTiles(shade.id, {(0, 0): tile}))
    shown = flatten(document.state, solved(document))
    assert at(shown, 150, 80)[0] == round(RED.rgb8[0] * 128 / 255)
    assert ink_seal(document.state, shown) == 0
    with pytest.raises(BadInput):
        with_shade(Document.from_pixels(drawing()).state)


def test_a_project_brings_living_flats_back(tmp_path: Path) -> None:
    from colorstudio.document import project_file

    document = sketch(drawing(gap=9))
    layer = document.state.flats_layer
    assert layer is not None
    document.push(SetLayer(layer.id, {"gap": 7.0, "threshold": 80, "lettering": False}))
    document.push(AddHints((point("a", 150, 80, RED), Hint("j", "join", ((1.0, 1.0), (9.0, 1.0))))))
    flats = solved(document)
    path = tmp_path / "ring.colorstudio"
    project_file.save(path, document.state, flats)
    opened, _ = project_file.load(path)
    back = opened.flats_layer
    assert back is not None
    assert (back.gap, back.threshold, back.lettering, back.paper, back.ink) == (
        7.0, 80, False, "#ffffff", "ink",
    )  # fmt: skip
    assert [h.kind for h in opened.hints.items] == ["point", "join"]
    answer = Answerer(Pyramid()).solve(opened, lambda: None)
    assert (flatten(opened, answer).array == flatten(document.state, flats).array).all()


@pytest.mark.parametrize("ending", [".ora", ".psd"])
def test_layered_files_hold_flats_below_ink(tmp_path: Path, ending: str) -> None:
    from colorstudio.document.export import EXPORT_FORMATS, ExportOptions, export

    document = sketch()
    document.push(AddHints((point("a", 150, 80, RED, "ring"), point("b", 150, 150, BLUE))))
    wanted = next(name for name, row in EXPORT_FORMATS.items() if row.ending == ending)
    path = tmp_path / f"ring{ending}"
    export(path, document.state, ExportOptions(wanted), Pyramid(), Quiet())
    shown = flatten(document.state, solved(document)).array
    names, merged = _read(path)
    assert {"ring", "Paper", "Ink"} <= set(names)
    assert np.abs(merged.astype(int) - shown[..., :3]).max() <= 1


def _read(path: Path) -> tuple[list[str], np.ndarray]:
    if path.suffix == ".psd":
        from psd_tools import PSDImage

        opened = PSDImage.open(path)
        names = [la.name for la in opened.descendants()]
        return names, np.asarray(opened.topil().convert("RGB"))  # type: ignore[union-attr]
    import io
    import zipfile
    from xml.etree import ElementTree

    from PIL import Image

    with zipfile.ZipFile(path) as archive:
        stack = ElementTree.fromstring(archive.read("stack.xml"))
        merged = Image.open(io.BytesIO(archive.read("mergedimage.png"))).convert("RGB")
    return [e.get("name", "") for e in stack.iter() if e.get("name")], np.asarray(merged)


def test_a_transparent_drawing_is_its_own_ink_and_gets_no_paper() -> None:
    page = drawing().array
    codes = np.zeros_like(page)
    codes[..., 3] = 255 - page[..., 0]
    document = sketch(Pixels(codes))
    ink = document.state.ink_layer
    assert ink is not None
    assert (ink.tiles.to_array() == codes).all()
    shown = flatten(document.state, solved(document))
    assert (shown.array == codes).all()


def test_ink_that_was_repainted_is_told() -> None:
    from colorstudio.document.measure import measure_ink

    document = sketch()
    ink = document.state.ink_layer
    assert ink is not None
    asked = (Rect(0, 0, 300, 300), 0, Pyramid(), lambda: None)
    assert measure_ink(document.state, solved(document), *asked) == 0
    array = ink.tiles.to_array().copy()
    array[148:152, 40:60] = (255, 0, 0, 255)
    document.push(ReplaceTiles(ink.id, dict(Tiles.from_array(array).tiles)))
    assert (measure_ink(document.state, solved(document), *asked) or 0) >= 80
    document.push(with_shade(document.state))
    document.undo()
    document.undo()
    document.undo()
    assert measure_ink(document.state, None, *asked) is None


@pytest.mark.parametrize("values", [{"visible": False}, {"opacity": 0.5}, {"blend": "multiply"}])
def test_ink_that_is_not_to_show_as_it_is_raises_no_alarm(values: dict[str, object]) -> None:
    from colorstudio.document.measure import measure_ink

    document = sketch()
    answer, ink = solved(document), document.state.ink_layer
    assert ink is not None
    asked = (None, 0, Pyramid(), lambda: None)
    assert measure_ink(document.state, answer, *asked) == 0
    document.push(SetLayer(ink.id, values))
    assert measure_ink(document.state, answer, *asked) is None


def test_a_page_without_drawing_says_so() -> None:
    document = sketch()
    state = replace(document.state, source="")
    with pytest.raises(BadInput):
        begun(state)
