"""Reads LoRA files in the keys of kohya, of diffusers and of PEFT, all to the same changes."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from pathlib import Path

from colorstudio import json_text
from colorstudio.diffusion.lora import Change, Lora, flat
from colorstudio.engine.checkpoints import Checkpoint, opened
from colorstudio.engine.inspection import adapter_in, small_json
from colorstudio.engine.ldm_names import unet_name
from colorstudio.engine.recognition import recognised
from colorstudio.errors import BadInput

OTHER = "Choose another file."

_DOWN = (".lora_down.weight", ".lora_A.weight", ".lora_A.default.weight", ".lora.down.weight")
_DOWN += (".lora_linear_layer.down.weight", "_lora.down.weight")
_UP = (".lora_up.weight", ".lora_B.weight", ".lora_B.default.weight", ".lora.up.weight")
_UP += (".lora_linear_layer.up.weight", "_lora.up.weight")
_ALPHA = (".alpha",)
ENDINGS: Mapping[str, tuple[str, ...]] = {"down": _DOWN, "up": _UP, "alpha": _ALPHA}
"""What keys end with, by what the weight is."""

BEGINNINGS: Mapping[str, str] = {
    "lora_unet_": "unet",
    "lora_te_": "text_encoder",
    "lora_te1_": "text_encoder",
    "base_model.model.unet.": "unet",
    "base_model.model.text_encoder.": "text_encoder",
    "unet.": "unet",
    "text_encoder.": "text_encoder",
}
"""What keys begin with, and the role that it tells; for the others the names of layers do."""

PEFT = "base_model.model."
TEXT_LAYER = re.compile(r"(text_model[._])?encoder[._]layers[._]")
_BLOCKS = re.compile(r"^(input_blocks|output_blocks|middle_block)_(\d+)_(?:(\d)_)?")
_PARTS = re.compile(r"(in_layers|emb_layers|out_layers)_(\d)")
_OLD_TEXT = {"to_q": "q_proj", "to_k": "k_proj", "to_v": "v_proj", "to_out": "out_proj"}


def read_lora(path: Path) -> Lora:
    """The changes that a LoRA file holds; small enough to be read whole.

    Raises BadInput where it is none, is damaged, or of a kind that is not used here.
    """
    path = adapter_file(path)
    with opened(path) as file:
        if "lora" not in recognised(path.name, file.shapes).prefixes:
            raise BadInput(f"{path.name} is not a LoRA.", OTHER)
        return Lora(path.name, _changes(file))


def adapter_file(folder: Path) -> Path:
    """The weights in a folder of PEFT or diffusers; a file is itself. Raises BadInput."""
    if not folder.is_dir():
        return folder
    file = adapter_in(folder)
    if file is not None:
        return file
    raise BadInput(f"{folder.name} holds no LoRA.", OTHER)


def _changes(file: Checkpoint) -> dict[str, dict[str, Change]]:
    layers: dict[tuple[str, str], dict[str, str]] = {}
    for key in file.shapes:
        for kind, endings in ENDINGS.items():
            ending = next((e for e in endings if key.endswith(e)), None)
            if ending:
                layers.setdefault(_place(key.removesuffix(ending)), {})[kind] = key
                break
        else:
            raise BadInput(f"{file.path.name} holds a LoRA of a kind that is not used here.", OTHER)
    stated = _stated_scale(file)
    changes: dict[str, dict[str, Change]] = {}
    for (role, name), keys in layers.items():
        changes.setdefault(role, {})[name] = _change(file, name, keys, stated)
    return changes


def _place(stem: str) -> tuple[str, str]:
    """Role and flat name of a layer."""
    beginning = next((b for b in BEGINNINGS if stem.startswith(b)), PEFT)
    stem = stem.removeprefix(beginning)
    role = BEGINNINGS.get(beginning) or ("text_encoder" if TEXT_LAYER.match(stem) else "unet")
    name = flat(stem.replace(".processor.", ".")).removeprefix("text_model_")
    if role == "unet":
        name = re.sub(r"_to_out$", "_to_out_0", name)
        return role, _from_ldm(name)
    for old, new in _OLD_TEXT.items():
        name = re.sub(rf"{old}$", new, name)
    return role, name


def _from_ldm(name: str) -> str:
    match = _BLOCKS.match(name)
    if not match:
        return name
    numbers = [number for number in match.groups()[1:] if number is not None]
    rest = _PARTS.sub(r"\1.\2", name[match.end() :])
    known = unet_name(".".join([match[1], *numbers, rest, "weight"]))
    return flat(known.removesuffix(".weight")) if known else name


def _change(
    file: Checkpoint, name: str, keys: Mapping[str, str], stated: Mapping[str, float]
) -> Change:
    if "down" not in keys or "up" not in keys:
        raise BadInput(f"{file.path.name} is damaged: half of {name} is missing.", OTHER)
    down, up = (file.tensor(keys[kind]).clone() for kind in ("down", "up"))
    if not (down.isfinite().all() and up.isfinite().all()):
        raise BadInput(f"{file.path.name} holds values that are not numbers, in {name}.", OTHER)
    rank = down.shape[0] if down.ndim else 0
    if down.ndim < 2 or up.ndim < 2 or rank == 0 or up.shape[1] != rank:
        raise BadInput(f"{file.path.name} is damaged: {name} has no rank.", OTHER)
    if "alpha" in keys:
        return Change(down, up, float(file.tensor(keys["alpha"])) / rank)
    if "alpha" in stated:
        root = math.sqrt(rank) if stated.get("rslora") else rank
        return Change(down, up, stated["alpha"] / root)
    return Change(down, up)


def _stated_scale(file: Checkpoint) -> dict[str, float]:
    """Of PEFT and diffusers: one alpha for all, beside the file or in its words; {} for none."""
    config = file.path.parent / "adapter_config.json"
    words = file.metadata.get("lora_adapter_metadata", "")
    if any(".lora_A." in key for key in file.shapes) and config.is_file():
        facts = small_json(config)
    elif words:
        try:
            facts = {key.rsplit(".", 1)[-1]: value for key, value in json_text.loads(words).items()}
        except (ValueError, AttributeError, RecursionError) as error:
            raise BadInput(f"The words in {file.path.name} are damaged.", OTHER) from error
    else:
        return {}
    alpha = facts.get("lora_alpha")
    if not isinstance(alpha, int | float):
        return {}
    return {"alpha": float(alpha), "rslora": float(bool(facts.get("use_rslora")))}
