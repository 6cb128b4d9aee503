"""The part of a task's panel with the ways of plug-ins: a menu, a form from the request, Run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from colorstudio.errors import BadInput, ColorStudioError
from colorstudio.jobs.job import JobContext
from colorstudio.methods.base import MethodSpec
from colorstudio.methods.registry import load
from colorstudio.ui.form import Form, rows_of
from colorstudio.ui.model_runs import Ask
from colorstudio.ui.notices import Level, Notice
from colorstudio.ui.panels.model_row import RunRow
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.buttons import note
from colorstudio.ui.widgets.choice_box import ChoiceBox
from colorstudio.ui.widgets.fold import Fold

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer
    from colorstudio.document.look import Look
    from colorstudio.document.pyramid import Pyramid
    from colorstudio.document.state import DocumentState
    from colorstudio.imaging.color import Color
    from colorstudio.imaging.pixels import Pixels
    from colorstudio.methods.base import Result
    from colorstudio.methods.plugins import Found

PHOTO_TASKS = frozenset({"colorize", "sketch"})
"""Their ways see the photo or the drawing as it was opened; others see what is on the canvas."""


class PlugInSection(QWidget):
    """Made when there are plug-ins for a task. What a run gives is a candidate, tried at once."""

    def __init__(self, session: Session, task: str, specs: Sequence[MethodSpec]) -> None:
        super().__init__()
        self._session = session
        self._task = task
        self._specs = {spec.id: spec for spec in specs}
        self._forms: dict[str, Form] = {}
        self.way = ChoiceBox()
        self.way.setAccessibleName(self.tr("Way of a plug-in"))
        for spec in specs:
            self.way.addItem(spec.title, spec.id)
        self.problem = note("")
        self.problem.hide()
        self.row = RunRow(session, task)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for widget in (self.way, self.problem, self.row):
            self._column.addWidget(widget)
        self.fold = Fold(self.tr("Plug-ins"), inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.fold)
        self.way.currentIndexChanged.connect(lambda _: self._show_form())
        self.row.wanted.connect(self.run)
        session.runs.refused.connect(self._refused)
        session.runs.made.connect(self._made)
        self._show_form()

    @property
    def spec(self) -> MethodSpec:
        """The chosen way."""
        return self._specs[str(self.way.currentData())]

    @property
    def form(self) -> Form:
        """The fields of the chosen way."""
        return self._forms[self.spec.id]

    def run(self, front: bool = False) -> None:
        """Puts the chosen way in line, with the document as it is now."""
        session, spec = self._session, self.spec
        self._say("")
        document = session.document
        if document is None:
            self._say(str(BadInput(self.tr("No picture is open."), self.tr("Open one first."))))
            return
        capture = _Capture(
            spec, document.state, document.answer, session.pyramid, session.mask,
            session.tool.color, self.form.values(),
        )  # fmt: skip
        look = _looked(session.mask, spec.title)
        session.runs.start(
            Ask(spec.id, self._task, spec.title, document, capture, look), front=front
        )

    def _show_form(self) -> None:
        if self.spec.id not in self._forms:
            form = self._forms[self.spec.id] = Form(rows_of(load(self.spec.request)))
            self._column.insertWidget(1, form)
        for way, form in self._forms.items():
            form.setVisible(way == self.spec.id)

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _made(self, ask: Ask, look: object, notes: tuple[str, ...]) -> None:
        if ask.method in self._specs:
            self._say(" ".join(notes))

    def _refused(self, ask: Ask, error: ColorStudioError) -> None:
        if ask.method in self._specs:
            self._say(str(error))
            self._session.notice(error)


class _Capture:
    """The document as it was when Run was pressed; makes the request of it on the worker."""

    def __init__(
        self,
        spec: MethodSpec,
        state: DocumentState,
        answer: Answer | None,
        pyramid: Pyramid,
        mask: str,
        color: Color,
        values: Mapping[str, Any],
    ) -> None:
        self.spec, self.state, self.answer, self.pyramid = spec, state, answer, pyramid
        self.mask, self.color, self.values = mask, color, values

    def __call__(self, context: JobContext) -> Any:
        import numpy as np

        from colorstudio.document.capture import mask_arrays, source_pixels
        from colorstudio.document.render import flatten

        context.check()
        state = self.state
        request = load(self.spec.request)
        names = {f.name for f in fields(request)}
        mask = None
        if self.mask in state.masks:
            mask = state.masks[self.mask].to_array()[..., 0].astype(np.float32) / np.float32(255)
        photo = self.spec.task in PHOTO_TASKS

        def seen() -> Pixels:
            return flatten(state, self.answer, context.check, cache=self.pyramid)

        given: dict[str, Callable[[], Any]] = {
            "image": lambda: source_pixels(state) if photo else seen(),
            "hints": lambda: state.hints,
            "mask": lambda: mask,
            "masks": lambda: mask_arrays(state),
            "palette": lambda: state.palette,
            "color": lambda: self.color,
        }
        filled = {name: make() for name, make in given.items() if name in names}
        return request(**{**filled, **self.values})


def _looked(mask: str, title: str) -> Callable[[Result, Any], Look]:
    """What a run gave, laid over the whole document inside of the mask."""

    def look(result: Result, request: Any) -> Look:
        import numpy as np

        from colorstudio.document.picture_look import PictureLook
        from colorstudio.imaging.fitting import fitted
        from colorstudio.imaging.geometry import Rect
        from colorstudio.imaging.pixels import Pixels

        size = request.image.size
        if result.pixels.size != size:
            raise BadInput("The plug-in gave a picture of another size.", "Tell whoever made it.")
        picture = fitted(result.pixels, srgb=True)
        if picture.depth == 16:
            picture = Pixels(np.rint(picture.array / np.float32(257)).astype(np.uint8))
        whole = Rect(0, 0, *size)
        return PictureLook(picture, whole, size, mask=mask, made=dict(result.recipe), name=title)

    return look


def add_plug_ins(session: Session, panels: Mapping[str, QWidget], *, tell: bool = True) -> None:
    """Looks for plug-ins on a worker, and adds what there is to the panels of their tasks.

    ``tell``: says what is broken; one window is enough.
    """

    def work(_: object) -> Found:
        from colorstudio.methods import plugins

        return plugins.found()

    def then(found: Found) -> None:
        for task, panel in panels.items():
            specs = found.of_task(task)
            scroll = panel.findChild(QScrollArea)
            inside = scroll.widget() if scroll is not None else None
            column = inside.layout() if inside is not None else None
            if not specs or column is None or panel.findChild(PlugInSection) is not None:
                continue
            column.addWidget(PlugInSection(session, task, specs))
        for broken in found.broken if tell else ():
            session.notice(
                Notice(
                    broken.sentence,
                    Level.warning,
                    button=QCoreApplication.translate("PlugIns", "Copy details"),
                    details=broken.details,
                )
            )

    session.submit("Look for plug-ins", work, key="plug-ins", quiet=True, then=then)
