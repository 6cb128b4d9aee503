"""The tree of layers: finding, replacing, inserting, without touching what stays."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from colorstudio.document.layers import (
    ColorLayer,
    GroupLayer,
    Layer,
    PixelLayer,
    empty_chroma,
    empty_pixels,
    find,
    inserted,
    parted,
    replaced,
    walk,
)

SIZE = (8, 6)


def pixels(name: str, visible: bool = True) -> PixelLayer:
    tiles = empty_pixels(SIZE, np.uint8)
    return PixelLayer(id=name, name=name, tiles=tiles, visible=visible)


def color(name: str) -> ColorLayer:
    return ColorLayer(id=name, name=name, tiles=empty_chroma(SIZE))


def group(name: str, *children: Layer) -> GroupLayer:
    return GroupLayer(id=name, name=name, children=children)


TREE = (pixels("a"), group("g", pixels("b"), group("h", pixels("c"))), pixels("d"))


def ids(layers: tuple[Layer, ...]) -> list[str]:
    return [layer.id for layer in walk(layers)]


def test_walk_goes_bottom_first_groups_before_their_children() -> None:
    assert ids(TREE) == ["a", "g", "b", "h", "c", "d"]
    found = find(TREE, "c")
    assert found is not None
    assert found.id == "c"
    assert find(TREE, "x") is None


def test_replaced_keeps_all_that_it_does_not_touch() -> None:
    out = replaced(TREE, "c", lambda la: replace(la, name="new"))
    assert ids(out) == ids(TREE)
    assert find(out, "c") is not find(TREE, "c")
    assert out[0] is TREE[0]
    assert out[2] is TREE[2]
    assert find(out, "b") is find(TREE, "b")
    assert all(p is q for p, q in zip(replaced(TREE, "x", lambda _: None), TREE, strict=True))
    assert ids(replaced(TREE, "g", lambda _: None)) == ["a", "d"]


def test_inserted_above_inside_and_on_top() -> None:
    new = pixels("n")
    assert ids(inserted(TREE, new, above="a")) == ["a", "n", "g", "b", "h", "c", "d"]
    assert ids(inserted(TREE, new, above="c")) == ["a", "g", "b", "h", "c", "n", "d"]
    assert ids(inserted(TREE, new, into="g")) == ["a", "g", "b", "h", "c", "n", "d"]
    assert find(inserted(TREE, new, into="g"), "h") is find(TREE, "h")
    assert ids(inserted(TREE, new)) == [*ids(TREE), "n"]
    assert ids(inserted(TREE, new, above="x")) == [*ids(TREE), "n"]
    # what is no group holds nothing
    assert ids(inserted(TREE, new, into="a")) == [*ids(TREE), "n"]


def test_a_group_parts_into_colours_that_reach_below_and_the_rest() -> None:
    one, two, paint = color("1"), color("2"), pixels("p")
    assert parted(group("g", one, two)) == ((one, two), ())
    assert parted(group("g", one, paint, two)) == ((one,), (paint, two))
    inner, mixed = group("i", one), group("m", one, paint)
    assert parted(group("g", inner, mixed)) == ((inner,), (mixed,))
    hidden = pixels("h", visible=False)
    assert parted(group("g", hidden, one)) == ((hidden, one), ())
    assert parted(group("g")) == ((), ())
