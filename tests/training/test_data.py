"""Folders as samples: what is found, what is left out by name, what stands at which place."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging.io import write
from colorstudio.imaging.pixels import Pixels
from colorstudio.training.data import (
    Order,
    Places,
    Samples,
    batch_at,
    collated,
    pictures_in,
    sound,
)
from colorstudio.training.draws import Draw, Draws, key_of
from colorstudio.training.pictures import on_paper, side_by_side, square
from colorstudio.training.recipe import Picture
from tests.training.tiny_recipe import TinyRecipe, TinySettings

Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Makes a folder with pictures of these names."""

    def make(*names: str) -> Path:
        for n, name in enumerate(names):
            path = tmp_path / "pictures" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write(path, Pixels(np.full((6, 8, 4), (10 * n, 20, 30, 255), np.uint8)))
        return tmp_path / "pictures"

    return make


def captions(folder: Path, *rows: object, name: str = "captions.jsonl") -> Path:
    text = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    (folder / name).write_text(text, "utf-8")
    return folder / name


class TestFolders:
    def test_all_below_by_name_without_hidden_ones(self, folder: Folder) -> None:
        found = folder("b.png", "a/c.jpg", ".hidden.png", ".cache/d.png")
        (found / "notes.txt").write_text("no picture")
        names = [row.path.relative_to(found).as_posix() for row in pictures_in([found]).rows]
        assert names == ["a/c.jpg", "b.png"]

    def test_words_and_what_else_the_row_says(self, folder: Folder) -> None:
        found = folder("a.png", "b.png")
        captions(found, {"image": "b.png", "caption": "a boat", "year": 1890})
        plain, boat = pictures_in([found]).rows
        assert (plain.caption, boat.caption) == ("", "a boat")
        assert boat.facts["year"] == 1890
        only = pictures_in([found], only_captioned=True)
        assert [row.path.name for row in only.rows] == ["b.png"]

    def test_a_row_of_several_pictures_and_lists_of_words(self, folder: Folder) -> None:
        found = folder("flat/cat.png", "3d/cat.png")
        row = {"files": {"flat": "pictures/flat/cat.png", "3d": "pictures/3d/cat.png"}}
        file = captions(found.parent, {**row, "keywords": ["cat", "animal"]}, name="m.jsonl")
        keys = {"captions": file, "caption_key": "keywords"}
        both = pictures_in([found], image_key="files", **keys).rows
        assert [row.caption for row in both] == ["cat, animal"] * 2
        one = pictures_in([found], image_key="files.flat", **keys).rows
        assert {row.path.parent.name: row.caption for row in one} == {
            "3d": "",
            "flat": "cat, animal",
        }

    def test_captions_without_a_picture_are_named(self, folder: Folder) -> None:
        found = folder("a.png")
        rows = [{"image": f"{name}.png", "caption": name} for name in ("a", "gone", "lost")]
        captions(found, *rows, {"image": "../elsewhere/x.png", "caption": "not ours"})
        notes = pictures_in([found]).notes
        assert notes == ("Left out, captions without a picture: gone.png, lost.png.",)

    @pytest.mark.parametrize("name", [5, True, [["a.png"]], "a\0b", "n" * 5000])
    def test_what_is_no_name_is_no_picture(self, folder: Folder, name: object) -> None:
        found = folder("a.png")
        captions(found, {"image": name, "caption": "odd"}, {"image": "a.png", "caption": "a"})
        assert [row.caption for row in pictures_in([found]).rows] == ["a"]

    def test_captions_in_other_bytes_are_told_plainly(self, folder: Folder) -> None:
        found = folder("a.png")
        (found / "captions.jsonl").write_bytes(b"\xff\xfe")
        with pytest.raises(BadInput, match=r"captions\.jsonl is not text in UTF-8\. Save it"):
            pictures_in([found])

    def test_no_picture_of_any_caption(self, folder: Folder) -> None:
        found = folder("a.png")
        captions(found, {"image": "b.png", "caption": "b"})
        with pytest.raises(BadInput, match=r"No row of captions\.jsonl names a picture"):
            pictures_in([found])

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("{", "Line 2 of captions.jsonl is not JSON"),
            ("[1]", "Line 2 of captions.jsonl is not an object"),
            ("[" * 100_000, "Line 2 of captions.jsonl is not JSON"),
            (
                '{"image": "a.png", "caption": 7}',
                "Line 2 of captions.jsonl: “caption” is not words",
            ),
        ],
    )
    def test_a_line_that_is_no_row(self, folder: Folder, line: str, words: str) -> None:
        found = folder("a.png")
        captions(found, {"image": "a.png", "caption": "a"}, line)
        with pytest.raises(BadInput) as caught:
            pictures_in([found])
        assert words in caught.value.message

    def test_nothing_to_learn_from(self, tmp_path: Path, folder: Folder) -> None:
        with pytest.raises(BadInput, match="is not a folder"):
            pictures_in([tmp_path / "nowhere"])
        (tmp_path / "empty").mkdir()
        with pytest.raises(BadInput, match="There are no pictures in"):
            pictures_in([tmp_path / "empty"])
        with pytest.raises(BadInput, match="None of the pictures has words"):
            pictures_in([folder("a.png")], only_captioned=True)

    def test_sixteen_bits_and_other_profiles_come_as_srgb_bytes(self, tmp_path: Path) -> None:
        from colorstudio.imaging.profiles import named

        codes = np.full((4, 4, 4), 65535, np.uint16)
        codes[..., 1] = 20000
        write(tmp_path / "a.png", Pixels(codes, named("adobe-rgb")))
        rgb = pictures_in([tmp_path]).read(0).rgb
        assert rgb.dtype == np.uint8
        assert rgb.shape == (4, 4, 4)
        assert tuple(rgb[0, 0]) != (255, 78, 255, 255)

    def test_a_picture_is_read_once_where_there_is_room(self, folder: Folder) -> None:
        found = folder("a.png", "b.png")
        pictures = pictures_in([found], memory=6 * 8 * 4)
        first = pictures.read(0)
        assert pictures.read(0) is first
        assert pictures.read(1) is not pictures.read(1)

    def test_the_fingerprint_is_of_names_and_words(self, folder: Folder) -> None:
        found = folder("a.png", "b.png")
        before = pictures_in([found]).fingerprint()
        assert pictures_in([found]).fingerprint() == before
        captions(found, {"image": "a.png", "caption": "words"})
        assert pictures_in([found]).fingerprint() != before


