"""What the object tool shows above the canvas: who finds the object, and what else it may be."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from colorstudio.engine.segment import SAM_ROLE
from colorstudio.ui.session import ObjectAnswer, Session, Tool
from colorstudio.ui.widgets.buttons import icon_button

GET = "get"
"""Of the row that offers weights where there are none."""


class SegmenterChoice(QComboBox):
    """The quick way, each model that is installed, and how to get one."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setFixedWidth(176)
        self.setAccessibleName(self.tr("What finds the object"))
        self.setToolTip(
            self.tr("Quick goes by edges and colours. A model knows what things look like.")
        )
        self.activated.connect(self._chosen)
        session.shelf.changed.connect(self._fill)
        session.tool_changed.connect(self._show)
        self._fill()

    def showPopup(self) -> None:
        self._session.shelf.refresh()
        super().showPopup()

    def _fill(self) -> None:
        fitting = self._session.shelf.fitting((SAM_ROLE,))
        with QSignalBlocker(self):
            self.clear()
            self.addItem(self.tr("Quick"), "")
            for bundle in fitting:
                self.addItem(bundle.title, bundle.id)
            chosen = self._session.tool.segmenter
            if chosen and self.findData(chosen) < 0 and not self._session.shelf.known:
                self.addItem(self.tr("Model"), chosen)  # not looked up yet
            if not fitting:
                self.addItem(self.tr("Get a model…"), GET)
        self._show(self._session.tool)

    def _show(self, tool: Tool) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(max(0, self.findData(tool.segmenter)))

    def _chosen(self, row: int) -> None:
        session, chosen = self._session, str(self.itemData(row))
        if chosen == GET:
            self._show(session.tool)
            session.weights_wanted.emit((SAM_ROLE,))
            return
        session.set_tool(segmenter=chosen)
        session.settings.segmenter = chosen
        session.save_settings()


class Answers(QWidget):
    """Steps through what else the marks may mean; says while a model still looks at the picture."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        wanted = session.object_answer_wanted
        self.back = icon_button(
            "arrow-left", self.tr("The answer before (Left)"), lambda: wanted.emit(-1)
        )
        self.text = QLabel()
        self.text.setProperty("role", "dim")
        self.text.setContentsMargins(4, 0, 4, 0)
        self.next = icon_button(
            "arrow-right", self.tr("The next answer (Right)"), lambda: wanted.emit(1)
        )
        for widget in (self.back, self.text, self.next):
            row.addWidget(widget)
        session.object_answered.connect(self.show_answer)
        self.show_answer(ObjectAnswer())

    def show_answer(self, answer: ObjectAnswer) -> None:
        """Shows how the tool stands."""
        several = answer.count > 1
        for button in (self.back, self.next):
            button.setVisible(several)
        if several:
            self.text.setText(self.tr("{0} of {1}").format(answer.number + 1, answer.count))
        else:
            looking = self.tr("The model is looking; Quick answers until then.")
            self.text.setText(looking if answer.looking else "")
