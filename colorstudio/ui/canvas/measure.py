"""How fast the canvas answers the pen: ink, hints, and how long the window ever stands still."""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints, AddLayer, new_color_layer, new_pixel_layer
from colorstudio.document.files import read_document
from colorstudio.document.pyramid import Pyramid
from colorstudio.errors import ColorStudioError
from colorstudio.evaluation.bench import Figure, Say, test_pictures
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.settings import Settings
from colorstudio.ui.canvas.canvas import Canvas
from colorstudio.ui.job_runner import JobRunner
from colorstudio.ui.live import LiveAnswer
from colorstudio.ui.session import Session
from colorstudio.ui.theme import apply_theme

PICTURE = "budgie_cc0/tunnel-zion-park.jpg"
INK_SIZE = (3840, 2160)
HINT_SIZE = (1920, 1200)
HINTS = 60
COLORS = ("#b05a2a", "#4060a0", "#7a8a4a", "#d0c0a0", "#803040", "#30605a")
MOVES = 160
RELEASES = 24
TICK_MS = 5
WAKE_MS = 2
PATIENCE_S = 30.0
NO_BUTTON, LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton


class Bench:
    """A canvas of its own on one picture, with the lanes that it has in the program."""

    def __init__(self, document: Document, size: tuple[int, int], folder: Path) -> None:
        self.lanes = JobRunner("instant"), JobRunner("slow")
        self.session = Session(Settings(), folder / "settings.json", *self.lanes, Pyramid())
        self.live = LiveAnswer(self.session)
        self.canvas = Canvas(self.session)
        self.canvas.resize(*size)
        self.canvas.show()
        self.session.show(document)
        self.document = document
        self.paints = 0
        self.answered_paint = 0.0
        """When the newest answer was seen."""
        self._answered = False
        self.session.answered.connect(self._answer_came)
        self.canvas.painted.connect(self._painted)
        self._wake = QTimer(self.canvas)
        self._wake.start(WAKE_MS)
        self.settle()

    def _answer_came(self, area: object) -> None:
        self._answered = True

    def _painted(self) -> None:
        self.paints += 1
        if self._answered and self.canvas.display.settled:
            self._answered = False
            self.answered_paint = time.perf_counter()

    def close(self) -> None:
        self.canvas.close()
        for lane in self.lanes:
            lane.close()

    def wait(self, done: Callable[[], bool]) -> None:
        """Lets the window live until ``done``. Raises ColorStudioError after PATIENCE_S."""
        started = time.perf_counter()
        flags = QEventLoop.ProcessEventsFlag
        while not done():
            # waiting, not spinning: a busy loop would take the interpreter from the worker
            QApplication.processEvents(flags.AllEvents | flags.WaitForMoreEvents)
            if time.perf_counter() - started > PATIENCE_S:
                raise ColorStudioError("The canvas did not answer.")

    def settle(self) -> None:
        """Waits until nothing is left to be done."""
        for _ in range(3):
            done: list[object] = []
            self.session.instant.submit("Marker", lambda _: None, then=done.append)
            self.wait(lambda done=done: bool(done))
        self.wait(lambda: self.session.instant.queue.idle and self.canvas.display.settled)

    def mouse(self, kind: QEvent.Type, at: tuple[float, float]) -> None:
        """A mouse event at a place of the screen, in device pixels."""
        place = QPointF(*at) / self.canvas.ratio
        moving = kind == QEvent.Type.MouseMove
        event = QMouseEvent(
            kind,
            place,
            self.canvas.mapToGlobal(place),
            NO_BUTTON if moving else LEFT,
            NO_BUTTON if kind == QEvent.Type.MouseButtonRelease else LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.canvas, event)

    def scatter(self, count: int) -> None:
        """Hints all over the picture."""
        w, h = self.document.state.size
        columns = math.ceil(math.sqrt(count * w / h))
        rows = math.ceil(count / columns)
        hints = tuple(
            Hint(
                f"b{n}",
                "point",
                (((n % columns + 0.5) * w / columns, (n // columns + 0.5) * h / rows),),
                8.0,
                Color.from_hex(COLORS[n % len(COLORS)]),
            )
            for n in range(count)
        )
        self.session.push(AddHints(hints))
        self.settle()


def pen_to_ink(bench: Bench, moves: int = MOVES) -> list[float]:
    """Milliseconds from each movement of the pen to its painted ink, for the tool in hand."""
    w, h = bench.canvas.device_size()
    times: list[float] = []

    def at(n: int) -> tuple[float, float]:
        turn = 2 * math.pi * n / moves
        return w * (0.5 + 0.3 * math.cos(turn)), h * (0.5 + 0.3 * math.sin(2 * turn))

    bench.mouse(QEvent.Type.MouseButtonPress, at(0))
    bench.wait(lambda: bench.paints > 0)
    for n in range(1, moves + 1):
        before = bench.paints
        started = time.perf_counter()
        bench.mouse(QEvent.Type.MouseMove, at(n))
        # the flush of the points, then the paint that it asks for
        bench.canvas.input.flush()
        bench.wait(lambda before=before: bench.paints > before)
        times.append((time.perf_counter() - started) * 1000)
    bench.mouse(QEvent.Type.MouseButtonRelease, at(moves))
    bench.settle()
    return times


def hint_to_paint(bench: Bench, releases: int = RELEASES) -> list[float]:
    """Milliseconds from the release of a dragged hint to the painted answer."""
    canvas = bench.canvas
    bench.session.set_tool(id="hint")
    times: list[float] = []
    for n in range(releases):
        hint = bench.document.state.hints.items[n % len(bench.document.state.hints)]
        x, y = canvas.view.to_screen(hint.x + 0.5, hint.y + 0.5)
        bench.mouse(QEvent.Type.MouseButtonPress, (x, y))
        bench.mouse(QEvent.Type.MouseMove, (x + 14, y + 9))
        bench.settle()
        bench.mouse(QEvent.Type.MouseMove, (x + 20 + n, y + 12))
        bench.answered_paint = 0.0
        started = time.perf_counter()
        bench.mouse(QEvent.Type.MouseButtonRelease, (x + 20 + n, y + 12))
        bench.wait(lambda: bench.answered_paint > 0)
        times.append((bench.answered_paint - started) * 1000)
        bench.settle()
    return times


def longest_block(bench: Bench, moves: int = MOVES) -> float:
    """The longest time in milliseconds for which the event loop stood still, while a hint is
    dragged all over the picture and answers come."""
    canvas, session = bench.canvas, bench.session
    session.set_tool(id="hint")
    hint = bench.document.state.hints.items[0]
    x, y = canvas.view.to_screen(hint.x + 0.5, hint.y + 0.5)
    w, h = canvas.device_size()
    worst, clock, count = 0.0, QElapsedTimer(), 0
    loop = QEventLoop()
    bench.mouse(QEvent.Type.MouseButtonPress, (x, y))

    def tick() -> None:
        nonlocal worst, count
        worst = max(worst, clock.nsecsElapsed() / 1e6 - TICK_MS)
        count += 1
        if count > 2 * moves:
            loop.quit()
        elif count % 2:
            turn = count / moves * math.pi
            bench.mouse(
                QEvent.Type.MouseMove,
                (w * (0.5 + 0.4 * math.sin(turn)), h * (0.5 + 0.4 * math.cos(turn))),
            )
        clock.start()

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(TICK_MS)
    timer.timeout.connect(tick)
    clock.start()
    timer.start()
    loop.exec()
    timer.stop()
    bench.mouse(QEvent.Type.MouseButtonRelease, (x, y))
    bench.settle()
    return worst


def figures(picture: Path, folder: Path) -> list[Figure]:
    """All figures of the canvas on one photo. Needs an application."""
    out: list[Figure] = []
    bench = Bench(read_document(picture, 250.0), INK_SIZE, folder)
    bench.scatter(HINTS)
    state = bench.document.state
    for tool, title, layer in (
        ("stroke", "pen to ink, hint stroke", None),
        ("brush", "pen to ink, brush on a pixel layer", new_pixel_layer(state)),
        ("brush", "pen to ink, brush on a colour layer", new_color_layer(state)),
    ):
        if layer is not None:
            bench.session.push(AddLayer(layer))
            bench.settle()
        bench.session.set_tool(id=tool)
        times = pen_to_ink(bench)
        out += _figures(title, times, "<= 8 ms")
        bench.document.go_to(1)
        bench.settle()
    out.append(Figure("UI thread blocked, 3840 x 2160", longest_block(bench), "ms", "<= 50 ms"))
    bench.close()
    bench = Bench(read_document(picture, 250.0), HINT_SIZE, folder)
    bench.scatter(HINTS)
    out += _figures(f"hint release to paint, {HINTS} hints", hint_to_paint(bench), "<= 60 ms")
    out.append(Figure("UI thread blocked, 1920 x 1200", longest_block(bench), "ms", "<= 50 ms"))
    bench.close()
    return out


def _figures(title: str, times: Sequence[float], bar: str) -> list[Figure]:
    return [
        Figure(f"{title}, median", statistics.median(times), "ms", bar),
        Figure(f"{title}, worst", max(times), "ms"),
    ]


def bench(data: Path | None, say: Say) -> list[Figure]:
    """The figures, taken offscreen in a process of its own."""
    picture = test_pictures(data) / PICTURE
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "colorstudio.ui.canvas.measure", str(picture)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ColorStudioError(f"The canvas could not be measured: {done.stderr[-400:]}")
    return [Figure(**row) for row in json.loads(done.stdout)]


def main() -> None:
    """Writes the figures of the picture named on the command line as JSON."""
    application = QApplication(sys.argv[:1])
    apply_theme(application, "dark")
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            {"name": f.name, "value": f.value, "unit": f.unit, "bar": f.bar}
            for f in figures(Path(sys.argv[1]), Path(folder))
        ]
    sys.stdout.write(json.dumps(rows))


if __name__ == "__main__":
    main()
