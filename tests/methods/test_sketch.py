"""The instant way of sketch: the ink seal, hints before proposals, casts, panels, what it says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.engine.engine import Engine
from colorstudio.errors import BadInput, Cancelled
from colorstudio.imaging import io
from colorstudio.imaging.cast import Cast, Part
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint, Hints, from_json
from colorstudio.imaging.lineart import ink_changed, separated
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.proposals import Reference
from colorstudio.methods.base import Quiet, Result
from colorstudio.methods.sketch.request import SketchRequest

RED, BLUE, GREEN = (Color.from_hex(c) for c in ("#d02020", "#2050d0", "#20a040"))
HEAD, BODY, OUTSIDE = (90, 50), (90, 150), (10, 10)
CAST = Cast("Mika", (Part("coat", BLUE), Part("face", RED)))


def drawing(dtype: type = np.uint8, *, transparent: bool = False) -> Pixels:
    """A head over a body, 180 x 220, soft ink on white or on nothing."""
    ink = np.zeros((220, 180), np.uint8)
    cv2.circle(ink, HEAD, 36, 255, 3, cv2.LINE_AA)
    cv2.rectangle(ink, (40, 100), (140, 205), 255, 4, cv2.LINE_AA)
    codes = np.full((220, 180, 4), 255, np.uint8)
    if transparent:
        codes[..., :3], codes[..., 3] = 0, ink
    else:
        codes[..., :3] = 255 - ink[..., None]
    return Pixels(codes.astype(dtype) * (257 if dtype == np.uint16 else 1))


def point(at: tuple[float, float], color: Color = RED, name: str = "a", **more: str) -> Hint:
    return Hint(name, "point", (at,), 3.0, color, more.get("group", ""), more.get("mask", ""))


def sketched(image: Pixels, hints: Sequence[Hint] = (), **more: object) -> Result:
    request = SketchRequest(image=image, hints=Hints(image.size, tuple(hints)), **more)  # type: ignore[arg-type]
    return Engine().run("sketch.instant", request, Quiet())


def at(result: Result, place: tuple[int, int]) -> tuple[int, ...]:
    return tuple(int(v) for v in result.pixels.array[place[1], place[0]])


def used(result: Result) -> dict[tuple[int, int], Hint]:
    """Hints by their place."""
    hints = from_json(result.recipe["hints"]).items
    return {(round(h.x), round(h.y)): h for h in hints}


def codes_of(color: Color, full: int = 255) -> tuple[int, ...]:
    return (*(v * full // 255 for v in color.rgb8), full)


# -- ink and paper --------------------------------------------------------------------------------


@settings(max_examples=40)
@given(
    places=st.lists(st.tuples(st.integers(0, 179), st.integers(0, 219)), max_size=4),
    color=st.sampled_from([RED, BLUE, GREEN, Color.from_hex("#ffffff"), Color.from_hex("#000000")]),
    dtype=st.sampled_from([np.uint8, np.uint16]),
    transparent=st.booleans(),
    paper=st.sampled_from(["white", "own", "none"]),
)
def test_ink_keeps_its_bits_and_regions_without_a_hint_are_paper(
    places: list[tuple[int, int]], color: Color, dtype: type, transparent: bool, paper: str
) -> None:
    image = drawing(dtype, transparent=transparent)
    result = sketched(image, [point(p, color, f"h{n}") for n, p in enumerate(places)], paper=paper)
    assert result.seals == {"ink_changed_pixels": 0}
    after = result.pixels.array
    art = separated(image)
    covers = art.ink[..., 3] == image.max_code
    assert covers.any()
    assert np.array_equal(after[covers], image.array[covers])
    colored = {region_of(p) for p in places}
    empty = image.max_code if paper == "white" or (paper == "own" and not transparent) else 0
    for name, place in (("head", HEAD), ("body", BODY), ("outside", OUTSIDE)):
        if name not in colored and "line" not in colored:
            assert after[place[1], place[0], 3] == empty
            assert not empty or after[place[1], place[0]].min() == image.max_code
    if paper == "own" and not places:
        assert np.array_equal(after, image.array)


def region_of(place: tuple[int, int]) -> str:
    """Where a place lies; "line" near ink, where either side may be meant."""
    x, y = place
    far = np.hypot(x - HEAD[0], y - HEAD[1]) - 36
    deep = min(x - 40, 140 - x, y - 100, 205 - y)
    if abs(far) < 6 or abs(deep) < 6:
        return "line"
    return "head" if far < 0 else "body" if deep > 0 else "outside"


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_flat_has_its_colour_and_runs_under_soft_ink(dtype: type) -> None:
    image = drawing(dtype)
    result = sketched(image, [point(HEAD)])
    assert at(result, HEAD) == codes_of(RED, image.max_code)
    assert at(result, BODY) == (image.max_code,) * 4
    inside = np.hypot(*np.ogrid[-HEAD[1] : 220 - HEAD[1], -HEAD[0] : 180 - HEAD[0]][::-1]) < 34
    ink = separated(image).ink
    soft = inside & (ink[..., 3] > 0) & (ink[..., 3] < image.max_code)
    assert soft.any()
    part = ink[soft][:, 3:].astype(float) / image.max_code
    wanted = np.array(codes_of(RED, image.max_code)[:3]) * (1 - part) + ink[soft][:, :3] * part
    assert np.abs(result.pixels.array[soft][:, :3] - wanted).max() <= 1


def test_the_seal_counts_what_was_done_to_ink() -> None:
    image = drawing()
    result = sketched(image, [point(HEAD)])
    spoiled = result.pixels.array.copy()
    spoiled[100, 60:70] = (9, 9, 9, 255)
    assert ink_changed(image, separated(image), Pixels(spoiled)) > 0


@pytest.mark.parametrize("name", ["1f478_princess", "1f406_leopard", "1f45f_running-shoe"])
def test_real_drawings(shared_data: Path, name: str) -> None:
    image = io.read(shared_data / "lineart" / "symbola_1024" / f"{name}.png").pixels
    result = sketched(image, cast=CAST, paper="own")
    assert result.seals == {"ink_changed_pixels": 0}
    assert {h.group for h in used(result).values()} == {"coat", "face"}
    shown = {tuple(c) for c in result.pixels.array[::4, ::4].reshape(-1, 4).tolist()}
    assert {codes_of(BLUE), codes_of(RED)} <= shown


# -- hints ----------------------------------------------------------------------------------------


def test_barriers_part_and_joins_unite() -> None:
    image = drawing()
    wall = Hint("w", "barrier", ((90.0, 95.0), (90.0, 210.0)), 1.0)
    left, right = (60, 150), (120, 150)
    result = sketched(image, [point(left), wall])
    assert at(result, left) == codes_of(RED)
    assert at(result, right) == (255,) * 4
    join = Hint("j", "join", ((90.0, 60.0), (90.0, 150.0)), 1.0)
    assert at(sketched(image, [point(HEAD), join]), BODY) == codes_of(RED)
    assert at(sketched(image, [point(HEAD)]), BODY) == (255,) * 4


def test_a_hint_stays_in_its_mask() -> None:
    mask = np.zeros((220, 180), np.float32)
    mask[:, :90] = 1
    marks = [point((60, 150), mask="left.png")]
    result = sketched(drawing(), marks, masks={"left.png": mask})
    assert at(result, (60, 150)) == codes_of(RED)
    assert at(result, (120, 150)) == (255,) * 4
    small = np.ascontiguousarray(mask[::2, ::2])
    halved = sketched(drawing(), marks, masks={"left.png": small})
    assert at(halved, (60, 150)) == codes_of(RED)
    with pytest.raises(BadInput, match=r"left\.png"):
        sketched(drawing(), marks)


def test_own_hints_win_over_proposals_and_keep_means_paper() -> None:
    keep = Hint("k", "keep", ((80.0, 150.0), (100.0, 150.0)), 3.0)
    result = sketched(drawing(), [point(HEAD, GREEN, "c2"), keep], cast=CAST)
    assert at(result, HEAD) == codes_of(GREEN)
    assert at(result, BODY) == (255,) * 4
    assert [h.id for h in from_json(result.recipe["hints"]).items] == ["c2", "k"]
    half = sketched(drawing(), [point(HEAD, GREEN, "c2")], cast=CAST)
    assert at(half, HEAD) == codes_of(GREEN)
    assert at(half, BODY) == codes_of(BLUE)
    assert len({h.id for h in used(half).values()}) == 2


def test_what_was_not_met_is_said() -> None:
    over = [point(HEAD, RED, "below"), point(HEAD, BLUE, "above")]
    result = sketched(drawing(), over)
    assert any("below" in note and "another mark" in note for note in result.notes)
    assert any("1 region stayed without a colour" in note for note in result.notes)
    assert any("Nothing said which colours" in note for note in sketched(drawing()).notes)


def test_gaps_are_closed_and_told() -> None:
    codes = drawing().array.copy()
    codes[146:154, 30:50] = 255
    image = Pixels(codes)
    closed = sketched(image, [point(BODY)])
    assert at(closed, OUTSIDE) == (255,) * 4
    assert any(note.startswith("1 gap ") and "closed" in note for note in closed.notes)
    open_ = sketched(image, [point(BODY)], gap=0)
    assert any("left open" in note for note in open_.notes)
    assert at(open_, OUTSIDE) == codes_of(RED)


# -- references, casts, words ---------------------------------------------------------------------


def painted(head: Color = RED) -> np.ndarray:
    codes = np.zeros((110, 90, 4), np.uint8)
    cv2.circle(codes, (45, 25), 18, (*head.rgb8, 255), -1)
    cv2.rectangle(codes, (20, 50), (70, 102), (*BLUE.rgb8, 255), -1)
    return codes


def test_a_reference_gives_its_colours() -> None:
    result = sketched(drawing(), references=(Reference(painted(GREEN)),))
    assert at(result, HEAD) == codes_of(GREEN)
    assert at(result, BODY) == codes_of(BLUE)
    assert at(result, OUTSIDE) == (255,) * 4
    again = sketched(drawing(), tuple(from_json(result.recipe["hints"]).items))
    assert np.array_equal(again.pixels.array, result.pixels.array)


def test_a_reference_with_one_colour_gives_that_colour() -> None:
    one = np.full((20, 20, 4), 255, np.uint8)
    one[..., :3] = GREEN.rgb8
    result = sketched(drawing(), references=(Reference(one),))
    assert at(result, HEAD) == at(result, BODY) == codes_of(GREEN)


def test_a_bound_reference_colours_its_mask_alone() -> None:
    mask = np.zeros((220, 180), bool)
    mask[:90] = True
    result = sketched(drawing(), references=(Reference(painted(GREEN), mask),))
    assert at(result, HEAD)[3] == 255
    assert at(result, HEAD) != (255,) * 4
    assert at(result, BODY) == (255,) * 4


def test_words_move_parts_and_not_what_the_reference_shows() -> None:
    result = sketched(
        drawing(), cast=CAST, cast_reference=painted(), words="face: #20a040; COAT: #d02020"
    )
    assert at(result, HEAD) == codes_of(GREEN)
    assert at(result, BODY) == codes_of(RED)
    assert {h.group for h in used(result).values()} == {"face", "coat"}
    with pytest.raises(BadInput, match="hat"):
        sketched(drawing(), cast=CAST, words="hat: red")


def test_words_alone_are_a_cast_or_change_the_hints_that_have_their_parts() -> None:
    fresh = sketched(drawing(), words="coat: #2050d0; face: #d02020")
    assert (at(fresh, BODY), at(fresh, HEAD)) == (codes_of(BLUE), codes_of(RED))
    known = sketched(drawing(), [point(HEAD, RED, group="Face")], words="face: #20a040")
    assert at(known, HEAD) == codes_of(GREEN)
    assert at(known, BODY) == (255,) * 4


def test_another_seed_is_the_same_each_time() -> None:
    made = [sketched(drawing(), cast=CAST, seed=n).pixels.array for n in (0, 0, 5, 5)]
    assert np.array_equal(made[0], made[1])
    assert np.array_equal(made[2], made[3])


# -- pages ----------------------------------------------------------------------------------------


def page() -> Pixels:
    """Two frames side by side with a ring in each, 640 x 400."""
    ink = np.zeros((400, 640), np.uint8)
    for x in (30, 340):
        cv2.rectangle(ink, (x, 30), (x + 270, 370), 255, 5)
        cv2.circle(ink, (x + 135, 200), 70, 255, 4, cv2.LINE_AA)
    codes = np.full((400, 640, 4), 255, np.uint8)
    codes[..., :3] = 255 - ink[..., None]
    return Pixels(codes)


RINGS = (165, 200), (475, 200)


def test_only_one_panel() -> None:
    marks = [point(RINGS[0], RED, "l"), point(RINGS[1], GREEN, "r")]
    result = sketched(page(), marks, panel=2)
    assert at(result, RINGS[0]) == (255,) * 4
    assert at(result, RINGS[1]) == codes_of(GREEN)
    assert from_json(result.recipe["hints"]).items == tuple(marks)
    assert any("1 hint outside of panel 2" in note for note in result.notes)
    cast = sketched(page(), cast=CAST, panel=1)
    assert all(30 <= x <= 300 for x, _ in used(cast))
    assert at(cast, RINGS[0]) != (255,) * 4
    assert result.seals == cast.seals == {"ink_changed_pixels": 0}


def test_references_of_panels() -> None:
    green, red = (np.full((9, 9, 4), 255, np.uint8) for _ in range(2))
    green[..., :3], red[..., :3] = GREEN.rgb8, RED.rgb8
    both = (Reference(green), Reference(red))
    result = sketched(page(), references=both, reference_panels=(2, 1))
    assert at(result, RINGS[0]) == codes_of(RED)
    assert at(result, RINGS[1]) == codes_of(GREEN)
    single = sketched(page(), references=both, reference_panels=(2, 1), panel=1)
    assert at(single, RINGS[0]) == codes_of(RED)
    assert at(single, RINGS[1]) == (255,) * 4


@pytest.mark.parametrize(
    ("image", "words"), [(page, "2 panels"), (drawing, "no panels were found")]
)
def test_a_panel_that_is_not_there(image: object, words: str) -> None:
    for more in ({"panel": 7}, {"references": (Reference(painted()),), "reference_panels": (7,)}):
        with pytest.raises(BadInput, match=words):
            sketched(image(), **more)  # type: ignore[operator]


def test_a_slanted_panel_is_left_at_its_sides() -> None:
    ink = np.zeros((400, 640), np.uint8)
    for corners in ([(30, 30), (260, 30), (340, 370), (30, 370)],
                    [(290, 30), (610, 30), (610, 370), (370, 370)]):  # fmt: skip
        cv2.polylines(ink, [np.array(corners, np.int32)], True, 255, 5)
    codes = np.full((400, 640, 4), 255, np.uint8)
    codes[..., :3] = 255 - ink[..., None]
    result = sketched(Pixels(codes), cast=Cast("", (Part("all", RED),)), panel=1)
    assert at(result, (100, 200)) == codes_of(RED)
    assert at(result, (330, 60)) == (255,) * 4
    assert at(result, (600, 200)) == (255,) * 4
    assert at(result, (275, 35)) == (255,) * 4


# -- bad input ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("grey", "words"), [(0, "all ink"), (255, "no ink")])
def test_all_black_and_all_white(grey: int, words: str) -> None:
    codes = np.full((64, 48, 4), grey, np.uint8)
    codes[..., 3] = 255
    result = sketched(Pixels(codes), [point((20, 20))])
    assert any(words in note for note in result.notes)
    assert result.seals == {"ink_changed_pixels": 0}
    assert at(result, (40, 40)) == (codes_of(RED) if grey else (0, 0, 0, 255))


def test_a_photo_is_said_to_be_none(shared_data: Path) -> None:
    paths = sorted((shared_data / "photos").rglob("*.jpg"))[::100]
    said = [any("a photo" in note for note in sketched(io.read(p).pixels).notes) for p in paths]
    assert len(said) >= 5
    assert np.mean(said) >= 0.5


@pytest.mark.parametrize(
    "wrong",
    [{"gap": 65}, {"ink": 0}, {"paper": "blue"}, {"panel": -1}, {"seed": -1},
     {"words": "hair: no such colour"}, {"references": (), "reference_panels": (1,)},
     {"masks": {"m": np.ones((10, 300), np.float32)}}],
)  # fmt: skip
def test_what_a_request_refuses(wrong: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        SketchRequest(image=drawing(), **wrong)  # type: ignore[arg-type]


def test_marked_lettering_parts_nothing_and_stays_paper() -> None:
    codes = drawing().array.copy()
    cv2.putText(codes, "HELLO YOU", (45, 150), 0, 0.5, (0, 0, 0, 255), 1, cv2.LINE_AA)
    letters = np.zeros((220, 180), np.uint8)
    letters[136:156, 43:137] = 255
    result = sketched(Pixels(codes), cast=CAST, masks={"Lettering": letters}, lettering=False)
    assert at(result, (90, 180)) == (255,) * 4
    assert at(result, HEAD) != (255,) * 4
    assert result.seals == {"ink_changed_pixels": 0}


def test_it_can_be_stopped() -> None:
    class Stopped(Quiet):
        def step(self, done: int, total: int, stage: str = "", preview: object = None) -> None:
            if done == 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        Engine().run("sketch.instant", SketchRequest(image=drawing()), Stopped())


def test_same_again_for_any_number_of_workers() -> None:
    from colorstudio.methods.sketch.instant import run

    request = SketchRequest(image=page(), cast=CAST)
    one, three = (run(request, Quiet(), workers=n).pixels.array for n in (1, 3))
    assert np.array_equal(one, three)
