"""The panel of the task Recolor: the object, its new colour, how it lands, what was got."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from colorstudio.document.document import Committed, Document
from colorstudio.errors import ColorStudioError
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.ui import clipboard, recolor_actions
from colorstudio.ui.canvas.tools.pick import Pick
from colorstudio.ui.panels.coloredit import ColorEditSection
from colorstudio.ui.panels.colorways import ColorwaysBox
from colorstudio.ui.panels.masks import MasksPanel
from colorstudio.ui.panels.recolor_parts import AskedAndGot, NewColor
from colorstudio.ui.recolor_actions import Reference
from colorstudio.ui.session import Session, Tool
from colorstudio.ui.widgets.buttons import icon_button, note, text_button
from colorstudio.ui.widgets.choice_box import ChoiceBox
from colorstudio.ui.widgets.scrub import ScrubField
from colorstudio.ui.widgets.swatch import color_words

if TYPE_CHECKING:
    from colorstudio.document.look import Look
    from colorstudio.document.recolor_look import RecolorLook

TASK = "recolor"
ANCHORS = ("midtone", "mean", "point")


class RecolorPanel(QWidget):
    """The colour asked for is the colour in hand, so that the picker, the eyedropper, the recent
    colours and the swatches of this panel are one. Nothing is tried before a colour or a slider was
    touched in this task; then the picture follows every change until it is applied or Esc."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._point: tuple[float, float] | None = None
        self._picking = ""
        self._showing = False
        self.setAcceptDrops(True)
        self.masks = MasksPanel(session, rows=1)
        self.new = NewColor(session)
        self._make_landing()
        self.result = AskedAndGot()
        self.problem = note("")
        self._problem("")
        self.ways = ColorwaysBox(session)
        self.model = ColorEditSection(session, self.new)
        self.apply = text_button(self.tr("Apply as a layer"), self._apply)
        self.apply.setObjectName("run")
        self.keep = icon_button(
            "bookmark-plus", self.tr("Keep this colour among the candidates, to compare")
        )
        self._lay_out()
        self._connect()
        self.new.refresh()
        self.result.hide()
        self._enable()

    # -- parts ------------------------------------------------------------------------------------

    def _make_landing(self) -> None:
        self.anchor = ChoiceBox()
        self.anchor.setAccessibleName(self.tr("Where the colour lands"))
        self.anchor.setToolTip(self.tr("Which part of the object becomes exactly this colour"))
        titles = {
            "midtone": self.tr("Lands on the lit mid-tone"),
            "mean": self.tr("Lands on the mean"),
            "point": self.tr("Lands on a point"),
        }
        for anchor in ANCHORS:
            self.anchor.addItem(titles[anchor], anchor)
        self.place = icon_button("crosshair", self.tr("Click the point"), self._pick_point)
        self.match = ScrubField(
            self.tr("Match lightness"), 1, 0, 1, default=1, unit="%", shown=100, step=0.05
        )
        self.match.setToolTip(
            self.tr("0 %: the object keeps its own lightness; 100 %: it takes that of the colour")
        )
        self.highlights = ScrubField(
            self.tr("Highlights"), 1, 0, 1, default=1, unit="%", shown=100, step=0.05
        )
        self.highlights.setToolTip(self.tr("How much of the shine stays neutral"))

    def _lay_out(self) -> None:
        landing = QHBoxLayout()
        landing.setSpacing(4)
        landing.addWidget(self.anchor, 1)
        landing.addWidget(self.place)
        sliders = QHBoxLayout()
        sliders.setSpacing(4)
        sliders.addWidget(self.match, 6)
        sliders.addWidget(self.highlights, 5)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.masks, 1)
        column.addWidget(self.new)
        column.addLayout(landing)
        column.addLayout(sliders)
        column.addWidget(self.ways)
        column.addWidget(self.model)
        foot = QVBoxLayout()
        foot.setContentsMargins(8, 4, 8, 8)
        foot.setSpacing(4)
        foot.addWidget(self.problem)
        foot.addWidget(self.result)
        ends = QHBoxLayout()
        ends.setSpacing(4)
        ends.addWidget(self.apply, 1)
        ends.addWidget(self.keep)
        foot.addLayout(ends)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addLayout(foot)
        self.setMinimumHeight(120)

    def _connect(self) -> None:
        session = self._session
        self.new.chosen.connect(self.choose)
        self.new.refused.connect(self._problem)
        self.new.patch_wanted.connect(self.pick_patch)
        self.new.referred.connect(self._try)
        self.anchor.activated.connect(lambda _: self._anchor_chosen())
        self.match.changed.connect(lambda _: self._try())
        self.highlights.changed.connect(lambda _: self._try())
        self.ways.tried.connect(self.choose)
        self.ways.wanted.connect(self._ask_folder)
        session.document_changed.connect(self._document_changed)
        session.committed.connect(self._committed)
        session.mask_changed.connect(self._mask_changed)
        session.tool_changed.connect(self._tool_changed)
        session.task_changed.connect(lambda _: self._task_changed())
        session.look_changed.connect(self._look_changed)
        session.drafted.connect(lambda _: self._show_figures())
        session.look_refused.connect(self._refused)
        session.picked.connect(self._picked)
        session.recolor_wanted.connect(self._recolor)

    # -- what is asked ----------------------------------------------------------------------------

    @property
    def active(self) -> bool:
        """Whether this is the task at hand."""
        return self._session.task == TASK

    @property
    def look(self) -> RecolorLook | None:
        """What the panel asks for as it stands; None while no mask says where."""
        from colorstudio.document.recolor_look import RecolorLook

        if self._session.document is None or not self._session.mask:
            return None
        reference = self.new.reference.pixels if self.new.reference is not None else None
        anchor = self.anchor.currentData()
        return RecolorLook(
            mask=self._session.mask,
            color=None if reference is not None else self.new.color,
            reference=reference,
            anchor=anchor,
            point=self._point if anchor == "point" else None,
            match_lightness=self.match.number(),
            highlights=self.highlights.number(),
        )

    def choose(self, color: Color) -> None:
        """Asks for a colour, also for the one that is in hand already."""
        self.new.reference = None
        self.new.show_color(color)
        self._session.set_tool(color=color)
        self._try()

    def _recolor(self, color: Color) -> None:
        """A colour was dropped on the object."""
        self._session.choose_task(TASK)
        self.choose(color)

    def _try(self) -> None:
        """Shows the picture as it is asked for."""
        if self._showing or not self.active:
            return
        look = self.look
        if look is None:
            self._problem(self.tr("Select an object first: click it, or draw around it."))
        elif look.anchor == "point" and look.point is None:
            self._pick_point()
        else:
            self._problem("")
            self._session.set_look(look)

    def _tool_changed(self, tool: Tool) -> None:
        if self._picking and tool.id != "pick":
            self._picking = ""
            self._problem("")
        if tool.color == self.new.color or self._showing:
            return
        if self.active:
            self.new.reference = None
        self.new.show_color(tool.color)
        self._try()

    # -- a reference ------------------------------------------------------------------------------

    def pick_patch(self) -> None:
        """The next drag over the picture says whose colour is taken."""
        self._picking = "patch"
        self._session.set_tool(id="pick")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._session.document is not None and clipboard.opens(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.new.take_mime(event.mimeData())
        event.acceptProposedAction()

    # -- where it lands ---------------------------------------------------------------------------

    def _anchor_chosen(self) -> None:
        self._enable()
        self._try()

    def _pick_point(self) -> None:
        self._picking = "point"
        self._problem(self.tr("Click the place that is to become exactly this colour."))
        self._session.set_tool(id="pick")

    def _picked(self, pick: Pick | None) -> None:
        what, self._picking = self._picking, ""
        if pick is None or not what:
            self._problem("")
        elif what == "point":
            self._point = pick.place
            self._try()
        else:
            x, y = (round(v) for v in pick.place)
            rect = pick.rect
            if rect is None:
                rect = Rect(x, y, 1, 1).grown(recolor_actions.PATCH_PX // 2)
            recolor_actions.patch_reference(self._session, rect, self.new.refer_to)

    # -- what the session says --------------------------------------------------------------------

    def _document_changed(self, document: Document | None) -> None:
        self.new.reference = self._point = None
        self._picking = ""
        self._problem("")
        self.new.refresh()
        self._enable()

    def _committed(self, committed: Committed) -> None:
        if committed.change.palette:
            self.new.show_targets()

    def _mask_changed(self, mask: str) -> None:
        look = self._session.look
        if self.active and look is not None and getattr(look, "mask", mask) != mask:
            self._session.set_look(None)
        self._problem("")
        self._enable()

    def _task_changed(self) -> None:
        self._problem("")
        self.new.refresh()
        self._enable()

    def _look_changed(self, look: Look | None) -> None:
        self._show_figures()
        self._enable()
        if look is None or not self.active:
            return
        from colorstudio.document.recolor_look import RecolorLook

        if isinstance(look, RecolorLook) and look != self.look:
            self._show_look(look)

    def _show_look(self, look: RecolorLook) -> None:
        """Fields after a look that was made before: a candidate."""
        session = self._session
        self._showing = True
        if look.mask != session.mask and session.document is not None:
            session.choose_mask(look.mask)
        if look.color is not None:
            self.new.color, self.new.reference = look.color, None
            session.set_tool(color=look.color)
        elif look.reference is not None:
            self.new.reference = Reference(look.reference, self.tr("A picture"))
        self.anchor.setCurrentIndex(max(0, self.anchor.findData(look.anchor)))
        self._point = look.point
        self.match.set_value(look.match_lightness)
        self.highlights.set_value(look.highlights)
        self._showing = False
        self.new.refresh()
        self._enable()

    def _refused(self, error: ColorStudioError) -> None:
        if self.active:
            self._problem(str(error))
            self.result.hide()

    # -- what is shown ----------------------------------------------------------------------------

    def _show_figures(self) -> None:
        """Asked against got, of the look that is seen."""
        document, look = self._session.document, self._session.look
        draft = document.draft if document is not None and self.active else None
        if draft is None or look is None:
            self.result.hide()
            return
        if hasattr(draft.figures, "delta_e00"):
            self.result.show_report(draft.figures)
            self.result.show()

    def _problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _enable(self) -> None:
        there = self._session.document is not None
        for control in (self.anchor, self.match, self.highlights):
            control.setEnabled(there)
        self.place.setVisible(self.anchor.currentData() == "point")
        self.apply.setEnabled(there and bool(self._session.mask))
        self.keep.setEnabled(self._session.look is not None)
        self.result.setVisible(self.result.isVisibleTo(self) and self._session.look is not None)

    # -- what comes of it -------------------------------------------------------------------------

    def _apply(self) -> None:
        from colorstudio.document.recolor_look import RecolorLook

        look, tried = self.look, self._session.look
        if tried is not None and not isinstance(tried, RecolorLook):
            self._session.apply_look(tried)  # what a model made is what is seen
            return
        if look is None:
            return
        if self.new.reference is None:
            self._session.use_color(self.new.color)
        self._session.apply_look(look, f"{look.mask} {self._named()}".strip())

    def _named(self) -> str:
        """The new colour in words, as a layer's name says it."""
        draft = self._session.document.draft if self._session.document is not None else None
        figures = draft.figures if draft is not None else None
        asked = self.new.color if self.new.reference is None else getattr(figures, "asked", None)
        return color_words(asked) if asked is not None else ""

    def _ask_folder(self) -> None:
        folder = self._session.settings.last_folder or str(Path.home())
        dialog = QFileDialog(self, self.tr("Folder for the colourways"), folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.export(Path(name)))
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    def export(self, folder: Path) -> None:
        """Writes one file for each colourway of the chosen mask."""
        look = self.look
        if look is None:
            return
        ways = [
            recolor_actions.Colorway(replace(look, color=color, reference=None), look.mask, color)
            for color in self.ways.colors
        ]
        recolor_actions.export_colorways(self._session, folder, ways)
