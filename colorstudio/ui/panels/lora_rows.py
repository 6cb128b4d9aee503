"""The LoRAs of a way with a model: which, and how strong each; nothing where there are none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from colorstudio.ui.widgets.buttons import icon_button, text_button
from colorstudio.ui.widgets.choice_box import ChoiceBox
from colorstudio.ui.widgets.scrub import ScrubField

if TYPE_CHECKING:
    from colorstudio.diffusion.bundle import Bundle
    from colorstudio.engine.loras import LoraUse

STRONGEST = 2
"""The command line goes below 0, too."""


class LoraRows(QWidget):
    """A row for each LoRA that the next run is to have, and a button that adds one."""

    def __init__(self) -> None:
        super().__init__()
        self._here: tuple[Bundle, ...] = ()
        self._rows: list[_Row] = []
        self.add = text_button(self.tr("Add a LoRA"), self._add, icon="plus")
        self.add.setToolTip(self.tr("A LoRA gives the model another style or another subject"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.add)
        self.hide()

    @property
    def rows(self) -> tuple[_Row, ...]:
        return tuple(self._rows)

    def offer(self, loras: Sequence[Bundle]) -> None:
        """What there is to choose from; a row whose LoRA is not among it goes."""
        self._here = tuple(loras)
        known = {lora.id for lora in loras}
        for row in self.rows:
            if row.chosen in known:
                row.offer(self._here)
            else:
                self._remove(row)
        self.setVisible(bool(loras))

    def uses(self) -> tuple[LoraUse, ...]:
        """What is chosen, from top to bottom."""
        if not self._rows:
            return ()
        from colorstudio.engine.loras import LoraUse

        by_id = {lora.id: lora for lora in self._here}
        return tuple(LoraUse(by_id[row.chosen], row.strength.number()) for row in self._rows)

    def _add(self) -> None:
        taken = {row.chosen for row in self._rows}
        new = next((lora for lora in self._here if lora.id not in taken), self._here[0])
        row = _Row(self._here, new.id)
        row.remove.clicked.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._column.insertWidget(self._column.indexOf(self.add), row)

    def _remove(self, row: _Row) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()


class _Row(QWidget):
    """One LoRA: its name, its strength, and a button that takes it away."""

    def __init__(self, loras: Sequence[Bundle], chosen: str) -> None:
        super().__init__()
        self.names = ChoiceBox()
        self.names.setAccessibleName(self.tr("LoRA"))
        self.names.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.strength = ScrubField(
            self.tr("Strength"), 1, 0, STRONGEST, default=1, unit="%", shown=100, step=0.05
        )
        self.remove = icon_button("x", self.tr("Take this LoRA away"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.names, 1)
        line.addWidget(self.strength, 1)
        line.addWidget(self.remove)
        self.names.currentIndexChanged.connect(self._named)
        self.offer(loras, chosen)

    @property
    def chosen(self) -> str:
        """Id of the LoRA."""
        return str(self.names.currentData())

    def offer(self, loras: Sequence[Bundle], chosen: str = "") -> None:
        """Other LoRAs to choose from; the chosen one must be among them."""
        chosen = chosen or self.chosen
        self.names.blockSignals(True)
        self.names.clear()
        for lora in loras:
            self.names.addItem(lora.title, lora.id)
        self.names.setCurrentIndex(self.names.findData(chosen))
        self.names.blockSignals(False)
        self._named()

    def _named(self) -> None:
        self.names.setToolTip(self.names.currentText())
