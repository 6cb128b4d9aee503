"""Preferences: kept, bounded, forgiving with what the file holds."""

import json
from pathlib import Path

import pytest

from colorstudio.settings import RECENT_FILES, Settings


def test_preferences_come_back(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.json"
    settings = Settings(theme="light", hint_radius=11.0)
    settings.remember_color("#123456")
    settings.save(file)
    again = Settings.load(file)
    assert again == settings


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"theme": 7, "recent_files": [1]}',
        '{"max_megapixels": NaN, "follow": Infinity, "hint_radius": 1' + "0" * 400 + "}",
    ],
)
def test_a_broken_file_gives_defaults(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text)
    assert Settings.load(file) == Settings()


def test_a_good_entry_beside_a_bad_one_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"theme": "light", "jpeg_quality": "high", "keep_gps": 1}))
    settings = Settings.load(file)
    assert settings.theme == "light"
    assert settings.jpeg_quality == Settings().jpeg_quality
    assert settings.keep_gps is False


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.json"
    Settings(theme="light", max_megapixels=10.0).save(file)
    monkeypatch.setenv("COLORSTUDIO_THEME", "mid")
    monkeypatch.setenv("COLORSTUDIO_MAX_MEGAPIXELS", "900")
    monkeypatch.setenv("COLORSTUDIO_KEEP_GPS", "yes")
    monkeypatch.setenv("COLORSTUDIO_JPEG_QUALITY", "best")
    settings = Settings.load(file)
    assert (settings.theme, settings.max_megapixels, settings.keep_gps) == ("mid", 900.0, True)
    assert settings.jpeg_quality == Settings().jpeg_quality


def test_the_newest_files_and_colours_come_first_and_are_few() -> None:
    settings = Settings()
    for n in range(40):
        settings.remember_file(Path(f"/pictures/{n}.png"))
        settings.remember_color(f"#0000{n:02x}")
    settings.remember_file(Path("/pictures/35.png"))
    assert settings.recent_files[0] == str(Path("/pictures/35.png"))
    assert len(settings.recent_files) == RECENT_FILES
    assert len(set(settings.recent_colors)) == len(settings.recent_colors)
    assert settings.recent_colors[0] == "#000027"


def test_recent_prompts_are_kept_apart_few_and_on_one_line(tmp_path: Path) -> None:
    settings = Settings()
    for n in range(40):
        settings.remember_prompt("palette.alignment", f"prompt\n {n}")
    settings.remember_prompt("palette.alignment", "prompt 25")
    settings.remember_prompt("palette.alignment", "x" * 5000)
    settings.remember_prompt("recolor.coloredit", "a hat")
    settings.remember_prompt("recolor.coloredit", "  ")
    settings.save(tmp_path / "settings.json")
    again = Settings.load(tmp_path / "settings.json")
    kept = again.recent_prompts("palette.alignment")
    assert kept[:3] == ("prompt 25", "prompt 39", "prompt 38")
    assert len(kept) == 20
    assert again.recent_prompts("recolor.coloredit") == ("a hat",)
    assert again.recent_prompts("nothing") == ()
