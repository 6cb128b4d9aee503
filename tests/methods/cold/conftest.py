"""Tiny weights of cold diffusion, on one thread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.imaging.pixels import Pixels
from tests.tiny_cold import add_cold
from tests.tiny_models import tiny_sd


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """So small a network is not shared among threads."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def cold_bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a bundle with adapter and captioner."""
    return add_cold(tiny_sd(tmp_path_factory.mktemp("models")), captioner=True)


@pytest.fixture(scope="session")
def engine(cold_bundle: Path) -> Engine:
    return Engine(ModelStore(cold_bundle.parent), "cpu")


def photo(w: int = 120, h: int = 80, seed: int = 0) -> Pixels:
    """Soft grey blobs."""
    noise = np.random.default_rng(seed).random((h, w)).astype(np.float32)
    soft = cv2.GaussianBlur(noise, (0, 0), 5)
    grey = np.interp(soft, (soft.min(), soft.max() + 1e-6), (25, 230)).astype(np.uint8)
    return Pixels(np.dstack([grey, grey, grey, np.full_like(grey, 255)]))


@pytest.fixture
def image() -> Pixels:
    return photo()
