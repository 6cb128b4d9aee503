"""What a person does without asking for the network, each in a process of its own that is watched.

``python -m tests.quiet_flows FLOW FOLDER``: prints "done" at its end.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).resolve().parent.parent / "resources" / "samples"
PHOTO, HINTS = str(SAMPLES / "chamomile.jpg"), str(SAMPLES / "chamomile.hints.json")
JACKET, MASK = str(SAMPLES / "jacket.jpg"), str(SAMPLES / "jacket.mask.png")
OSPREY, DRAWING = str(SAMPLES / "osprey.jpg"), str(SAMPLES / "dog.png")
REFERENCE = str(SAMPLES / "dog-reference.png")
COLORS = "#c03020,#e0d0a0,#203060"
QUICK = ("--steps", "2", "--seed", "1", "--device", "cpu")
WINDOW_SECONDS = 300.0


def _all(folder: Path, lines: Sequence[Sequence[str]]) -> None:
    from colorstudio import cli

    for line in lines:
        words = [word.replace("OUT", str(folder)) for word in line]
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            status = cli.main(words)
        if status != 0:
            sys.exit(f"{' '.join(words)} ended with {status}: {said.getvalue()[-500:]}")


def instant(folder: Path) -> None:
    """All ways without models, of all four tasks, and what is told of the program."""
    small = folder / "small.png"
    _shrunk(PHOTO, small)
    drawing, jacket, mask = folder / "drawing.png", folder / "jacket.png", folder / "mask.png"
    for source, target in ((DRAWING, drawing), (JACKET, jacket), (MASK, mask)):
        _shrunk(source, target)
    (folder / "pages").mkdir()
    _shrunk(DRAWING, folder / "pages" / "a.png")
    _all(
        folder,
        (
            ("colorize", PHOTO, "--hints", HINTS, "-o", "OUT/a.png", "--quiet"),
            ("colorize", PHOTO, "--again", "OUT/a.png", "-o", "OUT/b.png", "--quiet"),
            ("recolor", str(jacket), "--mask", str(mask), "--to", "#1f3a6e", "-o", "OUT/c.png"),
            ("segment", str(jacket), "--point", "60,60", "-o", "OUT/m.png"),
            ("palette", "extract", str(small), "-n", "5", "-o", "OUT/p.json"),
            ("palette", "apply", str(small), "--palette", "OUT/p.json", "-o", "OUT/d.png"),
            ("palette", "apply", str(small), "--palette", COLORS, "--exact", "-o", "OUT/e.png"),
            ("palette", "separate", str(small), "--palette", COLORS, "-o", "OUT/plates"),
            ("sketch", str(drawing), "--reference", REFERENCE, "-o", "OUT/f.png"),
            ("batch", "sketch", "OUT/pages", "OUT/done", "--reference", REFERENCE, "--quiet"),
        ),
    )
    told(folder)


def told(folder: Path) -> None:
    """What the program says of itself and of models."""
    _all(folder, (("models", "list"), ("methods",), ("doctor",), ("models", "list", "--json")))


def mini(folder: Path) -> None:
    """Every model that comes along, few steps each."""
    photo, drawing = folder / "photo.png", folder / "drawing.png"
    jacket, mask = folder / "jacket.png", folder / "mask.png"
    for source, target in ((PHOTO, photo), (DRAWING, drawing), (JACKET, jacket), (MASK, mask)):
        _shrunk(source, target, 128)
    picture, size = ("-o", "OUT/out.png", "--quiet", *QUICK), ("--size", "128x128")
    _all(
        folder,
        (
            ("colorize", str(photo), "--way", "piggyback", "--prompt", "a flower", *picture),
            ("colorize", str(photo), "--way", "cold", "-o", "OUT/out.png", "--device", "cpu"),
            ("recolor", str(jacket), "--mask", str(mask), "--way", "coloredit", "--to", "#1f3a6e",
             *picture),
            ("palette", "generate", "--palette", COLORS, "--prompt", "a heart", *size, *picture),
            ("sketch", str(drawing), "--way", "reference", "--reference", REFERENCE, *picture),
            ("segment", str(jacket), "--point", "60,60", "-o", "OUT/m.png"),
            ("models", "verify"),
        ),
    )  # fmt: skip


def window(folder: Path) -> None:
    """The window from its start until everything that it does by itself is done: the answer, the
    look for unsaved work, the imports for models, the panels of all four tasks."""
    from PySide6.QtCore import QTimer

    from colorstudio import app

    began: dict[str, Any] = {}
    open_window = app.Application.open_window

    def opened(self: app.Application, files: Sequence[Path] = ()) -> Any:
        began["window"] = found = open_window(self, files)
        began["application"] = self
        timer = QTimer(self)
        timer.timeout.connect(lambda: _look(began))
        timer.start(500)
        QTimer.singleShot(int(1000 * WINDOW_SECONDS), lambda: os._exit(3))
        return found

    app.Application.open_window = opened  # type: ignore[method-assign]
    sample = folder / "chamomile.jpg"
    sample.write_bytes(Path(PHOTO).read_bytes())
    sample.with_suffix(".hints.json").write_bytes(Path(HINTS).read_bytes())
    finish = app.finish

    def finished(application: Any, status: int) -> int:
        sys.stdout.write("done\n")  # what follows may not return
        return finish(application, status)

    app.finish = finished
    sys.exit(app.run([sample]))


def _look(began: dict[str, Any]) -> None:
    """Every half second: another task, and the end once nothing is left to be done."""
    application, window = began["application"], began["window"]
    step = began["step"] = began.get("step", 0) + 1
    window.tasks.tabs.setCurrentIndex(step % 4)
    if application._imported and step > 4 and not began.get("over"):
        began["over"] = True
        window.close_now()


def _shrunk(source: str, target: Path, side: int = 160) -> None:
    from colorstudio.imaging.io import WriteOptions, read, write

    write(target, read(source).pixels, options=WriteOptions(max_side=side))


FLOWS = {"instant": instant, "told": told, "mini": mini, "window": window}


def main(arguments: Sequence[str]) -> int:
    """Runs one flow."""
    from colorstudio import paths

    paths.settle()
    FLOWS[arguments[0]](Path(arguments[1]))
    sys.stdout.write("done\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
