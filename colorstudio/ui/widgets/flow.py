"""Controls side by side that go on in the next line where there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

GAP = 4


class _FlowLayout(QLayout):
    """Items of their own width; in each line one that can grow takes what is left."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self._placed(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._placed(rect, place=True)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(_least(item) + GAP for item in shown) - GAP
        return QSize(max(0, width), max((i.sizeHint().height() for i in shown), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _placed(self, rect: QRect, *, place: bool) -> int:
        """Places the items, or only measures; the height that they take."""
        lines: list[list[QLayoutItem]] = [[]]
        left = 0
        for item in self._shown():
            width = _least(item)
            if lines[-1] and left + width > rect.width():
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += width + GAP
        top = rect.top()
        for line in lines:
            height = max((item.sizeHint().height() for item in line), default=0)
            if place:
                self._place(line, QRect(rect.left(), top, rect.width(), height))
            top += height + GAP
        return max(0, top - GAP - rect.top())

    def _place(self, line: list[QLayoutItem], room: QRect) -> None:
        spare = room.width() - sum(_least(item) + GAP for item in line) + GAP
        x = room.left()
        for item in line:
            width = min(_least(item), room.width())
            if spare > 0 and _grows(item):
                width, spare = width + spare, 0
            item.setGeometry(QRect(QPoint(x, room.top()), QSize(width, room.height())))
            x += width + GAP


def _grows(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)


def _least(item: QLayoutItem) -> int:
    """The width that an item is content with."""
    return (item.minimumSize() if _grows(item) else item.sizeHint()).width()


class Flow(QWidget):
    """Holds the controls."""

    def __init__(self, *controls: QWidget) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._layout = _FlowLayout(self)
        for control in controls:
            self.add(control)

    def add(self, control: QWidget) -> None:
        """A further control, behind the others."""
        self._layout.addWidget(control)

    def remove(self, control: QWidget) -> None:
        """Lets a control go for good."""
        self._layout.removeWidget(control)
        control.hide()
        control.deleteLater()
