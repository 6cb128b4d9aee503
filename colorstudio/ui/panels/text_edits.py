"""Words that turn the references of a drawing: a row each, in the order in which they act."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from colorstudio.document.document import DRAG_KEY, Committed
from colorstudio.document.text_edits import SetTextEdits
from colorstudio.errors import ColorStudioError
from colorstudio.methods.sketch.reference.edits import MOST_EDITS, TextEdit
from colorstudio.ui.panels.text_edit_row import TextEditRow
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.buttons import icon_button, note
from colorstudio.ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from colorstudio.ui.sketch_actions import BoundReference

ROLES = frozenset({"text_projector", "tokenizer"})
"""Without them weights know no words."""

References = Callable[[], Sequence["BoundReference"]]


class TextEditsBox(QWidget):
    """The rows show the document's edits; a new one joins them with its first word.

    ``run(front)``: Ctrl+Enter in a field. ``changed()``: other edits, or another is the ``current``
    one, that was touched last. ``bundle()``: id of the weights that look for places.
    """

    run = Signal(bool)
    changed = Signal()

    def __init__(self, session: Session, references: References, bundle: Callable[[], str]) -> None:
        super().__init__()
        self._session, self._references, self._bundle = session, references, bundle
        self.rows: list[TextEditRow] = []
        self.current = 0
        self._dragged = self._drags = 0
        self.title = ElidedLabel(self.tr("Turn the reference by words"))
        self.title.setProperty("role", "title")
        self.add = icon_button("plus", self.tr("Add words"), self._add)
        self.film = icon_button(
            "image",
            self.tr("Quick pictures along the slider, while the computer has nothing else to do"),
            self.changed.emit,
            checkable=True,
        )
        self.empty = note(
            self.tr("Name what you want more of: red hair, a sunset. Less goes the other way.")
        )
        self.lacking = note(self.tr("The chosen weights know no words: these do not act."))
        self.lacking.hide()
        self.problem = note("")
        self.problem.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        head.addWidget(self.film)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addLayout(self._column)
        column.addWidget(self.lacking)
        column.addWidget(self.problem)
        session.document_changed.connect(lambda _: self._rebuild())
        session.committed.connect(self._committed)
        self._rebuild()

    @property
    def edits(self) -> tuple[TextEdit, ...]:
        """Those of the document."""
        document = self._session.document
        return document.state.text_edits if document is not None else ()

    def show_weights(self, roles: Collection[str]) -> None:
        """Says where the chosen weights know no words. ``roles``: theirs; none while unknown."""
        self.lacking.setVisible(bool(roles) and not set(roles) >= ROLES)

    # -- changes ----------------------------------------------------------------------------------

    def _push(self, edits: Sequence[TextEdit], name: str, merge_key: str = "") -> None:
        self._session.push(SetTextEdits(tuple(edits), name, merge_key))

    def _change(self, row: TextEditRow, values: dict[str, object]) -> None:
        """Other values for a row; the first word makes an edit of a new one."""
        n, edits = self.rows.index(row), list(self.edits)
        self.current = n
        try:
            if n == len(edits):
                edits.append(TextEdit(**{"target": "", **values}))  # type: ignore[arg-type]
                row.edit = edits[n]
                self.tell("")
                self._push(edits, self.tr("Add words"))
                return
            edits[n] = replace(edits[n], **values)  # type: ignore[arg-type]
        except ColorStudioError as error:
            self.tell(str(error))
            row.show_edit(row.edit)
            return
        row.edit = edits[n]
        self.tell("")
        self._push(edits, self.tr("Change words"), f"words {n} {','.join(values)}")

    def _remove(self, row: TextEditRow) -> None:
        n, edits = self.rows.index(row), list(self.edits)
        if n < len(edits):
            del edits[n]
            self._push(edits, self.tr("Remove words"))
        else:
            self._rebuild()
        self._focus(min(n, len(self.rows) - 1))

    def _move(self, row: TextEditRow, by: int) -> None:
        n = self.rows.index(row)
        if self._move_to(n, n + by):
            self._focus(n + by)

    def _move_to(self, n: int, to: int, merge_key: str = "") -> bool:
        edits = list(self.edits)
        if n == to or n >= len(edits) or not 0 <= to < len(edits):
            return False
        edits.insert(to, edits.pop(n))
        self.current = to
        for row in self.rows:  # pictures do not move with the words
            row.film.forget()
        self._push(edits, self.tr("Move words"), merge_key)
        return True

    def _drag(self, row: TextEditRow) -> None:
        """A row is taken by its grip."""
        self._dragged = self.rows.index(row)
        self._drags += 1

    def _drag_to(self, y: int) -> None:
        """The words in hand go where the mouse is; the rows stay, and what they show moves."""
        rows = self.rows[: len(self.edits)]
        here = self.mapFromGlobal(QPoint(0, y)).y()
        to = sum(here > row.geometry().bottom() for row in rows[:-1])
        if self._move_to(self._dragged, to, f"{DRAG_KEY} words {self._drags}"):
            self._dragged = to

    def _add(self) -> None:
        """An empty row, unless there is one."""
        if len(self.rows) == len(self.edits) and len(self.rows) < MOST_EDITS:
            self._append(None)
        self._show()
        self._focus(len(self.rows) - 1)

    def _focus(self, n: int) -> None:
        if 0 <= n < len(self.rows):
            self.rows[n].target.setFocus()
        else:
            self.add.setFocus()

    # -- what is shown ----------------------------------------------------------------------------

    def _committed(self, committed: Committed) -> None:
        if committed.before.text_edits is not committed.after.text_edits:
            self._show_edits()

    def _show_edits(self) -> None:
        """The document's edits in the rows; rows that stay are not touched."""
        edits = self.edits
        waiting = self.rows[-1:] if self.rows and self.rows[-1].edit is None else []
        if len(self.rows) - len(waiting) != len(edits):
            self._rebuild()
            return
        for row, edit in zip(self.rows, edits, strict=False):
            row.show_edit(edit)
        self._show()

    def _rebuild(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for edit in self.edits:
            self._append(edit)
        self.tell("")
        self._show()

    def _append(self, edit: TextEdit | None) -> None:
        row = TextEditRow(self._session, edit, self._heat_of)
        row.changed.connect(lambda values: self._change(row, values))
        row.removed.connect(lambda: self._remove(row))
        row.moved.connect(lambda by: self._move(row, by))
        row.grip.began.connect(lambda: self._drag(row))
        row.grip.dragged.connect(self._drag_to)
        row.run.connect(self.run)
        self.rows.append(row)
        self._column.addWidget(row)

    def _heat_of(
        self, row: TextEditRow
    ) -> tuple[Sequence[BoundReference], tuple[TextEdit, ...], str]:
        """What a row's heat map is of: references, the edits before it, the weights."""
        n = self.rows.index(row)
        return tuple(self._references()), self.edits[:n], self._bundle()

    def _show(self) -> None:
        self.empty.setVisible(not self.rows)
        self.film.setVisible(bool(self.rows))
        for n, row in enumerate(self.rows):
            if n != self.current:
                row.film.forget()
        self.changed.emit()
        self.add.setEnabled(self._session.document is not None and len(self.rows) < MOST_EDITS)
        for n, row in enumerate(self.rows):
            row.show_place(n, len(self.edits))

    def tell(self, text: str) -> None:
        """A sentence under the rows; "" for none."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
