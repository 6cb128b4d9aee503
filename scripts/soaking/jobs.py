"""Jobs as a person asks for them, also those that end badly, and what lies beside the work.

Part of `scripts/soak.py`. A move is a function of the desk; the tables say how often each comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from colorstudio.document.export import EXPORT_FORMATS, ExportOptions
from colorstudio.document.layers import walk
from colorstudio.ui import (
    colorize_actions,
    mask_actions,
    palette_actions,
    recolor_actions,
    sketch_actions,
    theme,
)
from colorstudio.ui.candidates import Candidate
from colorstudio.ui.panels.model_section import ModelSection

from .desk import LEFT, Desk, leave
from .edits import MOST_LAYERS, MOST_MASKS, Move, add_hint, change_palette, choose_mask

MOST_CANDIDATES = 12
PALETTES = (".json", ".gpl", ".ase", ".aco", ".act", ".kpl", ".pal", ".hex", ".css")


@dataclass(frozen=True)
class Files:
    """What is opened: pictures of about a megapixel, small ones for the models, broken ones."""

    photo: Path
    object: Path
    print: Path
    drawing: Path
    reference: Path
    small_photo: Path
    small_drawing: Path
    broken: Path
    cast: Path


# -- jobs: answers, looks, files ----------------------------------------------------------------


def click_object(desk: Desk) -> None:
    """An edit that a job makes: the segmenter answers."""
    if len(desk.shown().state.masks) >= MOST_MASKS:
        choose_mask(desk)
        mask_actions.delete(desk.session)
    mask_actions.select_none(desk.session)
    desk.tool("object", refine=frozenset({"object"} if desk.random.random() < 0.3 else ()))
    desk.click(*desk.place())
    if desk.random.random() < 0.4:
        desk.click(*desk.place(), held=Qt.KeyboardModifier.ShiftModifier)


def answer(desk: Desk) -> None:
    """A hint, and the colours that come of it are waited for."""
    told: list[object] = []
    desk.session.answered.connect(told.append)
    add_hint(desk)
    desk.pump(2)
    desk.until(lambda: desk.session.instant.queue.idle, "the answer")
    desk.session.answered.disconnect(told.append)


def palette_look(desk: Desk) -> None:
    panel = desk.window.tasks.panels["palette"]
    change_palette(desk)
    panel.mode.setCurrentIndex(desk.random.randrange(2))  # type: ignore[attr-defined]
    panel.dither.set_value(desk.random.choice((0.0, 0.5)))  # type: ignore[attr-defined]
    panel._how_changed()  # type: ignore[attr-defined]
    settle_look(desk)


def recolor_look(desk: Desk) -> None:
    if not desk.session.mask:
        choose_mask(desk)
    if not desk.session.mask:
        click_object(desk)
        return
    panel: Any = desk.window.tasks.panels["recolor"]
    panel.choose(desk.color())
    settle_look(desk)


def look(desk: Desk) -> None:
    """The look of the task in hand, tried, and sometimes kept, compared, applied or let go."""
    task = desk.session.task
    if task == "palette":
        palette_look(desk)
    elif task == "recolor":
        recolor_look(desk)
    else:
        answer(desk)
        return
    chance = desk.random.random()
    if chance < 0.3:
        keep(desk)
    elif chance < 0.55:
        desk.act("task.apply_look")
    elif chance < 0.75:
        desk.session.set_look(None)


def settle_look(desk: Desk) -> None:
    desk.pump(2)
    desk.until(lambda: desk.session.instant.queue.idle, "the look")


def keep(desk: Desk) -> None:
    kept = desk.window.candidates
    desk.act("task.keep_look")
    if not kept.items:
        return
    some: Candidate = desk.random.choice(kept.items)
    what = desk.random.choice(("show", "compare", "pin", "remove", "apply", "nothing"))
    if what == "show":
        kept.show(some.id)
    elif what == "compare":
        kept.compare(some.id)
        desk.pump(30)
        kept.compare(some.id, False)
    elif what == "pin":
        kept.pin(some.id, not some.pinned)
    elif what == "apply":
        kept.apply(some.id)
    elif what == "remove":
        kept.remove(some.id)
    if len(kept.items) > MOST_CANDIDATES:
        kept.clear()


def export(desk: Desk) -> None:
    name = list(EXPORT_FORMATS)[desk.number % len(EXPORT_FORMATS)]
    row = EXPORT_FORMATS[name]
    more: dict[str, Any] = {}
    if not row.layered:
        more = {"max_side": desk.random.choice((0, 0, 500)), "separate": desk.number % 17 == 0}
    desk.session.export(desk.path(row.ending), ExportOptions(format=name, **more))


def save(desk: Desk) -> None:
    desk.session.save_as(desk.path(".colorstudio"))


def reopen(desk: Desk) -> None:
    """Saves the project, puts it away and opens it again, with history and candidates gone."""
    path = desk.path(".colorstudio")
    saved: list[bool] = []
    task = desk.session.task
    desk.session.save_as(path, lambda: saved.append(True))
    desk.until(lambda: bool(saved), "the project on the disk")
    desk.calm()
    desk.close()
    desk.open(path)
    desk.session.choose_task(task)


def extract(desk: Desk) -> None:
    source = desk.random.choice(("picture", "picture", "mask" if desk.session.mask else "picture"))
    palette_actions.extract(desk.session, desk.random.randrange(3, 8), source)


def palette_files(desk: Desk) -> None:
    path = desk.path(desk.random.choice(PALETTES))
    if len(desk.shown().state.palette):
        palette_actions.save(desk.session, path)
        palette_actions.load(desk.session, path)


def separate(desk: Desk) -> None:
    panel: Any = desk.window.tasks.panels["palette"]
    if len(desk.shown().state.palette) < 2:
        change_palette(desk)
    if desk.random.random() < 0.5:
        panel.inks.show_proof()
        desk.until(lambda: desk.application.slow.queue.idle, "the proof")
        desk.pump(5)
        desk.close_dialogs()
    else:
        folder = desk.folder / "plates"
        folder.mkdir(exist_ok=True)
        panel.inks.save_plates(folder)


def photo_work(desk: Desk) -> None:
    """Neutralise, levels, the answer as a layer."""
    what = desk.random.choice(("neutralise", "levels", "bake"))
    if what == "neutralise":
        colorize_actions.neutralise(desk.session)
    elif what == "levels":
        colorize_actions.auto_levels(desk.session)
    else:
        colorize_actions.bake(desk.session)


def colorways(desk: Desk) -> None:
    panel: Any = desk.window.tasks.panels["recolor"]
    if not desk.session.mask:
        click_object(desk)
        return
    for _ in range(2):
        panel.ways.add(desk.color())
    folder = desk.folder / "ways"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    panel.ways.list.setCurrentRow(0)
    panel.export(folder)
    while len(panel.ways.colors) > 3:
        panel.ways.list.setCurrentRow(0)
        panel.ways.delete()


def reference(desk: Desk, files: Files) -> None:
    def taken(found: recolor_actions.Reference) -> None:
        panel: Any = desk.window.tasks.panels["recolor"]
        if desk.session.mask and desk.session.task == "recolor":
            panel.new.refer_to(found)

    recolor_actions.read_reference(desk.session, files.reference, taken)


def masks_in_files(desk: Desk) -> None:
    path = desk.folder / "mask.png"
    if not desk.session.mask:
        choose_mask(desk)
    if desk.session.mask:
        mask_actions.save(desk.session, path)
        desk.until(lambda: desk.application.slow.queue.idle, "the mask on the disk")
    if path.is_file() and len(desk.shown().state.masks) < MOST_MASKS:
        mask_actions.load(desk.session, path)


def begin_drawing(desk: Desk) -> None:
    sketch_actions.begin(desk.session)
    desk.until(lambda: desk.shown().state.flats_layer is not None, "the ink")
    desk.calm()


def propose(desk: Desk, files: Files) -> None:
    panel: Any = desk.window.tasks.panels["sketch"]
    if desk.shown().state.flats_layer is None:
        begin_drawing(desk)
    what = desk.random.choice(("reference", "cast", "panels", "shade"))
    if what == "reference":
        panel.references.forget()
        panel.references.read(files.reference)
        desk.until(lambda: bool(panel.references.references), "the reference")
        panel.references.propose.click()
    elif what == "cast":
        panel.cast.read(files.cast, panel._place_cast)
    elif what == "panels":
        sketch_actions.find_panels(desk.session)
    else:
        sketch_actions.add_shade(desk.session, empty=desk.random.random() < 0.5)


def flats_to_layers(desk: Desk) -> None:
    if desk.shown().state.flats_layer is None:
        begin_drawing(desk)
    sketch_actions.to_layers(desk.session, desk.random.choice(("part", "color")))
    desk.calm()
    desk.act("edit.undo")


# -- jobs that end badly ----------------------------------------------------------------


def fail(desk: Desk, files: Files) -> None:
    """What cannot be: a broken picture, a folder that is gone, a palette that is none."""
    what = desk.random.randrange(4)
    if what == 0:
        desk.session.files.open(files.broken)
    elif what == 1:
        gone = desk.folder / "not there" / "picture.png"
        desk.session.export(gone, ExportOptions())
    elif what == 2:
        palette_actions.load(desk.session, files.broken.with_suffix(".ase"))
    else:
        desk.session.submit("Divide", _divide, refused=lambda _: None)


def _divide(_: object) -> float:
    return 1 / len(())


def cancel(desk: Desk) -> None:
    """An export, or a palette's proof, that is stopped in the middle."""
    before = set(desk.application.slow.queue.waiting)
    desk.session.export(desk.path(".png"), ExportOptions(format="png16"))
    desk.pump(desk.random.choice((0, 5, 40)))
    queue = desk.application.slow.queue
    for job in (queue.running, *queue.waiting):
        if job is not None and job not in before and job.title.startswith("Export"):
            desk.application.slow.cancel(job)


