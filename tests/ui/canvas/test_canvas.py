"""The canvas as it is seen: what it paints, how it is zoomed, panned, compared and measured."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette

from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints, AddLayer, ReplaceTiles, new_pixel_layer
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import Pixels
from colorstudio.ui.canvas.canvas import Canvas, Compare
from colorstudio.ui.canvas.commands import COMMANDS
from colorstudio.ui.canvas.display import greyed
from colorstudio.ui.live import LiveAnswer
from colorstudio.ui.session import Session, ViewArea

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
DARK, BRIGHT = (96, 96, 96), (160, 160, 160)
RED = Color.from_hex("#c02020")


def test_the_picture_is_shown_pixel_for_pixel(canvas: Canvas, artist: Any) -> None:
    assert artist.seen(10.5, 10.5) == DARK
    assert artist.seen(199.5, 150.5) == DARK
    assert artist.seen(200.5, 150.5) == BRIGHT
    assert artist.seen(399.5, 299.5) == BRIGHT


def test_the_surround_is_the_theme_s_grey_and_not_tinted(canvas: Canvas, artist: Any) -> None:
    image = canvas.grab().toImage()
    surround = canvas.palette().color(QPalette.ColorRole.Dark)
    assert image.pixelColor(3, 3).getRgb() == surround.getRgb()
    border = [artist.seen(x, y) for x, y in ((-0.5, 150.5), (400.5, 150.5), (200.5, -0.5))]
    for r, g, b in border:
        assert r == g == b
        assert r != surround.red()


def test_opening_shows_the_whole_picture(session: Session, canvas: Canvas, artist: Any) -> None:
    large = np.full((3000, 2000, 4), 255, np.uint8)
    session.show(Document.from_pixels(Pixels(large)))
    assert canvas.view.zoom < 0.25
    around = canvas.view.screen_rect(canvas.view.level_rect(0))
    assert 0 < around.x < around.right < 800
    artist.settle()
    assert artist.seen(1000, 1500) == (255, 255, 255)


def test_the_wheel_zooms_at_the_cursor(canvas: Canvas, artist: Any) -> None:
    at = artist.at(120, 80)
    before = canvas.view.to_picture(at.x(), at.y())
    artist.wheel(at, 3)
    assert canvas.view.zoom == pytest.approx(2)
    assert canvas.view.to_picture(at.x(), at.y()) == pytest.approx(before, abs=0.5)
    artist.wheel(at, -6, Qt.KeyboardModifier.ControlModifier)
    assert canvas.view.zoom == pytest.approx(0.5)


def test_space_drag_and_middle_drag_pan(canvas: Canvas, artist: Any, qtbot: Any) -> None:
    canvas.zoom_to(4)
    here = canvas.view.to_screen(200, 150)
    artist.drag((200, 150), (205, 152), button=MIDDLE)
    there = canvas.view.to_screen(200, 150)
    assert there == pytest.approx((here[0] + 20, here[1] + 8), abs=1)
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    artist.drag((200, 150), (205, 152))
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.view.to_screen(200, 150) == pytest.approx((here[0] + 40, here[1] + 16), abs=2)
    assert len(artist.hints) == 0
    artist.click(200, 150)
    assert len(artist.hints) == 1, "once Space is released the tool is back"


def test_commands_of_the_view(canvas: Canvas) -> None:
    zooms: list[float] = []
    canvas.zoomed.connect(zooms.append)
    COMMANDS["zoom_in"](canvas)
    COMMANDS["zoom_out"](canvas)
    COMMANDS["fit"](canvas)
    COMMANDS["actual_size"](canvas)
    assert zooms[:2] == [1.5, 1.0]
    assert zooms[-1] == 1.0
    COMMANDS["rotate_right"](canvas)
    COMMANDS["rotate_right"](canvas)
    COMMANDS["rotate_left"](canvas)
    assert canvas.view.angle == 15
    COMMANDS["reset_rotation"](canvas)
    COMMANDS["mirror"](canvas)
    assert (canvas.view.angle, canvas.view.mirrored) == (0, True)


def test_a_mirrored_and_turned_picture_is_painted_so(canvas: Canvas, artist: Any) -> None:
    canvas.mirror()
    artist.settle()
    image = canvas.grab().toImage()
    assert image.pixelColor(300, 300).red() == BRIGHT[0]
    assert image.pixelColor(500, 300).red() == DARK[0]
    for _ in range(6):
        canvas.rotate_right()
    artist.settle()
    image = canvas.grab().toImage()
    # mirrored, then a quarter turn clockwise: the bright half is above
    assert image.pixelColor(400, 200).red() == BRIGHT[0]
    assert image.pixelColor(400, 400).red() == DARK[0]


def test_pixels_are_crisp_and_have_a_grid_when_they_are_large(
    session: Session, canvas: Canvas, artist: Any
) -> None:
    board = np.full((40, 40, 4), 255, np.uint8)
    board[::2, ::2, :3] = board[1::2, 1::2, :3] = 0
    session.show(Document.from_pixels(Pixels(board)))
    canvas.zoom_to(6)
    artist.settle()
    image = canvas.grab().toImage()
    x, y = (round(v) for v in canvas.view.to_screen(20, 20))
    values = {image.pixelColor(x + i, y + j).red() for i in range(18) for j in range(18)}
    assert values == {0, 255}
    canvas.zoom_to(16)
    artist.settle()
    image = canvas.grab().toImage()
    x, y = (round(v) for v in canvas.view.to_screen(20, 20))
    assert image.pixelColor(x + 8, y + 8).red() == 0
    assert image.pixelColor(x, y + 8).red() not in (0, 255), "a quiet line between two pixels"


def test_the_live_answer_is_asked_for_what_is_seen(canvas: Canvas, session: Session) -> None:
    canvas.zoom_to(4)
    assert session.view == ViewArea(0, canvas.view.visible())
    canvas.zoom_to(0.25)
    assert session.view == ViewArea(2, canvas.view.visible())


def test_old_pixels_stay_until_new_ones_come(canvas: Canvas, artist: Any) -> None:
    """Zoomed and panned, before anything was rendered anew: the same picture, only coarser."""
    canvas.set_view(canvas.view.zoomed(0.3, 400, 300))
    assert artist.seen(100, 150) == DARK
    assert artist.seen(300, 150) == BRIGHT
    canvas.zoom_to(4)
    canvas.set_view(canvas.view.panned(-300, 0))
    assert artist.seen(190, 150) == DARK
    assert artist.seen(210, 150) == BRIGHT
    assert not canvas.display.settled or canvas.session.instant.queue.idle


def test_an_edit_repaints_its_rectangle_and_undo_brings_it_back(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    assert session.document is not None
    layer = new_pixel_layer(session.document.state)
    session.push(AddLayer(layer))
    tile = np.zeros((256, 256, 4), np.uint8)
    tile[20:60, 20:60] = (200, 30, 40, 255)
    session.push(ReplaceTiles(layer.id, {(0, 0): tile}))
    artist.settle()
    assert artist.seen(40.5, 40.5) == (200, 30, 40)
    assert artist.seen(70.5, 40.5) == DARK
    session.undo()
    artist.settle()
    assert artist.seen(40.5, 40.5) == DARK
    session.redo()
    artist.settle()
    assert artist.seen(40.5, 40.5) == (200, 30, 40)


def test_transparency_shows_a_neutral_board(canvas: Canvas, artist: Any, session: Session) -> None:
    session.show(Document.from_pixels(Pixels(np.zeros((64, 64, 4), np.uint8))))
    canvas.actual_size()
    artist.settle()
    image = canvas.grab().toImage()
    colors = set()
    for x in range(4, 60, 8):
        for y in range(4, 60, 8):
            place = artist.at(x + 0.5, y + 0.5)
            colors.add(artist.rgb(image, place))
    assert len(colors) == 2
    assert all(r == g == b for r, g, b in colors)


def test_hints_colour_what_is_seen(
    canvas: Canvas, artist: Any, session: Session, live: LiveAnswer
) -> None:
    session.push(AddHints((Hint("h1", "point", ((100.0, 150.0),), 6.0, RED),)))
    artist.settle()
    r, g, b = artist.seen(60, 100)
    assert r > g + 40
    assert r > b + 30


def test_backslash_shows_the_photo_alone_while_it_is_held(
    canvas: Canvas, artist: Any, session: Session, live: LiveAnswer, qtbot: Any
) -> None:
    session.push(AddHints((Hint("h1", "point", ((100.0, 150.0),), 6.0, RED),)))
    artist.settle()
    colored = artist.seen(60, 100)
    qtbot.keyPress(canvas, Qt.Key.Key_Backslash)
    artist.settle()
    assert artist.seen(60, 100) == DARK
    qtbot.keyRelease(canvas, Qt.Key.Key_Backslash)
    assert artist.seen(60, 100) == colored


def test_g_takes_the_colour_away_and_keeps_lightness(
    canvas: Canvas, artist: Any, session: Session, live: LiveAnswer
) -> None:
    session.push(AddHints((Hint("h1", "point", ((100.0, 150.0),), 6.0, RED),)))
    artist.settle()
    canvas.toggle_grey()
    artist.settle()
    r, g, b = artist.seen(60, 100)
    assert r == g == b
    assert r == pytest.approx(DARK[0], abs=1)
    session.push(AddHints((Hint("h2", "point", ((300.0, 150.0),), 6.0, RED),)))
    artist.settle()
    r, g, b = artist.seen(340, 100)
    assert r == g == b, "a new answer does not bring colour back"
    canvas.toggle_grey()
    artist.settle()
    assert artist.seen(60, 100)[0] > DARK[0]


def test_greys_stay_the_very_same_when_greyed() -> None:
    ramp = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 4, axis=2)
    assert np.array_equal(greyed(ramp)[..., :3], ramp[..., :3])


def test_the_split_is_dragged(
    canvas: Canvas, artist: Any, session: Session, live: LiveAnswer, qtbot: Any
) -> None:
    hints = [Hint(f"h{n}", "point", ((x, 150.0),), 6.0, RED) for n, x in enumerate((100.0, 300.0))]
    session.push(AddHints(tuple(hints)))
    canvas.set_compare(Compare.split)
    artist.settle()
    assert artist.seen(60, 100) == DARK
    assert artist.seen(340, 100)[0] > BRIGHT[0]
    middle = QPoint(canvas.width() // 2, canvas.height() // 2)
    qtbot.mousePress(canvas, LEFT, pos=middle)
    qtbot.mouseMove(canvas, QPoint(60, middle.y()))
    qtbot.mouseRelease(canvas, LEFT, pos=QPoint(60, middle.y()))
    assert canvas.split_at == pytest.approx(60 / 800)
    assert artist.seen(60, 100)[0] > DARK[0]
    assert len(artist.hints) == 2, "the divider is no hint"


def test_side_by_side_shows_both_and_tools_work_on_the_right(
    canvas: Canvas, artist: Any, session: Session, live: LiveAnswer
) -> None:
    canvas.set_compare(Compare.side)
    canvas.fit()
    session.set_tool(color=RED)
    artist.click(100, 150)
    artist.settle()
    assert artist.hints.items[0].points[0] == pytest.approx((99.5, 149.5), abs=1.5)
    image = canvas.grab().toImage()
    right = artist.at(60, 100)
    left = right - QPoint(canvas.width() // 2, 0)
    assert artist.rgb(image, left) == DARK
    assert image.pixelColor(right).red() > image.pixelColor(right).green() + 40
    canvas.next_compare()
    assert canvas.compare is Compare.delta
    artist.settle()
    assert max(artist.rgb(canvas.grab().toImage(), artist.at(5, 5))) > 200, "it took colour"
    session.undo()
    artist.settle()
    assert max(artist.rgb(canvas.grab().toImage(), artist.at(5, 5))) < 10, "nothing differs"
    canvas.next_compare()
    assert canvas.compare is Compare.off


def test_the_status_hears_of_place_colour_and_zoom(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    heard: list[Any] = []
    canvas.pointed.connect(heard.append)
    artist.move(250.2, 60.7)
    assert (heard[-1].x, heard[-1].y) == (250, 60)
    assert heard[-1].color.hex == "#a0a0a0"
    artist.move(-20, -20)
    assert heard[-1].color is None


def test_a_resize_keeps_the_picture_and_a_fitted_one_fits_again(canvas: Canvas) -> None:
    canvas.zoom_to(3)
    place = canvas.view.to_screen(100, 100)
    canvas.resize(640, 500)
    assert canvas.view.to_screen(100, 100) == place
    canvas.fit()
    canvas.resize(500, 400)
    around = canvas.view.screen_rect(canvas.view.level_rect(0))
    assert 0 < around.x < around.right < 500
    assert around.w > 440


def test_another_document_takes_the_place_of_the_first(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    artist.click(100, 100)
    session.show(Document.from_pixels(Pixels(np.full((50, 50, 4), 255, np.uint8))))
    artist.settle()
    assert artist.seen(25.5, 25.5) == (255, 255, 255)
    assert canvas.selection == frozenset()


HIDPI = """
import sys
import numpy as np
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv[:1])
from colorstudio.document.document import Document
from colorstudio.document.pyramid import Pyramid
from colorstudio.imaging.pixels import Pixels
from colorstudio.settings import Settings
from colorstudio.ui.canvas.canvas import Canvas
from colorstudio.ui.job_runner import JobRunner
from colorstudio.ui.session import Session
lanes = JobRunner("instant"), JobRunner("slow")
session = Session(Settings(), Path(sys.argv[1]), *lanes, Pyramid())
canvas = Canvas(session)
canvas.resize(300, 200)
canvas.show()
lines = np.full((100, 100, 4), 255, np.uint8)
lines[:, ::2, :3] = 0
session.show(Document.from_pixels(Pixels(lines)))
canvas.actual_size()
while not canvas.display.settled:
    app.processEvents()
image = canvas.grab().toImage()
assert canvas.ratio == 2 and (image.width(), image.height()) == (600, 400)
x, y = (round(v) for v in canvas.view.to_screen(50, 50))
row = [image.pixelColor(x + n, y).red() for n in range(6)]
assert row == [0, 255, 0, 255, 0, 255], row
for lane in lanes:
    lane.close()
"""


def test_at_twice_the_density_100_percent_is_a_device_pixel(tmp_path: Any) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", HIDPI, str(tmp_path / "settings.json")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
