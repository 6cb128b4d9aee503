"""Kills the program at random moments of a painting session, and looks at what comes back.

    python scripts/prove_kills.py --kills 200 --json kills.json

Each time the real window is started (drawn offscreen, in a process of its own), paints by itself
(`painting_session.py`) and gets SIGKILL. Then the real recovery is asked; for some, in the real
window. What comes back must be a state that the diary knows, and nothing that was older than a
second may be missing; every file on the disk must open, whole.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import painting_session
from painting_session import RUN_BEGAN, RUN_ENDED, Digests

from colorstudio import resources

SAMPLES = ("samples/jacket.jpg", "samples/recolor.colorstudio", "samples/chamomile.jpg")
BEGIN_SECONDS = 120.0
ALLOWED_MS = 1000.0


def main() -> int:
    """Kills as often as is asked, writes the report and returns 0 where nothing was wrong."""
    parser = argparse.ArgumentParser(description="Kills the program, looks at what comes back")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--most", type=float, default=6.0, help="seconds after the first edit")
    parser.add_argument("--window-every", type=int, default=10, help="recovers in the window")
    parser.add_argument("--models-every", type=int, default=10, help="runs a model meanwhile")
    parser.add_argument("--pause", type=int, default=60, help="ms between edits, on average")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    prepare(options.models_every > 0)
    chance = random.Random(options.seed)
    rows = []
    for number in range(options.kills):
        with tempfile.TemporaryDirectory(prefix="kill-") as place:
            model = (
                options.models_every > 0
                and number % options.models_every == options.models_every - 1
            )
            window = options.window_every > 0 and number % options.window_every == 0
            seconds = chance.uniform(0.5, 3 * options.most if model else options.most)
            row = killed_once(
                Path(place), chance.randrange(1 << 30), seconds,
                model=model, window=window, pause_ms=options.pause,
            )  # fmt: skip
            if row["problems"]:
                keep = Path(tempfile.gettempdir()) / f"kill-problem-{options.seed}-{number}"
                shutil.copytree(place, keep, dirs_exist_ok=True)
        rows.append(row)
        print(f"{number + 1:4d} {json.dumps(row)}", flush=True)
        if options.json:
            options.json.write_text(json.dumps(report(rows, options.seed), indent=1))
    done = report(rows, options.seed)
    print(json.dumps({k: v for k, v in done.items() if k != "rows"}, indent=1))
    return 1 if done["problems"] else 0


def prepare(models: bool) -> None:
    """Imports and compiles once what every session needs; they are forked from here."""
    import cv2

    cv2.setNumThreads(0)  # its threads would not live on in the sessions
    from colorstudio.document.warm_up import warm_up

    warm_up()
    if models:
        import torch

        from colorstudio.engine.warm_up import warm_up as import_networks

        import_networks()
        torch.set_num_threads(1)


def killed_once(
    place: Path, seed: int, seconds: float, *, model: bool, window: bool, pause_ms: int
) -> dict[str, Any]:
    """One session from its start to what is left of it."""
    home, folder = place / "home", place / "files"
    folder.mkdir()
    sample = SAMPLES[seed % len(SAMPLES)]
    file = folder / Path(sample).name
    shutil.copy(resources.path(sample), file)
    diary = folder / "diary.jsonl"

    def paint() -> None:
        painting_session.paint(home, file, folder, seed, models=model, pause_ms=pause_ms)

    session = forked(paint, place)
    end = time.monotonic() + BEGIN_SECONDS
    died = False
    while len(lines(diary)) < 2 and time.monotonic() < end and not died:
        time.sleep(0.01)
        died = ended(session)
    time.sleep(0 if died else seconds)
    died = died or ended(session)
    death = time.monotonic_ns()
    if not died:
        os.kill(session, signal.SIGKILL)
        os.waitpid(session, 0)
    did = [line["did"] for line in lines(diary)]
    begun, over = did.count(RUN_BEGAN), did.count(RUN_ENDED)
    row: dict[str, Any] = {
        "after_s": round(seconds, 2),
        "model": model,
        "window": window,
        "edits": len(did) - begun - over,
        "runs_ended": over,
        "run_under_way": begun > over,
        "problems": [f"the session ended by itself: {said(place)}"] if died else [],
    }
    how = in_window if window else headless
    left = asked(lambda: how(home, folder, file), place)
    judge(row, left, lines(diary), death)
    row["files"] = left.get("files", 0)
    row["problems"] += left["problems"]
    return row


def judge(row: dict[str, Any], left: dict[str, Any], diary: list[Any], death: int) -> None:
    """What is missing of the diary, and since when."""
    row["source"] = left.get("source", "")
    row |= {what: left.get(what, 0) for what in ("candidates", "pictures")}
    for what in ("state", "kept"):
        known = [n for n, line in enumerate(diary) if line[what] == left.get(what)]
        if not known:
            row["problems"].append(f"{what}: what came back never was")
            continue
        later = diary[known[-1] + 1 :]
        lost = (death - later[0]["ns"]) / 1e6 if later else 0.0
        row[f"lost_{what}_ms"] = round(lost, 1)
        row[f"lost_{what}_edits"] = len({line[what] for line in later})
        if lost > ALLOWED_MS:
            row["problems"].append(f"{what}: {lost:.0f} ms are lost")


# -- what is left, looked at in a process of its own


def headless(home: Path, folder: Path, file: Path) -> dict[str, Any]:
    """What the recovery gives back, and whether every file is whole."""
    os.environ["COLORSTUDIO_HOME"] = str(home)
    from colorstudio import paths
    from colorstudio.document.looks import ENTRY, unpacked
    from colorstudio.document.recovery import recoverable

    left = files_left(home, folder)
    found = recoverable(paths.recovery())
    if len(found) > 1:
        left["problems"].append("more than one document is offered")
    if found:
        state, left["source"] = found[0].read().state, "journal"
    else:
        state, left["source"] = saved_state(folder, file), "file"
    digests = Digests()
    kept = unpacked(state.foreign.get(ENTRY, b"[]"))
    left |= {
        "state": digests.state(state),
        "kept": digests.kept(kept),
        "candidates": len(kept),
        "pictures": painting_session.pictures(kept),
    }
    return left


def saved_state(folder: Path, file: Path) -> Any:
    """What the files hold: the project that was saved last, else what was opened."""
    from colorstudio.document.files import read_document

    work = folder / "work.colorstudio"
    return read_document(work if work.exists() else file, 1000.0, companions=True).state


def in_window(home: Path, folder: Path, file: Path) -> dict[str, Any]:
    """The same in the real window: the offer at the start, its button, the strip."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    os.environ["COLORSTUDIO_HOME"] = str(home)
    from colorstudio import paths
    from colorstudio.document.recovery import recoverable
    from colorstudio.ui.dialogs.recovery import RecoveryDialog

    if not recoverable(paths.recovery()):
        return headless(home, folder, file)
    left = files_left(home, folder)
    qt, application = painting_session.started(home)
    window = application.open_window()
    digests = Digests()

    def shown(document: Any) -> None:
        QTimer.singleShot(500, lambda: look(document))

    def look(document: Any) -> None:
        kept = [(c.task, c.pinned, c.look) for c in window.candidates.items]
        left.update(
            source="window",
            state=digests.state(document.state),
            kept=digests.kept(kept),
            candidates=len(kept),
            pictures=painting_session.pictures(kept),
        )
        if not document.modified:
            left["problems"].append("what was recovered counts as saved")
        qt.exit()

    def press() -> None:
        dialogs = [d for d in QApplication.topLevelWidgets() if isinstance(d, RecoveryDialog)]
        dialogs += window.findChildren(RecoveryDialog)
        if dialogs:
            dialogs[0].recover_button.click()
        else:
            QTimer.singleShot(50, press)

    window.session.document_changed.connect(shown)
    application.offer_recovery()
    QTimer.singleShot(50, press)
    QTimer.singleShot(60_000, qt.exit)
    qt.exec()
    return left


