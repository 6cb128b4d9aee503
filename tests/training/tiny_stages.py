"""Settings with which all stages of the mini bundle run in seconds, and what they run on."""

from __future__ import annotations

from pathlib import Path

from colorstudio.training.mini.chain import Wishes
from tests.tiny_collection import tiny_collection

STEPS = 2
SIDE = 64
FIT = """
[fit]
batch = 2
warm_up = 0
workers = 0
precision = "no"
checkpoint_every = 0
validate_every = 0
"""
SETTINGS = {
    "vae": """
side = 32
whole = 64
widths = [8, 8, 16, 16]
groups = 4
latent_channels = 4
""",
    "clip": """
side = 32
image_width = 32
image_layers = 1
text_width = 32
text_layers = 1
projection = 32
""",
    "base": f"""
side = {SIDE}
widths = [16, 16, 32]
heads = 2
cache = 0
""",
    "lightness-vae": f"""
resolution = {SIDE}
width = 8
layers = 1
""",
    "guider": f"""
resolution = {SIDE}
cache = 0
""",
    "cold-lora": f"""
resolution = {SIDE}
rank = 4
alpha = 4.0
least_saturation = 0.0
cache = 0
""",
    "alignment-latent": f"""
resolution = {SIDE}
""",
    "alignment-pixel": """
resolution = 32
channels = [16, 16]
""",
    "reference": f"""
resolution = {SIDE}
cache = 0
""",
    "judge": """
side = 32
widths = [16, 16]
blocks = [1, 1]
projection = 16
""",
}


def tiny_wishes(root: Path, **given: object) -> Wishes:
    """All stages at a tiny size, two steps each, on a drawn collection below ``root``."""
    configs = root / "configs"
    configs.mkdir(parents=True)
    for name, lines in SETTINGS.items():
        (configs / f"{name}.toml").write_text(f"[recipe]{lines}{FIT}", "utf-8")
    data = tiny_collection(root)
    wishes = Wishes(data=data, work=root / "work", steps=STEPS, device="cpu", configs=configs)
    return Wishes(**{**vars(wishes), **given})
