"""The one door to every way: a request goes in, a result comes out, and it blocks until then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from colorstudio.engine.store import ModelStore
from colorstudio.errors import OutOfMemory
from colorstudio.methods.base import Models, Result, RunContext
from colorstudio.methods.registry import load, method

if TYPE_CHECKING:
    from colorstudio.engine.residency import Residency


class Engine:
    """No Qt, no threads of its own; runs of ways with models come from one thread.

    ``device``: "auto", "cpu", "cuda" or "mps".
    """

    def __init__(self, store: ModelStore | None = None, device: str = "auto") -> None:
        self.store = store or ModelStore()
        self.device = device
        self._residency: Residency | None = None

    def run(self, method_id: str, request: Any, ctx: RunContext, *, bundle: str = "") -> Result:
        """Runs the way ``method_id`` on its request, with the weights ``bundle`` ("": any that do).

        Raises BadInput, ModelMissing, OutOfMemory with a hint, or Cancelled.
        """
        spec = method(method_id)
        if spec.models:
            ctx = _WithModels(ctx, self.models_for(spec.models, bundle))
        try:
            return load(spec.entry)(request, ctx)
        except MemoryError as error:
            raise OutOfMemory(
                "The picture did not fit into memory.",
                "Close other programs, or work on a smaller copy.",
            ) from error

    def models_for(self, roles: tuple[str, ...], bundle: str = "") -> Models:
        """The weights for these roles. Raises ModelMissing."""
        from colorstudio.engine.residency import LeasedModels

        return LeasedModels(self.residency, self.store.bundle_for(roles, bundle))

    @property
    def residency(self) -> Residency:
        """The models in memory; made with the first run of a model."""
        if self._residency is None:
            import torch

            from colorstudio.engine.residency import Residency

            self._residency = Residency(torch.device("cpu"), torch.float32)
        return self._residency


class _WithModels:
    """A `ModelContext`: the caller's context, and the models."""

    def __init__(self, ctx: RunContext, models: Models) -> None:
        self._ctx = ctx
        self.models = models

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        self._ctx.step(done, total, stage, preview)
