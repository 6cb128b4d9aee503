"""What the mini bundle says of itself besides its weights: words for people, choices, defaults."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from colorstudio import resources

NAME = "training/mini-about.toml"


@dataclass(frozen=True)
class About:
    """As in `Bundle`. ``notes``: of how the weights came about, for the card."""

    notes: tuple[str, ...] = ()
    knows: tuple[str, ...] = ()
    constants: Mapping[str, Any] = field(default_factory=dict)
    defaults: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def about(path: Path | None = None) -> About:
    """What stands in resources/training/mini-about.toml, or in another such file.

    Raises OSError, and TypeError or ValueError for a file of another form: it is ours.
    """
    facts = tomllib.loads((path or resources.path(NAME)).read_text("utf-8"))
    for name in ("notes", "knows"):
        facts[name] = tuple(facts.get(name, ()))
    return About(**facts)
