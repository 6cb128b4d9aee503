"""What a set of weights is: its parts on disk and the facts that go with them. Imports no torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Licence:
    """``id``: short, as on the hub. ``text``: in one plain sentence what may be done."""

    id: str = "unknown"
    url: str = ""
    text: str = "The licence of these weights is not known."
    commercial: bool = True


@dataclass(frozen=True)
class Part:
    """Where the weights of one role lie.

    ``layout``: how the file is written ("diffusers", "ldm", "transformers", "segment_anything",
    ...; `engine.loaders` has a row for each). ``path``: a folder, or a file that may hold several
    roles, of which ``prefix`` begins this one's keys.
    """

    role: str
    path: Path
    layout: str = "diffusers"
    prefix: str = ""


@dataclass(frozen=True, eq=False)
class Bundle:
    """Weights that belong together.

    ``family``: a name in `engine.families.FAMILIES`. ``prediction_type``: "epsilon" or
    "v_prediction". ``resolution``: the side in pixels that they were trained at. ``source``: where
    they were found ("installed", "hub cache", ...). ``constants``: measured for these weights.
    ``defaults``: by a way's id, or "all", what fields of its request start with upon these weights.
    ``knows``: sentences for people on what they have seen, and what not to expect. ``base``: id of
    the weights that these were trained upon, "" for none. ``joined``: by role, whose parts those
    are that do not lie in the bundle itself.
    """

    id: str
    title: str
    family: str
    parts: Mapping[str, Part]
    root: Path
    licence: Licence = Licence()
    prediction_type: str = "epsilon"
    resolution: int = 512
    scaling_factor: float = 0.18215
    latent_channels: int = 4
    source: str = "installed"
    constants: Mapping[str, Any] = field(default_factory=dict)
    defaults: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    knows: tuple[str, ...] = ()
    base: str = ""
    joined: Mapping[str, Bundle] = field(default_factory=dict)

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(self.parts)

    @property
    def own_roles(self) -> frozenset[str]:
        """Without those that other bundles lent."""
        return frozenset(self.parts.keys() - self.joined.keys())

    def home(self, role: str) -> Bundle:
        """The bundle in which the part of a role lies: itself, or the one that lent it."""
        return self.joined.get(role, self)
