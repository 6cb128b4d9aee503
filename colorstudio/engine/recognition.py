"""Which model a file of weights holds, told from its keys and shapes. Imports no torch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from colorstudio.engine.families import REFUSED
from colorstudio.engine.ldm_names import LDM_CLIP, LDM_OPEN_CLIP, LDM_SKETCH, LDM_UNET, LDM_VAE
from colorstudio.errors import BadInput

Shapes = Mapping[str, tuple[int, ...]]

KNOWN = (
    "ColorStudio uses Stable Diffusion 1 and 2, the first ColorizeDiffusion, Segment Anything, "
    "CLIP ViT-H/14 and DDColor."
)

REFUSED_MARKS: tuple[tuple[str, str], ...] = (
    ("colorize-early", r"\.semantic_input_blocks\."),
    ("colorize-v2", r"^(bg|style)_encoder\.|\.(warp|style)_modules\.\d"),
    ("colorize-switch", r"^thresh_embedder\.|\.lora_(down|up)_[fb]g\."),
    ("controlnet", r"^(control_model\.)?input_hint_block\.|^(controlnet_)?cond_embedding\."),
    ("controlnet", r"^controlnet_(cond_embedding|down_blocks)\."),
    ("sdxl-refiner", r"^conditioner\.embedders\.0\.model\.ln_final\."),
    ("sdxl", r"^conditioner\.embedders\.|^(model\.diffusion_model\.)?label_emb\.0\.0\."),
    ("sdxl", r"^add_embedding\.linear_1\.|^lora_te2_|^text_encoder_2\."),
    ("sd3", r"joint_blocks\.|^transformer_blocks\.\d+\.attn\.add_q_proj\."),
    ("flux", r"double_blocks[._]|single_transformer_blocks[._]"),
    ("cascade", r"clip_txt(_pooled)?_mapper"),
    ("pixart", r"adaln_single\."),
    ("ip-adapter", r"^(ip_adapter|image_proj)\."),
    ("t2i-adapter", r"^(adapter\.)?body\.0\.(resnets\.0\.)?block1\."),
    ("textual-inversion", r"^(emb_params|string_to_param|clip_[lg])$"),
    ("video", r"motion_modules\.|time_stack\.|temporal_transformer"),
    ("lycoris", r"\.(hada_w1_a|lokr_w1(_a)?|oft_blocks|dora_scale)$"),
    ("sam2", r"^(model\.)?image_encoder\.trunk\.|memory_attention\.|^vision_encoder\.backbone\."),
    ("sam-hq", r"^mask_decoder\.(hf_token|hf_mlp|compress_vit_feat)"),
    ("mobile-sam", r"^image_encoder\.layers\.0\.conv1\."),
    ("llm", r"^(model\.)?layers\.0\.(self_attn|attention)\.|^(transformer\.)?h\.0\.attn\."),
    ("esrgan", r"^model\.1\.sub\.0\.|^body\.0\.rdb1\.|^RRDB_trunk\."),
    ("sd-upscaler", r"^(model\.diffusion_model\.)?label_emb\.weight$|^class_embedding\.weight$"),
)
"""Id in REFUSED, and what is in such files alone. The first that is found counts."""

UNETS = (LDM_UNET, "diffusion_model.", "")
VAES = (LDM_VAE, "vae.", "")
TEXTS = (LDM_CLIP, "cond_stage_model.", "")
SAM_DEPTHS = ((12, "sam-vit-b"), (24, "sam-vit-l"), (32, "sam-vit-h"))
INPUT_CHANNELS = {9: "sd-inpainting", 7: "sd-upscaler"}
LATENT_CHANNELS = 4
PICTURE_CHANNELS = 3
CLIP_DEPTH = 32
XL_CONTEXT = 2048

SHARED_VAE = (
    "The VAEs of Stable Diffusion 1, 2 and XL have the same keys; one of XL gives wrong colours."
)


@dataclass(frozen=True)
class Recognised:
    """``family``: an id in FAMILIES. ``layout``: as in `diffusion.bundle.Part`. ``prefixes``: by
    role, what its keys begin with. ``notes``: sentences for a person."""

    family: str
    layout: str
    prefixes: Mapping[str, str]
    notes: tuple[str, ...] = field(default=())


def recognised(name: str, shapes: Shapes) -> Recognised:
    """What a file with these weights is. ``name``: of the file, for the sentences.

    Raises BadInput where it is none that is used here, by name if that is known.
    """
    if not shapes:
        raise BadInput(f"{name} holds no weights.", KNOWN)
    keys = "\n".join(shapes)
    if _is_colorize_xl(shapes):  # before the marks: it is built upon Stable Diffusion XL
        raise refusal(name, "colorize-xl")
    for kind, mark in REFUSED_MARKS:
        if re.search(mark, keys, re.MULTILINE):
            raise refusal(name, kind)
    looks = (_lora, _segmenter, _ddcolor, _clip, _open_clip, _colorize, _diffusion, _tiny_vae)
    for look in looks:
        found = look(name, shapes, keys)
        if found is not None:
            return found
    raise BadInput(f"{name} holds no model that is known here.", KNOWN)


def refusal(name: str, kind: str) -> BadInput:
    """``kind``: a key of REFUSED."""
    return BadInput(f"{name} is {REFUSED[kind]}, which is not used here.", KNOWN)


def _lora(name: str, shapes: Shapes, keys: str) -> Recognised | None:
    if re.search(r"^lora_(unet|te1?)_", keys, re.MULTILINE):
        layout = "kohya"
    elif re.search(r"\.lora_[AB]\.|\.lora_embedding_[AB]", keys):
        layout = "peft"
    elif re.search(r"lora(_linear_layer)?\.(up|down)\.|_lora\.(up|down)\.", keys):
        layout = "diffusers_lora"
    else:
        return None
    widths = {
        shape[1]
        for key, shape in shapes.items()
        if re.search(r"attn2[._](processor\.)?to_[kv].*(down|lora_A)", key) and len(shape) >= 2
    }
    if 2048 in widths:
        raise refusal(name, "sdxl")
    return Recognised("sd2" if 1024 in widths else "sd1", layout, {"lora": ""})


def _segmenter(name: str, shapes: Shapes, keys: str) -> Recognised | None:
    if "mask_decoder.iou_token.weight" not in shapes:
        return None
    rows = (
        ("segment_anything", "image_encoder.blocks."),
        ("transformers", "vision_encoder.layers."),
    )
    for layout, blocks in rows:
        depth = depth_of(shapes, blocks)
        if depth:
            family = next((f for most, f in SAM_DEPTHS if depth <= most), SAM_DEPTHS[-1][1])
            return Recognised(family, layout, {"segmenter": ""})
    raise BadInput(f"{name} is a SAM of a kind that is not known here.", KNOWN)


def _ddcolor(name: str, shapes: Shapes, keys: str) -> Recognised | None:
    marks = (r"^encoder\.arch\.downsample_layers\.", r"^decoder\.color_decoder\.")
    if all(re.search(mark, keys, re.MULTILINE) for mark in marks):
        return Recognised("ddcolor", "ddcolor", {"colorizer": ""})
    return None


def _clip(name: str, shapes: Shapes, keys: str) -> Recognised | None:
    depth = depth_of(shapes, "vision_model.encoder.layers.")
    if not depth:
        return None
    if depth != CLIP_DEPTH:
        raise refusal(name, "clip")
    words = "text_model.embeddings.token_embedding.weight" in shapes
    prefixes = {"image_encoder": ""}
    if words and "text_projection.weight" in shapes:
        prefixes["text_projector"] = ""
    return Recognised("clip-vit-h-14", "transformers", prefixes)


def _open_clip(name: str, shapes: Shapes, keys: str) -> Recognised | None:
    """CLIP in its trainers' names, both halves in one file."""
    depth = depth_of(shapes, "visual.transformer.resblocks.")
    if not depth or "visual.proj" not in shapes:
        return None
    if depth != CLIP_DEPTH:
        raise refusal(name, "clip")
    prefixes = {"image_encoder": "visual."}
    if "token_embedding.weight" in shapes and "text_projection" in shapes:
        prefixes["text_projector"] = ""
    return Recognised("clip-vit-h-14", "ldm", prefixes)


