"""Imports what models need while the window is in use: on a worker, in turns with the UI thread.

Whoever imports holds Python's lock. What would stop the window for longer than a tenth of a second
is kept from it: linking torch under the lock (`preload`), and long turns of the worker. The window
collects no garbage meanwhile, since that would look at all that an import has just made.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from colorstudio.engine.preload import preload

if TYPE_CHECKING:
    from colorstudio.engine.engine import Engine

MODULES = (
    "torch",
    "torch.nn",
    "torchvision",
    "safetensors.torch",
    "transformers.modeling_utils",
    "transformers.models.clip.modeling_clip",
    "transformers.models.clip.tokenization_clip",
    "diffusers.hooks",
    "diffusers.models.autoencoders.autoencoder_kl",
    "diffusers.models.autoencoders.autoencoder_tiny",
    "diffusers.models.unets.unet_2d_condition",
    "diffusers.models.attention_processor",
    "colorstudio.engine.loaders",
    "colorstudio.engine.residency",
    "colorstudio.engine.model_run",
    "colorstudio.engine.forecast",
    "colorstudio.diffusion.conditioning",
    "colorstudio.diffusion.latents",
    "colorstudio.diffusion.samplers",
)
"""All that a first run would import, the lazy ones of diffusers and transformers too."""

OPTIONAL = frozenset({"torchvision"})
"""Used by libraries where it is there; installers do without."""

LAZY = (
    ("diffusers", "UNet2DConditionModel"),
    ("diffusers", "AutoencoderKL"),
    ("diffusers", "AutoencoderTiny"),
    ("transformers", "CLIPTextModel"),
    ("transformers", "CLIPTokenizer"),
)
"""Names that a library looks up when they are first asked for."""

TURN_SECONDS = 0.001
"""How long the worker may keep the lock while another thread wants it; Python's own is 5 ms."""


def warm_up(check: Callable[[], None] = lambda: None, engine: Engine | None = None) -> None:
    """Makes ready what a first run would otherwise stop for: some seconds of imports.

    ``check``: called between steps; raises Cancelled. A step that was begun is finished, since half
    of torch cannot be taken back. ``engine``: also finds out what its device is.
    """
    with _short_turns():
        for step in _steps(engine):
            check()
            step()


def _steps(engine: Engine | None) -> Iterator[Callable[[], Any]]:
    yield preload
    for name in MODULES:
        if name in OPTIONAL and find_spec(name) is None:
            continue
        yield lambda name=name: import_module(name)
    for module, name in LAZY:
        yield lambda module=module, name=name: getattr(import_module(module), name)
    yield _quiet
    if engine is not None:
        yield lambda: engine.facts


def _quiet() -> None:
    from colorstudio.engine.loaders import quiet_libraries

    quiet_libraries()


@contextmanager
def _short_turns() -> Iterator[None]:
    turn = sys.getswitchinterval()
    sys.setswitchinterval(min(turn, TURN_SECONDS))
    try:
        yield
    finally:
        sys.setswitchinterval(turn)
