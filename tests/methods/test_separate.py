"""A picture as plates: files that a printer can use, all or none of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from colorstudio.errors import BadInput
from colorstudio.imaging.palette import Palette, Role, Swatch, from_hex_list
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.plates import MARGIN_MM, file_names, sheet
from colorstudio.methods.base import Quiet
from colorstudio.methods.palette.separate import SeparateRequest, separate, write_plates


def shirt() -> Palette:
    paper, red, green = from_hex_list("#ffffff #d02030 #207040")
    return Palette(
        (
            replace(paper, name="Shirt", role=Role.paper),
            replace(red, name="Red"),
            replace(green, name='Green / "forest"', spot=True),
        ),
        "Shirt",
    )


@pytest.fixture
def picture() -> Pixels:
    codes = np.full((120, 160, 4), 255, np.uint8)
    codes[20:100, 20:80, :3] = (208, 32, 48)
    codes[20:100, 80:140, :3] = (32, 112, 64)
    return Pixels(codes)


def test_one_plate_per_ink_none_for_paper(picture: Pixels) -> None:
    made = separate(SeparateRequest(picture, shirt(), trap=0.5), Quiet())
    assert [p.name for p in made.plates] == ["Red", 'Green / "forest"']
    assert made.plates[0].area == pytest.approx(80 * 65 / (120 * 160), abs=0.002), "spread"
    assert made.plates[1].area == pytest.approx(80 * 60 / (120 * 160))
    assert made.third_ink_rate == 0
    assert made.reports[1].square_cm == pytest.approx(80 * 60 * (2.54 / 300) ** 2, abs=0.001)
    assert np.array_equal(made.proof.array[:, 80:], picture.array[:, 80:])


@pytest.mark.parametrize("bits", [1, 8])
def test_plates_are_tiffs_with_dpi_marks_and_names(
    picture: Pixels, bits: int, tmp_path: Path
) -> None:
    request = SeparateRequest(picture, shirt(), dpi=150, bits=bits)
    paths = write_plates(tmp_path / "plates", separate(request, Quiet()))
    assert [p.name for p in paths] == ["1 Red.tif", "2 Green forest.tif"]
    assert sorted(p.name for p in (tmp_path / "plates").iterdir()) == [p.name for p in paths]
    films = []
    for path in paths:
        with Image.open(path) as image:
            assert image.mode == ("1" if bits == 1 else "L")
            assert image.info["dpi"] == (150, 150)
            films.append(np.asarray(image.convert("L")))
    margin = round(MARGIN_MM * 150 / 25.4)
    inside = films[0][margin:-margin, margin:-margin]
    assert inside.shape == (120, 160)
    assert np.array_equal(inside == 0, (picture.array[..., 0] == 208))
    marks = [film.copy() for film in films]
    for film in marks:
        film[margin:-margin, margin:-margin] = 255
        film[-margin:, margin : film.shape[1] // 2 - margin // 2] = 255
        assert (film < 128).any(), "registration marks"
    assert np.array_equal(marks[0], marks[1]), "at the same place on every plate"


def test_halftones_carry_tone(picture: Pixels) -> None:
    codes = picture.array.copy()
    codes[20:100, 20:80, :3] = (231, 143, 151)  # half of the red over white, in light
    tinted = Pixels(codes)
    solid = separate(SeparateRequest(tinted, shirt()), Quiet()).plates[0].area
    dots = separate(SeparateRequest(tinted, shirt(), lpi=30), Quiet()).plates[0].area
    assert 0.2 * solid < dots < 0.8 * solid
    tone = separate(SeparateRequest(tinted, shirt(), lpi=30, bits=8), Quiet()).plates[0]
    assert tone.coverage.dtype == np.uint8
    assert tone.area == pytest.approx(dots, abs=0.01)


def test_an_underbase_comes_first(picture: Pixels) -> None:
    made = separate(SeparateRequest(picture, shirt(), underbase=True, choke=0.3), Quiet())
    assert made.plates[0].name == "Underbase"
    assert 0 < made.plates[0].area < made.plates[1].area + made.plates[2].area


def test_transparent_pixels_are_not_printed(picture: Pixels) -> None:
    codes = picture.array.copy()
    codes[20:60, 20:80, 3] = 0
    made = separate(SeparateRequest(Pixels(codes), shirt()), Quiet())
    assert not made.plates[0].coverage[20:58, 22:78].any()


def test_shares_are_asked_of_the_areas(picture: Pixels) -> None:
    palette = shirt().with_shares({1: 0.1})
    made = separate(SeparateRequest(picture, palette), Quiet())
    assert made.plates[0].area == pytest.approx(0.1, abs=0.01)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"dpi": 0}, "dpi"),
        ({"dpi": 50, "min_width": 5, "lpi": 40}, "lines per inch"),
        ({"dpi": 2400, "min_width": 5.0}, "wider than the picture"),
        ({"bits": 4}, "1 or 8"),
        ({"trap": -1}, "trap"),
        ({"dot": "heart"}, "heart"),
    ],
)
def test_requests_that_make_no_sense_are_refused(
    picture: Pixels, values: dict[str, object], says: str
) -> None:
    with pytest.raises(BadInput, match=says):
        SeparateRequest(picture, shirt(), **values)  # type: ignore[arg-type]


def test_a_folder_that_cannot_be_written_is_told(picture: Pixels, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    made = separate(SeparateRequest(picture, shirt()), Quiet())
    with pytest.raises(BadInput, match="cannot be written"):
        write_plates(tmp_path / "file" / "plates", made)


def test_names_are_safe_on_every_system() -> None:
    names = file_names(["con", "a/b:c*?", "  ", "ü" * 99, ".."])
    assert names[1] == "2 a b c.tif"
    assert names[2] == "3.tif"
    assert all(len(n) < 80 for n in names)


def test_long_names_stay_on_the_sheet(picture: Pixels) -> None:
    made = separate(
        SeparateRequest(picture, Palette((Swatch(shirt()[1].color, "x" * 150),))), Quiet()
    )
    assert sheet(made.plates[0], 300).ndim == 2
