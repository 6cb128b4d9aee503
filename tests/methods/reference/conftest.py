"""A bundle of tiny weights, an engine on it, a drawing, and references."""

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
from colorstudio.imaging.proposals import Reference
from colorstudio.methods.sketch.reference.request import ReferenceRequest
from tests.tiny_reference import tiny_reference


@pytest.fixture(scope="package", autouse=True)
def one_thread() -> Iterator[None]:
    """Tiny models: threads would only wait for each other."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="package")
def bundle_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_reference(tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="package")
def engine(bundle_folder: Path) -> Iterator[Engine]:
    engine = Engine(ModelStore(bundle_folder.parent), device="cpu")
    yield engine
    engine.close()


def drawing(size: tuple[int, int] = (180, 120)) -> Pixels:
    """A box and a ring, black on white."""
    w, h = size
    codes = np.full((h, w, 4), 255, np.uint8)
    ink = np.zeros((h, w), np.uint8)
    cv2.rectangle(ink, (w // 10, h // 6), (w // 2 - 6, h * 5 // 6), 255, 2)
    cv2.circle(ink, (w * 3 // 4, h // 2), h // 3, 255, 2)
    codes[..., :3] -= ink[..., None]
    return Pixels(codes)


def reference(color: tuple[int, int, int], mask: np.ndarray | None = None) -> Reference:
    codes = np.full((40, 30, 4), 255, np.uint8)
    codes[..., :3] = color
    codes[10:20, 5:25, :3] = 255 - np.array(color)
    return Reference(codes, mask)


def asked(**options: object) -> ReferenceRequest:
    usual = {"image": drawing(), "references": (reference((200, 40, 30)),), "steps": 2}
    return ReferenceRequest(**{**usual, **options})  # type: ignore[arg-type]
