"""The catalogue that ships: its licences are said plainly, and nothing in it is invented."""

from __future__ import annotations

import re

import pytest

from colorstudio.engine.catalog import catalogue
from colorstudio.engine.families import FAMILIES
from colorstudio.engine.listing import GROUP_OF_ROLE, groups
from colorstudio.engine.store import AN_ID
from colorstudio.errors import BadInput

MODELS = catalogue().models


@pytest.mark.parametrize("row", MODELS, ids=lambda row: row.id)
def test_a_model_names_what_a_person_decides_by(row) -> None:
    assert AN_ID.fullmatch(row.id)
    assert re.fullmatch(r"[\w.-]+/[\w.-]+", row.repo)
    assert row.licence.url.startswith("https://")
    assert row.licence.text.endswith(".")
    assert len(row.licence.text.split()) > 6
    assert row.size > 1e6
    family = FAMILIES[row.family]
    assert set(family.roles) <= row.parts.keys()
    assert row.prediction_type == family.prediction_type
    assert row.resolution == family.resolution
    assert row.group in groups()
    named = {GROUP_OF_ROLE[role] for role in row.parts if role in GROUP_OF_ROLE}
    assert (named or {"other"}) == {row.group}


@pytest.mark.parametrize("row", MODELS, ids=lambda row: row.id)
def test_files_have_whole_hashes_or_none_and_lie_where_the_parts_are(row) -> None:
    kept = [file.path or file.names[0] for file in row.files]
    assert len(kept) == len(set(kept))
    for file in row.files:
        assert re.fullmatch(r"([0-9a-f]{64})?", file.sha256)
        assert file.size > 0
        assert not any(name.startswith("/") or ".." in name for name in (*file.names, file.path))
    assert re.fullmatch(r"([0-9a-f]{64})?", row.original_sha256)
    pickles = [name for file in row.files for name in file.names if name.endswith((".bin", ".pt"))]
    assert bool(row.warning) is bool(pickles)
    for part in row.parts.values():
        inside = "" if part["path"] == "." else f"{part['path']}/"
        assert part["path"] in kept or any(name.startswith(inside) for name in kept)


def test_the_families_of_the_papers_and_the_masks_are_all_there() -> None:
    families = {row.family for row in MODELS}
    wanted = {"sd1", "sd2", "sd2-v", "sam-vit-b", "sam-vit-l", "sam-vit-h", "clip-vit-h-14"}
    assert wanted | {"ddcolor", "colorize-diffusion"} <= families


def test_what_was_taken_off_the_hub_or_never_published_says_so() -> None:
    removed = [row for row in MODELS if row.removed]
    assert {row.family for row in removed} == {"sd2", "sd2-v"}
    assert all("taken it off the hub" in row.note for row in removed)
    said = " ".join(row.title for row in catalogue().unavailable)
    assert "2304.11105" in said
    assert "2312.04145" in said


def test_a_mirror_is_known_for_its_model() -> None:
    row = catalogue().of_repo("Manojb/stable-diffusion-2-1-base")
    assert row is not None
    assert row.id == "sd21-base"
    with pytest.raises(BadInput, match="There are: sd15"):
        catalogue().model("sd3")
