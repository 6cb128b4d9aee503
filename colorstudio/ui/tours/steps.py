"""The tours as a table: what is said, what is pointed at, and how it is known that it was done.

A step has one sentence. Its condition is a signal of the session and a test of what came with it,
so that a step is over when the thing really happened, by whatever hand or key.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SignalInstance

from colorstudio.ui.text import marked as _T

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from colorstudio.document.document import Committed
    from colorstudio.document.state import DocumentState
    from colorstudio.ui.main_window import MainWindow
    from colorstudio.ui.panels.model_section import ModelSection
    from colorstudio.ui.session import Session, Tool


@dataclass(frozen=True)
class Began:
    """How things stood when a step began: the hand, and the look that was tried."""

    tool: Tool
    look: Any
    task: str


Test = Callable[["Session", Began, tuple[Any, ...]], bool]
"""Whether what a signal brought (the last argument) is what the step asks for."""


@dataclass(frozen=True)
class Step:
    """``words``: one sentence. ``target(window)``: what is pointed at. ``signal(session)``: what is
    listened to, ``done``: whether that was it. ``without``: the sentence where there are no weights
    to run, for steps that run a model; such a step points at what gets some. ``already(session)``:
    whether there is nothing left to be done.
    """

    words: str
    target: Callable[[MainWindow], QWidget]
    signal: Callable[[Session], SignalInstance]
    done: Test
    without: str = ""
    already: Callable[[Session], bool] = lambda session: False


# -- what was done ---------------------------------------------------------------------------------


def _edit(test: Callable[[DocumentState, DocumentState], bool]) -> Test:
    """An edit between whose states this holds."""

    def done(session: Session, began: Began, values: tuple[Any, ...]) -> bool:
        committed: Committed = values[0]
        return test(committed.before, committed.after)

    return done


def _hints_came(before: DocumentState, after: DocumentState) -> bool:
    return len(after.hints) > len(before.hints)


def _hint_moved(before: DocumentState, after: DocumentState) -> bool:
    old = {hint.id: hint.points for hint in before.hints.items}
    return any(hint.points != old.get(hint.id, hint.points) for hint in after.hints.items)


def _hints_proposed(before: DocumentState, after: DocumentState) -> bool:
    return before.hints.items != after.hints.items


def _masks_changed(before: DocumentState, after: DocumentState) -> bool:
    return before.masks != after.masks


def _shares_changed(before: DocumentState, after: DocumentState) -> bool:
    return [s.share for s in before.palette] != [s.share for s in after.palette]


def _answer_changed(before: DocumentState, after: DocumentState) -> bool:
    old, new = before.answer_layer, after.answer_layer
    return old is not None and new is not None and old.saturation != new.saturation


def _gap_changed(before: DocumentState, after: DocumentState) -> bool:
    old, new = before.flats_layer, after.flats_layer
    return old is not None and new is not None and old.gap != new.gap


def _flats_split(before: DocumentState, after: DocumentState) -> bool:
    return before.flats_layer is not None and after.flats_layer is None


def _other_color(session: Session, began: Began, values: tuple[Any, ...]) -> bool:
    return values[0].color != began.tool.color


def _object_tool(session: Session, began: Began, values: tuple[Any, ...]) -> bool:
    return values[0].id == "object"


def _look_tried(session: Session, began: Began, values: tuple[Any, ...]) -> bool:
    return values[0] is not None and values[0] != began.look


def _look_applied(session: Session, began: Began, values: tuple[Any, ...]) -> bool:
    return True


def _lands_otherwise(session: Session, began: Began, values: tuple[Any, ...]) -> bool:
    before = getattr(began.look, "match_lightness", 1.0)
    return getattr(values[0], "match_lightness", before) != before


def _runs(session: Session, began: Began, values: tuple[Any, ...]) -> bool:
    return bool(session.runs.of_task(began.task))


def _painted(session: Session, began: Began, values: tuple[Any, ...]) -> bool:
    return values[0].task == began.task


# -- what is pointed at ----------------------------------------------------------------------------


def _canvas(window: MainWindow) -> QWidget:
    return window.canvas


def _color(window: MainWindow) -> QWidget:
    return window.color


def _part(task: str, *names: str) -> Callable[[MainWindow], QWidget]:
    """A part of a task's panel, by the names of the attributes on the way to it."""

    def target(window: MainWindow) -> QWidget:
        found: Any = window.tasks.panels[task]
        for name in names:
            found = getattr(found, name)
        return found

    return target


def _tool(tool_id: str) -> Callable[[MainWindow], QWidget]:
    """The button of a tool."""

    def target(window: MainWindow) -> QWidget:
        action = window.actions_table[f"tool.{tool_id}"]
        return next(b for b in window.tools.grid.buttons if b.defaultAction() is action)

    return target


def _run(task: str, *names: str) -> Callable[[MainWindow], QWidget]:
    """The Run button of a part of a panel; where there is nothing to run, what gets it."""

    def target(window: MainWindow) -> QWidget:
        section: ModelSection = _part(task, *names)(window)  # type: ignore[assignment]
        return section.get if lacks_weights(window, section) else section.row.button

    return target


