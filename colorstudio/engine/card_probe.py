"""Asks NVIDIA's driver for its cards and prints them as JSON; run as a file, by `graphics_cards`.

The CUDA driver library says what can be computed on, NVML the driver's own version. Nothing of
ColorStudio is imported: this may crash.

    python card_probe.py [CUDA-LIBRARY NVML-LIBRARY]
"""

from __future__ import annotations

import ctypes
import json
import sys
from typing import Any

LIBRARIES = (
    ("nvcuda.dll", "nvml.dll")
    if sys.platform == "win32"
    else (
        "libcuda.so.1",
        "libnvidia-ml.so.1",
    )
)
NO_DEVICE = 100
"""What CUDA answers where there is a driver and no card."""
MAJOR, MINOR = 75, 76
"""CUDA's numbers of the two attributes that are the compute capability."""
NAME_BYTES = 256


def probe(cuda_library: str, nvml_library: str) -> dict[str, Any]:
    """The cards, the newest CUDA that the driver knows, its version, and what is wrong."""
    try:
        cuda = ctypes.CDLL(cuda_library)
    except OSError:
        return _answer()
    driver = _driver(nvml_library)
    status = cuda.cuInit(0)
    if status == NO_DEVICE:
        return _answer(driver=driver, trouble="NVIDIA's driver is here and finds no card.")
    if status:
        trouble = f"NVIDIA's driver fails with error {status}. Restart, or install it again."
        return _answer(driver=driver, trouble=trouble)
    version, count = ctypes.c_int(), ctypes.c_int()
    cuda.cuDriverGetVersion(ctypes.byref(version))
    cuda.cuDeviceGetCount(ctypes.byref(count))
    cards = [_card(cuda, number) for number in range(count.value)]
    return _answer([card for card in cards if card], version.value, driver)


def _card(cuda: Any, number: int) -> dict[str, Any]:
    device, memory = ctypes.c_int(), ctypes.c_size_t()
    name = ctypes.create_string_buffer(NAME_BYTES)
    capability = [ctypes.c_int(), ctypes.c_int()]
    failed = cuda.cuDeviceGet(ctypes.byref(device), number)
    failed = failed or cuda.cuDeviceGetName(name, NAME_BYTES, device)
    failed = failed or cuda.cuDeviceTotalMem_v2(ctypes.byref(memory), device)
    for value, attribute in zip(capability, (MAJOR, MINOR), strict=True):
        failed = failed or cuda.cuDeviceGetAttribute(ctypes.byref(value), attribute, device)
    if failed:
        return {}
    return {
        "name": name.value.decode("utf-8", "replace"),
        "memory": memory.value,
        "capability": [value.value for value in capability],
    }


def _driver(library: str) -> str:
    """The driver's version, "" where it does not say."""
    try:
        nvml = ctypes.CDLL(library)
    except OSError:
        return ""
    text = ctypes.create_string_buffer(NAME_BYTES)
    if nvml.nvmlInit_v2() or nvml.nvmlSystemGetDriverVersion(text, NAME_BYTES):
        return ""
    return text.value.decode("ascii", "replace")


def _answer(
    cards: list[dict[str, Any]] | None = None, cuda: int = 0, driver: str = "", trouble: str = ""
) -> dict[str, Any]:
    return {"cards": cards or [], "cuda": cuda, "driver": driver, "trouble": trouble}


if __name__ == "__main__":
    chosen = sys.argv[1:3] if len(sys.argv) > 2 else LIBRARIES
    sys.stdout.write(json.dumps(probe(*chosen)) + "\n")
