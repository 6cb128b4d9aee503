"""Makes a .deb of a payload: everything under /opt/colorstudio, and what the desktop is told.

    python packaging/linux/deb.py build/payload dist/

Installing compiles the kernels for the processor at hand, so that the first start is like any
other; what else has to follow (file types, icons, man pages) is done by triggers of the packages
that own those caches. Needs dpkg-deb.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from email.utils import formatdate
from pathlib import Path

from share import REPOSITORY, epoch, packed, say, write_share

OPT = Path("opt/colorstudio")
ARCHITECTURES = {"linux-x86_64": "amd64", "linux-aarch64": "arm64"}
MAINTAINER = "ColorStudio developers <colorstudio@users.noreply.github.com>"
LEVEL = 10
"""zstd: dpkg reads it since 1.21.18 (Debian 12), Ubuntu's since 18.04. docs/reliability.md has the
sizes and times beside xz."""

PACKAGES: dict[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgio-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Library of the system to Debian's package."""
OF_LIBC = frozenset(
    {"libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "libresolv.so.2", "librt.so.1"}
    | {"libutil.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}
)
PERHAPS = {
    "numba/np/ufunc/*pool.*": "other pools of threads of numba's, which nobody asks for",
    "platformthemes/libqgtk3.so": "GTK's dialogs, where GTK is there",
}
"""Files that are opened where their libraries are there, and done without elsewhere."""
RECOMMENDS = ("desktop-file-utils", "fonts-dejavu-core | fonts-freefont-ttf", "hicolor-icon-theme")
RECOMMENDS += ("shared-mime-info", "unzip", "xdg-utils")

POSTINST = """\
#!/bin/sh
# Compiles the kernels for this processor; without them the first start does so, for a minute.
set -e
if [ "$1" = configure ]; then
    kernels=/opt/colorstudio/kernels
    rm -rf $kernels
    umask 022
    echo "Preparing the colour solver for this computer ..."
    if HOME=/nonexistent /opt/colorstudio/runtime/bin/python3 -I \
        -m colorstudio.document.compile_ahead $kernels; then
        date +"$2 %s" > $kernels/stamp
    else
        rm -rf $kernels
    fi
fi
exit 0
"""
PRERM = """\
#!/bin/sh
set -e
rm -rf /opt/colorstudio/kernels
exit 0
"""

DESCRIPTION = """\
colour photos, objects, palettes and line art
 Give a grey photo a few hints and it takes colour under the pen; click a
 jacket and give it another colour; put a picture into exactly six inks and
 get the plates; click the regions of a drawing and have its flats under
 untouched ink. At full size, with the picture's own light and folds.
 .
 This package holds all that it needs, a Python, torch for the processor and
 small models of its own: no account, no network, no graphics card."""


def control(facts: dict[str, str], size: int, depends: Iterable[str]) -> str:
    """The control file. ``size``: bytes when installed."""
    rows = {
        "Package": "colorstudio",
        "Version": facts["version"],
        "Architecture": ARCHITECTURES[facts["platform"]],
        "Maintainer": MAINTAINER,
        "Installed-Size": str(-(-size // 1024)),
        "Depends": ", ".join(depends),
        "Recommends": ", ".join(RECOMMENDS),
        "Section": "graphics",
        "Priority": "optional",
        "Description": DESCRIPTION,
    }
    return "".join(f"{name}: {value}\n" for name, value in rows.items())


def depends(asked: Iterable[str], glibc: str) -> list[str]:
    """Debian's packages for these libraries. Raises KeyError for one that PACKAGES has not."""
    found = {PACKAGES[name] for name in asked if name not in OF_LIBC}
    return sorted({*found, f"libc6 (>= {glibc})"})


def asked_of_system(payload: Path) -> set[str]:
    """The libraries that files of the payload are linked to and that it does not hold."""
    files = [f for f in payload.rglob("*") if f.is_file() and not f.is_symlink() and _is_elf(f)]
    there = {file.name for file in files}
    out: set[str] = set()
    for file in files:
        if not any(file.relative_to(payload).match(pattern) for pattern in PERHAPS):
            said = subprocess.run(
                ["patchelf", "--print-needed", str(file)],
                capture_output=True,
                text=True,
                check=True,
            )
            out |= set(said.stdout.split())
    return out - there


def _is_elf(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def changelog(version: str) -> bytes:
    """The changelog as Debian writes one: a pointer to ours."""
    return packed(
        f"colorstudio ({version}) stable; urgency=medium\n\n"
        "  * What is new is told in /usr/share/doc/colorstudio/NEWS.gz.\n\n"
        f" -- {MAINTAINER}  {formatdate(epoch())}\n".encode()
    )


def tree(payload: Path, root: Path, version: str) -> None:
    """Lays out the installed files below ``root``."""
    place = root / OPT
    shutil.copytree(payload, place, symlinks=True)
    usr = root / "usr"
    write_share(usr, payload / "runtime" / "bin" / "python3", version)
    doc = usr / "share" / "doc" / "colorstudio"
    (doc / "changelog.gz").write_bytes(changelog(version))
    (doc / "NEWS.gz").write_bytes(packed((REPOSITORY / "CHANGELOG.md").read_bytes()))
    (usr / "bin").mkdir()
    (usr / "bin" / "colorstudio").symlink_to("/" + (OPT / "colorstudio").as_posix())


def sums(root: Path) -> str:
    """The lines of DEBIAN/md5sums, which `dpkg --verify` reads."""
    lines = []
    for file in sorted(f for f in root.rglob("*") if f.is_file() and not f.is_symlink()):
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "md5").hexdigest()
        lines.append(f"{digest}  {file.relative_to(root)}\n")
    return "".join(lines)


def build(
    payload: Path, out: Path, version: str = "", level: int = LEVEL, kind: str = "zstd"
) -> Path:
    """The .deb in ``out``. ``version``: another than the payload's, for trying an upgrade."""
    began = time.monotonic()
    facts = json.loads((payload / "payload.json").read_text("utf-8"))
    facts["version"] = version or facts["version"]
    with tempfile.TemporaryDirectory(dir=payload.parent) as folder:
        root = Path(folder) / "root"
        root.mkdir(mode=0o755)
        tree(payload, root, facts["version"])
        size = sum(f.lstat().st_size for f in root.rglob("*") if not f.is_dir())
        needs = depends(asked_of_system(payload), facts["glibc"])
        md5sums = sums(root)
        (root / "DEBIAN").mkdir()
        (root / "DEBIAN" / "control").write_text(control(facts, size, needs), encoding="utf-8")
        (root / "DEBIAN" / "md5sums").write_text(md5sums, encoding="utf-8")
        for name, text in (("postinst", POSTINST), ("prerm", PRERM)):
            (root / "DEBIAN" / name).write_text(text, encoding="ascii")
            (root / "DEBIAN" / name).chmod(0o755)
        for path in (p for p in root.rglob("*") if p.is_dir()):
            path.chmod(0o755)
        out.mkdir(parents=True, exist_ok=True)
        file = out / f"colorstudio_{facts['version']}_{ARCHITECTURES[facts['platform']]}.deb"
        pack = ["dpkg-deb", "--root-owner-group", f"-Z{kind}", f"-z{level}", "--build"]
        subprocess.run([*pack, str(root), str(file)], check=True, stdout=subprocess.DEVNULL)
    say(
        f"{file.name}: {file.stat().st_size / 1e6:.0f} MB, installed {size / 1e6:.0f} MB,"
        f" {time.monotonic() - began:.0f} s"
    )
    return file


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("payload", type=Path, help="what packaging/payload.py made")
    parser.add_argument("out", type=Path, help="the folder for the .deb")
    parser.add_argument("--version", default="", help="to try an upgrade")
    parser.add_argument("--compress", choices=("zstd", "xz"), default="zstd")
    parser.add_argument("--level", type=int, default=LEVEL, help="of compression (%(default)s)")
    options = parser.parse_args(arguments)
    payload = options.payload.resolve()
    build(payload, options.out.resolve(), options.version, options.level, options.compress)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