def files_left(home: Path, folder: Path) -> dict[str, Any]:
    """Opens every file that the session has written; what does not open is a problem."""
    from colorstudio.document.project_file import load
    from colorstudio.imaging import io
    from colorstudio.imaging.palette_files import read

    def settings(path: Path) -> None:
        if not isinstance(json.loads(path.read_text("utf-8")), dict):
            raise ValueError("no settings")

    openers: dict[str, Callable[[Path], object]] = {
        ".colorstudio": load,
        ".colorstudio~": load,
        ".png": lambda path: io.read(path, max_megapixels=1000),
        ".jpg": lambda path: io.read(path, max_megapixels=1000),
    }
    problems, count = [], 0
    found = [(path, openers.get(path.suffix)) for path in sorted(folder.iterdir())]
    found += [(path, settings) for path in home.glob("config/settings.json")]
    found += [(path, read) for path in home.glob("data/palettes/*.json")]
    for path, opener in found:
        if opener is None or path.name.startswith("."):
            continue
        count += 1
        try:
            opener(path)
        except Exception as error:
            problems.append(f"{path.name}: {error!r}")
    log = home / "logs" / "colorstudio.log"
    faults = [line for line in log.read_text("utf-8").splitlines() if " ERROR " in line]
    problems += [f"the session logged: {line}" for line in faults]
    return {"files": count, "problems": problems}


