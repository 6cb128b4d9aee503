"""Writes the lock file of GPU packs, resources/gpu-packs.toml, from what pip resolves and fetches.

    python scripts/gpu_pack.py lock WHEELHOUSE [--python 3.11] [--torch 2.15.0] [--torchvision ...]

pip resolves torch and torchvision (`pip install --dry-run --report`) and downloads, by the hashes
of its report, the wheels that the program's own CPU libraries do not have. Sizes are those of the
files that came. The wheelhouse can be handed to `colorstudio gpu-pack install --from`. Addresses
are written where they are of the public index; others are looked up by name and hash when a pack is
installed. Needs gigabytes and a network; pip takes its index from its own settings.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
LOCK = REPOSITORY / "resources" / "gpu-packs.toml"
PUBLIC = "https://files.pythonhosted.org/"
OWN = ("torch", "torchvision", "triton")
"""Packages of a pack by name; the rest begin with these words. All else the program has itself."""
BEGINNINGS = ("nvidia-", "cuda-")
PLATFORMS = (
    *(f"manylinux_2_{minor}_x86_64" for minor in range(28, 4, -1)),
    *(f"manylinux{word}_x86_64" for word in ("2014", "2010", "1")),
)
HEADER = """\
# GPU packs: which wheels they are made of, by name, version, file, size and hash.
# Written by scripts/gpu_pack.py; do not edit by hand.
"""
LICENCE = (
    "By installing you accept the licences of torch (BSD-3-Clause) and of NVIDIA's CUDA libraries."
)
LICENCE_URL = "https://docs.nvidia.com/cuda/eula/"


def pip(*arguments: str) -> None:
    """Runs pip, with its own settings. Raises CalledProcessError."""
    line = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    subprocess.run(line, check=True)


def foreign(python: str) -> list[str]:
    """What pip needs to be told to resolve for another Python than its own."""
    if python == f"{sys.version_info.major}.{sys.version_info.minor}":
        return []
    platforms = [word for platform in PLATFORMS for word in ("--platform", platform)]
    return ["--python-version", python, "--implementation", "cp", *platforms]


def resolve(wanted: list[str], python: str) -> list[dict[str, Any]]:
    """The rows of pip's report that belong into a pack."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        options = ["--dry-run", "--quiet", "--ignore-installed", "--only-binary=:all:"]
        options += ["--report", str(report), "--target", folder, *foreign(python)]
        pip("install", *options, *wanted)
        rows = json.loads(report.read_text("utf-8"))["install"]
    return [row for row in rows if belongs(row["metadata"]["name"].lower())]


def belongs(name: str) -> bool:
    """Whether a package is one that the program's CPU libraries do not have."""
    return name in OWN or name.startswith(BEGINNINGS)


def fetch(rows: list[dict[str, Any]], wheelhouse: Path, python: str) -> None:
    """Downloads the rows' wheels, each by its hash."""
    lines = [
        f"{row['metadata']['name']}=={row['metadata']['version']} --hash=sha256:{hash_of(row)}"
        for row in rows
    ]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "requirements.txt"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        options = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--quiet"]
        options += ["-d", str(wheelhouse), *foreign(python)]
        pip("download", *options, "-r", str(file))


def hash_of(row: dict[str, Any]) -> str:
    return row["download_info"]["archive_info"]["hashes"]["sha256"]


def facts(rows: list[dict[str, Any]], wheelhouse: Path) -> tuple[dict[str, dict[str, Any]], int]:
    """What is written of each wheel, by file name, and bytes of all once they are unpacked."""
    found: dict[str, dict[str, Any]] = {}
    disk = 0
    for row in sorted(rows, key=lambda row: row["metadata"]["name"].lower()):
        url = row["download_info"]["url"]
        file = url.rpartition("/")[2].partition("#")[0]
        path = wheelhouse / file
        with zipfile.ZipFile(path) as archive:
            disk += sum(member.file_size for member in archive.infolist())
        found[file] = {
            "name": row["metadata"]["name"].lower(),
            "version": row["metadata"]["version"],
            "size": path.stat().st_size,
            "sha256": hash_of(row),
            **({"url": url} if url.startswith(PUBLIC) else {}),
        }
    return found, disk


def write(pack: dict[str, Any], wheels: dict[str, dict[str, Any]]) -> None:
    """Puts a pack in place of the one of its id; wheels that no pack has are left out."""
    data = tomllib.loads(LOCK.read_text("utf-8")) if LOCK.exists() else {}
    packs = [p for p in data.get("pack", []) if p["id"] != pack["id"]]
    packs = sorted([*packs, pack], key=lambda p: p["id"])
    known = {**data.get("wheel", {}), **wheels}
    used = sorted({file for p in packs for file in p["wheels"]})
    text = [HEADER]
    for row in packs:
        text.append("[[pack]]")
        text += [f"{key} = {json.dumps(value)}" for key, value in row.items() if key != "wheels"]
        text.append("wheels = [")
        text += [f"    {json.dumps(file)}," for file in row["wheels"]]
        text.append("]\n")
    for file in used:
        text.append(f"[wheel.{json.dumps(file)}]")
        text += [f"{key} = {json.dumps(value)}" for key, value in known[file].items()]
        text.append("")
    LOCK.write_text("\n".join(text), encoding="utf-8")


def lock(options: argparse.Namespace) -> None:
    """Resolves, downloads and writes one pack."""
    wanted = [
        f"{name}=={version}" if version else name
        for name, version in (("torch", options.torch), ("torchvision", options.torchvision))
    ]
    rows = resolve(wanted, options.python)
    options.wheelhouse.mkdir(parents=True, exist_ok=True)
    fetch(rows, options.wheelhouse, options.python)
    wheels, disk = facts(rows, options.wheelhouse)
    major, minor = options.cuda.split(".")
    python = f"cp{options.python.replace('.', '')}"
    pack = {
        "id": f"linux-x86_64-{python}-cu{major}{minor}",
        "title": f"CUDA {options.cuda} for NVIDIA cards",
        "backend": f"cu{major}{minor}",
        "system": "linux",
        "machine": "x86_64",
        "python": python,
        # a driver of the same major version will do: NVIDIA's minor version compatibility
        "driver": int(major) * 1000,
        "capability": [int(part) for part in options.capability.split(".")],
        "disk": disk,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "wheels": sorted(wheels),
    }
    write(pack, wheels)
    size = sum(wheel["size"] for wheel in wheels.values())
    print(f"{pack['id']}: {len(wheels)} wheels, {size / 1e9:.2f} GB, unpacked {disk / 1e9:.2f} GB")


def main(arguments: list[str]) -> int:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    verb = parser.add_subparsers(required=True).add_parser("lock", help="write one pack")
    verb.add_argument("wheelhouse", type=Path, help="where the wheels go, and stay")
    verb.add_argument("--python", default=f"{sys.version_info.major}.{sys.version_info.minor}")
    verb.add_argument("--torch", default="", help="a version; default: the newest")
    verb.add_argument("--torchvision", default="")
    verb.add_argument("--cuda", default="13.2", help="that the public index's torch is built for")
    verb.add_argument("--capability", default="7.5", help="the oldest card that it is built for")
    lock(parser.parse_args(arguments))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
