"""Takes the pictures of README and docs anew, from the real window: `make pictures`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))
IMAGES = REPOSITORY / "docs" / "images"
SAMPLE = REPOSITORY / "resources" / "samples" / "chamomile.jpg"
SIZE = (1440, 900)
DIALOG = (900, 640)
QUALITY = 88
SETTLE_MS = 2500
BRAND = "#1f3a6e"


def main() -> int:
    """Writes docs/images/*.webp. Returns the exit status."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["COLORSTUDIO_HOME"] = home
        return _take()


def _take() -> int:
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtGui import QPixmap

    from colorstudio.app import Application, make_qt
    from colorstudio.imaging.color import Color
    from colorstudio.ui.dialogs.models import open_models
    from colorstudio.ui.start_page import SAMPLES
    from colorstudio.ui.theme import PANEL_WIDTH

    IMAGES.mkdir(parents=True, exist_ok=True)
    qt = make_qt(sys.argv[:1])
    application = Application(qt, safe_mode=True)
    window = application.open_window()
    window.resize(*SIZE)
    # as on a screen of that size: the offscreen one is small when the window is first laid out
    window.resizeDocks([window.docks["task"]], [PANEL_WIDTH], Qt.Orientation.Horizontal)

    def save(name: str, pixmap: QPixmap) -> None:
        pixmap.save(str(IMAGES / f"{name}.webp"), "WEBP", QUALITY)
        print(IMAGES / f"{name}.webp")

    def shot(name: str) -> Callable[[], None]:
        return lambda: save(name, window.grab())

    def canvas_shot(name: str) -> Callable[[], None]:
        return lambda: save(name, window.canvas.grab())

    def exact(panel: Any) -> None:
        panel.mode.setCurrentIndex(1)
        panel.mode.activated.emit(1)

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
        lambda: window.wear("dark"),
        lambda: window.start.sampled.emit(SAMPLES[1]),
        lambda: window.tasks.panels["recolor"].choose(Color.from_hex(BRAND)),  # type: ignore[attr-defined]
        lambda: None,
        shot("recolor"),
        lambda: window.start.sampled.emit(SAMPLES[2]),
        lambda: exact(window.tasks.panels["palette"]),
        lambda: None,
        shot("palette"),
        lambda: [window.actions_table["view.compare"].trigger() for _ in range(2)],
        lambda: window.start.sampled.emit(SAMPLES[3]),
        lambda: None,
        shot("sketch"),
        lambda: open_models(window).resize(*DIALOG),
        lambda: save("models", open_models(window).grab()),
        lambda: save_plates(),
        lambda: (application.close(), qt.quit()),
    ]

    def next_step() -> None:
        if steps:
            steps.pop(0)()
            QTimer.singleShot(SETTLE_MS, next_step)

    QTimer.singleShot(SETTLE_MS, next_step)
    qt.exec()
    return 0


def save_plates() -> None:
    """The six inks of the sample, each plate in its colour, beside their proof."""
    import cv2
    import numpy as np

    from colorstudio import resources
    from colorstudio.imaging import io, palette_files
    from colorstudio.methods.base import Quiet
    from colorstudio.methods.palette.separate import SeparateRequest, separate

    picture = io.read(resources.path("samples/osprey.jpg")).pixels
    inks = palette_files.read(resources.path("samples/osprey.palette.json"))
    made = separate(
        SeparateRequest(picture, inks, dpi=150, trap=0.2, min_width=0.4, min_area=0.8), Quiet()
    )
    paper = np.array(inks[0].color.rgb8, np.float32)
    tiles = [made.proof.array[..., :3].astype(np.float32)]
    for plate in made.plates:
        ink = np.array(plate.color.rgb8, np.float32)
        tiles.append(np.where(plate.coverage[..., None], ink, paper))
    small = [cv2.resize(tile, (480, 270), interpolation=cv2.INTER_AREA) for tile in tiles]
    small = [
        cv2.copyMakeBorder(t, 6, 6, 6, 6, cv2.BORDER_CONSTANT, value=(255,) * 3) for t in small
    ]
    blank = np.full_like(small[0], 255)
    rows = [np.hstack(small[:4]), np.hstack([*small[4:], blank])]
    sheet = np.rint(np.vstack(rows)[..., ::-1]).astype(np.uint8)
    cv2.imwrite(str(IMAGES / "plates.webp"), sheet, [cv2.IMWRITE_WEBP_QUALITY, QUALITY])
    print(IMAGES / "plates.webp")


if __name__ == "__main__":
    sys.exit(main())
