"""The command `sketch` and `batch sketch`, as a script would use them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from colorstudio import cli
from colorstudio.cli.sketch import split_reference
from colorstudio.imaging import hints, io
from colorstudio.imaging.color import Color
from colorstudio.imaging.color_named import named_color
from colorstudio.imaging.pixels import Pixels

PRINCESS = "1f478"
HAIR, FACE, CROWN, GROUND = (300, 330), (500, 780), (510, 240), (40, 40)
"""Pixels of the princess' drawing at 1024 x 1024."""
CAST = {
    "name": "Princess",
    "parts": [
        {"name": "hair", "color": "#8462c8"},
        {"name": "skin", "color": "#ffc038"},
        {"name": "crown", "color": "#f09838"},
    ],
    "reference": "princess.png",
}


@pytest.fixture
def princess(shared_data: Path) -> Path:
    return shared_data / "lineart" / "symbola_1024" / f"{PRINCESS}_princess.png"


@pytest.fixture
def painted(shared_data: Path) -> Path:
    return shared_data / "illustrations" / "fluentui-emoji" / "3d" / f"{PRINCESS}.png"


@pytest.fixture
def cast(painted: Path, tmp_path: Path) -> Path:
    """A cast file with its reference beside it."""
    (tmp_path / "princess.png").write_bytes(painted.read_bytes())
    path = tmp_path / "cast.json"
    path.write_text(json.dumps(CAST))
    return path


@pytest.fixture
def rings(tmp_path: Path) -> Path:
    """Two rings in frames, 640 x 400."""
    page = np.full((400, 640, 3), 255, np.uint8)
    for x in (30, 340):
        cv2.rectangle(page, (x, 30), (x + 270, 370), (0, 0, 0), 5)
        cv2.circle(page, (x + 135, 200), 70, (0, 0, 0), 4, cv2.LINE_AA)
    cv2.imwrite(str(tmp_path / "page.png"), page)
    return tmp_path / "page.png"


LEFT, RIGHT = (165, 200), (475, 200)


def run(capsys: pytest.CaptureFixture[str], *line: object) -> dict[str, Any]:
    status = cli.main([*(str(part) for part in line), "--json"])
    printed = capsys.readouterr()
    assert status == 0, printed.err
    return json.loads(printed.out)


def refused(capsys: pytest.CaptureFixture[str], *line: object) -> str:
    """What is said by a command that exits with status 2."""
    assert cli.main([str(part) for part in line]) == 2
    return capsys.readouterr().err


def at(path: Path, place: tuple[int, int]) -> str:
    r, g, b = io.read(path).pixels.array[place[1], place[0], :3]
    return f"#{r:02x}{g:02x}{b:02x}"


def flat(path: Path, color: str) -> Path:
    codes = np.full((12, 12, 4), 255, np.uint8)
    codes[..., :3] = Color.from_hex(color).rgb8
    io.write(path, Pixels(codes))
    return path


