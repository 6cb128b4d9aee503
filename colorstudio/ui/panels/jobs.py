"""The work on all lanes: what runs, how far it is, what waits, and a button to stop each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from colorstudio.jobs.job import Job, JobState
from colorstudio.ui.job_runner import JobRunner
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.buttons import icon_button, note
from colorstudio.ui.widgets.elided import ElidedLabel


class JobRow(QWidget):
    """One job: title, stage, bar, cancel."""

    def __init__(self, job: Job, runner: JobRunner) -> None:
        super().__init__()
        self.job = job
        self.title = ElidedLabel(job.title)
        self.stage = ElidedLabel(role="dim")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(job.title)
        self.cancel = icon_button(
            "x", self.tr("Cancel {0}").format(job.title), lambda: runner.cancel(job)
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setSpacing(4)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.cancel, 0, 1, 2, 1)
        grid.addWidget(self.stage, 1, 0)
        grid.addWidget(self.bar, 2, 0, 1, 2)
        self.refresh()

    def refresh(self) -> None:
        """Shows how far the job is now."""
        progress = self.job.progress
        if self.job.stopping:
            self.stage.setText(self.tr("Stopping…"))
        elif self.job.state is JobState.waiting:
            self.stage.setText(self.tr("Waiting"))
        else:
            self.stage.setText(progress.stage or self.tr("Working…"))
        self.bar.setVisible(self.job.state is JobState.running)
        fraction = progress.fraction
        self.bar.setRange(0, 0 if fraction is None else 1000)
        self.bar.setValue(0 if fraction is None else round(1000 * fraction))


class JobsPanel(QWidget):
    """Rows for all jobs that are not quiet, of all lanes. ``counted(n)``: so many run or wait."""

    counted = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        lanes = (session.instant, session.models, session.slow)
        self._runners = tuple(dict.fromkeys(lanes))
        self._rows: dict[int, JobRow] = {}
        self.empty = note(self.tr("Nothing is running."))
        self._column = QVBoxLayout()
        self._column.setContentsMargins(8, 4, 8, 8)
        self._column.setSpacing(4)
        self._column.addWidget(self.empty)
        self._column.addStretch(1)
        holder = QWidget()
        holder.setLayout(self._column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
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
                self._column.insertWidget(n, row)
            row.refresh()
        self.empty.setVisible(not jobs)
        self.counted.emit(len(jobs))

    def cancel_front(self) -> str:
        """Stops the job that runs in front; returns its title, "" if there is none."""
        for job, runner in self.jobs():
            if not job.stopping:
                runner.cancel(job)
                self.refresh()
                return job.title
        return ""
