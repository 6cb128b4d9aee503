"""Networks of our own and further roles: written, loaded to the bit, refused in sentences."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from colorstudio.diffusion import own_files
from colorstudio.diffusion.bundle import Bundle, Part
from colorstudio.engine import loaders
from colorstudio.errors import BadInput
from tests.tiny_models import TEXT, UNET


class Net(nn.Module):
    """A network as ours are."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.config: dict[str, Any] = {"width": width}
        self.conv = nn.Conv2d(3, width, 3)
        self.norm = nn.GroupNorm(2, width)
        self.register_buffer("count", torch.tensor(7))

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Net:
        """Raises KeyError."""
        return cls(config["width"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundle's folder with one network of the role "net"."""
    monkeypatch.setattr(loaders, "OWN_NETS", {"net": f"{__name__}:Net"})
    monkeypatch.setattr(loaders, "import_module", lambda name: type("Module", (), {"Net": Net}))
    with torch.random.fork_rng():
        torch.manual_seed(0)
        own_files.write(tmp_path / "net", Net(8))
    return tmp_path


def bundle(folder: Path, **parts: str) -> Bundle:
    rows = {role: Part(role, folder / role, layout) for role, layout in parts.items()}
    return Bundle("mine", "Mine", "sd1", rows, folder)


def loaded(folder: Path) -> Any:
    return loaders.load(bundle(folder, net="colorstudio"), "net")


def equal(ours: Mapping[str, Tensor], theirs: Mapping[str, Tensor]) -> bool:
    return ours.keys() == theirs.keys() and all(torch.equal(ours[k], theirs[k]) for k in ours)


def test_what_is_written_comes_back_to_the_bit(folder: Path) -> None:
    net = loaded(folder)
    assert isinstance(net, Net)
    assert net.config == {"width": 8}
    assert not net.training
    assert not any(weight.requires_grad for weight in net.parameters())
    assert equal(net.state_dict(), load_file(folder / "net" / "model.safetensors"))
    assert int(net.state_dict()["count"]) == 7
    assert sorted(f.name for f in (folder / "net").iterdir()) == [
        "config.json",
        "model.safetensors",
    ]


def test_weights_can_be_written_in_half_precision(folder: Path) -> None:
    own_files.write(folder / "net", loaded(folder), torch.float16)
    weights = load_file(folder / "net" / "model.safetensors")
    assert weights["conv.weight"].dtype == torch.float16
    assert weights["count"].dtype == torch.int64
    assert loaded(folder).conv.weight.dtype == torch.float32


def cut_off(folder: Path) -> None:
    file = folder / "model.safetensors"
    file.write_bytes(file.read_bytes()[:-9])


def changed(key: str, change: Any) -> Any:
    def spoil(folder: Path) -> None:
        file = folder / "model.safetensors"
        weights = load_file(file)
        value = change(weights.pop(key))
        save_file(weights | ({} if value is None else {key: value}), file)

    return spoil


def config(text: str) -> Any:
    return lambda folder: (folder / "config.json").write_text(text)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (cut_off, "cut off|damaged"),
        (changed("conv.bias", lambda value: None), "lacks 1 of 5 weights, as conv.bias"),
        (changed("conv.bias", lambda value: value[:-1].clone()), "conv.bias is 7 instead of 8"),
        (changed("conv.bias", lambda value: value / 0), "not numbers .*conv.bias"),
        (config("{"), "config.json in net is missing or damaged"),
        (config("{}"), "config.json of net is damaged"),
        (config('{"width": "wide"}'), "config.json of net is damaged"),
        (config('{"width": 7}'), "config.json of net is damaged"),
        (config('{"width": 8, "_class_name": "Other"}'), "config.json of net is damaged"),
        (config('{"width": 8, "layers": 1000000}'), "config.json of net is damaged"),
        (lambda folder: (folder / "model.safetensors").unlink(), "holds no weights"),
    ],
)
def test_a_damaged_network_is_refused_in_a_sentence(folder: Path, spoil: Any, words: str) -> None:
    spoil(folder / "net")
    with pytest.raises(BadInput, match=words) as caught:
        loaded(folder)
    assert "Mine" in caught.value.message
    assert caught.value.hint


def test_a_role_that_is_no_network_of_ours_is_refused(folder: Path) -> None:
    with pytest.raises(BadInput, match="not loaded in this way"):
        loaders.load(bundle(folder, vae="colorstudio"), "vae")


# -- further roles ----------------------------------------------------------------------------


def hub_folder(folder: Path, model: Any, name: str) -> None:
    """A model's folder of diffusers or transformers, without their bars."""
    folder.mkdir()
    facts = model.config.to_dict() if hasattr(model.config, "to_dict") else dict(model.config)
    (folder / "config.json").write_text(json.dumps(facts, default=str))
    save_file({k: v.contiguous() for k, v in model.state_dict().items()}, folder / name)


@pytest.mark.parametrize("role", ["sketch_unet", "alignment_unet"])
def test_further_unets_load_with_their_own_widths(tmp_path: Path, role: str) -> None:
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

    loaders.quiet_libraries()
    model = UNet2DConditionModel(**(UNET | {"in_channels": 8, "block_out_channels": [32] * 4}))
    hub_folder(tmp_path / role, model, "diffusion_pytorch_model.safetensors")
    found = loaders.load(bundle(tmp_path, **{role: "diffusers"}), role)
    assert found.config.in_channels == 8
    assert equal(found.state_dict(), model.state_dict())


def test_a_unet_without_words_loads(tmp_path: Path) -> None:
    from diffusers.models.unets.unet_2d import UNet2DModel

    loaders.quiet_libraries()
    model = UNet2DModel(
        sample_size=16,
        in_channels=6,
        out_channels=3,
        block_out_channels=(32, 64),
        down_block_types=("DownBlock2D", "AttnDownBlock2D"),
        up_block_types=("AttnUpBlock2D", "UpBlock2D"),
        layers_per_block=1,
    )
    hub_folder(tmp_path / "pixel_unet", model, "diffusion_pytorch_model.safetensors")
    found = loaders.load(bundle(tmp_path, pixel_unet="diffusers"), "pixel_unet")
    assert equal(found.state_dict(), model.state_dict())


@pytest.mark.parametrize("prefix", ["text_model.", ""])
def test_words_in_the_space_of_pictures_load_by_either_name(tmp_path: Path, prefix: str) -> None:
    from transformers import CLIPTextConfig, CLIPTextModelWithProjection

    loaders.quiet_libraries()
    facts: dict[str, Any] = TEXT | {"vocab_size": 600, "projection_dim": 24}
    model: Any = CLIPTextModelWithProjection(CLIPTextConfig(**facts))
    folder = tmp_path / "text_projector"
    hub_folder(folder, model, "model.safetensors")
    weights = load_file(folder / "model.safetensors")
    renamed = {
        prefix + k if k != "text_projection.weight" else k: v
        for k, v in ((key.removeprefix("text_model."), value) for key, value in weights.items())
    }
    save_file(renamed, folder / "model.safetensors")
    found = loaders.load(bundle(tmp_path, text_projector="transformers"), "text_projector")
    assert found.config.projection_dim == 24
    assert equal(found.state_dict(), model.state_dict())
    ids = torch.tensor([[1, 2, 599]])
    with torch.no_grad():
        assert torch.equal(found(ids).text_embeds, model.eval()(ids).text_embeds)
