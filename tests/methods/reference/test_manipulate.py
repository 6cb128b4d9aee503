"""Tokens turned by words: Algorithms 1 and 2 of ColorizeDiffusion, equation by equation."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from colorstudio.errors import BadInput
from colorstudio.methods.sketch.reference import manipulate
from colorstudio.methods.sketch.reference.edits import THRESHOLDS, Reading, TextEdit
from colorstudio.methods.sketch.reference.manipulate import edited

WIDTH, PLACES = 24, 16


def texts(words: Sequence[str], width: int = WIDTH) -> Tensor:
    """An embedding for each text, of length 1: always the same for the same text."""
    rows = []
    for text in words:
        seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "little")
        rows.append(torch.randn(width, generator=torch.Generator().manual_seed(seed)))
    return torch.nn.functional.normalize(torch.stack(rows), dim=-1)


def text(word: str) -> Tensor:
    return texts([word])[0]


def picture(seed: int = 0, rows: int = 1, places: int = PLACES, width: int = WIDTH) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return 3.0 * torch.randn(rows, 1 + places, width, generator=generator)


def the_papers_omega(m: float, d: float, r: float, ts: Sequence[float] = THRESHOLDS) -> float:
    """Eq. 10 as it is printed."""
    if m <= ts[0]:
        return -d * r
    if m <= ts[1]:
        return -d * r + d * r * (m - ts[0]) / (ts[1] - ts[0])
    if m <= ts[2]:
        return 0.5 * d * (m - ts[1]) / (ts[2] - ts[1])
    if m <= ts[3]:
        return 0.5 * d + 0.5 * d * (m - ts[2]) / (ts[3] - ts[2])
    return d


def the_papers_algorithm_2(v: Tensor, edits: Sequence[TextEdit]) -> Tensor:
    """Token by token, for one picture; no anchor: Eq. 11."""
    cls, local = v[0, 0], v[0, 1:].clone()
    for edit in edits:
        e = text(edit.target)
        a = text(edit.anchor) if edit.anchor else None
        is_enhanced = a is not None and edit.enhance
        d = float(edit.scale or 0.0) - float(cls @ (a if is_enhanced and a is not None else e))
        along = [float(token @ text(edit.control)) for token in local]
        for i, token in enumerate(local.clone()):
            m = (along[i] - min(along)) / (max(along) - min(along))
            weight = the_papers_omega(m, d, edit.strength, edit.thresholds)
            if a is None:
                local[i] = token + weight * e
            else:
                beta = float(token @ a) if is_enhanced else 0.0
                local[i] = token + (weight + beta) * (e - a)
    return torch.cat([cls[None], local])[None]


# -- Algorithm 1 ----------------------------------------------------------------------------------


@pytest.mark.parametrize("released", [False, True])
def test_global_without_anchor(released: bool) -> None:
    """Eq. 5, both rows; the authors' code has the same."""
    v, e = picture(), text("green")
    cls = v[0, 0]
    plain = edited(v, [TextEdit("green", scale=7.0)], texts, form="cls", released=released)
    torch.testing.assert_close(plain[0, 0], cls + (7.0 - cls @ e) * e)
    torch.testing.assert_close(plain[0, 0] @ e, torch.tensor(7.0))
    more = [TextEdit("green", scale=7.0, enhance=True)]
    torch.testing.assert_close(
        edited(v, more, texts, form="cls", released=released)[0, 0], cls + 7.0 * e
    )


@pytest.mark.parametrize("released", [False, True])
def test_global_with_anchor(released: bool) -> None:
    """Eq. 6; the authors' code has the same."""
    v = picture()
    changed = edited(v, [TextEdit("green", "red", scale=5.0)], texts, form="cls", released=released)
    torch.testing.assert_close(changed[0, 0], v[0, 0] + 5.0 * (text("green") - text("red")))


def test_global_with_the_anchor_taken_out_first() -> None:
    """Eq. 7, and the authors' code, which forgets - v'.e."""
    v, e, a = picture(), text("green"), text("red")
    cls = v[0, 0]
    without = cls - (cls @ a) * a
    edit = [TextEdit("green", "red", scale=5.0, enhance=True)]
    torch.testing.assert_close(
        edited(v, edit, texts, form="cls")[0, 0], without + (5.0 - without @ e) * e
    )
    torch.testing.assert_close(
        edited(v, edit, texts, form="cls", released=True)[0, 0], without + 5.0 * e
    )