def test_a_reference_colours_a_real_drawing(
    princess: Path, painted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.png"
    said = run(capsys, "sketch", princess, "-o", out, "--reference", painted)
    assert said["seals"] == {"ink_changed_pixels": 0}
    assert (said["output"], said["way"]) == (str(out), "instant")
    assert said["recipe"]["way"] == "sketch.instant"
    before, after = io.read(princess).pixels.array, io.read(out).pixels.array
    black = (before == (0, 0, 0, 255)).all(axis=-1)
    assert black.sum() > 10_000
    assert (after[black] == before[black]).all()
    assert at(out, GROUND) == "#ffffff"
    hair, face = Color.from_hex(at(out, HAIR)), Color.from_hex(at(out, FACE))
    assert hair.b < -20
    assert face.b > 20


def test_a_cast_obeys_words_and_its_hints_can_be_edited(
    princess: Path, cast: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, kept = tmp_path / "out.png", tmp_path / "kept.json"
    said = run(
        capsys,
        *("sketch", princess, "-o", out, "--cast", cast, "--save-hints", kept),
        *("--words", "hair: dark green; skin: brown skin"),
    )
    assert said["hints"] == str(kept)
    assert at(out, HAIR) == named_color("dark green").hex
    assert at(out, FACE) == named_color("brown skin").hex
    assert at(out, CROWN) == "#f09838"
    assert set(hints.load(kept).groups) == {"hair", "skin", "crown"}
    run(capsys, "sketch", princess, "-o", out, "--hints", kept, "--words", "hair: crimson")
    assert at(out, HAIR) == named_color("crimson").hex
    assert at(out, FACE) == named_color("brown skin").hex


def test_another_seed_and_generated_options(
    princess: Path, painted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipes = [
        run(
            capsys,
            *("sketch", princess, "-o", tmp_path / "o.png", "--reference", painted),
            *("--seed", seed, "--gap", 3, "--paper", "none", "--no-lettering"),
        )["recipe"]
        for seed in (0, 1, 2)
    ]
    assert [r["seed"] for r in recipes] == [0, 1, 2]
    assert len({json.dumps(r["hints"]) for r in recipes}) > 1
    assert (recipes[0]["gap"], recipes[0]["paper"], recipes[0]["lettering"]) == (3, "none", False)
    assert io.read(tmp_path / "o.png").pixels.array[GROUND[1], GROUND[0], 3] == 0


def test_references_of_masks_and_panels(
    rings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    red, green = flat(tmp_path / "a@2x.png", "#d02020"), flat(tmp_path / "g.png", "#20a040")
    out = tmp_path / "out.png"
    bound = ("--reference", f"{red}@panel:2", "--reference", f"{green}@panel:1")
    run(capsys, "sketch", rings, "-o", out, *bound)
    assert (at(out, LEFT), at(out, RIGHT)) == ("#20a040", "#d02020")
    mask = np.zeros((200, 320), np.uint8)
    mask[:, 160:] = 255
    cv2.imwrite(str(tmp_path / "right.png"), mask)
    run(capsys, "sketch", rings, "-o", out, "--reference", f"{red}@{tmp_path / 'right.png'}")
    assert (at(out, LEFT), at(out, RIGHT)) == ("#ffffff", "#d02020")
    run(capsys, "sketch", rings, "-o", out, "--reference", red, "--panel", 1)
    assert (at(out, LEFT), at(out, RIGHT)) == ("#d02020", "#ffffff")


def test_masks_of_hints_are_found_from_where_the_hints_are_saved(
    rings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mask = np.zeros((400, 640), np.uint8)
    mask[:200] = 255
    cv2.imwrite(str(tmp_path / "top.png"), mask)
    row = {"x": 165, "y": 160, "color": "#d02020", "mask": "top.png"}
    given, kept = tmp_path / "h.json", tmp_path / "sub" / "h.json"
    given.write_text(json.dumps({"size": [640, 400], "points": [row]}))
    kept.parent.mkdir()
    out = tmp_path / "out.png"
    for file in (given, kept):
        run(capsys, "sketch", rings, "-o", out, "--hints", file, "--save-hints", kept)
        assert at(out, (165, 160)) == "#d02020"
        assert at(out, (165, 240)) == "#ffffff"


def test_layered_files_show_the_same_picture(
    princess: Path, cast: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from psd_tools import PSDImage

    from colorstudio.document.files import solved
    from colorstudio.document.project_file import load
    from colorstudio.document.pyramid import Pyramid
    from colorstudio.document.render import flatten
    from colorstudio.methods.base import Quiet

    order = ("--cast", cast, "--words", "hair: teal")
    run(capsys, "sketch", princess, "-o", tmp_path / "o.png", *order)
    wanted = io.read(tmp_path / "o.png").pixels.array
    for ending in (".colorstudio", ".ora", ".psd"):
        path = tmp_path / f"o{ending}"
        said = run(capsys, "sketch", princess, "-o", path, *order)
        assert said["seals"] == {"ink_changed_pixels": 0}
        if ending == ".psd":
            top = {layer.name: layer for layer in PSDImage.open(path)}
            assert list(top)[-2:] == ["Flats", "Ink"]
            names = [layer.name for layer in top["Flats"]]  # type: ignore[union-attr]
            assert set(names) == {"Paper", "hair", "skin", "crown"}
            continue
        state, _ = load(path)
        assert np.array_equal(flatten(state, solved(state, Pyramid(), Quiet())).array, wanted)
        assert (state.flats_layer is not None) == (ending == ".colorstudio")


def test_layers_by_region(rings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from psd_tools import PSDImage

    out = tmp_path / "o.psd"
    run(capsys, "sketch", rings, "-o", out, "--words", "a: red", "--layers-by", "region")
    flats = next(layer for layer in PSDImage.open(out) if layer.name == "Flats")
    assert len(list(flats)) == 5  # type: ignore[arg-type]


def test_a_folder_of_pages_with_a_cast(
    rings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages, done = tmp_path / "pages", tmp_path / "done"
    pages.mkdir()
    for name in ("1.png", "2.png"):
        (pages / name).write_bytes(rings.read_bytes())
    (pages / "3.png").write_bytes(b"no picture")
    plain = tmp_path / "c.json"
    plain.write_text(json.dumps({"parts": [{"name": "all", "color": "red"}]}))
    line = ["batch", "sketch", pages, done, "--cast", plain, "--words", "all: teal"]
    status = cli.main([*(str(p) for p in line), "--save-hints", str(tmp_path / "marks"), "--json"])
    said = json.loads(capsys.readouterr().out)
    assert status == 2
    assert [Path(p).name for p in said["done"]] == ["1.png", "2.png"]
    assert [Path(f["input"]).name for f in said["failed"]] == ["3.png"]
    assert said["seals"] == {"ink_changed_pixels": 0}
    for name in ("1", "2"):
        assert at(done / f"{name}.png", LEFT) == named_color("teal").hex
        assert hints.load(tmp_path / "marks" / f"{name}.json").groups == ("all",)
    (pages / "3.png").unlink()
    said = run(capsys, *line[:3], tmp_path / "psd", "--cast", plain, "--format", "psd")
    assert [Path(p).name for p in said["done"]] == ["1.psd", "2.psd"]


def test_pages_of_one_name_keep_their_own_hints(
    rings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages, marks = tmp_path / "pages", tmp_path / "marks"
    pages.mkdir()
    drawing = io.read(rings).pixels
    for ending in ("bmp", "png"):
        io.write(pages / f"a.{ending}", drawing)
    run(
        capsys,
        *("batch", "sketch", pages, tmp_path / "done", "--words", "all: teal"),
        *("--save-hints", marks),
    )
    assert sorted(path.name for path in marks.iterdir()) == ["a-png.json", "a.json"]


def test_nothing_is_written_over_what_was_read(
    rings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, before = tmp_path / "out.png", rings.read_bytes()
    cast = tmp_path / "c.json"
    cast.write_text(json.dumps({"parts": [{"name": "all", "color": "red"}]}))
    line = ("sketch", rings, "--cast", cast)
    assert "take the place" in refused(capsys, *line, "-o", rings)
    assert "ends with .json" in refused(capsys, *line, "-o", out, "--save-hints", rings)
    assert "ends with .json" in refused(capsys, *line, "-o", out, "--save-hints", cast)
    nowhere = tmp_path / "none" / "h.json"
    assert "does not exist" in refused(capsys, *line, "-o", out, "--save-hints", nowhere)
    assert not out.exists()
    assert rings.read_bytes() == before
    assert "parts" in json.loads(cast.read_text())


def test_results_of_a_folder_need_a_folder(
    rings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "1.png").write_bytes(rings.read_bytes())
    assert "is not a folder" in refused(capsys, "batch", "sketch", pages, rings)


def test_what_is_left_aside_is_said(
    rings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.png"
    said = run(capsys, "sketch", rings, "-o", out, "--edits", "e.json", "--steps", 4)
    notes = " ".join(said["notes"])
    assert "--edits was left aside" in notes
    assert "--steps was left aside" in notes
    assert "Nothing said which colours" in notes
    assert np.array_equal(io.read(out).pixels.array, io.read(rings).pixels.array)


def test_a_missing_model_is_status_3(
    rings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["sketch", str(rings), "-o", str(tmp_path / "o.png"), "--way", "reference"]
    assert cli.main(line) == 3
    assert "not installed" in capsys.readouterr().err
    assert not (tmp_path / "o.png").exists()


def test_bad_input_is_one_sentence(
    rings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    red = flat(tmp_path / "red.png", "#d02020")
    wide = tmp_path / "wide.png"
    cv2.imwrite(str(wide), np.full((10, 90), 255, np.uint8))
    empty = tmp_path / "empty.json"
    empty.write_text('{"name": "x", "parts": []}')
    out = tmp_path / "out.png"
    for options, words in (
        (["--reference", f"{red}@panel:7"], "no panel 7: it has 2 panels"),
        (["--reference", f"{red}@panel:0"], "no panel 0"),
        (["--reference", f"{red}@{wide}"], "wide.png is 90 x 10"),
        (["--reference", f"{red}@none.png"], "none.png"),
        (["--reference", "none.png"], "none.png"),
        (["--panel", "3"], "no panel 3"),
        (["--cast", empty], "no parts"),
        (["--cast", tmp_path / "none.json"], "none.json"),
        (["--words", "hair"], "hair"),
        (["--gap", "100"], "gap is 100"),
    ):
        said = refused(capsys, "sketch", rings, "-o", out, *options)
        assert words in said, said
        assert len(said.splitlines()) == 1
        assert not out.exists()
    assert "picture" in refused(capsys, "sketch", rings, "-o", tmp_path / "out.xyz")


def test_a_name_with_an_at(tmp_path: Path) -> None:
    twice = tmp_path / "a@2x.png"
    twice.write_bytes(b"")
    assert split_reference(str(twice)) == (twice, "")
    assert split_reference(f"{twice}@panel:2") == (twice, "panel:2")
    assert split_reference("r.png@m.png") == (Path("r.png"), "m.png")
