"""Which models are in memory: a way leases them, and gets at them in no other way."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import torch

from colorstudio.diffusion.bundle import Bundle
from colorstudio.engine.blocks import Blockwise
from colorstudio.engine.device import Device, Tier
from colorstudio.engine.forecast import weights_of
from colorstudio.engine.identity import Stamp, stamp
from colorstudio.engine.loaders import load
from colorstudio.engine.lora_runs import RunLoras
from colorstudio.errors import BadInput, ModelMissing

Check = Callable[[str], None]
"""Told what is being loaded, "" for still the same; raises Cancelled once the artist has asked."""

PATIENCE_SECONDS = 0.05
BLOCKWISE = frozenset({"unet", "sketch_unet", "alignment_unet", "guider"})
"""Roles that may come block by block: large ones that are called as a whole."""


def unchecked(_: str) -> None:
    """A `Check` that never stops anything."""


@dataclass(eq=False)
class _Kept:
    """A model in memory. ``there``: it lies on the device; else it waits beside it."""

    model: Any
    stamp: Stamp
    size: int
    there: bool = False
    leases: int = 0
    used: int = 0
    by_blocks: bool = False
    blocks: Blockwise | None = field(default=None)


class Residency:
    """Keeps models between runs, those last used longest, within a budget of bytes.

    Nothing that is leased is moved or dropped, whatever the budget. Safe to ask from several
    threads: loading and moving happen one at a time.
    """

    def __init__(
        self, device: torch.device, tier: Tier, *, budget: int, host_budget: int = 0
    ) -> None:
        """``budget``: bytes on the device between leases; ``host_budget``: waiting beside it."""
        self.device = device
        self.tier = tier
        self.budget = budget
        self.host_budget = host_budget
        self._kept: dict[tuple[str, str, str, torch.dtype], _Kept] = {}
        self._lock = threading.RLock()
        self._clock = itertools.count()

    @classmethod
    def of(cls, device: Device, tier: Tier) -> Residency:
        """With the budgets that the device and the tier ask for."""
        return cls(device.device, tier, budget=device.budget(tier), host_budget=device.host_budget)

    @property
    def resident_bytes(self) -> int:
        """Bytes of all models on the device."""
        return sum(kept.size for kept in self._kept.values() if kept.there)

    @property
    def waiting_bytes(self) -> int:
        """Bytes of all models that wait beside it."""
        return sum(kept.size for kept in self._kept.values() if not kept.there)

    @property
    def leased(self) -> tuple[str, ...]:
        """The roles that are leased now."""
        return tuple(key[2] for key, kept in self._kept.items() if kept.leases)

    def dtype(self, role: str) -> torch.dtype:
        return self.tier.dtype(role, self.device)

    @contextmanager
    def lease(
        self,
        bundle: Bundle,
        *roles: str,
        stamps: dict[str, Stamp] | None = None,
        check: Check = unchecked,
    ) -> Iterator[tuple[Any, ...]]:
        """See `methods.base.Models.lease`.

        ``stamps``: what the files were when the run began; a model of those that is in memory is
        taken without a look at the disk. ``check``: called before each load and move, and
        between weights.
        """
        held: list[_Kept] = []
        try:
            for role in roles:
                held.append(self._taken(bundle, role, stamps or {}, check))
            yield tuple(kept.model for kept in held)
        finally:
            if held:  # who got nothing need not wait for another thread
                with self._lock:
                    for kept in held:
                        kept.leases -= 1
                    self._settle()

    def holds(self, bundle: Bundle, roles: Iterable[str]) -> bool:
        """Whether the models of these roles are in memory, on the device or beside it."""
        return all(self._key(bundle, role) in self._kept for role in roles)

    def _key(self, bundle: Bundle, role: str) -> tuple[str, str, str, torch.dtype]:
        """By where a part lies: what several bundles are completed with is in memory once."""
        home = bundle.home(role)
        return home.id, str(home.root), role, self.dtype(role)

    def free(self) -> None:
        """Lets go of every model that is not leased, and of what torch keeps in reserve."""
        with self._lock:
            for key in [key for key, kept in self._kept.items() if not kept.leases]:
                self._drop(key)
            if self.device.type == "cuda":
                torch.cuda.empty_cache()
            elif self.device.type == "mps":
                torch.mps.empty_cache()

    def _taken(self, bundle: Bundle, role: str, stamps: dict[str, Stamp], check: Check) -> _Kept:
        if role not in bundle.parts:
            raise ModelMissing(f"“{bundle.title}” has no {role}.", "Choose other weights.")
        # another thread may be loading: whoever waits for it can still be cancelled
        while not self._lock.acquire(timeout=PATIENCE_SECONDS):
            check("")
        try:
            wanted = stamps.get(role)
            key = self._key(bundle, role)
            kept = self._kept.get(key)
            if kept is not None and kept.stamp != (wanted or stamp(bundle, role)):
                # leased to another run, it lives on there
                self._drop(key)
                kept = None
            if kept is None:
                home = bundle.home(role)
                check(f"Loading {home.title}")
                kept = self._loaded(home, role, wanted, check)
                self._kept[key] = kept
            kept.leases += 1
            kept.used = next(self._clock)
            try:
                check("")
                self._bring(kept)
            except BaseException:
                kept.leases -= 1
                if kept.leases == 0:  # it may lie half here, half there
                    self._drop(key)
                raise
            return kept
        finally:
            self._lock.release()

    def _loaded(self, bundle: Bundle, role: str, wanted: Stamp | None, check: Check) -> _Kept:
        before = stamp(bundle, role)
        if wanted is not None and before != wanted:
            raise _changed(bundle)
        if self.device.type == "cpu":
            numbers = weights_of(bundle, (role,))[role]
            self._make_room(numbers * self.dtype(role).itemsize)
        model = load(bundle, role, self.dtype(role), lambda: check(""))
        if stamp(bundle, role) != before:
            raise _changed(bundle)
        if isinstance(model, torch.nn.Module):
            slicing: Any = getattr(model, "set_attention_slice", None)
            if self.tier.slice_attention and slicing is not None:
                slicing("max")
        there = self.device.type == "cpu"
        return _Kept(model, before, weight_bytes(model), there, by_blocks=role in BLOCKWISE)

    def _bring(self, kept: _Kept) -> None:
        """Puts a model on the device; its blocks come by themselves where the tier has it so."""
        if not isinstance(kept.model, torch.nn.Module):
            return
        if self.tier.blocks and kept.by_blocks and kept.blocks is None:
            kept.blocks = Blockwise(kept.model, self.device)
        if kept.blocks is None and not kept.there:
            self._make_room(kept.size)
            kept.model.to(self.device)
            kept.there = True

    def _make_room(self, size: int) -> None:
        """Moves models away that nobody leases, until ``size`` bytes more are in the budget."""
        while self.resident_bytes + size > self.budget and self._put_away():
            pass

    def _settle(self) -> None:
        """Back within both budgets, as far as leases allow."""
        for kept in self._kept.values():
            if kept.leases == 0 and kept.blocks is not None:
                kept.blocks.close()
                kept.blocks = None
        while self.resident_bytes > self.budget and self._put_away():
            pass
        while self.waiting_bytes > self.host_budget:
            key = self._oldest(there=False)
            if key is None:
                break
            self._drop(key)

    def _put_away(self) -> bool:
        """Moves the model off the device that was used longest ago; False where all are leased."""
        key = self._oldest(there=True)
        if key is None:
            return False
        kept = self._kept[key]
        if self.device.type == "cpu" or kept.size > self.host_budget:
            self._drop(key)
        else:
            kept.model.to("cpu")
            kept.there = False
        return True

    def _oldest(self, *, there: bool) -> tuple[str, str, str, torch.dtype] | None:
        free = [k for k, kept in self._kept.items() if not kept.leases and kept.there == there]
        return min(free, key=lambda k: self._kept[k].used, default=None)

    def _drop(self, key: tuple[str, str, str, torch.dtype]) -> None:
        kept = self._kept.pop(key)
        if kept.blocks is not None and not kept.leases:
            kept.blocks.close()


class LeasedModels:
    """`methods.base.Models` of one bundle, for one run.

    What its files were when the run began is what the run works with to its end. ``loading``:
    seconds that leases took. ``loras``: in what is leased, for as long as it is leased.
    """

    def __init__(
        self,
        residency: Residency,
        bundle: Bundle,
        roles: tuple[str, ...] = (),
        check: Check = unchecked,
        loras: RunLoras | None = None,
    ) -> None:
        """Raises ModelMissing where files of ``roles`` are gone."""
        self._residency = residency
        self._check = check
        self._loras = loras or RunLoras()
        self.bundle = bundle
        self.loading = 0.0
        self._sizes: dict[str, int] = {}
        self.stamps = {role: stamp(bundle, role) for role in roles if role in bundle.parts}

    @property
    def device(self) -> torch.device:
        return self._residency.device

    @property
    def dtype(self) -> torch.dtype:
        return self._residency.dtype("unet")

    @property
    def tier(self) -> Tier:
        return self._residency.tier

    @property
    def vae_tile(self) -> int | None:
        """See `methods.base.Models.vae_tile`."""
        return self.tier.vae_tile or None

    def free(self) -> None:
        """Lets go of all models that nobody works with now."""
        self._residency.free()

    @property
    def loras(self) -> tuple[tuple[str, float], ...]:
        """See `methods.base.Models.loras`."""
        return self._loras.key

    @property
    def used(self) -> frozenset[str]:
        """The roles that were leased so far."""
        return frozenset(self._sizes)

    @property
    def weights(self) -> int:
        """Bytes of all models that were leased so far."""
        return sum(self._sizes.values())

    @contextmanager
    def lease(self, *roles: str) -> Iterator[tuple[Any, ...]]:
        """See `methods.base.Models.lease`."""
        began = time.perf_counter()
        with self._residency.lease(
            self.bundle, *roles, stamps=self.stamps, check=self._check
        ) as models:
            self._sizes.update(
                (role, weight_bytes(model)) for role, model in zip(roles, models, strict=True)
            )
            with self._loras.applied(dict(zip(roles, models, strict=True)), self._check):
                self.loading += time.perf_counter() - began
                yield models


def weight_bytes(model: Any) -> int:
    """Bytes of a model's weights and buffers; 0 for what holds no tensors."""
    if not isinstance(model, torch.nn.Module):
        return 0
    return sum(t.numel() * t.element_size() for t in (*model.parameters(), *model.buffers()))


def _changed(bundle: Bundle) -> BadInput:
    return BadInput(
        f"The weights “{bundle.title}” were changed while they were in use.", "Run it again."
    )
