"""Memory as a run meets it: how much it took at most, and whether an error says that it is full."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import torch

from colorstudio.errors import OutOfMemory

SAYS_FULL = (
    "not enough memory",
    "out of memory",
    "can't allocate memory",
    "cannot allocate memory",
    "insufficient memory",
    "CUBLAS_STATUS_ALLOC_FAILED",
    "CUDNN_STATUS_ALLOC_FAILED",
)
"""What libraries say in errors that are no MemoryError."""


def is_full(error: BaseException) -> bool:
    """Whether an error, or one that it was raised from, means that memory has run out."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, MemoryError | OutOfMemory | torch.OutOfMemoryError):
            return True
        if isinstance(seen, RuntimeError | OSError) or type(seen).__module__ == "cv2":
            text = str(seen).lower()
            if any(words.lower() in text for words in SAYS_FULL):
                return True
        seen = seen.__cause__
    return False


SAYS_LOST = (
    "cuda error",
    "cudaerror",
    "hip error",
    "device-side assert",
    "illegal memory access",
    "unspecified launch failure",
    "device is lost",
    "cublas_status_execution_failed",
    "cublas_status_internal_error",
    "cublas_status_not_initialized",
    "cudnn_status_execution_failed",
    "cudnn_status_internal_error",
    "command buffer exited with error",
)
"""What drivers say once a graphics card answers no more in this process."""


def is_lost(error: BaseException) -> bool:
    """Whether an error, or one that it was raised from, means that the graphics card has failed.

    CUDA refuses all further work of a process in which a kernel has failed once.
    """
    seen: BaseException | None = error
    while seen is not None:
        if type(seen).__name__ == "AcceleratorError":  # of torch, from 2.8 on
            return True
        if isinstance(seen, RuntimeError) and any(w in str(seen).lower() for w in SAYS_LOST):
            return True
        seen = seen.__cause__
    return False


def let_go(error: BaseException) -> None:
    """Frees what the frames of a finished run still hold; the error keeps its lines and its words.

    A job that failed stays in the list of jobs, and its error with it.
    """
    seen: BaseException | None = error
    while seen is not None:
        traceback.clear_frames(seen.__traceback__)
        seen = seen.__cause__ or seen.__context__


@contextmanager
def told_when_full(message: str, hint: str) -> Iterator[None]:
    """Raises OutOfMemory with these words in place of whatever says that memory has run out."""
    try:
        yield
    except Exception as error:
        if not is_full(error):
            raise
        let_go(error)
        raise OutOfMemory(message, hint) from error


class Meter:
    """The most memory that a run takes on its device, in bytes, beyond what was taken before.

    On CUDA torch counts it. Elsewhere it is the growth of the process, seen at every `look` and,
    where the system tells of it, between them.
    """

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self._most = 0
        if device.type == "cuda":
            torch.cuda.reset_peak_memory_stats(device)
            return
        self._before = _resident()
        self._record = _record()

    def look(self) -> None:
        """Call now and then."""
        if self._device.type != "cuda":
            self._most = max(self._most, _resident() - self._before)

    @property
    def peak(self) -> int:
        """On CUDA with the models that were there before; elsewhere without them."""
        if self._device.type == "cuda":
            return torch.cuda.max_memory_allocated(self._device)
        self.look()
        record = _record()
        if record > self._record:
            self._most = max(self._most, record - self._before)
        return self._most


def _resident() -> int:
    import psutil

    return psutil.Process().memory_info().rss


def _record() -> int:
    """The most bytes that this process ever held; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    import sys

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
