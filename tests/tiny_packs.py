"""GPU packs made of wheels of a few kilobytes, with a torch in them that does what is tried out.

The wheels are real ones: pip installs them, and their RECORD is right.
"""

from __future__ import annotations

import base64
import hashlib
import io
import platform
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from colorstudio.engine.gpu_packs import SYSTEMS, Pack, Wheel

TORCH = '''
"""Multiplies matrices of a few numbers; its card is told by a switch."""
import random

__version__ = "{version}"
CARD = {card!r}


class Tensor:
    def __init__(self, rows):
        self.rows = rows

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Tensor([[sum(a * b for a, b in zip(r, c)) for c in columns] for r in self.rows])

    def __sub__(self, other):
        return Tensor([[a - b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def abs(self):
        return Tensor([[abs(a) for a in row] for row in self.rows])

    def max(self):
        return max(max(row) for row in self.rows)

    def to(self, device):
        if device == "cuda" and CARD == "wrong":
            return Tensor([[a * 1.1 for a in row] for row in self.rows])
        return self

    def cpu(self):
        return self


def manual_seed(seed):
    random.seed(seed)


def randn(high, wide):
    return Tensor([[random.gauss(0, 1) for _ in range(wide)] for _ in range(high)])


class cuda:
    @staticmethod
    def is_available():
        return CARD != "none"

    @staticmethod
    def init():
        raise RuntimeError("Found no driver")

    @staticmethod
    def get_device_name(number):
        return "Tiny Card"

    @staticmethod
    def mem_get_info():
        return (1 << 20 if CARD == "full" else 8 << 30), 8 << 30
'''
FAULTS = {
    "crash": "import os\nos.kill(os.getpid(), 11)\n",
    "broken": "raise ImportError('libtiny.so: cannot open shared object file')\n",
    "slow": "import time\ntime.sleep(600)\n",
}
"""What a torch does that cannot be used."""
BALLAST = bytes(range(256)) * 2000
"""Half a megabyte that does not get smaller than a hundredth of that: something to break off in."""


def make_wheel(
    folder: Path,
    name: str,
    version: str,
    files: Mapping[str, bytes],
    programs: tuple[str, ...] = (),
) -> Path:
    """A wheel for every Python; ``programs``: those of its files that can be run."""
    folder.mkdir(parents=True, exist_ok=True)
    info = f"{name}-{version}.dist-info"
    everything = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    lines = [f"{path},{_hash(data)},{len(data)}" for path, data in everything.items()]
    record = "\n".join([*lines, f"{info}/RECORD,,", ""]).encode()
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for file, data in {**everything, f"{info}/RECORD": record}.items():
            member = zipfile.ZipInfo(file)
            member.external_attr = (0o100755 if file in programs else 0o100644) << 16
            archive.writestr(member, data)
    return path


def _hash(data: bytes) -> str:
    digest = hashlib.sha256(data).digest()
    return f"sha256={base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


def tiny_pack(folder: Path, version: str = "9.0.0", card: str = "right", **changes: object) -> Pack:
    """The pack whose wheels it makes in ``folder``. ``card``: "right", "none", "wrong", "full", or
    one of `FAULTS`."""
    torch = FAULTS.get(card) or TORCH.format(version=version, card=card)
    wheels = [
        make_wheel(
            folder,
            "torch",
            version,
            {
                "torch/__init__.py": torch.encode(),
                "torch/lib/libtorch_cuda.so": BALLAST,
                "torch/bin/helper": b"#!/bin/sh\n",
            },
            programs=("torch/bin/helper",),
        ),
        make_wheel(folder, "torchvision", "9.1.0", {"torchvision/__init__.py": b"ops = 1\n"}),
    ]
    facts: dict[str, object] = {
        "id": f"tiny-{version}",
        "title": f"Tiny cards {version}",
        "backend": "tiny",
        "system": SYSTEMS.get(sys.platform, sys.platform),
        "machine": {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower()),
        "python": f"cp{sys.version_info.major}{sys.version_info.minor}",
        "driver": 13000,
        "capability": (7, 5),
        "disk": sum(_unpacked(path) for path in wheels),
        "wheels": tuple(_locked(path) for path in wheels),
        "licence": "By installing you accept the licence of tiny things.",
        "licence_url": "https://example.org/licence",
        **changes,
    }
    return Pack(**facts)  # type: ignore[arg-type]


def _unpacked(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return sum(member.file_size for member in archive.infolist())


def _locked(path: Path) -> Wheel:
    data = path.read_bytes()
    name, version = path.name.split("-")[:2]
    return Wheel(name, version, path.name, len(data), hashlib.sha256(data).hexdigest())


DRIVER = """
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
int cuInit(unsigned flags) { const char *s = getenv("TINY_CUDA_STATUS"); return s ? atoi(s) : 0; }
int cuDriverGetVersion(int *v) {
    const char *s = getenv("TINY_CUDA_VERSION"); *v = s ? atoi(s) : 13020; return 0; }
int cuDeviceGetCount(int *n) { if (getenv("TINY_CUDA_CRASH")) abort(); *n = 1; return 0; }
int cuDeviceGet(int *d, int n) { *d = n; return 0; }
int cuDeviceGetName(char *name, int n, int d) { strncpy(name, "Tiny Card", n); return 0; }
int cuDeviceTotalMem_v2(size_t *m, int d) { *m = 8000000000u; return 0; }
int cuDeviceGetAttribute(int *v, int a, int d) { *v = a == 75 ? 8 : a == 76 ? 6 : -1; return 0; }
int nvmlInit_v2(void) { return 0; }
int nvmlSystemGetDriverVersion(char *text, unsigned n) { strncpy(text, "580.65", n); return 0; }
"""


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a driver's two libraries, as the system's loader finds them on Linux."""
    import shutil

    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("no C compiler for a driver's library")
    folder = tmp_path_factory.mktemp("driver")
    (folder / "driver.c").write_text(DRIVER)
    for name in ("libcuda.so.1", "libnvidia-ml.so.1"):
        line = [compiler, "-shared", "-fPIC", "-o", str(folder / name), str(folder / "driver.c")]
        subprocess.run(line, check=True)
    return folder


def lock_text(pack: Pack) -> str:
    """The pack as a lock file."""
    import json

    out = io.StringIO()
    out.write("[[pack]]\n")
    for key in ("id", "title", "backend", "system", "machine", "python", "driver", "disk"):
        out.write(f"{key} = {json.dumps(getattr(pack, key))}\n")
    out.write(f"capability = {list(pack.capability)}\nlicence = {json.dumps(pack.licence)}\n")
    out.write(f"wheels = {json.dumps([wheel.file for wheel in pack.wheels])}\n")
    for wheel in pack.wheels:
        out.write(f'[wheel."{wheel.file}"]\n')
        for key in ("name", "version", "size", "sha256", "url"):
            out.write(f"{key} = {json.dumps(getattr(wheel, key))}\n")
    return out.getvalue()