def _is_colorize_xl(shapes: Shapes) -> bool:
    to_k = r"\.attn2\.to_k\.weight$"
    return any(key.startswith(LDM_SKETCH) for key in shapes) and any(
        shape[-1:] == (XL_CONTEXT,) and re.search(to_k, key) for key, shape in shapes.items()
    )


def _colorize(name: str, shapes: Shapes, keys: str) -> Recognised | None:
    """The first ColorizeDiffusion (the authors' ``mult``): U-Net, sketch encoder and VAE."""
    if not any(key.startswith(LDM_SKETCH) for key in shapes):
        return None
    prefixes: dict[str, str] = {"sketch_encoder": LDM_SKETCH}
    to_k = shapes.get(f"{LDM_UNET}input_blocks.1.1.transformer_blocks.0.attn2.to_k.weight", ())
    if f"{LDM_UNET}input_blocks.0.0.weight" not in shapes or len(to_k) != 2:
        raise BadInput(
            f"{name} is a part of ColorizeDiffusion; its U-Net is missing.",
            "Choose the whole file, as its authors publish it.",
        )
    if shapes.get(f"{LDM_SKETCH}model.0.weight", (0, 0))[1] != PICTURE_CHANNELS:
        raise refusal(name, "colorize-early")
    _check_input(name, shapes[f"{LDM_UNET}input_blocks.0.0.weight"])
    prefixes["sketch_unet"] = LDM_UNET
    if f"{LDM_VAE}decoder.conv_in.weight" in shapes:
        prefixes["vae"] = LDM_VAE
    return Recognised("colorize-diffusion", "ldm", prefixes)


