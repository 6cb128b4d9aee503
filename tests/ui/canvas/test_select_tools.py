"""The tools that make masks, under a real mouse: what they select, combine, draw, and undo."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints, SetMask
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.brush import Brush
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import Pixels
from colorstudio.ui import mask_actions
from colorstudio.ui.canvas.canvas import Canvas
from colorstudio.ui.canvas.hint_menu import hint_menu
from colorstudio.ui.canvas.mask_overlay import MARGIN_PX, outlined
from colorstudio.ui.canvas.tools.pick import Pick
from colorstudio.ui.canvas.tools.select_shape import outline_region
from colorstudio.ui.canvas.view import View
from colorstudio.ui.notices import Notice
from colorstudio.ui.session import Session

RIGHT = Qt.MouseButton.RightButton
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def document(session: Session) -> Document:
    assert session.document is not None
    return session.document


def mask(session: Session, name: str = "Mask 1") -> np.ndarray:
    """The mask of that name, H x W uint8."""
    return document(session).state.masks[name].to_array()[..., 0]


def give_mask(session: Session, *boxes: Rect, name: str = "Mask 1") -> None:
    """A chosen mask of these boxes."""
    codes = np.zeros((300, 400, 1), np.uint8)
    for box in boxes:
        codes[box.slices] = 255
    session.push(SetMask(name, Tiles.from_array(codes)))
    session.choose_mask(name)


def settle(canvas: Canvas, artist: Any, qtbot: Any) -> None:
    """Waits for the mask's drawing too."""
    artist.settle()
    qtbot.waitUntil(lambda: canvas.mask_overlay.settled, timeout=20000)


# -- shapes ------------------------------------------------------------------------------------


def test_a_box_makes_a_mask_of_whole_pixels(canvas: Canvas, artist: Any, session: Session) -> None:
    session.set_tool(id="box")
    artist.drag((50, 40), (120, 90), (150, 100))
    artist.settle()
    assert session.mask == "Mask 1"
    inside = mask(session)
    assert set(np.unique(inside)) == {0, 255}
    assert (inside > 0).sum() == pytest.approx(100 * 60, rel=0.03)
    assert inside[70, 100] == 255
    assert inside[20, 100] == 0
    session.undo()
    assert not document(session).state.masks
    assert session.mask == ""


@pytest.mark.parametrize(
    ("modifiers", "inside", "outside"),
    [
        (Qt.KeyboardModifier.NoModifier, (250, 50), (50, 50)),
        (SHIFT, (250, 50), (200, 200)),
        (CTRL, (50, 50), (150, 50)),
        (SHIFT | CTRL, (150, 50), (50, 50)),
    ],
)
def test_modifiers_say_how_masks_combine(
    canvas: Canvas,
    artist: Any,
    session: Session,
    modifiers: Qt.KeyboardModifier,
    inside: tuple[int, int],
    outside: tuple[int, int],
) -> None:
    give_mask(session, Rect(20, 20, 160, 60))
    session.set_tool(id="box")
    artist.drag((120, 20), (200, 50), (300, 80), modifiers=modifiers)
    artist.settle()
    assert mask(session)[inside[::-1]] == 255
    assert mask(session)[outside[::-1]] == 0
    assert len(document(session).state.masks) == 1


def test_the_tool_options_say_it_too(canvas: Canvas, artist: Any, session: Session) -> None:
    give_mask(session, Rect(20, 20, 60, 60))
    session.set_tool(id="box", how="add")
    artist.drag((200, 20), (250, 50), (300, 80))
    artist.settle()
    assert mask(session)[50, 50] == mask(session)[50, 250] == 255


def test_nothing_can_be_taken_away_from_nothing(
    canvas: Canvas, artist: Any, session: Session, notices: list[Notice]
) -> None:
    session.set_tool(id="box")
    artist.drag((50, 40), (120, 90), (150, 100), modifiers=CTRL)
    artist.settle()
    assert not document(session).state.masks
    assert "no mask" in notices[0].text


