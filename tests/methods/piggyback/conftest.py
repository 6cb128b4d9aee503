"""Tiny networks that the tests of this folder share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch

from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from tests.tiny_models import UNET, tiny_sd
from tests.tiny_piggyback import add_piggyback


@pytest.fixture(autouse=True, scope="module")
def _one_thread() -> Iterator[None]:
    """Tiny networks are faster so, and wait for nobody."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="session")
def prior() -> Any:
    """A random U-Net, frozen as models are when they are loaded."""
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

    with torch.random.fork_rng():
        torch.manual_seed(0)
        return UNet2DConditionModel(**UNET).eval().requires_grad_(False)


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three bundles: with guider and lightness decoder, without the latter, and untrained."""
    root = tmp_path_factory.mktemp("weights")
    add_piggyback(tiny_sd(root))
    for name in ("no-lightness", "untrained"):
        shutil.copytree(root / "tiny-sd1", root / name)
        file = root / name / "bundle.toml"
        file.write_text(file.read_text("utf-8").replace('id = "tiny-sd1"', f'id = "{name}"'))
    file = root / "no-lightness" / "bundle.toml"
    lines = [line for line in file.read_text("utf-8").splitlines() if "lightness =" not in line]
    # of another family, for weights of one family lend each other what they lack
    text = "\n".join(lines).replace('family = "sd1"', 'family = "sd2"')
    file.write_text(text, "utf-8")
    shutil.rmtree(root / "untrained" / "guider")
    shutil.rmtree(root / "untrained" / "lightness")
    add_piggyback(_plain(root / "untrained"), strength=0)
    return root


def _plain(folder: Path) -> Path:
    file = folder / "bundle.toml"
    lines = file.read_text("utf-8").splitlines()
    own = ("guider =", "lightness =")
    file.write_text("\n".join(line for line in lines if not line.startswith(own)), "utf-8")
    return folder


@pytest.fixture(scope="session")
def engine(root: Path) -> Engine:
    return Engine(ModelStore(root), "cpu")
