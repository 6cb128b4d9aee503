"""The one door to every way: a request goes in, a result comes out, and it blocks until then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from colorstudio.engine.store import ModelStore
from colorstudio.errors import ModelMissing, OutOfMemory
from colorstudio.methods.base import MethodSpec, Models, Result, RunContext
from colorstudio.methods.registry import load, method

if TYPE_CHECKING:
    from colorstudio.engine.device import Device, Tier
    from colorstudio.engine.residency import Residency


class Engine:
    """No Qt, no threads of its own; runs of ways with models come from one thread.

    ``device``: "auto", "cpu", "cuda", "cuda:1" or "mps". ``tier``: a row of `device.TIERS`; "" for
    the device's own. Nothing of torch is imported before the first run of a model.
    """

    def __init__(
        self, store: ModelStore | None = None, device: str = "auto", tier: str = ""
    ) -> None:
        self.store = store or ModelStore()
        self.device = device
        self.tier = tier
        self._facts: Device | None = None
        self._residency: Residency | None = None
        self._too_much: dict[tuple[str, str, int], str] = {}

    def run(self, method_id: str, request: Any, ctx: RunContext, *, bundle: str = "") -> Result:
        """Runs the way ``method_id`` on its request, with the weights ``bundle`` ("": any that do).

        Raises BadInput, ModelMissing, OutOfMemory with a hint, or Cancelled.
        """
        spec = method(method_id)
        if spec.models:
            return self._run_with_models(spec, request, ctx, bundle)
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
            self.store.bundle_for(spec.models, bundle)
        except ModelMissing:
            return False
        return True

    def available(self, method_id: str) -> bool:
        """`installed`, by the way's id. Raises BadInput for an unknown one."""
        return self.installed(method(method_id))

    @property
    def facts(self) -> Device:
        """What the models run on; imports torch. Raises BadInput where it is not there."""
        if self._facts is None:
            from colorstudio.engine.device import detect, use_cores

            use_cores()
            self._facts = detect(self.device)
        return self._facts

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
        self, spec: MethodSpec, request: Any, ctx: RunContext, bundle_id: str
    ) -> Result:
        from colorstudio.engine.device import TIERS
        from colorstudio.engine.forecast import work_pixels
        from colorstudio.engine.model_run import ModelRun

        bundle = self.store.bundle_for(spec.models, bundle_id)
        work = spec.id, bundle.id, work_pixels(request)
        # what was too much once is not tried again: the same request gives the same pixels
        tier = TIERS[self._too_much[work]] if work in self._too_much else self._first_tier()
        run = ModelRun(self.facts, bundle, spec.models, self._place)
        result = run(load(spec.entry), request, ctx, tier)
        if run.timing.tier != tier.name:
            self._too_much[work] = run.timing.tier
        return result

    def _first_tier(self) -> Tier:
        from colorstudio.engine.device import TIERS

        return TIERS[self.tier or self.facts.tier]

    def _place(self, tier: Tier) -> Residency:
        """The residency for a tier; models of another tier are let go."""
        from colorstudio.engine.residency import Residency

        if self._residency is None or self._residency.tier is not tier:
            self.free()
            self._residency = Residency.of(self.facts, tier)
        return self._residency
