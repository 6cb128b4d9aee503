"""Names of exported files: fields, and what no system takes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.document.export_names import (
    FIELDS,
    LONGEST_BYTES,
    RESERVED,
    expanded,
    free_path,
    named_path,
    safe,
)
from colorstudio.errors import BadInput

VALUES = {
    "name": "Portrait 1912",
    "task": "recolor",
    "way": "instant",
    "layer": "Jacke/Ärmel",
    "color": "c08040",
    "color_name": "muted orange",
    "width": 640,
    "height": 480,
    "date": datetime(2025, 3, 4, 5, 6, 7),
    "time": datetime(2025, 3, 4, 5, 6, 7),
    "n": 3,
}


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{name}-{task}-{color}-{n:02}", "Portrait 1912-recolor-c08040-03"),
        ("{name} {date} {time}", "Portrait 1912 2025-03-04 05-06-07"),
        ("{date:%d.%m.%Y}_{width}x{height}", "04.03.2025_640x480"),
        ("{time:%H:%M}", "05-06"),
        ("{layer}, {color_name}", "Jacke-Ärmel, muted orange"),
        ("no field", "no field"),
        ("{{{n}}}", "{3}"),
        ("{n:4}|", "3-"),
    ],
)
def test_fields_are_filled_in(template: str, name: str) -> None:
    assert expanded(template, VALUES) == name


def test_every_field_can_be_used() -> None:
    assert set(VALUES) == set(FIELDS)
    for field in FIELDS:
        assert expanded(f"{{{field}}}", VALUES) != "picture"


def test_what_is_missing_leaves_no_hole() -> None:
    assert expanded("{name}-{layer}-{color}", {"name": "a"}) == "a"
    assert expanded("{layer} - {name}", {"name": "a", "layer": ""}) == "a"
    assert expanded("{name}--{way}--{n}", {"name": "a--b", "n": 1, "way": "x"}) == "a--b--x--1"
    assert expanded("{layer}", {}) == "picture"


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{nmae}", "There is no “{nmae}”"),
        ("{}", "There is no “{}”"),
        ("{0}", "There is no “{0}”"),
        ("{name.__class__}", "There is no"),
        ("{name[0]}", "There is no"),
        ("{name!r}", "There is no"),
        ("{name", "braces"),
        ("name}", "braces"),
        ("{n:999999999}", "is not how"),
        ("{n:{width}}", "is not how"),
        ("{name:>80}", "is not how"),
        ("{date:" + "%Y" * 30 + "}", "is not how"),
    ],
)
def test_other_fields_are_refused_in_a_sentence(template: str, words: str) -> None:
    with pytest.raises(BadInput, match=words.replace("{", r"\{")):
        expanded(template, VALUES)


@given(st.text(max_size=300))
def test_every_name_is_safe(text: str) -> None:
    name = safe(text)
    assert name
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert name == name.strip(" .")
    assert len(name.encode()) <= LONGEST_BYTES + 1
    assert name.split(".")[0].lower() not in RESERVED
    assert safe(name) == name


@given(st.text(max_size=60))
def test_any_template_gives_a_name_or_a_sentence(template: str) -> None:
    try:
        name = expanded(template, VALUES)
    except BadInput:
        return
    assert name == safe(name)


@pytest.mark.parametrize("name", ["CON", "nul.tar", "Com1", "LPT9.a.b", "aux "])
def test_names_of_devices_are_changed(name: str) -> None:
    assert safe(name).startswith("_")


def test_a_long_name_is_cut_between_letters() -> None:
    assert len(safe("ü" * 400).encode()) <= LONGEST_BYTES
    assert set(safe("色" * 400)) == {"色"}


def test_a_free_name_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    assert free_path(path) == path
    path.touch()
    (tmp_path / "a 2.png").touch()
    assert free_path(path).name == "a 3.png"
    assert free_path(path, [tmp_path / "A 3.PNG"]).name == "a 4.png"


def test_the_number_counts_up_to_a_free_name(tmp_path: Path) -> None:
    values = {**VALUES, "n": 1}
    first = named_path(tmp_path, "x{n:02}", values, ".png")
    assert first.name == "x01.png"
    first.touch()
    assert named_path(tmp_path, "x{n:02}", values, ".png").name == "x02.png"
    (tmp_path / "x02.png").touch()
    assert named_path(tmp_path, "x{n:02}", {**values, "n": 2}, ".png").name == "x03.png"
    (tmp_path / "x.png").touch()
    assert named_path(tmp_path, "x", values, ".png").name == "x.png"


def test_a_number_that_was_cut_off_is_put_behind(tmp_path: Path) -> None:
    template = "x" * 300 + "{n}"
    first = named_path(tmp_path, template, VALUES, ".png")
    first.touch()
    second = named_path(tmp_path, template, VALUES, ".png")
    assert second != first
    assert not second.exists()
