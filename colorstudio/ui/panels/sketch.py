"""The panel of the task Sketch: ink and regions, hints, references, a cast, flats as layers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from colorstudio.document.document import Committed, Document
from colorstudio.document.layers import GroupLayer
from colorstudio.document.state import DocumentState
from colorstudio.errors import BadInput
from colorstudio.imaging.sketching import LETTERING, SCREENTONE
from colorstudio.ui import clipboard, sketch_actions
from colorstudio.ui.panels.hints import HintsPanel
from colorstudio.ui.panels.paint import PaintSection
from colorstudio.ui.panels.sketch_parts import CastBox, ReferencesBox, drop_names, narrow
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.buttons import heading, icon_button, note, text_button
from colorstudio.ui.widgets.choice_box import ChoiceBox
from colorstudio.ui.widgets.elided import ElidedLabel
from colorstudio.ui.widgets.scrub import ScrubField

TASK = "sketch"
GAP, THRESHOLD = 12.0, 96


class SketchPanel(QWidget):
    """Before the ink is separated there is one button; the first hint does the same."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._placing = False
        self.setAcceptDrops(True)
        self.drawing = ElidedLabel()
        self.about = ElidedLabel(role="dim")
        self.begin = text_button(self.tr("Separate the ink"), lambda: sketch_actions.begin(session))
        self.begin.setObjectName("run")
        self.begin.setToolTip(
            self.tr("The ink becomes a layer of its own; colours go below it, region by region")
        )
        self.teach = note(self._first_words())
        self._make_regions()
        self.hints = HintsPanel(session)
        self.hints.empty.setText(
            self.tr("Click a region to colour it, draw across several, or propose colours.")
        )
        self.references = ReferencesBox(session)
        self.cast = CastBox(session, self.references)
        self.paint = PaintSection(session, lambda: self.references.references)
        self._make_layers()
        self._lay_out()
        session.document_changed.connect(self._document_changed)
        session.committed.connect(self._committed)
        session.answered.connect(lambda _: self._answered())
        session.cast_wanted.connect(self._cast_wanted)
        session.task_changed.connect(lambda _: self._show())
        self._show()

    def _first_words(self) -> str:
        return self.tr(
            "Separate the ink, then click a region to colour it. Colour stops at the lines, also"
            " where they have gaps."
        )

    def _flattened_words(self, state: DocumentState) -> str:
        if any(isinstance(la, GroupLayer) and la.id.startswith("flats") for la in state.layers):
            return self.tr("The flats are layers now: paint on them, or undo to go on with hints.")
        return self.tr("The layer that follows the hints was deleted; undo brings it back.")

    # -- parts ------------------------------------------------------------------------------------

    def _make_regions(self) -> None:
        session = self._session
        self.gap = ScrubField(
            self.tr("Close gaps"), GAP, 0, 64, default=GAP, decimals=0, unit="px", step=1
        )
        self.gap.setToolTip(self.tr("Holes in lines up to so many pixels stop colour"))
        self.threshold = ScrubField(
            self.tr("Ink from"), THRESHOLD / 255, 1 / 255, 1, default=THRESHOLD / 255, decimals=0,
            unit="%", shown=100, step=0.01,
        )  # fmt: skip
        self.threshold.setToolTip(self.tr("How dark a line is that stops colour"))
        self.lettering = QCheckBox(self.tr("Leave lettering and tone alone"))
        self.lettering.setToolTip(
            self.tr(
                "Letters and dots part nothing, and balloons stay white. Masks named Lettering and"
                " Screentone say by hand where they are."
            )
        )
        self.by_hand = icon_button("highlighter", self.tr("Mark lettering or screentone by hand"))
        menu = QMenu(self.by_hand)
        for name, text in (
            (LETTERING, self.tr("Mark &lettering")),
            (SCREENTONE, self.tr("Mark &screentone")),
        ):
            menu.addAction(text, lambda name=name: sketch_actions.mark_by_hand(session, name))
        self.by_hand.setMenu(menu)
        self.by_hand.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.show_gaps = icon_button(
            "unplug", self.tr("Light up gaps of the lines"), checkable=True
        )
        self.show_gaps.setChecked(session.gaps_shown)
        self.find_panels = icon_button(
            "layout-grid",
            self.tr("Find the panels of a page; they become masks"),
            lambda: sketch_actions.find_panels(session),
        )
        self.gap.changed.connect(lambda v: sketch_actions.set_flats(session, gap=float(v)))
        self.threshold.changed.connect(
            lambda v: sketch_actions.set_flats(session, threshold=max(1, round(v * 255)))
        )
        self.lettering.toggled.connect(
            lambda on: sketch_actions.set_flats(session, lettering=bool(on))
        )
        self.show_gaps.toggled.connect(session.show_gaps)

    def _make_layers(self) -> None:
        session = self._session
        self.by = ChoiceBox()
        self.by.setAccessibleName(self.tr("What gets a layer of its own"))
        self.by.setToolTip(self.by.accessibleName())
        narrow(self.by)
        for by, title in (
            ("part", self.tr("Per part")),
            ("color", self.tr("Per colour")),
            ("region", self.tr("Per region")),
        ):
            self.by.addItem(title, by)
        self.layers = text_button(
            self.tr("Flats to layers"),
            lambda: sketch_actions.to_layers(session, self.by.currentData()),
        )
        self.layers.setToolTip(
            self.tr("Layers that can be painted on; they follow the hints no longer")
        )
        self.shade = icon_button(
            "contrast", self.tr("Add a layer for shading, multiplied over the flats")
        )
        menu = QMenu(self.shade)
        menu.addAction(self.tr("&Empty shade layer"), lambda: self._shade(empty=True))
        menu.addAction(self.tr("&Cel shading, lit from the upper left"), self._shade)
        self.shade.setMenu(menu)
        self.shade.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.drawing)
        head.addWidget(self.about)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addLayout(head, 1)
        top.addWidget(self.show_gaps)
        top.addWidget(self.find_panels)
        sliders = QHBoxLayout()
        sliders.setSpacing(4)
        sliders.addWidget(self.gap, 1)
        sliders.addWidget(self.threshold, 1)
        self.regions = QWidget()
        region_column = QVBoxLayout(self.regions)
        region_column.setContentsMargins(0, 0, 0, 0)
        region_column.setSpacing(4)
        region_column.addLayout(sliders)
        letters = QHBoxLayout()
        letters.setSpacing(4)
        letters.addWidget(self.lettering, 1)
        letters.addWidget(self.by_hand)
        region_column.addLayout(letters)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.teach)
        column.addWidget(self.begin)
        column.addWidget(self.regions)
        column.addWidget(heading(self.tr("Hints")))
        column.addWidget(self.hints, 1)
        column.addWidget(self.references)
        column.addWidget(self.cast)
        column.addWidget(self.paint)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self.foot = QWidget()
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(8, 4, 8, 8)
        foot.setSpacing(4)
        foot.addWidget(self.by, 1)
        foot.addWidget(self.layers, 1)
        foot.addWidget(self.shade)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addWidget(self.foot)
        self.setMinimumHeight(120)

    def _shade(self, *, empty: bool = False) -> None:
        cast = self.cast.cast
        shades = {p.name: p.shade for p in cast.parts if p.shade is not None} if cast else {}
        sketch_actions.add_shade(self._session, shades, empty=empty)

    # -- what was dropped -------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._session.document is None:
            return
        urls = event.mimeData().urls()
        if clipboard.opens(event.mimeData()) or any(
            url.toLocalFile().lower().endswith(".json") for url in urls
        ):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()]
        casts, pictures = drop_names(paths)
        for path in casts[:1]:
            self.cast.read(path, self._place_cast)
        for path in pictures:
            self.references.read(path)
        event.acceptProposedAction()

    # -- what the session says --------------------------------------------------------------------

    def _cast_wanted(self, path: Path) -> None:
        """A cast was dropped on the drawing: its parts are placed as soon as regions are known."""
        session = self._session
        if session.document is None:
            session.notice(
                BadInput(self.tr("Open a drawing first."), self.tr("Then drop the cast on it."))
            )
            return
        session.choose_task(TASK)
        self.cast.read(path, self._place_cast)

    def _place_cast(self) -> None:
        document = self._session.document
        if document is None:
            return
        if document.state.flats_layer is None:
            sketch_actions.begin(self._session)
        self._placing = True
        self._answered()

    def _answered(self) -> None:
        document = self._session.document
        ready = document is not None and document.state.flats_layer is not None
        if self._placing and ready and sketch_actions.living_flats(document) is not None:
            self._placing = False
            self.cast.place_on_drawing()
        self._tell()

    def _document_changed(self, document: Document | None) -> None:
        self._placing = False
        if document is not None and document.state.flats_layer is not None:
            self._session.choose_task(TASK)  # a project that was saved while it was coloured
        self.references.forget()
        self.cast.document_changed(document)
        self._show()

    def _committed(self, committed: Committed) -> None:
        after = committed.after
        first = committed.change.hints and len(after.hints) > len(committed.before.hints)
        waits = after.flats_layer is None and after.answer_layer is not None
        if first and waits and self._session.task == TASK:
            sketch_actions.begin(self._session)
        if committed.change.layers or committed.change.hints:
            self._show()

    def _show(self) -> None:
        document = self._session.document
        state = document.state if document is not None else None
        layer = state.flats_layer if state is not None else None
        begun = layer is not None
        flattened = state is not None and state.living_layer is None
        self.begin.setVisible(not begun and not flattened)
        self.teach.setVisible(not begun)
        self.teach.setText(
            self._flattened_words(state) if state is not None and flattened else self._first_words()
        )
        self.begin.setEnabled(state is not None and state.source_layer is not None)
        for part in (self.regions, self.references, self.cast, self.foot):
            part.setVisible(begun)
        self.paint.setVisible(begun and self.paint.spec is not None)
        for control in (self.show_gaps, self.find_panels):
            control.setEnabled(state is not None)
        if layer is not None:
            self.gap.set_value(layer.gap)
            self.threshold.set_value(layer.threshold / 255)
            self.lettering.blockSignals(True)
            self.lettering.setChecked(layer.lettering)
            self.lettering.blockSignals(False)
            self.layers.setEnabled(state is not None and len(state.hints) > 0)
        self._tell()

    def _tell(self) -> None:
        """The drawing's name, and what was found in it."""
        document = self._session.document
        if document is None:
            self.drawing.setText(self.tr("No drawing"))
            self.about.setText("")
            return
        self.drawing.setText(document.title)
        flats = sketch_actions.living_flats(document)
        if flats is None or document.state.flats_layer is None:
            self.about.setText(self.tr("{0} × {1} pixels").format(*document.state.size))
            return
        open_gaps = sum(not gap.closed for gap in flats.gaps)
        self.about.setText(
            self.tr("%n regions · gaps {0}, open {1}", "", len(flats.regions)).format(
                len(flats.gaps), open_gaps
            )
        )