# -- beside the work ----------------------------------------------------------------


def look_around(desk: Desk) -> None:
    """Zoom, pan, rotate, compare, panels: the view, and whatever has keys."""
    for action_id in desk.random.sample(
        ("view.zoom_in", "view.zoom_out", "view.rotate_left", "view.rotate_right", "view.mirror",
         "view.actual", "view.grey", "view.compare", "color.swap", "brush.larger", "brush.smaller"),
        3,
    ):  # fmt: skip
        desk.act(action_id)
        desk.pump()
    if desk.canvas.compare.value != "off":
        desk.canvas.set_compare(type(desk.canvas.compare).off)
    for action_id in ("view.grey", "view.mirror"):
        action = desk.window.actions_table[action_id]
        if action.isCheckable() and action.isChecked():
            action.trigger()
    desk.act("view.rotate_reset")
    desk.act("view.fit")
    desk.window.places.reveal(desk.random.choice(("layers", "masks", "history", "jobs")))


DIALOGS = ("edit.preferences", "help.shortcuts", "help.about", "task.models", "file.export",
           "task.levels_dialog", "file.open", "file.save_as")  # fmt: skip


def dialogs(desk: Desk) -> None:
    desk.act(desk.random.choice(DIALOGS))
    desk.pump(20)
    desk.close_dialogs()


