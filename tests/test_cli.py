"""The command line as others rely on it: files written, JSON, exit status, one line per error."""

import json
from pathlib import Path

import numpy as np
import pytest

import colorstudio
from colorstudio import cli
from colorstudio.imaging import io
from colorstudio.imaging.color import lightness, rgb_to_lab
from colorstudio.imaging.pixels import Pixels
from colorstudio.settings import Settings


@pytest.fixture
def grey(tmp_path: Path) -> Path:
    """A grey picture of two fields, 120 x 80."""
    codes = np.full((80, 120, 4), 255, np.uint8)
    codes[:, :60, :3] = 90
    codes[:, 60:, :3] = 170
    file = tmp_path / "grey.png"
    io.write(file, Pixels(codes))
    return file


@pytest.fixture
def hints_file(tmp_path: Path) -> Path:
    file = tmp_path / "h.json"
    points = [{"x": 20, "y": 40, "color": "#803020"}, {"x": 100, "y": 40, "color": "#80c0e0"}]
    file.write_text(json.dumps({"size": [120, 80], "points": points}))
    return file


def one_line(text: str) -> bool:
    return text.startswith("colorstudio: ") and text.count("\n") == 1


def test_colorize_writes_the_picture_and_one_json_object(
    grey: Path, hints_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.png"
    status = cli.main(["colorize", str(grey), "-o", str(out), "--hints", str(hints_file), "--json"])
    printed = capsys.readouterr()
    assert status == 0, printed.err
    answer = json.loads(printed.out)
    assert {"output", "way", "bundle", "seconds", "seals", "recipe"} <= answer.keys()
    assert answer["seals"]["lightness_max_error"] <= 0.18
    before, after = io.read(grey).pixels, io.read(out).pixels
    error = np.abs(lightness(before.array) - lightness(after.array)).max()
    assert error <= 0.18
    lab = rgb_to_lab(after.array)
    assert lab[40, 20, 1] > 20, "the left field is red"
    assert lab[40, 100, 2] < -10, "the right field is blue"


def test_the_recipe_in_the_file_says_how_it_was_made(
    grey: Path, hints_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.png"
    assert cli.main(["colorize", str(grey), "-o", str(out), "--hints", str(hints_file)]) == 0
    recipe = io.read(out).metadata.recipe
    assert recipe is not None
    assert recipe["way"] == "colorize.instant"
    assert len(recipe["hints"]["points"]) == 2


def test_no_metadata_means_none(grey: Path, hints_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    line = ["colorize", str(grey), "-o", str(out), "--hints", str(hints_file), "--no-metadata"]
    assert cli.main(line) == 0
    assert io.read(out).metadata.recipe is None


def test_a_request_field_is_an_option(grey: Path, hints_file: Path, tmp_path: Path) -> None:
    plain, dull = tmp_path / "plain.png", tmp_path / "dull.png"
    line = ["colorize", str(grey), "--hints", str(hints_file), "--quiet"]
    assert cli.main([*line, "-o", str(plain)]) == 0
    assert cli.main([*line, "-o", str(dull), "--saturation", "0.3"]) == 0
    chroma = [
        np.hypot(*np.moveaxis(rgb_to_lab(io.read(p).pixels.array)[..., 1:], -1, 0)).mean()
        for p in (plain, dull)
    ]
    assert chroma[1] < 0.5 * chroma[0]


def test_jpeg_claims_no_seal(
    grey: Path, hints_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.jpg"
    assert (
        cli.main(["colorize", str(grey), "-o", str(out), "--hints", str(hints_file), "--json"]) == 0
    )
    answer = json.loads(capsys.readouterr().out)
    assert answer["seals"] == {}
    assert any("lossy" in note for note in answer["notes"])


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (["colorize"], "required"),
        (["colorize", "{grey}", "-o", "{dir}/out.xyz"], ".xyz"),
        (["colorize", "{dir}/none.png", "-o", "{dir}/out.png"], "none.png"),
        (["colorize", "{empty}", "-o", "{dir}/out.png"], "empty.png"),
        (["colorize", "{grey}", "-o", "{dir}/out.png", "--hints", "{far}"], "outside"),
        (["colorize", "{grey}", "-o", "{dir}/out.png", "--hints", "{square}"], "proportions"),
        (["colorize", "{grey}", "-o", "{dir}/out.png", "--hints", "{broken}"], "broken.json"),
        (["colorize", "{grey}", "-o", "{dir}/out.png", "--saturation", "9"], "saturation"),
        (["colorize", "{grey}", "-o", "{dir}/out.png", "--way", "magic"], "magic"),
        (["colorize", "{grey}", "-o", "{dir}/out.png", "--max-megapixels", "0.001"], "megapixel"),
        (["colorize", "{grey}", "-o", "{dir}/out.png", "--max-megapixels", "nan"], "nan"),
        (["colorize", "{grey}", "-o", "{dir}/out" + "x" * 300 + ".png"], "too long"),
        (["colorize", "{grey}", "-o", "{dir}/out.png", "--hints", "/dev/zero"], "too large"),
        (["bench", "nonsense"], "nonsense"),
        (["x" * 300 + ".png"], "does not exist"),
        (["no-such-file.png"], "no-such-file.png"),
        (["--frobnicate"], "frobnicate"),
    ],
)
def test_bad_input_is_one_line_and_status_2(
    line: list[str],
    says: str,
    grey: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "empty.png").touch()
    (tmp_path / "broken.json").write_text("{")
    point = {"x": 5000, "y": 4, "color": "#ff0000"}
    (tmp_path / "far.json").write_text(json.dumps({"size": [120, 80], "points": [point]}))
    (tmp_path / "square.json").write_text(json.dumps({"size": [80, 80]}))
    names = {n: str(tmp_path / f"{n}.json") for n in ("far", "square", "broken")}
    names |= {"grey": str(grey), "dir": str(tmp_path), "empty": str(tmp_path / "empty.png")}
    status = cli.main([part.format(**names) for part in line])
    printed = capsys.readouterr()
    assert status == 2, printed.err
    assert says.lower() in printed.err.lower()
    assert one_line(printed.err), printed.err
    assert not list(tmp_path.glob("out*")), "nothing was written"


def test_the_environment_and_the_settings_file_go_before_the_defaults(
    grey: Path,
    tmp_path: Path,
    own_settings: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    line = ["colorize", str(grey), "-o", str(tmp_path / "out.png"), "--json"]
    Settings(follow=0.7, keep_metadata=False).save(own_settings / "config" / "settings.json")

    def follow(*more: str) -> float:
        assert cli.main([*line, *more]) == 0
        return json.loads(capsys.readouterr().out)["recipe"]["follow"]

    assert follow() == 0.7
    assert io.read(tmp_path / "out.png").metadata.recipe is None
    monkeypatch.setenv("COLORSTUDIO_FOLLOW", "0.2")
    assert follow() == 0.2
    assert follow("--follow", "0.9", "--metadata") == 0.9
    assert io.read(tmp_path / "out.png").metadata.recipe is not None
    monkeypatch.setenv("COLORSTUDIO_MAX_MEGAPIXELS", "0.001")
    assert cli.main(line) == 2


def test_hints_whose_mask_is_empty_colour_nothing(grey: Path, tmp_path: Path) -> None:
    io.write(tmp_path / "none.png", Pixels(np.zeros((80, 120, 4), np.uint8)))
    points = [{"x": 20, "y": 40, "color": "#803020", "mask": "none.png"}]
    (tmp_path / "m.json").write_text(json.dumps({"size": [120, 80], "points": points}))
    out = tmp_path / "out.png"
    assert cli.main(["colorize", str(grey), "-o", str(out), "--hints", f"{tmp_path}/m.json"]) == 0
    np.testing.assert_array_equal(io.read(out).pixels.array, io.read(grey).pixels.array)


def test_a_failed_command_leaves_the_old_file_alone(grey: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    out.write_bytes(b"precious")
    (tmp_path / "broken.json").write_text("{")
    line = ["colorize", str(grey), "-o", str(out), "--hints", str(tmp_path / "broken.json")]
    assert cli.main(line) == 2
    assert out.read_bytes() == b"precious"


def test_methods_and_doctor_answer_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["methods", "--json"]) == 0
    items = json.loads(capsys.readouterr().out)["items"]
    assert "colorize.instant" in [item["id"] for item in items]
    status = cli.main(["doctor", "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert {"ok", "checks"} == answer.keys()
    assert status == (0 if answer["ok"] else 1)
    assert all(check["mend"] for check in answer["checks"] if not check["ok"])


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out.strip() == colorstudio.__version__


def test_a_fault_of_ours_is_status_1_and_logged(
    grey: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(io, "read", broken)
    assert cli.main(["colorize", str(grey), "-o", str(tmp_path / "out.png")]) == 1
    error = capsys.readouterr().err
    assert one_line(error)
    log = Path(error.split("details are in ")[1].strip().rstrip("."))
    assert "RuntimeError: a bug" in log.read_text()
