"""The work on all lanes: what runs, how far it is, what waits and in which order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from colorstudio.jobs.job import Job, JobState
from colorstudio.ui.job_runner import JobRunner
from colorstudio.ui.session import Session
from colorstudio.ui.text import shown
from colorstudio.ui.widgets.buttons import icon_button, note
from colorstudio.ui.widgets.elided import ElidedLabel


class JobRow(QWidget):
    """One job: title, stage, bar, cancel; while it waits, its place in the line.

    Alt+Up and Alt+Down move it too, Delete cancels it.
    """

    def __init__(self, job: Job, runner: JobRunner) -> None:
        super().__init__()
        self.job = job
        self._runner = runner
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        title = shown(job.title)
        self.setAccessibleName(title)
        self.title = ElidedLabel(title)
        self.stage = ElidedLabel(role="dim")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.cancel = icon_button(
            "x", self.tr("Cancel {0}").format(title), lambda: runner.cancel(job)
        )
        self.earlier = icon_button("chevron-up", self.tr("Earlier"), lambda: self.move_by(-1))
        self.later = icon_button("chevron-down", self.tr("Later"), lambda: self.move_by(1))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.stage, 1, 0)
        for column, button in enumerate((self.earlier, self.later, self.cancel), 1):
            grid.addWidget(button, 0, column, 2, 1)
        grid.addWidget(self.bar, 2, 0, 1, 4)
        self.refresh()

    def move_by(self, places: int) -> None:
        """A waiting job so many places later (or earlier: negative) in its line."""
        waiting = [job for job in self._runner.queue.waiting if not job.quiet]
        if self.job not in waiting:
            return
        to = waiting.index(self.job) + places
        if 0 <= to < len(waiting):
            # past a job that is seen: those that are not keep their places
            everything = self._runner.queue.waiting
            self._runner.queue.move(self.job, everything.index(waiting[to]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_by(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._runner.cancel(self.job)
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Shows how far the job is now."""
        progress = self.job.progress
        if self.job.stopping:
            self.stage.setText(self.tr("Stopping…"))
        elif self.job.state is JobState.waiting:
            self.stage.setText(self.tr("Waiting"))
        else:
            self.stage.setText(shown(progress.stage) or self.tr("Working…"))
        self.bar.setVisible(self.job.state is JobState.running)
        waits = self.job.state is JobState.waiting and not self.job.stopping
        waiting = [job for job in self._runner.queue.waiting if not job.quiet] if waits else []
        for button, end in ((self.earlier, 0), (self.later, -1)):
            button.setVisible(waits)
            button.setEnabled(bool(waiting) and waiting[end] is not self.job)
        fraction = progress.fraction
        self.bar.setRange(0, 0 if fraction is None else 1000)
        self.bar.setValue(0 if fraction is None else round(1000 * fraction))


class JobsPanel(QWidget):
    """Rows for all jobs that are not quiet, of all lanes. ``counted(n)``: so many run or wait."""

    counted = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        lanes = (session.instant, session.models, session.slow, session.fetches)
        self._runners = tuple(dict.fromkeys(lanes))
        self._rows: dict[int, JobRow] = {}
        self.empty = note(self.tr("Nothing is running."))
        self.clear = icon_button("list-x", self.tr("Cancel all jobs that wait"), self.clear_waiting)
        self.summary = ElidedLabel(role="dim")
        self._column = QVBoxLayout()
        self._column.setContentsMargins(8, 4, 8, 8)
        self._column.setSpacing(4)
        self._column.addWidget(self.empty)
        self._column.addStretch(1)
        holder = QWidget()
        holder.setLayout(self._column)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 8, 0)
        head.addWidget(self.summary, 1)
        head.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        for runner in self._runners:
            for signal in (runner.queued, runner.started, runner.progressed, runner.ended):
                # a bound method: the shared lane outlives this window
                signal.connect(self._lane_changed)

    @property
    def rows(self) -> tuple[JobRow, ...]:
        return tuple(self._rows.values())

    def jobs(self) -> list[tuple[Job, JobRunner]]:
        """What runs or waits and is to be seen, the running ones first."""
        found = []
        for runner in self._runners:
            running = runner.queue.running
            jobs = [running, *runner.queue.waiting]
            found += [(job, runner) for job in jobs if job is not None and not job.quiet]
        return [(job, runner) for job, runner in found if not job.state.over]

    @Slot(object)
    def _lane_changed(self, _: Job) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Shows the lanes as they are now."""
        jobs = self.jobs()
        present = {job.id for job, _ in jobs}
        for job_id in [i for i in self._rows if i not in present]:
            row = self._rows.pop(job_id)
            self._column.removeWidget(row)
            row.deleteLater()
        for n, (job, runner) in enumerate(jobs):
            row = self._rows.get(job.id)
            if row is None:
                row = self._rows[job.id] = JobRow(job, runner)
            if self._column.indexOf(row) != n:
                self._column.removeWidget(row)
                self._column.insertWidget(n, row)
            row.refresh()
        self._rows = {job.id: self._rows[job.id] for job, _ in jobs}
        waiting = sum(job.state is JobState.waiting for job, _ in jobs)
        self.empty.setVisible(not jobs)
        self.clear.setVisible(waiting > 0)
        self.summary.setVisible(waiting > 0)
        self.summary.setText(self.tr("{0} waiting").format(waiting))
        self.counted.emit(len(jobs))

    def clear_waiting(self) -> None:
        """Cancels what waits and is seen; what runs goes on."""
        for job, runner in self.jobs():
            if job.state is JobState.waiting:
                runner.cancel(job)

    def cancel_front(self) -> str:
        """Stops the job that runs in front; returns its title, "" if there is none."""
        for job, runner in self.jobs():
            if not job.stopping:
                runner.cancel(job)
                self.refresh()
                return job.title
        return ""
