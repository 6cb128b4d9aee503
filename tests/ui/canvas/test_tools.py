"""The tools under a real mouse and pen: what they do, how they are undone, what they refuse."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from colorstudio import resources
from colorstudio.document.document import Document
from colorstudio.document.edits import (
    AddHints,
    AddLayer,
    SetLayer,
    SetMask,
    ShowGroup,
    new_color_layer,
    new_pixel_layer,
)
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.brush import Brush
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.spread import HintReport
from colorstudio.ui.canvas.canvas import Canvas
from colorstudio.ui.canvas.commands import COMMANDS
from colorstudio.ui.canvas.hint_menu import hint_menu
from colorstudio.ui.canvas.overlay import distance_to
from colorstudio.ui.canvas.tools import TOOLS
from colorstudio.ui.canvas.tools.unhint import cut
from colorstudio.ui.live import LiveAnswer
from colorstudio.ui.session import Session

RIGHT = Qt.MouseButton.RightButton
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
RED, BLUE = Color.from_hex("#c02020"), Color.from_hex("#2040c0")
DARK, BRIGHT = (96, 96, 96), (160, 160, 160)
HARD = Brush(radius_px=8, hardness=1, pressure_size=True, smoothing=0)


def document(session: Session) -> Document:
    assert session.document is not None
    return session.document


def undo_all(session: Session) -> int:
    """Goes back to the beginning; how many steps that took."""
    steps = 0
    while document(session).can_undo:
        session.undo()
        steps += 1
    return steps


def test_every_tool_has_its_own_id_and_key() -> None:
    assert len({row.id for row in TOOLS}) == len(TOOLS)
    assert len({row.key for row in TOOLS}) == len(TOOLS)
    for row in TOOLS:
        assert resources.path(f"icons/{row.icon}.svg").is_file()


# -- hint points -------------------------------------------------------------------------------


def test_a_click_asks_for_the_colour_in_hand(
    canvas: Canvas, artist: Any, session: Session, live: LiveAnswer
) -> None:
    session.set_tool(color=RED, hint_radius=5.0, group="coat")
    artist.click(100.5, 150.5)
    (hint,) = artist.hints.items
    assert (hint.kind, hint.color, hint.radius, hint.group) == ("point", RED, 5.0, "coat")
    assert hint.points[0] == (100.0, 150.0), "the middle of pixel (100, 150) is its index"
    assert canvas.selection == {hint.id}
    assert session.settings.recent_colors[0] == RED.text
    artist.settle()
    assert artist.seen(30, 30)[0] > 110
    session.undo()
    artist.settle()
    assert artist.seen(30, 30) == DARK


def test_a_click_beside_the_picture_asks_for_nothing(canvas: Canvas, artist: Any) -> None:
    artist.click(-30, 100)
    assert len(artist.hints) == 0


def test_the_ring_is_drawn_with_its_outline(canvas: Canvas, artist: Any, session: Session) -> None:
    session.push(AddHints((Hint("h1", "point", ((100.0, 150.0),), 4.0, RED),)))
    ring = [artist.seen(100.5 + n, 150.5) for n in range(12)]
    assert ring[0] == RED.rgb8
    assert any(min(p) > 225 for p in ring), "white around the colour"
    assert any(max(p) < 40 for p in ring[6:]), "black around the white"
    assert ring[-1] == DARK
    canvas.show_overlay(False)
    assert artist.seen(100.5, 150.5) == DARK
    canvas.show_overlay(True)
    session.undo()
    assert artist.seen(100.5, 150.5) == DARK


def test_rings_keep_their_size_when_the_picture_is_enlarged(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    session.push(AddHints((Hint("h1", "point", ((100.0, 150.0),), 1.0, RED),)))
    canvas.set_view(canvas.view.zoomed(4.0, *canvas.view.to_screen(100.5, 150.5)))
    assert artist.seen(100.5 + 3 / 4, 150.5) == RED.rgb8
    artist.settle()
    assert artist.seen(100.5 + 12 / 4, 150.5) == DARK


def test_a_hidden_group_is_not_drawn_and_not_hit(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    session.push(AddHints((Hint("h1", "point", ((100.0, 150.0),), 4.0, RED, "coat"),)))
    session.push(ShowGroup("coat", False))
    assert artist.seen(100.5, 150.5) == DARK
    artist.click(100, 150, RIGHT)
    assert len(artist.hints) == 1


def test_a_drag_moves_a_hint_as_one_step(
    canvas: Canvas, artist: Any, session: Session, live: LiveAnswer
) -> None:
    session.push(AddHints((Hint("h1", "point", ((100.0, 150.0),), 4.0, RED),)))
    artist.press(101, 151)
    for x in range(110, 300, 20):
        artist.move(x, 100)
    assert artist.seen(290.5, 99.5) == RED.rgb8, "the ring is under the pointer at once"
    artist.release(301, 101)
    assert artist.hints.get("h1").points[0] == (300.0, 100.0)
    assert len(document(session).steps) == 2
    artist.settle()
    assert artist.seen(350, 50)[0] > 170, "the answer went along"
    session.undo()
    assert artist.hints.get("h1").points[0] == (100.0, 150.0)


def test_the_answer_follows_while_a_hint_is_dragged(
    canvas: Canvas, artist: Any, session: Session, live: LiveAnswer, qtbot: Any
) -> None:
    hints = [
        Hint("h1", "point", ((100.0, 150.0),), 4.0, RED),
        Hint("h2", "point", ((390.0, 290.0),), 4.0, BLUE),
    ]
    session.push(AddHints(tuple(hints)))
    artist.settle()
    assert artist.seen(250, 50)[2] > 170
    artist.press(100, 150)
    for x in range(110, 260, 10):
        artist.move(x, 60)
    qtbot.waitUntil(lambda: artist.seen(250, 50)[0] > 170, timeout=20000)
    artist.release(250, 60)


def test_placing_and_dragging_on_is_one_step_too(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    artist.drag((100, 150), (120, 150), (160, 170))
    assert len(document(session).steps) == 1
    assert document(session).steps[0].name == "Add hint"
    assert artist.hints.items[0].points[0] == pytest.approx((159.5, 169.5), abs=1)


def test_a_shaky_click_does_not_move_a_hint(canvas: Canvas, artist: Any, session: Session) -> None:
    session.push(AddHints((Hint("h1", "point", ((100.0, 150.0),), 4.0, RED),)))
    artist.drag((100, 150), (101.5, 151))
    assert artist.hints.get("h1").points[0] == (100.0, 150.0)


def test_a_right_click_deletes(canvas: Canvas, artist: Any, session: Session) -> None:
    session.push(AddHints((Hint("h1", "point", ((100.0, 150.0),), 4.0, RED),)))
    artist.click(103, 152, RIGHT)
    assert len(artist.hints) == 0
    session.undo()
    assert len(artist.hints) == 1


def test_escape_ends_the_drag_first(canvas: Canvas, artist: Any, session: Session) -> None:
    session.push(AddHints((Hint("h1", "point", ((100.0, 150.0),), 4.0, RED),)))
    artist.press(100, 150)
    artist.move(200, 200)
    artist.key(Qt.Key.Key_Escape)
    artist.move(220, 220)
    artist.release(230, 230)
    assert artist.hints.get("h1").points[0] == (100.0, 150.0)
    artist.press(300, 100)
    artist.key(Qt.Key.Key_Escape)
    artist.release(300, 100)
    assert len(artist.hints) == 1


def test_arrow_keys_nudge_and_delete_removes(canvas: Canvas, artist: Any, session: Session) -> None:
    session.push(AddHints((Hint("h1", "point", ((100.0, 150.0),), 4.0, RED),)))
    artist.click(100, 150)
    artist.key(Qt.Key.Key_Right)
    artist.key(Qt.Key.Key_Down, SHIFT)
    assert artist.hints.get("h1").points[0] == (101.0, 160.0)
    canvas.mirror()
    artist.key(Qt.Key.Key_Right)
    assert artist.hints.get("h1").points[0] == (100.0, 160.0), "right is right on the screen"
    artist.key(Qt.Key.Key_Delete)
    assert len(artist.hints) == 0
    assert canvas.selection == frozenset()


def test_an_answer_that_differs_is_marked_amber(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    session.push(AddHints((Hint("h1", "point", ((100.0, 150.0),), 4.0, RED),)))
    plain = canvas.grab().toImage()
    session.reported.emit((HintReport("h1", RED, BLUE, 30.0, "overruled"),))
    marked = canvas.grab().toImage()
    corner = artist.at(100.5, 150.5)
    colors = [
        marked.pixelColor(corner.x() + x, corner.y() - y) for x in range(12) for y in range(14)
    ]
    assert any(c.red() > 230 and 150 < c.green() < 200 and c.blue() < 40 for c in colors)
    assert marked != plain
    session.reported.emit((HintReport("h1", RED, RED, 0.5, ""),))
    assert canvas.grab().toImage() == plain


def test_the_card_tells_asked_got_and_why(
    canvas: Canvas, artist: Any, session: Session, qtbot: Any
) -> None:
    session.push(AddHints((Hint("h1", "point", ((100.0, 150.0),), 4.0, RED),)))
    session.reported.emit((HintReport("h1", RED, BLUE, 30.0, "overruled"),))
    artist.move(100, 150)
    qtbot.waitUntil(canvas.card.isVisible)
    text = canvas.card.text()
    assert RED.hex in text
    assert BLUE.hex in text
    assert "30.0" in text
    assert "Another hint" in text
    canvas.card.pin_button.click()
    assert artist.hints.get("h1").pinned
    assert not canvas.card.isVisible()


def test_ctrl_wheel_over_a_hint_changes_its_size(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    session.push(AddHints((Hint("h1", "point", ((100.0, 150.0),), 4.0, RED),)))
    zoom = canvas.view.zoom
    artist.wheel(artist.at(100, 150), 2, CTRL)
    assert artist.hints.get("h1").radius > 4.5
    assert canvas.view.zoom == zoom
    artist.wheel(artist.at(300, 150), 1, CTRL)
    assert canvas.view.zoom > zoom


def test_the_menu_pins_groups_resizes_and_deletes(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    session.push(AddHints((Hint("h1", "point", ((100.0, 150.0),), 4.0, RED),)))
    menu = hint_menu(canvas, artist.hints.get("h1"))
    actions = {a.text().replace("&", ""): a for a in menu.actions()}
    actions["Pin"].trigger()
    actions["Bigger"].trigger()
    submenu = menu.findChild(QMenu)
    assert submenu is not None
    groups = {a.text(): a for a in submenu.actions()}
    groups["hair"].trigger()
    hint = artist.hints.get("h1")
    assert (hint.pinned, hint.group) == (True, "hair")
    assert hint.radius > 5
    session.set_tool(color=BLUE)
    actions["Use the Colour in Hand"].trigger()
    assert artist.hints.get("h1").color == BLUE
    actions["Delete"].trigger()
    assert len(artist.hints) == 0


def test_during_a_drag_no_shortcut_takes_the_picture_away(
    canvas: Canvas, artist: Any, session: Session, qtbot: Any
) -> None:
    undo = QAction(canvas)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    undo.triggered.connect(session.undo)
    canvas.addAction(undo)
    canvas.activateWindow()
    qtbot.waitUntil(canvas.isActiveWindow)
    session.set_tool(id="brush", color=RED, brush=HARD)
    artist.click(50, 50)
    artist.key(Qt.Key.Key_Z, CTRL)
    assert not document(session).can_undo, "the shortcut acts"
    session.redo()
    artist.press(100, 150)
    artist.move(150, 150)
    artist.key(Qt.Key.Key_Z, CTRL)
    artist.release(200, 150)
    assert len(document(session).steps) == 2
    artist.settle()
    assert artist.seen(50, 50) == RED.rgb8


def test_another_document_during_a_drag_is_left_alone(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    session.push(AddHints((Hint("h1", "point", ((100.0, 150.0),), 4.0, RED),)))
    artist.press(100, 150)
    artist.move(150, 150)
    other = Document.from_pixels(Pixels(np.full((300, 400, 4), 255, np.uint8)))
    other.push(AddHints((Hint("h1", "point", ((10.0, 10.0),), 4.0, BLUE),)))
    session.show(other)
    artist.release(200, 150)
    assert artist.hints.get("h1").points[0] == (10.0, 10.0)
    assert len(other.steps) == 1


# -- strokes, keep, barriers -------------------------------------------------------------------


@pytest.mark.parametrize(("tool", "color"), [("stroke", RED), ("keep", None), ("barrier", None)])
def test_a_mark_is_drawn_and_seen_at_once(
    canvas: Canvas, artist: Any, session: Session, tool: str, color: Color | None
) -> None:
    session.set_tool(id=tool, color=RED)
    clean = canvas.grab().toImage()
    artist.press(50, 50)
    artist.move(100, 60)
    artist.move(150, 50)
    during = canvas.grab().toImage()
    assert during != clean
    assert len(artist.hints) == 0
    artist.release(150, 50)
    (hint,) = artist.hints.items
    assert hint.kind == tool
    assert hint.color == color
    assert hint.points[0] == pytest.approx((49.5, 49.5), abs=1)
    assert hint.points[-1] == pytest.approx((149.5, 49.5), abs=1)
    assert canvas.grab().toImage() != clean
    session.undo()
    artist.move(300, 250)
    canvas.input.left()
    assert len(artist.hints) == 0


def test_shift_click_goes_on_in_a_straight_line(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    session.set_tool(id="barrier")
    artist.drag((50, 50), (100, 50))
    artist.click(100, 200, modifiers=SHIFT)
    (hint,) = artist.hints.items
    assert hint.points[-1] == pytest.approx((99.5, 199.5), abs=1)
    assert len(document(session).steps) == 2


def test_a_barrier_holds_colour_back(
    canvas: Canvas, artist: Any, session: Session, live: LiveAnswer
) -> None:
    session.show(Document.from_pixels(Pixels(np.full((200, 200, 4), 128, np.uint8) | _OPAQUE)))
    canvas.actual_size()
    session.set_tool(id="barrier")
    artist.drag((100, -5), (100, 100), (100, 205))
    session.set_tool(id="hint", color=RED)
    artist.click(40, 100)
    session.set_tool(color=BLUE)
    artist.click(160, 100)
    artist.settle()
    left, right = artist.seen(90, 50), artist.seen(110, 50)
    assert left[0] > left[2] + 30
    assert right[2] > right[0] + 30


_OPAQUE = np.array([0, 0, 0, 255], np.uint8)


def test_the_eraser_of_hints_takes_points_and_cuts_strokes(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    session.push(
        AddHints(
            (
                Hint("p", "point", ((100.0, 150.0),), 4.0, RED),
                Hint("s", "stroke", ((50.0, 50.0), (350.0, 50.0)), 3.0, BLUE),
                Hint("far", "point", ((300.0, 250.0),), 4.0, RED),
            )
        )
    )
    session.set_tool(id="unhint")
    artist.drag((200, 30), (200, 70))
    assert [h.id for h in artist.hints.items][::2] == ["p", artist.hints.items[2].id]
    pieces = [h for h in artist.hints.items if h.kind == "stroke"]
    assert len(pieces) == 2
    assert pieces[0].points[-1][0] == pytest.approx(190, abs=1.5)
    assert pieces[1].points[0][0] == pytest.approx(209, abs=1.5)
    assert len({h.id for h in artist.hints.items}) == 4
    artist.drag((60, 150), (140, 150))
    assert "p" not in {h.id for h in artist.hints.items}
    assert "far" in {h.id for h in artist.hints.items}
    assert undo_all(session) == 3


# -- choosing ----------------------------------------------------------------------------------


def test_a_band_chooses_and_a_drag_moves_them_together(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    hints = [Hint(f"h{x}", "point", ((float(x), 100.0),), 4.0, RED) for x in (50, 100, 300)]
    session.push(AddHints(tuple(hints)))
    session.set_tool(id="move")
    artist.drag((20, 60), (80, 90), (150, 140))
    assert canvas.selection == {"h50", "h100"}
    artist.drag((50.5, 100.5), (60, 110), (70.5, 130.5))
    moved = {h.id: h.points[0] for h in artist.hints.items}
    assert moved == {"h50": (70.0, 130.0), "h100": (120.0, 130.0), "h300": (300.0, 100.0)}
    artist.click(300, 100, modifiers=SHIFT)
    assert canvas.selection == {"h50", "h100", "h300"}
    artist.click(200, 250)
    assert canvas.selection == frozenset()


# -- colours -----------------------------------------------------------------------------------


def test_the_eyedropper_takes_what_is_shown(canvas: Canvas, artist: Any, session: Session) -> None:
    session.set_tool(id="eyedropper", color=RED)
    artist.click(300, 100)
    assert session.tool.color.hex == "#a0a0a0"
    assert session.tool.background.hex == "#ffffff"
    artist.drag((300, 100), (100, 100))
    assert session.tool.color.hex == "#606060"


def test_the_eyedropper_looks_below_with_shift(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    layer = new_pixel_layer(document(session).state)
    session.push(AddLayer(layer))
    session.set_tool(id="brush", color=RED, brush=HARD)
    artist.click(100, 100)
    session.set_tool(id="eyedropper")
    artist.click(100, 100, modifiers=SHIFT)
    assert session.tool.color.hex == "#606060"
    artist.click(100, 100, modifiers=CTRL)
    assert session.tool.color.hex == RED.hex
    session.set_tool(color=BLUE)
    artist.click(300, 200, modifiers=CTRL)
    assert session.tool.color == BLUE, "where the layer is empty nothing is taken"


def test_alt_is_the_eyedropper_for_as_long_as_it_is_held(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    session.set_tool(color=RED)
    artist.click(300, 100, modifiers=ALT)
    assert session.tool.color.hex == "#a0a0a0"
    assert session.tool.id == "hint"
    assert len(artist.hints) == 0
    artist.click(300, 100)
    assert len(artist.hints) == 1


def test_colours_are_swapped_and_reset(canvas: Canvas, session: Session) -> None:
    session.set_tool(color=RED, background=BLUE)
    COMMANDS["swap_colors"](canvas)
    assert (session.tool.color, session.tool.background) == (BLUE, RED)
    COMMANDS["default_colors"](canvas)
    assert (session.tool.color.hex, session.tool.background.hex) == ("#000000", "#ffffff")


# -- painting ----------------------------------------------------------------------------------


def test_the_brush_paints_while_it_is_drawn_and_undo_takes_it_back(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    session.set_tool(id="brush", color=RED, brush=HARD)
    artist.press(100, 100)
    artist.move(150, 100)
    assert artist.seen(125, 100) == RED.rgb8, "ink before the button is released"
    assert document(session).steps == []
    artist.release(150, 100)
    assert [step.name for step in document(session).steps] == ["Paint"]
    artist.settle()
    assert artist.seen(125, 100) == RED.rgb8
    assert artist.seen(125, 120) == DARK
    session.undo()
    artist.settle()
    assert artist.seen(125, 100) == DARK


def test_escape_drops_a_stroke(canvas: Canvas, artist: Any, session: Session) -> None:
    session.set_tool(id="brush", color=RED, brush=HARD)
    artist.press(100, 100)
    artist.move(150, 100)
    artist.key(Qt.Key.Key_Escape)
    artist.release(150, 100)
    artist.settle()
    assert artist.seen(125, 100) == DARK
    assert document(session).steps == []


def test_on_a_colour_layer_the_brush_changes_colour_alone(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    session.push(AddLayer(new_color_layer(document(session).state)))
    session.set_tool(id="brush", color=RED, brush=HARD)
    artist.drag((100, 100), (150, 100))
    artist.settle()
    shown = Color.from_pixel(np.array(artist.seen(125, 100), np.uint8))
    grey = Color.from_pixel(np.array(DARK, np.uint8))
    assert pytest.approx(grey.L, abs=0.3) == shown.L
    assert shown.chroma > 20


def test_shift_click_draws_a_straight_line(canvas: Canvas, artist: Any, session: Session) -> None:
    session.set_tool(id="brush", color=RED, brush=HARD)
    artist.click(50, 50)
    artist.click(150, 150, modifiers=SHIFT)
    artist.settle()
    assert artist.seen(100, 100) == RED.rgb8
    assert len(document(session).steps) == 2


def test_the_eraser_makes_a_layer_transparent_and_refuses_the_photo(
    canvas: Canvas, artist: Any, session: Session, notices: list
) -> None:
    session.set_tool(id="eraser", brush=HARD)
    artist.drag((50, 50), (60, 50), (80, 50))
    assert [n.text.split(".")[0] for n in notices] == ["The photo itself cannot be erased"]
    session.push(AddLayer(new_pixel_layer(document(session).state)))
    session.set_tool(id="brush", color=RED)
    artist.drag((50, 100), (150, 100))
    session.set_tool(id="eraser")
    artist.drag((100, 100), (101, 100))
    artist.settle()
    assert artist.seen(100, 100) == DARK
    assert artist.seen(60, 100) == RED.rgb8


def test_a_locked_layer_is_said_once_and_the_drag_is_dropped(
    canvas: Canvas, artist: Any, session: Session, notices: list
) -> None:
    session.push(SetLayer("photo", {"locked": True}))
    session.set_tool(id="brush", color=RED, brush=HARD)
    artist.drag((100, 100), (120, 100), (150, 100))
    assert len(notices) == 1
    assert "locked" in notices[0].text
    artist.settle()
    assert artist.seen(120, 100) == DARK
    session.set_tool(id="hint")
    artist.click(100, 100)
    assert len(artist.hints) == 1, "the next drag is a new one"


def test_fill_fills_what_looks_alike(canvas: Canvas, artist: Any, session: Session) -> None:
    session.push(AddLayer(new_pixel_layer(document(session).state)))
    session.set_tool(id="fill", color=RED, tolerance=5.0)
    artist.click(100, 100)
    artist.settle()
    assert artist.seen(20, 280) == RED.rgb8
    assert artist.seen(300, 100) == BRIGHT


def test_clone_copies_from_where_it_was_told(
    canvas: Canvas, artist: Any, session: Session, notices: list
) -> None:
    session.set_tool(id="clone", brush=HARD)
    artist.drag((100, 100), (110, 100))
    assert "Ctrl-click" in notices[0].text
    artist.click(300, 100, modifiers=CTRL)
    artist.drag((100, 100), (130, 100))
    artist.settle()
    assert artist.seen(115, 100) == BRIGHT
    assert artist.seen(115, 130) == DARK
    assert len(notices) == 1


def test_heal_takes_a_spot_away(canvas: Canvas, artist: Any, session: Session) -> None:
    array = np.full((300, 400, 4), 128, np.uint8)
    array[..., 3] = 255
    array[98:103, 98:103, :3] = 20
    session.show(Document.from_pixels(Pixels(array)))
    canvas.actual_size()
    session.set_tool(id="heal", brush=HARD)
    artist.settle()
    assert artist.seen(100, 100)[0] == 20
    artist.drag((98, 100), (103, 100))
    artist.settle()
    assert artist.seen(100, 100)[0] == pytest.approx(128, abs=4)


def test_size_and_hardness_on_keys(canvas: Canvas, session: Session) -> None:
    session.set_tool(id="brush", brush=HARD)
    COMMANDS["larger"](canvas)
    assert session.tool.brush.radius_px > 8
    COMMANDS["smaller"](canvas)
    COMMANDS["smaller"](canvas)
    assert session.tool.brush.radius_px < 8
    COMMANDS["softer"](canvas)
    assert session.tool.brush.hardness == pytest.approx(0.9)
    session.set_tool(id="hint")
    radius = session.tool.hint_radius
    COMMANDS["larger"](canvas)
    assert session.tool.hint_radius > radius


def test_shift_drag_resizes_the_brush(canvas: Canvas, artist: Any, session: Session) -> None:
    session.set_tool(id="brush", brush=HARD)
    artist.drag((100, 100), (110, 100), (120, 100), modifiers=SHIFT)
    assert session.tool.brush.radius_px == pytest.approx(28, abs=1)
    assert document(session).steps == []


def test_the_outline_of_the_brush_has_its_true_size(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    session.set_tool(id="brush", brush=Brush(radius_px=30))
    clean = canvas.grab().toImage()
    artist.move(99, 150)  # whatever the window system still had to say comes before the next
    artist.move(100, 150)
    drawn = canvas.grab().toImage()
    changed = [
        x
        for x in range(-40, 41)
        if drawn.pixelColor(artist.at(100 + x, 150)) != clean.pixelColor(artist.at(100 + x, 150))
    ]
    assert min(map(abs, changed)) == pytest.approx(29, abs=2)
    assert max(map(abs, changed)) == pytest.approx(31, abs=2)


# -- the pen -----------------------------------------------------------------------------------


def tablet(
    canvas: Canvas,
    kind: QEvent.Type,
    at: Any,
    pressure: float,
    end: QPointingDevice.PointerType = QPointingDevice.PointerType.Pen,
) -> None:
    pen = QPointingDevice(
        "pen",
        1,
        QPointingDevice.DeviceType.Stylus,
        end,
        QPointingDevice.Capability.Pressure,
        1,
        2,
    )
    down = kind != QEvent.Type.TabletRelease
    event = QTabletEvent(
        kind,
        pen,
        QPointF(at),
        canvas.mapToGlobal(QPointF(at)),
        pressure,
        0,
        0,
        0,
        0,
        0,
        Qt.KeyboardModifier.NoModifier,
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton if down else Qt.MouseButton.NoButton,
    )
    QApplication.sendEvent(canvas, event)
    QApplication.processEvents()


def pen_stroke(canvas: Canvas, artist: Any, y: float, pressure: float, **more: Any) -> None:
    tablet(canvas, QEvent.Type.TabletPress, artist.at(50, y), pressure, **more)
    for x in range(60, 160, 10):
        tablet(canvas, QEvent.Type.TabletMove, artist.at(x, y), pressure, **more)
    tablet(canvas, QEvent.Type.TabletRelease, artist.at(150, y), 0.0, **more)


def test_pressure_makes_the_stroke_wider(canvas: Canvas, artist: Any, session: Session) -> None:
    session.set_tool(id="brush", color=RED, brush=HARD)
    pen_stroke(canvas, artist, 50, 1.0)
    pen_stroke(canvas, artist, 150, 0.25)
    artist.settle()
    assert artist.seen(100, 56) == RED.rgb8
    assert artist.seen(100, 150) == RED.rgb8
    assert artist.seen(100, 156) == DARK
    assert len(document(session).steps) == 2


def test_the_pen_s_other_end_erases(canvas: Canvas, artist: Any, session: Session) -> None:
    session.push(AddLayer(new_pixel_layer(document(session).state)))
    session.set_tool(id="brush", color=RED, brush=HARD)
    pen_stroke(canvas, artist, 50, 1.0)
    pen_stroke(canvas, artist, 50, 1.0, end=QPointingDevice.PointerType.Eraser)
    artist.settle()
    assert artist.seen(100, 50) == DARK
    assert session.tool.id == "brush"
    session.set_tool(id="hint")
    session.push(AddHints((Hint("h1", "point", ((100.0, 150.0),), 4.0, RED),)))
    pen_stroke(canvas, artist, 150, 1.0, end=QPointingDevice.PointerType.Eraser)
    assert len(artist.hints) == 0


def test_mouse_events_made_up_from_the_pen_are_ignored(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    session.set_tool(id="stroke")
    tablet(canvas, QEvent.Type.TabletPress, artist.at(50, 50), 0.5)
    for x, y in ((50, 50), (200, 200)):
        place = QPointF(artist.at(x, y))
        QApplication.sendEvent(
            canvas,
            QMouseEvent(
                QEvent.Type.MouseMove,
                place,
                place,
                canvas.mapToGlobal(place),
                Qt.MouseButton.NoButton,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.MouseEventSource.MouseEventSynthesizedBySystem,
            ),
        )
    tablet(canvas, QEvent.Type.TabletMove, artist.at(100, 50), 0.5)
    tablet(canvas, QEvent.Type.TabletRelease, artist.at(100, 50), 0.0)
    (hint,) = artist.hints.items
    assert max(y for _, y in hint.points) < 60


# -- fingers -----------------------------------------------------------------------------------


def test_two_fingers_zoom_about_their_middle(
    canvas: Canvas, artist: Any, session: Session, qtbot: Any
) -> None:
    screen = QTest.createTouchDevice()
    middle = artist.at(200, 150)
    before = canvas.view.to_picture(middle.x(), middle.y())
    QTest.touchEvent(canvas, screen).press(0, middle + QPoint(-50, 0)).press(
        1, middle + QPoint(50, 0)
    ).commit()
    QTest.touchEvent(canvas, screen).move(0, middle + QPoint(-100, 0)).move(
        1, middle + QPoint(100, 0)
    ).commit()
    QTest.touchEvent(canvas, screen).release(0, middle + QPoint(-100, 0)).release(
        1, middle + QPoint(100, 0)
    ).commit()
    assert canvas.view.zoom == pytest.approx(2, rel=0.02)
    assert canvas.view.to_picture(middle.x(), middle.y()) == pytest.approx(before, abs=1.5)
    assert len(artist.hints) == 0


def test_a_palm_beside_the_pen_moves_nothing(canvas: Canvas, artist: Any, session: Session) -> None:
    session.set_tool(id="stroke")
    screen, palm = QTest.createTouchDevice(), artist.at(300, 200)
    before = canvas.view
    tablet(canvas, QEvent.Type.TabletPress, artist.at(50, 50), 0.5)
    QTest.touchEvent(canvas, screen).press(0, palm).commit()
    QTest.touchEvent(canvas, screen).move(0, palm + QPoint(40, 40)).commit()
    QTest.touchEvent(canvas, screen).release(0, palm + QPoint(40, 40)).commit()
    tablet(canvas, QEvent.Type.TabletRelease, artist.at(60, 50), 0.0)
    assert canvas.view == before
    QTest.touchEvent(canvas, screen).press(0, palm).commit()
    QTest.touchEvent(canvas, screen).move(0, palm + QPoint(40, 40)).commit()
    QTest.touchEvent(canvas, screen).release(0, palm + QPoint(40, 40)).commit()
    assert canvas.view != before, "one finger alone pans"


# -- erasing, as a promise ---------------------------------------------------------------------

coordinates = st.tuples(st.floats(-50, 50), st.floats(-50, 50))


@given(st.lists(coordinates, min_size=2, max_size=8), coordinates, st.floats(1, 30))
def test_what_is_left_of_a_cut_stroke_lies_outside(
    points: list[tuple[float, float]], middle: tuple[float, float], radius: float
) -> None:
    path = tuple(points)
    pieces = cut(path, *middle, radius)
    for piece in pieces:
        assert distance_to(list(piece), *middle) >= radius - 1e-3
        for place in piece:
            assert distance_to(list(path), *place) < 1e-6
    if distance_to(list(path), *middle) > radius + 1e-3:
        assert pieces == [path]


@pytest.mark.parametrize("tool", ["hint", "stroke", "keep", "barrier"])
def test_a_mark_that_would_colour_nothing_is_refused_and_said(
    artist: Any, notices: list[Any], tool: str
) -> None:
    artist.session.push(SetLayer("answer", {"visible": False}))
    artist.session.set_tool(id=tool)
    artist.drag((50, 50), (80, 60))
    assert not len(artist.hints)
    assert len(notices) == 1
    assert "hidden" in notices[0].text


def test_marks_stay_inside_the_chosen_mask(
    canvas: Canvas, artist: Any, session: Session, live: LiveAnswer
) -> None:
    assert session.document is not None
    width, height = session.document.state.size
    mask = np.zeros((height, width, 1), np.uint8)
    mask[:, : width // 2] = 255
    session.push(SetMask("left", Tiles.from_array(mask)))
    session.choose_mask("left")
    session.set_tool(color=RED)
    artist.click(20, 20)
    assert artist.hints.items[0].mask == "left"
    said: list[Any] = []
    session.noticed.connect(said.append)
    artist.click(width - 20, 20)
    assert len(artist.hints.items) == 1
    assert "outside of the mask" in said[0].text
    session.push(SetMask("left", None))
    assert artist.hints.items[0].mask == ""
    assert session.mask == ""
