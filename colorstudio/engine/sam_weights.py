"""Builds SAM (Kirillov et al. 2023) from its authors' files or from those of transformers.

Every size is read from the weights themselves, so that vit_b, vit_l, vit_h and the tiny ones of the
tests take one path.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Protocol, cast

import torch

from colorstudio import json_text
from colorstudio.engine.architectures import check_depth
from colorstudio.errors import BadInput, BadWeights

DECODER_HEADS, DECODER_DEPTH = 8, 2
Weights = dict[str, torch.Tensor]


class SamNet(Protocol):
    """One call for the picture, one for the marks, whatever the layout. ``side``: of the square
    that the encoder takes, in pixels; ``blocks``: how many steps the encoder has."""

    side: int
    blocks: int

    def encode(self, picture: torch.Tensor, told: Callable[[int], None]) -> torch.Tensor:
        """1 x 3 x side x side, normalised -> 1 x c x side/16 x side/16. ``told`` is called with the
        number of each block before it runs, and may raise."""
        ...

    def decode(
        self,
        features: torch.Tensor,
        points: tuple[torch.Tensor, torch.Tensor] | None,
        box: torch.Tensor | None,
        before: torch.Tensor | None,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits, 4 x side/4 x side/4, and scores, 4: first the one for marks that leave no doubt,
        then three.

        ``points``: 1 x n x 2 pixels of the square and 1 x n labels (1 within, 0 outside), ``box``
        1 x 4, ``before`` 1 x 1 x side/4 x side/4 logits.
        """
        ...

    def decoder(self) -> SamNet:
        """A copy of what `decode` needs, on the CPU in float32: what is left here may be moved."""
        ...