def test_global_edits_follow_one_another_and_know_no_place() -> None:
    v = picture()
    first, second = (
        TextEdit("green", scale=6.0),
        TextEdit("tall", "small", "hat", 4.0, enhance=True),
    )
    both = edited(v, [first, second], texts, form="cls")
    one_by_one = edited(edited(v, [first], texts, form="cls"), [second], texts, form="cls")
    torch.testing.assert_close(both, one_by_one)
    assert not torch.allclose(both, edited(v, [second, first], texts, form="cls"))
    assert torch.equal(both[:, 1:], v[:, 1:])
    nowhere = TextEdit("tall", "small", "", 4.0, enhance=True)
    assert torch.equal(both, edited(v, [first, nowhere], texts, form="cls"))


# -- Algorithm 2 ----------------------------------------------------------------------------------


def test_relatedness_is_the_projection_from_0_to_1() -> None:
    """Eq. 9: over the places of each picture by itself."""
    v = picture(rows=2)[:, 1:]
    m = manipulate.relatedness(v, text("hair"))[..., 0]
    for row, values in zip(v, m, strict=True):
        along = row @ text("hair")
        torch.testing.assert_close(values, (along - along.min()) / (along.max() - along.min()))
    assert float(m.min()) == 0.0
    assert float(m.max()) == 1.0


@pytest.mark.parametrize("interval", range(5))
@given(
    at=st.floats(0, 1, width=32),
    d=st.floats(-9, 9, width=32),
    r=st.floats(0, 4, width=32),
    ts=st.sampled_from([THRESHOLDS, (0.1, 0.3, 0.4, 0.8)]),
)
def test_omega_is_the_papers(
    interval: int, at: float, d: float, r: float, ts: tuple[float, float, float, float]
) -> None:
    """Eq. 10, on every interval."""
    low, high = (0.0, *ts, 1.0)[interval : interval + 2]
    m = low + at * (high - low)
    weight = manipulate.omega(torch.tensor([[[m]]]), d, ts, r)
    assert float(weight) == pytest.approx(the_papers_omega(m, d, r, ts), abs=1e-3)


@pytest.mark.parametrize("at", THRESHOLDS)
def test_omega_is_continuous_but_in_the_released_form(at: float) -> None:
    sides = torch.tensor([at - 1e-5, at + 1e-5]).reshape(1, 2, 1)
    low, high = manipulate.omega(sides, 3.0, THRESHOLDS, 2.0).flatten().tolist()
    assert abs(high - low) < 0.01
    low, high = manipulate.omega(sides, 3.0, THRESHOLDS, 2.0, released=True).flatten().tolist()
    assert high - low == pytest.approx(3.0 if at == THRESHOLDS[0] else 0.0, abs=0.01)


@pytest.mark.parametrize("anchor", ["", "the girl's hair"])
@pytest.mark.parametrize("enhance", [False, True])
def test_local_edits_are_the_papers(anchor: str, enhance: bool) -> None:
    """Eq. 8 to 13 and Algorithm 2: three edits in turn; the CLS token is measured as it came."""
    edits = [
        TextEdit("green hair", anchor, "hair", 8.0, enhance=enhance),
        TextEdit("blue eyes", anchor, "eyes", 3.0, enhance=enhance, strength=1.5),
        TextEdit("night", "", "sky", -4.0, thresholds=(0.1, 0.3, 0.4, 0.8)),
    ]
    v = picture(3)
    changed = edited(v, edits, texts)
    torch.testing.assert_close(changed, the_papers_algorithm_2(v, edits), atol=1e-4, rtol=1e-5)
    assert torch.equal(changed[:, 0], v[:, 0])
    assert not torch.allclose(changed, edited(v, edits[::-1], texts))


def test_what_the_control_text_speaks_of_goes_the_other_way() -> None:
    """The least projection is the target region: Figure 8, and -d r of Eq. 10."""
    v = picture(5)
    changed = edited(v, [TextEdit("green", control="hair", slider=2.0)], texts, spread=0.5)
    moved = (changed - v)[0, 1:] @ text("green")
    along = v[0, 1:] @ text("hair")
    assert float(moved[along.argmin()]) == pytest.approx(-2.0, abs=1e-4)
    assert float(moved[along.argmax()]) == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize("control", ["", "everything"])
