"""What is shipped of each family is the truth about the full-size models."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import torch

from colorstudio.diffusion.bundle import Part
from colorstudio.engine import networks, sam_weights
from colorstudio.engine.engine import Engine
from colorstudio.engine.families import FAMILIES, REFUSED
from colorstudio.engine.recognition import REFUSED_MARKS, SAM_DEPTHS
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput
from tests.tiny_models import tiny_sd

PARAMETERS = {
    ("sd1", "unet"): 859_520_964,
    ("sd1", "vae"): 83_653_863,
    ("sd1", "text_encoder"): 123_060_480,
    ("sd2", "unet"): 865_910_724,
    ("sd2-v", "unet"): 865_910_724,
    ("sd2-v", "vae"): 83_653_863,
    ("sd2", "text_encoder"): 340_387_840,
    ("clip-vit-h-14", "image_encoder"): 632_076_800,
}
"""As counted by others of the published models."""

SAM_PARAMETERS = {"sam-vit-b": 93.7, "sam-vit-l": 312.3, "sam-vit-h": 641.1}
"""Million."""


@pytest.mark.parametrize(("family", "role"), PARAMETERS)
def test_shipped_configurations_make_the_full_size_model(family: str, role: str):
    model = networks.empty(Part(role, Path("x")), FAMILIES[family].config(role))
    assert sum(p.numel() for p in model.parameters()) == PARAMETERS[family, role]


@pytest.mark.parametrize("family", SAM_PARAMETERS)
def test_shipped_configurations_of_sam(family: str):
    from transformers import SamConfig
    from transformers.models.sam.modeling_sam import SamModel

    config = FAMILIES[family].config("segmenter")
    with torch.device("meta"):
        model = SamModel(SamConfig(**config))
    count = sum(p.numel() for p in model.parameters()) / 1e6
    assert count == pytest.approx(SAM_PARAMETERS[family], abs=0.06)
    depth = config["vision_config"]["num_hidden_layers"]
    assert (depth, family) in SAM_DEPTHS
    assert config["mask_decoder_config"]["num_hidden_layers"] == sam_weights.DECODER_DEPTH


def test_every_family_says_what_it_needs():
    for family in FAMILIES.values():
        for role in family.roles if family.configs else ():
            assert family.config(role)
        if "unet" in family.roles:
            assert family.config("scheduler")["prediction_type"] == family.prediction_type
            assert family.config("unet")["cross_attention_dim"] == family.context
            assert family.config("text_encoder")["hidden_size"] == family.context
            assert family.config("unet")["sample_size"] * 8 == family.resolution
            assert family.config("vae")["scaling_factor"] == family.scaling_factor
            assert len(family.latent_rgb) == family.latent_channels


def test_a_changed_configuration_is_not_kept():
    FAMILIES["sd1"].config("unet")["in_channels"] = 9
    assert FAMILIES["sd1"].config("unet")["in_channels"] == 4


def test_every_mark_has_a_name():
    assert {kind for kind, _ in REFUSED_MARKS} <= set(REFUSED)


def test_files_are_told_apart_without_torch():
    modules = ["families", "inspection", "architectures", "vocabulary"]
    lines = [f"import colorstudio.engine.{name}" for name in modules]
    lines.append("import sys; assert not {'torch', 'transformers', 'open_clip'} & set(sys.modules)")
    subprocess.run([sys.executable, "-c", "\n".join(lines)], check=True)


def test_a_family_of_another_version_ends_in_a_sentence(tmp_path: Path):
    facts = tiny_sd(tmp_path) / "bundle.toml"
    facts.write_text(facts.read_text("utf-8").replace('"sd1"', '"sd9"'), "utf-8")
    models = Engine(ModelStore(tmp_path), "cpu").models_for(("tokenizer",))
    with pytest.raises(BadInput, match="sd9"), models.lease("tokenizer"):
        pass
