"""LoRA: one change in the keys of three programs, and weights that come back to the bit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from colorstudio.diffusion.lora import Change, Lora, lora_applied
from colorstudio.engine.inspection import inspected
from colorstudio.engine.lora_files import read_lora
from colorstudio.errors import BadInput
from tests.tiny_models import tiny_modules

ATTENTION = "down_blocks.1.attentions.0.transformer_blocks.0"
LAYERS = {
    ("unet", f"{ATTENTION}.attn1.to_q"): "attn1.processor.to_q",
    ("unet", f"{ATTENTION}.attn2.to_k"): "attn2.processor.to_k",
    ("unet", f"{ATTENTION}.attn1.to_out.0"): "attn1.processor.to_out",
    ("text_encoder", "encoder.layers.1.self_attn.q_proj"): "self_attn.to_q",
}
"""Layers, and what the first diffusers called them."""
RANK, ALPHA = 4, 2.0


@pytest.fixture(scope="module")
def models() -> dict[str, Any]:
    return tiny_modules(vocabulary=600)


@pytest.fixture(scope="module")
def changes(models: dict[str, Any]) -> dict[tuple[str, str], tuple[Tensor, Tensor]]:
    generator = torch.Generator().manual_seed(1)
    found = {}
    for role, name in LAYERS:
        out, into = models[role].get_submodule(name).weight.shape
        down = torch.randn(RANK, into, generator=generator)
        found[role, name] = down, torch.randn(out, RANK, generator=generator)
    return found


def kohya(role: str, name: str, down: Tensor, up: Tensor) -> dict[str, Tensor]:
    stem = "lora_unet_" if role == "unet" else "lora_te_text_model_"
    stem += name.replace(".", "_")
    return {
        f"{stem}.lora_down.weight": down,
        f"{stem}.lora_up.weight": up,
        f"{stem}.alpha": torch.tensor(ALPHA),
    }


def kohya_of_ldm(role: str, name: str, down: Tensor, up: Tensor) -> dict[str, Tensor]:
    ldm = name.replace("down_blocks.1.attentions.0.", "input_blocks.4.1.")
    return kohya(role, ldm, down, up)


def peft(role: str, name: str, down: Tensor, up: Tensor) -> dict[str, Tensor]:
    text = "text_model." if role == "text_encoder" else ""
    stem = f"base_model.model.{text}{name}"
    return {f"{stem}.lora_A.weight": down, f"{stem}.lora_B.weight": up}


def peft_of_diffusers(role: str, name: str, down: Tensor, up: Tensor) -> dict[str, Tensor]:
    text = "text_model." if role == "text_encoder" else ""
    stem = f"{role}.{text}{name}"
    return {f"{stem}.lora_A.weight": down, f"{stem}.lora_B.weight": up}


def old_diffusers(role: str, name: str, down: Tensor, up: Tensor) -> dict[str, Tensor]:
    old = LAYERS[role, name]
    start = f"{role}.{'text_model.' if role == 'text_encoder' else ''}"
    parent = name.split(".attn")[0] if role == "unet" else name.split(".self_attn")[0]
    stem = f"{start}{parent}.{old}"
    # it has no alpha: the strength is in the numbers
    return {
        f"{stem}_lora.down.weight": down,
        f"{stem}_lora.up.weight": up * (ALPHA / RANK),
    }


def linear_diffusers(role: str, name: str, down: Tensor, up: Tensor) -> dict[str, Tensor]:
    text = "text_model." if role == "text_encoder" else ""
    stem = f"{role}.{text}{name}.lora_linear_layer"
    return {f"{stem}.down.weight": down, f"{stem}.up.weight": up * (ALPHA / RANK)}


FORMS = {
    "kohya": kohya,
    "kohya of LDM": kohya_of_ldm,
    "PEFT": peft,
    "PEFT of diffusers": peft_of_diffusers,
    "the first diffusers": old_diffusers,
    "linear layers of diffusers": linear_diffusers,
}


def written(folder: Path, form: str, changes: Any) -> Path:
    weights = {}
    for (role, name), (down, up) in changes.items():
        weights |= FORMS[form](role, name, down, up)
    words = None
    if form == "PEFT":
        facts = {"peft_type": "LORA", "r": RANK, "lora_alpha": ALPHA}
        (folder / "adapter_config.json").write_text(json.dumps(facts), "utf-8")
    if form == "PEFT of diffusers":
        words = {"lora_adapter_metadata": json.dumps({"unet.lora_alpha": ALPHA, "unet.r": RANK})}
    path = folder / "adapter_model.safetensors"
    save_file({key: value.contiguous() for key, value in weights.items()}, path, words)
    return path


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_keys_makes_the_same_change(
    form: str, models: dict[str, Any], changes: Any, tmp_path: Path
):
    path = written(tmp_path, form, changes)
    facts = inspected(path)
    assert facts.roles == {"lora"}
    assert facts.family == "sd1"
    before = {key: models[key[0]].get_submodule(key[1]).weight.clone() for key in LAYERS}
    with lora_applied(models, [(read_lora(path), 0.5)]) as applied:
        assert applied.count == len(LAYERS)
        assert not applied.left_out
        for key, (down, up) in changes.items():
            wanted = before[key] + 0.5 * (ALPHA / RANK) * (up @ down)
            torch.testing.assert_close(models[key[0]].get_submodule(key[1]).weight, wanted)


def everything(models: dict[str, nn.Module]) -> dict[str, Tensor]:
    return {f"{role}.{k}": v for role, m in models.items() for k, v in m.state_dict().items()}


def fails_within(models: dict[str, Any], lora: Lora) -> None:
    with lora_applied(models, [(lora, 1.0), (lora, -0.3)]):
        raise RuntimeError("a run fails")


@pytest.mark.parametrize("dtype", [torch.float32, torch.float16, torch.bfloat16])
def test_weights_come_back_to_the_bit(dtype: torch.dtype, changes: Any, tmp_path: Path):
    models = {role: model.to(dtype) for role, model in tiny_modules(vocabulary=600).items()}
    lora = read_lora(written(tmp_path, "kohya", changes))
    before = {key: value.clone() for key, value in everything(models).items()}
    places = {key: value.data_ptr() for key, value in everything(models).items()}
    with pytest.raises(RuntimeError, match="a run fails"):
        fails_within(models, lora)
    after = everything(models)
    assert all(torch.equal(before[key], after[key]) for key in before)
    assert places == {key: value.data_ptr() for key, value in after.items()}


def test_convolutions_too():
    layer = nn.Conv2d(3, 5, 3)
    down, up = torch.randn(2, 3, 3, 3), torch.randn(5, 2, 1, 1)
    wanted = layer.weight + torch.einsum("or,rikl->oikl", up[..., 0, 0], down)
    lora = Lora("x", {"unet": {"0": Change(down, up)}})
    with lora_applied({"unet": nn.Sequential(layer)}, [(lora, 1.0)]):
        torch.testing.assert_close(layer.weight, wanted)


def test_a_lora_of_another_model_is_refused_and_changes_nothing(
    models: dict[str, Any], changes: Any
):
    layer = "down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k"
    good = Change(torch.randn(4, 32), torch.randn(32, 4))
    wide = Change(torch.randn(4, 768), torch.randn(320, 4))
    other = layer.replace("attentions_0", "attentions_1")
    before = {key: value.clone() for key, value in everything(models).items()}
    for lora in (
        Lora("wide", {"unet": {layer: good, other: wide}}),
        Lora("strange", {"unet": {"nothing": good}}),
    ):
        with (
            pytest.raises(BadInput, match=r"does not fit|changes nothing"),
            lora_applied(models, [(lora, 1.0)]),
        ):
            pass
    assert all(torch.equal(value, before[key]) for key, value in everything(models).items())


def test_layers_that_the_model_lacks_are_told(models: dict[str, Any]):
    layer = "down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k"
    good = Change(torch.randn(4, 32), torch.randn(32, 4))
    lora = Lora("x", {"unet": {layer: good, "more": good}})
    with lora_applied(models, [(lora, 1.0)]) as applied:
        assert applied.left_out == ("unet.more",)
        assert applied.count == 1


def test_of_rank_stabilised_adapters_the_root_counts(changes: Any, tmp_path: Path):
    path = written(tmp_path, "PEFT", changes)
    facts = {"r": RANK, "lora_alpha": ALPHA, "use_rslora": True}
    (tmp_path / "adapter_config.json").write_text(json.dumps(facts), "utf-8")
    assert read_lora(tmp_path).name == path.name
    first = next(iter(read_lora(path).changes["unet"].values()))
    assert first.scale == ALPHA / RANK**0.5


BAD = {
    "half": ({"lora_unet_a.lora_down.weight": torch.ones(2, 3)}, "half of"),
    "nan": (
        {
            "lora_unet_a.lora_down.weight": torch.full((2, 3), torch.nan),
            "lora_unet_a.lora_up.weight": torch.ones(3, 2),
        },
        "not numbers",
    ),
    "rank": (
        {
            "lora_unet_a.lora_down.weight": torch.ones(2, 3),
            "lora_unet_a.lora_up.weight": torch.ones(3, 5),
        },
        "no rank",
    ),
    "loha": ({"lora_unet_a.hada_w1_a": torch.ones(2, 3)}, "LyCORIS"),
    "magnitude": (
        {
            "unet.a.lora_A.weight": torch.ones(2, 3),
            "unet.a.lora_magnitude_vector": torch.ones(3),
        },
        "not used here",
    ),
    "xl": ({"lora_te2_text_model_a.lora_down.weight": torch.ones(2, 3)}, "Diffusion XL"),
    "none": ({"some.weight": torch.ones(2, 3)}, "no model"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_files_are_refused_in_a_sentence(case: str, tmp_path: Path):
    weights, sentence = BAD[case]
    path = tmp_path / "x.safetensors"
    save_file(weights, path)
    with pytest.raises(BadInput, match=sentence):
        read_lora(path)


def test_a_whole_model_is_no_lora(tmp_path: Path):
    from tests.tiny_models import hub_keys

    path = tmp_path / "unet.safetensors"
    save_file(hub_keys(tiny_modules(vocabulary=600))["unet"], path)
    with pytest.raises(BadInput, match="not a LoRA"):
        read_lora(path)
