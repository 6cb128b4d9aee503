"""Compiles the Windows installer with makensis: on Windows, or on Debian (`apt-get install nsis`).

    python packaging/windows/build_installer.py build/payload [--out dist] [--vc-runtime FOLDER]
    python packaging/windows/build_installer.py build/stand-in --stand-in

The payload is what `packaging/payload.py` makes on Windows. --stand-in makes one without Python
instead, whose program writes down how it was started: for trying installer, launcher, registry and
uninstaller where no Windows runtime can be had. What is missing of a payload is said and ends it.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
SYMBOL = REPOSITORY / "resources" / "app" / "colorstudio.svg"
LIST = "installed-files.txt"
"""The same name is in colorstudio.nsi."""
LONGEST = 150
"""Letters of a path in the payload. With "~new" and the folder of a user whose name has forty
letters it stays below the 260 that Windows takes."""
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
BANNER, GROUND = (164, 314), "#2b2b2b"
VC_RUNTIME = ("vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll")
"""Of Microsoft's redistributable, beside python.exe: without them torch's c10.dll does not load,
and Windows does not bring them."""
NEEDED = ("runtime/python.exe", "runtime/pythonw.exe", "payload.json", "licences")


def say(text: str) -> None:
    print(f"windows: {text}", file=sys.stderr, flush=True)


def version() -> str:
    """ColorStudio's version, as the tree says it."""
    text = (REPOSITORY / "colorstudio" / "__init__.py").read_text("utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    assert found is not None
    return found[1]


def four_numbers(text: str) -> str:
    """A version as Windows wants it: "0.2.0rc1" is 0.2.0.0."""
    numbers = [int(n) for n in re.findall(r"\d+", text.partition("rc")[0])][:4]
    return ".".join(str(n) for n in [*numbers, 0, 0, 0, 0][:4])


def makensis(script: Path, **values: object) -> None:
    """Compiles a script. Raises CalledProcessError; the compiler says why."""
    tool = shutil.which("makensis")
    if tool is None:
        raise SystemExit("windows: makensis is not here: apt-get install nsis")
    defines = [f"-D{name}={value}" for name, value in values.items()]
    # without the charset a Debian in the C locale would take the files for Latin-1
    line = [tool, "-V2", "-NOCD", "-INPUTCHARSET", "UTF8", *defines, str(script)]
    subprocess.run(line, check=True, cwd=HERE)


def drawn(width: int, height: int, side: int, ground: str) -> QImage:
    """The symbol, ``side`` wide, in the middle of a picture of these pixels."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    place = QRectF((width - side) / 2, (height - side) / 2, side, side)
    QSvgRenderer(str(SYMBOL)).render(painter, place)
    painter.end()
    return image


def write_icon(target: Path) -> Path:
    """The symbol as a Windows icon: PNG pictures in the sizes that Windows asks for."""
    from PySide6.QtCore import QBuffer, QIODevice

    pictures = []
    for size in ICON_SIZES:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        drawn(size, size, size, "transparent").save(buffer, "PNG")  # type: ignore[call-overload]
        pictures.append(bytes(buffer.data().data()))
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    rows, body = b"", b""
    for size, picture in zip(ICON_SIZES, pictures, strict=True):
        side = size % 256  # 0 is 256
        rows += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset + len(body))
        body += picture
    target.write_bytes(head + rows + body)
    return target


def write_banner(target: Path) -> Path:
    """What stands at the left of the last page, as the bitmap that NSIS takes."""
    from PySide6.QtGui import QImage

    banner = drawn(*BANNER, 96, GROUND).convertToFormat(QImage.Format.Format_RGB888)
    banner.save(str(target), "BMP")  # type: ignore[call-overload]
    return target


def stand_in(payload: Path) -> None:
    """A payload whose Python only writes down how it was started."""
    if payload.exists():
        if any(payload.iterdir()) and not (payload / "runtime").is_dir():
            raise SystemExit(f"windows: {payload} holds something else; name another folder.")
        shutil.rmtree(payload)
    site = payload / "runtime" / "Lib" / "site-packages" / "colorstudio"
    site.mkdir(parents=True)
    (site / "__init__.py").write_text(f'__version__ = "{version()}"\n', encoding="utf-8")
    (site / "Grüße, 日本語.txt").write_text("a name that is not ASCII\n", encoding="utf-8")
    for name in ("python.exe", "pythonw.exe"):
        makensis(HERE / "stand_in.nsi", OUT=payload / "runtime" / name)
    for name in VC_RUNTIME:
        (payload / "runtime" / name).write_bytes(b"stand-in")
    (payload / "licences").mkdir()
    shutil.copy2(REPOSITORY / "LICENSE", payload / "licences" / "ColorStudio.txt")
    facts = {"program": "ColorStudio", "version": version(), "stand-in": True}
    (payload / "payload.json").write_text(json.dumps(facts) + "\n", encoding="utf-8")


def check(payload: Path) -> None:
    """Ends the build where the payload would not run, or not fit into Windows' paths."""
    missing = [name for name in NEEDED if not (payload / name).exists()]
    missing += [f"runtime/{n} (--vc-runtime)" for n in VC_RUNTIME if not _there(payload, n)]
    if missing:
        raise SystemExit(f"windows: {payload} lacks {', '.join(missing)}")
    if (payload / "user").exists() or (payload / "portable.txt").exists():
        raise SystemExit(f"windows: {payload} is a portable copy that was used; build it anew.")
    long = [p for p in _files(payload) if len(p) > LONGEST]
    if long:
        raise SystemExit(f"windows: {len(long)} paths are too long for Windows, as {long[0]}")
    links = [path for path in payload.rglob("*") if path.is_symlink()]
    if links:
        raise SystemExit(f"windows: {links[0]} is a link; Windows' installer knows none.")


def _there(payload: Path, name: str) -> bool:
    names = {path.name.lower() for path in (payload / "runtime").glob("*.dll")}
    return name in names


def _files(payload: Path) -> list[str]:
    return [str(path.relative_to(payload)) for path in payload.rglob("*") if path.is_file()]


def write_list(payload: Path) -> None:
    """What updates and the uninstaller delete: every folder and file, parents first."""
    (payload / LIST).unlink(missing_ok=True)
    lines = []
    for path in sorted(payload.rglob("*"), key=lambda path: path.parts):
        kind = "D" if path.is_dir() else "F"
        lines.append(f"{kind} {str(path.relative_to(payload)).replace('/', chr(92))}\r\n")
    (payload / LIST).write_bytes("".join(lines).encode("utf-16-le"))


def write_parts(payload: Path) -> Path:
    """What stands at the top of the payload, as lines of the script; what may be in use first."""
    names = sorted(path.name for path in payload.iterdir() if path.name != LIST)
    names.sort(key=lambda name: name != "runtime")
    parts = payload.with_name(f"{payload.name}.parts.nsh")
    lines = [f'!insertmacro Replace "{name}"\n' for name in names]
    parts.write_text("".join(lines), encoding="utf-8")
    return parts


def build(options: argparse.Namespace) -> Path:
    """All steps. Returns the installer."""
    payload: Path = options.payload.resolve()
    if options.stand_in:
        stand_in(payload)
    brought: Path | None = options.vc_runtime
    if brought is not None:
        for name in VC_RUNTIME:
            shutil.copy2(brought / name, payload / "runtime" / name)
    check(payload)
    options.out.mkdir(parents=True, exist_ok=True)
    icon = write_icon(payload.with_name(f"{payload.name}.ico"))
    banner = write_banner(payload.with_name(f"{payload.name}.bmp"))
    numbers = four_numbers(version())
    launcher = payload / "ColorStudio.exe"
    makensis(HERE / "launcher.nsi", OUT=launcher, VERSION=numbers, ICON=icon)
    write_list(payload)
    write_parts(payload)
    size = sum((payload / path).stat().st_size for path in _files(payload))
    kind = "-stand-in" if options.stand_in else ""
    out = (options.out / f"ColorStudio-{version()}-windows-x86_64{kind}-setup.exe").resolve()
    makensis(
        HERE / "colorstudio.nsi",
        PAYLOAD=payload,
        OUT=out,
        VERSION=version(),
        VERSION4=numbers,
        SIZE_KB=size // 1024,
        ICON=icon,
        BANNER=banner,
        COMPRESSOR=options.compressor,
    )
    say(f"{out}, {out.stat().st_size / 1e6:.1f} MB; installed {size / 1e6:.1f} MB")
    return out


def parsed(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("payload", type=Path, help="what packaging/payload.py made")
    parser.add_argument("--out", type=Path, default=REPOSITORY / "dist")
    parser.add_argument("--stand-in", action="store_true", help="make a payload without Python")
    parser.add_argument("--vc-runtime", type=Path, metavar="FOLDER", help="with Microsoft's DLLs")
    parser.add_argument("--compressor", choices=("lzma", "bzip2", "zlib"), default="lzma")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    build(parsed(sys.argv[1:]))
