"""Nothing is lost: what was not saved is offered again, what was saved is not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.recovery import recoverable
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import Pixels
from colorstudio.settings import Settings
from colorstudio.ui.dialogs.recovery import recover
from colorstudio.ui.job_runner import JobRunner
from colorstudio.ui.safety import Safety
from colorstudio.ui.session import Session


def told(blocker: SignalBlocker) -> list[Any]:
    """What the signal that was waited for carried."""
    assert blocker.args is not None
    return blocker.args


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    instant, slow = JobRunner("instant"), JobRunner("slow")
    session = Session(Settings(), tmp_path / "settings.json", instant, slow, Pyramid())
    safety = Safety(session, tmp_path / "recovery")
    yield session
    instant.close()
    slow.close()
    safety.close()


def document() -> Document:
    return Document.from_pixels(Pixels(np.full((40, 50, 4), 200, np.uint8)), title="Aunt")


def hint(name: str = "h1") -> AddHints:
    return AddHints((Hint(name, "point", ((20.0, 10.0),), 4.0, Color.from_hex("#a03020")),))


def test_unsaved_work_is_offered_and_comes_back(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    session.show(document())
    session.push(hint())
    session.close_document()
    (found,) = recoverable(tmp_path / "recovery")
    assert (found.title, found.size) == ("Aunt", (50, 40))
    with qtbot.waitSignal(session.document_changed):
        recover(session, found)
    assert session.document is not None
    assert session.document.title == "Aunt"
    assert session.document.modified
    assert len(session.document.state.hints) == 1
    qtbot.waitUntil(lambda: not found.folder.exists(), timeout=10_000)
    session.close_document()
    assert len(recoverable(tmp_path / "recovery")) == 1, "still not saved, so still there"


def test_saved_or_untouched_work_leaves_nothing(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    session.show(document())
    session.close_document()
    assert not recoverable(tmp_path / "recovery")
    session.show(document())
    session.push(hint())
    with qtbot.waitSignal(session.noticed, timeout=20_000):
        session.save_as(tmp_path / "aunt.colorstudio")
    session.close_document()
    assert not recoverable(tmp_path / "recovery")
    assert not list((tmp_path / "recovery").iterdir())


def test_a_folder_that_cannot_be_made_is_told_and_painting_goes_on(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "recovery").write_text("in the way")
    with qtbot.waitSignal(session.noticed) as noticed:
        session.show(document())
    assert "Recovery is off" in told(noticed)[0].text
    session.push(hint())
    assert session.document is not None
    assert len(session.document.state.hints) == 1
