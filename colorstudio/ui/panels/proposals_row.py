"""What models proposed for the photo that is shown, as small pictures: a click takes one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QScrollArea, QToolButton, QVBoxLayout, QWidget

from colorstudio.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from colorstudio.document.model_colors import ModelColors
    from colorstudio.document.model_edits import ProposeColors
    from colorstudio.imaging.pixels import Pixels

MOST = 8
PICTURE = QSize(60, 45)
SIDE = 120
"""Longest side of a picture, for screens of twice the density."""


@dataclass(frozen=True, eq=False)
class _Proposal:
    edit: ProposeColors
    button: QToolButton


class ProposalsRow(QWidget):
    """The newest come last; beyond MOST the oldest go. Seen from the second one on, and then
    scrolled to.

    ``chosen(ProposeColors)``: one is to be taken.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Proposals"))
        self._proposals: list[_Proposal] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._flow = Flow()
        self._column.addWidget(self._flow)
        self.hide()

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """One for each proposal, the oldest first."""
        return tuple(proposal.button for proposal in self._proposals)

    def add(self, edit: ProposeColors, picture: Pixels, name: str) -> None:
        """A further proposal. ``picture``: what it looks like, 8 bit sRGB."""
        button = QToolButton()
        button.setCheckable(True)
        button.setIconSize(PICTURE)
        button.setIcon(icon_of(picture))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.chosen.emit(edit))
        self._proposals.append(_Proposal(edit, button))
        for old in self._proposals[:-MOST]:
            self._flow.remove(old.button)
        self._proposals = self._proposals[-MOST:]
        self._flow.add(button)
        self.setVisible(len(self._proposals) > 1)
        if len(self._proposals) > 1:
            # the layout comes first, and says where the row is
            QTimer.singleShot(0, self, self._come_into_view)

    def _come_into_view(self) -> None:
        around: QWidget | None = self
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and self.isVisible():
            around.ensureWidgetVisible(self, 0, 0)

    def forget(self) -> None:
        """Another photo: none was proposed for it."""
        for proposal in self._proposals:
            self._flow.remove(proposal.button)
        self._proposals = []
        self.hide()

    def edit_of(self, colors: ModelColors | None) -> ProposeColors | None:
        """The proposal that those colours came with; None where they are not of these."""
        edits = (proposal.edit for proposal in self._proposals)
        return next((edit for edit in edits if edit.colors is colors), None)

    def show_current(self, colors: ModelColors | None) -> None:
        """Marks the one whose colours lie on the photo."""
        for proposal in self._proposals:
            proposal.button.setChecked(proposal.edit.colors is colors)


def icon_of(picture: Pixels) -> QIcon:
    """A small icon of a picture in 8 bit sRGB."""
    rgb = picture.array[..., :3]
    scale = SIDE / max(rgb.shape[:2])
    if scale < 1:
        size = tuple(max(1, round(v * scale)) for v in rgb.shape[1::-1])
        rgb = np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA))
    h, w = rgb.shape[:2]
    image = QImage(np.ascontiguousarray(rgb).tobytes(), w, h, 3 * w, QImage.Format.Format_RGB888)
    return QIcon(QPixmap.fromImage(image.copy()))
