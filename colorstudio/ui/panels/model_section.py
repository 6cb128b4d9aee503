"""The part of a panel that asks a model: words, weights, more, Run; or how to get weights."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from colorstudio.errors import ColorStudioError, ModelMissing
from colorstudio.methods import registry
from colorstudio.methods.base import MethodSpec
from colorstudio.ui.form import Form, rows_of
from colorstudio.ui.model_runs import Ask
from colorstudio.ui.panels.lora_rows import LoraRows
from colorstudio.ui.panels.model_row import RunRow, bytes_text
from colorstudio.ui.remedies import remedy_of
from colorstudio.ui.session import Session
from colorstudio.ui.text import shown
from colorstudio.ui.widgets.buttons import note, text_button
from colorstudio.ui.widgets.choice_box import ChoiceBox
from colorstudio.ui.widgets.fold import Fold
from colorstudio.ui.widgets.prompt import PromptField
from colorstudio.ui.widgets.seed import SeedField

if TYPE_CHECKING:
    from colorstudio.diffusion.bundle import Bundle
    from colorstudio.engine.forecast import Forecast


REST_MS = 250
"""A forecast is asked for when nothing was changed for this long."""


@dataclass(frozen=True)
class Planned:
    """A run as far as its cost depends on it."""

    steps: int
    width: int
    height: int


class ModelSection(QWidget):
    """Folded until it is wanted. What a task adds: `make_given`, `asks`, and the fields that have a
    place of their own (``own``), so that they do not stand under More as well.

    ``ways``: id and title of each way that can be chosen, where there are several; those whose
    weights are here come first. Without any in the registry there is nothing; without weights,
    one line and a button.
    """

    method = ""
    task = ""
    own: frozenset[str] = frozenset()
    ways: tuple[tuple[str, str], ...] = ()

    def __init__(self, session: Session, title: str) -> None:
        super().__init__()
        self._session = session
        self.key = self.method
        self.specs = self._known_ways()
        self.method = next(iter(self.specs), self.method)
        self._by_hand = False
        self._forms: dict[str, Form] = {}
        self._starts: dict[str, dict[str, Any]] = {}
        self.way = ChoiceBox()
        self.way.setAccessibleName(self.tr("Way"))
        self.way.setToolTip(self.tr("How the model works"))
        self.weights = ChoiceBox()
        self.weights.setAccessibleName(self.tr("Model"))
        self.weights.setToolTip(self.tr("The weights that are used"))
        self.knows = note("")
        self.way.setVisible(len(self.specs) > 1)
        for box in (self.way, self.weights):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.missing = note("")
        self.get = text_button(self.tr("Get a model…"), self._get, icon="package")
        self.problem = note("")
        self.problem_button = text_button(self.tr("Get a model…"), self._remedy)
        self._trouble: ColorStudioError | None = None
        self.row = RunRow(session, self.task)
        self.loras = LoraRows()
        self.more = Fold(self.tr("More"), QWidget())
        self.body = QWidget()
        self.without = QWidget()
        inside = QWidget()
        self.fold = Fold(title, inside, open_=self.key in session.settings.unfolded)
        self._lay_out(inside)
        self.say("")
        self.setVisible(self.spec is not None)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REST_MS)
        self._soon.timeout.connect(self._forecast)
        self.weights.activated.connect(self._ask_forecast)
        self.weights.activated.connect(lambda _: self._weights_taken())
        self.way.activated.connect(lambda _: self._way_taken())
        for signal in (session.document_changed, session.task_changed, session.shelf.changed):
            signal.connect(self._ask_forecast)
        # a run of its own tells more, and the first job there finds out what the device is
        session.models.ended.connect(self._ask_forecast)
        self.fold.opened.connect(self._opened)
        self.row.wanted.connect(self.run)
        session.shelf.changed.connect(self.refresh)
        session.runs.refused.connect(self._refused)
        session.runs.made.connect(self._made)
        self.refresh()
        if self.fold.is_open and self.spec is not None:
            self._opened(True)

    def _lay_out(self, inside: QWidget) -> None:
        def column(holder: QWidget) -> QVBoxLayout:
            made = QVBoxLayout(holder)
            made.setContentsMargins(0, 0, 0, 0)
            made.setSpacing(8)
            return made

        lack = column(self.without)
        lack.addWidget(self.missing)
        lack.addWidget(self.get)
        parts = column(self.body)
        for widget in self.make_given():
            parts.addWidget(widget)
        for widget in (
            self.weights, self.knows, self.more, self.problem, self.problem_button, self.row,
        ):  # fmt: skip
            parts.addWidget(widget)
        column(self.more.body).addWidget(self.loras)
        both = column(inside)
        both.addWidget(self.way)
        both.addWidget(self.without)
        both.addWidget(self.body)
        outer = column(self)
        outer.addWidget(self.fold)

    # -- what a task adds -------------------------------------------------------------------------

    def make_given(self) -> Sequence[QWidget]:
        """What stands above the model, from top to bottom."""
        raise NotImplementedError

    def asks(self) -> Sequence[Ask]:
        """The runs that Run stands for, as all stands now. Raises BadInput."""
        raise NotImplementedError

    def prepare(self, defaults: Mapping[str, Any]) -> None:
        """A way is shown for the first time. ``defaults``: of its request's fields."""

    def way_shown(self) -> None:
        """Another way is the chosen one."""

    def resume(self, recipe: Mapping[str, Any]) -> None:
        """Shows the way of a recipe, unfolded, with its words and seed; nothing for other ways."""
        if recipe.get("way") not in self.specs:
            return
        self.choose_way(str(recipe["way"]))
        self.fold.set_open(True)
        for name, field in self.worded().items():
            if isinstance(recipe.get(name), str):
                field.set_text(recipe[name])
        seed = getattr(self, "seed", None)  # not every way has chance
        if isinstance(seed, SeedField) and isinstance(recipe.get("seed"), int):
            seed.set_seed(recipe["seed"])

    def worded(self) -> Mapping[str, PromptField]:
        """The fields of words, by their name in the request."""
        return {}

    def rebase(self, name: str, old: Any, new: Any) -> None:
        """The weights let one of ``own`` start with another value than it had."""

    # -- the way ----------------------------------------------------------------------------------

    def _known_ways(self) -> dict[str, MethodSpec]:
        """Those of the registry, by id, in the order of the panel."""
        known = {row.id: row for row in registry.METHODS}
        wanted = [way for way, _ in self.ways] or [self.method]
        return {way: known[way] for way in wanted if way in known}

    @property
    def spec(self) -> MethodSpec | None:
        """The chosen way; None where the program does not know it."""
        return self.specs.get(self.method)

    @property
    def form(self) -> Form | None:
        """The fields of the chosen way under More; None before it was shown."""
        return self._forms.get(self.method)

    def choose_way(self, method: str) -> None:
        """Takes a way by hand: it stays chosen whatever weights come and go."""
        if method not in self.specs:
            return
        self._by_hand = True
        self._set_way(method)
        self.refresh()

    def _way_taken(self) -> None:
        self.choose_way(str(self.way.currentData()))

    def _set_way(self, method: str) -> None:
        if method == self.method:
            return
        self.method = method
        self.say("")
        if self.fold.is_open:
            self._show_form()
        self.way_shown()

    def _offer_ways(self) -> None:
        """Those that can run come first, and one of them is taken unless another was by hand."""
        if len(self.specs) < 2:
            return
        fitting = self._session.shelf.fitting
        ready = [way for way, spec in self.specs.items() if fitting(spec.models)]
        titles = dict(self.ways)
        self.way.blockSignals(True)
        self.way.clear()
        for way in (*ready, *(way for way in self.specs if way not in ready)):
            self.way.addItem(QCoreApplication.translate("Ways", titles[way]), way)
        if not self._by_hand and ready and self.method not in ready:
            self._set_way(ready[0])
        self.way.setCurrentIndex(self.way.findData(self.method))
        self.way.blockSignals(False)

    # -- the model --------------------------------------------------------------------------------

    @property
    def needs(self) -> MethodSpec:
        """The way that this section runs."""
        assert self.spec is not None
        return self.spec

    @property
    def bundle(self) -> str:
        """Id of the chosen weights; "" for any."""
        return str(self.weights.currentData() or "")

    def options(self) -> dict[str, Any]:
        """The fields under More as they stand."""
        return self.form.values() if self.form is not None else {}

    def refresh(self) -> None:
        """Shows what there is to run with."""
        if self.spec is None:
            return
        self._offer_ways()
        shelf = self._session.shelf
        fitting = shelf.fitting(self.needs.models)
        chosen = self.bundle
        self.weights.blockSignals(True)
        self.weights.clear()
        for bundle in fitting:
            self.weights.addItem(bundle.title, bundle.id)
        self.weights.setCurrentIndex(max(0, self.weights.findData(chosen)))
        self.weights.blockSignals(False)
        self.weights.setVisible(len(fitting) > 1)
        self.body.setVisible(bool(fitting))
        self.without.setVisible(not fitting)
        self.get.setVisible(shelf.known)
        self.missing.setText(self._lacking() if shelf.known else self.tr("Looking for models…"))
        self._weights_taken()

    def _chosen(self) -> Bundle | None:
        """The weights that are used; None where there are none."""
        fitting = self._session.shelf.fitting(self.needs.models)
        first = fitting[0] if fitting else None
        return next((bundle for bundle in fitting if bundle.id == self.bundle), first)

    def _weights_taken(self) -> None:
        """Shows what goes with the weights: what they know, where fields start, LoRAs."""
        weights = self._chosen()
        words = " ".join(shown(text) for text in weights.knows) if weights is not None else ""
        if weights is not None and words and self.weights.count() < 2:
            words = f"{weights.title}. {words}"  # no menu says whose words these are
        self.knows.setText(words)
        self.knows.setVisible(bool(words))
        self._start_anew(weights)
        self._offer_loras()

    def _start_anew(self, weights: Bundle | None) -> None:
        """Fields that nobody has touched start as the weights say."""
        if self.form is None:
            return
        from colorstudio.engine.starts import start_values

        request = registry.load(self.needs.request)
        plain = {f.name: f.default for f in dataclasses.fields(request)}
        said = start_values(self.needs, request, weights) if weights is not None else {}
        old, new = self._starts.get(self.method, plain), {**plain, **said}
        self._starts[self.method] = new
        self.form.rebase(new)
        for name in sorted(self.own & new.keys()):
            if new[name] != old[name]:
                self.rebase(name, old[name], new[name])

    def _offer_loras(self) -> None:
        """Those that were made for the family of the weights; not of every kind there are any."""
        weights, found = self._chosen(), self._session.shelf.fitting(("lora",))
        if weights is None or not found:
            self.loras.offer(())
            return
        from colorstudio.engine.loras import CHANGED_ROLES, fits

        takes = bool(CHANGED_ROLES & set(self.needs.models))
        self.loras.offer([lora for lora in found if takes and fits(lora, weights.family)])

    def _lacking(self) -> str:
        """What is needed, in one line with size and licence."""
        offer = self._session.shelf.offer_for(self.needs.models)
        if offer is None:
            return self.tr("This asks a model, and none that fits is on this computer.")
        return self.tr("This asks a model, such as {0}: {1}, licence {2}.").format(
            offer.title, bytes_text(offer.size), offer.licence.id
        )

    def _opened(self, on: bool) -> None:
        settings = self._session.settings
        rest = [way for way in settings.unfolded if way != self.key]
        settings.unfolded = [*rest, self.key] if on else rest
        if not on:
            return
        self._session.shelf.refresh()
        self._show_form()

    def _show_form(self) -> None:
        """The fields of the chosen way under More; made when it is shown for the first time."""
        if self.spec is None:
            return
        if self.method not in self._forms:
            request = registry.load(self.spec.request)
            self.prepare({f.name: f.default for f in dataclasses.fields(request)})
            form = self._forms[self.method] = Form(rows_of(request, self.own))
            holder = self.more.body.layout()
            assert isinstance(holder, QVBoxLayout)
            holder.insertWidget(0, form)
            form.changed.connect(self._ask_forecast)
        self._start_anew(self._chosen())
        for way, form in self._forms.items():
            form.setVisible(way == self.method)
        self.more.setVisible(bool(self._forms[self.method].values()))
        self._ask_forecast()

    def _get(self) -> None:
        self._session.weights_wanted.emit(self.needs.models)

    # -- what it will cost ------------------------------------------------------------------------

    def work_size(self) -> tuple[int, int]:
        """Width and height of what the model will work on, in pixels; (0, 0) while unknown."""
        document = self._session.document
        return document.state.size if document is not None else (0, 0)

    def _ask_forecast(self, *_: object) -> None:
        if self.spec is not None and self.fold.is_open and self.isVisible():
            self._soon.start()

    def _forecast(self) -> None:
        """Asks what a run would take, as all stands; nothing is shown while that is unknown."""
        session, method = self._session, self.method
        bundle = self._chosen()
        width, height = self.work_size()
        steps = self.options().get("steps", 0)
        if bundle is None or not (width and height and steps) or session.slow.queue.closed:
            self.row.show_forecast(None, None)
            return
        engine, planned = session.engine, Planned(steps, width, height)

        def then(found: Forecast | None) -> None:
            seconds = found.seconds if found is not None else None
            self.row.show_forecast(seconds, found.peak if found is not None else None)

        session.submit(
            "Forecast", lambda _: engine.forecast(method, planned, bundle), key=method, quiet=True,
            then=then, refused=lambda _: self.row.show_forecast(None, None),
        )  # fmt: skip

    # -- running ----------------------------------------------------------------------------------

    def run(self, front: bool = False) -> None:
        """Puts what is asked in line; why that cannot be is said here."""
        self.say("")
        try:
            asks = list(self.asks())
        except ColorStudioError as error:
            self._say_error(error)
            return
        runs = self._session.runs
        # in front: the last one is put there first
        for ask in reversed(asks) if front else asks:
            if runs.start(ask, front=front) is None:
                return

    def say(self, text: str, trouble: ColorStudioError | None = None) -> None:
        """A sentence above Run; ``trouble``: with the button that helps against it, if one does."""
        remedy = remedy_of(trouble) if trouble is not None else None
        self._trouble = trouble
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        if remedy is not None:
            lack = isinstance(trouble, ModelMissing)
            self.problem_button.setText(self.tr("Get a model…") if lack else remedy.shown)
        self.problem_button.setVisible(remedy is not None)

    def _remedy(self) -> None:
        remedy = remedy_of(self._trouble) if self._trouble is not None else None
        if isinstance(self._trouble, ModelMissing):
            self._get()
        elif remedy is not None and self._trouble is not None:
            remedy.do(self._session, self._trouble)

    def remember(self, words: str, *fields: PromptField) -> None:
        """Keeps words among those that were used, and can be taken again in ``fields``."""
        self._session.settings.remember_prompt(self.key, words)
        self._session.save_settings()
        for field in fields:
            field.show_history()

    def recent(self) -> Sequence[str]:
        """Words that were used, the newest first."""
        return self._session.settings.recent_prompts(self.key)

    def _say_error(self, error: ColorStudioError) -> None:
        self.say(str(error), error)

    def _made(self, ask: Ask, look: object, notes: tuple[str, ...]) -> None:
        if ask.method in self.specs:
            self.say(" ".join(notes))

    def _refused(self, ask: Ask, error: ColorStudioError) -> None:
        if ask.method not in self.specs:
            return
        self._say_error(error)
        if isinstance(error, ModelMissing):
            self._session.shelf.refresh()
        if not self.isVisible() or not self.fold.is_open:
            self._session.notice(error)
