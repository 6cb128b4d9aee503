"""A painter without a person: uses the real window by itself and keeps an exact diary of it.

What `scripts/prove_kills.py` kills. Every edit is noted with the time (of the clock that never
jumps) and a digest of the document before anything else hears of it; the line is on the disk when
the edit is.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from colorstudio.app import Application
from colorstudio.document.document import Document
from colorstudio.document.record import packed, state_record
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.color import Color
from colorstudio.jobs.job import Job
from colorstudio.ui.candidates import Candidate
from colorstudio.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
RUN_BEGAN, RUN_ENDED = "a run began", "a run ended"
"""What the diary says of runs that were asked for: these lines are no edits."""
BETWEEN_RUNS_MS = 3000
INKS = ["#1d2a3a", "#e8dcc0", "#b5482a", "#5f8a5b", "#d9a441", "#7d6a8c"]


class Digests:
    """A document's state as a short text: equal for equal content, pixel by pixel."""

    def __init__(self) -> None:
        self._tiles: dict[int, tuple[np.ndarray, str]] = {}

    def state(self, state: DocumentState) -> str:
        """Of all that an edit may change; not of what other programs left in the file."""
        row = state_record(state, self._grid)
        del row["foreign"]
        return _digest(row)

    def kept(self, rows: Iterable[tuple[str, bool, Any]]) -> str:
        """Of candidates: task, pinned, look."""
        from colorstudio.document import looks

        return _digest([[task, pinned, looks.record(look)] for task, pinned, look in rows])

    def _grid(self, tiles: Tiles) -> list[Any]:
        return sorted([x, y, self._tile(t)] for (x, y), t in tiles.tiles.items() if t.any())

    def _tile(self, array: np.ndarray) -> str:
        known = self._tiles.get(id(array))
        if known is None or known[0] is not array:
            text = hashlib.blake2b(array.tobytes(), digest_size=8).hexdigest()
            known = self._tiles[id(array)] = array, text
        return known[1]


def pictures(rows: Iterable[tuple[str, bool, Any]]) -> int:
    """How many candidates hold a picture that a model has made."""
    from colorstudio.document.picture_look import PictureLook

    return sum(isinstance(look, PictureLook) for *_, look in rows)


def _digest(row: Any) -> str:
    plain = json.loads(packed({"row": row}))
    return hashlib.sha256(json.dumps(_rounded(plain)).encode()).hexdigest()[:20]


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(round(value, 9), 6)  # a colour comes back to nine places
    if isinstance(value, list):
        return [_rounded(v) for v in value]
    if isinstance(value, dict):
        return {k: _rounded(v) for k, v in sorted(value.items())}
    return value


class Diary:
    """One line for each change, on the disk before it goes on."""

    def __init__(self, path: Path, window: MainWindow) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._session = window.session
        self._digests = Digests()
        self.lines = 0
        self._session.document_changed.connect(self._opened)
        self._keep = self._session.keep
        self._session.keep = self._kept  # the journal hears of candidates by a signal: later
        self._begun: set[int] = set()
        models = self._session.models
        for moved in (models.started, models.progressed):
            moved.connect(self._run_moved)
        models.ended.connect(self._run_ended)

    def _kept(self, kept: tuple[Candidate, ...]) -> None:
        self.note("candidates", kept)
        self._keep(kept)

    def _run_moved(self, job: Job) -> None:
        if not job.quiet and job.id not in self._begun:
            self._begun.add(job.id)
            self.note(RUN_BEGAN)

    def _run_ended(self, job: Job) -> None:
        if job.id in self._begun:
            self.note(RUN_ENDED)

    def _opened(self, document: Document | None) -> None:
        if document is not None:
            # first of all listeners: the journal must not know of a state before the diary does
            document.committed._listeners.insert(0, lambda committed: self.note(committed.name))
            self.note("opened")

    def note(self, did: str, kept: tuple[Candidate, ...] | None = None) -> None:
        """How it stands now; ``kept``: the candidates that are about to be the session's."""
        now = time.monotonic_ns()
        document = self._session.document
        if document is None:
            return
        candidates = self._session.kept if kept is None else kept
        rows = [(c.task, c.pinned, c.look) for c in candidates]
        line = {
            "ns": now,
            "did": did,
            "state": self._digests.state(document.state),
            "kept": self._digests.kept(rows),
            "candidates": len(rows),
            "pictures": pictures(rows),
        }
        os.write(self._file, json.dumps(line).encode() + b"\n")
        os.fsync(self._file)
        self.lines += 1


