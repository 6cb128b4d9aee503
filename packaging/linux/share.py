"""What a Linux desktop is told: menu entry, icons, file type, man page, thumbnails."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
FILES = HERE / "files"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Sides of the icons that are drawn ahead, in pixels."""

PLACES: dict[str, str] = {
    "colorstudio.desktop": "share/applications/colorstudio.desktop",
    "colorstudio.xml": "share/mime/packages/colorstudio.xml",
    "colorstudio.metainfo.xml": "share/metainfo/org.colorstudio.colorstudio.metainfo.xml",
    "colorstudio.thumbnailer": "share/thumbnailers/colorstudio.thumbnailer",
    "colorstudio-thumbnailer": "libexec/colorstudio-thumbnailer",
    "colorstudio.1": "share/man/man1/colorstudio.1.gz",
    "copyright": "share/doc/colorstudio/copyright",
    "lintian-overrides": "share/lintian/overrides/colorstudio",
}
"""Our files, and where below /usr (or another prefix) each goes."""

DRAW = """
import sys
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
qt = QGuiApplication(["icons", "-platform", "offscreen"])
for side, file in zip(map(int, sys.argv[2::2]), sys.argv[3::2]):
    picture = QImage(side, side, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(sys.argv[1]).render(painter, QRectF(0, 0, side, side))
    painter.end()
    assert picture.save(file), file
"""


def filled(name: str, facts: Mapping[str, str]) -> str:
    """One of our files with its @NAMES@ replaced. Raises KeyError for a name without a value."""
    text = (FILES / name).read_text("utf-8")
    return re.sub(r"@([A-Z]+)@", lambda found: facts[found[1]], text)


def write_share(prefix: Path, python: Path, version: str) -> None:
    """Fills ``prefix`` (as /usr) for a program of that ``version``.

    ``python``: one with PySide6, which draws the icons; that of the payload will do.
    """
    facts = {"VERSION": version, "DATE": time.strftime("%Y-%m-%d", time.gmtime(epoch()))}
    for name, place in PLACES.items():
        data = filled(name, facts).encode()
        file = prefix / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(packed(data) if file.suffix == ".gz" else data)
        file.chmod(0o755 if place.startswith("libexec") else 0o644)
    draw_icons(prefix / "share" / "icons" / "hicolor", python)


def draw_icons(theme: Path, python: Path) -> None:
    """The program's icon as SVG and in every size, for a theme's folder."""
    svg = REPOSITORY / "resources" / "app" / "colorstudio.svg"
    files = {side: theme / f"{side}x{side}" / "apps" / "colorstudio.png" for side in SIZES}
    for file in (*files.values(), theme / "scalable" / "apps" / "colorstudio.svg"):
        file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(svg, theme / "scalable" / "apps" / "colorstudio.svg")
    pairs = [str(part) for row in files.items() for part in row]
    subprocess.run([str(python), "-I", "-B", "-c", DRAW, str(svg), *pairs], check=True)


def epoch() -> int:
    """The time that files say they are of: $SOURCE_DATE_EPOCH, else that of the last commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    asked = ["git", "-C", str(REPOSITORY), "log", "-1", "--format=%ct"]
    said = subprocess.run(asked, capture_output=True, text=True)
    return int(said.stdout) if said.returncode == 0 and said.stdout.strip() else int(time.time())


def packed(data: bytes) -> bytes:
    """gzip without a name or a time, the same bytes again."""
    return gzip.compress(data, 9, mtime=0)


def say(text: str) -> None:
    """A line of progress."""
    print(text, file=sys.stderr, flush=True)
