"""Builds the folder that every installer carries: Python, ColorStudio, what it needs, the licences.

    python packaging/payload.py build/payload --torch torch-2.x+cpu-....whl

It runs from wherever it lies, sees nothing of other Pythons, and asks no network:

    colorstudio      starts it (colorstudio.cmd on Windows)
    runtime/         a Python with its packages in site-packages
    licences/        the licence of everything, a folder each
    payload.json     what is inside: versions, platform, the least libc

Versions are those of constraints.txt; torch is the wheel, or the version, that --torch names. pip
fetches from where it is set to, and from --index. The Python that runs this is the one that is
copied, unless --python names another of the same version (python-build-standalone, for one).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import stat
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution, distributions
from pathlib import Path

from payload_licences import collect
from payload_python import carry_libraries, copy_python, library_of, python_of, site_of
from payload_trim import folder_size, trim

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
FACTS = "payload.json"

LEFT_OUT: dict[str, str] = {
    "torchvision": "has no build that fits every torch; Segment Anything goes through transformers",
    "segment-anything": "needs torchvision; transformers has the same network",
    "timm": "open-clip-torch brings CLIP's vocabulary, nothing else of it is used",
    "setuptools": "torch asks for it to compile extensions, which nobody does here",
    "triton": "for graphics cards",
}
"""Distributions that others ask for and that the base installer does not hold, and why."""
FOR_CARDS = re.compile(r"^(nvidia|cuda|triton|pytorch-triton|rocm)")

PROGRAMS = (b"#!", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
"""How files begin that can be run: scripts, and programs of Linux and macOS."""

LAUNCHER = """\
#!/bin/sh
# Starts ColorStudio with the Python that lies beside this file, and sees nothing of any other.
here=$(dirname -- "$(readlink -f -- "$0")")
exec "$here/runtime/bin/python3" -I -m colorstudio "$@"
"""
LAUNCHER_WINDOWS = """\
@rem Starts ColorStudio with the Python that lies beside this file, and sees nothing of any other.
@"%~dp0runtime\\python.exe" -I -m colorstudio %*
"""

TRY = """
import importlib, pkgutil, colorstudio
left_aside = set(LEFT)
for module in pkgutil.walk_packages(colorstudio.__path__, "colorstudio."):
    if not module.name.endswith("__main__"):
        try:
            importlib.import_module(module.name)
        except ModuleNotFoundError as error:
            if error.name.partition(".")[0] not in left_aside:
                raise
"""


def normal(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def requirements(base: str, constraints: str) -> list[str]:
    """The lines for pip: every distribution of ``base`` in the version of ``constraints``.

    Raises ValueError for one without a version.
    """
    pins = {}
    for line in _lines(constraints):
        name, _, version = line.partition("==")
        pins[normal(name)] = version
    out = []
    for line in _lines(base):
        name, mark, marker = (part.strip() for part in line.partition(";"))
        if normal(name) in pins:
            out.append(f"{name}=={pins[normal(name)]}" + (f" ; {marker}" if mark else ""))
        elif not mark:
            raise ValueError(f"constraints.txt has no version of {name}")
        else:
            out.append(line)
    return out


def _lines(text: str) -> list[str]:
    return [line for raw in text.splitlines() if (line := raw.partition("#")[0].strip())]


def unmet(packages: Iterable[Distribution]) -> dict[str, str]:
    """What installed packages ask for and is not there, nor left out on purpose: name to asker."""
    there = {normal(p.metadata["Name"]): p for p in packages}
    out = {}
    for package in there.values():
        for line in package.requires or []:
            name, marker = _asked(line)
            if "extra" in marker or name in there or name in LEFT_OUT or FOR_CARDS.match(name):
                continue
            if not marker or _holds(marker):
                out[name] = package.metadata["Name"]
    return out


def _asked(line: str) -> tuple[str, str]:
    found = re.match(r"[\w.-]+", line)
    return normal(found[0] if found else line), line.partition(";")[2]


def _holds(marker: str) -> bool:
    from packaging.markers import Marker  # of pip's kin; there wherever wheels are built

    return Marker(marker).evaluate()


# -- the steps -------------------------------------------------------------------------------------


def say(text: str) -> None:
    print(f"payload: {text}", file=sys.stderr, flush=True)


def run(*command: object, **values: str) -> None:
    """Runs a command, ends the build where it fails."""
    words = [str(word) for word in command]
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    if subprocess.run(words, env={**kept, **values}, cwd=REPOSITORY).returncode:
        raise SystemExit(f"payload: failed: {' '.join(words)}")


def build_wheel(folder: Path) -> Path:
    """ColorStudio's own wheel, from the tree."""
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    run(*build)
    return next(folder.glob("colorstudio-*.whl"))


