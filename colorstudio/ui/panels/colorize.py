"""The panel of the task Colorize: the photo, the hints, how the answer follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from colorstudio.document.document import Committed, Document
from colorstudio.document.edits import SetLayer
from colorstudio.jobs.job import JobContext
from colorstudio.ui import colorize_actions
from colorstudio.ui.panels.hints import HintsPanel
from colorstudio.ui.panels.propose import ProposeSection
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.buttons import heading, icon_button, text_button
from colorstudio.ui.widgets.elided import ElidedLabel
from colorstudio.ui.widgets.scrub import ScrubField

if TYPE_CHECKING:
    from colorstudio.document.tiles import Tiles
    from colorstudio.imaging.tone import Toning

FOLLOW, SATURATION = 0.4, 1.0


class ColorizePanel(QWidget):
    """From top to bottom: what it works on, what the artist gives, how the answer follows."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._measured: Tiles | None = None
        self.photo = ElidedLabel()
        self.about = ElidedLabel(role="dim")
        self.neutralise = text_button(
            self.tr("Neutralise"), lambda: colorize_actions.neutralise(session), icon="contrast"
        )
        self.neutralise.setToolTip(
            self.tr("This scan is toned. Take its colour cast away and keep its lightness.")
        )
        self.neutralise.hide()
        self.hints = HintsPanel(session)
        self.propose = ProposeSection(session)
        self.follow = ScrubField(
            self.tr("Follow light"), FOLLOW, 0, 1, default=FOLLOW, decimals=0, unit="%",
            shown=100, step=0.05,
        )  # fmt: skip
        self.follow.setToolTip(self.tr("How far colour grows stronger where the photo is lighter"))
        self.saturation = ScrubField(
            self.tr("Saturation"), SATURATION, 0, 2, default=SATURATION, unit="%", shown=100,
            step=0.05,
        )  # fmt: skip
        self.load = icon_button("upload", self.tr("Load hints…"))
        self.save = icon_button("download", self.tr("Save hints…"))
        self.bake = text_button(
            self.tr("Make a colour layer"), lambda: colorize_actions.bake(session), icon="droplet"
        )
        self.bake.setToolTip(self.tr("A copy of the answer as a layer that can be painted on"))
        self._lay_out()
        self.follow.changed.connect(lambda v: self._set("follow", v))
        self.saturation.changed.connect(lambda v: self._set("saturation", v))
        session.document_changed.connect(self._document_changed)
        session.committed.connect(self._committed)
        session.renamed.connect(self._show_name)
        self._document_changed(session.document)

    def _lay_out(self) -> None:
        photo = QVBoxLayout()
        photo.setSpacing(0)
        photo.addWidget(self.photo)
        photo.addWidget(self.about)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(photo, 1)
        top.addWidget(self.neutralise)
        hints_head = QHBoxLayout()
        hints_head.setSpacing(4)
        hints_head.addWidget(heading(self.tr("Hints")), 1)
        hints_head.addWidget(self.load)
        hints_head.addWidget(self.save)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(hints_head)
        column.addWidget(self.hints, 1)
        sliders = QHBoxLayout()
        sliders.setSpacing(4)
        sliders.addWidget(self.follow, 1)
        sliders.addWidget(self.saturation, 1)
        column.addWidget(heading(self.tr("Answer")))
        column.addLayout(sliders)
        column.addWidget(self.bake)
        column.addWidget(self.propose)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.setMinimumHeight(120)

    def _set(self, name: str, value: float) -> None:
        document = self._session.document
        layer = document.state.answer_layer if document is not None else None
        if layer is not None:
            self._session.push(SetLayer(layer.id, {name: value}))

    def _document_changed(self, document: Document | None) -> None:
        self._measured = None
        self._show()

    def _committed(self, committed: Committed) -> None:
        if committed.change.layers or committed.change.source or committed.change.hints:
            self._show()

    def _show(self) -> None:
        document = self._session.document
        state = document.state if document is not None else None
        self.load.setEnabled(state is not None)
        for control in (self.follow, self.saturation):
            control.setEnabled(state is not None and state.answer_layer is not None)
        some = state is not None and len(state.hints) > 0
        layer = state.answer_layer if state is not None else None
        self.save.setEnabled(some)
        self.bake.setEnabled(some or (layer is not None and layer.model is not None))
        if document is None or state is None:
            self.photo.setText(self.tr("No photo"))
            self.about.setText("")
            self.neutralise.hide()
            return
        source, answer = state.source_layer, state.answer_layer
        self._show_name()
        self.about.setText(self.tr("{0} × {1} pixels").format(state.width, state.height))
        if answer is not None:
            self.follow.set_value(answer.follow)
            self.saturation.set_value(answer.saturation)
        if source is not None and source.tiles is not self._measured:
            self._measure_tone(document)

    def _show_name(self) -> None:
        document = self._session.document
        if document is not None:
            source = document.state.source_layer
            name = "Photo" if source is None else source.name
            self.photo.setText(document.title if name == "Photo" else name)

    def _measure_tone(self, document: Document) -> None:
        """Whether the photo is toned: asked on the slow lane, once for its pixels."""
        session, state = self._session, document.state
        source = state.source_layer
        assert source is not None
        self._measured = source.tiles
        self.neutralise.hide()

        def work(context: JobContext) -> Toning:
            from colorstudio.imaging.tone import measure_tone

            context.check()
            return measure_tone(source.tiles.to_array(), state.profile)

        def then(tone: Toning) -> None:
            if self._measured is source.tiles:
                self.neutralise.setVisible(tone.toned)
                if tone.toned:
                    self.about.setText(
                        self.tr("{0} × {1} pixels · toned").format(state.width, state.height)
                    )

        session.submit("Look at the tone", work, key="tone", quiet=True, then=then)