def wear(desk: Desk) -> None:
    desk.window.wear(desk.random.choice(list(theme.THEMES)))


def copy_and_paste(desk: Desk) -> None:
    desk.act("edit.copy")
    desk.until(lambda: desk.application.slow.queue.idle, "the copy")
    if not QGuiApplication.clipboard().image().isNull():
        if len(list(walk(desk.shown().state.layers))) < MOST_LAYERS:
            desk.act("edit.paste")
        QGuiApplication.clipboard().clear()


def second_window(desk: Desk, files: Files) -> None:
    """Another window with a picture, a hint in it, and away again."""
    other = desk.application.open_window([files.small_photo])
    desk.until(lambda: other.session.document is not None, "the second window's picture")
    other.session.set_tool(id="hint")
    desk.pump(20)
    QTest.mouseClick(other.canvas, LEFT, pos=other.canvas.rect().center())
    desk.pump(desk.random.choice((0, 30, 200)))
    desk.edits += other.session.document.index if other.session.document else 0
    leave(other)


# -- models ----------------------------------------------------------------


def section(desk: Desk, task: str, way: str) -> ModelSection:
    """The part of a task's panel that asks a model, with that way chosen and few steps."""
    desk.session.choose_task(task)
    panel = desk.window.tasks.panels[task]
    found = next(s for s in panel.findChildren(ModelSection) if way in s.specs)
    found.fold.set_open(True)
    desk.until(lambda: desk.session.shelf.known, "the list of models")
    found.choose_way(way)
    if found.form is not None:
        for name in ("steps", "inversion_steps"):
            if name in found.form.values():
                control: Any = found.form.control(name)
                control.setValue(desk.random.choice((2, 3)))
    return found


