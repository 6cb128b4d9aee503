"""A row of colours that are offered for a place; a sign before each kind says why."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from colorstudio.imaging.suggestions import Suggestion
from colorstudio.ui import icons
from colorstudio.ui.widgets.buttons import note
from colorstudio.ui.widgets.flow import Flow
from colorstudio.ui.widgets.swatch import SIDE, Swatch

ICONS = {"hint": "map-pin", "cast": "list-checks", "model": "sparkles", "recent": "history"}
SIGN = 14
SEEDS = 8


def reason(one: Suggestion) -> str:
    """Why a colour is offered, in the language of the window."""
    translate = QCoreApplication.translate
    if one.why == "hint" and one.name:
        return translate("Suggestions", "Hint nearby, {0}").format(one.name)
    if one.why == "hint":
        return translate("Suggestions", "Hint nearby")
    if one.why == "cast":
        return translate("Suggestions", "Of the cast: {0}").format(one.name)
    if one.why == "model":
        said = translate("Suggestions", "The model, {0} of {1} seeds")
        return said.format(one.votes, SEEDS)
    return translate("Suggestions", "Used before")


class SuggestionRow(QWidget):
    """``chosen(Suggestion)``: one was clicked, or chosen by key."""

    chosen = Signal(object)

    def __init__(self, *, hint: bool = True) -> None:
        """``hint``: says what to do while there is nothing to offer."""
        super().__init__()
        self._shown: tuple[Suggestion, ...] = ()
        self._signs: list[QLabel] = []
        self.swatches: list[Swatch] = []
        self.setAccessibleName(self.tr("Suggested colours"))
        self.empty = note(self.tr("Rest the pointer on a place to see colours for it."))
        self.empty.setVisible(hint)
        self._hint = hint
        self.flow = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.empty)
        column.addWidget(self.flow)
        self.flow.hide()

    def show_suggestions(self, found: Iterable[Suggestion]) -> None:
        """Shows other colours; the same ones stay, with their focus."""
        found = tuple(found)
        if found == self._shown:
            return
        self._shown = found
        for widget in (*self.swatches, *self._signs):
            self.flow.remove(widget)
        self.swatches, self._signs = [], []
        for why, group in groupby(found, key=lambda one: one.why.value):
            sign = QLabel()
            sign.setPixmap(
                icons.pixmap(
                    ICONS[why], SIGN, self.palette().color(self.foregroundRole()),
                    self.devicePixelRatioF(),
                )
            )  # fmt: skip
            sign.setFixedSize(SIGN + 4, SIDE)
            self._signs.append(sign)
            self.flow.add(sign)
            for n, one in enumerate(group):
                swatch = Swatch(one.color, reason(one), SIDE)
                swatch.clicked.connect(lambda _=False, s=one: self.chosen.emit(s))
                if n == 0:
                    sign.setToolTip(reason(one))
                self.swatches.append(swatch)
                self.flow.add(swatch)
        self.flow.setVisible(bool(found))
        self.empty.setVisible(self._hint and not found)
