"""The one door to every way: a request goes in, a result comes out, and it blocks until then."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colorstudio.engine.store import ModelStore
from colorstudio.errors import ModelMissing, OutOfMemory
from colorstudio.methods import plugins
from colorstudio.methods.base import MethodSpec, Models, Result, RunContext
from colorstudio.methods.registry import is_own, load, method

if TYPE_CHECKING:
    from colorstudio.diffusion.bundle import Bundle
    from colorstudio.engine.device import Device, Tier
    from colorstudio.engine.forecast import Forecast, History, Work
    from colorstudio.engine.loras import LoraUse
    from colorstudio.engine.model_run import Timing
    from colorstudio.engine.residency import Residency

log = logging.getLogger(__name__)

ON_THE_PROCESSOR = "The graphics card failed: once more on the processor"
LOST_NOTE = "The graphics card failed; this was made on the processor."


class Engine:
    """No Qt, no threads of its own; runs of ways with models come from one thread.

    ``device``: "auto", "cpu", "cuda", "cuda:1" or "mps". ``tier``: a row of `device.TIERS`; "" for
    the device's own. ``history``: the folder in which past runs are remembered for forecasts; None
    for none. ``lost``: name of the graphics card that has failed, "" while none has: the rest runs
    on the processor. Nothing of torch is imported before the first run of a model.
    """

    def __init__(
        self,
        store: ModelStore | None = None,
        device: str = "auto",
        tier: str = "",
        history: Path | None = None,
    ) -> None:
        self.store = store or ModelStore()
        self.device = device
        self.tier = tier
        self.lost = ""
        self._history_folder = history
        self._history: History | None = None
        self._numbers: dict[tuple[str, ...], dict[str, int]] = {}
        self._facts: Device | None = None
        self._residency: Residency | None = None
        self._too_much: dict[tuple[str, str, int, bool], str] = {}

    def run(
        self,
        method_id: str,
        request: Any,
        ctx: RunContext,
        *,
        bundle: str = "",
        loras: Sequence[LoraUse] = (),
        threads: int = 0,
    ) -> Result:
        """Runs the way ``method_id`` on its request, with the weights ``bundle`` ("": any that do).

        ``loras``: added to the weights for this run; a way without models has no use for them.
        ``threads``: of the processor, for its models; 0 for all.
        Raises BadInput, ModelMissing, OutOfMemory with a hint, or Cancelled.
        """
        spec = method(method_id)
        if is_own(spec.id):
            return self._run(spec, request, ctx, bundle, loras, threads)
        return plugins.fenced(spec, lambda: self._run(spec, request, ctx, bundle, loras, threads))

    def _run(
        self,
        spec: MethodSpec,
        request: Any,
        ctx: RunContext,
        bundle: str,
        loras: Sequence[LoraUse],
        threads: int,
    ) -> Result:
        if spec.models:
            return self._run_with_models(spec, request, ctx, bundle, loras, threads)
        try:
            return load(spec.entry)(request, ctx)
        except MemoryError as error:
            raise OutOfMemory(
                "The picture did not fit into memory.",
                "Close other programs, or work on a smaller copy.",
            ) from error

    def models_for(self, roles: tuple[str, ...], bundle: str = "") -> Models:
        """The weights for these roles, outside of a run. Raises ModelMissing."""
        from colorstudio.engine.residency import LeasedModels

        found = self.store.bundle_for(roles, bundle)
        return LeasedModels(self.residency, found, roles)

    def installed(self, spec: MethodSpec, bundle: str = "") -> bool:
        """Whether the weights that a way asks for are there. Light: imports no torch."""
        if not spec.models:
            return True
        try:
            self.bundle_for(spec, bundle)
        except ModelMissing:
            return False
        return True

    def bundle_for(self, spec: MethodSpec, bundle: str = "") -> Bundle:
        """The weights with which a way would run, its optional roles too. Raises ModelMissing."""
        return self.store.bundle_for(spec.models, bundle, spec.optional)

    def bundles_for(self, spec: MethodSpec) -> list[Bundle]:
        """All weights with which a way can run, the one that it would take first."""
        return self.store.bundles_for(spec.models, spec.optional)

    def available(self, method_id: str) -> bool:
        """`installed`, by the way's id. Raises BadInput for an unknown one."""
        return self.installed(method(method_id))

    def forecast(
        self, method_id: str, request: Any, bundle: Bundle, threads: int = 0
    ) -> Forecast | None:
        """What a run will take. Light: takes milliseconds, imports no torch, from any thread.

        None for a way without models, and until it is known what the device is (`warm_up`, or the
        first run). Raises ModelMissing where the weights are gone.
        """
        spec = method(method_id)
        if not spec.models or self._facts is None:
            return None
        from colorstudio.engine.device import TIERS
        from colorstudio.engine.forecast import forecast

        tier = self._tier_of(spec, bundle, request)
        work = self._work(spec, request, bundle, tier, threads)
        held = self._residency is not None and self._residency.holds(bundle, spec.models)
        past = self._past.of(work) if self._past else ()
        flops, tile = self._facts.flops, TIERS[tier.name].vae_tile
        return forecast(work, past, flops=flops, loaded=held, tile=tile)

    @property
    def facts(self) -> Device:
        """What the models run on; imports torch. Raises BadInput where it is not there."""
        if self._facts is None:
            from colorstudio.engine.device import detect, use_cores

            use_cores()
            self._facts = detect(self.device)
        return self._facts

    @property
    def where(self) -> str:
        """The kind of device: "cpu", "cuda", "mps"; "" while it is not known. Imports nothing."""
        if self._facts is not None:
            return self._facts.device.type
        return "" if self.device == "auto" else self.device.partition(":")[0]

    def use(self, device: str) -> None:
        """Another device from now on, as for `Engine`; between runs only."""
        if device != self.device:
            self.free()
            self.device, self._facts, self._residency = device, None, None
            self._too_much.clear()

    @property
    def residency(self) -> Residency:
        """The models in memory; made with the first run of a model."""
        if self._residency is None:
            return self._place(self._first_tier())
        return self._residency

    def free(self) -> None:
        """Lets go of all models that no run has leased."""
        if self._residency is not None:
            self._residency.free()

    def close(self) -> None:
        """The end: lets go of everything."""
        self.free()
        self._residency = None

    def _run_with_models(
        self,
        spec: MethodSpec,
        request: Any,
        ctx: RunContext,
        bundle_id: str,
        loras: Sequence[LoraUse],
        threads: int,
    ) -> Result:
        from colorstudio.engine.device import threads as on_threads
        from colorstudio.engine.lora_runs import RunLoras
        from colorstudio.engine.loras import check_fit
        from colorstudio.engine.memory import is_lost
        from colorstudio.engine.model_run import ModelRun

        bundle = self.bundle_for(spec, bundle_id)
        check_fit(bundle, spec.models, loras)
        tier = self._tier_of(spec, bundle, request, bool(loras))
        roles, added = spec.models, RunLoras(loras)
        run = ModelRun(self.facts, bundle, roles, self._place, added, optional=spec.optional)
        try:
            with on_threads(threads):
                result = run(load(spec.entry), request, ctx, tier)
        except Exception as error:
            if self.where == "cpu" or not is_lost(error):
                raise
            log.error("The graphics card failed: %s", error)
            self._lose()
            ctx.step(0, 0, ON_THE_PROCESSOR)
            result = self._run_with_models(spec, request, ctx, bundle_id, loras, threads)
            return replace(result, notes=(LOST_NOTE, *result.notes))
        self._remember(self._work(spec, request, bundle, run.tier, threads), run.timing)
        if run.tier is not tier:
            self._too_much[*_size(spec, bundle, request), bool(loras)] = run.tier.name
        return result

    def _lose(self) -> None:
        """The graphics card has failed: what lies on it is gone, and the processor goes on."""
        from colorstudio.engine.device import detect

        self.lost = self.facts.name
        with suppress(Exception):  # a driver that has failed refuses that as well
            self.free()
        self.device, self.tier = "cpu", ""
        self._facts, self._residency = detect("cpu"), None
        self._too_much.clear()

    def _tier_of(
        self, spec: MethodSpec, bundle: Bundle, request: Any, with_loras: bool = False
    ) -> Tier:
        """What was too much once is not tried again: the same request gives the same pixels.

        LoRAs take memory of their own: what was too much with them may do without.
        """
        from colorstudio.engine.device import TIERS

        size, known = _size(spec, bundle, request), self._too_much
        lower = known.get((*size, with_loras)) or known.get((*size, False))
        return TIERS[lower] if lower else self._first_tier()

    def _first_tier(self) -> Tier:
        from colorstudio.engine.device import TIERS

        return TIERS[self.tier or self.facts.tier]

    def _work(
        self, spec: MethodSpec, request: Any, bundle: Bundle, tier: Tier, threads: int = 0
    ) -> Work:
        from colorstudio.engine.forecast import Work, step_weights, weights_of, work_pixels

        roles = *spec.models, *spec.optional
        key = *(str(bundle.home(role).root) for role in roles), spec.id
        if key not in self._numbers:
            self._numbers[key] = weights_of(bundle, roles)
        numbers, device = self._numbers[key], self.facts.device
        return Work(
            method=spec.id,
            bundle=bundle.id,
            device=self.facts.name + (f", threads: {threads}" if threads else ""),
            tier=tier.name,
            steps=int(getattr(request, "steps", 1)),
            pixels=work_pixels(request, bundle.resolution),
            weights=sum(n * tier.dtype(role, device).itemsize for role, n in numbers.items()),
            unet_weights=step_weights(numbers),
        )

    @property
    def _past(self) -> History | None:
        if self._history is None and self._history_folder is not None:
            from colorstudio.engine.forecast import History

            self._history = History(self._history_folder)
        return self._history

    def _remember(self, work: Work, timing: Timing) -> None:
        from colorstudio.engine.forecast import PastRun

        if self._past is not None:
            run = PastRun(
                steps=work.steps,
                pixels=work.pixels,
                seconds=timing.seconds,
                loading=timing.loading,
                stepping=timing.stepping,
                peak=timing.peak,
                weights=timing.weights,
            )
            self._past.record(work, run)

    def _place(self, tier: Tier) -> Residency:
        """The residency for a tier; models of another tier are let go."""
        from colorstudio.engine.residency import Residency

        if self._residency is None or self._residency.tier is not tier:
            self.free()
            self._residency = Residency.of(self.facts, tier)
        return self._residency


def _size(spec: MethodSpec, bundle: Bundle, request: Any) -> tuple[str, str, int]:
    """What decides whether a run fits into memory."""
    from colorstudio.engine.forecast import work_pixels

    return spec.id, bundle.id, work_pixels(request, bundle.resolution)
