"""What a file or folder of weights holds, told in an instant for the model manager."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import prod
from pathlib import Path
from typing import Any

from colorstudio import json_text
from colorstudio.diffusion.bundle import Bundle, Licence, Part
from colorstudio.engine.catalog import catalogue
from colorstudio.engine.families import FAMILIES
from colorstudio.engine.headers import AGAIN, read_header
from colorstudio.engine.recognition import KNOWN, Recognised, recognised, refusal
from colorstudio.errors import BadInput, BadWeights

PICKLE_NOTE = (
    "Files of this kind can carry programs. Only the numbers in it are read, nothing in it is run;"
    " the .safetensors file of the same model is still the better choice."
)
V_NOTE = (
    "The file does not say which kind of Stable Diffusion 2 it is; the one for 768 pixels is taken."
    " If pictures come out as noise or blotches, choose the other kind."
)
EPSILON_NOTE = (
    "The file does not say what its U-Net predicts; epsilon is taken, as all published ones of its"
    " kind do. If pictures come out as noise or blotches, choose v-prediction."
)
V_NAME = re.compile(r"v[-_]?pred|[-_]v$")
DENOISERS = frozenset({"unet", "sketch_unet"})
WORDED = frozenset({"text_encoder", "text_projector", "sketch_unet"})
"""Roles that go with CLIP's words, which a single file does not bring along."""
WEIGHTS = (
    "diffusion_pytorch_model.safetensors",
    "diffusion_pytorch_model.fp16.safetensors",
    "model.safetensors",
    "model.fp16.safetensors",
    "pytorch_model.safetensors",
    "diffusion_pytorch_model.bin",
    "pytorch_model.bin",
    "pytorch_model.pt",
)
"""Names of weights in the folder of one model, the better ones first."""

ADAPTERS = (
    "adapter_model.safetensors",
    "pytorch_lora_weights.safetensors",
    "adapter_model.bin",
)
"""Names of weights in a folder of PEFT or diffusers that holds a LoRA."""
COLD_WORDS = frozenset({"order", "time_scale"})
"""What only the adapters of cold diffusion say beside their weights (`cold.adapter`)."""
USUAL_BASES: Mapping[str, str] = {"sd1": "sd15", "sd2": "sd21-base"}
"""By family, upon what a part runs that does not say on what it was trained."""

SMALL = 2**20
"""Bytes; files of configuration that are longer are not read."""


@dataclass(frozen=True)
class FileFacts:
    """What a file or a folder holds.

    ``family``: an id in FAMILIES. ``parts``: by role, as a bundle wants them. ``layout``: of the
    first part. ``bytes``: of the weights. ``dtype``: of most of them, as "F16".
    ``notes``: sentences for a person, warnings among them. ``prediction_is_sure``: whether the file
    itself says its ``prediction_type``.
    """

    path: Path
    family: str
    parts: Mapping[str, Part]
    layout: str
    bytes: int
    dtype: str
    prediction_type: str = ""
    prediction_is_sure: bool = True
    notes: tuple[str, ...] = ()

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(self.parts)

    @property
    def title(self) -> str:
        return FAMILIES[self.family].title

    def bundle(self, bundle_id: str, title: str = "", licence: Licence | None = None) -> Bundle:
        """These weights as a bundle where they lie, with what is known of their family."""
        family = FAMILIES[self.family]
        return Bundle(
            id=bundle_id,
            title=title or self.path.stem,
            family=self.family,
            parts=self.parts,
            root=self.path if self.path.is_dir() else self.path.parent,
            licence=licence or catalogue().licence_of(self.family),
            prediction_type=self.prediction_type or "epsilon",
            resolution=family.resolution or 512,
            scaling_factor=family.scaling_factor,
            latent_channels=family.latent_channels or 4,
            base=USUAL_BASES.get(self.family, "") if self.roles == {"cold_adapter"} else "",
        )


