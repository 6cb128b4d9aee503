"""Maps torch's libraries into the process without Python's lock, so that the window stays alive.

An ``import torch`` holds the lock while half a gigabyte is linked (0.6 to 0.8 s without a repaint).
The system's own ``dlopen``, called through ctypes, lets it go; the import then finds all in place.
"""

from __future__ import annotations

import ctypes
import importlib.util
import sys
from pathlib import Path

LIBRARIES = {"linux": "libtorch_python.so", "darwin": "libtorch_python.dylib"}
"""On Windows torch itself loads its libraries in this way."""
RTLD_NOW = 2


def preload() -> bool:
    """Links torch's libraries; imports nothing. False where there is nothing to do.

    That it cannot be done is no failure: the import says what is wrong.
    """
    name = LIBRARIES.get(sys.platform)
    if name is None or "torch" in sys.modules:
        return False
    spec = importlib.util.find_spec("torch")
    if spec is None or spec.origin is None:
        return False
    library = Path(spec.origin).parent / "lib" / name
    if not library.is_file():
        return False
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.restype, dlopen.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
    return dlopen(str(library).encode(), RTLD_NOW) is not None
