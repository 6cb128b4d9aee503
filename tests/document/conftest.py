"""The documents that tests of this folder share."""

from __future__ import annotations

import sys
from pathlib import Path

# states.py is a helper of these tests, not a test, and this folder is no package
sys.path.insert(0, str(Path(__file__).parent))
