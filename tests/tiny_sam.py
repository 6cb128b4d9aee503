"""SAM with tiny random weights, in the two layouts that its files come in."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import torch

SIDE, CHANNELS = 128, 32
NORM: Any = partial(torch.nn.LayerNorm, eps=1e-6)
BUNDLE = """\
id = "{id}"
title = "Tiny SAM"
family = "sam"

[licence]
id = "test"
text = "Random numbers; anyone may do anything with them."

[parts]
segmenter = {{ path = "{path}", layout = "{layout}" }}
"""


def sam_model(seed: int = 0) -> torch.nn.Module:
    """The authors' classes: 2 blocks of 48 channels, of which the second sees the whole picture."""
    from segment_anything import modeling

    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = modeling.Sam(
            image_encoder=modeling.ImageEncoderViT(
                img_size=SIDE,
                embed_dim=48,
                depth=2,
                num_heads=2,
                out_chans=CHANNELS,
                norm_layer=NORM,
                use_rel_pos=True,
                window_size=5,
                global_attn_indexes=(1,),
            ),
            prompt_encoder=modeling.PromptEncoder(
                embed_dim=CHANNELS,
                image_embedding_size=(SIDE // 16, SIDE // 16),
                input_image_size=(SIDE, SIDE),
                mask_in_chans=8,
            ),
            mask_decoder=modeling.MaskDecoder(
                transformer_dim=CHANNELS,
                transformer=modeling.TwoWayTransformer(
                    depth=2, embedding_dim=CHANNELS, mlp_dim=64, num_heads=8
                ),
                iou_head_hidden_dim=32,
            ),
        )
        # what begins at 0 would leave paths untested
        for name, weight in model.named_parameters():
            middle = 1.0 if weight.ndim == 1 and name.endswith("weight") else 0.0
            torch.nn.init.normal_(weight, middle, 0.2)
    return model.eval()


def tiny_sam(root: Path, layout: str = "segment_anything", seed: int = 0) -> Path:
    """A bundle in ``root``, as the layout ("segment_anything", "transformers_sam") is downloaded;
    both hold the same numbers."""
    folder = root / f"tiny-{layout.replace('_', '-')}"
    folder.mkdir(parents=True)
    weights = sam_model(seed).state_dict()
    path = "sam.pth"
    if layout == "segment_anything":
        torch.save(weights, folder / path)
    else:
        path = "model"
        (folder / path).mkdir()
        _save_transformers(folder / path, weights)
    text = BUNDLE.format(id=folder.name, path=path, layout=layout)
    (folder / "bundle.toml").write_text(text, "utf-8")
    return folder


def _save_transformers(folder: Path, weights: dict[str, torch.Tensor]) -> None:
    from safetensors.torch import save_file

    from colorstudio.engine import sam_weights

    configuration = sam_weights._configuration(sam_weights._sizes(weights, "tiny"))
    (folder / "config.json").write_text(json.dumps(configuration), "utf-8")
    save_file(sam_weights._renamed(weights), folder / "model.safetensors")
