"""Packed collections: the same ids, words and families, and nothing held out in training's."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest

from colorstudio.errors import BadInput
from colorstudio.training.scenes import packed
from colorstudio.training.scenes.collection import Collection, collection_in
from colorstudio.training.scenes.families import HELD_OUT, TEST, TRAIN
from colorstudio.training.scenes.pictures import Scenes
from tests.tiny_collection import tiny_collection


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    return collection_in(tiny_collection(tmp_path_factory.mktemp("data")))


def seen(rgba: np.ndarray) -> np.ndarray:
    """Without the colours of what is transparent."""
    return np.where(rgba[..., 3:] == 0, 0, rgba)


@pytest.mark.parametrize("name", ["pack.zip", "pack"])
def test_a_lossless_pack_is_the_collection(
    collection: Collection, tmp_path: Path, name: str
) -> None:
    some = Collection(collection.items[::9], collection._read)
    packed.pack(some, some.items, tmp_path / name, lossless=True)
    again = collection_in(tmp_path / name)
    assert [vars(item) for item in again.items] == [vars(item) for item in some.items]
    for one, other in zip(some.items, again.items, strict=True):
        assert np.array_equal(seen(some.picture(one)), seen(again.picture(other)))
    # a run may go on with the pack of the folder that it was begun on
    assert Scenes(again, 4).fingerprint() == Scenes(some, 4).fingerprint()


def test_the_pack_for_training_is_small_and_close_and_has_nothing_of_the_tests(
    collection: Collection, tmp_path: Path
) -> None:
    items = packed.for_training(collection)
    assert {item.split for item in collection.items} - {item.split for item in items} == {TEST}
    some = items[::9]
    size = packed.pack(collection, some, tmp_path / "lossy.zip")
    assert size < packed.pack(collection, some, tmp_path / "whole.zip", lossless=True)
    again = collection_in(tmp_path / "lossy.zip")
    for one, other in zip(some, again.items, strict=True):
        apart = seen(collection.picture(one)).astype(float) - seen(again.picture(other))
        assert np.abs(apart).mean() < 8


def test_held_out_photos_are_never_packed_for_training(shared_data: Path) -> None:
    items = packed.for_training(collection_in(shared_data))
    assert len(items) > 5000
    assert not {item.family for item in items} & {*HELD_OUT}
    assert not [item.id for item in items if any(name in item.id for name in HELD_OUT)]


def test_the_pack_of_the_tables_is_the_whole_test_split_to_the_bit(
    collection: Collection, tmp_path: Path
) -> None:
    items = packed.for_tables(collection)
    assert items == collection.of(TEST)
    assert any(item.is_photo for item in items)
    packed.pack(collection, items, tmp_path / "tables.zip", lossless=True)
    again = collection_in(tmp_path / "tables.zip")
    for one, other in zip(items, again.items, strict=True):
        assert np.array_equal(seen(collection.picture(one)), seen(again.picture(other)))
    # pictures are painted from the words of what they were trained on, which is not in it
    assert not again.of(TRAIN)
    assert again.training_words == collection.training_words != ()


def test_nothing_is_trained_on_the_pack_of_the_tables(
    collection: Collection, tmp_path: Path
) -> None:
    packed.pack(collection, packed.for_tables(collection)[:1], tmp_path / "tables.zip")
    with pytest.raises(BadInput, match="no pictures of the split “train”"):
        Scenes(collection_in(tmp_path / "tables.zip"), 4)


def test_a_pack_is_equal_each_time_and_goes_into_other_processes(
    collection: Collection, tmp_path: Path
) -> None:
    for name in ("one.zip", "two.zip"):
        packed.pack(collection, collection.items[:3], tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    again = pickle.loads(pickle.dumps(collection_in(tmp_path / "one.zip")))
    assert again.picture(again.items[0]).shape[-1] == 4


def test_a_pack_names_whose_pictures_they_are(collection: Collection, tmp_path: Path) -> None:
    packed.pack(collection, collection.items[:1], tmp_path / "pack")
    notice = (tmp_path / "pack" / "licences" / "NOTICE.md").read_text("utf-8")
    assert "Microsoft" in notice
    assert "MIT License" in (tmp_path / "pack" / "licences" / "Fluent-MIT.txt").read_text("utf-8")


def test_what_is_no_pack_is_said(collection: Collection, tmp_path: Path) -> None:
    (tmp_path / "no.zip").write_bytes(b"PK nonsense")
    with pytest.raises(BadInput, match=r"no\.zip is no packed collection"):
        collection_in(tmp_path / "no.zip")
    packed.pack(collection, collection.items[:1], tmp_path / "pack")
    (tmp_path / "pack" / packed.place_of(collection.items[0].id)).write_bytes(b"RIFF")
    damaged = collection_in(tmp_path / "pack")
    with pytest.raises(BadInput, match="missing or damaged"):
        damaged.picture(damaged.items[0])
