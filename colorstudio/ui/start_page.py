"""What is seen before a picture is open: a place to drop one, a sample to try, recent files."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from colorstudio import resources
from colorstudio.ui import icons
from colorstudio.ui.text import marked as _T
from colorstudio.ui.text import shown
from colorstudio.ui.widgets.buttons import heading, note, text_button
from colorstudio.ui.widgets.elided import ElidedLabel
from colorstudio.ui.widgets.flow import Flow


@dataclass(frozen=True)
class Sample:
    """Something to try: ``words`` say what one click on it shows.

    ``project``: made by scripts/samples.py. ``resource``: a picture, with what lies beside it, that
    is opened where the project is not there. ``reference``: goes into the panel of the task.
    ``next_step``: what to try on the project, in a line.
    """

    resource: str
    words: str
    task: str
    next_step: str
    reference: str = ""

    @property
    def project(self) -> str:
        return f"samples/{self.task}{PROJECT}"

    @property
    def path(self) -> Path:
        """The project, else the picture. Raises FileNotFoundError."""
        try:
            return resources.path(self.project)
        except FileNotFoundError:
            return resources.path(self.resource)


SAMPLES: tuple[Sample, ...] = (
    Sample(
        "samples/chamomile.jpg",
        _T("StartPage", "Colour a grey photo"),
        "colorize",
        _T("StartPage", "Click anything to give it a colour; “Other colours” asks the model anew."),
    ),
    Sample(
        "samples/jacket.jpg",
        _T("StartPage", "Recolour a jacket"),
        "recolor",
        _T("StartPage", "Take another colour, and the jacket follows; Run asks the model for it."),
    ),
    Sample(
        "samples/osprey.jpg",
        _T("StartPage", "Paint by palette"),
        "palette",
        _T("StartPage", "Change a swatch or the words, then Run paints another picture."),
    ),
    Sample(
        "samples/animals.png",
        _T("StartPage", "Colour line art"),
        "sketch",
        _T("StartPage", "Click a region to give it your own colour; the ink stays as it is."),
        "samples/dog-reference.png",
    ),
)
"""One for each task."""
PROJECT, MERGED = ".colorstudio", "mergedimage.png"
"""The ending of a project, and what it holds as a picture of itself."""
SAMPLE_SIZE = QSize(144, 96)
RECENT_SHOWN = 6
WIDTH = 680


class RecentRow(QPushButton):
    """One recent file: its name, and its folder in the tooltip."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.setProperty("plain", True)
        self.setToolTip(str(path))
        self.setAccessibleName(self.tr("Open {0}").format(path.name))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = ElidedLabel(path.name)
        self._folder = ElidedLabel(str(path.parent), role="dim")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(12)
        for label, stretch in ((self._name, 3), (self._folder, 2)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(label, stretch)


class StartPage(QWidget):
    """Inviting and quiet. ``opened(path)``: a recent file was chosen; ``sampled(Sample)``.

    ``toured(task)``: the tour of a sample is wanted.
    """

    opened = Signal(object)  # Path
    sampled = Signal(object)  # Sample
    toured = Signal(str)
    browse = Signal()
    paste = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("surround")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Start"))
        self._picture = QLabel()
        self._drop = self._make_drop()
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._recent_title = heading(self.tr("Recent"))
        self._rows: list[RecentRow] = []
        middle = QVBoxLayout()
        middle.setSpacing(12)
        middle.addStretch(2)
        middle.addWidget(self._drop)
        middle.addSpacing(8)
        tries = heading(self.tr("Try one"))
        # what is below stands in frames that show only under the pointer
        for title in (tries, self._recent_title):
            title.setContentsMargins(9, 0, 0, 0)
        middle.addWidget(tries)
        samples = Flow()
        self.samples: list[QPushButton] = []
        self.tours: dict[str, QPushButton] = {}
        for sample in SAMPLES:
            button = self._sample(sample)
            self.samples.append(button)
            card = QWidget()
            card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            column = QVBoxLayout(card)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(button)
            column.addWidget(self._tour(sample))
            samples.add(card)
        middle.addWidget(samples)
        middle.addSpacing(8)
        middle.addWidget(self._recent_title)
        middle.addLayout(self._recent)
        self.offers = QVBoxLayout()
        middle.addLayout(self.offers)
        middle.addStretch(3)
        holder = QWidget()
        holder.setMaximumWidth(WIDTH)
        holder.setLayout(middle)
        page = QWidget()
        page.setObjectName("start-page")
        scroll = QScrollArea()
        scroll.setObjectName("start-scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        across = QHBoxLayout(page)
        across.setContentsMargins(24, 16, 24, 16)
        across.addStretch(1)
        across.addWidget(holder, 40)
        across.addStretch(1)

    def _make_drop(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("dropzone")
        self._picture.setFixedSize(40, 40)
        head = QLabel(self.tr("Drop a photo or a drawing here"))
        head.setProperty("role", "head")
        head.setWordWrap(True)
        head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = note(
            self.tr("Give a few places their colour, and the whole picture follows under your pen.")
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open_button = text_button(self.tr("&Open…"), self.browse.emit, icon="folder-open")
        self.paste_button = text_button(self.tr("&Paste"), self.paste.emit, icon="clipboard-paste")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.paste_button)
        buttons.addStretch(1)
        column = QVBoxLayout(frame)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(head)
        column.addWidget(words)
        column.addSpacing(4)
        column.addLayout(buttons)
        return frame

    def _sample(self, sample: Sample) -> QPushButton:
        words = shown(sample.words, "StartPage")
        button = QPushButton()
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setProperty("plain", True)
        button.setProperty("card", True)
        picture = QLabel()
        picture.setFixedSize(SAMPLE_SIZE)
        text = ElidedLabel(words)
        column = QVBoxLayout(button)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        for label in (picture, text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        button.setFixedSize(SAMPLE_SIZE.width() + 18, SAMPLE_SIZE.height() + 46)
        button.clicked.connect(lambda *_: self.sampled.emit(sample))
        # after the first paint: decoding a picture is not what one waits for
        QTimer.singleShot(0, picture, lambda: self._load(picture, sample))
        return button

    def _tour(self, sample: Sample) -> QPushButton:
        button = text_button(self.tr("Tour"), lambda: self.toured.emit(sample.task), plain=True)
        button.setProperty("aligned", "left")  # as the words of the sample above it
        self.tours[sample.task] = button
        return button

    def show_tours(self, remembered: Mapping[str, str]) -> None:
        """Says of each tour whether it was done, or how far it is; see `Settings.tours`."""
        for sample in SAMPLES:
            words, state = shown(sample.words, "StartPage"), remembered.get(sample.task, "")
            button = self.tours[sample.task]
            button.setIcon(icons.icon("check" if state == "done" else "arrow-right"))
            resumed = state.isdecimal() and state != "0"
            button.setText(self.tr("Resume tour") if resumed else self.tr("Tour"))
            said = self.tr("Tour, done: {0}") if state == "done" else self.tr("Tour: {0}")
            button.setAccessibleName(said.format(words))
            button.setToolTip(self.tr("In one minute: how this is done, on the sample"))

    def _load(self, label: QLabel, sample: Sample) -> None:
        ratio = self.devicePixelRatioF()
        seen = QBuffer(label)
        try:
            seen.setData(_picture(sample.path))
        except (OSError, KeyError, zipfile.BadZipFile):
            label.hide()
            return
        seen.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(seen)
        wanted = SAMPLE_SIZE * ratio
        size = reader.size().scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        reader.setScaledSize(size)
        pixmap = QPixmap.fromImage(reader.read())
        if pixmap.isNull():
            label.hide()
            return
        left, top = (size.width() - wanted.width()) // 2, (size.height() - wanted.height()) // 2
        pixmap = pixmap.copy(left, top, wanted.width(), wanted.height())
        pixmap.setDevicePixelRatio(ratio)
        label.setPixmap(pixmap)

    def show_recent(self, files: Iterable[str]) -> None:
        """Lists the files that are still there."""
        for row in self._rows:
            self._recent.removeWidget(row)
            row.deleteLater()
        self._rows = []
        for text in files:
            path = Path(text)
            if len(self._rows) < RECENT_SHOWN and path.is_file():
                row = RecentRow(path)
                row.clicked.connect(lambda _=False, p=path: self.opened.emit(p))
                self._recent.addWidget(row)
                self._rows.append(row)
        self._recent_title.setVisible(bool(self._rows))

    @property
    def recent_rows(self) -> tuple[RecentRow, ...]:
        return tuple(self._rows)

    def set_over(self, over: bool) -> None:
        """Lights the frame while a file is held over the window."""
        self._drop.setProperty("over", over)
        style = self._drop.style()
        style.unpolish(self._drop)
        style.polish(self._drop)

    def changeEvent(self, event: object) -> None:
        self._restyle()

    def showEvent(self, event: object) -> None:
        self._restyle()

    def _restyle(self) -> None:
        color = self.palette().color(self.foregroundRole())
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap("image-plus", 40, color, ratio))


def _picture(path: Path) -> QByteArray:
    """The file of a picture, or of a project's own picture. Raises OSError and those of zip."""
    if path.suffix != PROJECT:
        return QByteArray(path.read_bytes())
    with zipfile.ZipFile(path) as project:
        return QByteArray(project.read(MERGED))
