"""One run of a way with models: its context, its second try, and what is noted of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from colorstudio.diffusion.bundle import Bundle
from colorstudio.engine.device import TIERS, Device, Tier
from colorstudio.engine.identity import Marks, joined, marks
from colorstudio.engine.lora_runs import RunLoras, limits_note
from colorstudio.engine.memory import Meter, is_full, let_go
from colorstudio.engine.residency import LeasedModels, Residency
from colorstudio.errors import OutOfMemory
from colorstudio.methods.base import ModelContext, Models, Result, RunContext

Way = Callable[[Any, ModelContext], Result]

AGAIN = "Memory was full: once more, in smaller pieces"
NOTE = "Memory was full at first; this is the answer of a second run that needs less."


@dataclass
class Timing:
    """What a run took, in seconds and bytes: `engine.forecast` learns from it.

    ``loading``: until leased models were there. ``stepping``: between steps. ``peak``: bytes at
    most, models included. ``weights``: bytes of the models.
    """

    seconds: float = 0.0
    loading: float = 0.0
    stepping: float = 0.0
    peak: int = 0
    weights: int = 0


@dataclass(eq=False)
class ModelRun:
    """Runs a way on its request, and once more on a lower tier where memory was full.

    ``residency``: makes or hands out the models' place for a tier. ``loras``: in the models while
    the way leases them. ``optional``: roles that the way may lease besides. Afterwards, ``timing``
    and ``tier`` say how it went, and on which.
    """

    device: Device
    bundle: Bundle
    roles: tuple[str, ...]
    residency: Callable[[Tier], Residency]
    loras: RunLoras = field(default_factory=RunLoras)
    optional: tuple[str, ...] = ()
    timing: Timing = field(default_factory=Timing)
    tier: Tier = TIERS["low"]

    def __call__(self, way: Way, request: Any, ctx: RunContext, tier: Tier) -> Result:
        """Raises what the way raises, and OutOfMemory after the lower tier was tried too."""
        weights = marks(self.bundle, (*self.roles, *self.optional))
        tiers = [tier, *([TIERS[tier.lower]] if tier.lower else [])]
        last: tuple[int, int] = (0, 1)
        self._used = self.roles
        for number, row in enumerate(tiers):
            residency = self.residency(row)
            self.tier = row
            context = _Context(ctx, last)
            if number:
                context.step(0, last[1], AGAIN)
            result = self._tried(way, request, context, residency)
            if result is not None:
                return self._noted(result, residency, weights, again=number > 0)
            last = context.last
            residency.free()
        raise OutOfMemory(*_full(self.device, tiers[-1]))

    def _tried(
        self, way: Way, request: Any, context: _Context, residency: Residency
    ) -> Result | None:
        """The result, or None where memory was full."""
        started = time.perf_counter()
        meter = Meter(residency.device)
        before = 0 if residency.device.type == "cuda" else residency.resident_bytes
        context.watch = meter.look
        try:
            roles = *self.roles, *self.optional
            models = LeasedModels(residency, self.bundle, roles, context.loading, self.loras)
            context.models = models
            result = way(request, context)
            self._used = (*self.roles, *(r for r in self.optional if r in models.used))
            self.timing = Timing(
                seconds=time.perf_counter() - started,
                loading=models.loading,
                stepping=context.stepped,
                peak=before + meter.peak,
                weights=models.weights,
            )
            return result
        except BaseException as error:
            let_go(error)
            if is_full(error):
                return None
            raise

    def _noted(self, result: Result, residency: Residency, found: Marks, *, again: bool) -> Result:
        facts = weights_facts(self.bundle, joined(found, self._used), residency)
        notes = (*result.notes, NOTE) if again else result.notes
        lent = lent_facts(self.bundle, found, self._used)
        if lent:
            facts = {**facts, "parts": lent}
        if self.loras.facts:
            facts = {**facts, "loras": [dict(row) for row in self.loras.facts]}
        return replace(
            result,
            bundle=self.bundle.id,
            recipe={**result.recipe, "weights": facts},
            notes=(*notes, *self._bundle_notes(), *self.loras.notes),
        )

    def _bundle_notes(self) -> list[str]:
        """What the artist should know of the weights: their licences, and of a stand-in."""
        homes = list({home.id: home for home in map(self.bundle.home, self._used)}.values())
        notes = [
            limits_note(home.title, home.licence.id)
            for home in homes
            if not home.licence.commercial
        ]
        prior = self.bundle.home("unet")
        if self.bundle.base and prior.id not in (self.bundle.id, self.bundle.base):
            notes.append(
                f"“{self.bundle.title}” was trained upon “{self.bundle.base}”;"
                f" “{prior.title}” stood in for it."
            )
        return notes


def weights_facts(bundle: Bundle, digest: str, residency: Residency) -> dict[str, Any]:
    """What a recipe says of the weights: which, by what licence, and what they worked on."""
    return {
        **_told(bundle, digest),
        "device": residency.device.type,
        "dtype": str(residency.dtype("unet")).removeprefix("torch."),
        "tier": residency.tier.name,
    }


def lent_facts(bundle: Bundle, found: Marks, roles: Iterable[str]) -> list[dict[str, Any]]:
    """A row for each further bundle of which parts were used, with the roles that it lent."""
    lent: dict[str, list[str]] = {}
    for role in roles:
        if role in bundle.joined:
            lent.setdefault(bundle.joined[role].id, []).append(role)
    return [
        {**_told(bundle.joined[names[0]], joined(found, names)), "roles": sorted(names)}
        for names in lent.values()
    ]


def _told(bundle: Bundle, digest: str) -> dict[str, Any]:
    licence = bundle.licence
    return {
        "bundle": bundle.id,
        "title": bundle.title,
        "family": bundle.family,
        "fingerprint": digest,
        "licence": {"id": licence.id, "url": licence.url, "commercial": licence.commercial},
    }


class _Context:
    """A `ModelContext`: the caller's context, the models, and a clock."""

    models: Models

    def __init__(self, ctx: RunContext, last: tuple[int, int]) -> None:
        self._ctx = ctx
        self.last = last
        self.watch: Callable[[], None] = lambda: None
        self.stepped = 0.0
        self._since: float | None = None
        self._stage = ""

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        """See `RunContext.step`."""
        self.last = done, max(total, 1)
        self._stage = stage
        now = time.perf_counter()
        if self._since is not None:
            self.stepped += now - self._since
        self._since = now
        self.watch()
        self._ctx.step(done, total, stage, preview)

    def loading(self, what: str) -> None:
        """A `residency.Check`: loading is said, is no step, and can be cancelled."""
        self._since = None
        self._stage = what or self._stage
        self.watch()
        self._ctx.step(*self.last, self._stage)


def _full(device: Device, tier: Tier) -> tuple[str, str]:
    """What is said when the last tier did not fit either: the sentence and the next step."""
    if device.device.type == "cpu":
        return (
            "The run did not fit into the memory of this computer, also in smaller pieces.",
            "Close other programs, or choose a smaller working size.",
        )
    return (
        "The run did not fit into the memory of the graphics card, also in smaller pieces.",
        "Choose a smaller working size, close other programs that use the card, "
        "or set the device to cpu, which is slow.",
    )
