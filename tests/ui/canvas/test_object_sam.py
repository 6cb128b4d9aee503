"""The object tool with a model: Quick answers until it has looked, then its three answers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.imaging.pixels import Pixels
from colorstudio.ui.canvas.canvas import Canvas
from colorstudio.ui.canvas.tools.select_object import ObjectTool
from colorstudio.ui.notices import Notice
from colorstudio.ui.panels.object_options import GET, Answers, SegmenterChoice
from colorstudio.ui.session import ObjectAnswer, Session
from tests.tiny_sam import tiny_sam

SHIFT = Qt.KeyboardModifier.ShiftModifier
BUNDLE = "tiny-segment-anything"


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    tiny_sam(folder)
    return folder


@pytest.fixture
def told(session: Session) -> list[ObjectAnswer]:
    """All that the tool options were told."""
    said: list[ObjectAnswer] = []
    session.object_answered.connect(said.append)
    return said


@pytest.fixture
def held(session: Session) -> Iterator[Callable[[], None]]:
    """The lane of models is busy until this is called."""
    go = threading.Event()
    session.models.submit("Something else", lambda _: go.wait(20), quiet=True)
    yield go.set
    go.set()


@pytest.fixture
def model(
    canvas: Canvas, artist: Any, session: Session, weights: Path, told: list[ObjectAnswer]
) -> Session:
    """A noisy picture, the tool in hand, tiny weights chosen."""
    torch.set_num_threads(1)
    session._engine = Engine(ModelStore(weights), "cpu")
    rng = np.random.default_rng(3)
    codes = rng.integers(60, 200, (300, 400, 4), np.uint8)
    codes[..., 3] = 255
    codes[80:190, 60:150, :3] //= 3
    session.show(Document.from_pixels(Pixels(codes)))
    canvas.actual_size()
    session.set_tool(id="object", refine=frozenset(), segmenter=BUNDLE)
    artist.settle()
    return session


def tool(canvas: Canvas) -> ObjectTool:
    found = canvas.tool_named("object")
    assert isinstance(found, ObjectTool)
    return found


def mask(session: Session) -> np.ndarray:
    assert session.document is not None
    return session.document.state.masks["Mask 1"].to_array()[..., 0]


def seen(qtbot: QtBot, artist: Any, told: list[ObjectAnswer]) -> None:
    """Waits until the model has looked and all is answered."""
    qtbot.waitUntil(lambda: bool(told) and not told[-1].looking, timeout=30000)
    artist.settle()


def test_quick_answers_until_the_model_has_looked(
    held: Callable[[], None],
    canvas: Canvas,
    artist: Any,
    model: Session,
    qtbot: QtBot,
    told: list[ObjectAnswer],
) -> None:
    assert told[-1].looking
    artist.click(105, 135)
    artist.settle()
    quick = mask(model)
    assert quick[80:190, 60:150].mean() > 200
    assert told[-1] == ObjectAnswer(0, 1, True)
    held()
    seen(qtbot, artist, told)
    assert told[-1] == ObjectAnswer(0, 3, False)
    assert (mask(model) != quick).any()
    assert model.document is not None
    assert len(model.document.steps) == 1


def test_three_answers_are_stepped_through(
    canvas: Canvas, artist: Any, model: Session, qtbot: QtBot, told: list[ObjectAnswer]
) -> None:
    seen(qtbot, artist, told)
    artist.click(105, 135)
    artist.settle()
    found = [mask(model)]
    for number in (1, 2):
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
        artist.settle()
        assert told[-1] == ObjectAnswer(number, 3)
        found.append(mask(model))
    assert len({m.tobytes() for m in found}) == 3
    model.object_answer_wanted.emit(1)
    artist.settle()
    np.testing.assert_array_equal(mask(model), found[0])
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    artist.settle()
    np.testing.assert_array_equal(mask(model), found[2])
    assert model.document is not None
    assert len(model.document.steps) == 1
    model.undo()
    assert not model.document.state.masks


def test_the_next_click_mends_the_answer_that_is_shown(
    canvas: Canvas, artist: Any, model: Session, qtbot: QtBot, told: list[ObjectAnswer]
) -> None:
    seen(qtbot, artist, told)
    mended = []
    for steps in (0, 1):
        artist.click(105, 135)
        artist.settle()
        for _ in range(steps):
            qtbot.keyClick(canvas, Qt.Key.Key_Right)
            artist.settle()
        artist.click(300, 60, modifiers=SHIFT)
        artist.settle()
        assert [c.inside for c in tool(canvas).clicks] == [True, False]
        mended.append(mask(model))
        model.undo()
        model.undo()
        artist.settle()
    assert (mended[0] != mended[1]).any()


def test_another_picture_is_looked_at_again_and_the_old_one_is_not(
    canvas: Canvas,
    artist: Any,
    model: Session,
    qtbot: QtBot,
    told: list[ObjectAnswer],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from colorstudio.document.edits import SetLayer
    from colorstudio.engine.sam_weights import OriginalNet

    seen(qtbot, artist, told)
    looks = []
    encode = OriginalNet.encode
    monkeypatch.setattr(OriginalNet, "encode", lambda *a: looks.append(a) or encode(*a))
    artist.click(105, 135)  # a mask is no part of the picture
    artist.settle()
    assert model.document is not None
    layer = model.document.state.layers[0]
    model.push(SetLayer(layer.id, {"opacity": 0.5}))
    assert told[-1].looking
    seen(qtbot, artist, told)
    assert len(looks) == 1
    model.undo()
    assert told[-1].looking
    seen(qtbot, artist, told)
    assert len(looks) == 1


def test_weights_that_are_gone_leave_quick(
    canvas: Canvas,
    artist: Any,
    model: Session,
    qtbot: QtBot,
    told: list[ObjectAnswer],
    notices: list[Notice],
) -> None:
    seen(qtbot, artist, told)
    model.set_tool(segmenter="gone")
    qtbot.waitUntil(lambda: model.tool.segmenter == "", timeout=20000)
    assert "not installed" in notices[-1].text
    artist.click(105, 135)
    artist.settle()
    assert mask(model)[80:190, 60:150].mean() > 200


def test_damaged_weights_leave_quick_and_say_so(
    canvas: Canvas,
    model: Session,
    qtbot: QtBot,
    told: list[ObjectAnswer],
    notices: list[Notice],
    tmp_path: Path,
) -> None:
    qtbot.waitUntil(lambda: not told[-1].looking, timeout=20000)
    folder = tiny_sam(tmp_path / "damaged")
    (folder / "sam.pth").write_bytes((folder / "sam.pth").read_bytes()[:3000])
    model._engine = Engine(ModelStore(folder.parent), "cpu")
    model.set_tool(segmenter="")
    model.set_tool(segmenter=BUNDLE)
    assert told[-1].looking
    qtbot.waitUntil(lambda: model.tool.segmenter == "", timeout=20000)
    assert "sam.pth" in notices[-1].text
    assert not told[-1].looking


def test_a_look_that_was_stopped_is_not_waited_for(
    held: Callable[[], None],
    canvas: Canvas,
    model: Session,
    qtbot: QtBot,
    told: list[ObjectAnswer],
) -> None:
    assert told[-1].looking
    (waiting,) = [j for j in model.models.queue.waiting if j.title == "Look at the picture"]
    model.models.cancel(waiting)
    qtbot.waitUntil(lambda: not told[-1].looking, timeout=20000)
    held()


def test_the_choice_offers_what_is_there(
    qtbot: QtBot, session: Session, weights: Path, tmp_path: Path
) -> None:
    session._engine = Engine(ModelStore(tmp_path / "none"), "cpu")
    box = SegmenterChoice(session)
    qtbot.addWidget(box)
    assert [box.itemData(n) for n in range(box.count())] == ["", GET]
    wanted: list[Any] = []
    session.weights_wanted.connect(wanted.append)
    box.activated.emit(1)
    assert wanted == [("segmenter",)]
    assert (box.currentData(), session.tool.segmenter) == ("", "")
    session._engine = Engine(ModelStore(weights), "cpu")
    session.shelf.refresh()
    qtbot.waitUntil(lambda: box.findData(BUNDLE) > 0, timeout=20000)
    assert box.findData(GET) < 0
    box.activated.emit(box.findData(BUNDLE))
    assert session.tool.segmenter == session.settings.segmenter == BUNDLE
    assert box.currentText() == "Tiny SAM"


def test_the_answers_are_counted(qtbot: QtBot, session: Session) -> None:
    answers = Answers(session)
    qtbot.addWidget(answers)
    wanted: list[int] = []
    session.object_answer_wanted.connect(wanted.append)
    session.object_answered.emit(ObjectAnswer(0, 1, True))
    assert "looking" in answers.text.text()
    assert answers.next.isHidden()
    session.object_answered.emit(ObjectAnswer(1, 3))
    assert answers.text.text() == "2 of 3"
    answers.next.click()
    answers.back.click()
    assert wanted == [1, -1]
