"""Takes the pictures of README and docs anew, from the real window: `make pictures`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))
IMAGES = REPOSITORY / "docs" / "images"
SAMPLE = REPOSITORY / "resources" / "samples" / "chamomile.jpg"
SIZE = (1440, 900)
QUALITY = 88
SETTLE_MS = 1500


def main() -> int:
    """Writes docs/images/*.webp. Returns the exit status."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["COLORSTUDIO_HOME"] = home
        return _take()


def _take() -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPixmap

    from colorstudio.app import Application, make_qt

    IMAGES.mkdir(parents=True, exist_ok=True)
    qt = make_qt(sys.argv[:1])
    application = Application(qt, safe_mode=True)
    window = application.open_window()
    window.resize(*SIZE)

    def save(name: str, pixmap: QPixmap) -> None:
        pixmap.save(str(IMAGES / f"{name}.webp"), "WEBP", QUALITY)
        print(IMAGES / f"{name}.webp")

    def shot(name: str) -> Callable[[], None]:
        return lambda: save(name, window.grab())

    def canvas_shot(name: str) -> Callable[[], None]:
        return lambda: save(name, window.canvas.grab())

    session = window.session
    steps: list[Callable[[], object]] = [
        shot("start"),
        lambda: session.open([SAMPLE]),
        shot("window"),
        lambda: window.actions_table["view.compare"].trigger(),
        canvas_shot("before-after"),
        lambda: window.actions_table["view.compare"].trigger(),
        lambda: window.wear("light"),
        shot("window-light"),
        lambda: (application.close(), qt.quit()),
    ]

    def next_step() -> None:
        if steps:
            steps.pop(0)()
            QTimer.singleShot(SETTLE_MS, next_step)

    QTimer.singleShot(SETTLE_MS, next_step)
    qt.exec()
    return 0


if __name__ == "__main__":
    sys.exit(main())
