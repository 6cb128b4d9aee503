"""Latents that are kept from run to run: the same ones, of the same weights, and never torn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL

from colorstudio.training.kept_latents import KeptLatents, kept_in


def tiny(seed: int = 0) -> Any:
    torch.manual_seed(seed)
    layers: dict[str, Any] = {
        "block_out_channels": (8, 8),
        "down_block_types": ("DownEncoderBlock2D",) * 2,
        "up_block_types": ("UpDecoderBlock2D",) * 2,
        "norm_num_groups": 2,
        "latent_channels": 3,
    }
    return AutoencoderKL(sample_size=16, **layers).eval()


@pytest.fixture
def pictures() -> torch.Tensor:
    return torch.from_numpy(np.random.default_rng(3).uniform(-1, 1, (4, 3, 16, 16))).float()


MARKS = ["a", "b", "c", "d"]


def kept(folder: Path, vae: Any, rgb: torch.Tensor, marks: list[str] = MARKS) -> torch.Tensor:
    with kept_in(folder):
        return KeptLatents(1).moments(vae, rgb, marks)


def test_the_next_run_takes_what_the_last_one_kept(tmp_path: Path, pictures: torch.Tensor) -> None:
    vae = tiny()
    first = kept(tmp_path, vae, pictures)
    # other pictures under the same marks: only what was kept can give the first ones' latents
    assert torch.equal(kept(tmp_path, vae, -pictures), first)
    assert torch.equal(first, KeptLatents(1).moments(vae, pictures, MARKS))
    assert len(list(tmp_path.iterdir())) == 1


def test_what_is_new_is_added(tmp_path: Path, pictures: torch.Tensor) -> None:
    vae = tiny()
    kept(tmp_path, vae, pictures[:2], MARKS[:2])
    both = kept(tmp_path, vae, pictures)
    assert torch.equal(kept(tmp_path, vae, -pictures), both)


def test_other_weights_take_nothing_of_these(tmp_path: Path, pictures: torch.Tensor) -> None:
    kept(tmp_path, tiny(0), pictures)
    other = tiny(1)
    fresh = KeptLatents(1).moments(other, pictures, MARKS)
    assert torch.equal(kept(tmp_path, other, pictures), fresh)


def test_uses_of_one_picture_stay_apart(tmp_path: Path, pictures: torch.Tensor) -> None:
    vae = tiny()
    with kept_in(tmp_path):
        keeping = KeptLatents(1)
        plain = keeping.moments(vae, pictures, MARKS)
        grey = keeping.moments(vae, -pictures, MARKS, "grey")
        again = KeptLatents(1)
        assert torch.equal(again.moments(vae, pictures, MARKS, "grey"), grey)
    assert not torch.equal(plain, grey)


def test_a_torn_end_costs_only_itself(tmp_path: Path, pictures: torch.Tensor) -> None:
    vae = tiny()
    first = kept(tmp_path, vae, pictures)
    (file,) = tmp_path.iterdir()
    row = file.stat().st_size // len(MARKS)
    with open(file, "rb+") as torn:
        torn.truncate(4 * row - 5)
    again = kept(tmp_path, vae, torch.cat([-pictures[:3], pictures[3:]]))
    assert torch.equal(again, first)
    assert torch.equal(kept(tmp_path, vae, -pictures), first)


def test_nothing_is_written_where_no_one_asked(tmp_path: Path, pictures: torch.Tensor) -> None:
    with kept_in(tmp_path):
        KeptLatents(0).moments(tiny(), pictures, MARKS)
    KeptLatents(1).moments(tiny(), pictures, MARKS)
    assert not list(tmp_path.iterdir())


def test_a_disk_that_refuses_costs_only_time(tmp_path: Path, pictures: torch.Tensor) -> None:
    vae = tiny()
    with kept_in(tmp_path):
        keeping = KeptLatents(1)
        first = keeping.moments(vae, pictures[:1], MARKS[:1])
        (file,) = tmp_path.iterdir()
        file.unlink()
        file.mkdir()  # nobody can write to that, root neither
        rest = keeping.moments(vae, pictures, MARKS)
    assert torch.equal(rest[:1], first)
    assert torch.equal(rest, KeptLatents(1).moments(vae, pictures, MARKS))