def run_way(desk: Desk, way: str, *, whole: bool = False) -> None:
    """Runs one of the ways with models; one in eight is stopped in the middle, unless ``whole``."""
    task = way.split(".")[0]
    if way == "recolor.coloredit" and not desk.session.mask:
        mask_actions.select_all(desk.session)
        desk.calm()
    if way.startswith("palette") and len(desk.shown().state.palette) < 2:
        change_palette(desk)
    if way == "sketch.reference" and desk.shown().state.flats_layer is None:
        begin_drawing(desk)
    asking = section(desk, task, way)
    asking.run()
    if whole:
        desk.until(lambda: not desk.session.runs.runs, "the model's answer")
    elif desk.random.random() < 0.125:
        desk.pump(desk.random.choice((0, 30, 150)))
        desk.session.runs.cancel_all()
    elif desk.random.random() < 0.5:
        desk.until(lambda: not desk.session.runs.runs, "the model's answer")


PHOTO_WAYS = ("colorize.piggyback", "colorize.cold", "recolor.coloredit", "palette.alignment",
              "palette.pixels", "colorize.ddcolor")  # fmt: skip
"""The last one has no weights here: its run is refused with a sentence."""


def run_photo_way(desk: Desk) -> None:
    run_way(desk, desk.random.choice(PHOTO_WAYS))
    while len(desk.window.candidates.items) > MOST_CANDIDATES:
        desk.window.candidates.clear()


def run_drawing_way(desk: Desk) -> None:
    run_way(desk, "sketch.reference")


def model_slider(desk: Desk) -> None:
    """The colour scale of cold diffusion, live after its run."""
    panel: Any = desk.window.tasks.panels["colorize"]
    panel.propose.color_scale.setValue(desk.random.uniform(40, 160))
    desk.until(lambda: not panel.propose.scaling.busy, "the colour scale")


# -- tables ----------------------------------------------------------------


def jobs_of(task: str, files: Files, *, models: bool) -> tuple[tuple[str, Move, float], ...]:
    """The jobs of a round by name, with how often they come. ``models``: a round of small pictures
    for them."""
    shared: tuple[tuple[str, Move, float], ...] = (
        ("export", export, 5),
        ("save", save, 2),
        ("save and reopen", reopen, 0.6),
        ("cancelled export", cancel, 2),
        ("failing job", lambda d: fail(d, files), 2),
    )
    own: dict[str, tuple[tuple[str, Move, float], ...]] = {
        "colorize": (("answer", answer, 7), ("photo work", photo_work, 2)),
        "recolor": (
            ("look", look, 7), ("segment", click_object, 4), ("colourways", colorways, 1),
            ("reference", lambda d: reference(d, files), 1), ("mask file", masks_in_files, 1),
        ),
        "palette": (
            ("look", look, 7), ("extract", extract, 2), ("palette file", palette_files, 2),
            ("separate", separate, 0.6),
        ),
        "sketch": (
            ("answer", answer, 6), ("propose", lambda d: propose(d, files), 3),
            ("flats to layers", flats_to_layers, 1),
        ),
    }  # fmt: skip
    if not models:
        return shared + own[task]
    if task == "sketch":
        return (*shared[:2], ("model run", run_drawing_way, 2), *own["sketch"][:1])
    slider = ("colour scale", model_slider, 2)
    return (
        *shared[:2],
        ("model run", run_photo_way, 3),
        slider,
        ("look", look, 3),
        ("answer", answer, 6),
    )


def beside(files: Files) -> tuple[tuple[Move, float], ...]:
    """What is neither an edit nor a job."""
    return (
        (look_around, 8), (dialogs, 4), (wear, 0.4), (copy_and_paste, 2),
        (lambda d: second_window(d, files), 1),
    )  # fmt: skip
