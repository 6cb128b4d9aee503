"""Hours of use in one run: thousands of edits and jobs through the window; what is left of them.

    python scripts/soak.py --edits 10000 --jobs 2000 -o soak.json

Works through rounds: a picture is opened, edited, asked, exported, saved, put away; each cycle has
a round of every task and two of small pictures for the models. After each cycle, with no document
open, memory, threads, timers, objects and files are counted, and a few things that a person waits
for are timed. Memory is compared with the first point after the warm-up (a tenth of the run, in
which every kind of move has come); times are compared by quarters after it, by the clock and by
processor time, each divided by that of a program which has just been started and does the same in
turns, since machines are shared. The exit status is 1 where a bound is broken.
What was measured so far is in FILE.points.json beside the report.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "scripts")]

REST_MS = 2000
"""Timers that run once have run out by then."""
BESIDE = 0.015
"""Part of the moves that is neither an edit nor a job."""
MOST_GROWTH = 0.05
MOST_SLOWER = 0.10
WARM_PART = 0.1
PROBES = 7
ROUNDS = (
    ("colorize", "photo", False),
    ("recolor", "object", False),
    ("palette", "print", False),
    ("sketch", "drawing", False),
    ("colorize", "small_photo", True),
    ("sketch", "small_drawing", True),
)
"""Task, picture, and whether it is a round for the models."""
STEADY = ("threads", "timers", "active_timers", "widgets", "qobjects", "descriptors")
"""What must be at the end what it was after the warm-up."""
OWN_MEMORY = ("rss", "anonymous", "in_use")
"""The proportional set grows too where other programs let go of a shared page."""
MODEL_SIDE = 160
CAST = {
    "name": "Mika",
    "parts": [{"name": "hair", "color": "#2b4a6f", "shade": "#1b2f49"},
              {"name": "coat", "color": "dark red"}, {"name": "nose", "color": "#e0a0a0"}],
}  # fmt: skip
WARM_WAITS = ("open", "hint", "brush")


def files_in(folder: Path, megapixels: float, photo: Path | None) -> Any:
    """The pictures of a run, scaled from the samples; ``photo``: a picture taken in their place."""
    import cv2
    import numpy as np
    from soaking.jobs import Files

    from colorstudio import resources

    def scaled(source: Path, name: str, pixels: float) -> Path:
        codes = cv2.imread(str(source))
        assert codes is not None, source
        factor = (pixels / (codes.shape[0] * codes.shape[1])) ** 0.5
        if abs(factor - 1) > 0.01:
            way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
            codes = cv2.resize(codes, None, fx=factor, fy=factor, interpolation=way)
        path = folder / name
        cv2.imwrite(str(path), codes)
        return path

    def sample(name: str) -> Path:
        return resources.path(f"samples/{name}")

    full, small = megapixels * 1e6, float(MODEL_SIDE * MODEL_SIDE)
    cast = folder / "mika.json"
    cast.write_text(json.dumps(CAST))
    broken = folder / "broken.png"
    broken.write_bytes(sample("dog.png").read_bytes()[:3000])
    broken.with_suffix(".ase").write_bytes(np.random.default_rng(1).bytes(200))
    return Files(
        photo=scaled(photo or sample("chamomile.jpg"), "photo.jpg", full),
        object=scaled(photo or sample("jacket.jpg"), "object.jpg", full),
        print=scaled(photo or sample("osprey.jpg"), "print.jpg", full),
        drawing=scaled(sample("animals.png"), "drawing.png", full),
        reference=sample("dog-reference.png"),
        small_photo=scaled(sample("chamomile.jpg"), "small.jpg", small),
        small_drawing=scaled(sample("dog.png"), "small-drawing.png", small),
        broken=broken,
        cast=cast,
    )


class Soak:
    """One run. ``models``: whether rounds with them are made, and their libraries imported."""

    def __init__(self, application: Any, folder: Path, options: argparse.Namespace) -> None:
        from soaking.desk import Desk
        from soaking.gauges import Beat, Point

        self.desk = Desk(application, folder, options.seed)
        self.application = application
        self.files = files_in(folder, options.megapixels, options.photo)
        self.options = options
        self.beat = Beat(application)
        self.points: list[Point] = []
        self.began = time.perf_counter()
        self.jobs = 0
        self.spent: dict[str, list[float]] = {}

    @property
    def rounds(self) -> tuple[tuple[str, str, bool], ...]:
        return tuple(row for row in ROUNDS if self.options.models or not row[2])

    def run(self) -> None:
        """All cycles, with a point before the first and after each."""
        options = self.options
        self.warm()
        self.point()
        compared = compared_cycles(options.cycles)
        for cycle in range(1, options.cycles + 1):
            for n, (task, picture, models) in enumerate(self.rounds, 1):
                part = (cycle - 1 + n / len(self.rounds)) / options.cycles
                self.round(task, picture, models, options.edits * part, options.jobs * part)
            self.desk.rest()
            self.point(fresh=cycle in compared)

    def warm(self) -> None:
        """Every way with a model, every dialog and every theme once: what they load is kept for
        the next time, whenever in a run they come first."""
        from soaking.jobs import DIALOGS, PHOTO_WAYS, run_way

        from colorstudio.ui import theme

        desk = self.desk
        for name in theme.THEMES:
            desk.window.wear(name)
        desk.open(self.files.small_photo)
        for action_id in DIALOGS:
            desk.act(action_id)
            desk.pump(20)
            desk.close_dialogs()
        if self.options.models:
            for way in PHOTO_WAYS:
                run_way(desk, way, whole=True)
            desk.calm()
            desk.close()
            desk.open(self.files.small_drawing)
            run_way(desk, "sketch.reference", whole=True)
        desk.rest()
        desk.edits = desk.steps = 0

    def round(self, task: str, picture: str, models: bool, edits: float, jobs: float) -> None:
        """One document, until so many edits and jobs were made since the beginning of the run."""
        from soaking.edits import EDITS
        from soaking.jobs import begin_drawing, beside, jobs_of

        desk, random = self.desk, self.desk.random
        desk.open(getattr(self.files, picture))
        desk.session.choose_task(task)
        if task == "sketch":
            begin_drawing(desk)
        moves = jobs_of(task, self.files, models=models)
        other = beside(self.files)
        self.beat.start()
        while desk.edits < edits or self.jobs < jobs:
            left_edits, left_jobs = max(0.0, edits - desk.edits), max(0.0, jobs - self.jobs)
            if desk.session.document is None:  # a project that could not be opened again
                break
            began = time.perf_counter()
            if random.random() < BESIDE:
                move = random.choices([m for m, _ in other], [w for _, w in other])[0]
                move(desk)
            elif random.random() * (left_edits + left_jobs) < left_jobs:
                name, move, _ = random.choices(moves, [w for *_, w in moves])[0]
                desk.ask(name)
                self.jobs += 1
                move(desk)
            else:
                row = EDITS[desk.session.task]
                move = random.choices([m for m, _ in row], [w for _, w in row])[0]
                move(desk)
            desk.close_dialogs()
            desk.pump()
            spent = self.spent.setdefault(getattr(move, "__name__", "move"), [0, 0.0])
            spent[0] += 1
            spent[1] += time.perf_counter() - began
            if desk.session.task != task and not models:
                desk.session.choose_task(task)
        self.beat.stop()
        desk.calm()
        desk.close()

    # -- what is measured -------------------------------------------------------------------------

    def point(self, *, fresh: bool = False) -> None:
        """Rests, times what a person waits for, counts everything. ``fresh``: a program that has
        just been started does the same in turns."""
        from soaking.control import Fresh
        from soaking.gauges import Point, gauge

        desk = self.desk
        worst, p99 = self.beat.taken()
        point = Point(
            desk.edits, self.jobs, desk.lane_jobs, time.perf_counter() - self.began,
            time.process_time(),
        )  # fmt: skip
        desk.rest()
        if fresh:
            photo = [] if self.options.photo is None else ["--photo", str(self.options.photo)]
            with Fresh(["--megapixels", str(self.options.megapixels), *photo]) as other:
                self.probe(point, other)
        else:
            self.probe(point)
        desk.rest()
        desk.pump(REST_MS)
        gauge(self.application, point)
        point.beat_worst, point.beat_p99 = worst, p99
        self.points.append(point)
        if self.options.out is not None:
            rows = [p.row() for p in self.points]
            told = {"points": rows, "seconds_by_move": self.spent}
            self.options.out.with_suffix(".points.json").write_text(json.dumps(told))
        counted = {name: _counted(point, name) for name in STEADY}
        print(
            f"{point.seconds:7.0f} s, {point.edits} edits, {point.jobs} jobs ({point.lane_jobs}):"
            f" RSS {point.rss:.0f} MB, in use {point.in_use:.0f}; "
            + ", ".join(f"{name} {n}" for name, n in counted.items())
            + "; ms: "
            + ", ".join(f"{name} {ms:.0f}" for name, ms in point.waits.items())
            + f"; worst beat {worst:.0f} ms",
            flush=True,
        )

    def probe(self, point: Any, fresh: Any = None) -> None:
        """The same few things again and again: a picture opens, a hint is answered, a dab lands."""
        from soaking.gauges import medians

        rows: dict[str, list[tuple[float, float]]] = {}
        others: dict[str, list[tuple[float, float]]] = {}
        edits = self.desk.edits
        for _ in range(self.options.probes):
            for told, times in ((rows, self.once()), (others, fresh.times() if fresh else {})):
                for name, pair in times.items():
                    told.setdefault(name, []).append(pair)
        self.desk.edits = edits
        point.waits, point.cpus = medians(rows)
        point.fresh_waits, point.fresh_cpus = medians(others)

    def once(self) -> dict[str, tuple[float, float]]:
        """What a person waits for, once each, and the fixed piece of work."""
        from soaking.gauges import reference, timed

        desk = self.desk
        times = {"reference": timed(reference)}
        times["open"] = timed(self._open)
        times["hint"] = timed(self._hint)
        desk.pump(80)
        desk.calm()
        times["brush"] = timed(self._dab)
        desk.calm()
        desk.close()
        desk.pump(20)
        return times

    def _open(self) -> None:
        desk = self.desk
        desk.open(self.files.photo)
        desk.until(lambda: desk.canvas.display.settled, "the picture")

    def _hint(self) -> None:
        """From the click to the answer in all of the window."""
        desk = self.desk
        desk.session.set_tool(id="hint", group="")
        w, h = desk.shown().state.size
        answered: list[object] = []
        desk.session.answered.connect(answered.append)
        desk.click(0.4 * w, 0.4 * h)
        desk.until(lambda: bool(answered), "the answer")
        desk.until(lambda: desk.canvas.display.settled, "the answer's picture")
        desk.session.answered.disconnect(answered.append)

    def _dab(self) -> None:
        """From the press to the paint that is seen."""
        desk = self.desk
        desk.paintable()
        desk.session.set_tool(id="brush")
        desk.session.set_brush(radius_px=20.0, hardness=0.5)
        w, h = desk.shown().state.size
        desk.drag(*((x * w, 0.5 * h) for x in (0.3, 0.35, 0.4, 0.45, 0.5)))
        desk.until(lambda: desk.canvas.display.settled, "the paint")


# -- the report ----------------------------------------------------------------


def _counted(point: Any, name: str) -> int:
    found = getattr(point, name)
    return sum(found.values()) if isinstance(found, dict) else found


def compared_cycles(cycles: int, *, warm_part: float = WARM_PART) -> set[int]:
    """Those of the first and the last quarter after the warm-up."""
    first = max(1, math.ceil(cycles * warm_part))
    quarter = max(1, (cycles + 1 - first) // 4)
    return {*range(first, first + quarter), *range(cycles + 1 - quarter, cycles + 1)}


def verdict(points: list[Any], *, warm_part: float = WARM_PART) -> dict[str, Any]:
    """What grew after the warm-up, and whether that is within the bounds."""
    total = points[-1].edits + points[-1].jobs
    at = next(n for n, p in enumerate(points) if p.edits + p.jobs >= warm_part * total and n)
    warm = points[at:]
    first, last = warm[0], warm[-1]
    quarter = max(1, len(warm) // 4)

    def ratio(name: str, field: str, by: str = "") -> float:
        def value(point: Any) -> float:
            found = getattr(point, field)
            if by == "fresh":
                return found[name] / getattr(point, f"fresh_{field}")[name]
            return found[name] / found[by] if by else found[name]

        old = statistics.median(value(p) for p in warm[:quarter])
        return statistics.median(value(p) for p in warm[-quarter:]) / old

    # a timer that ran out a moment later, or a pool's thread, is no growth: quarters, not points
    steady = {
        name: tuple(
            max(_counted(p, name) for p in part) for part in (warm[:quarter], warm[-quarter:])
        )
        for name in STEADY
    }
    # beside a program that was just started: a busier machine slows both
    slower = {
        name: max(ratio(name, kind, "fresh") for kind in ("waits", "cpus")) for name in WARM_WAITS
    }
    grown = {
        name: getattr(last, name) / max(1e-9, getattr(first, name)) - 1
        for name in ("rss", "anonymous", "in_use", "pss")
    }
    return {
        "from_point": at,
        "memory_growth": grown,
        "highest_after_warm": max(p.rss for p in warm) / first.rss - 1,
        "steady": steady,
        "living": {"first": first.living, "last": last.living},
        "slower": slower,
        "slower_cpu_beside_fresh": {name: ratio(name, "cpus", "fresh") for name in WARM_WAITS},
        "slower_clock": {name: ratio(name, "waits") for name in WARM_WAITS},
        "slower_cpu": {name: ratio(name, "cpus") for name in WARM_WAITS},
        "broken": [
            *(name for name in OWN_MEMORY if grown[name] > MOST_GROWTH),
            *(name for name, (old, new) in steady.items() if new > old),
            *(f"waits for {name}" for name, r in slower.items() if r > 1 + MOST_SLOWER),
        ],
    }


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2_000)
    parser.add_argument("--cycles", type=int, default=20, help="points that are measured")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--megapixels", type=float, default=0.3)
    parser.add_argument("--photo", type=Path, help="a photo in place of the samples")
    parser.add_argument("--probes", type=int, default=PROBES)
    parser.add_argument("--no-models", dest="models", action="store_false")
    parser.add_argument("--screen", action="store_true", help="on the X screen of $DISPLAY")
    parser.add_argument("--control", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("-o", "--out", type=Path, help="everything that was measured, as JSON")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    options = parsed(arguments)
    os.environ["QT_QPA_PLATFORM"] = "xcb" if options.screen else "offscreen"
    with tempfile.TemporaryDirectory() as home:
        # no settings of the person; temporary files of the program are seen in a place of their own
        for name, value in (("COLORSTUDIO_HOME", "home"), ("TMPDIR", "temporary")):
            path = Path(home) / value
            path.mkdir()
            os.environ[name] = str(path)
        tempfile.tempdir = None
        folder = Path(home) / "work"
        folder.mkdir()
        return _run(folder, options)


def _run(folder: Path, options: argparse.Namespace) -> int:
    from colorstudio.app import Application, finish, make_qt, start_logging

    start_logging()
    qt = make_qt(sys.argv[:1])
    qt.setQuitOnLastWindowClosed(False)
    application = Application(qt, safe_mode=True)
    soak = Soak(application, folder, options)
    application.prepare_more()
    if options.control:
        from soaking.control import serve

        application.engine.store.shipped = None
        soak.desk.calm()
        serve(soak.once)
        soak.desk.window.close_now()
        return finish(application, 0)
    if options.models:
        application.look_for_models()
    else:
        application.engine.store.shipped = None
    soak.desk.calm()
    soak.run()
    found = verdict(soak.points)
    report = {
        "options": {k: str(v) if isinstance(v, Path) else v for k, v in vars(options).items()},
        "moves": dict(sorted(soak.desk.done.items())),
        "lane_jobs": soak.desk.states,
        "undo_and_redo": soak.desk.steps,
        "seconds_by_move": soak.spent,
        "faults": soak.desk.faults,
        "verdict": found,
        "points": [point.row() for point in soak.points],
    }
    if options.out is not None:
        options.out.write_text(json.dumps(report, indent=1))
    print(json.dumps({**found, "moves": report["moves"], "lane_jobs": soak.desk.states}, indent=1))
    for fault in soak.desk.faults[:5]:
        print(fault, file=sys.stderr)
    soak.desk.window.close_now()
    return finish(application, 1 if found["broken"] else 0)


if __name__ == "__main__":
    sys.exit(main())
