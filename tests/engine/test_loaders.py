"""The same weights through every layout of files give the same models, to the bit."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from colorstudio.diffusion.bundle import Bundle, Part
from colorstudio.engine.bundle_files import read_bundle
from colorstudio.engine.inspection import inspected
from colorstudio.engine.loaders import clip_tokenizer, load, sources_of
from colorstudio.errors import BadInput
from tests import real_layouts
from tests.tiny_models import (
    hub_keys,
    ldm_keys,
    tiny_clip_vision,
    tiny_ldm_file,
    tiny_modules,
    tiny_sd,
    tiny_sd2_v,
    write_hub_folders,
)
from tests.tiny_sam import tiny_sam

FAMILIES = ("sd1", "sd2")
WORDS = 49408
Make = Callable[[Path, str, dict[str, Any]], Path]


@pytest.fixture(scope="module")
def modules() -> dict[str, dict[str, Any]]:
    return {family: tiny_modules(family, seed=n) for n, family in enumerate(FAMILIES)}


def single_file(folder: Path, family: str, modules: dict[str, Any]) -> Path:
    return tiny_ldm_file(folder / f"{family}-base.safetensors", family, modules=modules)


def pytorch_file(folder: Path, family: str, modules: dict[str, Any]) -> Path:
    return tiny_ldm_file(folder / f"{family}-base.ckpt", family, modules=modules)


def old_pytorch_file(folder: Path, family: str, modules: dict[str, Any]) -> Path:
    path = folder / f"{family}-base.pt"
    torch.save(ldm_keys(modules, family), path, _use_new_zipfile_serialization=False)
    return path


def hub_folder(folder: Path, family: str, modules: dict[str, Any]) -> Path:
    write_hub_folders(folder, modules, family)
    return folder


def todays_folder(folder: Path, family: str, modules: dict[str, Any]) -> Path:
    """As the installed libraries save it, which drop and rename some keys."""
    for role, model in modules.items():
        model.save_pretrained(folder / role)
    (folder / "model_index.json").write_text('{"_class_name": "StableDiffusionPipeline"}', "utf-8")
    return folder


def test_the_frozen_keys_are_as_many_as_in_real_files():
    tables = real_layouts.UNET, real_layouts.VAE
    assert [len(real_layouts.pairs(table)) for table in tables] == [686, 248]
    assert len(real_layouts.pairs(real_layouts.CLIP, 12)) == 197


@pytest.mark.parametrize("family", FAMILIES)
def test_the_frozen_keys_are_those_that_diffusers_converts(family: str, modules: dict[str, Any]):
    """Held against a converter that is none of ours, weight by weight."""
    from diffusers.loaders.single_file_utils import (
        convert_ldm_unet_checkpoint,
        convert_ldm_vae_checkpoint,
        convert_open_clip_checkpoint,
    )

    models = modules[family]
    weights = ldm_keys(models, family)
    converted = {
        "unet": convert_ldm_unet_checkpoint(dict(weights), dict(models["unet"].config)),
        "vae": convert_ldm_vae_checkpoint(dict(weights), dict(models["vae"].config)),
    }
    if family == "sd2":
        text = convert_open_clip_checkpoint(models["text_encoder"], dict(weights))
        bare = {key.removeprefix("text_model."): value for key, value in text.items()}
        wanted = models["text_encoder"].state_dict()
        converted["text_encoder"] = {key: bare[key] for key in wanted}
    for role, found in converted.items():
        wanted = models[role].state_dict()
        assert found.keys() == wanted.keys()
        assert all(torch.equal(found[key], wanted[key]) for key in wanted)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    "make", [single_file, pytorch_file, old_pytorch_file, hub_folder, todays_folder]
)
def test_every_layout_gives_the_same_model(
    make: Make, family: str, modules: dict[str, Any], tmp_path: Path
):
    models = modules[family]
    facts = inspected(make(tmp_path, family, models))
    assert facts.family == family
    assert facts.prediction_type == "epsilon"
    assert facts.roles == {"unet", "vae", "text_encoder", "tokenizer"}
    bundle = facts.bundle("x")
    for role, model in models.items():
        wanted, found = model.state_dict(), load(bundle, role).state_dict()
        assert found.keys() == wanted.keys()
        assert all(torch.equal(found[key], wanted[key]) for key in wanted), role


@pytest.mark.parametrize("family", FAMILIES)
def test_a_single_file_paints_as_its_folder_does(
    family: str, modules: dict[str, Any], tmp_path: Path
):
    """From the prompt to the pixels."""
    folder, file = hub_folder(tmp_path / "hub", family, modules[family]), tmp_path / "x.safetensors"
    tiny_ldm_file(file, family, modules=modules[family])
    pictures = []
    for path in (folder, file):
        bundle = inspected(path).bundle("x")
        parts = {role: load(bundle, role) for role in bundle.parts}
        words = parts["tokenizer"]("a red hat", padding="max_length", return_tensors="pt")
        context = parts["text_encoder"](words.input_ids).last_hidden_state
        noise = torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(0))
        pictures.append(parts["vae"].decode(parts["unet"](noise, 500, context).sample).sample)
    assert float((pictures[0] - pictures[1]).abs().max()) < 1e-6
    assert float(pictures[0].std()) > 1e-3


def test_the_hubs_folder_paints_as_the_libraries_load_it(tmp_path: Path):
    """Our loading of a folder against diffusers' and transformers' own."""
    from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
    from transformers import CLIPTextModel

    folder = tiny_sd2_v(tmp_path)
    bundle = inspected(folder).bundle("x")
    assert bundle.family == "sd2-v"
    assert bundle.prediction_type == "v_prediction"
    ids, noise = torch.arange(77)[None], torch.randn(1, 4, 8, 8)
    text = CLIPTextModel.from_pretrained(folder / "text_encoder")
    theirs: Any = UNet2DConditionModel.from_pretrained(folder / "unet")
    vae: Any = AutoencoderKL.from_pretrained(folder / "vae")
    with torch.no_grad():
        context = text(ids).last_hidden_state
        torch.testing.assert_close(
            load(bundle, "text_encoder")(ids).last_hidden_state, context, rtol=0, atol=0
        )
        torch.testing.assert_close(
            load(bundle, "unet")(noise, 10, context).sample, theirs(noise, 10, context).sample
        )
        torch.testing.assert_close(
            load(bundle, "vae").decode(noise).sample, vae.decode(noise).sample
        )


def test_full_size_weights_get_the_shipped_configuration():
    """What is read from the shapes of real files is what is shipped."""
    from colorstudio.engine import networks
    from colorstudio.engine.architectures import config_for
    from colorstudio.engine.families import FAMILIES as ALL

    for family in ("sd1", "sd2", "sd2-v"):
        for role in ("unet", "vae", "text_encoder"):
            config = ALL[family].config(role)
            model = networks.empty(Part(role, Path("x")), config)
            shapes = {key: tuple(value.shape) for key, value in model.state_dict().items()}
            assert config_for(family, role, shapes) == config
    config = ALL["clip-vit-h-14"].config("image_encoder")
    model = networks.empty(Part("image_encoder", Path("x")), config)
    shapes = {key: tuple(value.shape) for key, value in model.state_dict().items()}
    assert config_for("clip-vit-h-14", "image_encoder", shapes) == config


@pytest.mark.parametrize("stored", [torch.float16, torch.bfloat16, torch.float32])
@pytest.mark.parametrize("wanted", [torch.float16, torch.bfloat16, torch.float32])
def test_dtypes_of_files_and_of_runs(
    stored: torch.dtype, wanted: torch.dtype, modules: dict[str, Any], tmp_path: Path
):
    path = tmp_path / "x.safetensors"
    text = hub_keys(modules["sd1"])["text_encoder"]
    save_file({k: v.to(stored) if v.is_floating_point() else v for k, v in text.items()}, path)
    facts = inspected(path)
    names = {torch.float16: "F16", torch.bfloat16: "BF16", torch.float32: "F32"}
    assert facts.dtype == names[stored]
    model = load(facts.bundle("x"), "text_encoder", wanted)
    weights = model.state_dict()
    before = modules["sd1"]["text_encoder"].state_dict()
    for key, value in weights.items():
        assert value.dtype == wanted
        assert torch.equal(value, before[key].to(stored).to(wanted))
    assert not any(weight.requires_grad for weight in model.parameters())
    assert not model.training


def test_a_model_outlives_its_file(modules: dict[str, Any], tmp_path: Path):
    path = tiny_ldm_file(tmp_path / "x.safetensors", modules=modules["sd1"])
    model = load(inspected(path).bundle("x"), "unet")
    with path.open("r+b") as file:
        file.truncate(100)
    wanted = modules["sd1"]["unet"].state_dict()
    assert all(torch.equal(value, wanted[key]) for key, value in model.state_dict().items())


# -- single roles ---------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["unet", "vae", "text_encoder"])
def test_files_of_one_role(role: str, modules: dict[str, Any], tmp_path: Path):
    path = tmp_path / "part.safetensors"
    save_file(hub_keys(modules["sd1"])[role], path)
    facts = inspected(path)
    assert role in facts.roles
    found = load(facts.bundle("x"), role).state_dict()
    wanted = modules["sd1"][role].state_dict()
    assert all(torch.equal(found[key], wanted[key]) for key in wanted)


def test_a_vae_in_its_authors_keys(modules: dict[str, Any], tmp_path: Path):
    """As `vae-ft-mse-840000` is handed around: the VAE of a single file, without its prefix."""
    path = tmp_path / "vae.safetensors"
    weights = ldm_keys(modules["sd1"])
    prefix = "first_stage_model."
    vae = {key[len(prefix) :]: value for key, value in weights.items() if key.startswith(prefix)}
    save_file({key: value.contiguous() for key, value in vae.items()}, path)
    facts = inspected(path)
    assert facts.roles == {"vae"}
    assert "XL" in facts.notes[0]
    found = load(facts.bundle("x"), "vae").state_dict()
    wanted = modules["sd1"]["vae"].state_dict()
    assert all(torch.equal(found[key], wanted[key]) for key in wanted)


def test_convolutions_for_linear_layers(modules: dict[str, Any], tmp_path: Path):
    """Some files of the second family have 1 x 1 convolutions where the family has linear ones."""
    weights = ldm_keys(modules["sd2"], "sd2")
    for key in weights:
        if re.search(r"proj_(in|out)\.weight$", key) and key.startswith("model."):
            weights[key] = weights[key][..., None, None]
    path = tmp_path / "x.safetensors"
    save_file({key: value.contiguous() for key, value in weights.items()}, path)
    bundle = inspected(tiny_ldm_file(tmp_path / "y.safetensors", "sd2")).bundle("x")
    bundle = bundle_at(bundle, path)
    found = load(bundle, "unet").state_dict()
    wanted = modules["sd2"]["unet"].state_dict()
    assert all(torch.equal(found[key], wanted[key]) for key in wanted)


def bundle_at(bundle: Bundle, path: Path) -> Bundle:
    parts = {role: Part(role, path, p.layout, p.prefix) for role, p in bundle.parts.items()}
    return Bundle(**{**bundle.__dict__, "parts": parts})


def test_the_picture_half_of_clip(tmp_path: Path):
    from transformers import CLIPVisionModelWithProjection

    folder = tiny_clip_vision(tmp_path / "clip")
    facts = inspected(folder)
    assert (facts.family, facts.roles) == ("clip-vit-h-14", {"image_encoder"})
    theirs = CLIPVisionModelWithProjection.from_pretrained(folder).eval()
    picture = torch.randn(1, 3, 56, 56)
    with torch.no_grad():
        ours = load(facts.bundle("x"), "image_encoder")(picture).image_embeds
        torch.testing.assert_close(ours, theirs(picture).image_embeds)
    # of a whole CLIP, with its text half beside it and without a configuration
    weights = load_file(folder / "model.safetensors")
    weights["logit_scale"] = torch.tensor(4.6)
    weights["text_model.final_layer_norm.weight"] = torch.ones(8)
    save_file(weights, tmp_path / "whole.safetensors")
    alone = load(inspected(tmp_path / "whole.safetensors").bundle("x"), "image_encoder")
    with torch.no_grad():
        torch.testing.assert_close(alone(picture).image_embeds, ours)


@pytest.mark.parametrize("layout", ["segment_anything", "transformers_sam"])
def test_sam_by_its_keys(layout: str, tmp_path: Path):
    folder = tiny_sam(tmp_path, layout)
    facts = inspected(folder / ("sam.pth" if layout == "segment_anything" else "model"))
    assert (facts.family, facts.roles) == ("sam-vit-b", {"segmenter"})
    found = load(facts.bundle("x"), "segmenter").state_dict()
    wanted = load(read_bundle(folder), "segmenter").state_dict()
    assert found.keys() == wanted.keys()
    assert all(torch.equal(found[key], wanted[key]) for key in wanted)


HUB_CONFIGS = {
    "unet": {
        "_class_name": "UNet2DConditionModel",
        "_diffusers_version": "0.6.0",
        "act_fn": "silu",
        "attention_head_dim": 8,
        "block_out_channels": [320, 640, 1280, 1280],
        "center_input_sample": False,
        "cross_attention_dim": 768,
        "down_block_types": ["CrossAttnDownBlock2D"] * 3 + ["DownBlock2D"],
        "downsample_padding": 1,
        "flip_sin_to_cos": True,
        "freq_shift": 0,
        "in_channels": 4,
        "layers_per_block": 2,
        "mid_block_scale_factor": 1,
        "norm_eps": 1e-05,
        "norm_num_groups": 32,
        "out_channels": 4,
        "sample_size": 64,
        "up_block_types": ["UpBlock2D"] + ["CrossAttnUpBlock2D"] * 3,
    },
    "text_encoder": {
        "_name_or_path": "openai/clip-vit-large-patch14",
        "architectures": ["CLIPTextModel"],
        "attention_dropout": 0.0,
        "bos_token_id": 0,
        "dropout": 0.0,
        "eos_token_id": 2,
        "hidden_act": "quick_gelu",
        "hidden_size": 768,
        "initializer_factor": 1.0,
        "initializer_range": 0.02,
        "intermediate_size": 3072,
        "layer_norm_eps": 1e-05,
        "max_position_embeddings": 77,
        "model_type": "clip_text_model",
        "num_attention_heads": 12,
        "num_hidden_layers": 12,
        "pad_token_id": 1,
        "projection_dim": 768,
        "torch_dtype": "float32",
        "transformers_version": "4.22.0.dev0",
        "vocab_size": 49408,
    },
    "image_encoder": {
        "architectures": ["CLIPModel"],
        "logit_scale_init_value": 2.6592,
        "model_type": "clip",
        "projection_dim": 1024,
        "torch_dtype": "float32",
        "vision_config": {
            "hidden_act": "gelu",
            "hidden_size": 1280,
            "image_size": 224,
            "intermediate_size": 5120,
            "num_attention_heads": 16,
            "num_hidden_layers": 32,
            "patch_size": 14,
            "projection_dim": 512,
            "return_dict": True,
        },
    },
}
"""As real folders have them, with the words of older programs."""


@pytest.mark.parametrize(
    ("role", "count"),
    [("unet", 859_520_964), ("text_encoder", 123_060_480), ("image_encoder", 632_076_800)],
)
def test_configurations_of_older_programs(role: str, count: int):
    from colorstudio.engine import networks

    model = networks.empty(Part(role, Path("x")), HUB_CONFIGS[role])
    assert sum(p.numel() for p in model.parameters()) == count


# -- words ----------------------------------------------------------------------------------------


def test_clips_words_without_a_file():
    tokenizer = clip_tokenizer("sd1")
    assert len(tokenizer) == WORDS
    assert (tokenizer.bos_token_id, tokenizer.eos_token_id) == (49406, 49407)
    known = {
        # as openai/clip-vit-large-patch14 has them
        "a photo of a cat": [320, 1125, 539, 320, 2368],
        "a red hat": [320, 736, 3801],
    }
    for text, ids in known.items():
        assert tokenizer(text).input_ids == [49406, *ids, 49407]


@pytest.mark.parametrize(("family", "padding"), [("sd1", 49407), ("sd2", 0), ("sd2-v", 0)])
def test_each_family_fills_up_with_its_own_word(family: str, padding: int):
    ids = clip_tokenizer(family)("x", padding="max_length", return_tensors="np").input_ids[0]
    assert ids.shape == (77,)
    assert set(ids[3:].tolist()) == {padding}


def test_words_are_split_as_open_clip_does():
    from open_clip.tokenizer import SimpleTokenizer

    theirs, ours = SimpleTokenizer(), clip_tokenizer("sd1")
    texts = ["Ein Übermut, 42 Äpfel!", "it's 3.5x  «red»", "日本語 の 絵", "🎨🖌️ émigré", "don't"]
    for text in texts:
        found = ours(text, truncation=True).input_ids
        assert found == theirs([text])[0, : len(found)].tolist()


def test_ten_thousand_letters_are_cut_at_77_words():
    ids = clip_tokenizer("sd1")("red " * 2500, truncation=True).input_ids
    assert len(ids) == 77
    assert ids[-1] == 49407


# -- what does not fit ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_sd(tmp_path_factory.mktemp("untouched"))


@pytest.fixture
def tiny(untouched: Path, tmp_path: Path) -> Path:
    """A bundle to spoil."""
    return shutil.copytree(untouched, tmp_path / "tiny")


def spoiled(path: Path, change: Callable[[dict[str, Tensor]], None]) -> Path:
    weights = load_file(path)
    change(weights)
    save_file({key: value.contiguous() for key, value in weights.items()}, path)
    return path


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_are_none(number: float, tiny: Path):

    def change(weights: dict[str, Tensor]) -> None:
        weights["conv_out.weight"][0, 0, 0, 0] = number

    spoiled(tiny / "unet" / "diffusion_pytorch_model.safetensors", change)
    with pytest.raises(BadInput, match=r"not numbers .* in conv_out\.weight"):
        load(inspected(tiny).bundle("x"), "unet")


def test_large_sums_are_no_reason(tiny: Path):

    def change(weights: dict[str, Tensor]) -> None:
        weights["conv_out.weight"].fill_(3e38)

    spoiled(tiny / "unet" / "diffusion_pytorch_model.safetensors", change)
    load(inspected(tiny).bundle("x"), "unet")
    with pytest.raises(BadInput, match="not numbers"):
        load(inspected(tiny).bundle("x"), "unet", torch.float16)


def test_another_shape(tiny: Path):

    def change(weights: dict[str, Tensor]) -> None:
        weights["conv_out.weight"] = torch.zeros(4, 64, 3, 3)

    spoiled(tiny / "unet" / "diffusion_pytorch_model.safetensors", change)
    with pytest.raises(BadInput, match=r"4 x 64 x 3 x 3 instead of 4 x 32 x 3 x 3"):
        load(inspected(tiny).bundle("x"), "unet")


def test_whole_numbers_are_no_weights(tiny: Path):

    def change(weights: dict[str, Tensor]) -> None:
        weights["conv_out.weight"] = weights["conv_out.weight"].to(torch.int32)

    spoiled(tiny / "unet" / "diffusion_pytorch_model.safetensors", change)
    with pytest.raises(BadInput, match=r"conv_out\.weight has whole numbers"):
        load(inspected(tiny).bundle("x"), "unet")


def test_missing_weights(tiny: Path):

    def change(weights: dict[str, Tensor]) -> None:
        del weights["conv_out.weight"], weights["conv_out.bias"]

    spoiled(tiny / "unet" / "diffusion_pytorch_model.safetensors", change)
    with pytest.raises(BadInput, match="lacks 2 of 686 weights"):
        load(inspected(tiny).bundle("x"), "unet")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"_class_name": "EvilModel"}', '{"block_out_channels": 7}', "[" * 10000],
)
def test_damaged_configurations(text: str, tiny: Path):
    bundle = inspected(tiny).bundle("x")
    (tiny / "unet" / "config.json").write_text(text, "utf-8")
    with pytest.raises(BadInput):
        load(bundle, "unet")


def test_a_role_that_the_file_has_not(modules: dict[str, Any], tmp_path: Path):
    path = tmp_path / "vae.safetensors"
    save_file(hub_keys(modules["sd1"])["vae"], path)
    bundle = inspected(path).bundle("x")
    wrong = Bundle(**{**bundle.__dict__, "parts": {"unet": Part("unet", path, "ldm")}})
    with pytest.raises(BadInput, match="holds no unet of sd1"):
        load(wrong, "unet")


def test_names_lead_to_places_in_the_file():
    key = "cond_stage_model.model.transformer.resblocks.3.attn.in_proj_bias"
    found = sources_of("text_encoder", [key], "cond_stage_model.model.")
    assert [(name, source.third) for name, source in found.items()] == [
        (f"encoder.layers.3.self_attn.{letter}_proj.bias", third)
        for third, letter in enumerate("qkv")
    ]
