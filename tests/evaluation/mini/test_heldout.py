"""Pictures that are kept from training are kept from it, and captions say what is seen."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.imaging.color import encode_rgb, lab_to_linear, rgb_to_lab
from colorstudio.training.scenes.collection import (
    SHIPPABLE,
    Collection,
    Item,
    collection_in,
    plain_words,
)
from colorstudio.training.scenes.compose import Layer, Scene, caption_of, composed
from colorstudio.training.scenes.families import (
    HELD_OUT,
    SPLITS,
    TEST,
    TRAIN,
    VALIDATION,
    family_of_glyph,
    family_of_photo,
    split_of,
)
from colorstudio.training.scenes.pictures import Scenes
from colorstudio.training.scenes.words import (
    HUES,
    NAMES,
    named,
    nearest_hue,
    said,
    with_article,
)
from tests.tiny_collection import tiny_collection

SIDE = 64
BASES = st.sampled_from(["1f44b", "1f468", "2764", "1f3c3", "1f9d1", "261d"])
TONES = st.sampled_from(["", "-1f3fb", "-1f3fd", "-1f3ff"])
JOINS = st.sampled_from(["", "-fe0f", "-200d-2640", "-200d-2642-fe0f", "-200d-1f33e"])


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_collection(tmp_path_factory.mktemp("heldout"))


@pytest.fixture(scope="module")
def real(shared_data: Path) -> Collection:
    return collection_in(shared_data)


# -- the split ------------------------------------------------------------------------------------


@given(base=BASES, tone=TONES, join=JOINS)
def test_tones_and_joined_variants_stay_with_their_glyph(base: str, tone: str, join: str) -> None:
    assert family_of_glyph(base + tone + join) == family_of_glyph(base) == base


@pytest.mark.parametrize(
    "codes",
    [
        [f"1f55{n:x}" for n in range(16)] + ["1f560", "1f567"],
        ["31-fe0f-20e3", "39-20e3", "23-fe0f-20e3"],
        ["1f1e7-1f1f7", "1f1ff", "1f3f4-200d-2620-fe0f", "1f3f3-fe0f", "1f38c", "1f6a9"],
    ],
    ids=["clock faces", "keycaps", "flags"],
)
def test_clock_faces_keycaps_and_flags_are_a_family_each(codes: list[str]) -> None:
    assert len({family_of_glyph(code) for code in codes}) == 1
    assert family_of_glyph("1f570") != family_of_glyph(codes[0])


def test_tiles_stay_with_their_photo() -> None:
    names = ["serene", "serene_s512_0_1", "serene_s1024_3_12"]
    assert {family_of_photo(name) for name in names} == {"serene"}
    assert family_of_photo("egg_s_basket") == "egg_s_basket"


def test_a_tenth_each_is_kept_for_choices_and_for_tests() -> None:
    count = Counter(split_of(f"{n:x}") for n in range(10_000))
    assert count[TEST] == pytest.approx(1000, abs=100)
    assert count[VALIDATION] == pytest.approx(1000, abs=100)
    assert count[TRAIN] == 10_000 - count[TEST] - count[VALIDATION]


def test_the_split_is_the_one_that_was_trained_with() -> None:
    known = {"1f34e": TRAIN, "1f34a": VALIDATION, "1f345": TEST, "flag": TRAIN, "clock": TRAIN}
    assert {family: split_of(family) for family in known} == known


def test_photos_that_are_shown_large_are_never_trained_on(
    shared_data: Path, real: Collection
) -> None:
    shown = {file.stem for file in (shared_data / "photos_full/budgie_cc0").glob("*.jpg")}
    assert shown == set(HELD_OUT)
    of_them = [i for i in real.items if any(Path(i.id).stem.startswith(n) for n in shown)]
    assert len(of_them) > 100
    assert {item.split for item in of_them} == {TEST}


def test_no_glyph_and_no_photo_of_the_real_pictures_straddles_splits(real: Collection) -> None:
    splits: dict[str, set[str]] = defaultdict(set)
    for item in real.items:
        stem = Path(item.id).stem
        whole = stem.split("_s512_")[0].split("_s1024_")[0]
        first = "keycap" if item.code.endswith("-20e3") else item.code.split("-")[0]
        splits[whole if item.is_photo else first].add(item.split)
    assert [name for name, found in splits.items() if len(found) > 1] == []
    clocks = [i for i in real.items if i.words.endswith(("oclock", "thirty"))]
    assert len(clocks) > 24
    assert len({item.split for item in clocks}) == 1


def test_the_real_pictures_are_shared_out_at_about_80_10_10(real: Collection) -> None:
    families = {item.family for item in real.items}
    share = Counter(map(split_of, families))
    assert share[TRAIN] / len(families) == pytest.approx(0.8, abs=0.04)
    assert share[VALIDATION] / len(families) == pytest.approx(0.1, abs=0.03)
    assert share[TEST] / len(families) == pytest.approx(0.1, abs=0.03)
    assert {item.licence for item in real.items} == {*SHIPPABLE.values(), "CC0-1.0"}


@pytest.mark.parametrize("split", SPLITS)
def test_scenes_of_a_split_are_made_of_its_pictures_alone(tiny: Path, split: str) -> None:
    whole = collection_in(tiny)
    read: set[str] = set()

    def remembered(name: str) -> np.ndarray:
        read.add(name)
        return whole.picture(next(item for item in whole.items if item.id == name))

    scenes = Scenes(Collection(whole.items, remembered), 60, split=split, side=SIDE)
    for n in range(60):
        scenes.read(n)
    families = {item.id: item.family for item in whole.items}
    assert {split_of(families[name]) for name in read} == {split}
    assert len(read) > 6


def test_a_scene_follows_from_its_number_alone(tiny: Path) -> None:
    first, second = (Scenes(collection_in(tiny), n, side=SIDE) for n in (9, 40))
    forwards = [first.read(n) for n in range(9)]
    backwards = [second.read(n) for n in reversed(range(9))][::-1]
    for one, other in zip(forwards, backwards, strict=True):
        np.testing.assert_array_equal(one.rgb, other.rgb)
        assert one.caption == other.caption
    assert len({one.rgb.tobytes() for one in forwards}) == 9
    other = Scenes(collection_in(tiny), 9, side=SIDE, seed=1)
    assert [other.read(n).caption for n in range(9)] != [one.caption for one in forwards]


# -- colours in words -----------------------------------------------------------------------------

KNOWN = {
    "red": ["#ff0000", "#dc143c", "#b22222", "#8b0000", "#f8312f"],
    "orange": ["#ffa500", "#ff8c00", "#d2691e"],
    "yellow": ["#ffff00", "#ffd700", "#fcc21b"],
    "green": ["#008000", "#00ff00", "#6b8e23", "#006400", "#808000", "#8cb400"],
    "teal": ["#008080", "#00ffff", "#40e0d0"],
    "blue": ["#0000ff", "#000080", "#4169e1", "#4682b4", "#87ceeb", "#191970"],
    "purple": ["#800080", "#8a2be2", "#4b0082", "#663399", "#da70d6"],
    "pink": ["#ffc0cb", "#ff69b4", "#ff1493", "#fa8072"],
    "brown": ["#8b4513", "#a0522d", "#6f4e37", "#d2b48c", "#cd853f"],
    "black": ["#000000", "#101010"],
    "grey": ["#808080", "#708090", "#bbbbbb"],
    "white": ["#ffffff", "#f4f0ec"],
}
"""Colours of CSS with that in their name, of the glyphs, and others that nobody would doubt."""


def lab_of(code: str) -> np.ndarray:
    rgb = np.array([[int(code[n : n + 2], 16) for n in (1, 3, 5)]], np.uint8)
    return rgb_to_lab(rgb)


@pytest.mark.parametrize("name", KNOWN)
def test_colours_are_named_as_people_name_them(name: str) -> None:
    found = {code: NAMES[int(named(lab_of(code))[0])] for code in KNOWN[name]}
    assert found == dict.fromkeys(KNOWN[name], name)


def test_a_hue_is_nearest_to_its_own_word_and_the_circle_is_closed() -> None:
    assert [int(n) for n in nearest_hue(np.array(list(HUES.values())))] == list(range(len(HUES)))
    assert list(HUES)[int(nearest_hue(np.array(10.0)))] == "pink"
    assert list(HUES)[int(nearest_hue(np.array(-350.0)))] == "pink"


def test_what_is_said_of_an_object_of_several_colours() -> None:
    red, white, blue = (lab_of(code) for code in ("#dc143c", "#ffffff", "#4169e1"))

    def of(**parts: int) -> str:
        colors = {"red": red, "white": white, "blue": blue}
        return said(np.concatenate([np.repeat(colors[n], count, 0) for n, count in parts.items()]))

    assert of(red=9, white=1) == "red"
    assert of(red=5, white=15) == "red"
    assert of(red=10, blue=9) == "red and blue"
    assert of(red=1, white=30) == "white"
    assert of(red=3, white=17) == ""
    assert said(np.zeros((0, 3))) == ""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Red apple", "apple"),
        ("orange", "sign"),
        ("Flag: Brazil", "flag brazil"),
        ("keycap: 5", "keycap"),
        ("man: red hair", "man"),
        ("three o\u2019clock", "three oclock"),
        ("high-heeled shoe", "high heeled shoe"),
    ],
)
def test_names_of_glyphs_lose_their_colours(name: str, words: str) -> None:
    assert plain_words(name) == words


# -- captions -------------------------------------------------------------------------------------


def glyph(lab: tuple[float, float, float], words: str, family: str) -> tuple[Item, np.ndarray]:
    """A disc of one colour on nothing, 64 x 64."""
    angle = np.deg2rad(lab[2])
    at = np.array([lab[0], lab[1] * np.cos(angle), lab[1] * np.sin(angle)])
    rgb = np.rint(encode_rgb(np.clip(lab_to_linear(at), 0, 1)) * 255)
    y, x = np.mgrid[:SIDE, :SIDE] - (SIDE - 1) / 2
    rgba = np.zeros((SIDE, SIDE, 4), np.uint8)
    rgba[..., :3], rgba[..., 3] = rgb, np.where(np.hypot(x, y) < 28, 255, 0)
    item = Item(f"{family}.png", words, "flat", "", family, "fluentui-emoji", "MIT", family)
    return item, rgba


def of_two(
    first: tuple[float, float, float] = (60, 46, 136),
    second: tuple[float, float, float] = (45, 50, 280),
) -> Collection:
    """An apple and a leaf, of these L*, chroma and hue."""
    made = [glyph(first, "apple", "a1"), glyph(second, "leaf", "a2")]
    pictures = {item.id: rgba for item, rgba in made}
    return Collection([item for item, _ in made], pictures.__getitem__)


def on_white(collection: Collection, *layers: Layer, silent: bool = False) -> Scene:
    white = np.full((SIDE, SIDE, 3), 255, np.uint8)
    return composed(collection, list(layers), white, silent=silent)


@pytest.mark.parametrize(
    ("degrees", "word"), [(0, "green"), (52, "teal"), (134, "blue"), (189, "purple"), (219, "pink")]
)
def test_a_turned_glyph_is_called_by_its_new_colour(degrees: float, word: str) -> None:
    collection = of_two()
    layer = Layer(collection.items[0], (0, 0), SIDE, turned=degrees)
    assert on_white(collection, layer).caption == f"a {word} apple"


@given(
    lightness=st.floats(8, 92),
    chroma=st.floats(0, 90),
    hue=st.floats(0, 360),
    turn=st.floats(0, 360),
    more=st.floats(0.3, 1.5),
)
def test_the_colour_in_a_caption_is_the_one_that_is_seen(
    lightness: float, chroma: float, hue: float, turn: float, more: float
) -> None:
    collection = of_two((lightness, chroma, hue))
    made = on_white(collection, Layer(collection.items[0], (0, 0), SIDE, turned=turn, chroma=more))
    seen = NAMES[int(named(rgb_to_lab(made.rgb[SIDE // 2, SIDE // 2])))]
    assert made.things[0].color == seen
    assert made.caption == with_article(f"{seen} apple")


def test_a_silent_caption_names_no_colour() -> None:
    collection = of_two()
    layer = Layer(collection.items[0], (0, 0), SIDE)
    made = on_white(collection, layer, silent=True)
    assert made.caption == "an apple"
    assert made.things[0].color == ""


@given(
    left=st.integers(0, 15), right=st.integers(17, 32), tops=st.tuples(*[st.integers(0, 32)] * 2),
    swapped=st.booleans(), turns=st.tuples(*[st.floats(0, 360)] * 2),
)  # fmt: skip
def test_two_glyphs_are_named_from_left_to_right(
    left: int, right: int, tops: tuple[int, int], swapped: bool, turns: tuple[float, float]
) -> None:
    collection = of_two()
    lefts = (right, left) if swapped else (left, right)
    layers = [
        Layer(item, (x, top), 32, turned=turn)
        for item, x, top, turn in zip(collection.items, lefts, tops, turns, strict=True)
    ]
    made = on_white(collection, *layers)
    middles = [np.average(np.arange(SIDE), weights=t.mask.sum(axis=0) + 1e-9) for t in made.things]
    first, second = np.argsort(middles)
    left_words, right_words = made.caption.split(" left of ")
    assert left_words.endswith(made.things[first].item.words)
    assert right_words.endswith(made.things[second].item.words)
    assert made.things[first].color in left_words
    assert made.things[second].color in right_words


def test_a_caption_with_its_ground() -> None:
    collection = of_two()
    blue = np.full((SIDE, SIDE, 3), (65, 105, 225), np.uint8)
    layers = [Layer(item, (at, 0), 32) for item, at in zip(collection.items, (32, 0), strict=True)]
    assert (
        composed(collection, layers[:1], blue, "blue").caption == "a green apple on a blue ground"
    )
    both = composed(collection, layers, blue, "orange")
    assert both.caption == "a blue leaf left of a green apple on an orange ground"
    assert caption_of(list(both.things), [0, 32], "") == "a green apple left of a blue leaf"


@given(dx=st.integers(-20, 20), dy=st.integers(-20, 20))
def test_the_mask_of_a_covered_object_leaves_out_what_covers_it(dx: int, dy: int) -> None:
    collection = of_two()
    layers = [
        Layer(collection.items[0], (8, 8), 48),
        Layer(collection.items[1], (8 + dx, 8 + dy), 48),
    ]
    made = on_white(collection, *layers)
    under, over = made.things
    assert (under.mask + over.mask).max() <= 1 + 1e-6
    for thing, item in ((under, collection.items[0]), (over, collection.items[1])):
        own = collection.picture(item)[SIDE // 2, SIDE // 2, :3].astype(int)
        whole = thing.mask > 0.999
        assert (abs(made.rgb[whole].astype(int) - own) <= 1).all()
    alone = on_white(collection, layers[1])
    np.testing.assert_array_equal(over.mask, alone.things[0].mask)


def test_captions_of_the_real_scenes_name_colours_of_the_list_only(shared_data: Path) -> None:
    scenes = Scenes(collection_in(shared_data), 40, split=VALIDATION, side=SIDE)
    captions = [scenes.read(n).caption for n in range(40)]
    grounds = [c.split(" on a")[-1].split()[-2] for c in captions if c.endswith(" ground")]
    assert grounds
    assert set(grounds) <= set(NAMES)
