"""FID, LPIPS, CLIP score and PSIM by torchmetrics, where it and its weights are installed.

Nothing is downloaded, and nothing else is given out under these names. The weights lie where torch
and the hub keep theirs: ``$TORCH_HOME/hub/checkpoints`` and the hub's cache. CLIP may also be among
the models, as a bundle with the part ``clip``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from pickle import UnpicklingError
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from colorstudio.errors import BadInput, ModelMissing
from colorstudio.evaluation.recolor_metrics import Metric

if TYPE_CHECKING:
    from torch import Tensor

    from colorstudio.engine.store import ModelStore

INSTALL = "pip install colorstudio[evaluate]"
ALEXNET, VGG = "alexnet-owt-7be5be79.pth", "vgg16-397923af.pth"
INCEPTION = "weights-inception-2015-12-05-6726825d.pth"
CLIP_REPO, CLIP_PART = "openai/clip-vit-base-patch16", "clip"
CLIP_FILES = ("model.safetensors", "pytorch_model.bin")
LEAST_SIDE = 64
"""Pictures that are smaller are enlarged for networks that pool them away."""

METRICS: Mapping[str, Metric] = {
    "fid": Metric(
        "lower",
        "Fréchet distance of InceptionV3's features between all results and all originals (Heusel "
        "et al. 2017); of a set, so it has no interval, and few pictures bias it upwards",
    ),
    "lpips": Metric("lower", "LPIPS (AlexNet, Zhang et al. 2018) to the original"),
    "clip_score": Metric("higher", "100 x the cosine of picture and its words in CLIP ViT-B/16"),
    "psim": Metric("lower", "perceptual similarity: LPIPS of VGG to the original"),
}

Pair = Callable[[np.ndarray, np.ndarray], float]
"""Two pictures of one size, h x w x 3 uint8: the original, the result."""
Words = Callable[[np.ndarray, str], float]
Sets = Callable[[Sequence[np.ndarray], Sequence[np.ndarray]], float]


@dataclass(frozen=True)
class Measures:
    """What can be measured here, by name, and why the rest cannot."""

    pairs: Mapping[str, Pair] = field(default_factory=dict)
    words: Mapping[str, Words] = field(default_factory=dict)
    sets: Mapping[str, Sets] = field(default_factory=dict)
    absent: Mapping[str, str] = field(default_factory=dict)


class Make(Protocol):
    """Makes a measure; ``store``: where models lie. Raises Absent."""

    def __call__(self, device: Any, store: ModelStore) -> Any: ...


class Absent(Exception):
    """Why a metric cannot be had, in words without a full stop."""


def available(store: ModelStore, device: Any, wanted: Sequence[str] = tuple(METRICS)) -> Measures:
    """Those of ``wanted`` that are installed, made; and the reasons of the others."""
    made: dict[str, dict[str, Any]] = {kind: {} for kind in ("pairs", "words", "sets")}
    absent: dict[str, str] = {}
    for name in wanted:
        kind, packages, make = _TABLE[name]
        try:
            for package in ("torchmetrics", *packages):
                if find_spec(package) is None:
                    raise Absent(f"{package} is not installed ({INSTALL})")
            made[kind][name] = make(device, store)
        except Absent as error:
            absent[name] = str(error)
        except _DAMAGE as error:
            absent[name] = f"its weights are damaged: {error}"
    return Measures(**made, absent=absent)


_DAMAGE = (BadInput, OSError, EOFError, ValueError, KeyError, RuntimeError, UnpicklingError)
"""What the libraries raise for weights that are none."""


def checkpoint(name: str) -> Path:
    """A file of weights where torch keeps what it has downloaded. Raises Absent."""
    import torch

    path = Path(torch.hub.get_dir()) / "checkpoints" / name
    if not path.is_file():
        raise Absent(f"its weights are not here: {name} in {path.parent.name} of torch's cache")
    return path


# -- the rows -------------------------------------------------------------------------------------


def _lpips(net: str, file: str) -> Make:
    def make(device: Any, store: ModelStore) -> Pair:
        import torch

        checkpoint(file)
        from torchmetrics.image.lpip import LearnedPerceptualImagePatchSimilarity

        metric: Any = LearnedPerceptualImagePatchSimilarity(net_type=net, normalize=True)  # type: ignore[arg-type]
        metric = metric.to(device)

        def measure(before: np.ndarray, after: np.ndarray) -> float:
            with torch.no_grad():
                pair = [_large(_planes(rgb, device)) for rgb in (after, before)]
                value = float(metric(*pair))
            metric.reset()
            return value

        return measure

    return make


def _fid(device: Any, store: ModelStore) -> Sets:
    import torch

    checkpoint(INCEPTION)
    from torchmetrics.image.fid import FrechetInceptionDistance

    metric: Any = FrechetInceptionDistance(normalize=True).to(device)

    def measure(before: Sequence[np.ndarray], after: Sequence[np.ndarray]) -> float:
        with torch.no_grad():
            for pictures, real in ((before, True), (after, False)):
                for rgb in pictures:
                    metric.update(_planes(rgb, device), real=real)
            value = float(metric.compute())
        metric.reset()
        return value

    return measure


def _clip(device: Any, store: ModelStore) -> Words:
    import torch
    from transformers import CLIPModel, CLIPProcessor

    folder = _clip_folder(store)
    model: Any = CLIPModel.from_pretrained(folder, local_files_only=True)
    model.eval().requires_grad_(False).to(device)
    processor: Any = CLIPProcessor.from_pretrained(folder, local_files_only=True)
    from torchmetrics.functional.multimodal.clip_score import clip_score

    def measure(rgb: np.ndarray, words: str) -> float:
        planes = torch.from_numpy(np.ascontiguousarray(rgb.transpose(2, 0, 1))).to(device)
        with torch.no_grad():
            return float(clip_score(planes, words, lambda: (_Embedding(model), processor)))

    return measure


def _clip_folder(store: ModelStore) -> Path:
    from huggingface_hub import try_to_load_from_cache

    try:
        return store.bundle_for((CLIP_PART,)).parts[CLIP_PART].path
    except ModelMissing:
        for name in CLIP_FILES:
            file = try_to_load_from_cache(CLIP_REPO, name)
            if isinstance(file, str):
                return Path(file).parent
    raise Absent(f"its weights are not here: {CLIP_REPO} in the hub's cache")


class _Embedding:
    """A CLIP as torchmetrics wants it: newer transformers give more than the vectors."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self.config = model.config

    def to(self, device: Any) -> _Embedding:
        return self

    def get_image_features(self, pixel_values: Tensor) -> Tensor:
        return _vectors(self._model.get_image_features(pixel_values))

    def get_text_features(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        return _vectors(self._model.get_text_features(input_ids, attention_mask))


def _vectors(answer: Any) -> Tensor:
    return getattr(answer, "pooler_output", answer)


def _planes(rgb: np.ndarray, device: Any) -> Tensor:
    """1 x 3 x h x w in [0, 1]."""
    import torch

    values = torch.from_numpy(np.ascontiguousarray(rgb.transpose(2, 0, 1)))
    return (values.float() / 255)[None].to(device)


def _large(planes: Tensor) -> Tensor:
    import torch.nn.functional as F

    scale = LEAST_SIDE / min(planes.shape[-2:])
    if scale <= 1:
        return planes
    return F.interpolate(planes, scale_factor=scale, mode="bilinear").clamp(0, 1)


_TABLE: Mapping[str, tuple[str, tuple[str, ...], Make]] = {
    "fid": ("sets", ("torch_fidelity",), _fid),
    "lpips": ("pairs", ("torchvision",), _lpips("alex", ALEXNET)),
    "clip_score": ("words", ("transformers",), _clip),
    "psim": ("pairs", ("torchvision",), _lpips("vgg", VGG)),
}
"""By name: which of `Measures` it is, what it needs besides torchmetrics, and what makes it."""