def pip_into(site: Path) -> list[str]:
    """pip's line that installs into ``site`` what is named, and nothing that it asks for."""
    pip = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    return [*pip, "--no-deps", "--no-compile", "--no-warn-script-location", "--target", str(site)]


def install(site: Path, wheel: Path, torch: str, index: str) -> None:
    """Fills ``site`` with the wheel, torch, and every distribution of base.txt."""
    constraints = (REPOSITORY / "constraints.txt").read_text("utf-8")
    lines = requirements((HERE / "base.txt").read_text("utf-8"), constraints)
    pip = pip_into(site)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "base.txt"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        run(*pip, "--only-binary", ":all:", "--requirement", file)
    # one that is asked for by its version comes from the index of builds for the processor alone
    where = ("--index-url", index) if index else ()
    run(*pip, *where, torch if torch.endswith(".whl") else f"torch=={torch}")
    run(*pip, "--no-index", wheel)


def write_launcher(payload: Path) -> None:
    """The file that people start."""
    if os.name == "nt":
        (payload / "colorstudio.cmd").write_text(LAUNCHER_WINDOWS, encoding="ascii", newline="\r\n")
        return
    launcher = payload / "colorstudio"
    launcher.write_text(LAUNCHER, encoding="ascii")
    launcher.chmod(0o755)


def compile_all(payload: Path, folder: Path) -> None:
    """Compiles every module in ``folder`` now, for good: nobody may write there later."""
    runtime = payload / "runtime"
    line = [python_of(runtime), "-I", "-m", "compileall", "-qq", "-j", "2"]
    line += ["--invalidation-mode", "unchecked-hash", "-s", payload, "-p", "ColorStudio"]
    # some packages carry files for a later Python, which fail; `check` imports what is needed
    subprocess.run([*line, folder])


def tidy_modes(payload: Path) -> None:
    """Everyone may read, the owner may write, nobody's umask shows, and only programs are run."""
    for path in payload.rglob("*"):
        if not path.is_symlink():
            runs = path.is_dir() or (path.stat().st_mode & stat.S_IXUSR and _is_program(path))
            path.chmod(0o755 if runs else 0o644)
    payload.chmod(0o755)


def _is_program(file: Path) -> bool:
    """Neither a library, nor a text whose first line does not say what runs it."""
    if ".so" in file.suffixes or file.suffix == ".dylib":
        return False
    with file.open("rb") as opened:
        return opened.read(4).startswith(PROGRAMS)


def least_glibc(payload: Path) -> str:
    """The version of glibc that something inside asks for, such as "2.36"; "" elsewhere."""
    found = {(2, 17)}
    if not sys.platform.startswith("linux"):
        return ""
    for path in payload.rglob("*"):
        if (".so" in path.name or path.parent.name == "bin") and path.is_file():
            text = path.read_bytes()
            if text[:4] == b"\x7fELF":
                found |= {(2, int(n)) for n in re.findall(rb"GLIBC_2\.(\d+)\0", text)}
    return ".".join(map(str, max(found)))


def facts(payload: Path) -> dict[str, object]:
    """What payload.json says."""
    packages = {d.metadata["Name"]: d.version for d in _packages(payload)}
    return {
        "program": "ColorStudio",
        "version": packages["colorstudio"],
        "python": platform.python_version(),
        "platform": sysconfig.get_platform(),
        "torch": packages["torch"],
        "glibc": least_glibc(payload),
        "packages": dict(sorted(packages.items(), key=lambda row: row[0].lower())),
    }


