"""One tiny bundle with every role that a way can ask for, as the shipped small one has them."""

from __future__ import annotations

from pathlib import Path

from tests.tiny_alignment import add_alignment, tiny_pixels
from tests.tiny_cold import add_cold, add_parts
from tests.tiny_models import tiny_sd
from tests.tiny_piggyback import add_piggyback
from tests.tiny_reference import add_reference


def tiny_trained(root: Path, seed: int = 0) -> Path:
    """The bundle's folder, ``root / "tiny-sd1"``; about 5 M random weights, 64 x 64 pixels."""
    folder = tiny_sd(root, seed)
    add_piggyback(folder, seed)
    add_cold(folder, seed, captioner=True)
    add_reference(folder, seed)
    add_alignment(folder, seed)
    pixels = tiny_pixels(root, seed)
    (pixels / "pixel_unet").rename(folder / "pixel_unet")
    (pixels / "bundle.toml").unlink()
    pixels.rmdir()
    add_parts(folder, ['pixel_unet = { path = "pixel_unet" }'])
    return folder
