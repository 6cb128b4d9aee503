"""What a model is making, over the picture: fades in, is replaced without a blink, leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QRectF, QVariantAnimation
from PySide6.QtGui import QImage, QPainter, QTransform

from colorstudio.ui.canvas.view import View

if TYPE_CHECKING:
    from colorstudio.document.document import Committed
    from colorstudio.ui.canvas.canvas import Canvas
    from colorstudio.ui.model_runs import ModelRun

FADE_MS = 400


class ModelPreview(QObject):
    """The newest preview of the run in front, while the panel that asked for it is shown; until the
    artist goes on with the picture underneath."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._run: ModelRun | None = None
        self._image: QImage | None = None
        self._opacity = 0.0
        self._aside = 0
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(FADE_MS)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.valueChanged.connect(self._faded)
        session = canvas.session
        session.runs.previewed.connect(self._previewed)
        session.runs.changed.connect(self._runs_changed)
        session.task_changed.connect(lambda _: canvas.update())
        session.committed.connect(self._committed)

    @property
    def shown(self) -> bool:
        """Whether there is something over the picture."""
        run = self._run
        return run is not None and run.ask.task == self._canvas.session.task

    def _previewed(self, run: ModelRun) -> None:
        if run.preview is None or not run.ask.covers or run.id == self._aside:
            return
        if run is not self._run:
            self._run = run
            self._fade.stop()
            self._opacity = 0.0
            self._fade.start()
        h, w, _ = run.preview.shape
        self._image = QImage(
            run.preview.tobytes(), w, h, 3 * w, QImage.Format.Format_RGB888
        ).convertToFormat(QImage.Format.Format_RGB32)
        self._canvas.update()

    def _runs_changed(self) -> None:
        runs = self._canvas.session.runs.runs
        if self._run is not None and all(run is not self._run for run in runs):
            self._forget()

    def _committed(self, committed: Committed) -> None:
        if self._run is not None and not committed.change.rect.empty:
            self._aside = self._run.id
            self._forget()

    def _forget(self) -> None:
        self._run = self._image = None
        self._fade.stop()
        self._canvas.update()

    def _faded(self, value: float) -> None:
        self._opacity = value
        self._canvas.update()

    def draw(self, painter: QPainter) -> None:
        """Draws over the picture, in device pixels of the pane."""
        if self._image is None or not self.shown or not self._canvas.has_picture:
            return
        painter.save()
        painter.setTransform(_transform(self._canvas.view) * painter.transform())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(self._opacity)
        painter.drawImage(QRectF(0, 0, *self._canvas.view.size), self._image)
        painter.restore()


def _transform(view: View) -> QTransform:
    """From the picture plane to the screen."""
    xx, xy, yx, yy, dx, dy = view.matrix
    return QTransform(xx, yx, xy, yy, dx, dy)
