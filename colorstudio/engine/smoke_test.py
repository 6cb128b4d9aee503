"""Tries a GPU pack before it is chosen; run as a file, by `gpu_install`, with the pack's folder.

    python smoke_test.py SITE DEVICE ANSWER.json

Writes what was found, or at which step it failed and why. Nothing of ColorStudio is imported: this
may crash.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

SIDE = 64
"""Of the two matrices that are multiplied."""
CLOSE = 0.02
"""How far a card's product may be from the processor's, of its largest number: TF32 rounds."""
MEMORY_BYTES = 256 << 20
"""What must be free on the card: less is not worth a pack."""


def try_out(site: str, device: str, facts: dict[str, Any]) -> None:
    """Imports torch from ``site``, finds the device, multiplies there, looks at its memory.

    ``facts`` says how far it came. Raises whatever goes wrong.
    """
    facts["step"] = "import"
    sys.path.insert(0, site)
    import torch
    import torchvision  # noqa: F401 (its operators are built for one torch)

    facts["torch"] = str(torch.__version__)
    if not os.path.realpath(torch.__file__).startswith(os.path.realpath(site) + os.sep):
        raise RuntimeError(f"another torch was found: {torch.__file__}")
    facts["step"] = "device"
    kind = device.partition(":")[0]
    if kind == "cuda":
        if not torch.cuda.is_available():
            torch.cuda.init()  # says why
            raise RuntimeError("torch finds no graphics card")
        facts["device"] = torch.cuda.get_device_name(0)
    else:
        facts["device"] = device
    facts["step"] = "compute"
    torch.manual_seed(0)
    one, two = torch.randn(SIDE, SIDE), torch.randn(SIDE, SIDE)
    asked = one @ two
    got = (one.to(device) @ two.to(device)).cpu()
    away = float((got - asked).abs().max()) / float(asked.abs().max())
    facts["away"] = away
    if not away <= CLOSE:
        raise RuntimeError(f"a product on the card is {away:.3g} off the processor's")
    facts["step"] = "memory"
    if kind == "cuda":
        free, total = torch.cuda.mem_get_info()
        facts["memory"] = int(total)
        if free < MEMORY_BYTES:
            raise RuntimeError(f"{free / 1e6:.0f} MB of the card's memory are free")
    facts["step"] = "done"


def main(site: str, device: str, answer: str) -> int:
    """Exit status 0 where all went well."""
    facts: dict[str, Any] = {"step": "start", "error": ""}
    try:
        try_out(site, device, facts)
    except BaseException as error:
        facts["error"] = f"{type(error).__name__}: {error}"
        import traceback

        traceback.print_exc()
    with open(answer, "w", encoding="utf-8") as file:
        json.dump(facts, file)
    return 0 if facts["step"] == "done" else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
