"""What a run says while it learns: a table of numbers, pictures for the eye."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from colorstudio.atomic import write_bytes
from colorstudio.errors import BadInput, not_written

LOG = "log.csv"
PICTURES = "pictures"


@dataclass
class Means:
    """Sums of what was measured since the last row of the log; `row` are their means."""

    sums: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, values: Mapping[str, float]) -> None:
        for name, value in values.items():
            self.sums[name] = self.sums.get(name, 0.0) + value
            self.counts[name] = self.counts.get(name, 0) + 1

    def row(self) -> dict[str, float]:
        return {name: total / self.counts[name] for name, total in self.sums.items()}

    def as_json(self) -> dict[str, Any]:
        return {"sums": self.sums, "counts": self.counts}


class Log:
    """``log.csv`` in the folder of a run. Rows after ``step`` are those of a run that was killed.

    A name that comes later (an opponent that starts late) makes a new column. Raises BadInput where
    the disk refuses.
    """

    def __init__(self, out: Path, step: int) -> None:
        self.path = out / LOG
        self._rows = [row for row in rows_of(out) if int(row["step"]) <= step]
        self._names = list(self._rows[0]) if self._rows else []
        self._write_all()

    def add(self, row: Mapping[str, float]) -> None:
        """Writes one row; ``row`` has "step"."""
        shown = {name: repr(value) for name, value in row.items()}
        self._rows.append(shown)
        new = [name for name in shown if name not in self._names]
        if new:
            self._names += new
            self._write_all()
            return
        try:
            with open(self.path, "a", encoding="utf-8", newline="") as file:
                csv.DictWriter(file, self._names, restval="").writerow(shown)
        except OSError as error:
            raise BadInput(
                f"{self.path} cannot be written: {error.strerror or error}.",
                "Make room, or make the folder writable, and go on with --resume.",
            ) from error

    def _write_all(self) -> None:
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, self._names, restval="")
        if self._names:
            writer.writeheader()
        writer.writerows(self._rows)
        write_bytes(self.path, text.getvalue().encode())


def rows_of(out: Path) -> list[dict[str, str]]:
    """The whole rows of a run's log; [] where there is none."""
    try:
        text = (out / LOG).read_text("utf-8", errors="replace")
    except OSError:
        return []
    whole = text[: text.rfind("\n") + 1]  # a killed program may have written half a row
    found = csv.DictReader(io.StringIO(whole, newline=""))
    return [row for row in found if (row.get("step") or "").isdecimal() and None not in row]


def write_picture(out: Path, step: int, rgb: np.ndarray) -> None:
    """``pictures/step-N.png``; ``rgb``: h x w x 3 uint8. Raises BadInput."""
    from colorstudio.imaging.io import write
    from colorstudio.imaging.pixels import Pixels

    folder = out / PICTURES
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise not_written(
            error,
            folder,
            f"{folder} cannot be made: {error.strerror or error}.",
            "Choose another folder, or make room.",
        ) from error
    opaque = np.full((*rgb.shape[:2], 1), 255, np.uint8)
    write(folder / f"step-{step:08d}.png", Pixels(np.concatenate([rgb, opaque], 2)))
