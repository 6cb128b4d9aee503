"""`make run` without a display: the sample photo coloured in the real window, drawn offscreen."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from colorstudio import resources
from colorstudio.errors import ColorStudioError

SAMPLE = "samples/chamomile.jpg"
WINDOW_SIZE = (1440, 900)
PATIENCE_MS = 120_000


def run_demo(folder: Path) -> int:
    """Opens the sample with its hints, waits for the answer, writes the coloured photo and a
    picture of the window to ``folder``, and says so. Returns the exit status."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["COLORSTUDIO_HOME"] = home  # no settings of the person, nothing left behind
        return _run(folder)


def _run(folder: Path) -> int:
    from PySide6.QtCore import QTimer

    from colorstudio.app import Application, finish, make_qt, start_logging
    from colorstudio.document.export import ExportOptions

    folder.mkdir(parents=True, exist_ok=True)
    photo, picture = folder / "chamomile-coloured.png", folder / "window.png"
    start_logging()
    qt = make_qt(sys.argv[:1])
    application = Application(qt, safe_mode=True)
    window = application.open_window([resources.path(SAMPLE)])
    window.resize(*WINDOW_SIZE)
    faults: list[str] = []

    def answered(_: object) -> None:
        window.session.answered.disconnect(answered)
        window.session.export(photo, ExportOptions())

    def exported(job: object) -> None:
        if getattr(job, "title", "").startswith("Export"):
            # one more turn of the loop, so that the last rectangle is painted
            QTimer.singleShot(300, drawn)

    def drawn() -> None:
        window.grab().save(str(picture))
        application.close()
        qt.quit()

    def late() -> None:
        faults.append("The window did not answer in time.")
        qt.quit()

    window.session.answered.connect(answered)
    application.slow.finished.connect(exported)
    application.slow.failed.connect(lambda job: (faults.append(str(job.error)), qt.quit()))
    QTimer.singleShot(PATIENCE_MS, late)
    qt.exec()
    if faults:
        print(f"colorstudio: {faults[0]}", file=sys.stderr)  # noqa: T201
        return finish(application, ColorStudioError.exit_code)
    print(f"No display here, so the window was drawn offscreen: {picture}")  # noqa: T201
    print(f"The sample photo with its {len(_hints())} hints in colour: {photo}")  # noqa: T201
    return finish(application, 0)


def _hints() -> tuple[object, ...]:
    from colorstudio.imaging import hints

    return hints.load(resources.path(SAMPLE.replace(".jpg", ".hints.json"))).items
