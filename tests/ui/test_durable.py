"""What outlives the program: candidates after a crash; files that others write; full disks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints, SetMask
from colorstudio.document.export import ExportOptions
from colorstudio.document.journal import Journal
from colorstudio.document.look import Look
from colorstudio.document.looks import record
from colorstudio.document.palette_look import PaletteLook
from colorstudio.document.picture_look import PictureLook
from colorstudio.document.project_file import load, save
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.recolor_look import RecolorLook
from colorstudio.document.recovery import recoverable
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.palette import Palette, from_hex_list
from colorstudio.imaging.pixels import Pixels
from colorstudio.settings import Settings
from colorstudio.ui.dialogs.changed import ChangedDialog
from colorstudio.ui.dialogs.close import CloseDialog
from colorstudio.ui.dialogs.diagnostics import DiagnosticsDialog
from colorstudio.ui.dialogs.recovery import recover
from colorstudio.ui.job_runner import JobRunner
from colorstudio.ui.live_look import LiveLook
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.notices import Level, Notice
from colorstudio.ui.panels.colorize import ColorizePanel
from colorstudio.ui.safety import Safety
from colorstudio.ui.session import Session

PATIENCE_MS = 20_000
INKS = from_hex_list("#202020 #e0d0b0 #a04020", "Inks")


class Desk:
    """A window with its journal, as `app.Application` puts them together."""

    def __init__(self, home: Path, qtbot: QtBot) -> None:
        self.instant, self.slow = JobRunner("instant"), JobRunner("slow")
        settings = Settings(last_folder=str(home))
        self.session = Session(settings, home / "settings.json", self.instant, self.slow, Pyramid())
        LiveLook(self.session)
        self.safety = Safety(self.session, home / "recovery")
        self.window = MainWindow(self.session)
        self.window.show()
        self.said: list[Notice] = []
        self.session.noticed.connect(self.said.append)
        self._qtbot = qtbot

    def texts(self) -> str:
        return " ".join(notice.text for notice in self.said)

    def until_said(self, words: str) -> Notice:
        self._qtbot.waitUntil(lambda: words in self.texts(), timeout=PATIENCE_MS)
        return next(notice for notice in self.said if words in notice.text)

    def die(self) -> None:
        """The journal is left as a kill leaves it."""
        journal = self.safety.journal
        assert journal is not None
        assert journal.flush()
        journal.close(keep=True)
        self.safety.journal = None
        self.end()

    def end(self) -> None:
        for lane in (self.instant, self.slow):
            lane.close()
        self.safety.close()
        self.window.close_now()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def desks(qtbot: QtBot, tmp_path: Path) -> Iterator[list[Desk]]:
    desks: list[Desk] = []
    yield desks
    for desk in desks:
        desk.end()


@pytest.fixture
def desk(desks: list[Desk], qtbot: QtBot, tmp_path: Path) -> Desk:
    desks.append(Desk(tmp_path, qtbot))
    return desks[0]


def picture(seed: int = 0, size: tuple[int, int] = (50, 40)) -> Pixels:
    codes = np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 4), np.uint8)
    codes[..., 3] = 255
    return Pixels(codes)


def document() -> Document:
    return Document.from_pixels(picture(), title="Aunt")


def hint(name: str = "h1") -> AddHints:
    return AddHints((Hint(name, "point", ((20.0, 10.0),), 4.0, Color.from_hex("#a03020")),))


def looks() -> list[tuple[str, Look]]:
    """One of each kind that the strip may hold; two go by a reference picture."""
    blue = Color(40.25, 20, -30)
    made = picture(3, (8, 6))
    return [
        ("palette", PaletteLook(INKS, exact=True, dither=0.5)),
        ("palette", PaletteLook(Palette(), reference=picture(1, (20, 12)), strength=0.25)),
        ("recolor", RecolorLook("coat", color=blue, name="Night")),
        ("recolor", RecolorLook("coat", reference=picture(2, (7, 7)), anchor="mean")),
        ("palette", PictureLook(made, Rect(0, 0, 50, 40), (50, 40), "", False, INKS, {"a": 1})),
    ]


def test_candidates_that_were_not_applied_come_back_after_a_crash(
    desk: Desk, desks: list[Desk], qtbot: QtBot, tmp_path: Path
) -> None:
    session = desk.session
    session.show(document())
    session.push(SetMask("coat", Tiles.from_array(np.full((40, 50, 1), 255, np.uint8))))
    for task, look in looks():
        desk.window.candidates.keep(look, task)
    desk.window.candidates.pin(desk.window.candidates.items[1].id, True)
    session.choose_task("recolor")
    session.choose_mask("coat")
    desk.window.candidates.show(desk.window.candidates.items[2].id)
    kept = [(c.task, c.pinned, record(c.look)) for c in desk.window.candidates.items]
    assert session.kept_unsaved
    desks.clear()
    desk.die()
    again = Desk(tmp_path, qtbot)
    desks.append(again)
    (found,) = recoverable(tmp_path / "recovery")
    with qtbot.waitSignal(again.session.document_changed, timeout=PATIENCE_MS):
        recover(again.session, found)
    items = again.window.candidates.items
    assert [(c.task, c.pinned, record(c.look)) for c in items] == kept
    assert (again.session.task, again.session.mask) == ("recolor", "coat")
    assert again.session.look == items[2].look, "the one that was tried is tried"
    qtbot.waitUntil(lambda: not found.folder.exists(), timeout=PATIENCE_MS)
    assert again.safety.journal is not None
    assert again.safety.journal.flush()


def test_candidates_alone_are_unsaved_work_until_they_are_saved(
    desk: Desk, desks: list[Desk], qtbot: QtBot, tmp_path: Path
) -> None:
    session, path = desk.session, tmp_path / "a.colorstudio"
    session.show(document())
    session.push(hint())
    session.save_as(path)
    desk.until_said("Saved a.colorstudio.")
    assert not session.unsaved
    desk.window.candidates.keep(PaletteLook(INKS), "palette")
    assert session.document is not None
    assert not session.document.modified
    assert session.unsaved
    desk.window.when_saved(lambda: None)
    question = desk.window.findChild(CloseDialog)
    assert question is not None, "closing asks"
    question.reject()
    journal = desk.safety.journal
    assert journal is not None
    assert journal.flush()
    saved = journal.folder
    desk.said.clear()
    session.save()
    desk.until_said("Saved a.colorstudio.")
    assert not session.unsaved
    assert journal.flush()
    desk.window.candidates.keep(PaletteLook(INKS, exact=True), "palette")
    desks.clear()
    desk.die()
    (found,) = recoverable(tmp_path / "recovery")
    assert found.folder == saved
    assert b"palette.instant" in found.read().state.foreign["colorstudio/candidates.json"]
    assert found.on_disk == session.document.on_disk != ""


def test_a_look_is_written_once_and_outlives_the_journals_next_generation(tmp_path: Path) -> None:
    from colorstudio.document.desk import Desk as Laid

    doc = document()
    journal = Journal(tmp_path, doc, write_every=0, compact_bytes=30_000)
    noise = PaletteLook(Palette(), reference=picture(9, (120, 100)))
    rows = [("palette", False, noise)]
    journal.lay(Laid(tuple(rows), unsaved=True))
    assert journal.flush()
    size = (journal.folder / "journal-000000.bin").stat().st_size
    rows.append(("palette", False, PaletteLook(INKS)))
    journal.lay(Laid(tuple(rows), unsaved=True))
    assert journal.flush()
    assert (journal.folder / "journal-000000.bin").stat().st_size - size < 3000
    for n in range(60):
        doc.push(hint(f"h{n}"))
        tile = np.random.default_rng(n).integers(0, 256, (40, 50, 4), np.uint8)
        from colorstudio.document.edits import ReplaceTiles

        doc.push(ReplaceTiles("photo", {(0, 0): tile}))
        assert journal.flush()
    (file,) = journal.folder.glob("journal-*.bin")
    assert file.name > "journal-000000.bin", "it was written anew"
    journal.close(keep=True)
    (found,) = recoverable(tmp_path)
    from colorstudio.document.looks import ENTRY, unpacked

    kept = unpacked(found.read().state.foreign[ENTRY])
    assert [record(look) for *_, look in kept] == [record(look) for *_, look in rows]


def test_what_another_program_wrote_is_not_run_over(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    session, path = desk.session, tmp_path / "a.colorstudio"
    session.show(document())
    session.push(hint())
    session.save_as(path)
    desk.until_said("Saved a.colorstudio.")
    state, _ = load(path)
    save(path, replace(state, palette=INKS), None)
    theirs = path.read_bytes()
    session.push(hint("h2"))
    with qtbot.waitSignal(session.changed_on_disk, timeout=PATIENCE_MS):
        session.save()
    dialog = desk.window.findChild(ChangedDialog)
    assert dialog is not None
    assert "a.colorstudio" in dialog.text()
    dialog.cancel.click()
    assert path.read_bytes() == theirs
    qtbot.waitUntil(lambda: not session.files.writing)
    with qtbot.waitSignal(session.changed_on_disk, timeout=PATIENCE_MS):
        session.save()
    desk.said.clear()
    asked = [d for d in desk.window.findChildren(ChangedDialog) if d.isVisible()]
    asked[-1].overwrite.click()
    desk.until_said("Saved a.colorstudio.")
    assert len(load(path)[0].hints) == 2
    assert path.with_name("a.colorstudio~").read_bytes() == theirs, "the other version stays"
    session.push(hint("h3"))
    desk.said.clear()
    session.save()
    desk.until_said("Saved a.colorstudio.")


def test_a_second_window_gets_a_copy_and_cannot_save_over_the_first(
    desk: Desk, desks: list[Desk], qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.colorstudio"
    desk.session.show(document())
    desk.session.push(hint())
    desk.session.save_as(path)
    desk.until_said("Saved a.colorstudio.")
    first = path.read_bytes()
    second = Desk(tmp_path, qtbot)
    desks.append(second)
    second.session.open([path])
    second.until_said("is open in another window")
    opened = second.session.document
    assert opened is not None
    assert (opened.path, opened.title) == (None, "a (copy)")
    second.session.push(hint("h2"))
    second.session.save_as(path)
    refused = second.until_said("Choose another name.")
    assert refused.button == "Save elsewhere…"
    assert path.read_bytes() == first
    desk.session.close_document()
    second.said.clear()
    second.session.save_as(path)
    second.until_said("Saved a.colorstudio.")
    assert len(load(path)[0].hints) == 2
    panel = second.window.findChild(ColorizePanel)
    assert panel is not None
    assert panel.photo.text() == "a.colorstudio", "no copy any more"


def test_a_file_that_cannot_be_written_offers_another_place(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    session = desk.session
    session.show(document())
    session.push(hint())
    wanted: list[str] = []
    session.place_wanted.disconnect()
    session.place_wanted.connect(wanted.append)
    session.save_as(tmp_path / "gone" / "a.colorstudio")
    notice = desk.until_said("does not exist")
    assert (notice.level, notice.button) == (Level.error, "Save elsewhere…")
    assert notice.action is not None
    notice.action()
    session.export(tmp_path / "gone" / "a.png", ExportOptions())
    qtbot.waitUntil(lambda: len(desk.said) >= 2, timeout=PATIENCE_MS)
    assert desk.said[-1].button == "Export elsewhere…"
    assert desk.said[-1].action is not None
    desk.said[-1].action()
    assert wanted == ["save", "export"]
    assert session.unsaved


def test_the_journal_says_when_it_is_off_and_when_it_is_on_again(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("colorstudio.document.journal.RETRY_SECONDS", 0.05)
    (tmp_path / "recovery").write_text("in the way")
    desk.session.show(document())
    notice = desk.until_said("Recovery is off")
    assert notice.button == "Save elsewhere…"
    desk.session.push(hint())
    (tmp_path / "recovery").unlink()
    desk.until_said("Recovery is on again.")
    assert desk.safety.journal is not None
    assert desk.safety.journal.flush()
    desk.safety.close()
    (found,) = recoverable(tmp_path / "recovery")
    assert len(found.read().state.hints) == 1


def test_memory_that_is_full_is_no_fault_of_the_program(desk: Desk, qtbot: QtBot) -> None:
    def work(_: object) -> None:
        raise MemoryError

    desk.session.submit("Recolor", work)
    notice = desk.until_said("Recolor did not fit into memory.")
    assert "Close other programs" in notice.text
    assert not notice.details


def test_diagnostics_are_shown_before_they_are_copied(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("colorstudio.diagnostics.examine", list)
    desk.session.show(document())
    desk.window.actions_table["help.diagnostics"].trigger()
    dialog = desk.window.findChild(DiagnosticsDialog)
    assert dialog is not None
    assert not dialog.copy.isEnabled()
    qtbot.waitUntil(lambda: dialog.copy.isEnabled(), timeout=PATIENCE_MS)
    text = dialog.text.toPlainText()
    assert "## Preferences" in text
    assert "platform: offscreen" in text
    assert "Aunt" not in text
    dialog.copy.click()
    from PySide6.QtGui import QGuiApplication

    assert QGuiApplication.clipboard().text() == text
    dialog.save_to(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text("utf-8") == text
    dialog.reject()