def inspected(path: Path) -> FileFacts:
    """What lies at ``path``, a file of weights or a folder of diffusers or transformers.

    Reads headers only, so several gigabytes take milliseconds; files of PyTorch's formats take the
    import of torch. Raises BadInput in a sentence where it is nothing that can be used.
    """
    if path.is_dir():
        return _pipeline(path) if (path / "model_index.json").is_file() else _model_folder(path)
    if not path.exists():
        raise BadInput(f"{path.name} is not there.", "Choose a file of weights.")
    shapes, dtype, metadata, notes = _contents(path)
    found = _cold(recognised(path.name, shapes), metadata)
    prediction, is_sure = _prediction(path, found.family, metadata)
    family = found.family
    if "unet" in found.prefixes and family == "sd2" and prediction == "v_prediction":
        family = "sd2-v"
        notes += () if is_sure else (V_NOTE,)
    if family == "colorize-diffusion" and not is_sure:
        notes += (EPSILON_NOTE,)
    return FileFacts(
        path,
        family,
        _parts(path, found),
        found.layout,
        path.stat().st_size,
        dtype,
        prediction if DENOISERS & found.prefixes.keys() else "",
        is_sure,
        (*notes, *found.notes),
    )


def _cold(found: Recognised, metadata: Mapping[str, str]) -> Recognised:
    """A LoRA whose file speaks of the order of time is the trained part of cold diffusion."""
    if found.layout != "peft" or not COLD_WORDS & metadata.keys():
        return found
    return replace(found, prefixes={"cold_adapter": ""})


def adapter_in(folder: Path) -> Path | None:
    """The LoRA in a folder of PEFT or diffusers; None where there is none."""
    return next((folder / name for name in ADAPTERS if (folder / name).is_file()), None)


def weights_in(folder: Path) -> Path:
    """The file of weights in the folder of one model. Raises BadInput where there is none."""
    for name in WEIGHTS:
        if (folder / name).is_file():
            return folder / name
    if list(folder.glob("*.safetensors.index.json")):
        raise BadInput(
            f"The weights in {folder.name} are in several pieces; such are not used.", KNOWN
        )
    raise BadInput(f"{folder.name} holds no weights.", "Choose a file of weights.")


def small_json(path: Path) -> dict[str, Any]:
    """A file of configuration. Raises BadInput where it is missing or damaged."""
    try:
        if path.stat().st_size > SMALL:
            raise ValueError("too long")
        found = json_text.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise BadWeights(
            f"{path.name} in {path.parent.name} is missing or damaged.", AGAIN
        ) from error
    if not isinstance(found, dict):
        raise BadWeights(f"{path.name} in {path.parent.name} is damaged.", AGAIN)
    return found


def _contents(
    path: Path,
) -> tuple[Mapping[str, tuple[int, ...]], str, Mapping[str, str], tuple[str, ...]]:
    if path.suffix.lower() == ".safetensors":
        header = read_header(path)
        shapes = {key: info.shape for key, info in header.tensors.items()}
        dtypes = {key: info.dtype for key, info in header.tensors.items()}
        return shapes, _most(shapes, dtypes), header.metadata, ()
    from colorstudio.engine.checkpoints import is_pickle, opened

    with opened(path) as file:
        notes = (PICKLE_NOTE,) if is_pickle(path) else ()
        return dict(file.shapes), _most(file.shapes, file.dtypes), dict(file.metadata), notes


def _most(shapes: Mapping[str, tuple[int, ...]], dtypes: Mapping[str, str]) -> str:
    numbers: Counter[str] = Counter()
    for key, dtype in dtypes.items():
        numbers[dtype] += prod(shapes[key])
    return numbers.most_common(1)[0][0] if numbers else ""


def _parts(path: Path, found: Recognised) -> dict[str, Part]:
    parts = {
        role: Part(role, path, found.layout, prefix) for role, prefix in found.prefixes.items()
    }
    if parts.keys() & WORDED:
        parts["tokenizer"] = Part("tokenizer", path, "shipped")
    return parts


