"""Compiles every kernel ahead, for installers: in three processes, where there is room.

    python -m colorstudio.document.compile_ahead FOLDER

numba compiles one kernel at a time in a process. Two processes may not share a cache, though: each
could number its file as the other does, and one kernel would be taken for another. So each fills a
folder of its own, and what they made is brought together, kernel by kernel.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SHARES: tuple[tuple[str, ...], ...] = (
    ("first",),
    ("sketching", "inks", "delta_map"),
    ("transport", "recolor", "matting", "palette_extract", "cutout_kernels"),
)
"""What each process compiles: `warm_up.MORE`, and all before the first colour; alike in size."""
ROOM = 3 << 30
"""Bytes of free memory for three processes; with less there is one."""
INDEX = ".nbi"
"""numba's list of what was compiled of one kernel; the files of the same name hold it."""


def compile_ahead(folder: Path) -> None:
    """Fills ``folder`` with every kernel. What is there and fits is not compiled again."""
    import psutil

    folder.mkdir(parents=True, exist_ok=True)
    if (os.cpu_count() or 1) > 1 and psutil.virtual_memory().available >= ROOM:
        with tempfile.TemporaryDirectory(dir=folder) as beside:
            _in_processes(Path(beside), folder)
    os.environ["NUMBA_CACHE_DIR"] = str(folder)
    for share in SHARES:
        _compile(share)


def _in_processes(beside: Path, folder: Path) -> None:
    """Each share by a process of its own. One that fails leaves its share to whoever comes next."""
    isolated = ["-I"] if sys.flags.isolated else []
    line = [sys.executable, *isolated, "-m", "colorstudio.document.compile_ahead"]
    places = [beside / str(number) for number in range(len(SHARES))]
    running = [
        subprocess.Popen([*line, str(place), *share], stderr=subprocess.DEVNULL)
        for place, share in zip(places, SHARES, strict=True)
    ]
    try:
        for process in running:
            process.wait()
    finally:
        for process in running:
            process.kill()
    for place in places:
        bring_together(place, folder)


def bring_together(place: Path, folder: Path) -> None:
    """Moves kernels from one cache to another that has them not; a kernel with all its files."""
    for index in place.rglob(f"*{INDEX}"):
        to = folder / index.relative_to(place).parent
        if not (to / index.name).exists():
            to.mkdir(parents=True, exist_ok=True)
            name = index.name.removesuffix(INDEX[1:])
            for file in index.parent.iterdir():  # the index last: it names the others
                if file.name.startswith(name) and file != index:
                    shutil.move(file, to / file.name)
            shutil.move(index, to / index.name)


def _compile(share: tuple[str, ...]) -> None:
    from colorstudio.document.warm_up import warm_up, warm_up_more

    if "first" in share:
        warm_up()
    warm_up_more([part for part in share if part != "first"])


if __name__ == "__main__":
    target, *parts = sys.argv[1:]
    if parts:
        os.environ["NUMBA_CACHE_DIR"] = target
        _compile(tuple(parts))
    else:
        compile_ahead(Path(target))
