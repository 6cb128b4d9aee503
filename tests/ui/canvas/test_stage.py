"""The display buffer is never blank, keeps what it can, and says truly what is fresh."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication

from colorstudio.document.edits import AddLayer, ReplaceTiles, new_pixel_layer
from colorstudio.document.render import render_display
from colorstudio.imaging.brush import Brush
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.ui.canvas import display as display_module
from colorstudio.ui.canvas.canvas import Canvas
from colorstudio.ui.canvas.stage import BLANK_GREY, Stage, qrect
from colorstudio.ui.session import Session

WHOLE = Rect(0, 0, 1000, 800)
RED = Color.from_hex("#c02020")


def flat(rect: Rect, value: int) -> np.ndarray:
    return np.full((rect.h, rect.w, 4), value, np.uint8)


def test_what_is_put_is_fresh_and_the_rest_is_missing() -> None:
    stage = Stage()
    seen = Rect(100, 100, 200, 100)
    stage.cover(0, seen, WHOLE, None)
    assert stage.pixel(150, 150) == (BLANK_GREY, BLANK_GREY, BLANK_GREY), "never blank"
    part = Rect(100, 100, 50, 100)
    stage.put(part, flat(part, 7))
    assert stage.pixel(149, 150) == (7, 7, 7)
    assert stage.missing(seen) == QRegion(qrect(Rect(150, 100, 150, 100)))
    stage.stale(Rect(100, 100, 10, 10))
    assert stage.pixel(105, 105) == (7, 7, 7), "old content stays until the new arrives"
    assert not stage.missing(Rect(100, 100, 10, 10)).isEmpty()


def test_what_changed_meanwhile_is_not_overwritten() -> None:
    stage = Stage()
    seen = Rect(0, 0, 100, 100)
    stage.cover(0, seen, WHOLE, None)
    stage.put(seen, flat(seen, 1), without=QRegion(qrect(Rect(0, 0, 50, 100))))
    assert stage.pixel(25, 50) == (BLANK_GREY,) * 3
    assert stage.pixel(75, 50) == (1, 1, 1)


def test_a_pan_keeps_the_pixels_and_a_new_level_scales_them() -> None:
    stage, backdrop = Stage(), Stage()
    backdrop.cover(3, Rect(0, 0, 125, 100), Rect(0, 0, 125, 100), None)
    backdrop.put(Rect(0, 0, 125, 100), flat(Rect(0, 0, 125, 100), 200))
    seen = Rect(100, 100, 200, 100)
    stage.cover(0, seen, WHOLE, backdrop)
    assert stage.pixel(299, 199) == (200, 200, 200), "the backdrop stands in"
    stage.put(seen, flat(seen, 50))
    there = Rect(250, 100, 200, 100)
    stage.cover(0, there, WHOLE, backdrop)
    assert stage.pixel(290, 150) == (50, 50, 50)
    assert stage.pixel(440, 150) == (200, 200, 200)
    assert stage.missing(Rect(250, 100, 50, 100)).isEmpty()
    stage.cover(1, Rect(100, 40, 200, 100), Rect(0, 0, 500, 400), backdrop)
    assert stage.pixel(140, 75) == (50, 50, 50)
    assert stage.pixel(280, 120) == (200, 200, 200)
    assert stage.fresh.isEmpty()


@pytest.mark.parametrize("level", [0, 1, 2])
def test_scaled_content_lies_where_it_belongs(level: int) -> None:
    stage, fine = Stage(), Stage()
    rect = Rect(0, 0, 64, 64)
    ramp = np.repeat(np.arange(64, dtype=np.uint8)[None, :, None] * 4, 64, 0).repeat(4, 2)
    fine.cover(0, rect, rect, None)
    fine.put(rect, ramp)
    whole = rect.scaled_down(2**level)
    stage.cover(level, whole, whole, fine)
    middle = stage.pixel(whole.w // 2, whole.h // 2)
    assert middle is not None
    expected = 4 * ((whole.w // 2 + 0.5) * 2**level - 0.5)
    assert middle[0] == pytest.approx(expected, abs=1.5)


def test_a_late_rendering_does_not_undo_newer_ink(
    canvas: Canvas, artist: Any, session: Session, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert session.document is not None
    layer = new_pixel_layer(session.document.state)
    session.push(AddLayer(layer))
    artist.settle()
    go, begun, real = threading.Event(), threading.Event(), display_module.rendered

    def slow(*arguments: Any) -> np.ndarray:
        out = real(*arguments)
        if threading.current_thread() is not threading.main_thread():
            begun.set()
            assert go.wait(20)
        return out

    monkeypatch.setattr(display_module, "rendered", slow)
    canvas.set_view(canvas.view.zoomed(1.3, 400, 300))
    canvas.display.after.stale()
    canvas.set_view(canvas.view.panned(1, 0))
    qtbot.waitUntil(begun.is_set)
    tile = np.zeros((256, 256, 4), np.uint8)
    tile[100:140, 100:140] = (200, 30, 40, 255)
    session.push(ReplaceTiles(layer.id, {(0, 0): tile}))
    assert artist.seen(120, 120) == (200, 30, 40), "small changes are drawn at once"
    go.set()
    # every paint until all is settled shows the ink
    while not (canvas.display.settled and session.instant.queue.idle):
        QApplication.processEvents()
        assert artist.seen(120, 120) == (200, 30, 40)
    artist.settle()
    assert artist.seen(120, 120) == (200, 30, 40)


def test_an_answer_that_comes_during_a_stroke_does_not_hide_the_ink(
    canvas: Canvas, artist: Any, session: Session
) -> None:
    document = session.document
    assert document is not None
    session.set_tool(id="brush", color=RED, brush=Brush(radius_px=8, hardness=1, smoothing=0))
    artist.press(100, 100)
    artist.move(150, 100)
    assert artist.seen(125, 100) == RED.rgb8
    view = session.view
    assert view is not None
    area = render_display(document.state, None, view.rect, view.level, session.pyramid)
    session.answered.emit(area)
    assert artist.seen(125, 100) == RED.rgb8
    artist.release(150, 100)
    artist.settle()
    assert artist.seen(125, 100) == RED.rgb8