class OriginalNet:
    """Over the modules of `segment_anything`; ``encoder`` None in a `decoder`."""

    def __init__(self, encoder: Any, prompts: Any, masks: Any) -> None:
        self._encoder, self._prompts, self._masks = encoder, prompts, masks
        self.side: int = prompts.input_image_size[0]
        self.blocks = 0 if encoder is None else len(encoder.blocks)

    def encode(self, picture: torch.Tensor, told: Callable[[int], None]) -> torch.Tensor:
        """See `SamNet`."""
        return _encoded(self._encoder, self._encoder.blocks, picture, told)

    def decode(
        self,
        features: torch.Tensor,
        points: tuple[torch.Tensor, torch.Tensor] | None,
        box: torch.Tensor | None,
        before: torch.Tensor | None,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """See `SamNet`."""
        sparse, dense = self._prompts(points=points, boxes=box, masks=before)
        logits, scores = self._masks.predict_masks(
            image_embeddings=features,
            image_pe=self._prompts.get_dense_pe(),
            sparse_prompt_embeddings=sparse,
            dense_prompt_embeddings=dense,
        )
        return logits[0], scores[0]

    def decoder(self) -> OriginalNet:
        """See `SamNet`."""
        return OriginalNet(None, _on_cpu(self._prompts), _on_cpu(self._masks))


class TransformersNet:
    """Over the modules of `transformers.SamModel`; ``encoder`` None in a `decoder`."""

    def __init__(self, encoder: Any, prompts: Any, masks: Any) -> None:
        self._encoder, self._prompts, self._masks = encoder, prompts, masks
        self.side: int = prompts.input_image_size
        self.blocks = 0 if encoder is None else len(encoder.layers)

    def encode(self, picture: torch.Tensor, told: Callable[[int], None]) -> torch.Tensor:
        """See `SamNet`."""
        answer = _encoded(self._encoder, self._encoder.layers, picture, told)
        return answer.last_hidden_state

    def decode(
        self,
        features: torch.Tensor,
        points: tuple[torch.Tensor, torch.Tensor] | None,
        box: torch.Tensor | None,
        before: torch.Tensor | None,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """See `SamNet`."""
        coords, labels = (None, None) if points is None else (p[:, None] for p in points)
        sparse, dense = self._prompts(
            input_points=coords,
            input_labels=labels,
            input_boxes=None if box is None else box[:, None],
            input_masks=before,
        )
        masks = self._masks
        # it works all four out and gives three or one: the first is made of what it saw on the way
        watched = masks.upscale_conv2, masks.output_hypernetworks_mlps[0], masks.iou_prediction_head
        seen: list[torch.Tensor] = []
        hooks = [part.register_forward_hook(lambda *of: seen.append(of[-1])) for part in watched]
        try:
            logits, _ = masks(
                image_embeddings=features,
                image_positional_embeddings=self._places(features.shape[-1]),
                sparse_prompt_embeddings=sparse,
                dense_prompt_embeddings=dense,
                multimask_output=True,
            )
        finally:
            for hook in hooks:
                hook.remove()
        grown, first, scores = seen
        one = torch.einsum("c,chw->hw", first[0, 0], masks.activation(grown[0]))
        return torch.cat([one[None], logits[0, 0]]), scores[0, 0]

    def _places(self, size: int) -> torch.Tensor:
        """Where each of the encoder's cells lies, encoded: 1 x c x size x size."""
        line = (torch.arange(size, dtype=torch.float32) + 0.5) / size
        y, x = torch.meshgrid(line, line, indexing="ij")
        encoded = self._prompts.shared_embedding(torch.stack([x, y], dim=-1))
        return encoded.permute(2, 0, 1)[None]

    def decoder(self) -> TransformersNet:
        """See `SamNet`."""
        return TransformersNet(None, _on_cpu(self._prompts), _on_cpu(self._masks))


def net_of(model: Any) -> SamNet:
    """The calls for a model that `load_original` or `load_transformers` gave."""
    if hasattr(model, "image_encoder"):
        return OriginalNet(model.image_encoder, model.prompt_encoder, model.mask_decoder)
    return TransformersNet(model.vision_encoder, model.prompt_encoder, model.mask_decoder)


def _encoded(encoder: Any, blocks: Any, picture: torch.Tensor, told: Callable[[int], None]) -> Any:
    weight = next(encoder.parameters())
    hooks = [
        block.register_forward_pre_hook(lambda *_, n=n: told(n)) for n, block in enumerate(blocks)
    ]
    try:
        return encoder(picture.to(weight.device, weight.dtype))
    finally:
        for hook in hooks:
            hook.remove()


def _on_cpu(module: torch.nn.Module) -> torch.nn.Module:
    return copy.deepcopy(module).to("cpu", torch.float32)


# -- from files --------------------------------------------------------------------------------


def load_original(weights: Weights, name: str, dtype: torch.dtype) -> torch.nn.Module:
    """SAM from the keys of its authors' checkpoints; over `segment_anything`, which needs
    torchvision, or where that is missing over transformers. Raises BadInput."""
    sizes = _sizes(weights, name)
    try:
        from segment_anything import modeling
    except ImportError:
        return _transformers_model(_renamed(weights), name, dtype, _configuration(sizes))
    model = _original_model(modeling, sizes)
    return _filled(model, weights, name, dtype)


def load_transformers(folder: Path, weights: Weights, dtype: torch.dtype) -> torch.nn.Module:
    """SAM from weights of transformers and the ``config.json`` in their folder. Raises BadInput."""
    try:
        configuration = json_text.loads((folder / "config.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadWeights(
            f"The configuration of {folder.name} cannot be read.", "Install it again."
        ) from error
    return _transformers_model(weights, folder.name, dtype, configuration)


def _sizes(weights: Weights, name: str) -> Mapping[str, Any]:
    """What the shapes of an original checkpoint say. Raises BadInput where it is another model."""
    try:
        width, _, patch, _ = weights["image_encoder.patch_embed.proj.weight"].shape
        cells = weights["image_encoder.pos_embed"].shape[1]
        numbers = {
            int(found[1])
            for key in weights
            if (found := re.match(r"image_encoder\.blocks\.(\d+)\.", key))
        }
        spans = [
            weights[f"image_encoder.blocks.{n}.attn.rel_pos_h"].shape for n in range(len(numbers))
        ]
        whole = [n for n, span in enumerate(spans) if span[0] == 2 * cells - 1]
        windows = [(span[0] + 1) // 2 for n, span in enumerate(spans) if n not in whole]
        return {
            "width": width,
            "depth": len(spans),
            "heads": width // spans[0][1],
            "patch": patch,
            "cells": cells,
            "whole": whole,
            "window": windows[0] if windows else 14,
            "mlp": weights["image_encoder.blocks.0.mlp.lin1.weight"].shape[0],
            "channels": weights["image_encoder.neck.0.weight"].shape[0],
            "mask_channels": weights["prompt_encoder.mask_downscaling.3.weight"].shape[0],
            "decoder_mlp": weights["mask_decoder.transformer.layers.0.mlp.lin1.weight"].shape[0],
            "iou_hidden": weights["mask_decoder.iou_prediction_head.layers.0.weight"].shape[0],
        }
    except (KeyError, ValueError, IndexError) as error:
        raise BadInput(
            f"{name} does not hold SAM vit_b, vit_l or vit_h.", "Choose another file."
        ) from error


def _original_model(modeling: Any, sizes: Mapping[str, Any]) -> Any:
    cells, channels = sizes["cells"], sizes["channels"]
    side = cells * sizes["patch"]
    with torch.device("meta"):
        model = modeling.Sam(
            image_encoder=modeling.ImageEncoderViT(
                img_size=side,
                patch_size=sizes["patch"],
                embed_dim=sizes["width"],
                depth=sizes["depth"],
                num_heads=sizes["heads"],
                mlp_ratio=sizes["mlp"] / sizes["width"],
                out_chans=channels,
                qkv_bias=True,
                norm_layer=partial(torch.nn.LayerNorm, eps=1e-6),
                use_rel_pos=True,
                window_size=sizes["window"],
                global_attn_indexes=sizes["whole"],
            ),
            prompt_encoder=modeling.PromptEncoder(
                embed_dim=channels,
                image_embedding_size=(cells, cells),
                input_image_size=(side, side),
                mask_in_chans=sizes["mask_channels"],
            ),
            mask_decoder=modeling.MaskDecoder(
                transformer_dim=channels,
                transformer=modeling.TwoWayTransformer(
                    depth=DECODER_DEPTH,
                    embedding_dim=channels,
                    mlp_dim=sizes["decoder_mlp"],
                    num_heads=DECODER_HEADS,
                ),
                iou_head_hidden_dim=sizes["iou_hidden"],
            ),
        )
    # not among the weights, and nothing of the meta device may be left
    model.pixel_mean, model.pixel_std = torch.zeros(3, 1, 1), torch.ones(3, 1, 1)
    return model


def _configuration(sizes: Mapping[str, Any]) -> dict[str, Any]:
    """The same sizes as a ``config.json`` of transformers."""
    side = sizes["cells"] * sizes["patch"]
    return {
        "vision_config": {
            "hidden_size": sizes["width"],
            "num_hidden_layers": sizes["depth"],
            "num_attention_heads": sizes["heads"],
            "image_size": side,
            "patch_size": sizes["patch"],
            "mlp_dim": sizes["mlp"],
            "output_channels": sizes["channels"],
            "num_pos_feats": sizes["channels"] // 2,
            "global_attn_indexes": sizes["whole"],
            "window_size": sizes["window"],
        },
        "prompt_encoder_config": {
            "hidden_size": sizes["channels"],
            "image_size": side,
            "patch_size": sizes["patch"],
            "mask_input_channels": sizes["mask_channels"],
        },
        "mask_decoder_config": {
            "hidden_size": sizes["channels"],
            "mlp_dim": sizes["decoder_mlp"],
            "iou_head_hidden_dim": sizes["iou_hidden"],
            "num_hidden_layers": DECODER_DEPTH,
            "num_attention_heads": DECODER_HEADS,
            "layer_norm_eps": 1e-5,  # as its authors have it; transformers says 1e-6
        },
    }


_RENAMED: tuple[tuple[str, str], ...] = (
    (r"^image_encoder\.", "vision_encoder."),
    (r"\.patch_embed\.proj\.", ".patch_embed.projection."),
    (r"^vision_encoder\.blocks\.", "vision_encoder.layers."),
    (r"^(vision_encoder\.layers\.\d+)\.norm(\d)\.", r"\1.layer_norm\2."),
    (r"\.neck\.0\.", ".neck.conv1."),
    (r"\.neck\.1\.", ".neck.layer_norm1."),
    (r"\.neck\.2\.", ".neck.conv2."),
    (r"\.neck\.3\.", ".neck.layer_norm2."),
    (r"\.pe_layer\.positional_encoding_gaussian_matrix", ".shared_embedding.positional_embedding"),
    (r"\.point_embeddings\.", ".point_embed."),
    (r"\.mask_downscaling\.0\.", ".mask_embed.conv1."),
    (r"\.mask_downscaling\.1\.", ".mask_embed.layer_norm1."),
    (r"\.mask_downscaling\.3\.", ".mask_embed.conv2."),
    (r"\.mask_downscaling\.4\.", ".mask_embed.layer_norm2."),
    (r"\.mask_downscaling\.6\.", ".mask_embed.conv3."),
    (r"\.output_upscaling\.0\.", ".upscale_conv1."),
    (r"\.output_upscaling\.1\.", ".upscale_layer_norm."),
    (r"\.output_upscaling\.3\.", ".upscale_conv2."),
    (r"(mlps\.\d+|iou_prediction_head)\.layers\.0\.", r"\1.proj_in."),
    (r"(mlps\.\d+|iou_prediction_head)\.layers\.1\.", r"\1.layers.0."),
    (r"(mlps\.\d+|iou_prediction_head)\.layers\.2\.", r"\1.proj_out."),
    (r"(transformer\.layers\.\d+)\.norm(\d)\.", r"\1.layer_norm\2."),
    (r"transformer\.norm_final_attn\.", "transformer.layer_norm_final_attn."),
)
"""From the authors' keys to those of transformers, one after the other."""


def _renamed(weights: Weights) -> Weights:
    out: Weights = {}
    for key, value in weights.items():
        for pattern, new in _RENAMED:
            key = re.sub(pattern, new, key)
        out[key] = value
    return out


_PLACES = (
    "shared_image_embedding.positional_embedding",
    "prompt_encoder.shared_embedding.positional_embedding",
)
"""One tensor under two names; files hold either or both."""


def _transformers_model(
    weights: Weights, name: str, dtype: torch.dtype, configuration: Mapping[str, Any]
) -> torch.nn.Module:
    from transformers import SamConfig
    from transformers.models.sam.modeling_sam import SamModel

    parts = ("vision_config", "prompt_encoder_config", "mask_decoder_config")
    try:
        check_depth(configuration)
        config = SamConfig(**cast(Any, {part: dict(configuration[part]) for part in parts}))
        with torch.device("meta"):
            model = SamModel(config)
    except (KeyError, TypeError, ValueError) as error:
        raise BadWeights(
            f"The configuration of {name} is not that of SAM.", "Install it again."
        ) from error
    for one, other in (_PLACES, _PLACES[::-1]):
        if one in weights and other not in weights:
            weights = {**weights, other: weights[one]}
    return _filled(model, weights, name, dtype)


def _filled(
    model: torch.nn.Module, weights: Weights, name: str, dtype: torch.dtype
) -> torch.nn.Module:
    """The model with these weights in place of those that it has on no device at all."""
    try:
        unknown = model.load_state_dict(weights, strict=False, assign=True)
    except RuntimeError as error:  # a shape is wrong
        raise BadWeights(f"{name} does not fit SAM.", "Install it again.") from error
    if unknown.missing_keys:
        raise BadWeights(
            f"{name} lacks {len(unknown.missing_keys)} of SAM's weights, such as"
            f" {unknown.missing_keys[0]}.",
            "Install it again.",
        )
    return model.to(dtype)
