"""The object tool under a real mouse: include, exclude, box, points that move, undo, edges."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent

from colorstudio.document.document import Document
from colorstudio.document.edits import SetMask
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import Pixels
from colorstudio.ui.canvas.canvas import Canvas
from colorstudio.ui.canvas.tools.object_finding import enlarged
from colorstudio.ui.canvas.tools.select_object import ObjectTool
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.swatch import color_data

RIGHT = Qt.MouseButton.RightButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
BALL, PLATE = Rect(60, 80, 90, 110), Rect(230, 60, 110, 150)


@pytest.fixture
def objects(canvas: Canvas, artist: Any, session: Session) -> Session:
    """A red and a blue object on a grey ground, the tool in hand, edges as they come."""
    rng = np.random.default_rng(7)
    codes = np.full((300, 400, 4), 255, np.uint8)
    codes[..., :3] = 170
    codes[BALL.slices][..., :3] = (180, 40, 30)
    codes[PLATE.slices][..., :3] = (30, 60, 170)
    noise = rng.integers(-6, 7, (300, 400, 3))
    codes[..., :3] = np.clip(codes[..., :3].astype(int) + noise, 0, 255)
    session.show(Document.from_pixels(Pixels(codes)))
    canvas.actual_size()
    session.set_tool(id="object", refine=frozenset())
    artist.settle()
    return session


def document(session: Session) -> Document:
    assert session.document is not None
    return session.document


def tool(canvas: Canvas) -> ObjectTool:
    found = canvas.tool_named("object")
    assert isinstance(found, ObjectTool)
    return found


def overlap(session: Session, *boxes: Rect, name: str = "Mask 1") -> float:
    """Intersection over union of the mask with boxes."""
    inside = document(session).state.masks[name].to_array()[..., 0] >= 128
    wanted = np.zeros_like(inside)
    for box in boxes:
        wanted[box.slices] = True
    return float((inside & wanted).sum() / (inside | wanted).sum())


def middle(box: Rect) -> tuple[float, float]:
    return box.x + box.w / 2, box.y + box.h / 2


def test_a_click_selects_the_object(canvas: Canvas, artist: Any, objects: Session) -> None:
    artist.click(*middle(BALL))
    artist.settle()
    assert objects.mask == "Mask 1"
    assert overlap(objects, BALL) > 0.8
    assert [c.inside for c in tool(canvas).clicks] == [True]
    assert len(document(objects).steps) == 1


def test_a_box_selects_what_is_inside(canvas: Canvas, artist: Any, objects: Session) -> None:
    artist.drag((215, 45), (300, 100), (355, 225))
    artist.settle()
    assert overlap(objects, PLATE) > 0.85
    artist.click(*middle(PLATE))
    artist.settle()
    assert overlap(objects, PLATE) > 0.85


def test_clicks_add_up_and_shift_excludes(canvas: Canvas, artist: Any, objects: Session) -> None:
    artist.click(*middle(BALL))
    artist.settle()
    artist.click(*middle(PLATE))
    artist.settle()
    both = document(objects).state.masks["Mask 1"].to_array()[..., 0]
    assert both[135, 105] == both[135, 285] == 255
    artist.click(300, 150, modifiers=SHIFT)
    artist.settle()
    assert [c.inside for c in tool(canvas).clicks] == [True, True, False]
    one = document(objects).state.masks["Mask 1"].to_array()[..., 0]
    assert one[150, 300] == 0
    assert one[135, 105] == 255


def test_undo_takes_the_points_back_too(canvas: Canvas, artist: Any, objects: Session) -> None:
    artist.click(*middle(BALL))
    artist.settle()
    artist.click(*middle(PLATE))
    artist.settle()
    assert len(document(objects).steps) == 2
    objects.undo()
    assert len(tool(canvas).clicks) == 1
    objects.redo()
    assert len(tool(canvas).clicks) == 2
    objects.undo()
    objects.undo()
    assert not tool(canvas).clicks
    assert not document(objects).state.masks


def test_a_right_click_and_backspace_take_a_point_away(
    canvas: Canvas, artist: Any, objects: Session
) -> None:
    artist.click(*middle(BALL))
    artist.settle()
    artist.click(*middle(PLATE))
    artist.settle()
    artist.click(*middle(BALL), button=RIGHT)
    artist.settle()
    assert len(tool(canvas).clicks) == 1
    assert overlap(objects, PLATE) > 0.8
    artist.key(Qt.Key.Key_Backspace)
    artist.settle()
    assert not tool(canvas).clicks
    assert not document(objects).state.masks


def test_a_point_is_dragged_to_another_object(
    canvas: Canvas, artist: Any, objects: Session
) -> None:
    artist.click(*middle(BALL))
    artist.settle()
    artist.drag(middle(BALL), (150, 135), (220, 135), middle(PLATE))
    artist.settle()
    assert len(tool(canvas).clicks) == 1
    assert overlap(objects, PLATE) > 0.8
    assert len(document(objects).steps) == 2, "a drag is one step"


def test_enter_ends_the_object_and_add_begins_another(
    canvas: Canvas, artist: Any, objects: Session
) -> None:
    artist.click(*middle(BALL))
    artist.settle()
    artist.key(Qt.Key.Key_Return)
    assert not tool(canvas).clicks
    objects.set_tool(how="add")
    artist.click(*middle(PLATE))
    artist.settle()
    assert overlap(objects, BALL, PLATE) > 0.75


def test_another_mask_has_points_of_its_own(canvas: Canvas, artist: Any, objects: Session) -> None:
    artist.click(*middle(BALL))
    artist.settle()
    objects.push(SetMask("other", Tiles.empty((400, 300), 1, np.uint8)))
    objects.choose_mask("other")
    assert not tool(canvas).clicks
    artist.click(*middle(PLATE))
    artist.settle()
    assert overlap(objects, PLATE, name="other") > 0.8
    assert overlap(objects, BALL) > 0.8
    objects.choose_mask("Mask 1")
    assert len(tool(canvas).clicks) == 1


def test_edges_are_refined_within_the_same_step(
    canvas: Canvas, artist: Any, objects: Session, qtbot: Any
) -> None:
    objects.set_tool(refine=frozenset({"object"}))
    artist.click(*middle(BALL))
    artist.settle()
    qtbot.waitUntil(lambda: objects.slow.queue.idle, timeout=20000)
    artist.settle()
    assert overlap(objects, BALL) > 0.9
    assert len(document(objects).steps) == 1
    objects.undo()
    assert not document(objects).state.masks


def test_marks_are_drawn_and_clicks_beside_the_picture_ignored(
    canvas: Canvas, artist: Any, objects: Session
) -> None:
    artist.click(-30, 100)
    assert not tool(canvas).clicks
    artist.click(*middle(BALL))
    x, y = middle(BALL)
    seen = {artist.seen(x + dx, y) for dx in range(-9, 10)}
    assert any(min(p) > 225 for p in seen), "a white disc"
    assert any(max(p) < 40 for p in seen), "with a black sign"


def test_a_swatch_dropped_on_an_object_selects_and_recolours_it(
    canvas: Canvas, artist: Any, objects: Session, qtbot: Any
) -> None:
    wanted: list[Color] = []
    objects.recolor_wanted.connect(wanted.append)
    objects.set_tool(id="hint")
    drop(canvas, artist, middle(PLATE))
    qtbot.waitUntil(lambda: bool(wanted), timeout=20000)
    assert wanted[0].hex == "#2f6f4f"
    assert objects.mask == "Mask 1"
    assert overlap(objects, PLATE) > 0.8
    drop(canvas, artist, middle(BALL))
    qtbot.waitUntil(lambda: len(wanted) == 2, timeout=20000)
    assert objects.mask == "Mask 2", "another object, another mask"
    drop(canvas, artist, middle(PLATE))
    assert objects.mask == "Mask 1", "a mask that is there is taken at once"
    assert len(wanted) == 3
    drop(canvas, artist, (-30, 20))
    assert len(wanted) == 3


def drop(canvas: Canvas, artist: Any, place: tuple[float, float]) -> None:
    data = color_data(Color.from_hex("#2f6f4f"))
    event = QDropEvent(
        QPointF(artist.at(*place)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    canvas.dropEvent(event)


def test_a_small_answer_covers_the_whole_picture() -> None:
    found = np.zeros((30, 40))
    found[:, 20:] = 1.7
    large = enlarged(found, (400, 300))
    assert large.shape == (300, 400)
    assert large[:, :195].max() == 0
    assert large[:, 205:].min() == 255
