"""Makes .venv and installs ColorStudio into it, again only after what it needs has changed.

    python3 scripts/environment.py run           what the program needs
    python3 scripts/environment.py dev           and what its checks and tests need
    python3 scripts/environment.py constraints   writes constraints.txt anew (see CONTRIBUTING.md)

Works with the standard library of Python 3.11 alone, and without ensurepip (bare Debian).
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
VENV = REPOSITORY / ".venv"
CONSTRAINTS = REPOSITORY / "constraints.txt"
REQUIREMENT = {"run": ".", "dev": ".[dev]"}
WARM_UP = "from colorstudio.document import warm_up as w; w.warm_up(); w.warm_up_more()"
HEADER = """\
# The exact versions that the tests ran with, on Linux with Python 3.11. Ranges: pyproject.toml.
# Written by `make constraints`; do not edit by hand.
"""


def python_of(venv: Path) -> Path:
    """The interpreter of an environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def say(text: str) -> None:
    print(f"ColorStudio: {text}", file=sys.stderr, flush=True)


def run(*command: object) -> bool:
    """Runs a command in the repository; True if it went well."""
    return subprocess.run([str(c) for c in command], cwd=REPOSITORY).returncode == 0


def wanted() -> str:
    """A fingerprint of everything that an installation depends on."""
    import tomllib

    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    facts = [project["project"], project["build-system"], CONSTRAINTS.read_text(encoding="utf-8")]
    facts += [sys.version, sys.platform, str(REPOSITORY)]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def stamp(kind: str) -> Path:
    return VENV / f"installed-{kind}"


def up_to_date(kind: str, fingerprint: str) -> bool:
    """Whether this kind, or a larger one, is installed for this fingerprint."""
    kinds = list(REQUIREMENT)
    stamps = [stamp(k) for k in kinds[kinds.index(kind) :]]
    return python_of(VENV).exists() and any(
        s.exists() and s.read_text(encoding="utf-8") == fingerprint for s in stamps
    )


def was_made_here(venv: Path) -> bool:
    """False for none, and for one that was moved: the programs in it hold the old path."""
    facts = venv / "pyvenv.cfg"
    here = facts.exists() and f" {venv}\n" in facts.read_text(encoding="utf-8")
    return here and python_of(venv).exists()


def make_venv(venv: Path) -> bool:
    """An environment with pip in it. Without ensurepip, the pip of this Python fills it."""
    python = python_of(venv)
    if was_made_here(venv) and run(python, "-c", "import pip"):
        return True
    shutil.rmtree(venv, ignore_errors=True)
    if importlib.util.find_spec("ensurepip"):
        return run(sys.executable, "-m", "venv", venv)
    if not importlib.util.find_spec("pip"):
        say("This Python has neither pip nor ensurepip. On Debian: apt-get install python3-pip")
        return False
    made = run(sys.executable, "-m", "venv", "--without-pip", venv)
    pip = (sys.executable, "-m", "pip", "--python", python, "install", *quiet(), "pip")
    return made and run(*pip)


def quiet() -> tuple[str, ...]:
    """pip's progress is for people; a log has enough with its errors."""
    return () if sys.stderr.isatty() else ("--quiet", "--progress-bar", "off")


def install(kind: str) -> bool:
    """Installs the tree, editable, in exact versions; where those are not had, in allowed ones."""
    pip = (python_of(VENV), "-m", "pip", "install", "--disable-pip-version-check", *quiet())
    tree = ("--editable", REQUIREMENT[kind])
    if run(*pip, "--constraint", CONSTRAINTS, *tree):
        return True
    say("The exact versions of constraints.txt could not be installed here (pip says why above).")
    say("Trying other versions that pyproject.toml allows.")
    if run(*pip, *tree):
        return True
    say(
        "The package index that pip uses here offers no suitable version of a package, or cannot "
        "be reached (pip says which above). `pip config list` shows the index."
    )
    return False


def write_constraints() -> bool:
    """Resolves the ranges in a fresh environment and writes down what came out."""
    with tempfile.TemporaryDirectory() as folder:
        venv = Path(folder) / "venv"
        python = python_of(venv)
        if not make_venv(venv) or not run(python, "-m", "pip", "install", "-U", "pip", ".[dev]"):
            return False
        freeze = (python, "-m", "pip", "freeze", "--all", "--exclude", "colorstudio")
        lines = subprocess.run(freeze, capture_output=True, text=True, check=True).stdout
    pins = [line for line in lines.splitlines() if not line.startswith("setuptools==")]
    CONSTRAINTS.write_text(HEADER + "\n".join(sorted(pins, key=str.lower)) + "\n", encoding="utf-8")
    say(f"wrote {len(pins)} versions to {CONSTRAINTS.name}")
    return True


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 (whoever runs it with an older one shall read why)
        say(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
        return 1
    if arguments == ["constraints"]:
        return 0 if write_constraints() else 1
    if len(arguments) != 1 or arguments[0] not in REQUIREMENT:
        say(__doc__ or "")
        return 2
    kind = arguments[0]
    fingerprint = wanted()
    if up_to_date(kind, fingerprint):
        return 0
    say("installing into .venv; the first time this fetches about 3 GB, most of it torch.")
    if not make_venv(VENV) or not install(kind):
        return 1
    say("preparing the colour solver for this machine (once; half a minute).")
    run(python_of(VENV), "-c", WARM_UP)  # only saves the first window that time
    stamp(kind).write_text(fingerprint, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
