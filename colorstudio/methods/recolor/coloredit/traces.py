"""Pictures traced back to their noise, remembered: the same picture is not inverted twice."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from torch import Tensor

from colorstudio.diffusion.bundle import Bundle

KEPT = 6
"""Of Stable Diffusion at 512 x 512 and 50 steps each holds 3 MB, with null texts 12 MB more."""

Key = tuple[Hashable, ...]


@dataclass(frozen=True, eq=False)
class Trace:
    """``levels``: 1 x c x h x w latents on the CPU, clean ones first. ``null``: see `null_text`."""

    levels: tuple[Tensor, ...]
    null: dict[int, Tensor] | None = None


class Traces:
    """Those of last use, by key. Safe to ask from several threads."""

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Key, Trace] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> Trace | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: Key, trace: Trace) -> Trace:
        """Keeps the trace, lets go of the one that was asked for longest ago; returns it."""
        with self._lock:
            self._kept[key] = trace
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return trace

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()


TRACES = Traces()
"""Of this process."""


ROLES = ("unet", "vae", "text_encoder", "tokenizer")


def key_of(rgb: np.ndarray, bundle: Bundle, *facts: Hashable) -> Key:
    """What a trace depends on: the picture as the model sees it, the weights, and the rest."""
    digest = hashlib.sha256(np.ascontiguousarray(rgb).tobytes()).hexdigest()
    return digest, rgb.shape, bundle.id, _files(bundle), *facts


def _files(bundle: Bundle) -> Key:
    """Names, sizes and times of the files of the weights: others may lie there by now."""
    found: list[Hashable] = []
    for role in ROLES:
        path = bundle.parts[role].path
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            facts = file.stat()
            found.append((str(file), facts.st_size, facts.st_mtime_ns))
    return tuple(found)
