"""Makes the self-extracting folder of a payload, which is the portable form too.

    python packaging/linux/portable.py build/payload dist/

Settings, models and all else stay inside the folder that it unpacks to. Needs makeself, xz.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from share import say, write_share

LEVEL = 6
"""xz: `tar` of any distribution reads it, where zstd may be missing."""
PORTABLE = """\
While this file lies beside the launcher, ColorStudio keeps settings, models, palettes, recovery,
caches and logs in the folder "user" here, and nothing anywhere else. Delete this file, and it uses
the places of your system.
"""
README = """\
ColorStudio {version}, portable

    ./colorstudio                  opens the window
    ./colorstudio --safe-mode      with default settings, when something is wrong
    ./colorstudio doctor           looks whether all is well

Move or copy this folder as you like, also to a stick. All that is yours lies in "user": to update,
unpack the new version and move "user" over. To be rid of it all, delete the folder.
In another place, or on another computer, the first picture waits for half a minute, once.
On media that cannot be written to it says so, and does not keep settings.

share/ has a menu entry, icons and the file type, for whoever wants to install them by hand.
licences/ has the licence of everything inside.
"""
UNPACKED = """\
#!/bin/sh
# What makeself starts when all is unpacked. Kernels are found by the folder's own path.
here=$(pwd -P)
echo "ColorStudio lies in $here now; start ./colorstudio there."
echo "Preparing the colour solver for this computer: half a minute, or a few where it is busy."
echo "Ctrl+C leaves that to the first start."
if "$here/runtime/bin/python3" -I -m colorstudio.document.compile_ahead \
    "$here/user/cache/kernels"; then
    echo "Done."
else
    echo "The first start will do it."
fi
"""


def add_portable(folder: Path, version: str) -> None:
    """Makes a copy of a payload portable."""
    (folder / "portable.txt").write_text(PORTABLE, encoding="utf-8")
    (folder / "README.txt").write_text(README.format(version=version), encoding="utf-8")
    (folder / "user").mkdir()
    (folder / "unpacked.sh").write_text(UNPACKED, encoding="ascii")
    (folder / "unpacked.sh").chmod(0o755)


def build(payload: Path, out: Path, level: int = LEVEL, threads: int = 2) -> Path:
    """The self-extracting file in ``out``."""
    began = time.monotonic()
    facts = json.loads((payload / "payload.json").read_text("utf-8"))
    name = f"ColorStudio-{facts['version']}"
    out.mkdir(parents=True, exist_ok=True)
    file = out / f"{name}-{facts['platform']}.run"
    with tempfile.TemporaryDirectory(dir=payload.parent) as folder:
        copy = Path(folder) / name
        shutil.copytree(payload, copy, symlinks=True)
        write_share(copy, copy / "runtime" / "bin" / "python3", facts["version"])
        add_portable(copy, facts["version"])
        pack = ["makeself", "--quiet", "--notemp", "--nox11", "--sha256", "--xz"]
        pack += ["--complevel", str(level), "--threads", str(threads), "--target", name]
        pack += ["--tar-extra", "--owner=0 --group=0 --sort=name"]
        words = [*pack, str(copy), str(file), f"ColorStudio {facts['version']}", "./unpacked.sh"]
        subprocess.run(words, check=True)
        size = sum(f.lstat().st_size for f in copy.rglob("*") if not f.is_dir())
    say(
        f"{file.name}: {file.stat().st_size / 1e6:.0f} MB, unpacked {size / 1e6:.0f} MB,"
        f" {time.monotonic() - began:.0f} s"
    )
    return file


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("payload", type=Path, help="what packaging/payload.py made")
    parser.add_argument("out", type=Path, help="the folder for the .run")
    parser.add_argument("--level", type=int, default=LEVEL, help="of compression (%(default)s)")
    options = parser.parse_args(arguments)
    build(options.payload.resolve(), options.out.resolve(), options.level)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
