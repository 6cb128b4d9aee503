"""What the program needs from the Qt binding itself."""

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    told = Signal(object)

sender = Sender()
sender.told.connect(lambda value: None)
before = sys.getrefcount(True)
for _ in range(100):
    sender.told.emit(1)
print(sys.getrefcount(True) - before)
"""


def test_a_signal_costs_no_references() -> None:
    """PySide6 6.12.0 lost one of True per emit, and the window died within minutes of painting."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    assert abs(int(done.stdout)) < 50, done.stderr
