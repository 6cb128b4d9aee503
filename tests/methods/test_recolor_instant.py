"""The instant way to recolour: its seal, its notes, what it refuses."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.engine.engine import Engine
from colorstudio.errors import BadInput, Cancelled
from colorstudio.imaging.color import Color
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet
from colorstudio.methods.recolor.request import RecolorRequest

RED = Color.from_hex("#c8102e")


def shirt() -> tuple[Pixels, np.ndarray]:
    """A grey rectangle with soft folds, and its mask."""
    x = np.linspace(0, 12, 90)
    codes = np.full((60, 90, 4), 255, np.uint8)
    codes[..., :3] = np.rint(120 + 15 * np.sin(x))[:, None]
    codes[:15, :, :3] = (40, 90, 30)
    mask = np.zeros((60, 90), np.float32)
    mask[15:, 20:70] = 1
    mask[15:, 19] = 0.5
    return Pixels(codes), mask


def request(**options: object) -> RecolorRequest:
    image, mask = shirt()
    return RecolorRequest(**{"image": image, "mask": mask, "color": RED, **options})  # type: ignore[arg-type]


def test_the_object_is_red_and_nothing_else_changed() -> None:
    asked = request()
    result = Engine().run("recolor.instant", asked, Quiet())
    assert result.seals == {"outside_changed_pixels": 0}
    before, after = asked.image.array, result.pixels.array
    outside = asked.mask == 0
    assert np.array_equal(before[outside], after[outside])
    inside = after[asked.mask == 1].astype(int)
    assert (inside[:, 0] > inside[:, 1] + 60).all()
    assert result.reports[0].delta_e00 <= 2
    assert "#c8102e" in result.notes[0]
    assert result.recipe["way"] == "recolor.instant"
    assert result.recipe["to"] == "#c8102e"


def test_same_again_for_any_number_of_workers() -> None:
    from colorstudio.methods.recolor.instant import run

    one, two = (run(request(), Quiet(), workers=n).pixels.array for n in (1, 3))
    assert np.array_equal(one, two)


def test_a_reference_and_a_small_mask() -> None:
    reference = np.full((5, 5, 4), 255, np.uint8)
    reference[..., :3] = RED.rgb8
    _, mask = shirt()
    result = Engine().run(
        "recolor.instant",
        request(color=None, reference=Pixels(reference), mask=mask[::3, ::3]),
        Quiet(),
    )
    assert result.recipe["to"] == "#c8102e"
    assert result.reports[0].delta_e00 <= 2


def test_a_point_becomes_the_colour() -> None:
    result = Engine().run("recolor.instant", request(anchor="point", point=(44.5, 40)), Quiet())
    got = Color.from_pixel(result.pixels.array[40, 44])
    assert abs(got.L - RED.L) < 2.5


def test_a_colour_that_cannot_be_is_said() -> None:
    result = Engine().run("recolor.instant", request(match_lightness=0.0), Quiet())
    assert "does not allow more" in result.notes[0]


BAD = {
    "no colour": ({"color": None}, "not clear"),
    "two colours": ({"reference": Pixels(np.zeros((1, 1, 4), np.uint8))}, "not clear"),
    "no mask": ({"mask": np.zeros((60, 90), np.float32)}, "empty"),
    "not a number": ({"mask": np.full((60, 90), np.nan, np.float32)}, "empty"),
    "nearly no mask": ({"mask": np.full((60, 90), 1e-4, np.float32)}, "empty"),
    "no pixels": ({"mask": np.zeros((0, 0), np.float32)}, "one value per pixel"),
    "other proportions": ({"mask": np.ones((60, 60), np.float32)}, "proportions"),
    "unknown anchor": ({"anchor": "middle"}, "one of"),
    "slider": ({"highlights": 3.0}, "goes from"),
    "no point": ({"anchor": "point"}, "No point"),
    "point outside": ({"anchor": "point", "point": (90, 3)}, "outside"),
    "point beside": ({"anchor": "point", "point": (3, 30)}, "on the object"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input(case: str) -> None:
    options, words = BAD[case]
    with pytest.raises(BadInput, match=words):
        Engine().run("recolor.instant", request(**options), Quiet())


def test_a_transparent_object_is_refused() -> None:
    with pytest.raises(BadInput, match="nothing in the mask"):
        Engine().run(
            "recolor.instant", request(image=Pixels(np.zeros((60, 90, 4), np.uint8))), Quiet()
        )


def test_it_can_be_cancelled() -> None:
    class Stop(Quiet):
        def step(self, done: int, total: int, stage: str = "", preview: object = None) -> None:
            if done == 1:
                raise Cancelled

    with pytest.raises(Cancelled):
        Engine().run("recolor.instant", request(), Stop())
