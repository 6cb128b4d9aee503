"""Kills an installation of a GPU pack again and again, and looks at what each kill has left.

    python scripts/prove_gpu_pack.py [--times 100] [--seed 1]

Packs of a few wheels of random bytes (12 MB), with a torch that does what is tried out, from an
index on the loopback address. Two packs take turns. Each installation is killed (SIGKILL) at a
moment drawn over its whole length, until one is through. After each kill the pack that was chosen
is to be chosen still, or the new one if it was through, every byte of it as its wheels list it.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

INSTALL = """
import sys
from pathlib import Path
from colorstudio.engine import downloads, gpu_install
from colorstudio.engine.gpu_packs import read_lock
from colorstudio.methods.base import Quiet
downloads.MARGIN_BYTES = 0
gpu_install.install(read_lock(Path(sys.argv[1]))[0], Quiet(), fresh=True)
"""
MEGABYTE = 1 << 20


def prove(folder: Path, times: int, seed: int) -> None:
    """The whole proof. Raises AssertionError at the first thing that is not so."""
    os.environ["COLORSTUDIO_HOME"] = str(folder / "home")
    os.environ["PYTHONPATH"] = str(ROOT)
    from colorstudio import environments
    from colorstudio.engine import gpu_install
    from colorstudio.methods.base import Quiet
    from tests import tiny_packs
    from tests.loopback_index import loopback_index

    chance = random.Random(seed)
    with loopback_index(folder / "wheels") as index:
        os.environ["COLORSTUDIO_PACKAGE_INDEX"] = index.url
        locks = []
        for version in ("1.0.0", "2.0.0"):
            tiny_packs.BALLAST = chance.randbytes(12 * MEGABYTE)
            pack = tiny_packs.tiny_pack(index.folder, version)
            lock = folder / f"{version}.toml"
            lock.write_text(tiny_packs.lock_text(pack), encoding="utf-8")
            locks.append(lock)
        line = [sys.executable, "-c", INSTALL]
        began = time.monotonic()
        subprocess.run([*line, str(locks[0])], check=True)
        whole = time.monotonic() - began
        kills, through, turn = 0, 1, 1
        while kills < times:
            before = environments.pointer().current
            process = subprocess.Popen([*line, str(locks[turn])])
            try:
                status = process.wait(chance.uniform(0, 1.1 * whole))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                status = process.wait()
            now = environments.pointer().current
            chosen = environments.read(now)
            assert chosen is not None, now
            assert environments.trouble(chosen) == "", now
            assert gpu_install.check(now, Quiet()) == [], now
            if status == -signal.SIGKILL:
                kills += 1
            else:
                assert status == 0, status
                assert now != before
            if now != before:
                through += 1
                turn = 1 - turn
        subprocess.run([*line, str(locks[turn])], check=True)
        left = sorted(path.name for path in environments.root().iterdir())
        size = gpu_install.size_of(environments.root()) / MEGABYTE
    print(f"{kills} kills over {whole:.1f} s each, {through} installations went through")
    print("after each: a whole pack chosen, every byte as listed")
    print(f"left at the end: {', '.join(left)}; {size:.0f} MB")


def main(arguments: list[str]) -> int:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        prove(Path(folder), options.times, options.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
