"""Finds the system libraries and the font that Qt needs, and has apt install what is missing.

    python3 scripts/system_libraries.py           for the window
    python3 scripts/system_libraries.py --test    and for a test with a real display and mouse

Where apt may not be used, the exact command is printed. Elsewhere than on Linux Qt brings all.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from subprocess import DEVNULL

# Library -> Debian package. The first block is needed to draw at all, offscreen too.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
FONT_PACKAGE = "fonts-dejavu-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_ENDINGS = (".ttf", ".otf", ".ttc", ".pfb")
TEST_PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool"}


def say(text: str) -> None:
    print(f"ColorStudio: {text}", file=sys.stderr, flush=True)


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font() -> bool:
    folders = (os.walk(os.path.expanduser(folder), followlinks=True) for folder in FONT_FOLDERS)
    names = (name for folder in folders for _, _, files in folder for name in files)
    return any(name.lower().endswith(FONT_ENDINGS) for name in names)


def missing(for_tests: bool) -> tuple[list[str], list[str]]:
    """Packages without which nothing is drawn, and packages without which something is less."""
    needed = [package for library, package in LIBRARIES.items() if not loads(library)]
    useful = [package for library, package in WINDOW_LIBRARIES.items() if not loads(library)]
    useful += [] if has_font() else [FONT_PACKAGE]
    if for_tests:
        useful += [p for program, p in TEST_PROGRAMS.items() if not shutil.which(program)]
    return needed, useful


def apt_prefix() -> list[str] | None:
    """What to put before apt-get so that it may install; None where it may not."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


def apt_install(prefix: list[str], packages: list[str]) -> bool:
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    for step in (["update"], ["install", "--no-install-recommends", *packages]):
        done = subprocess.run([*apt, *step], capture_output=True, text=True, stdin=DEVNULL)
        if done.returncode != 0:
            say(f"apt-get {step[0]} failed:\n{done.stderr}")
            return False
    return True


def main(arguments: list[str]) -> int:
    if not sys.platform.startswith("linux"):
        return 0
    for_tests = "--test" in arguments
    needed, useful = missing(for_tests)
    if not needed and not useful:
        return 0
    prefix = apt_prefix()
    if prefix is not None:
        say(f"installing system packages: {' '.join(needed + useful)}")
        if apt_install(prefix, needed + useful):
            needed, useful = missing(for_tests)
    if needed or useful:
        say("some of what Qt uses is missing on this system. The command that installs it:")
        say(f"    sudo apt-get install --no-install-recommends {' '.join(needed + useful)}")
    if needed:
        say("without it no window can be drawn.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