# -- processes


def forked(work: Callable[[], object], place: Path) -> int:
    """Starts ``work`` in a process of its own that tells what it says to a file."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    try:
        log = os.open(place / "output.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(log, 1)
        os.dup2(log, 2)
        import cv2

        cv2.setNumThreads(2)
        work()
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(3)


def asked(work: Callable[[], dict[str, Any]], place: Path) -> dict[str, Any]:
    """What ``work`` answers, from a process of its own."""
    answer = place / "answer.json"

    def tell() -> None:
        answer.write_text(json.dumps(work()))
        os._exit(0)

    os.waitpid(forked(tell, place), 0)
    if not answer.exists():
        return {"problems": [f"the recovery failed: {said(place)}"]}
    return json.loads(answer.read_text())


def ended(child: int) -> bool:
    """Whether a process that was forked here is over; to be asked no more once it is."""
    return os.waitpid(child, os.WNOHANG) != (0, 0)


def said(place: Path) -> str:
    """The last that a process of this place has said."""
    return (place / "output.txt").read_text()[-1500:]


def lines(diary: Path) -> list[Any]:
    """The diary as far as it is whole; its last line may be cut."""
    if not diary.exists():
        return []
    text = diary.read_text()
    return [json.loads(line) for line in text.splitlines(True) if line.endswith("\n")]


def report(rows: list[dict[str, Any]], seed: int) -> dict[str, Any]:
    """The figures of all kills."""
    out: dict[str, Any] = {"kills": len(rows), "seed": seed}
    for what in ("state", "kept"):
        lost = [row[f"lost_{what}_ms"] for row in rows if f"lost_{what}_ms" in row]
        out[f"lost_{what}_ms"] = {
            "median": round(statistics.median(lost), 1) if lost else None,
            "most": max(lost, default=None),
        }
    return out | {
        "edits": sum(row["edits"] for row in rows),
        "candidates": sum(row["candidates"] for row in rows),
        "pictures_of_models": sum(row["pictures"] for row in rows),
        "with_a_model": sum(row["model"] for row in rows),
        "with_a_run_that_had_ended": sum(row["runs_ended"] > 0 for row in rows),
        "amid_a_run": sum(row["run_under_way"] for row in rows),
        "in_the_window": sum(row["source"] == "window" for row in rows),
        "from_the_journal": sum(row["source"] in ("journal", "window") for row in rows),
        "files_opened": sum(row["files"] for row in rows),
        "problems": [problem for row in rows for problem in row["problems"]],
        "rows": rows,
    }


if __name__ == "__main__":
    sys.exit(main())
