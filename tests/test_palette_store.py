"""Named palettes between sessions: any name, several windows, damaged files, shipped ones."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio import paths
from colorstudio.errors import BadInput
from colorstudio.imaging import palette_files
from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import Palette, Role, Swatch
from colorstudio.palette_store import PaletteStore, file_name, shipped_folder, tidy

SEA = Palette(
    (
        Swatch(Color.from_hex("#102030"), "Deep", 0.25, locked=True, spot=True),
        Swatch(Color(52.5, 12.25, -33.0), "Mist", role=Role.paper),
    ),
    "Sea",
)


def store(tmp_path: Path) -> PaletteStore:
    return PaletteStore(tmp_path / "own" / "palettes")


def own(names: tuple[str, ...], of: PaletteStore) -> list[str]:
    return [n for n in names if not of.is_shipped(n)]


def test_what_was_kept_is_there_in_the_next_session(tmp_path):
    store(tmp_path).save(SEA)
    later = store(tmp_path)
    assert own(later.names(), later) == ["Sea"]
    assert later.load("Sea") == SEA
    assert later.problems() == ()


def test_palettes_lie_where_the_artists_things_lie(own_settings):
    PaletteStore().save(SEA)
    assert [p.name for p in (paths.data() / "palettes").iterdir()] == [file_name("Sea")]
    assert own_settings in paths.data().parents


def test_a_save_under_the_same_name_replaces(tmp_path):
    kept = store(tmp_path)
    kept.save(SEA)
    kept.save(Palette.of(["#fff"], " Sea\n"))
    assert kept.load("Sea") == Palette.of(["#fff"], "Sea")
    assert own(kept.names(), kept) == ["Sea"]


def test_delete_and_rename(tmp_path):
    kept = store(tmp_path)
    kept.save(SEA)
    kept.save(Palette.of(["#fff"], "Snow"))
    kept.rename("Sea", "sea")
    assert own(kept.names(), kept) == ["sea", "Snow"]
    assert kept.load("sea").swatches == SEA.swatches
    kept.rename("sea", "sea")
    with pytest.raises(BadInput, match="already a palette called “Snow”"):
        kept.rename("sea", "Snow")
    kept.delete("sea")
    assert own(kept.names(), kept) == ["Snow"]
    for gone in (kept.load, kept.delete, lambda name: kept.rename(name, "x")):
        with pytest.raises(BadInput, match="There is no palette called “sea”"):
            gone("sea")


@settings(max_examples=60)
@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_names_are_kept_apart_in_files_that_every_system_allows(tmp_path_factory, given_names):
    folder = tmp_path_factory.mktemp("palettes")
    kept = PaletteStore(folder, folder / "none")
    names = {tidy(n) for n in given_names} - {""}
    for name in names:
        kept.save(Palette.of(["#123456"], name))
    assert set(kept.names()) == names
    assert all(kept.load(name).name == name for name in names)
    files = [p.name for p in folder.iterdir()]
    assert len({f.casefold() for f in files}) == len(names)
    assert all(f.isascii() and len(f) < 80 and f[0].isalnum() for f in files)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "CON", "a/b\\c:d*?", "👩‍🎨 plein air", "色", "x" * 500, "."]
)
def test_names_that_are_dangerous_for_a_file_system(name, tmp_path):
    kept = store(tmp_path)
    kept.save(Palette.of(["#123456"], name))
    assert own(kept.names(), kept) == [name[:200]]
    assert [p.parent for p in tmp_path.rglob("*.json")] == [tmp_path / "own" / "palettes"]


def test_damaged_files_are_left_out_and_listed(tmp_path):
    kept = store(tmp_path)
    kept.save(SEA)
    folder = tmp_path / "own" / "palettes"
    (folder / "torn.json").write_text('{"name": "Torn", "col')
    (folder / "empty.json").touch()
    (folder / "folder.json").mkdir()
    (folder / "note.txt").write_text("not ours")
    (folder / ".sea.json.1234.part").write_text("a save under way")
    assert own(kept.names(), kept) == ["Sea"]
    problems = kept.problems()
    assert len(problems) == 3
    assert any("torn.json cannot be read as ColorStudio palette" in p for p in problems)
    kept.delete("Sea")
    assert (folder / "torn.json").exists()


def test_a_damaged_file_is_not_overwritten_by_a_palette_of_its_name(tmp_path):
    kept = store(tmp_path)
    kept.save(SEA)
    path = tmp_path / "own" / "palettes" / file_name("Sea")
    path.write_text(path.read_text()[:-20])
    os.utime(path, (1, 1))
    kept.save(SEA)
    assert kept.load("Sea") == SEA
    assert len(kept.problems()) == 1


def test_copies_made_by_hand_go_with_their_palette(tmp_path):
    kept = store(tmp_path)
    kept.save(SEA)
    path = tmp_path / "own" / "palettes" / file_name("Sea")
    path.with_name("copy.json").write_bytes(path.read_bytes())
    assert own(kept.names(), kept) == ["Sea"]
    kept.delete("Sea")
    assert own(kept.names(), kept) == []


def test_a_palette_that_another_window_changed_is_seen(tmp_path):
    here, there = store(tmp_path), store(tmp_path)
    here.save(SEA)
    assert there.load("Sea") == SEA
    here.save(Palette.of(["#fff", "#000"], "Sea"))
    assert there.load("Sea") == Palette.of(["#fff", "#000"], "Sea")
    here.delete("Sea")
    assert own(there.names(), there) == []


def test_two_windows_may_save_at_once(tmp_path):
    """Whoever comes last has the name; at no moment is the file half."""
    versions = [Palette.of([f"#{n:02x}0000"] * 40, "Sea") for n in range(30)]
    writers = [
        threading.Thread(target=lambda v=v: [store(tmp_path).save(p) for p in v])
        for v in (versions[:15], versions[15:])
    ]
    for thread in writers:
        thread.start()
    reader = store(tmp_path)
    while any(thread.is_alive() for thread in writers):
        assert reader.problems() == ()
    for thread in writers:
        thread.join()
    assert store(tmp_path).load("Sea") in versions
    files = list((tmp_path / "own" / "palettes").iterdir())
    assert [f.name for f in files] == [file_name("Sea")]


def test_shipped_palettes_are_there_and_stay_as_they_are(tmp_path):
    kept = store(tmp_path)
    shipped = [n for n in kept.names() if kept.is_shipped(n)]
    assert 6 <= len(shipped) <= 10
    assert kept.problems() == ()
    name = shipped[0]
    for change in (
        lambda: kept.save(Palette.of(["#fff"], name)),
        lambda: kept.delete(name),
        lambda: kept.rename(name, "Mine"),
    ):
        with pytest.raises(BadInput, match="comes with ColorStudio"):
            change()
    assert kept.load(name).checked()


def test_every_shipped_palette_is_sound_and_named():
    files = sorted(shipped_folder().glob("*.json"))
    palettes = [palette_files.read(path) for path in files]
    assert len(files) == len({p.name for p in palettes})
    assert all(s.name for p in palettes for s in p.checked())
    assert any(s.share for p in palettes for s in p)
    assert (shipped_folder() / "LICENCE.md").is_file()


def test_palettes_without_name_or_colours_are_refused(tmp_path):
    kept = store(tmp_path)
    with pytest.raises(BadInput, match="has no name"):
        kept.save(Palette.of(["#fff"], " \n"))
    with pytest.raises(BadInput, match="palette is empty"):
        kept.save(Palette((), "Nothing"))
    assert own(kept.names(), kept) == []


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "own").touch()
    kept = store(tmp_path)
    assert own(kept.names(), kept) == []
    with pytest.raises(BadInput, match="could not be made"):
        kept.save(SEA)
