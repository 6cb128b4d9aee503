"""The moving average of weights that learn: what is kept of them in the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from torch import Tensor, nn


class Averages:
    """Exponential moving averages of the parameters of some modules, by name (diffusers' EMA)."""

    def __init__(self, modules: Mapping[str, nn.Module], decay: float) -> None:
        from diffusers.training_utils import EMAModel

        self._parameters = [p for module in modules.values() for p in module.parameters()]
        self._names = [
            f"{name}.{of}"
            for name, module in modules.items()
            for of, _ in module.named_parameters()
        ]
        self._model: Any = EMAModel(self._parameters, decay=decay, foreach=True)

    @property
    def steps(self) -> int:
        return self._model.optimization_step

    def weights(self) -> dict[str, Tensor]:
        return dict(zip(self._names, self._model.state_dict()["shadow_params"], strict=True))

    def load(self, weights: Mapping[str, Tensor], steps: int) -> None:
        """Goes on from where `weights` and `steps` were. Raises KeyError, RuntimeError."""
        for parameter, name in zip(self._model.shadow_params, self._names, strict=True):
            parameter.data.copy_(weights[name])
        self._model.optimization_step = steps

    def step(self) -> None:
        """After a step of the optimiser."""
        for parameter in self._parameters:  # those at rest would be copied instead of averaged
            parameter.requires_grad_(True)
        self._model.step(self._parameters)

    def settle(self) -> None:
        """The modules hold the averages from now on."""
        self._model.copy_to(self._parameters)

    @contextmanager
    def shown(self) -> Iterator[None]:
        """The modules hold the averages, then what they held before."""
        self._model.store(self._parameters)
        self.settle()
        try:
            yield
        finally:
            self._model.restore(self._parameters)
