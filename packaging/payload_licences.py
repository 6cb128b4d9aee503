"""Puts the licence of everything that an installer holds into one folder."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice|authors|third.?party", re.IGNORECASE)
OUR_COPIES = {
    "lgpl-3.0": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "apache": ("../../LICENSE",),
}
"""For wheels without the text of their licence: which of our copies it is."""


def collect(site: Path, library: Path, system: Iterable[Path], into: Path) -> list[str]:
    """Copies licences to ``into``, a folder each: of the packages in ``site``, of Python, whose
    standard library is ``library``, of ``system`` libraries. Returns the names of what has none;
    an installer is made where that is [].
    """
    without = []
    for package in sorted(
        distributions(path=[str(site)]), key=lambda d: d.metadata["Name"].lower()
    ):
        if not _of_package(package, into / package.metadata["Name"]):
            without.append(package.metadata["Name"])
    into.mkdir(parents=True, exist_ok=True)
    (into / "Python").mkdir()
    licence = next((p for p in (library, library.parent) if (p / "LICENSE.txt").is_file()), None)
    if licence is None:
        without.append("Python")
    else:
        shutil.copy2(licence / "LICENSE.txt", into / "Python")
    return without + [name for file in system if (name := _of_system_library(file, into))]


def _of_package(package: Distribution, folder: Path) -> bool:
    """Whether there was a text to copy."""
    named = [
        f for f in package.files or [] if LICENCE_FILE.search(f.name) and ".py" not in f.suffix
    ]
    inside = [f for f in package.files or [] if ".dist-info/licenses/" in f.as_posix()]
    files = [Path(str(package.locate_file(f))) for f in dict.fromkeys([*inside, *named])]
    files = [file for file in files if file.is_file()]
    said = _said(package)
    if not files:
        copies = next((own for word, own in OUR_COPIES.items() if word in said.lower()), ())
        files = [HERE / "licences" / name for name in copies]
    if not files:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        to = folder / file.name
        if to.exists() and to.read_bytes() != file.read_bytes():
            to = folder / f"{file.parent.name}-{file.name}"
        shutil.copyfile(file, to)
    home = package.metadata["Home-Page"] or ", ".join(package.metadata.get_all("Project-URL") or ())
    lines = [f"{package.metadata['Name']} {package.version}", said, home]
    (folder / "ABOUT.txt").write_text("\n".join(filter(None, lines)) + "\n", encoding="utf-8")
    return True


def _said(package: Distribution) -> str:
    """The licence in a line, as the package names it."""
    facts = package.metadata
    expression = facts["License-Expression"] or ""
    first = (facts["License"] or "").strip().split("\n")[0]
    classifiers = [c.split(" :: ")[-1] for c in facts.get_all("Classifier") or () if "License" in c]
    return expression or (first if first and first != "UNKNOWN" else "") or "; ".join(classifiers)


def _of_system_library(file: Path, into: Path) -> str:
    """Copies what Debian says of a library's licence. Returns "" or the name of one without."""
    asked = ["dpkg-query", "--search", str(file), str(file.resolve()), f"/usr{file}"]
    said = subprocess.run(asked, capture_output=True, text=True).stdout
    package = said.partition(":")[0]
    text = Path("/usr/share/doc") / package / "copyright"
    if not package or not text.is_file():
        return file.name
    (into / package).mkdir(exist_ok=True)
    shutil.copyfile(text, into / package / "copyright")
    return ""