def test_a_click_and_an_escaped_drag_select_nothing(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    session.set_tool(id="box")
    artist.click(100, 100)
    artist.press(50, 50)
    artist.move(100, 100)
    artist.key(Qt.Key.Key_Escape)
    artist.release(150, 150)
    artist.settle()
    assert not document(session).state.masks


def test_a_lasso_selects_what_it_runs_around(canvas: Canvas, artist: Any, session: Session) -> None:
    session.set_tool(id="lasso")
    artist.drag((100, 50), (200, 60), (180, 150), (90, 140))
    artist.settle()
    inside = mask(session)
    assert inside[100, 140] == 255
    assert inside[40, 140] == 0
    assert np.unique(inside).size > 2, "the edge is antialiased"


def test_a_polygon_is_clicked_and_closed(canvas: Canvas, artist: Any, session: Session) -> None:
    session.set_tool(id="polygon")
    for place in ((100, 50), (200, 50), (350, 280), (200, 150)):
        artist.click(*place)
    artist.key(Qt.Key.Key_Backspace)
    artist.key(Qt.Key.Key_Backspace)
    artist.click(200, 150)
    artist.click(200, 150)  # twice at one place: closed
    artist.settle()
    inside = mask(session)
    assert (inside / 255).sum() == pytest.approx(100 * 100 / 2, rel=0.03)
    artist.click(20, 20)
    artist.click(60, 20)
    artist.click(60, 60)
    artist.key(Qt.Key.Key_Return)
    artist.settle()
    assert mask(session)[25, 55] == 255
    assert mask(session)[100, 190] == 0, "a plain polygon replaces"


def test_escape_and_another_tool_drop_a_polygon(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    for drop in (
        lambda: artist.key(Qt.Key.Key_Escape),
        lambda: session.set_tool(id="hint"),
    ):
        session.set_tool(id="polygon")
        for place in ((100, 50), (200, 50), (200, 150)):
            artist.click(*place)
        drop()
        session.set_tool(id="polygon")
        artist.key(Qt.Key.Key_Return)
        artist.settle()
        assert not document(session).state.masks


@given(
    st.lists(st.tuples(st.floats(-20, 60), st.floats(-20, 60)), min_size=3, max_size=8),
)
def test_an_outline_covers_only_its_box_and_never_the_outside(
    places: list[tuple[float, float]],
) -> None:
    region = outline_region(places, (40, 30))
    assert region.coverage.shape == (region.rect.h, region.rect.w)
    assert region.rect.intersected(Rect(0, 0, 40, 30)) == region.rect or region.rect.empty


def test_the_area_of_an_outline_is_exact() -> None:
    region = outline_region([(2.25, 3.5), (30.25, 3.5), (30.25, 20.0), (2.25, 20.0)], (40, 30))
    assert (region.coverage / 255).sum() == pytest.approx(28 * 16.5, rel=0.01)


# -- wand and brush ----------------------------------------------------------------------------


def test_the_wand_takes_what_looks_alike(canvas: Canvas, artist: Any, session: Session) -> None:
    session.set_tool(id="wand", tolerance=5.0)
    artist.click(50, 50)
    artist.settle()
    inside = mask(session)
    assert inside[:, :190].min() == 255
    assert inside[:, 210:].max() == 0
    artist.click(300, 50, modifiers=SHIFT)
    artist.settle()
    assert mask(session).min() == 255


def test_the_mask_brush_adds_and_with_ctrl_takes_away(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    session.set_tool(id="mask_brush", brush=Brush(radius_px=10, hardness=1, smoothing=0))
    artist.drag((50, 50), (100, 50), (150, 50))
    artist.settle()
    assert mask(session)[50, 100] == 255
    assert mask(session)[80, 100] == 0
    artist.drag((100, 30), (100, 50), (100, 70), modifiers=CTRL)
    artist.settle()
    assert mask(session)[50, 100] == 0
    assert mask(session)[50, 60] == 255
    assert [step.name for step in document(session).steps] == ["Add to mask", "Take away from mask"]


def test_two_strokes_in_a_row_are_both_kept(canvas: Canvas, artist: Any, session: Session) -> None:
    session.set_tool(id="mask_brush", brush=Brush(radius_px=10, hardness=1, smoothing=0))
    artist.drag((50, 50), (100, 50))
    artist.drag((50, 150), (100, 150))
    artist.settle()
    artist.settle()
    assert mask(session)[50, 75] == mask(session)[150, 75] == 255
    assert len(document(session).steps) == 2


def test_shift_draws_a_straight_line_with_the_mask_brush(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    session.set_tool(id="mask_brush", brush=Brush(radius_px=6, hardness=1, smoothing=0))
    artist.click(50, 50)
    artist.click(250, 150, modifiers=SHIFT)
    artist.settle()
    artist.settle()
    assert mask(session)[100, 150] == 255


def test_the_wand_refines_the_edge_where_it_is_asked_to(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    codes = np.full((300, 400, 4), 255, np.uint8)
    ramp = np.clip((np.arange(400) - 196) / 8, 0, 1)
    codes[..., :3] = np.rint(40 + 180 * ramp)[None, :, None]
    session.show(Document.from_pixels(Pixels(codes)))
    canvas.actual_size()
    session.set_tool(id="wand", tolerance=2.0, refine=frozenset({"wand"}))
    artist.click(50, 50)
    artist.settle()
    row = mask(session)[150].astype(int)
    assert row[:190].min() == 255
    assert row[210:].max() == 0
    assert np.count_nonzero((row > 20) & (row < 235)) >= 3, "the soft edge is partly covered"


# -- what is seen ------------------------------------------------------------------------------


def test_the_outline_is_white_inside_and_black_outside(
    canvas: Canvas, artist: Any, session: Session, qtbot: Any
) -> None:
    give_mask(session, Rect(100, 100, 80, 60))
    settle(canvas, artist, qtbot)
    assert artist.seen(100.5, 130.5) == (255, 255, 255)
    assert max(artist.seen(99.5, 130.5)) < 40
    assert artist.seen(140.5, 130.5) == (96, 96, 96), "the inside stays as it is"
    assert artist.seen(50.5, 130.5) == (96, 96, 96), "without a select tool there is no veil"
    session.set_tool(id="box")
    settle(canvas, artist, qtbot)
    red, green, blue = artist.seen(50.5, 130.5)
    assert red == green == blue == pytest.approx(96 + 0.22 * (128 - 96), abs=2)
    session.show_mask(False)
    settle(canvas, artist, qtbot)
    assert artist.seen(100.5, 130.5) == (96, 96, 96)


def test_the_outline_goes_along_with_the_view(
    canvas: Canvas, artist: Any, session: Session, qtbot: Any
) -> None:
    give_mask(session, Rect(100, 100, 80, 60))
    settle(canvas, artist, qtbot)
    canvas.set_view(canvas.view.panned(37, -21))
    assert artist.seen(100.5, 130.5) == (255, 255, 255), "at once, before it is drawn anew"
    canvas.set_view(canvas.view.turned(30).zoomed(2.0, 400, 300))
    settle(canvas, artist, qtbot)
    row = [artist.seen(100 + n / 4, 130.5) for n in range(-8, 8)]
    assert (255, 255, 255) in row
    assert any(max(p) < 40 for p in row)


def test_the_outline_of_a_large_picture_lies_where_the_mask_ends() -> None:
    codes = np.zeros((1200, 1600, 1), np.uint8)
    codes[400:800, 400:1200] = 255
    view = View((400, 300), (1600, 1200)).fitted()
    drawn = outlined(Tiles.from_array(codes), view, Pyramid())
    assert drawn.shape == (300 + 2 * MARGIN_PX, 400 + 2 * MARGIN_PX, 4)
    x, y = view.to_screen(400, 600)
    row = drawn[round(y) + MARGIN_PX, round(x) + MARGIN_PX - 3 : round(x) + MARGIN_PX + 3]
    assert row[:, 0].max() == 255
    assert (row[:, 3] > 0).any()
    assert drawn[round(y) + MARGIN_PX, round(x) + MARGIN_PX + 20, 3] == 0


def test_a_hint_can_be_kept_inside_of_a_mask(canvas: Canvas, session: Session) -> None:
    hint = Hint("h1", "point", ((100.0, 150.0),), 4.0, Color.from_hex("#c02020"))
    session.push(AddHints((hint,)))
    assert "&Only Inside of" not in [a.text() for a in hint_menu(canvas, hint).actions()]
    give_mask(session, Rect(20, 20, 160, 160), name="coat")
    menu = hint_menu(canvas, hint)
    (part,) = [a.menu() for a in menu.actions() if a.text() == "&Only Inside of"]
    assert isinstance(part, QMenu)
    assert [a.text() for a in part.actions()] == ["No mask", "coat"]
    part.actions()[1].trigger()
    assert document(session).state.hints.get("h1").mask == "coat"


# -- picking -----------------------------------------------------------------------------------


def test_a_pick_is_told_and_the_tool_comes_back(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    picked: list[Pick | None] = []
    session.picked.connect(picked.append)
    session.set_tool(id="wand")
    session.set_tool(id="pick")
    artist.click(60.5, 70.5)
    assert picked == [Pick((60.0, 70.0))]
    assert session.tool.id == "wand"
    session.set_tool(id="pick")
    artist.drag((50, 40), (80, 60), (90, 80))
    patch = picked[1]
    assert patch is not None
    assert patch.rect == Rect(50, 40, 40, 40)
    session.set_tool(id="pick")
    artist.key(Qt.Key.Key_Escape)
    assert picked[2] is None
    assert session.tool.id == "wand"
    assert not document(session).state.masks


def test_a_pick_ends_with_its_document(canvas: Canvas, session: Session) -> None:
    picked: list[Pick | None] = []
    session.picked.connect(picked.append)
    session.set_tool(id="lasso")
    session.set_tool(id="pick")
    session.close_document()
    assert picked == [None]
    assert session.tool.id == "lasso"


# -- what is done to masks ---------------------------------------------------------------------


def test_all_and_none_and_invert(canvas: Canvas, artist: Any, session: Session) -> None:
    mask_actions.select_all(session)
    artist.settle()
    assert mask(session).min() == 255
    mask_actions.invert(session)
    artist.settle()
    assert mask(session).max() == 0
    mask_actions.select_none(session)
    assert session.mask == ""
    assert "Mask 1" in document(session).state.masks


def test_a_mask_is_copied_renamed_combined_and_deleted(
    canvas: Canvas, artist: Any, session: Session, notices: list[Notice]
) -> None:
    give_mask(session, Rect(20, 20, 60, 60))
    mask_actions.duplicate(session)
    assert session.mask == "Mask 1 copy"
    assert mask_actions.rename(session, "Mask 1 copy", "coat")
    assert session.mask == "coat"
    assert not mask_actions.rename(session, "coat", "Mask 1")
    assert "already" in notices[-1].text
    mask_actions.combine(session, "Mask 1", "subtract")
    artist.settle()
    assert mask(session, "coat").max() == 0
    mask_actions.delete(session)
    assert list(document(session).state.masks) == ["Mask 1"]
    assert session.mask == ""


def test_a_mask_survives_its_file(
    canvas: Canvas, artist: Any, session: Session, tmp_path: Any, qtbot: Any
) -> None:
    give_mask(session, Rect(20, 20, 60, 60))
    before = mask(session)
    path = tmp_path / "sleeve.png"
    mask_actions.save(session, path)
    qtbot.waitUntil(path.is_file, timeout=20000)
    qtbot.waitUntil(lambda: session.slow.queue.idle, timeout=20000)
    mask_actions.load(session, path)
    artist.settle()
    assert session.mask == "sleeve"
    assert np.array_equal(mask(session, "sleeve"), before)


def test_a_mask_of_other_proportions_is_refused(
    canvas: Canvas, artist: Any, session: Session, tmp_path: Any, notices: list[Notice]
) -> None:
    from colorstudio.imaging import io

    path = tmp_path / "wrong.png"
    io.write(path, Pixels(np.full((50, 50, 4), 255, np.uint8)))
    mask_actions.load(session, path)
    artist.settle()
    assert not document(session).state.masks
    assert "50 x 50" in notices[0].text
