"""Which device there is, and the tiers."""

from __future__ import annotations

from itertools import pairwise

import pytest
import torch

from colorstudio.engine.device import LEAST_BYTES, TIERS, detect, host_memory
from colorstudio.errors import BadInput

CPU, CUDA = torch.device("cpu"), torch.device("cuda")


def test_the_processor_is_always_there():
    device = detect("cpu")
    assert device.device == CPU
    assert 0 < device.free <= device.total == device.host_total == host_memory()[0]
    assert device.tier == "cpu"
    assert 0 < device.budget(TIERS["cpu"]) < device.total
    assert device.budget(TIERS["low"]) == 0
    assert device.host_budget == 0


def test_auto_takes_what_there_is(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    assert detect("auto").device == CPU


@pytest.mark.parametrize("asked", ["cuda", "cuda:0", "mps"])
def test_says_what_is_not_there(asked: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    with pytest.raises(BadInput, match="finds no graphics card") as caught:
        detect(asked)
    assert caught.value.hint


def test_says_that_torch_is_built_without_cuda(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(torch.backends.cuda, "is_built", lambda: False)
    with pytest.raises(BadInput, match="built for the processor only"):
        detect("cuda")


def test_what_a_driver_says_stands_in_the_hint(monkeypatch: pytest.MonkeyPatch):
    import warnings

    def old_driver() -> bool:
        warnings.warn(
            "The NVIDIA driver on your system is too old (found version 1).", stacklevel=2
        )
        return False

    monkeypatch.setattr(torch.backends.cuda, "is_built", lambda: True)
    monkeypatch.setattr(torch.cuda, "is_available", old_driver)
    with pytest.raises(BadInput, match="too old"):
        detect("cuda")


def test_refuses_unknown_names():
    with pytest.raises(BadInput, match="no device “gpu”"):
        detect("gpu")


class Card:
    name = "A card"
    multi_processor_count = 28


@pytest.mark.parametrize(("gib", "tier"), [(3, "low"), (6, "low"), (8, "mid"), (12, "high")])
def test_a_card_gets_the_tier_of_its_memory(gib: int, tier: str, monkeypatch: pytest.MonkeyPatch):
    total = gib << 30
    monkeypatch.setattr(torch.backends.cuda, "is_built", lambda: True)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda device: (total // 2, total))
    monkeypatch.setattr(torch.cuda, "get_device_properties", lambda device: Card)
    device = detect("cuda:1")
    assert (device.name, device.tier, device.free) == ("A card", tier, total // 2)
    assert device.device == torch.device("cuda", 1)
    assert device.host_budget > 0
    for missing in ("cuda:2", "cuda:x"):
        with pytest.raises(BadInput, match="cuda:0 to cuda:1"):
            detect(missing)


@pytest.mark.parametrize("name", list(TIERS))
def test_each_ladder_ends_and_asks_for_less(name: str):
    seen = [TIERS[name]]
    while seen[-1].lower:
        seen.append(TIERS[seen[-1].lower])
        assert len(seen) <= len(TIERS)
    assert seen[-1].name == "least"
    for above, below in pairwise(seen):
        assert below.keep <= above.keep
        assert below.vae_tile < above.vae_tile


def test_half_precision_is_for_cards_and_large_networks():
    assert TIERS["low"].dtype("unet", CUDA) is torch.float16
    assert TIERS["low"].dtype("text_encoder", CUDA) is torch.float16
    assert TIERS["low"].dtype("vae", CUDA) is torch.float32  # half precision overflows in some
    assert all(tier.dtype("unet", CPU) is torch.float32 for tier in TIERS.values())


def test_every_card_has_a_tier():
    assert LEAST_BYTES[-1][0] == 0
    assert [least for least, _ in LEAST_BYTES] == sorted((n for n, _ in LEAST_BYTES), reverse=True)
