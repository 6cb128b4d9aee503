"""Which models are in memory: a way leases them, and gets at them in no other way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch

from colorstudio.diffusion.bundle import Bundle
from colorstudio.engine.loaders import load
from colorstudio.errors import ModelMissing


class Residency:
    """Keeps models between runs."""

    def __init__(self, device: torch.device, dtype: torch.dtype) -> None:
        self.device = device
        self.dtype = dtype
        self._kept: dict[tuple[str, str], Any] = {}

    @contextmanager
    def lease(self, bundle: Bundle, *roles: str) -> Iterator[tuple[Any, ...]]:
        """See `methods.base.Models.lease`."""
        models = []
        for role in roles:
            if role not in bundle.parts:
                raise ModelMissing(f"“{bundle.title}” has no {role}.", "Choose other weights.")
            key = bundle.id, role
            if key not in self._kept:
                model = load(bundle, role, self.dtype)
                if isinstance(model, torch.nn.Module):
                    model = model.to(self.device)
                self._kept[key] = model
            models.append(self._kept[key])
        yield tuple(models)


class LeasedModels:
    """`methods.base.Models` of one bundle."""

    def __init__(self, residency: Residency, bundle: Bundle) -> None:
        self._residency = residency
        self.bundle = bundle

    @property
    def device(self) -> torch.device:
        return self._residency.device

    @property
    def dtype(self) -> torch.dtype:
        return self._residency.dtype

    def lease(self, *roles: str) -> Any:
        """See `methods.base.Models.lease`."""
        return self._residency.lease(self.bundle, *roles)