class Painter:
    """Does one thing after the other, by chance, until it is killed."""

    def __init__(
        self, window: MainWindow, folder: Path, seed: int, *, models: bool, pause_ms: int
    ) -> None:
        self.window, self.folder = window, folder
        self.chance = random.Random(seed)
        self._pause = pause_ms
        self._numbers = 0
        self._models = models
        doings: list[tuple[Callable[[], None], int]] = [
            (self.hint, 6),
            (self.stroke, 3),
            (self.paint, 8),
            (self.mask, 3),
            (self.palette, 2),
            (self.recolor, 4),
            (self.candidate, 4),
            (self.undo, 4),
            (self.save, 2),
            (self.export, 1),
            (self.prefer, 2),
        ]
        self._doings, self._weights = zip(*doings, strict=True)

    def begin(self) -> None:
        """From now on, until the end."""
        if self._models:
            QTimer.singleShot(200, self.model)
        self._next()

    def _next(self) -> None:
        (doing,) = self.chance.choices(self._doings, self._weights)
        doing()
        QTimer.singleShot(self.chance.randrange(5, 2 * self._pause), self._next)

    # -- a hand

    def _place(self) -> QPoint:
        canvas = self.window.canvas
        w, h = self._state.size
        x, y = self.chance.uniform(0.1, 0.9) * w, self.chance.uniform(0.1, 0.9) * h
        sx, sy = canvas.view.to_screen(x, y)
        left = canvas.panes()[-1][0]
        return QPoint(int((sx + left) / canvas.ratio), int(sy / canvas.ratio))

    def _drag(self, tool: str, points: int) -> None:
        self.window.session.set_tool(id=tool, color=self._color())
        canvas = self.window.canvas
        places = [self._place() for _ in range(points)]
        QTest.mousePress(canvas, LEFT, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(canvas, place)
        QTest.mouseRelease(canvas, LEFT, pos=places[-1])

    def _color(self) -> Color:
        return Color.from_hex(f"#{self.chance.randrange(1 << 24):06x}")

    @property
    def _state(self) -> DocumentState:
        document = self.window.session.document
        assert document is not None
        return document.state

    def _click(self, action: str) -> None:
        self.window.actions_table[action].trigger()

    # -- what a painter does

    def hint(self) -> None:
        self._drag("hint", 1)

    def stroke(self) -> None:
        self._drag(self.chance.choice(("stroke", "keep", "barrier")), 4)

    def paint(self) -> None:
        layers = [la for la in self._state.layers if la.kind in ("pixels", "color")][1:]
        if not layers or self.chance.random() < 0.1:
            self._click(self.chance.choice(("layer.add_pixels", "layer.add_color")))
        else:
            document = self.window.session.document
            assert document is not None
            document.choose(self.chance.choice(layers).id)
        self.window.session.set_brush(radius_px=self.chance.uniform(4, 60))
        self._drag("brush", 6)

    def mask(self) -> None:
        self._drag(self.chance.choice(("box", "lasso")), 5)

    def palette(self) -> None:
        from colorstudio.document.edits import SetPalette
        from colorstudio.imaging.palette import from_hex_list
        from colorstudio.palette_store import PaletteStore

        inks = self.chance.sample(INKS, self.chance.randrange(2, len(INKS)))
        palette = from_hex_list(" ".join(inks), f"Mine {self.chance.randrange(3)}")
        self.window.session.push(SetPalette(palette))
        PaletteStore().save(palette)

    def recolor(self) -> None:
        from colorstudio.document.recolor_look import RecolorLook

        masks = list(self._state.masks)
        if masks:
            mask = self.chance.choice(masks)
            self._click("task.show.recolor")
            self.window.session.choose_mask(mask)
            self.window.session.set_look(RecolorLook(mask, color=self._color()))
            self._click("task.keep_look")

    def candidate(self) -> None:
        from colorstudio.document.palette_look import PaletteLook
        from colorstudio.imaging.palette import Palette, from_hex_list
        from colorstudio.imaging.pixels import Pixels

        candidates = self.window.candidates
        what = self.chance.random()
        if candidates.items and what < 0.2:
            candidates.remove(self.chance.choice(candidates.items).id)
        elif candidates.items and what < 0.4:
            item = self.chance.choice(candidates.items)
            candidates.pin(item.id, not item.pinned)
        elif what < 0.6:
            codes = np.random.default_rng(self.chance.randrange(99)).integers(
                0, 256, (40, 60, 4), np.uint8
            )
            candidates.keep(PaletteLook(Palette(), reference=Pixels(codes)), "palette")
        else:
            self._click("task.show.palette")
            inks = from_hex_list(" ".join(self.chance.sample(INKS, 3)))
            self.window.session.set_look(PaletteLook(inks, exact=self.chance.random() < 0.5))
            self._click("task.keep_look")

    def undo(self) -> None:
        for _ in range(self.chance.randrange(1, 4)):
            self._click("edit.undo")
        if self.chance.random() < 0.5:
            self._click("edit.redo")

    def save(self) -> None:
        document = self.window.session.document
        assert document is not None
        if document.path is None:
            self.window.session.save_as(self.folder / "work.colorstudio")
        else:
            self._click("file.save")

    def export(self) -> None:
        from colorstudio.document.export import ExportOptions

        self._numbers += 1
        form = self.chance.choice(("png", "jpeg"))
        ending = {"png": ".png", "jpeg": ".jpg"}[form]
        path = self.folder / f"out-{self._numbers % 2}{ending}"
        self.window.session.export(path, ExportOptions(format=form))

    def prefer(self) -> None:
        self.window.session.use_color(self._color())

    def model(self) -> None:
        """Runs of the weights that come along, one after the other; each becomes a candidate."""
        session = self.window.session
        if not session.shelf.known:
            session.shelf.refresh()
            QTimer.singleShot(100, self.model)
            return
        self.palette()
        self._click("task.show.palette")
        section: Any = self.window.tasks.panels["palette"].model  # type: ignore[attr-defined]
        section.fold.set_open(True)
        section.form.control("steps").set_value(2)
        session.models.ended.connect(self._run_again)
        section.run()

    def _run_again(self, job: Job) -> None:
        def run() -> None:
            self._click("task.show.palette")
            section: Any = self.window.tasks.panels["palette"].model  # type: ignore[attr-defined]
            section.run()

        if not job.quiet:
            QTimer.singleShot(self.chance.randrange(100, BETWEEN_RUNS_MS), run)


def paint(
    home: Path, file: Path, folder: Path, seed: int, *, models: bool = False, pause_ms: int = 60
) -> None:
    """Opens ``file`` in the real window and paints until somebody ends it. Does not return.

    Settings and journals go to ``home``, files that are saved and the diary to ``folder``.
    """
    qt, application = started(home)
    window = application.open_window([file])
    window.resize(1280, 800)
    diary = Diary(folder / "diary.jsonl", window)
    painter = Painter(window, folder, seed, models=models, pause_ms=pause_ms)

    def begin() -> None:
        if diary.lines and window.canvas.view is not None:
            painter.begin()
        else:
            QTimer.singleShot(20, begin)

    QTimer.singleShot(50, begin)
    qt.exec()
    os._exit(9)


def started(home: Path) -> tuple[Any, Application]:
    """The program as it begins, with its own folder."""
    os.environ["COLORSTUDIO_HOME"] = str(home)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from colorstudio.app import make_qt, start_logging

    start_logging()
    qt = make_qt(["colorstudio"])
    return qt, Application(qt)