def _diffusion(name: str, shapes: Shapes, keys: str) -> Recognised | None:
    prefixes: dict[str, str] = {}
    family = _unet(name, shapes, prefixes)
    notes: list[str] = []
    if _vae(name, shapes, prefixes) and not family:
        notes.append(SHARED_VAE)
    text = _text(name, shapes, prefixes)
    if family and text and family != text:
        raise BadInput(
            f"{name} joins a U-Net and a text encoder that do not fit each other.", KNOWN
        )
    if not prefixes:
        return None
    layout = "ldm" if _is_ldm(shapes, prefixes) else "diffusers"
    return Recognised(family or text or "sd1", layout, prefixes, tuple(notes))


def _is_ldm(shapes: Shapes, prefixes: Mapping[str, str]) -> bool:
    marks = {"unet": "input_blocks.0.0.weight", "vae": "decoder.up.0.block.0.norm1.weight"}
    return any(prefix for prefix in prefixes.values()) or any(
        mark in shapes for role, mark in marks.items() if role in prefixes
    )


def _unet(name: str, shapes: Shapes, prefixes: dict[str, str]) -> str:
    for prefix in UNETS:
        for first, attention in (
            ("input_blocks.0.0.weight", "input_blocks.1.1."),
            ("conv_in.weight", "down_blocks.0.attentions.0."),
        ):
            to_k = shapes.get(f"{prefix}{attention}transformer_blocks.0.attn2.to_k.weight")
            if prefix + first in shapes and to_k and len(to_k) == 2:
                _check_input(name, shapes[prefix + first])
                prefixes["unet"] = prefix
                is_linear = len(shapes.get(f"{prefix}{attention}proj_in.weight", ())) == 2
                if to_k[1] in (1280, 2048):
                    raise refusal(name, "sdxl")
                return "sd2" if to_k[1] == 1024 or is_linear else "sd1"
    return ""


def _check_input(name: str, shape: tuple[int, ...]) -> None:
    channels = shape[1] if len(shape) == 4 else 0
    if channels in INPUT_CHANNELS:
        raise refusal(name, INPUT_CHANNELS[channels])
    if channels != LATENT_CHANNELS:
        raise refusal(name, "sd-depth")


def _vae(name: str, shapes: Shapes, prefixes: dict[str, str]) -> bool:
    for prefix in VAES:
        for mark in (
            "decoder.up.0.block.0.norm1.weight",
            "decoder.up_blocks.0.resnets.0.norm1.weight",
        ):
            if prefix + mark in shapes and f"{prefix}decoder.conv_in.weight" in shapes:
                shape = shapes[f"{prefix}decoder.conv_in.weight"]
                if len(shape) != 4 or shape[1] != LATENT_CHANNELS:
                    raise BadInput(f"{name} is a VAE of another family.", KNOWN)
                prefixes["vae"] = prefix
                return True
    return False


def _text(name: str, shapes: Shapes, prefixes: dict[str, str]) -> str:
    if f"{LDM_OPEN_CLIP}token_embedding.weight" in shapes:
        prefixes["text_encoder"] = LDM_OPEN_CLIP
        return "sd2"
    for prefix in TEXTS:
        for bare in ("text_model.", ""):
            shape = shapes.get(f"{prefix}{bare}embeddings.token_embedding.weight", ())
            if len(shape) == 2:
                if shape[1] == 1280:
                    raise refusal(name, "sdxl")
                prefixes["text_encoder"] = prefix
                return "sd2" if shape[1] == 1024 else "sd1"
    return ""


def _tiny_vae(name: str, shapes: Shapes, keys: str) -> Recognised | None:
    if "encoder.layers.0.weight" in shapes and re.search(r"^decoder\.layers\.\d+\.", keys, re.M):
        return Recognised("taesd", "diffusers", {"tiny_vae": ""})
    return None


def depth_of(shapes: Shapes, prefix: str) -> int:
    """How many layers there are whose keys begin with ``prefix`` and a number; 0: none."""
    numbers = {
        int(number)
        for key in shapes
        if key.startswith(prefix) and (number := key[len(prefix) :].split(".", 1)[0]).isdecimal()
    }
    return len(numbers)
