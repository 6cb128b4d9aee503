"""Metrics that stand on networks: used where their weights are installed, never replaced.

Their folders lie among the models, each with a ``bundle.toml`` that names one part:
``structure_encoder`` (DINO's ViT in the files of transformers), ``clip`` (a whole CLIP with its
tokenizer, in those of transformers) or ``lpips`` (a .safetensors with torchvision's AlexNet and the
``lin`` layers of LPIPS). Only .safetensors are read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from colorstudio.errors import BadInput, ModelMissing

if TYPE_CHECKING:
    import torch
    from torch import Tensor

    from colorstudio.engine.store import ModelStore

DINO_SIDE = 224
IMAGENET_MEAN, IMAGENET_SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
CLIP_MEAN, CLIP_SPREAD = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)
LPIPS_SHIFT, LPIPS_SCALE = (-0.030, -0.088, -0.188), (0.458, 0.448, 0.450)
ALEXNET = (
    # layer of torchvision's features, stride, padding, whether a pooling goes before
    (0, 4, 2, False),
    (3, 1, 2, True),
    (6, 1, 1, True),
    (8, 1, 1, False),
    (10, 1, 1, False),
)


class Measure(Protocol):
    """``before`` and ``after``: h x w x 3 uint8; ``mask``: h x w in [0, 1]."""

    def __call__(
        self, before: np.ndarray, after: np.ndarray, mask: np.ndarray, prompt: str
    ) -> float: ...


@dataclass(frozen=True)
class Perceptual:
    """``role``: the part whose weights it needs. ``make``: their path and device to the measure."""

    role: str
    make: Callable[[Path, Any], Measure]


def available(store: ModelStore, device: torch.device) -> tuple[dict[str, Measure], dict[str, str]]:
    """The measures whose weights are there, and why the others are absent, by metric."""
    from colorstudio.engine.loaders import quiet_libraries

    quiet_libraries()
    found: dict[str, Measure] = {}
    absent: dict[str, str] = {}
    for name, row in PERCEPTUAL.items():
        try:
            bundle = store.bundle_for([row.role])
            found[name] = row.make(bundle.parts[row.role].path, device)
        except ModelMissing:
            absent[name] = f"no weights with the part {row.role} are installed"
        except (BadInput, OSError, ValueError, KeyError, RuntimeError) as error:
            absent[name] = f"its weights are damaged: {error}"
    return found, absent


def self_similarity_distance(keys: Tensor, other: Tensor) -> Tensor:
    """Mean squared difference of cosine self-similarities; n x c each, the same places."""
    import torch.nn.functional as F

    a, b = (F.normalize(k.float(), dim=-1) for k in (keys, other))
    return (a @ a.T - b @ b.T).square().mean()


def _structure(path: Path, device: Any) -> Measure:
    import torch
    from transformers import ViTModel

    model: Any = ViTModel.from_pretrained(
        path, local_files_only=True, use_safetensors=True, add_pooling_layer=False
    )
    model.eval().requires_grad_(False).to(device)
    keys: list[Tensor] = []
    (projection,) = _last_keys(model)
    projection.register_forward_hook(lambda *parts: keys.append(parts[2]))

    def measure(before: np.ndarray, after: np.ndarray, mask: np.ndarray, prompt: str) -> float:
        keys.clear()
        with torch.no_grad():
            for rgb in (before, after):
                values = _normalised(rgb, IMAGENET_MEAN, IMAGENET_SPREAD, device, DINO_SIDE)
                model(values, interpolate_pos_encoding=True)
        return float(self_similarity_distance(keys[0][0], keys[1][0]))

    return measure


def _last_keys(model: Any) -> list[Any]:
    """The projection to keys of the last layer, under the name that this transformers gives it."""
    import torch

    names = [
        name
        for name, module in model.named_modules()
        if isinstance(module, torch.nn.Linear) and name.rsplit(".", 1)[-1] in ("key", "k_proj")
    ]
    return [model.get_submodule(names[-1])]


def _clip(path: Path, device: Any) -> Measure:
    import torch
    from transformers import CLIPModel, CLIPTokenizer

    model: Any = CLIPModel.from_pretrained(path, local_files_only=True, use_safetensors=True)
    model.eval().requires_grad_(False).to(device)
    tokenizer: Any = CLIPTokenizer.from_pretrained(path, local_files_only=True)
    side = int(model.config.vision_config.image_size)
    length = int(model.config.text_config.max_position_embeddings)

    def measure(before: np.ndarray, after: np.ndarray, mask: np.ndarray, prompt: str) -> float:
        words = tokenizer(
            prompt, padding="max_length", truncation=True, max_length=length, return_tensors="pt"
        )
        with torch.no_grad():
            out = model(
                input_ids=words.input_ids.to(device),
                attention_mask=words.attention_mask.to(device),
                pixel_values=_normalised(after, CLIP_MEAN, CLIP_SPREAD, device, side),
            )
        cosine = torch.nn.functional.cosine_similarity(out.image_embeds, out.text_embeds)
        return 100 * float(cosine[0])

    return measure


def _lpips(path: Path, device: Any) -> Measure:
    import torch
    from safetensors.torch import load_file

    files = [path] if path.is_file() else sorted(path.glob("*.safetensors"))
    weights = {key: value for file in files for key, value in load_file(file).items()}
    layers = [
        (weights[f"features.{n}.weight"].to(device), weights[f"features.{n}.bias"].to(device))
        for n, *_ in ALEXNET
    ]
    lins = [weights[f"lin{n}.model.1.weight"].to(device) for n in range(len(ALEXNET))]

    def measure(before: np.ndarray, after: np.ndarray, mask: np.ndarray, prompt: str) -> float:
        with torch.no_grad():
            away = lpips_map(
                _lpips_input(before, device), _lpips_input(after, device), layers, lins
            )
        outside = torch.from_numpy((mask <= 0).astype(np.float32)).to(device)
        total = outside.sum().clamp_min(1)
        return float((away[0, 0] * outside).sum() / total)

    return measure


def lpips_map(
    before: Tensor, after: Tensor, layers: list[tuple[Tensor, Tensor]], lins: list[Tensor]
) -> Tensor:
    """LPIPS per pixel (Zhang et al. 2018, eq. 1, without the mean over places): 1 x 1 x h x w.

    Pictures 1 x 3 x h x w, scaled as LPIPS wants them; ``layers``: weight and bias of AlexNet's
    five convolutions; ``lins``: 1 x c x 1 x 1 each.
    """
    import torch.nn.functional as F

    size = before.shape[-2:]
    total = before.new_zeros(1, 1, *size)
    a, b = before, after
    for (_, stride, padding, pooled), (weight, bias), lin in zip(
        ALEXNET, layers, lins, strict=True
    ):
        if pooled:
            a, b = (F.max_pool2d(x, 3, 2) for x in (a, b))
        a, b = (F.relu(F.conv2d(x, weight, bias, stride, padding)) for x in (a, b))
        unit_a, unit_b = (x / (x.square().sum(1, keepdim=True).sqrt() + 1e-10) for x in (a, b))
        away = F.conv2d((unit_a - unit_b).square(), lin)
        total = total + F.interpolate(away, size=size, mode="bilinear", align_corners=False)
    return total


def _lpips_input(rgb: np.ndarray, device: Any) -> Tensor:
    # LPIPS takes [-1, 1] and shifts that
    values = _planes(rgb, device) * 2 - 1
    return (values - _column(LPIPS_SHIFT, device)) / _column(LPIPS_SCALE, device)


def _normalised(
    rgb: np.ndarray, mean: tuple[float, ...], spread: tuple[float, ...], device: Any, side: int
) -> Tensor:
    """1 x 3 x side x side, the picture squeezed to a square as these networks are shown it."""
    import torch.nn.functional as F

    values = F.interpolate(
        _planes(rgb, device), size=(side, side), mode="bicubic", antialias=True
    ).clamp(0, 1)
    return (values - _column(mean, device)) / _column(spread, device)


def _planes(rgb: np.ndarray, device: Any) -> Tensor:
    import torch

    return (torch.from_numpy(rgb.astype(np.float32)) / 255).permute(2, 0, 1)[None].to(device)


def _column(values: tuple[float, ...], device: Any) -> Tensor:
    import torch

    return torch.tensor(values, device=device)[None, :, None, None]


PERCEPTUAL: Mapping[str, Perceptual] = {
    "structure_distance": Perceptual("structure_encoder", _structure),
    "clip_score": Perceptual("clip", _clip),
    "lpips_bg": Perceptual("lpips", _lpips),
}
"""By the names of `recolor_metrics.METRICS`."""
