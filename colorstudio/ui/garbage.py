"""Collects reference cycles on the UI thread, and only there.

Python collects on whichever thread happens to allocate. A window that dies on a worker thread takes
the program with it, since Qt's objects have to be destroyed where they live.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000
SETTLED_MS = 8000
"""By then the imports are done. What they made stays for ever and is looked at no more: with numba
loaded, a full collection would stop the window for 130 ms."""


class GarbageCollector(QObject):
    """Takes over from Python's automatic collection until `close`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()
        QTimer.singleShot(SETTLED_MS, self, self._settled)

    def collect(self) -> None:
        """Does what Python would have done by now: collects the oldest generation that is due."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return

    def hold(self) -> None:
        """Collects nothing until `settle`: a worker imports, and makes objects by the million."""
        gc.collect(1)
        self._timer.stop()

    def settle(self) -> None:
        """The imports are done: what they made stays for ever, and is looked at no more.

        Nor is it looked at now, which would stop the window for half a second: a window that was
        closed during the imports stays, too.
        """
        gc.freeze()
        self._timer.start()

    def close(self) -> None:
        """Hands collection back to Python."""
        self._timer.stop()
        gc.enable()

    def _settled(self) -> None:
        """What there is stays for ever, but for garbage: a window that was closed."""
        if self._timer.isActive():  # `settle` comes where a worker imports
            gc.collect(1)
            gc.freeze()
