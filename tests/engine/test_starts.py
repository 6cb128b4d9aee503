"""Weights say where the fields of a request start; nonsense in their file is left aside."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from colorstudio.diffusion.bundle import Bundle, Part
from colorstudio.engine.starts import start_values
from colorstudio.methods.registry import load, method


def bundle(name: str, *roles: str, **defaults: dict[str, Any]) -> Bundle:
    parts = {role: Part(role, Path(name)) for role in roles}
    return Bundle(name, name, "colorstudio-mini", parts, Path(name), defaults=defaults)


def starts(weights: Bundle, way: str = "colorize.piggyback") -> dict[str, Any]:
    return start_values(method(way), load(method(way).request), weights)


def test_what_is_said_for_a_way_goes_before_what_is_said_for_all() -> None:
    said = {"all": {"steps": 20, "guidance": 3}, "colorize.piggyback": {"steps": 12}}
    weights = bundle("mini", **said)
    assert starts(weights) == {"steps": 12, "guidance": 3.0}
    assert starts(weights, "recolor.coloredit") == {"steps": 20, "guidance": 3.0}
    assert starts(bundle("plain")) == {}


def test_what_lends_its_parts_speaks_where_the_bundle_is_silent() -> None:
    roles = method("colorize.piggyback").models
    base = bundle("mini", *roles, all={"steps": 20, "guidance": 3.0})
    guider = bundle("guider", "guider", all={"steps": 30})
    lent = {role: base for role in roles if role != "guider"}
    joined = replace(guider, parts={**base.parts, **guider.parts}, joined=lent)
    assert starts(joined) == {"steps": 30, "guidance": 3.0}


@pytest.mark.parametrize(
    "values",
    [
        {"steps": 0}, {"steps": 20.5}, {"steps": "20"}, {"steps": True}, {"steps": None},
        {"steps": [1]}, {"sampler": "magic"}, {"prompt": 3}, {"image": "a.png"}, {"unheard": 1},
        {"hints": "H"}, {"sampler": ["ddim"]},
    ],
)  # fmt: skip
def test_what_a_field_does_not_take_is_left_aside(values: dict[str, Any]) -> None:
    assert starts(bundle("odd", all=values)) == {}


def test_words_and_choices_and_whole_numbers_are_taken() -> None:
    said = {"sampler": "ddim", "negative_prompt": "", "steps": 20.0}
    found = starts(bundle("mini", all=said))
    assert found == said
    assert type(found["steps"]) is int
