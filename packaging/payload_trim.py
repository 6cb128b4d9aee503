"""What packages bring and the program never opens: tests, headers, tools, parts of Qt."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

UNUSED = (
    "bin",  # programs of packages: their first line names the building machine
    "PySide6/{assistant,designer,linguist,lrelease,lupdate,qml*,svgtoqml,balsam*,rcc,uic}",
    "PySide6/{doc,glue,include,lib,scripts,support/generate_pyi,typesystems}",
    "PySide6/*.pyi",
    "PySide6/{assistant,designer,linguist,lrelease,lupdate,qml*,svgtoqml,rcc,uic}.{exe,app}",
    "PySide6/Qt/{libexec,metatypes,qml,resources}",
    "PySide6/{metatypes,qml,resources}",
    "{numba,llvmlite,networkx,sympy,peft,psutil,mpmath}/**/tests",
    "torch/{include,share,test}",
    "torch/bin/{protoc*,test_*,*_test,*Test*}",
    "torch/lib/{libaoti_custom_ops,libbackend_with_compiler,libjitbackend_test,libtorchbind_test}*",
    "torch/lib/*.lib",
)
"""Patterns below site-packages; {a,b} stands for either."""

QT_MODULES = frozenset(
    {"Core", "DBus", "Gui", "OpenGL", "Svg", "WaylandClient", "Widgets", "WlShellIntegration"}
    | {"XcbQpa"}
)
"""The parts of Qt that stay: what is imported, and what those and the plugins are linked to.
`tests/packaging/test_payload.py` holds the imports against it."""

QT_PLUGINS = frozenset(
    {"generic", "iconengines", "imageformats", "platforminputcontexts", "platforms"}
    | {"platformthemes", "styles"}
    | {"wayland-decoration-client", "wayland-graphics-integration-client"}
    | {"wayland-shell-integration", "xcbglintegrations"}
)
UNUSED_PLUGINS = re.compile(
    r"eglfs|minimalegl|linuxfb|vnc|vkkhr|qpdf|virtualkeyboard|tuiotouch", re.IGNORECASE
)
"""For machines without a desktop, or of parts of Qt that are not there."""

_QT_LIBRARY = re.compile(r"^(?:lib)?Qt6?([A-Z]\w*?)(?:\.abi3)?\.(?:so|dll|dylib|framework|pyd)\b")


def trim(site: Path) -> int:
    """Removes from ``site`` what is never opened. Returns how many bytes that were."""
    removed = 0
    for pattern in UNUSED:
        for one in _alternatives(pattern):
            removed += sum(_remove(path) for path in sorted(site.glob(one)))
    return removed + sum(_remove(path) for path in list(_unused_qt(site / "PySide6")))


def _unused_qt(pyside: Path) -> Iterator[Path]:
    places = [pyside, pyside / "Qt" / "lib"]
    for file in (f for place in places if place.is_dir() for f in sorted(place.iterdir())):
        found = _QT_LIBRARY.match(file.name)
        if (found and found[1] not in QT_MODULES) or "pyside6qml" in file.name:
            yield file
    for plugins in (pyside / "Qt" / "plugins", pyside / "plugins"):
        for folder in sorted(plugins.iterdir()) if plugins.is_dir() else ():
            if folder.name not in QT_PLUGINS:
                yield folder
            else:
                yield from (f for f in sorted(folder.iterdir()) if UNUSED_PLUGINS.search(f.name))
    for texts in (pyside / "Qt" / "translations", pyside / "translations"):
        # those of Qt's own dialogs stay
        yield from (f for f in sorted(texts.glob("*")) if not f.name.startswith(("qtbase_", "qt_")))


def _alternatives(pattern: str) -> list[str]:
    found = re.search(r"\{([^}]*)\}", pattern)
    if not found:
        return [pattern]
    before, after = pattern[: found.start()], pattern[found.end() :]
    return [p for part in found[1].split(",") for p in _alternatives(f"{before}{part}{after}")]


def _remove(path: Path) -> int:
    if not path.exists() and not path.is_symlink():
        return 0
    if path.is_dir() and not path.is_symlink():
        size = folder_size(path)
        shutil.rmtree(path)
        return size
    size = path.lstat().st_size
    path.unlink()
    return size


def folder_size(folder: Path) -> int:
    """Bytes of all files below, links not followed."""
    return sum(f.lstat().st_size for f in folder.rglob("*") if not f.is_dir() or f.is_symlink())
