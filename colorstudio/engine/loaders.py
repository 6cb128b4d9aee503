"""Makes a model of the files of one role: a row of LOADERS per layout."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import torch

from colorstudio.diffusion.bundle import Bundle, Part
from colorstudio.errors import BadInput


def load(bundle: Bundle, role: str, dtype: torch.dtype = torch.float32) -> Any:
    """The model of ``role`` on the CPU, in eval mode, without gradients (tokenizers as they are).

    Raises BadInput where the files are damaged or of another kind.
    """
    part = bundle.parts[role]
    if part.layout not in LOADERS:
        raise BadInput(f"{part.path.name} is in a layout that is not known: {part.layout}.")
    model = LOADERS[part.layout](bundle, part, dtype)
    if isinstance(model, torch.nn.Module):
        model.eval().requires_grad_(False)
    return model


def quiet_libraries() -> None:
    """No bars and no advice on standard error: what a person should know, we say."""
    import diffusers
    import transformers

    for library in (diffusers, transformers):
        library.utils.logging.set_verbosity_error()
        library.utils.logging.disable_progress_bar()


def _diffusers(bundle: Bundle, part: Part, dtype: torch.dtype) -> Any:
    import diffusers
    import transformers

    quiet_libraries()
    if part.role == "tokenizer":
        return transformers.CLIPTokenizer.from_pretrained(part.path, local_files_only=True)
    name = "config.json"
    config = json.loads((part.path / name).read_text("utf-8"))
    wanted = config.get("_class_name") or config["architectures"][0]
    kind = getattr(diffusers, wanted, None) or getattr(transformers, wanted)
    return kind.from_pretrained(part.path, torch_dtype=dtype, local_files_only=True)


def _segment_anything(bundle: Bundle, part: Part, dtype: torch.dtype) -> Any:
    from colorstudio.engine import sam_weights

    return sam_weights.load_original(sam_weights.read(part.path), part.path.name, dtype)


def _transformers_sam(bundle: Bundle, part: Part, dtype: torch.dtype) -> Any:
    from colorstudio.engine import sam_weights

    return sam_weights.load_transformers(part.path, dtype)


LOADERS: dict[str, Callable[[Bundle, Part, torch.dtype], Any]] = {
    "diffusers": _diffusers,
    "segment_anything": _segment_anything,
    "transformers_sam": _transformers_sam,
}
"""Layout to what loads it."""