def _packages(payload: Path) -> list[Distribution]:
    return list(distributions(path=[str(site_of(payload / "runtime"))]))


def check(payload: Path) -> None:
    """Ends the build where something that is needed is not inside."""
    if missing := unmet(_packages(payload)):
        raise SystemExit(f"payload: these are asked for and not inside (base.txt): {missing}")
    gone = [name.replace("-", "_") for name in LEFT_OUT] + ["torchmetrics", "torch_fidelity"]
    code = TRY.replace("LEFT", repr([*gone, "ot", "ray", "scipy", "skimage"]))
    python = python_of(payload / "runtime")
    with tempfile.TemporaryDirectory() as home:
        places = {"COLORSTUDIO_HOME": home, "NUMBA_CACHE_DIR": str(Path(home) / "kernels")}
        run(python, "-I", "-B", "-c", code, **places)


def build(options: argparse.Namespace) -> Mapping[str, object]:
    """All steps. Returns what payload.json says."""
    payload: Path = options.payload
    if options.again:
        return build_again(options)
    if payload.exists():
        if any(payload.iterdir()) and not (payload / "runtime").is_dir():
            raise SystemExit(f"payload: {payload} holds something else; name another folder.")
        shutil.rmtree(payload)
    runtime = payload / "runtime"
    began = time.monotonic()
    say(f"Python {platform.python_version()} from {options.python}")
    copy_python(options.python, runtime)
    system = carry_libraries(runtime)
    python_size = folder_size(payload)
    say("packages")
    site = site_of(runtime)
    with tempfile.TemporaryDirectory() as folder:
        wheel = options.wheel or build_wheel(Path(folder))
        install(site, wheel, options.torch, options.index)
    whole = folder_size(payload)
    removed = trim(site)
    left = collect(site, library_of(runtime), system, payload / "licences")
    if left:
        raise SystemExit(f"payload: no text of the licence of {', '.join(left)} was found")
    write_launcher(payload)
    sources = folder_size(payload)
    compile_all(payload, library_of(runtime))
    told = finished(payload)
    say(
        f"Python {python_size / 1e6:.0f} MB; with packages {whole / 1e6:.0f} MB; less"
        f" {removed / 1e6:.0f} MB that is never opened; with licences {sources / 1e6:.0f} MB;"
        f" compiled {folder_size(payload) / 1e6:.0f} MB; {time.monotonic() - began:.0f} s"
    )
    return told


def build_again(options: argparse.Namespace) -> Mapping[str, object]:
    """ColorStudio itself anew, in a payload whose other packages stay."""
    payload: Path = options.payload
    site = site_of(payload / "runtime")
    for old in (site / "colorstudio", *site.glob("colorstudio-*.dist-info")):
        shutil.rmtree(old)
    with tempfile.TemporaryDirectory() as folder:
        run(*pip_into(site), "--no-index", options.wheel or build_wheel(Path(folder)))
    shutil.rmtree(site / "bin", ignore_errors=True)
    compile_all(payload, site / "colorstudio")
    return finished(payload)


def finished(payload: Path) -> Mapping[str, object]:
    """Looks whether all is inside, and writes down what is."""
    check(payload)
    tidy_modes(payload)
    told = facts(payload)
    (payload / FACTS).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return told


def parsed(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("payload", type=Path, help="the folder to make; an older one is replaced")
    parser.add_argument("--torch", metavar="WHEEL|VERSION", help="one for the processor")
    parser.add_argument("--again", action="store_true", help="only ColorStudio itself anew")
    parser.add_argument("--index", default="", metavar="URL", help="where that version comes from")
    parser.add_argument("--wheel", type=Path, help="ColorStudio's wheel (default: built from here)")
    parser.add_argument("--python", type=Path, default=Path(sys.base_prefix), metavar="PREFIX")
    options = parser.parse_args(arguments)
    if not options.torch and not options.again:
        parser.error("--torch is missing")
    return options


if __name__ == "__main__":
    options = parsed(sys.argv[1:])
    options.payload = options.payload.resolve()
    build(options)