def test_without_a_place_all_tokens_go_alike(control: str) -> None:
    v, e, a = picture(), text("green"), text("red")
    changed = edited(v, [TextEdit("green", "red", control, 6.0)], texts)
    d = 6.0 - v[0, 0] @ e
    torch.testing.assert_close(changed[0, 1:], v[0, 1:] + d * (e - a))


def test_d_without_an_anchor_is_of_eq_11_unless_algorithm_2_is_asked_for() -> None:
    v, e = picture(), text("green")
    edit = [TextEdit("green", scale=6.0, enhance=True)]
    torch.testing.assert_close(edited(v, edit, texts)[0, 1:], v[0, 1:] + (6.0 - v[0, 0] @ e) * e)
    changed = edited(v, edit, texts, scale_is_d=True)
    torch.testing.assert_close(changed[0, 1:], v[0, 1:] + 6.0 * e)
    anchored = [TextEdit("green", "red", scale=6.0)]
    assert torch.equal(edited(v, anchored, texts, scale_is_d=True), edited(v, anchored, texts))


def test_each_picture_of_a_batch_is_edited_by_itself() -> None:
    v = picture(7, rows=3)
    edits = [TextEdit("green", "red", "hair", 6.0, enhance=True), TextEdit("tall", "", "hat", 2.0)]
    together = edited(v, edits, texts)
    alone = torch.cat([edited(row[None], edits, texts) for row in v])
    torch.testing.assert_close(together, alone, atol=1e-4, rtol=1e-5)


def test_tokens_without_places_are_moved_everywhere() -> None:
    """No reference: zeros; the range of their projections is nothing that could divide."""
    v, e = torch.zeros(1, 1 + PLACES, WIDTH), text("green")
    changed = edited(v, [TextEdit("green", "", "hair", 6.0)], texts)
    torch.testing.assert_close(changed[0, 1:], (6.0 * e).expand(PLACES, -1))
    moved = edited(v, [TextEdit("green", "", "hair", slider=1.0)], texts)
    assert float(moved.abs().max()) > 0


# -- the slider -----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["attention", "cls"])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float16])
def test_the_middle_of_the_slider_changes_no_bit(form: str, dtype: torch.dtype) -> None:
    v = picture().to(dtype)
    idle = [
        TextEdit("green", "red", "hair", enhance=True),
        TextEdit("blue", scale=9.0, muted=True),
    ]

    def asked(_: Sequence[str]) -> Tensor:
        raise AssertionError("no text is needed")

    assert torch.equal(edited(v, idle, asked, form=form), v)
    acting = [TextEdit("tall", scale=3.0)]
    among = edited(v, [idle[0], *acting, idle[1]], texts, form=form)
    assert torch.equal(among, edited(v, acting, texts, form=form))
    assert among.dtype == dtype


@pytest.mark.parametrize("anchor", ["", "red"])
@pytest.mark.parametrize("enhance", [False, True])
def test_the_slider_is_d_in_units_of_the_spread(anchor: str, enhance: bool) -> None:
    """Local: target_scale = v_cls.e + d, or v_cls.a + d where the anchor is enhanced."""
    v = picture()
    base = text(anchor) if anchor and enhance else text("green")
    raw = float(v[0, 0] @ base) + 1.5 * 0.8
    by_slider = TextEdit("green", anchor, "hair", slider=1.5, enhance=enhance)
    by_scale = TextEdit("green", anchor, "hair", scale=raw, slider=9.0, enhance=enhance)
    torch.testing.assert_close(
        edited(v, [by_slider], texts, spread=0.8), edited(v, [by_scale], texts, spread=0.8)
    )


@pytest.mark.parametrize(("anchor", "enhance"), [("", False), ("", True), ("red", False)])
def test_near_its_middle_the_slider_changes_little_in_the_cls_form(
    anchor: str, enhance: bool
) -> None:
    v = picture()
    edit = TextEdit("green", anchor, slider=1e-3, enhance=enhance)
    changed = edited(v, [edit], texts, form="cls", spread=1.0)
    assert 0 < float((changed - v).abs().max()) < 5e-3


def test_an_enhanced_anchor_gives_the_target_what_it_had_in_the_cls_form() -> None:
    v = picture()
    edit = TextEdit("green", "red", slider=0.5, enhance=True)
    changed = edited(v, [edit], texts, form="cls", spread=2.0)
    assert float(changed[0, 0] @ text("green")) == pytest.approx(
        float(v[0, 0] @ text("red")) + 1.0, abs=1e-4
    )