def _prediction(path: Path, family: str, metadata: Mapping[str, str]) -> tuple[str, bool]:
    """What the U-Net answers, and whether that is known: from the file's words, from a .yaml of
    the same name beside it (as other programs have it), from its name; else the usual one."""
    said = metadata.get("modelspec.prediction_type", "").lower()
    if said:
        return ("v_prediction" if said.startswith("v") else "epsilon"), True
    architecture = metadata.get("modelspec.architecture", "").lower()
    if architecture.startswith("stable-diffusion-v2"):
        return ("v_prediction" if "-v" in architecture[19:] else "epsilon"), True
    sidecar = path.with_suffix(".yaml")
    if sidecar.is_file() and sidecar.stat().st_size < SMALL:
        text = sidecar.read_text("utf-8", errors="replace")
        is_v = re.search(r"""^\s*parameterization:\s*["']?v\b""", text, re.MULTILINE)
        return ("v_prediction" if is_v else "epsilon"), True
    if family == "colorize-diffusion":  # the authors' program goes by the name as well
        name = path.stem.lower()
        return ("v_prediction" if V_NAME.search(name) else "epsilon"), "eps" in name
    if family != "sd2":
        return "epsilon", True
    return ("epsilon" if re.search(r"base|512", path.stem.lower()) else "v_prediction"), False


def _pipeline(folder: Path) -> FileFacts:
    index = small_json(folder / "model_index.json")
    if "text_encoder_2" in index or "XL" in str(index.get("_class_name", "")):
        raise refusal(folder.name, "sdxl")
    facts = [
        _model_folder(folder / role)
        for role in ("unet", "vae", "text_encoder")
        if (folder / role / "config.json").is_file()
    ]
    unet = next((fact for fact in facts if "unet" in fact.parts), None)
    if unet is None:
        raise BadInput(f"{folder.name} holds no U-Net.", KNOWN)
    parts = {
        role: replace(part, path=folder / role)
        for fact in facts
        for role, part in fact.parts.items()
        if role != "tokenizer"
    }
    if (folder / "tokenizer").is_dir():
        parts["tokenizer"] = Part("tokenizer", folder / "tokenizer")
    elif "text_encoder" in parts:
        parts["tokenizer"] = Part("tokenizer", folder, "shipped")
    prediction = "epsilon"
    if (folder / "scheduler" / "scheduler_config.json").is_file():
        config = small_json(folder / "scheduler" / "scheduler_config.json")
        prediction = str(config.get("prediction_type", "epsilon"))
    family = "sd2-v" if unet.family == "sd2" and prediction == "v_prediction" else unet.family
    return FileFacts(
        folder,
        family,
        parts,
        "diffusers",
        sum(fact.bytes for fact in facts),
        unet.dtype,
        prediction,
        True,
        tuple(dict.fromkeys(note for fact in facts for note in fact.notes if _is_warning(note))),
    )


def _is_warning(note: str) -> bool:
    return note == PICKLE_NOTE  # which model it is, the folder says


def _model_folder(folder: Path) -> FileFacts:
    file = adapter_in(folder) or weights_in(folder)
    shapes, dtype, metadata, notes = _contents(file)
    found = _cold(recognised(f"{folder.name}/{file.name}", shapes), metadata)
    parts = {
        role: Part(role, folder, "transformers" if found.layout == "transformers" else "diffusers")
        for role in found.prefixes
    }
    layout = found.layout
    if "text_projector" in parts:
        parts["tokenizer"] = Part("tokenizer", folder, "shipped")
    if layout == "ddcolor":
        parts = {"colorizer": Part("colorizer", folder, "ddcolor")}
    if layout in ("segment_anything", "ldm", "kohya", "peft", "diffusers_lora"):
        parts = _parts(file, found)
    prediction, is_sure = _prediction(file, found.family, metadata)
    is_diffusion = bool(DENOISERS & found.prefixes.keys())
    return FileFacts(
        folder,
        found.family,
        parts,
        layout,
        file.stat().st_size,
        dtype,
        prediction if is_diffusion else "",
        is_sure,
        (*notes, *found.notes),
    )