def lacks_weights(window: MainWindow, section: ModelSection) -> bool:
    """Whether it is known that a part of a panel has nothing to run."""
    return window.session.shelf.known and not window.session.shelf.fitting(section.needs.models)


def section_of(window: MainWindow, step: Step) -> ModelSection | None:
    """The part of a panel whose Run a step points at; None for other steps."""
    from colorstudio.ui.panels.model_section import ModelSection

    widget: QWidget | None = step.target(window) if step.without else None
    while widget is not None and not isinstance(widget, ModelSection):
        widget = widget.parentWidget()
    return widget


# -- the tours -------------------------------------------------------------------------------------


def _committed(session: Session) -> SignalInstance:
    return session.committed


def _tool_changed(session: Session) -> SignalInstance:
    return session.tool_changed


def _look_changed(session: Session) -> SignalInstance:
    return session.look_changed


def _applied(session: Session) -> SignalInstance:
    return session.look_applied


def _runs_changed(session: Session) -> SignalInstance:
    return session.runs.changed


def _made(session: Session) -> SignalInstance:
    return session.runs.made


TOURS: dict[str, tuple[Step, ...]] = {
    "colorize": (
        Step(
            _T("Tours", "Click something in the photo: it takes the colour in hand, and what"
               " belongs to it follows."),
            _canvas, _committed, _edit(_hints_came),
        ),
        Step(
            _T("Tours", "Take another colour on this wheel; it shows only what the place under the"
               " pointer can be."),
            _color, _tool_changed, _other_color,
        ),
        Step(
            _T("Tours", "Drag one of the rings: hints stay editable, and a right-click deletes"
               " one."),
            _canvas, _committed, _edit(_hint_moved),
        ),
        Step(
            _T("Tours", "Drag in this field to make all colours stronger or quieter; a double"
               " click takes it back."),
            _part("colorize", "saturation"), _committed, _edit(_answer_changed),
        ),
        Step(
            _T("Tours", "Press Run, and a model proposes colours for the whole photo, under your"
               " hints."),
            _run("colorize", "propose"), _runs_changed, _runs,
            _T("Tours", "With a model, Run proposes colours for the whole photo; this button gets"
               " you one."),
        ),
    ),
    "recolor": (
        Step(
            _T("Tours", "Take the Object mask tool: it finds what belongs together."),
            _tool("object"), _tool_changed, _object_tool,
            already=lambda session: session.tool.id == "object",
        ),
        Step(
            _T("Tours", "Click the jacket; Shift-click what does not belong to it."),
            _canvas, _committed, _edit(_masks_changed),
        ),
        Step(
            _T("Tours", "Choose a colour: the jacket takes it, and keeps its folds."),
            _color, _look_changed, _look_tried,
        ),
        Step(
            _T("Tours", "Drag here: at 0 % the jacket stays as light as it was, at 100 % it is as"
               " light as the colour."),
            _part("recolor", "match"), _look_changed, _lands_otherwise,
        ),
        Step(
            _T("Tours", "Until now nothing was changed: apply it, and it becomes a layer."),
            _part("recolor", "apply"), _applied, _look_applied,
        ),
    ),
    "palette": (
        Step(
            _T("Tours", "These are the only colours of the picture: click one, and it is in your"
               " hand."),
            _part("palette", "grid"), _tool_changed, _other_color,
        ),
        Step(
            _T("Tours", "Drag a border of this bar: so much of the picture is to have each"
               " colour."),
            _part("palette", "shares"), _committed, _edit(_shares_changed),
        ),
        Step(
            _T("Tours", "Choose Soft or Exact here: the first keeps shading, the second keeps the"
               " shares to a pixel."),
            _part("palette", "mode"), _look_changed, _look_tried,
        ),
        Step(
            _T("Tours", "Apply what you see as a layer; until then nothing was changed."),
            _part("palette", "apply"), _applied, _look_applied,
        ),
        Step(
            _T("Tours", "Write what is to be seen and press Run: a model paints it in these"
               " colours."),
            _run("palette", "model"), _runs_changed, _runs,
            _T("Tours", "With a model, Run paints a picture in these colours; this button gets you"
               " one."),
        ),
    ),
    "sketch": (
        Step(
            _T("Tours", "Click a region: it takes the colour in hand, up to its lines."),
            _canvas, _committed, _edit(_hints_came),
        ),
        Step(
            _T("Tours", "Drag here: holes in the lines up to this size stop colour, too."),
            _part("sketch", "gap"), _committed, _edit(_gap_changed),
        ),
        Step(
            _T("Tours", "Press Propose: every region without a hint takes a colour of the"
               " reference."),
            _part("sketch", "references", "propose"), _committed, _edit(_hints_proposed),
        ),
        Step(
            _T("Tours", "Press Run, and a model paints the drawing in the reference's colours,"
               " under the ink."),
            # until it has painted: the next step splits the drawing, which it would change amid
            _run("sketch", "paint"), _made, _painted,
            _T("Tours", "With a model, Run paints the drawing in the reference's colours; this"
               " button gets you one."),
        ),
        Step(
            _T("Tours", "Make layers of the flats, and go on painting with the brush."),
            _part("sketch", "layers"), _committed, _edit(_flats_split),
        ),
    ),
}  # fmt: skip
"""By task, in the order of the steps. Each step can be the first: a tour is resumed anywhere."""