def test_the_unit_is_the_deviation_of_projections_over_pictures() -> None:
    cls, words = picture(rows=200)[:, 0], texts(["green", "red", "blue"])
    expected = torch.stack([(cls @ word).std(correction=0) for word in words]).mean()
    assert manipulate.text_spread(cls, words) == pytest.approx(float(expected), rel=1e-5)


def test_without_a_measured_unit_it_goes_by_the_length_of_v_cls() -> None:
    v = picture()
    edit = [TextEdit("green", slider=1.0)]
    moved = (edited(v, edit, texts) - v)[0, 1:] @ text("green")
    expected = manipulate.COSINE_SPREAD * float(v[0, 0].norm())
    torch.testing.assert_close(moved, torch.full((PLACES,), expected), atol=1e-4, rtol=0)


# -- size -----------------------------------------------------------------------------------------


def test_fifty_edits_follow_one_another_and_201_are_refused() -> None:
    v = picture()
    edits = [TextEdit(f"word {n}", "", "hair", 1.0) for n in range(50)]
    assert bool(edited(v, edits, texts).isfinite().all())
    with pytest.raises(BadInput, match="201 edits"):
        edited(v, [TextEdit("red", scale=1.0)] * 201, texts)


def test_three_local_edits_take_no_time() -> None:
    """At most 5 ms for 256 tokens of ViT-H, in the processor's own time."""
    v = picture(places=256, width=1024)
    edits = [TextEdit(f"target {n}", "anchor", f"control {n}", 8.0) for n in range(3)]
    names = [word for edit in edits for word in (edit.target, edit.anchor, edit.control)]
    known = dict(zip(names, texts(names, 1024), strict=True))

    def seconds() -> float:
        start = time.process_time()
        edited(v, edits, lambda asked: torch.stack([known[word] for word in asked]))
        return time.process_time() - start

    seconds()
    assert min(seconds() for _ in range(15)) <= 0.005


# -- weights whose tokens answer otherwise --------------------------------------------------------


def test_where_tokens_project_high_the_map_and_the_way_are_turned_round() -> None:
    """The same picture with all local tokens mirrored asks for the opposite of the paper's move."""
    v = picture()
    high = Reading(1)
    m = manipulate.relatedness(v[:, 1:], text("hair"))
    torch.testing.assert_close(manipulate.relatedness(v[:, 1:], text("hair"), high), 1 - m)
    edit = [TextEdit("green", control="hair", slider=2.0)]
    moved = (edited(v, edit, texts, spread=1.0, reading=high) - v)[0, 1:] @ text("green")
    most = int(m[0, :, 0].argmax())  # what the text speaks of, where it projects high
    torch.testing.assert_close(moved[most], torch.tensor(4.0))  # towards the target, r times d
    mirrored = torch.cat([v[:, :1], -v[:, 1:]], dim=1)
    papers = (edited(mirrored, edit, texts, spread=1.0) - mirrored)[0, 1:] @ text("green")
    torch.testing.assert_close(moved, -papers)


def test_everywhere_all_tokens_go_towards_the_words_with_all_weights() -> None:
    v, edit = picture(), [TextEdit("green", slider=2.0)]
    assert torch.equal(
        edited(v, edit, texts, spread=1.0), edited(v, edit, texts, spread=1.0, reading=Reading(1))
    )


@pytest.mark.parametrize("at", [(0.1, 0.3, 0.4, 0.8), (0.02, 0.5, 0.97, 1.0), THRESHOLDS])
def test_measured_thresholds_say_what_they_would_say_in_eq_10(
    at: tuple[float, float, float, float],
) -> None:
    m = torch.linspace(0, 1, 201)[None, :, None]
    own = manipulate.omega(m, 3.0, at, 2.0)
    usual = manipulate.omega(manipulate.stretched(m, at), 3.0, THRESHOLDS, 2.0)
    torch.testing.assert_close(usual, own, rtol=1e-4, atol=1e-4)


def test_places_that_are_all_alike_stay_kept_with_all_weights() -> None:
    v = torch.ones(1, PLACES, WIDTH)
    for reading in (Reading(), Reading(1), Reading(1, (0.1, 0.2, 0.3, 0.4))):
        assert bool((manipulate.relatedness(v, text("hair"), reading) == 1).all())
