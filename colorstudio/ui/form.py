"""A form from a table of fields: of a way's request, or of the preferences."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from colorstudio.methods.base import Choice, Slider, Switch, Text
from colorstudio.ui.text import shown
from colorstudio.ui.widgets.choice_box import ChoiceBox
from colorstudio.ui.widgets.elided import ElidedLabel
from colorstudio.ui.widgets.scrub import ScrubField


@dataclass(frozen=True)
class FieldRow:
    """One line of a form. ``slider`` for numbers, ``choices`` (value to words) for a list."""

    name: str
    label: str
    default: Any
    slider: Slider | None = None
    choices: Mapping[Any, str] | None = None
    help: str = ""


def rows_of(request_type: type, without: Collection[str] = ()) -> tuple[FieldRow, ...]:
    """The fields of a request that a person sets: those with a default that a form can show.

    ``without``: names of those that have a place of their own.
    """
    rows = []
    for f in fields(request_type):
        if f.default is MISSING or f.name in without or f.metadata.get("document"):
            continue
        form = f.metadata.get("form")
        slider = form if isinstance(form, Slider) else None
        if slider is None and not isinstance(f.default, bool | str):
            continue
        choices = None
        if isinstance(form, Choice):
            choices = {word: form.words.get(word, _named(word)) for word in form.options}
        is_said = isinstance(form, Slider | Switch | Choice | Text)
        label, help_text = (form.label, form.help) if is_said else ("", "")
        rows.append(
            FieldRow(f.name, label or _named(f.name), f.default, slider, choices, help_text)
        )
    return tuple(rows)


def _named(name: str) -> str:
    return name.replace("_", " ").capitalize()


class Form(QWidget):
    """Shows the rows with their values; ``changed(name, value)`` after each change by hand."""

    changed = Signal(str, object)

    def __init__(self, rows: Sequence[FieldRow], values: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self._rows = tuple(rows)
        self._controls: dict[str, QWidget] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for n, row in enumerate(self._rows):
            value = (values or {}).get(row.name, row.default)
            control = self._control(row, value)
            help_text = shown(row.help, "Form")
            control.setToolTip(help_text or control.toolTip())
            self._controls[row.name] = control
            if isinstance(control, QCheckBox | ScrubField):
                grid.addWidget(control, n, 0, 1, 2)
                continue
            label = ElidedLabel(shown(row.label, "Form"))
            label.setBuddy(control)
            grid.addWidget(label, n, 0)
            grid.addWidget(control, n, 1)

    def control(self, name: str) -> QWidget:
        """The widget of a field. Raises KeyError."""
        return self._controls[name]

    def values(self) -> dict[str, Any]:
        """All values as they stand."""
        return {row.name: self._value(row) for row in self._rows}

    def reset(self) -> None:
        """Every field back to its default; tells of those that change."""
        for row in self._rows:
            self._set(row, row.default)

    def rebase(self, defaults: Mapping[str, Any]) -> None:
        """Other defaults, by name; fields that stand at their former one follow."""
        for n, row in enumerate(self._rows):
            new = defaults.get(row.name, row.default)
            if new == row.default:
                continue
            untouched = self._value(row) == row.default
            self._rows = (*self._rows[:n], replace(row, default=new), *self._rows[n + 1 :])
            control = self._controls[row.name]
            if isinstance(control, ScrubField):
                control.set_default(new)
            if untouched:
                self._set(self._rows[n], new)

    def _control(self, row: FieldRow, value: Any) -> QWidget:
        label = shown(row.label, "Form")

        def tell(new: Any) -> None:
            self.changed.emit(row.name, new)

        if row.choices is not None:
            box = ChoiceBox()
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(8)
            for key, words in row.choices.items():
                box.addItem(shown(words, "Form"), key)
            box.setCurrentIndex(max(0, box.findData(value)))
            box.currentIndexChanged.connect(lambda index: tell(box.itemData(index)))
            box.setAccessibleName(label)
            return box
        if isinstance(row.default, bool):
            check = QCheckBox(label)
            check.setChecked(bool(value))
            check.toggled.connect(tell)
            return check
        if row.slider is not None:
            return self._number(row, row.slider, label, value, tell)
        line = QLineEdit(str(value))
        line.setAccessibleName(label)
        line.setCursorPosition(0)
        line.editingFinished.connect(lambda: tell(line.text()))
        return line

    def _number(self, row: FieldRow, slider: Slider, label: str, value: Any, tell: Any) -> QWidget:
        whole = isinstance(row.default, int)
        percent = slider.unit == "%" and slider.high <= 4
        decimals = 0 if whole or percent or slider.step >= 1 else (1 if slider.step >= 0.1 else 2)
        field = ScrubField(
            label,
            value,
            slider.low,
            slider.high,
            default=row.default,
            unit=slider.unit,
            decimals=decimals,
            step=slider.step,
            shown=100.0 if percent else 1.0,
        )
        field.changed.connect(lambda new: tell(round(new) if whole else new))
        return field

    def _value(self, row: FieldRow) -> Any:
        control = self._controls[row.name]
        if isinstance(control, QComboBox):
            return control.currentData(Qt.ItemDataRole.UserRole)
        if isinstance(control, QCheckBox):
            return control.isChecked()
        if isinstance(control, ScrubField):
            return round(control.number()) if isinstance(row.default, int) else control.number()
        assert isinstance(control, QLineEdit)
        return control.text()

    def _set(self, row: FieldRow, value: Any) -> None:
        control = self._controls[row.name]
        if isinstance(control, QComboBox):
            control.setCurrentIndex(max(0, control.findData(value)))
        elif isinstance(control, QCheckBox):
            control.setChecked(value)
        elif isinstance(control, ScrubField):
            control.setValue(value * control.shown)
        elif isinstance(control, QLineEdit):
            control.setText(value)
            self.changed.emit(row.name, value)
