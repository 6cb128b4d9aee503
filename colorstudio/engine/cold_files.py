"""Reads the adapter of cold diffusion: PEFT's two files, and what its maker says of time."""

from __future__ import annotations

from pathlib import Path

from colorstudio.engine.checkpoints import opened
from colorstudio.engine.lora_files import adapter_file, read_lora
from colorstudio.methods.colorize.cold.adapter import ColdAdapter, adapter


def read_cold_adapter(path: Path) -> ColdAdapter:
    """Of a folder of PEFT (``adapter_config.json``, ``adapter_model.safetensors``), or of a file.

    Raises BadInput where there is none, or it is damaged.
    """
    file = adapter_file(path)
    with opened(file) as found:
        words = dict(found.metadata)
    return adapter(read_lora(file), words)
