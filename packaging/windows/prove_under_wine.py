"""Installs, starts, updates and uninstalls a stand-in under wine, and looks at every file and key.

    python packaging/windows/prove_under_wine.py [--keep FOLDER]

Needs makensis and 64-bit wine (Debian: `apt-get install --no-install-recommends nsis wine wine64`).
No screen: everything is silent. Says each thing that it looked at, and ends with 1 at the first
that is not so. Wine is not Windows: signatures, SmartScreen, Explorer's menus and junctions of NTFS
are not in it; a folder that is a link stands for a junction, as wine shows it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import build_installer as installer

PATIENCE_SECONDS = 60.0
CLASSES = r"HKCU\Software\Classes"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\ColorStudio"


class Machine:
    """A Windows of wine, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.prefix = folder / "wine"
        quiet = {"WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "WINEARCH": "win64"}
        self._environ = {**os.environ, **quiet, "DISPLAY": ""}
        self.run("winecfg", "-v", "win10")
        (user,) = [p for p in (self.prefix / "drive_c/users").iterdir() if p.name != "Public"]
        self.local = user / "AppData/Local"
        self.program = self.local / "Programs/ColorStudio"
        self.data = self.local / "ColorStudio"
        self.menu = user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"

    def run(self, *words: object) -> subprocess.CompletedProcess[str]:
        """Runs a Windows program to its end."""
        line = ["wine", *(str(word) for word in words)]
        return subprocess.run(
            line, env=self._environ, capture_output=True, text=True, errors="replace", timeout=300
        )

    def key(self, path: str, name: str = "") -> str:
        """A value of the registry, "" where there is none."""
        asked = ["/v", name] if name else ["/ve"]
        said = self.run("reg", "query", path, *asked).stdout
        rows = [line.split("REG_SZ", 1)[1] for line in said.splitlines() if "REG_SZ" in line]
        return rows[0].strip() if rows else ""

    def has(self, path: str) -> bool:
        """Whether there is such a key."""
        return self.run("reg", "query", path).returncode == 0

    def uninstall(self, *words: str) -> None:
        """Runs the uninstaller to its end; it copies itself elsewhere and goes on there."""
        self.run(self.program / "uninstall.exe", "/S", *words)
        end = time.monotonic() + PATIENCE_SECONDS
        while self.has(UNINSTALL) and time.monotonic() < end:
            time.sleep(0.2)
        time.sleep(1.0)

    def end(self) -> None:
        """Ends wine's own server."""
        subprocess.run(["wineserver", "-k"], env=self._environ, check=False)


def told(what: str, right: object) -> None:
    """Says what was looked at; ends where it is not so."""
    print(f"{'ok  ' if right else 'FAIL'} {what}", flush=True)
    if not right:
        raise SystemExit(1)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


def made(folder: Path, name: str, extra: str = "") -> tuple[Path, Path]:
    """An installer and its payload; ``extra``: a file that only this version has."""
    payload = folder / name
    options = installer.parsed([str(payload), "--stand-in", "--out", str(folder / f"{name}-out")])
    installer.stand_in(payload)
    if extra:
        (payload / "runtime" / extra).parent.mkdir(parents=True, exist_ok=True)
        (payload / "runtime" / extra).write_text(extra)
    options.stand_in = False
    return installer.build(options), payload


def prove(folder: Path) -> None:
    """All of it, in a folder that may be thrown away."""
    first, payload = made(folder, "first", "Lib/only-in-the-first/old.py")
    second, newer = made(folder, "second", "Lib/only-in-the-second/new.py")
    machine = Machine(folder)
    data = machine.data
    try:
        machine.run("winecfg", "-v", "win7")
        told("Windows 7 is refused", machine.run(first, "/S").returncode == 6)
        machine.run("winecfg", "-v", "win10")
        told("it installs without a question", machine.run(first, "/S").returncode == 0)
        there = tree(machine.program)
        there.pop("uninstall.exe")
        told("every file of the payload is there, and no other", there == tree(payload))
        _look_at_registry(machine)
        told("the start menu has it", (machine.menu / "ColorStudio.lnk").is_file())
        _look_at_launcher(machine)

        for name in ("models/mine/bundle.toml", "palettes/p.json", "settings.json"):
            _write(data / name)
        for name in ("environments/1-cu132/site/torch.py", "Cache/style/x", "Logs/log"):
            _write(data / name)
        _write(machine.program / "my notes.txt")
        _write(machine.program / "runtime/Lib/__pycache__/os.cpython-311.pyc")
        before = tree(data)
        told("an update installs", machine.run(second, "/S").returncode == 0)
        there = tree(machine.program)
        told("a person's own file stays", there.pop("my notes.txt", b"") == b"my notes.txt")
        there.pop("uninstall.exe")
        told("all of the new version, nothing of the old", there == tree(newer))
        told("no folder of the old version is left", not _old_folder(machine).exists())
        told("no byte of models, palettes, settings and packs has changed", tree(data) == before)
        told("once more over itself", machine.run(second, "/S").returncode == 0)

        elsewhere = folder / "elsewhere"
        _write(elsewhere / "site-packages/colorstudio/__init__.py")
        _write(elsewhere / "picture.png")
        library = machine.program / "runtime/Lib"
        shutil.rmtree(library)
        library.symlink_to(elsewhere)
        machine.run("reg", "add", rf"{CLASSES}\.png", "/ve", "/d", "Other.Program", "/f")
        machine.uninstall()
        told("files behind a link are not touched", len(tree(elsewhere)) == 2)
        library.unlink(missing_ok=True)
        left = tree(machine.program)
        told("the person's own file stays, nothing else", set(left) == {"my notes.txt"})
        told("the uninstaller keeps all data by default", tree(data) == before)
        told("no key of ours is left", _keys(machine) == [])
        told("what opens pictures is as it was", machine.key(rf"{CLASSES}\.png") == "Other.Program")
        told("the start menu is empty again", not (machine.menu / "ColorStudio.lnk").exists())

        (data / "environments/link").symlink_to(elsewhere)
        machine.run(second, "/S")
        machine.uninstall("/DELETECACHES")
        kept = {"models/mine/bundle.toml", "palettes/p.json", "settings.json"}
        told("what can be had again goes where that is wished", set(tree(data)) == kept)
        told("and nothing behind a link in it", len(tree(elsewhere)) == 2)
        (data / "environments/link").unlink(missing_ok=True)  # wine does not remove the link itself
        machine.run(second, "/S")
        machine.uninstall("/DELETECACHES", "/DELETEDATA")
        told("all data goes where that is wished", not data.exists())
        told("and nothing else", len(tree(elsewhere)) == 2)
    finally:
        machine.end()


def _old_folder(machine: Machine) -> Path:
    return machine.program / "runtime/Lib/only-in-the-first"


def _look_at_registry(machine: Machine) -> None:
    start = machine.key(rf"{CLASSES}\ColorStudio.Project\shell\open\command")
    told("projects open with it", start.endswith(r'\ColorStudio.exe" "%1"'))
    told(
        ".colorstudio is a project",
        machine.key(rf"{CLASSES}\.colorstudio") == "ColorStudio.Project",
    )
    offered = machine.run("reg", "query", rf"{CLASSES}\.png\OpenWithProgids").stdout
    told("pictures may be opened with it", "ColorStudio.Picture" in offered)
    told(
        "no picture's default is taken", machine.key(rf"{CLASSES}\.png") in ("", "(value not set)")
    )
    told("Windows lists it", machine.key(UNINSTALL, "DisplayName") == "ColorStudio")


def _look_at_launcher(machine: Machine) -> None:
    picture = "C:\\users\\Ünïcode 画像\\a photo.png"
    machine.run(machine.program / "ColorStudio.exe", picture, "--safe-mode")
    note, end = machine.program / "runtime/started.txt", time.monotonic() + PATIENCE_SECONDS
    while not note.exists() and time.monotonic() < end:
        time.sleep(0.2)
    time.sleep(0.5)
    said = note.read_bytes().decode("utf-16-le")
    note.unlink()
    told("the launcher starts Python apart from others", "-I -X utf8 -m colorstudio" in said)
    told("and hands names in any letters on", f'"{picture}" --safe-mode' in said)


def _keys(machine: Machine) -> list[str]:
    names = (r"ColorStudio.Project", r"ColorStudio.Picture", r"Applications\ColorStudio.exe")
    left = [name for name in names if machine.has(rf"{CLASSES}\{name}")]
    left += [".colorstudio"] if machine.has(rf"{CLASSES}\.colorstudio") else []
    offered = machine.run("reg", "query", rf"{CLASSES}\.png\OpenWithProgids").stdout
    return left + (["OpenWithProgids"] if "ColorStudio" in offered else [])


def _write(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(path.name)


def main(arguments: list[str]) -> int:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="work there, and leave it")
    options = parser.parse_args(arguments)
    for tool in ("wine", "makensis"):
        if shutil.which(tool) is None:
            print(f"{tool} is not here", file=sys.stderr)
            return 2
    if options.keep is not None:
        options.keep.mkdir(parents=True, exist_ok=True)
        prove(options.keep.resolve())
        return 0
    with tempfile.TemporaryDirectory() as folder:
        prove(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
