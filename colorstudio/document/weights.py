"""Which weights a picture was made with, and what their licences allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from colorstudio.document.state import DocumentState


def weights_of(state: DocumentState) -> tuple[Mapping[str, Any], ...]:
    """The facts of the weights that made any of the picture, each once.

    As `engine.model_run` puts them into a recipe: bundle, title, fingerprint, licence, ... Layers
    that were deleted count: a copy of one, or what was painted after it, may be there still.
    """
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for recipe in state.recipes:
        for facts in _weights(recipe):
            key = str(facts.get("bundle", "")), str(facts.get("fingerprint", ""))
            found.setdefault(key, facts)
    return tuple(found.values())


def noncommercial(state: DocumentState) -> tuple[str, ...]:
    """Titles of the weights behind the picture that may not be used commercially, with licence."""
    return tuple(
        f"{facts.get('title') or facts.get('bundle')} ({facts['licence'].get('id', 'unknown')})"
        for facts in weights_of(state)
        if not facts["licence"].get("commercial", True)
    )


def _weights(value: Any) -> Iterator[Mapping[str, Any]]:
    """Facts of weights anywhere in a recipe: a look holds the recipe of the run behind it."""
    if isinstance(value, Mapping):
        if isinstance(value.get("licence"), Mapping):
            yield value
        for inner in value.values():
            yield from _weights(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _weights(inner)
