"""The session: opens, answers under the pen, saves, exports, and says what went wrong."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from colorstudio.document.edits import AddHints, RemoveLayer, SetLayer
from colorstudio.document.export import ExportOptions
from colorstudio.document.pyramid import Pyramid
from colorstudio.errors import BadInput
from colorstudio.imaging import io
from colorstudio.imaging.color import Color, lightness, rgb_to_lab
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import Pixels
from colorstudio.settings import Settings
from colorstudio.ui.job_runner import JobRunner
from colorstudio.ui.live import LiveAnswer
from colorstudio.ui.notices import Level, Notice
from colorstudio.ui.session import Session, ViewArea

RED = Color.from_hex("#a03020")


def told(blocker: SignalBlocker) -> list[Any]:
    """What the signal that was waited for carried."""
    assert blocker.args is not None
    return blocker.args


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    instant, slow = JobRunner("instant"), JobRunner("slow")
    session = Session(Settings(), tmp_path / "settings.json", instant, slow, Pyramid())
    LiveAnswer(session)
    yield session
    instant.close()
    slow.close()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    codes = np.full((90, 140, 4), 255, np.uint8)
    codes[..., :3] = np.linspace(60, 200, 140).astype(np.uint8)[None, :, None]
    file = tmp_path / "photo.png"
    io.write(file, Pixels(codes))
    return file


def hint(x: float, y: float, name: str = "h1") -> AddHints:
    return AddHints((Hint(name, "point", ((x, y),), 4.0, RED),))


def opened(qtbot: QtBot, session: Session, path: Path) -> None:
    with qtbot.waitSignal(session.document_changed):
        session.open([path])


def test_a_hint_is_answered_for_the_visible_area(
    qtbot: QtBot, session: Session, photo: Path
) -> None:
    opened(qtbot, session, photo)
    session.view = ViewArea(0, Rect(10, 5, 100, 60))
    with qtbot.waitSignal(session.answered) as answered:
        session.push(hint(40, 30))
    (area,) = told(answered)
    assert (area.level, area.rect) == (0, Rect(10, 5, 100, 60))
    blue, green, red = (area.bgrx[25, 30, c].astype(int) for c in range(3))
    assert red > green + 20
    assert red > blue + 20
    assert session.document is not None
    assert session.document.answer is not None


def test_asked_and_got_and_the_seal_follow(qtbot: QtBot, session: Session, photo: Path) -> None:
    opened(qtbot, session, photo)
    figures: dict[str, object] = {}
    session.measured.connect(figures.__setitem__)
    with qtbot.waitSignal(session.reported) as reported:
        session.push(hint(40, 30))
    (reports,) = told(reported)
    assert [r.hint_id for r in reports] == ["h1"]
    qtbot.waitUntil(lambda: "seal" in figures, timeout=3000)
    assert isinstance(figures["seal"], float)
    assert figures["seal"] <= 0.18
    assert isinstance(figures["preview"], float)


def test_undo_takes_the_colour_away_again(qtbot: QtBot, session: Session, photo: Path) -> None:
    opened(qtbot, session, photo)
    session.view = ViewArea(0, Rect(0, 0, 140, 90))
    with qtbot.waitSignal(session.answered):
        session.push(hint(40, 30))
    with qtbot.waitSignal(session.answered) as answered:
        session.undo()
    (area,) = told(answered)
    bgr = area.bgrx[..., :3].astype(int)
    assert np.abs(bgr - bgr[..., :1]).max() == 0, "grey again"


def test_what_is_saved_opens_again_with_its_hints(
    qtbot: QtBot, session: Session, photo: Path, tmp_path: Path
) -> None:
    opened(qtbot, session, photo)
    session.push(hint(40, 30))
    assert session.document is not None
    assert session.document.modified
    assert not session.save(), "a photo has no project file yet"
    project = tmp_path / "work.colorstudio"
    with qtbot.waitSignal(session.noticed):
        session.save_as(project)
    assert not session.document.modified
    state = session.document.state
    session.close_document()
    opened(qtbot, session, project)
    assert session.document is not None
    assert session.document.state.hints == state.hints
    before, after = state.source_layer, session.document.state.source_layer
    assert before is not None
    assert after is not None
    assert np.array_equal(before.tiles.to_array(), after.tiles.to_array())


def test_an_export_keeps_lightness_and_holds_its_recipe(
    qtbot: QtBot, session: Session, photo: Path, tmp_path: Path
) -> None:
    opened(qtbot, session, photo)
    session.push(hint(40, 30))
    file = tmp_path / "out.png"
    with qtbot.waitSignal(session.noticed) as noticed:
        session.export(file, ExportOptions())
    assert "Lightness kept" in told(noticed)[0].text
    picture = io.read(file)
    grey = io.read(photo).pixels
    assert np.abs(lightness(grey.array) - lightness(picture.pixels.array)).max() <= 0.18
    assert rgb_to_lab(picture.pixels.array)[30, 40, 1] > 20
    assert picture.metadata.recipe is not None
    assert json.dumps(picture.metadata.recipe)


def test_bad_input_is_a_notice_and_changes_nothing(
    qtbot: QtBot, session: Session, photo: Path, tmp_path: Path
) -> None:
    opened(qtbot, session, photo)
    document = session.document
    assert document is not None
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n and then nothing")
    with qtbot.waitSignal(session.noticed) as noticed:
        session.files.open(tmp_path / "bad.png")
    notice: Notice = told(noticed)[0]
    assert notice.level is Level.error
    assert "bad.png" in notice.text
    assert session.document is document
    (tmp_path / "h.json").write_text('{"size": [10, 10]}')
    with qtbot.waitSignal(session.noticed):
        session.open([tmp_path / "h.json"])
    assert not document.steps
    with qtbot.waitSignal(session.noticed):
        session.push(RemoveLayer("photo"))
        session.push(RemoveLayer("answer"))
    assert document.state.layers


def test_a_hint_file_is_one_step(
    qtbot: QtBot, session: Session, photo: Path, tmp_path: Path
) -> None:
    opened(qtbot, session, photo)
    points = [{"x": 10, "y": 10, "color": "#00aa00"}, {"x": 60, "y": 10, "color": "#aa0000"}]
    (tmp_path / "h.json").write_text(json.dumps({"size": [140, 90], "points": points}))
    session.open([tmp_path / "h.json"])
    assert session.document is not None
    assert len(session.document.state.hints) == 2
    session.undo()
    assert len(session.document.state.hints) == 0


def test_a_second_file_wants_a_window_of_its_own(
    qtbot: QtBot, session: Session, photo: Path
) -> None:
    opened(qtbot, session, photo)
    with qtbot.waitSignal(session.wants_window) as wanted:
        session.open([photo])
    assert told(wanted) == [photo]


def test_a_fault_in_a_job_is_told_with_details(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.noticed) as noticed:
        session.submit("Sum", lambda _: 1 / 0)
    notice: Notice = told(noticed)[0]
    assert notice.button == "Copy details"
    assert "ZeroDivisionError" in notice.details


def test_following_and_saturation_answer_too(qtbot: QtBot, session: Session, photo: Path) -> None:
    opened(qtbot, session, photo)
    session.view = ViewArea(0, Rect(0, 0, 140, 90))
    with qtbot.waitSignal(session.answered):
        session.push(hint(40, 30))
    assert session.document is not None
    first = session.document.answer
    with qtbot.waitSignal(session.answered):
        session.push(SetLayer("answer", {"follow": 0.9}))
    assert session.document.answer is not first


def test_a_failure_is_told_in_the_window_that_asked_alone(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    other = Session(
        Settings(), tmp_path / "settings.json", session.instant, session.slow, Pyramid()
    )
    heard: list[Notice] = []
    other.noticed.connect(heard.append)
    with qtbot.waitSignal(session.noticed):
        session.open([tmp_path / "none.png"])
    assert not heard


def test_the_same_work_of_two_windows_does_not_give_way(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    other = Session(
        Settings(), tmp_path / "settings.json", session.instant, session.slow, Pyramid()
    )
    done: list[str] = []
    for name, each in (("a", session), ("b", other)):
        each.submit("Neutralise", lambda _, n=name: n, key="Neutralise", then=done.append)
    qtbot.waitUntil(lambda: done == ["a", "b"])


def test_hints_that_come_with_a_picture_are_for_it(
    qtbot: QtBot, session: Session, photo: Path, tmp_path: Path
) -> None:
    marks = tmp_path / "marks.json"
    marks.write_text('{"size": [140, 90], "points": [{"x": 5, "y": 6, "color": "#804020"}]}')
    apart: list[Path] = []
    session.wants_window.connect(apart.append)
    with qtbot.waitSignal(session.committed):
        session.open([marks, photo])
    assert session.document is not None
    assert len(session.document.state.hints) == 1
    assert not apart


def test_preferences_that_cannot_be_written_are_told_once(session: Session, tmp_path: Path) -> None:
    heard: list[Notice] = []
    session.noticed.connect(heard.append)
    (tmp_path / "file").touch()
    session.settings_path = tmp_path / "file" / "settings.json"
    for _ in range(3):
        session.use_color(RED)
    assert len(heard) == 1
    session.settings_path = tmp_path / "settings.json"
    session.use_color(RED)
    assert session.settings_path.is_file()


def test_work_with_models_has_a_lane_of_its_own_where_one_is_given(
    qtbot: QtBot, tmp_path: Path, session: Session
) -> None:
    assert session.models is session.slow
    lane = JobRunner("model")
    other = Session(Settings(), tmp_path / "s.json", session.instant, session.slow, Pyramid(), lane)
    seen: list[Any] = []
    with qtbot.waitSignal(lane.ended):
        other.submit("Model", lambda _: 7, then=seen.append, lane=other.models)
    assert seen == [7]

    def fails(_: object) -> None:
        raise BadInput("No.")

    notices: list[Any] = []
    other.noticed.connect(notices.append)
    with qtbot.waitSignal(lane.ended):
        other.submit("Model", fails, refused=seen.append, lane=other.models)
    assert str(seen[1]) == "No."
    assert notices == []
    lane.close()
    assert other.engine is other.engine
