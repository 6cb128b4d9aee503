"""The chosen model of the model manager, in words, and how far what is done to it has come."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from colorstudio.engine.listing import Entry
from colorstudio.jobs.job import Job, JobState
from colorstudio.ui.text import shown
from colorstudio.ui.widgets.buttons import heading, note, text_button

BAR_WIDTH = 64
KINDS = ("sd2", "sd2-v")
"""Families whose files may be silent on what the U-Net answers."""


class ModelDetails(QWidget):
    """The chosen model: title, what it is for, its licence and where it comes from."""

    def __init__(self) -> None:
        super().__init__()
        self.title = heading("")
        self.purpose = note("")
        self.licence = QLabel()
        self.licence.setWordWrap(True)
        self.licence.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.licence.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.read = text_button(self.tr("Read the &licence"), self._read)
        self.place = note("")
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Kind of Stable Diffusion 2"))
        self.kind.addItem(self.tr("Answers with the noise (base, 512 pixels)"), "epsilon")
        self.kind.addItem(self.tr("Answers with the velocity (768 pixels)"), "v_prediction")
        self.accepted = QCheckBox(self.tr("I &accept this licence"))
        self.repo = QLineEdit()
        self.repo.setAccessibleName(self.tr("Repository on the hub"))
        self.repo.setToolTip(self.tr("OWNER/NAME; another one that has the same files will do"))
        self.source = QLabel(self.tr("Fetch &from"))
        self.source.setBuddy(self.repo)
        self.told = note("")
        self.told.setAccessibleName(self.tr("What happened"))
        self._url = ""
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.accepted)
        first.addWidget(self.read)
        first.addStretch(1)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.source)
        second.addWidget(self.repo, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.title, self.purpose, self.licence):
            column.addWidget(widget)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.place)
        column.addWidget(self.told)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_entry(self, entry: Entry, purpose: str, where: str = "") -> None:
        """Shows a model; the licence has to be accepted anew. ``where``: it would go."""
        self.title.setText(entry.title)
        knowing = entry.bundle.knows if entry.bundle is not None else ()
        knows = " ".join(shown(words) for words in knowing)
        self.purpose.setText(" ".join(filter(None, (purpose, shown(entry.note), knows))))
        limits = "" if entry.licence.commercial else self.tr("Not for commercial use.") + " "
        self.licence.setText(f"{limits}{shown(entry.licence.text)}")
        self.licence.setVisible(True)
        self._url = entry.licence.url
        self.read.setVisible(bool(self._url))
        self.read.setToolTip(self._url)
        self.accepted.setChecked(False)
        self.repo.setText(entry.row.repo if entry.row is not None else "")
        self.place.setText(where or _where(entry))
        self.place.setVisible(bool(self.place.text()))
        bundle, own = entry.bundle, entry.installed
        choice = bool(bundle and bundle.family in KINDS and own and own.origin.kind != "hub")
        self.kind.setVisible(choice)
        if bundle is not None:
            self.kind.setCurrentIndex(max(0, self.kind.findData(bundle.prediction_type)))
        self.say("")

    def show_text(self, title: str, text: str) -> None:
        """Shows a sentence in place of a model."""
        self.title.setText(title)
        self.purpose.setText(text)
        for widget in (self.licence, self.read, self.place, self.kind):
            widget.setVisible(False)
        self.say("")

    def ask(self, on: bool) -> None:
        """Shows what has to be said before installing, or hides it."""
        for widget in (self.accepted, self.repo, self.source):
            widget.setVisible(on)

    def say(self, text: str) -> None:
        """A sentence on what is done to the model."""
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def _read(self) -> None:
        QDesktopServices.openUrl(QUrl(self._url))


class JobBar(QWidget):
    """How far a download is, in its row."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR_WIDTH)
        self.words = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(self.bar)
        row.addWidget(self.words, 1)

    def show_job(self, job: Job) -> None:
        """The state of the job as it is now."""
        fraction = job.progress.fraction
        running = job.state is JobState.running
        self.bar.setRange(0, 1000 if fraction is not None or not running else 0)
        self.bar.setValue(round(1000 * (fraction or 0.0)))
        if job.stopping:
            words = self.tr("Stopping…")
        elif not running:
            words = self.tr("Waiting")
        else:
            words = self.tr("Working…") if fraction is None else f"{100 * fraction:.0f} %"
        self.words.setText(words)
        self.bar.setAccessibleName(f"{job.title}: {words}")


def bytes_words(size: int) -> str:
    """An amount of bytes, as the person's language has it."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _where(entry: Entry) -> str:
    bundle = entry.bundle
    if bundle is None:
        return ""
    path = bundle.root
    if len({part.path for part in bundle.parts.values()}) == 1:
        path = next(iter(bundle.parts.values())).path
    return str(path)


def progress_words(job: Job) -> str:
    """What a job is at, and how much has come."""
    progress = job.progress
    if job.state is JobState.waiting or not progress.total:
        return progress.stage
    return f"{progress.stage}: {bytes_words(progress.done)} / {bytes_words(progress.total)}"
