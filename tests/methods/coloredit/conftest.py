"""A bundle of tiny weights, an engine on it, and a picture with an object."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import torch

from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.imaging.color import Color
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.recolor.coloredit.request import ColorEditRequest
from tests.tiny_models import tiny_sd

RED = Color.from_hex("#c8102e")


@pytest.fixture(scope="package", autouse=True)
def one_thread() -> Iterator[None]:
    """Tiny models: threads would only wait for each other."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="package")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    root = tmp_path_factory.mktemp("models")
    tiny_sd(root)
    engine = Engine(ModelStore(root), device="cpu")
    yield engine
    engine.close()


def hat(size: tuple[int, int] = (96, 64)) -> tuple[Pixels, np.ndarray]:
    """A blue rectangle with folds on green, and its soft mask."""
    w, h = size
    x = np.mgrid[:h, :w][1]
    codes = np.full((h, w, 4), 255, np.uint8)
    codes[..., :3] = np.array([70, 140, 60]) + (x[..., None] % 7)
    mask = np.zeros((h, w), np.float32)
    mask[h // 4 : 3 * h // 4, w // 4 : 3 * w // 4] = 1
    mask[h // 4, w // 4 : 3 * w // 4] = 0.5
    inner = np.stack([40 + 0 * x, 60 + 10 * np.sin(x / 5), 160 + 20 * np.sin(x / 5)], -1)
    part = mask[..., None]
    codes[..., :3] = np.rint(part * inner + (1 - part) * codes[..., :3])
    return Pixels(codes), mask


def asked(**options: object) -> ColorEditRequest:
    image, mask = hat()
    usual = {
        "image": image, "mask": mask, "color": RED, "prompt": "a hat", "target_prompt": "a red hat",
        "steps": 5,
    }  # fmt: skip
    return ColorEditRequest(**{**usual, **options})  # type: ignore[arg-type]
