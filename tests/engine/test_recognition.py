"""The family of a file is told from its keys, and what is not used is refused by name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import save_file
from torch import Tensor

from colorstudio.engine.inspection import PICKLE_NOTE, V_NOTE, inspected
from colorstudio.engine.recognition import recognised
from colorstudio.errors import BadInput
from tests import real_layouts
from tests.tiny_models import hub_keys, ldm_keys, tiny_ldm_file, tiny_modules, write_hub_folders

Shapes = dict[str, tuple[int, ...]]


def real_shapes(family: str) -> Shapes:
    """A few shapes of the real files, and all of their keys."""
    context = 768 if family == "sd1" else 1024
    text = real_layouts.CLIP if family == "sd1" else real_layouts.OPEN_CLIP
    prefix = "cond_stage_model." + ("transformer." if family == "sd1" else "model.")
    keys = [f"model.diffusion_model.{key}" for key, _ in real_layouts.pairs(real_layouts.UNET)]
    keys += [f"first_stage_model.{key}" for key, _ in real_layouts.pairs(real_layouts.VAE)]
    keys += [prefix + key for key, _ in real_layouts.pairs(text, 12)]
    shapes: Shapes = dict.fromkeys(keys, (320,))
    for key in keys:
        if key.endswith("attn2.to_k.weight"):
            shapes[key] = (320, context)
        elif key.endswith("proj_in.weight"):
            shapes[key] = (320, 320, 1, 1) if family == "sd1" else (320, 320)
    shapes["model.diffusion_model.input_blocks.0.0.weight"] = (320, 4, 3, 3)
    shapes["first_stage_model.decoder.conv_in.weight"] = (512, 4, 3, 3)
    if family == "sd1":
        name = "cond_stage_model.transformer.text_model.embeddings.token_embedding.weight"
        shapes[name] = (49408, 768)
    return shapes


@pytest.mark.parametrize("family", ["sd1", "sd2"])
def test_single_files_of_stable_diffusion(family: str):
    found = recognised("x", real_shapes(family))
    assert (found.family, found.layout) == (family, "ldm")
    assert found.prefixes == {
        "unet": "model.diffusion_model.",
        "vae": "first_stage_model.",
        "text_encoder": f"cond_stage_model.{'transformer' if family == 'sd1' else 'model'}.",
    }


def test_a_single_file_without_its_vae():
    shapes = {k: v for k, v in real_shapes("sd1").items() if not k.startswith("first_stage")}
    assert set(recognised("x", shapes).prefixes) == {"unet", "text_encoder"}


@pytest.mark.parametrize(("width", "family"), [(768, "sd1"), (1024, "sd2")])
@pytest.mark.parametrize("prefix", ["text_model.", ""])
def test_text_encoders(width: int, family: str, prefix: str):
    shapes: Shapes = {f"{prefix}embeddings.token_embedding.weight": (49408, width)}
    found = recognised("x", shapes)
    assert (found.family, found.layout) == (family, "diffusers")
    assert set(found.prefixes) == {"text_encoder"}


@pytest.mark.parametrize(("depth", "letter"), [(12, "b"), (24, "l"), (32, "h")])
@pytest.mark.parametrize(
    ("layout", "blocks"),
    [("segment_anything", "image_encoder.blocks"), ("transformers", "vision_encoder.layers")],
)
def test_segment_anything(depth: int, letter: str, layout: str, blocks: str):
    shapes: Shapes = {f"{blocks}.{n}.attn.qkv.weight": (3, 1) for n in range(depth)}
    shapes["mask_decoder.iou_token.weight"] = (1, 256)
    found = recognised("x", shapes)
    assert (found.family, found.layout) == (f"sam-vit-{letter}", layout)


def test_ddcolor():
    shapes: Shapes = {
        "encoder.arch.downsample_layers.0.0.weight": (192, 3, 4, 4),
        "decoder.color_decoder.query_feat.weight": (100, 256),
        "refine_net.0.0.weight_orig": (2, 103, 1, 1),
    }
    found = recognised("x", shapes)
    assert (found.family, found.layout, set(found.prefixes)) == (
        "ddcolor",
        "ddcolor",
        {"colorizer"},
    )


UNET_IN = "model.diffusion_model.input_blocks.0.0.weight"
REFUSALS: dict[str, tuple[Shapes, str]] = {
    "sdxl": (
        {"conditioner.embedders.1.model.ln_final.weight": (1280,), UNET_IN: (320, 4, 3, 3)},
        "Stable Diffusion XL",
    ),
    "sdxl of the hub": ({"add_embedding.linear_1.weight": (1280, 2816)}, "Stable Diffusion XL"),
    "refiner": ({"conditioner.embedders.0.model.ln_final.weight": (1280,)}, "the refiner"),
    "inpainting": (real_shapes("sd1") | {UNET_IN: (320, 9, 3, 3)}, "inpainting"),
    "depth": (real_shapes("sd2") | {UNET_IN: (320, 5, 3, 3)}, "extra input"),
    "sd3": ({"model.diffusion_model.joint_blocks.0.x": (1,)}, "Stable Diffusion 3"),
    "flux": ({"double_blocks.0.img_attn.qkv.weight": (1, 1)}, "FLUX"),
    "controlnet": ({"control_model.input_hint_block.0.weight": (1, 1)}, "ControlNet"),
    "controlnet of the hub": ({"controlnet_cond_embedding.conv_in.weight": (1, 1)}, "ControlNet"),
    "embedding": ({"emb_params": (4, 768)}, "textual inversion"),
    "colorize": ({"control_encoder.model.0.weight": (16, 3, 3, 3)}, "ColorizeDiffusion"),
    "sam2": ({"image_encoder.trunk.blocks.0.norm1.weight": (1,)}, "Segment Anything 2"),
    "sam-hq": ({"mask_decoder.hf_token.weight": (1, 256)}, "SAM-HQ"),
    "mobile": ({"image_encoder.layers.0.conv1.c.weight": (1,)}, "MobileSAM"),
    "words": ({"model.layers.0.self_attn.q_proj.weight": (1, 1)}, "language model"),
    "clip": ({f"vision_model.encoder.layers.{n}.x": (1,) for n in range(24)}, "another size"),
    "flux's vae": (
        {"decoder.up.0.block.0.norm1.weight": (1,), "decoder.conv_in.weight": (512, 16, 3, 3)},
        "another family",
    ),
    "joined": (
        real_shapes("sd1") | {"cond_stage_model.model.token_embedding.weight": (49408, 1024)},
        "do not fit each other",
    ),
    "lora of xl": (
        {"lora_unet_x_attn2_to_k.lora_down.weight": (8, 2048)},
        "Stable Diffusion XL",
    ),
    "unknown": ({"fc.weight": (10, 10)}, "no model that is known"),
    "nothing": ({}, "no weights"),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_is_not_used_is_refused_by_name(case: str):
    shapes, sentence = REFUSALS[case]
    with pytest.raises(BadInput, match=sentence) as error:
        recognised("x.safetensors", shapes)
    assert error.value.message.startswith("x.safetensors ")
    assert error.value.hint


KEYS = sorted({*real_shapes("sd1"), *(key for shapes, _ in REFUSALS.values() for key in shapes)})


@given(
    st.dictionaries(
        st.sampled_from(KEYS) | st.text(max_size=20),
        st.lists(st.sampled_from([0, 1, 4, 320, 768, 1024]), max_size=4).map(tuple),
        max_size=6,
    )
)
def test_any_keys_and_shapes_are_recognised_or_refused(shapes: Shapes):
    try:
        found = recognised("x", shapes)
    except BadInput:
        return
    assert found.prefixes


# -- whole files -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tensor]:
    """The weights of a single file of Stable Diffusion 2."""
    return {
        k: v.contiguous() for k, v in ldm_keys(tiny_modules("sd2", vocabulary=600), "sd2").items()
    }


@pytest.mark.parametrize(
    ("name", "metadata", "sidecar", "kind", "is_sure"),
    [
        ("model", {}, "", "v_prediction", False),
        ("model-base", {}, "", "epsilon", False),
        ("v2-1_512-ema", {}, "", "epsilon", False),
        ("v2-1_768-ema", {}, "", "v_prediction", False),
        ("model", {"modelspec.prediction_type": "epsilon"}, "", "epsilon", True),
        ("base", {"modelspec.prediction_type": "v"}, "", "v_prediction", True),
        ("m", {"modelspec.architecture": "stable-diffusion-v2-512"}, "", "epsilon", True),
        ("m", {"modelspec.architecture": "stable-diffusion-v2-768-v"}, "", "v_prediction", True),
        ("base", {}, 'model:\n  params:\n    parameterization: "v"\n', "v_prediction", True),
        ("model", {}, "model:\n  params:\n    linear_start: 0.00085\n", "epsilon", True),
    ],
)
def test_what_a_file_says_of_its_prediction_counts(
    name: str,
    metadata: dict[str, str],
    sidecar: str,
    kind: str,
    is_sure: bool,
    second: dict[str, Tensor],
    tmp_path: Path,
):
    path = tmp_path / f"{name}.safetensors"
    save_file(second, path, metadata or None)
    if sidecar:
        path.with_suffix(".yaml").write_text(sidecar, "utf-8")
    facts = inspected(path)
    assert (facts.prediction_type, facts.prediction_is_sure) == (kind, is_sure)
    assert facts.family == ("sd2-v" if kind == "v_prediction" else "sd2")
    assert (V_NOTE in facts.notes) == (not is_sure and kind == "v_prediction")
    bundle = facts.bundle("x")
    assert bundle.prediction_type == kind
    assert bundle.resolution == (768 if kind == "v_prediction" else 512)


def test_files_of_pytorch_come_with_a_warning(tmp_path: Path):
    facts = inspected(tiny_ldm_file(tmp_path / "x.ckpt", dtype=torch.float16))
    assert facts.notes == (PICKLE_NOTE,)
    assert facts.dtype == "F16"
    assert facts.bytes == (tmp_path / "x.ckpt").stat().st_size


def test_folders_of_the_hub(tmp_path: Path):
    write_hub_folders(tmp_path, tiny_modules("sd2", vocabulary=600), "sd2-v")
    facts = inspected(tmp_path)
    assert (facts.family, facts.layout, facts.prediction_type) == (
        "sd2-v",
        "diffusers",
        "v_prediction",
    )
    assert facts.roles == {"unet", "vae", "text_encoder", "tokenizer"}
    index = tmp_path / "model_index.json"
    for change, sentence in (
        ({"_class_name": "StableDiffusionXLPipeline"}, "Stable Diffusion XL"),
        ({"text_encoder_2": ["a", "b"]}, "Stable Diffusion XL"),
    ):
        index.write_text(json.dumps(change), "utf-8")
        with pytest.raises(BadInput, match=sentence):
            inspected(tmp_path)
    index.write_text("[", "utf-8")
    with pytest.raises(BadInput, match=r"model_index\.json"):
        inspected(tmp_path)


def test_a_folder_of_one_role_and_an_empty_one(tmp_path: Path):
    write_hub_folders(tmp_path, tiny_modules(vocabulary=600))
    assert inspected(tmp_path / "vae").roles == {"vae"}
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadInput, match="holds no weights"):
        inspected(tmp_path / "empty")
    (tmp_path / "empty" / "model.safetensors.index.json").write_text("{}", "utf-8")
    with pytest.raises(BadInput, match="several pieces"):
        inspected(tmp_path / "empty")


def test_the_tiny_vae(tmp_path: Path):
    from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny

    from colorstudio.engine.loaders import load

    model = AutoencoderTiny(
        encoder_block_out_channels=(8,) * 4, decoder_block_out_channels=(8,) * 4
    )
    model.save_pretrained(tmp_path / "taesd")
    facts = inspected(tmp_path / "taesd")
    assert (facts.family, facts.roles) == ("taesd", {"tiny_vae"})
    found = load(facts.bundle("x"), "tiny_vae").state_dict()
    assert all(torch.equal(found[k], v) for k, v in model.state_dict().items())


def test_the_vae_of_a_file_of_all_is_warned_of(tmp_path: Path):
    save_file(hub_keys(tiny_modules(vocabulary=600))["vae"], tmp_path / "x.safetensors")
    assert "XL" in inspected(tmp_path / "x.safetensors").notes[0]
