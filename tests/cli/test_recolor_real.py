"""`recolor --way coloredit` on real photos: outside of the mask every code is the one it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from colorstudio import paths
from colorstudio.cli import main
from colorstudio.imaging import io
from colorstudio.imaging.pixels import Pixels
from tests.tiny_models import tiny_sd


@pytest.fixture
def weights(own_settings: Path) -> None:
    tiny_sd(paths.data() / "models")


def written(pixels: Pixels, path: Path) -> np.ndarray:
    io.write(path, pixels)
    return io.read(path).pixels.array


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(
    ("name", "dtype"),
    [
        ("clothing_cc0/hat/00d94e21-5891-492e-be0e-792e7338c077.jpg", np.uint8),
        ("budgie_cc0/whole/beacon-street-sunset.jpg", np.uint16),
    ],
    ids=["8 bits", "16 bits"],
)
def test_outside_of_the_mask_every_code_is_the_one_it_was(
    shared_data: Path, tmp_path: Path, name: str, dtype: Any
) -> None:
    codes = io.read(shared_data / "photos" / name).pixels.array
    height, width = codes.shape[:2]
    if dtype == np.uint16:
        # numbers that no eight bits hold
        rng = np.random.default_rng(0)
        deep = codes.astype(np.int64) * 257 + rng.integers(-100, 101, codes.shape)
        codes = np.clip(deep, 0, 65535).astype(np.uint16)
        codes[..., 3] = 65535
    before = written(Pixels(codes), tmp_path / "in.png")
    assert before.dtype == dtype
    mask = np.zeros((height, width, 4), np.uint8)
    mask[..., 3] = 255
    middle, axes = (width // 2, height // 2), (width // 4, height // 5)
    cv2.ellipse(mask, middle, axes, 20, 0, 360, (255, 255, 255, 255), -1)
    mask[..., :3] = cv2.GaussianBlur(mask[..., :3], (0, 0), 2)
    matte = written(Pixels(mask), tmp_path / "mask.png")[..., 0]
    out = tmp_path / "out.png"
    words = ["recolor", str(tmp_path / "in.png"), "-o", str(out), "--way", "coloredit"]
    words += ["--mask", str(tmp_path / "mask.png"), "--to", "#c8102e", "--prompt", "a hat"]
    assert main([*words, "--steps", "5", "--device", "cpu", "--quiet"]) == 0
    after = io.read(out).pixels.array
    assert after.dtype == dtype
    assert np.array_equal(after[matte == 0], before[matte == 0])
    changed = (after[matte == 255] != before[matte == 255]).any(axis=-1)
    assert changed.mean() > 0.9
