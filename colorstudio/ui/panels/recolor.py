"""The panel of the task Recolor: the object, its new colour, how it lands, what was got."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from colorstudio.document.document import Committed, Document
from colorstudio.errors import BadInput, ColorStudioError
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.ui import clipboard, recolor_actions
from colorstudio.ui.canvas.tools.pick import Pick
from colorstudio.ui.panels.colorways import ColorwaysBox
from colorstudio.ui.panels.masks import MasksPanel
from colorstudio.ui.recolor_actions import Reference, way_words
from colorstudio.ui.session import Session, Tool
from colorstudio.ui.widgets.buttons import heading, icon_button, note, text_button
from colorstudio.ui.widgets.color_picker import parse_color
from colorstudio.ui.widgets.color_popup import pick_color
from colorstudio.ui.widgets.elided import ElidedLabel
from colorstudio.ui.widgets.scrub import ScrubField
from colorstudio.ui.widgets.swatch import RecentColors, Swatch, color_words

if TYPE_CHECKING:
    from colorstudio.document.look import Look
    from colorstudio.document.recolor_look import RecolorLook, RecolorReport

TASK = "recolor"
SWATCH = 28
TARGETS = 24
"""Colours that are one click away: two rows."""
ANCHORS = ("midtone", "mean", "point")


class RecolorPanel(QWidget):
    """The colour asked for is the colour in hand, so that the picker, the eyedropper, the recent
    colours and the swatches of this panel are one. Nothing is tried before a colour or a slider was
    touched in this task; then the picture follows every change until it is applied or Esc."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._color = session.tool.color
        self._reference: Reference | None = None
        self._point: tuple[float, float] | None = None
        self._picking = ""
        self._showing = False
        self.setAcceptDrops(True)
        self.masks = MasksPanel(session, rows=1)
        self._make_color()
        self._make_landing()
        self._make_result()
        self.ways = ColorwaysBox(session)
        self.apply = text_button(self.tr("Apply as a layer"), self._apply)
        self.apply.setObjectName("run")
        self.keep = icon_button(
            "bookmark-plus", self.tr("Keep this colour among the candidates, to compare")
        )
        self._lay_out()
        self._connect()
        self._show_color()
        self._enable()

    # -- parts ------------------------------------------------------------------------------------

    def _make_color(self) -> None:
        self.swatch = Swatch(self._color, self.tr("New colour"), SWATCH)
        self.text = QLineEdit()
        self.text.setAccessibleName(self.tr("New colour as #rrggbb or L a b"))
        self.text.setToolTip(self.text.accessibleName())
        self.dropper = icon_button(
            "pipette", self.tr("Take a colour from the picture (hold Alt)"), self._dropper
        )
        self.refer = icon_button(
            "image", self.tr("Take the colour of another picture or of a patch"), self._refer
        )
        self.words = ElidedLabel(role="dim")
        self.no_reference = icon_button("x", self.tr("Let the reference go"), self._forget)
        self.targets = RecentColors()

    def _make_landing(self) -> None:
        self.anchor = QComboBox()
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

    def _make_result(self) -> None:
        self.asked, self.got = (Swatch(self._color, part, 20) for part in self._parts())
        for swatch in (self.asked, self.got):
            swatch.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.asked_words, self.got_words = ElidedLabel(), ElidedLabel()
        self.differs = QLabel()
        self.differs.setAccessibleName(self.tr("Difference"))
        self.problem = note("")

    def _parts(self) -> tuple[str, str]:
        return self.tr("Asked"), self.tr("Got")

    def _lay_out(self) -> None:
        color = QHBoxLayout()
        color.setSpacing(4)
        for widget in (self.swatch, self.text, self.dropper, self.refer):
            color.addWidget(widget, 1 if widget is self.text else 0)
        said = QHBoxLayout()
        said.setSpacing(4)
        said.addWidget(self.words, 1)
        said.addWidget(self.no_reference)
        landing = QHBoxLayout()
        landing.setSpacing(4)
        landing.addWidget(self.anchor, 1)
        landing.addWidget(self.place)
        sliders = QHBoxLayout()
        sliders.setSpacing(4)
        sliders.addWidget(self.match, 7)
        sliders.addWidget(self.highlights, 5)
        self.result = QWidget()
        grid = QGridLayout(self.result)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        rows = zip(
            self._parts(), (self.asked, self.got), (self.asked_words, self.got_words), strict=True
        )
        for n, (title, swatch, words) in enumerate(rows):
            label = QLabel(title)
            label.setProperty("role", "dim")
            grid.addWidget(label, n, 0)
            grid.addWidget(swatch, n, 1)
            grid.addWidget(words, n, 2)
        grid.addWidget(self.differs, 1, 3)
        grid.setColumnStretch(2, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.masks, 1)
        column.addWidget(heading(self.tr("New colour")))
        column.addLayout(color)
        column.addLayout(said)
        column.addWidget(self.targets)
        column.addLayout(landing)
        column.addLayout(sliders)
        column.addWidget(self.ways)
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
        self.swatch.clicked.connect(self._open_picker)
        self.text.editingFinished.connect(self._typed)
        self.targets.chosen.connect(self.choose)
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
        reference = self._reference.pixels if self._reference is not None else None
        anchor = self.anchor.currentData()
        return RecolorLook(
            mask=self._session.mask,
            color=None if reference is not None else self._color,
            reference=reference,
            anchor=anchor,
            point=self._point if anchor == "point" else None,
            match_lightness=self.match.number(),
            highlights=self.highlights.number(),
        )

    def choose(self, color: Color) -> None:
        """Asks for a colour, also for the one that is in hand already."""
        self._reference = None
        self._color = color
        self._session.set_tool(color=color)
        self._show_color()
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
        if tool.color != self._color and not self._showing:
            self._color = tool.color
            if self.active:
                self._reference = None
                self._show_color()
                self._try()
            else:
                self._show_color()

    def _typed(self) -> None:
        if not self.text.isModified():
            return
        self.text.setModified(False)
        try:
            self.choose(parse_color(self.text.text().strip()))
        except BadInput as error:
            self._problem(str(error))

    def _open_picker(self) -> None:
        at = self.swatch.mapToGlobal(QPoint(0, self.swatch.height() + 4))
        pick_color(self, self._color, at, self.choose, self._session.use_color)

    def _dropper(self) -> None:
        self._session.set_tool(id="eyedropper")

    # -- a reference ------------------------------------------------------------------------------

    def reference_menu(self) -> QMenu:
        """Where a reference may come from."""
        menu = QMenu(self)
        menu.addAction(self.tr("From a &Picture…")).triggered.connect(lambda *_: self._ask_file())
        patch = menu.addAction(self.tr("From a Patch of &This Picture"))
        patch.triggered.connect(lambda *_: self.pick_patch())
        patch.setEnabled(self._session.document is not None)
        return menu

    def _refer(self) -> None:
        menu = self.reference_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.refer.mapToGlobal(QPoint(0, self.refer.height())))

    def _ask_file(self) -> None:
        from colorstudio.imaging.io import ENDINGS

        endings = " ".join(f"*{e}" for e in sorted(ENDINGS))
        folder = self._session.settings.last_folder or str(Path.home())
        filters = self.tr("Pictures ({0})").format(endings)
        dialog = QFileDialog(self, self.tr("Reference"), folder, filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take_file(Path(name)))
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    def take_file(self, path: Path) -> None:
        """The colour of a picture file is what is asked for."""
        recolor_actions.read_reference(self._session, path, self.refer_to)

    def pick_patch(self) -> None:
        """The next drag over the picture says whose colour is taken."""
        self._picking = "patch"
        self._session.set_tool(id="pick")

    def refer_to(self, reference: Reference) -> None:
        """The colour of a reference is what is asked for."""
        self._reference = reference
        self._show_color()
        self._try()

    def _forget(self) -> None:
        self._reference = None
        self._show_color()
        self._try()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._session.document is not None and clipboard.opens(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData()
        files = clipboard.files_of(data)
        image = data.imageData() if data.hasImage() else None
        if files:
            self.take_file(files[0])
        elif isinstance(image, QImage) and not image.isNull():
            recolor_actions.read_reference_bytes(
                self._session, clipboard.png_bytes(image), self.tr("A picture"), self.refer_to
            )
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
            recolor_actions.patch_reference(self._session, rect, self.refer_to)

    # -- what the session says --------------------------------------------------------------------

    def _document_changed(self, document: Document | None) -> None:
        self._reference = self._point = None
        self._picking = ""
        self._problem("")
        self._show_color()
        self._enable()

    def _committed(self, committed: Committed) -> None:
        if committed.change.palette:
            self._show_targets()

    def _mask_changed(self, mask: str) -> None:
        look = self._session.look
        if self.active and look is not None and getattr(look, "mask", mask) != mask:
            self._session.set_look(None)
        self._problem("")
        self._enable()

    def _task_changed(self) -> None:
        self._problem("")
        self._show_color()
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
            self._color, self._reference = look.color, None
            session.set_tool(color=look.color)
        elif look.reference is not None:
            self._reference = Reference(look.reference, self.tr("A picture"))
        self.anchor.setCurrentIndex(max(0, self.anchor.findData(look.anchor)))
        self._point = look.point
        self.match.set_value(look.match_lightness)
        self.highlights.set_value(look.highlights)
        self._showing = False
        self._show_color()
        self._enable()

    def _refused(self, error: ColorStudioError) -> None:
        if self.active:
            self._problem(str(error))
            self.result.hide()

    # -- what is shown ----------------------------------------------------------------------------

    def _show_color(self) -> None:
        reference = self._reference
        self.swatch.set_color(self._color)
        if not self.text.hasFocus() or not self.text.isModified():
            self.text.setText(self._color.hex)
        self.text.setEnabled(reference is None)
        self.swatch.setEnabled(reference is None)
        self.words.setText(
            self.tr("Colour of {0}").format(reference.name)
            if reference is not None
            else color_words(self._color)
        )
        self.no_reference.setVisible(reference is not None)
        self._show_targets()

    def _show_targets(self) -> None:
        """Swatches of the document's palette, then the colours that were used."""
        document = self._session.document
        own = [s.color.text for s in document.state.palette] if document is not None else []
        texts = dict.fromkeys([*own, *self._session.settings.recent_colors])
        self.targets.show_colors(list(texts)[:TARGETS])
        self.targets.setVisible(bool(texts))

    def _show_figures(self) -> None:
        """Asked against got, of the look that is seen."""
        document, look = self._session.document, self._session.look
        draft = document.draft if document is not None and self.active else None
        if draft is None or look is None:
            self.result.hide()
            return
        report: RecolorReport = draft.figures
        if not hasattr(report, "delta_e00"):
            return
        self.result.show()
        for swatch, words, color in (
            (self.asked, self.asked_words, report.asked),
            (self.got, self.got_words, report.got),
        ):
            swatch.set_color(color)
            words.setText(f"{color.hex} {color_words(color)}")
        self.differs.setText(f"ΔE {report.delta_e00:.1f}")
        self.differs.setToolTip(self.tr("CIEDE2000 between asked and got, where the colour lands"))

    def _problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _enable(self) -> None:
        there = self._session.document is not None
        for control in (
            self.swatch, self.text, self.dropper, self.refer, self.targets, self.anchor,
            self.match, self.highlights,
        ):  # fmt: skip
            control.setEnabled(there)
        if self._reference is not None:
            self.text.setEnabled(False)
            self.swatch.setEnabled(False)
        self.place.setVisible(self.anchor.currentData() == "point")
        self.apply.setEnabled(there and bool(self._session.mask))
        self.keep.setEnabled(self._session.look is not None)
        self.result.setVisible(self.result.isVisibleTo(self) and self._session.look is not None)

    # -- what comes of it -------------------------------------------------------------------------

    def _apply(self) -> None:
        look = self.look
        if look is None:
            return
        if self._reference is None:
            self._session.use_color(self._color)
        self._session.apply_look(look, f"{look.mask} {self._named()}".strip())

    def _named(self) -> str:
        """The new colour in words, as a layer's name says it."""
        draft = self._session.document.draft if self._session.document is not None else None
        figures = draft.figures if draft is not None else None
        asked = getattr(figures, "asked", None) if self._reference is not None else self._color
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
            recolor_actions.Colorway(
                replace(look, color=color, reference=None), way_words(look.mask, color)
            )
            for color in self.ways.colors
        ]
        recolor_actions.export_colorways(self._session, folder, ways)
