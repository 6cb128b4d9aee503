"""The commands for palettes, objects, masks and folders, as a script would use them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from colorstudio import cli
from colorstudio.imaging import io
from colorstudio.imaging.color import Color, rgb_to_lab
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import SRGB

BALL = (60, 45, 30)
"""Middle x, y and radius of the red ball on the green field."""


ASEPRITE = (
    b"\x90\x00\x00\x00\xe0\xa5\x01\x00" + bytes(120) + b"\x10\x00\x00\x00\xfa\xf1" + bytes(10)
)
"""A sprite of one frame, with nothing in it."""


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORSTUDIO_HOME", str(tmp_path / "home"))


@pytest.fixture
def ball(tmp_path: Path) -> Path:
    """A shaded red ball on a green field, 160 x 100, with a soft edge."""
    y, x = np.mgrid[0:100, 0:160].astype(np.float32)
    cx, cy, r = BALL
    far = np.hypot(x - cx, y - cy)
    shade = np.clip(1.1 - np.hypot(x - cx + 8, y - cy + 8) / (2.2 * r), 0.2, 1)[..., None]
    field = np.array([70, 130, 60], np.float32) + 10 * np.sin(x / 9)[..., None]
    alpha = np.clip(r + 0.5 - far, 0, 1)[..., None]
    rgb = alpha * shade * np.array([220, 40, 40], np.float32) + (1 - alpha) * field
    codes = np.dstack([np.rint(rgb), np.full((100, 160), 255)]).astype(np.uint8)
    path = tmp_path / "ball.png"
    io.write(path, Pixels(codes))
    mask = np.rint(alpha[..., 0] * 255).astype(np.uint8)
    cv2.imwrite(str(tmp_path / "mask.png"), mask)
    return path


def run(capsys: pytest.CaptureFixture[str], *line: object) -> dict[str, Any]:
    status = cli.main([*(str(part) for part in line), "--json"])
    printed = capsys.readouterr()
    assert status == 0, printed.err
    return json.loads(printed.out)


def codes(path: Path) -> np.ndarray:
    return io.read(path).pixels.array


# -- palette -------------------------------------------------------------------------------------


def test_extract_writes_a_palette_that_apply_takes(
    ball: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = run(capsys, "palette", "extract", ball, "-o", tmp_path / "p.json", "-n", 4)
    assert len(found["palette"]["colors"]) == 4
    assert found["output"] == str(tmp_path / "p.json")
    said = run(
        capsys,
        *("palette", "apply", ball, "-o", tmp_path / "out.png"),
        *("--palette", tmp_path / "p.json", "--exact"),
    )
    assert said["seals"]["palette_cd_a"] == 0
    assert said["seals"]["palette_share_error"] <= 1
    assert said["recipe"]["way"] == "palette.instant"
    assert len(np.unique(codes(tmp_path / "out.png").reshape(-1, 4), axis=0)) <= 4


def test_exact_takes_a_list_of_hex_colours(
    ball: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.png"
    run(capsys, "palette", "apply", ball, "-o", out, "--palette", "#102030,#f0e0d0", "--exact")
    left = {tuple(int(v) for v in c) for c in codes(out)[..., :3].reshape(-1, 3)}
    assert left == {(0x10, 0x20, 0x30), (0xF0, 0xE0, 0xD0)}


def test_soft_is_the_default_and_keeps_shading(
    ball: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.png"
    run(capsys, "palette", "apply", ball, "-o", out, "--palette", "#203060,#d0c0a0,#884422")
    assert len(np.unique(codes(out).reshape(-1, 4), axis=0)) > 50


def test_a_mask_keeps_what_lies_outside(
    ball: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(
        capsys,
        *("palette", "apply", ball, "-o", tmp_path / "out.png", "--exact"),
        *("--palette", "#0000ff", "--mask", tmp_path / "mask.png"),
    )
    assert said["seals"]["outside_changed_pixels"] == 0
    changed = (codes(tmp_path / "out.png") != codes(ball)).any(-1)
    assert changed[BALL[1], BALL[0]]
    assert not changed[:, 120:].any()


def test_separate_writes_one_plate_per_ink(
    ball: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    palette = {
        "name": "shirt",
        "colors": [
            {"color": "#ffffff", "name": "Shirt", "role": "paper"},
            {"color": "#dc2828", "name": "Red"},
            {"color": "#46823c", "name": "Green"},
        ],
    }
    (tmp_path / "inks.json").write_text(json.dumps(palette))
    said = run(
        capsys,
        *("palette", "separate", ball, "-o", tmp_path / "plates"),
        *("--palette", tmp_path / "inks.json", "--dpi", 150, "--trap", 0.1, "--min-width", 0.2),
    )
    plates = sorted((tmp_path / "plates").glob("*.tif*"))
    assert [str(p) for p in plates] == sorted(said["outputs"])
    assert len(plates) == 2, "none for the paper"


# -- recolor and segment ---------------------------------------------------------------------------


def test_recolor_puts_the_colour_on_the_object_alone(
    ball: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(
        capsys,
        *("recolor", ball, "-o", tmp_path / "out.png"),
        *("--mask", tmp_path / "mask.png", "--to", "#2050a0"),
    )
    assert said["seals"]["outside_changed_pixels"] == 0
    before, after = codes(ball), codes(tmp_path / "out.png")
    mask = cv2.imread(str(tmp_path / "mask.png"), 0)
    assert mask is not None
    assert np.array_equal(before[mask == 0], after[mask == 0])
    inside = rgb_to_lab(after[mask == 255][:, :3], SRGB)
    assert inside[:, 2].mean() < -20, "it is blue"


def test_several_colours_make_a_file_each(
    ball: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(
        capsys,
        *("recolor", ball, "-o", tmp_path / "out.png", "--mask", tmp_path / "mask.png"),
        *("--to", "#2050a0", "--to", "lab(60 0 40)"),
    )
    assert len(said["outputs"]) == 2
    assert said["outputs"][0] == str(tmp_path / "out-2050a0.png")
    assert all(Path(path).exists() for path in said["outputs"])
    assert not (tmp_path / "out.png").exists()


def test_a_reference_gives_its_colour(
    ball: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    want = Color.from_hex("#c0a020")
    patch = np.full((20, 20, 4), 255, np.uint8)
    patch[..., :3] = want.rgb8
    io.write(tmp_path / "patch.png", Pixels(patch))
    run(
        capsys,
        *("recolor", ball, "-o", tmp_path / "out.png", "--mask", tmp_path / "mask.png"),
        *("--reference", tmp_path / "patch.png"),
    )
    mask = cv2.imread(str(tmp_path / "mask.png"), 0)
    got = rgb_to_lab(codes(tmp_path / "out.png")[mask == 255][:, :3])
    assert delta_e00(got, np.array(want.lab)).min() < 2


def test_segment_finds_the_ball(
    ball: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "found.png"
    said = run(capsys, "segment", ball, "-o", out, "--box", "25,10,95,80", "--point", "60,45")
    assert set(said) == {"output", "score", "area"}
    found, true = cv2.imread(str(out), 0), cv2.imread(str(tmp_path / "mask.png"), 0)
    assert found is not None
    assert true is not None
    both = ((found > 127) & (true > 127)).sum() / ((found > 127) | (true > 127)).sum()
    assert both > 0.9
    assert said["area"] == pytest.approx(float((true > 127).mean()), abs=0.03)


# -- batch -----------------------------------------------------------------------------------------


def test_a_bad_picture_stops_none_of_the_others(
    ball: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("a.png", "c.png"):
        (folder / name).write_bytes(ball.read_bytes())
    (folder / "b.png").write_bytes(b"no picture")
    line = ["batch", "palette", str(folder), str(out), "--palette", "#102030,#f0e0d0", "--exact"]
    assert cli.main([*line, "--json"]) == 2
    said = json.loads(capsys.readouterr().out)
    assert [Path(p).name for p in said["done"]] == ["a.png", "c.png"]
    assert [Path(f["input"]).name for f in said["failed"]] == ["b.png"]
    assert said["skipped"] == []
    assert said["seals"] == {"palette_cd_a": 0, "palette_share_error": 0}
    (folder / "b.png").write_bytes(ball.read_bytes())
    assert cli.main([*line, "--json", "--resume"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert [Path(p).name for p in again["done"]] == ["b.png"]
    assert [Path(p).name for p in again["skipped"]] == ["a.png", "c.png"]


def test_batch_takes_a_folder_of_masks(
    ball: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, masks = tmp_path / "in", tmp_path / "masks"
    folder.mkdir()
    masks.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.png").write_bytes(ball.read_bytes())
    (masks / "a.png").write_bytes((tmp_path / "mask.png").read_bytes())
    line = ["batch", "recolor", folder, tmp_path / "out", "--mask", masks, "--to", "#2050a0"]
    assert cli.main([*(str(part) for part in line), "--json"]) == 2
    said = json.loads(capsys.readouterr().out)
    assert [Path(p).name for p in said["done"]] == ["a.png"]
    assert "mask" in said["failed"][0]["error"]


# -- what cannot be done ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "status", "says"),
    [
        (["palette", "extract", "{ball}", "-o", "{dir}/p.xyz"], 2, ".xyz"),
        (["palette", "extract", "{ball}", "-o", "{dir}/p.gpl", "-n", "0"], 2, "colours"),
        (["palette", "apply", "{ball}", "-o", "{dir}/o.png"], 2, "--palette"),
        (["palette", "apply", "{ball}", "-o", "{dir}/o.png", "--palette", "nothing"], 2, "nothing"),
        (["palette", "apply", "{ball}", "-o", "{dir}/o.png", "--palette", "{empty}"], 2, "empty"),
        (["palette", "apply", "{ball}", "-o", "{dir}/o.png", "--palette", "{more}"], 2, "120 %"),
        (["palette", "apply", "{ball}", "-o", "{dir}/o.png", "--palette", "{many}"], 2, "10,000"),
        (
            ["palette", "apply", "{ball}", "-o", "{dir}/o.png", "--palette", "{aseprite}"],
            2,
            "aseprite",
        ),
        (["recolor", "{ball}", "-o", "{dir}/o.png", "--mask", "{mask}"], 2, "--to"),
        (["recolor", "{ball}", "-o", "{dir}/o.png", "--to", "#fff"], 2, "where the object is"),
        (
            ["recolor", "{ball}", "-o", "{dir}/o.png", "--mask", "{mask}", "--to", "mauve"],
            2,
            "mauve",
        ),
        (
            ["recolor", "{ball}", "-o", "{dir}/o.png", "--mask", "{square}", "--to", "#fff"],
            2,
            "proportions",
        ),
        (["segment", "{ball}", "-o", "{dir}/m.png", "--point", "900,20"], 2, "outside"),
        (["segment", "{ball}", "-o", "{dir}/m.png", "--point", "9"], 2, "point"),
        (["segment", "{ball}", "-o", "{dir}/m.jpg", "--point", "60,45"], 2, "blur"),
        (["segment", "{ball}", "-o", "{dir}/m.png", "--point", "6,4", "--way", "sam"], 3, "sam"),
        (["batch", "palette", "{dir}/none", "{dir}/o", "--palette", "#fff"], 2, "not a folder"),
    ],
)
def test_bad_input_is_one_line(
    line: list[str],
    status: int,
    says: str,
    ball: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    files = {
        "empty": ("empty.json", '{"colors": []}'),
        "more": (
            "more.json",
            '{"colors": [{"color": "#fff", "share": 0.6}, {"color": "#000", "share": 0.6}]}',
        ),
        "many": ("many.json", json.dumps({"colors": [{"color": "#ffffff"}] * 10_000})),
    }
    names = {"ball": str(ball), "dir": str(tmp_path), "mask": str(tmp_path / "mask.png")}
    for key, (name, text) in files.items():
        (tmp_path / name).write_text(text)
        names[key] = str(tmp_path / name)
    (tmp_path / "a.ase").write_bytes(ASEPRITE)
    names["aseprite"] = str(tmp_path / "a.ase")
    cv2.imwrite(str(tmp_path / "square.png"), np.full((50, 50), 255, np.uint8))
    names["square"] = str(tmp_path / "square.png")
    assert cli.main([part.format(**names) for part in line]) == status
    printed = capsys.readouterr()
    assert says.lower() in printed.err.lower(), printed.err
    assert len(printed.err.strip().splitlines()) == 1
    assert not (tmp_path / "o.png").exists()
    assert not (tmp_path / "m.png").exists()
