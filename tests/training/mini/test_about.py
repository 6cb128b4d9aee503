"""What the mini bundle says of itself: short, and nothing that no way would take."""

from __future__ import annotations

from pathlib import Path

from colorstudio.diffusion.bundle import Bundle
from colorstudio.engine.starts import ANY_WAY, start_values
from colorstudio.methods.registry import METHODS, load, method
from colorstudio.training.mini.about import About, about

LONGEST = 240
"""Letters that stand below the menu of weights without pushing Run away."""


def test_what_it_knows_is_short_and_in_sentences() -> None:
    knows = about().knows
    assert knows
    assert sum(map(len, knows)) <= LONGEST
    assert all(text[0].isupper() and text.endswith(".") for text in knows)


def test_every_default_is_taken_by_a_way() -> None:
    said = about().defaults
    weights = Bundle("mini", "Mini", "colorstudio-mini", {}, Path(), defaults=said)
    starts = {
        spec.id: start_values(spec, load(spec.request), weights) for spec in METHODS if spec.models
    }
    for way, values in said.items():
        if way != ANY_WAY:
            assert values == {name: starts[method(way).id].get(name) for name in values}
    everywhere = {name for values in starts.values() for name in values}
    assert said.get(ANY_WAY, {}).keys() <= everywhere


def test_a_file_of_ones_own_is_read(tmp_path: Path) -> None:
    path = tmp_path / "about.toml"
    path.write_text('knows = ["Little."]\n[constants]\nx = 1\n[defaults.all]\nsteps = 5\n')
    assert about(path) == About((), ("Little.",), {"x": 1}, {"all": {"steps": 5}})
