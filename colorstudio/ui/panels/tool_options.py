"""The line above the canvas: what can be set on the tool in hand, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QToolBar, QWidget

from colorstudio.imaging.brush import MAX_RADIUS_PX, MIN_RADIUS_PX
from colorstudio.ui.panels.object_options import Answers, SegmenterChoice
from colorstudio.ui.session import Session, Tool
from colorstudio.ui.widgets.choice_box import ChoiceBox
from colorstudio.ui.widgets.scrub import ScrubField
from colorstudio.ui.widgets.segments import Segments

HINT_RADIUS_PX = (0.5, 500.0)
BRUSH = ("size", "hardness", "opacity", "flow")
FIELDS: dict[str, tuple[str, ...]] = {
    "hint": ("hint_radius", "group"),
    "stroke": ("hint_radius", "group"),
    "keep": ("hint_radius", "group"),
    "barrier": ("hint_radius",),
    "unhint": ("hint_radius",),
    "brush": BRUSH,
    "eraser": BRUSH,
    "fill": ("tolerance", "contiguous"),
    "clone": BRUSH,
    "heal": ("size", "hardness"),
    "object": ("how", "segmenter", "answers", "refine"),
    "box": ("how",),
    "lasso": ("how",),
    "polygon": ("how",),
    "wand": ("how", "tolerance", "contiguous", "refine"),
    "mask_brush": ("size", "hardness", "opacity"),
}
"""Which fields a tool shows, by its id."""


@dataclass(frozen=True)
class _Number:
    label: str
    low: float
    high: float
    get: Callable[[Tool], float]
    unit: str = ""
    shown: float = 1.0
    logarithmic: bool = False
    decimals: int = 0


class ToolOptions(QToolBar):
    """Fields appear for the tool in hand; the line keeps its height, so the canvas never moves."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._titles: dict[str, str] = {}
        self.setObjectName("tool-options")
        self.setWindowTitle(self.tr("Tool options"))
        self.setMovable(False)
        holder = QWidget()
        self._row = QHBoxLayout(holder)
        self._row.setContentsMargins(4, 0, 4, 0)
        self._row.setSpacing(4)
        self.title = QLabel()
        self.title.setProperty("role", "title")
        self.title.setMinimumWidth(96)
        self._row.addWidget(self.title)
        self.fields: dict[str, QWidget] = {}
        self.how = Segments(
            self.tr("What a selection does"),
            (
                ("replace", "square-dashed", self.tr("Replace the mask")),
                ("add", "squares-unite", self.tr("Add to the mask (Shift)")),
                ("subtract", "squares-subtract", self.tr("Take away from the mask (Ctrl)")),
                ("intersect", "squares-intersect", self.tr("Keep what is common (Shift+Ctrl)")),
            ),
        )
        self.how.chosen.connect(lambda how: session.set_tool(how=how))
        self._add("how", self.how)
        self._numbers = self._number_rows()
        for name, row in self._numbers.items():
            self._add(name, self._number(name, row))
        self.group = ChoiceBox()
        self._make_group()
        self.contiguous = QCheckBox(self.tr("Connected only"))
        self.contiguous.setToolTip(self.tr("Take only the area that touches the place clicked"))
        self.contiguous.toggled.connect(lambda on: session.set_tool(contiguous=on))
        self._add("contiguous", self.contiguous)
        self.refine = QCheckBox(self.tr("Refine edges"))
        self.refine.setToolTip(self.tr("Make the edge of the mask as fine as the picture is"))
        self.refine.toggled.connect(self._refine)
        self._add("refine", self.refine)
        self.segmenter = SegmenterChoice(session)
        self._add("segmenter", self.segmenter)
        self.answers = Answers(session)
        self._add("answers", self.answers)
        self._row.addStretch(1)
        self.addWidget(holder)
        session.tool_changed.connect(self.show_tool)
        session.document_changed.connect(lambda _: self.show_tool(session.tool))
        session.committed.connect(self._committed)
        self.show_tool(session.tool)

    def _number_rows(self) -> dict[str, _Number]:
        return {
            "hint_radius": _Number(
                self.tr("Size"), *HINT_RADIUS_PX, lambda t: t.hint_radius, "px",
                logarithmic=True, decimals=1,
            ),
            "size": _Number(
                self.tr("Size"), MIN_RADIUS_PX * 2, MAX_RADIUS_PX * 2,
                lambda t: 2 * t.brush.radius_px, "px", logarithmic=True, decimals=1,
            ),
            "hardness": _Number(self.tr("Hardness"), 0, 1, lambda t: t.brush.hardness, "%", 100),
            "opacity": _Number(self.tr("Opacity"), 0, 1, lambda t: t.brush.opacity, "%", 100),
            "flow": _Number(self.tr("Flow"), 0, 1, lambda t: t.brush.flow, "%", 100),
            "tolerance": _Number(self.tr("Tolerance"), 0, 100, lambda t: t.tolerance, "ΔE"),
        }  # fmt: skip

    def _number(self, name: str, row: _Number) -> ScrubField:
        default = row.get(Tool())
        field = ScrubField(
            row.label,
            row.get(self._session.tool),
            row.low,
            row.high,
            default=default,
            unit=row.unit,
            shown=row.shown,
            logarithmic=row.logarithmic,
            decimals=row.decimals,
            step=0.05 if row.shown == 100 else 1,
        )
        field.setFixedWidth(148)
        field.changed.connect(lambda value: self._set(name, value))
        return field

    def _set(self, name: str, value: float) -> None:
        session = self._session
        setters: dict[str, Callable[[float], Any]] = {
            "hint_radius": lambda v: session.set_tool(hint_radius=v),
            "size": lambda v: session.set_brush(radius_px=v / 2),
            "hardness": lambda v: session.set_brush(hardness=v),
            "opacity": lambda v: session.set_brush(opacity=v),
            "flow": lambda v: session.set_brush(flow=v),
            "tolerance": lambda v: session.set_tool(tolerance=v),
        }
        setters[name](value)

    def _refine(self, on: bool) -> None:
        tool = self._session.tool
        own = frozenset((tool.id,))
        self._session.set_tool(refine=tool.refine | own if on else tool.refine - own)

    def _make_group(self) -> None:
        box = self.group
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setFixedWidth(168)
        box.setAccessibleName(self.tr("Group of new hints"))
        box.setToolTip(self.tr("New hints join this group: it is recoloured and hidden as one"))
        line = box.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("No group"))
        line.editingFinished.connect(
            lambda: self._session.set_tool(group=box.currentText().strip())
        )
        box.activated.connect(lambda n: self._session.set_tool(group=box.itemText(n)))
        self._add("group", box)

    def _add(self, name: str, widget: QWidget) -> None:
        widget.hide()
        self.fields[name] = widget
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_titles(self, titles: dict[str, str]) -> None:
        """Names of the tools, by id."""
        self._titles = titles
        self.show_tool(self._session.tool)

    def show_tool(self, tool: Tool) -> None:
        """Shows the fields of a tool with its values."""
        self.title.setText(self._titles.get(tool.id, ""))
        shown = FIELDS.get(tool.id, ())
        for name, field in self.fields.items():
            field.setVisible(name in shown)
            row = self._numbers.get(name)
            if row is not None and isinstance(field, ScrubField):
                field.set_value(row.get(tool))
        self.contiguous.setChecked(tool.contiguous)
        self.how.set_value(tool.how)
        if "refine" in shown:
            self.refine.setChecked(tool.id in tool.refine)
        self._show_groups(tool.group)

    def _committed(self, committed: Any) -> None:
        if committed.change.hints:
            self._show_groups(self._session.tool.group)

    def _show_groups(self, group: str) -> None:
        document = self._session.document
        names = ["", *(document.state.hints.groups if document is not None else ())]
        if [self.group.itemText(n) for n in range(self.group.count())] != names:
            self.group.clear()
            self.group.addItems(names)
        if self.group.currentText() != group:
            self.group.setEditText(group)
