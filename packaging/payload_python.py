"""Copies a Python so that it runs from wherever it lies, with the libraries it was linked to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

WINDOWS = os.name == "nt"
VERSION = f"python{sys.version_info.major}.{sys.version_info.minor}"

UNUSED_MODULES = (
    "ensurepip",
    "idlelib",
    "lib2to3",
    "pydoc_data",
    "site-packages",
    "test",
    "tkinter",
    "turtledemo",
    "turtle.py",
)
"""Of the standard library: nothing of the program imports them."""
UNUSED_EXTENSIONS = (
    "_crypt",
    "_ctypes_test",
    "_curses",
    "_curses_panel",
    "_dbm",
    "_gdbm",
    "_testbuffer",
    "_testcapi",
    "_testclinic",
    "_testimportmultiple",
    "_testinternalcapi",
    "_testmultiphase",
    "_tkinter",
    "_xxsubinterpreters",
    "_xxtestfuzz",
    "nis",
    "ossaudiodev",
    "readline",
    "spwd",
    "xxlimited",
    "xxlimited_35",
)
"""Unused as well, and they would bring Tk, Kerberos, and readline with its GPL along."""

SYSTEM_LIBRARIES = frozenset(
    {
        "ld-linux-x86-64.so.2",
        "ld-linux-aarch64.so.1",
        "libc.so.6",
        "libdl.so.2",
        "libm.so.6",
        "libpthread.so.0",
        "librt.so.1",
        "libutil.so.1",
        # Qt's system libraries bring these two anyway, and two of one name cannot be in a process
        "libexpat.so.1",
        "libz.so.1",
    }
)
"""Never carried: the system's own must be taken."""


def python_of(runtime: Path) -> Path:
    """The interpreter of a copied Python."""
    return runtime / ("python.exe" if WINDOWS else "bin/python3")


def library_of(runtime: Path) -> Path:
    """The standard library of a copied Python."""
    return runtime / ("Lib" if WINDOWS else f"lib/{VERSION}")


def site_of(runtime: Path) -> Path:
    """Where the packages of a copied Python lie."""
    return library_of(runtime) / "site-packages"


def copy_python(prefix: Path, runtime: Path) -> None:
    """Copies the Python installed at ``prefix`` to ``runtime``, less what nobody uses."""
    if WINDOWS:
        for pattern in ("python*.exe", "*.dll", "LICENSE.txt"):
            for file in prefix.glob(pattern):
                _copy_file(file, runtime / file.name)
        shutil.copytree(prefix / "DLLs", runtime / "DLLs", ignore=_unused)
    else:
        _copy_file(prefix / "bin" / VERSION, python_of(runtime))
        for file in (prefix / "lib").glob("libpython3*"):
            if not file.is_symlink() and VERSION in file.name:
                _copy_file(file, runtime / "lib" / file.name)
    shutil.copytree(library_of(prefix), library_of(runtime), ignore=_unused)
    site_of(runtime).mkdir()


def _copy_file(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(file, to)


def _unused(folder: str, names: list[str]) -> list[str]:
    at_top = any((Path(folder) / name).name == "os.py" for name in names)
    gone = {"__pycache__"} | {n for n in names if n.startswith("config-")}
    if at_top:
        gone.update(UNUSED_MODULES)
    gone.update(n for n in names if n.partition(".")[0] in UNUSED_EXTENSIONS and _is_extension(n))
    return [name for name in names if name in gone]


def _is_extension(name: str) -> bool:
    return name.endswith((".so", ".pyd"))


# -- libraries, on Linux ---------------------------------------------------------------------------


def carry_libraries(runtime: Path) -> list[Path]:
    """Copies what the Python was linked to beside it, so that no system library but libc's is asked
    for. Returns where the libraries came from. Needs patchelf; not asked where nothing is missing.
    """
    if not sys.platform.startswith("linux"):
        return []  # builds for Windows and macOS bring theirs along
    lib = runtime / "lib"
    program = python_of(runtime)
    extensions = sorted((library_of(runtime) / "lib-dynload").glob("*.so"))
    taken: dict[str, Path] = {}
    waiting = [program, *lib.glob("libpython*"), *extensions]
    while waiting:
        for name, found in linked(waiting.pop()).items():
            if name in SYSTEM_LIBRARIES or name in taken or (lib / name).exists():
                continue
            taken[name] = found
            _copy_file(found.resolve(), lib / name)
            waiting.append(found)
    _search(program, "$ORIGIN/../lib", [*taken, *(f.name for f in lib.glob("libpython*"))])
    for library in lib.glob("lib*.so*"):
        _search(library, "$ORIGIN", taken)
    for extension in extensions:
        _search(extension, "$ORIGIN/../..", taken)
    return list(taken.values())


def linked(file: Path) -> dict[str, Path]:
    """What a program or library of this machine is linked to: name to file, as ldd finds it."""
    said = subprocess.run(["ldd", str(file)], capture_output=True, text=True).stdout
    found = {}
    for line in said.splitlines():
        name, arrow, rest = line.strip().partition(" => ")
        if arrow and rest.startswith("/"):
            found[name] = Path(rest.split(" (")[0])
    return found


def _search(file: Path, place: str, carried: Iterable[str]) -> None:
    """Lets a file look for its libraries at ``place``, where it asks for any of ``carried``."""
    if not set(needed_by(file)) & set(carried):
        return
    file.chmod(file.stat().st_mode | 0o200)
    subprocess.run(["patchelf", "--force-rpath", "--set-rpath", place, str(file)], check=True)


def needed_by(file: Path) -> list[str]:
    """The names of libraries that an ELF file asks for; [] for one that is none."""
    asked = ["patchelf", "--print-needed", str(file)]
    done = subprocess.run(asked, capture_output=True, text=True)
    return done.stdout.split() if done.returncode == 0 else []