class TestPlaces:
    @given(count=st.integers(1, 40), seed=st.integers(0, 9), epoch=st.integers(0, 3))
    def test_every_epoch_has_each_picture_once(self, count: int, seed: int, epoch: int) -> None:
        order = Order(count, seed)
        places = range(epoch * count, (epoch + 1) * count)
        assert sorted(order.at(place) for place in places) == list(range(count))

    def test_epochs_and_seeds_have_orders_of_their_own(self) -> None:
        orders = [
            [Order(30, seed).at(e * 30 + n) for n in range(30)] for seed in (0, 1) for e in (0, 1)
        ]
        assert len({tuple(order) for order in orders}) == 4

    @given(first=st.integers(0, 50), batch=st.integers(1, 4), processes=st.integers(1, 3))
    def test_processes_share_what_one_would_take(
        self, first: int, batch: int, processes: int
    ) -> None:
        alone = list(Places(first, 3, batch * processes))
        shared = [list(Places(first, 3, batch, rank, processes)) for rank in range(processes)]
        for n, whole in enumerate(alone):
            assert [place for rows in shared for place in rows[n]] == whole

    def test_keys_differ_and_stay(self) -> None:
        assert len({key_of(seed, place) for seed in range(20) for place in range(50)}) == 1000
        assert key_of(0, 0) == 2928822574489494037

    def test_samples_of_a_place_are_always_the_same(self, folder: Folder) -> None:
        pictures = pictures_in([folder("a.png", "b.png", "c.png")])
        recipe = TinyRecipe(TinySettings())
        one = batch_at(recipe, pictures, 0, range(4, 7))
        two = batch_at(recipe, pictures, 0, [6])
        assert torch.equal(one["rgb"][2:], two["rgb"])
        assert one["names"][2:] == two["names"]
        assert one["keys"].dtype == torch.int64
        assert torch.equal(
            Draws(one["keys"]).normal("noise", 3)[2:], Draws(two["keys"]).normal("noise", 3)
        )

    def test_an_unreadable_picture_gives_way_to_the_next(self, folder: Folder) -> None:
        found = folder("a.png", "b.png")
        (found / "a.png").write_bytes(b"nothing")
        batch = batch_at(TinyRecipe(TinySettings()), pictures_in([found]), 0, range(2))
        assert batch["names"] == ["b.png", "b.png"]
        assert [name for name, _ in batch["left_out"]] == ["a.png"]

    def test_all_unreadable(self, folder: Folder) -> None:
        found = folder("a.png", "b.png")
        for name in ("a.png", "b.png"):
            (found / name).write_bytes(b"nothing")
        with pytest.raises(BadInput, match=r"None of 2 pictures can be used: \w+\.png is"):
            batch_at(TinyRecipe(TinySettings()), pictures_in([found]), 0, [0])

    def test_workers_get_no_networks(self, folder: Folder) -> None:
        recipe = TinyRecipe(TinySettings())
        samples = Samples(recipe, pictures_in([folder("a.png")]), 0)
        assert samples._recipe.trained == {}
        assert recipe.trained
        assert sound(collated([samples[0]]))["rgb"].shape == (1, 3, 8, 8)


class TestSquares:
    def test_transparent_is_paper(self) -> None:
        rgba = np.array([[[0, 0, 0, 255], [0, 0, 0, 0], [100, 0, 0, 128]]], np.uint8)
        assert on_paper(rgba).tolist() == [[[0, 0, 0], [255] * 3, [177, 127, 127]]]

    @given(w=st.integers(1, 40), h=st.integers(1, 40), side=st.integers(4, 24))
    def test_any_picture_fills_a_square(self, w: int, h: int, side: int) -> None:
        picture = Picture("p", np.full((h, w, 4), 255, np.uint8))
        assert square(picture, side, Draw(3)).shape == (side, side, 3)

    def test_the_middle_where_nothing_is_drawn(self) -> None:
        rgb = np.zeros((4, 8, 4), np.uint8)
        rgb[..., 3] = 255
        rgb[:, :, 0] = np.arange(8) * 30
        picture = Picture("p", rgb)
        middle = square(picture, 4, Draw(1), crop=False, flip=False)
        assert middle[0, :, 0].tolist() == [60, 90, 120, 150]
        cut = {tuple(square(picture, 4, Draw(n))[0, :, 0].tolist()) for n in range(40)}
        assert len(cut) == 10

    def test_rows_for_the_eye(self) -> None:
        rows = torch.zeros(2, 3, 4, 5), torch.ones(2, 3, 4, 5)
        shown = side_by_side(*rows)
        assert shown.shape == (8, 10, 3)
        assert (int(shown[0, 0, 0]), int(shown[-1, -1, 0])) == (128, 255)
