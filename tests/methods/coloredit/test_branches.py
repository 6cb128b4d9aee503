"""The branches: which rows there are, who follows whom and when, and what is kept."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor

from colorstudio.diffusion.samplers import ddim
from colorstudio.diffusion.schedules import Schedule
from colorstudio.methods.recolor.coloredit.attention import Plan
from colorstudio.methods.recolor.coloredit.branches import (
    BASELINES,
    REFERENCE,
    SOURCE,
    TARGET,
    Branches,
    Keeping,
    Texts,
    begun,
)
from colorstudio.methods.recolor.coloredit.request import BASELINES as ASKED_BASELINES


class Recorder:
    """A denoiser that notes its batches; its answer is the mean of the row's text."""

    def __init__(self) -> None:
        self.texts: list[list[float]] = []

    def evaluated(self, x: Tensor, t: int, embeddings: Tensor) -> Tensor:
        assert len(x) == len(embeddings)
        self.texts.append(embeddings[:, 0, 0].tolist())
        return embeddings.mean((1, 2))[:, None, None, None].expand_as(x).clone()


def text(value: float) -> Tensor:
    return torch.full((1, 2, 3), value)


SOURCE_TEXT, TARGET_TEXT, NULL = 1.0, 2.0, 0.5


def branches(
    baseline: str = "coloredit", reading: str = "R1", *, source_guided: bool = False, **more: Any
) -> tuple[Branches, Recorder, Plan]:
    recorder, plan = Recorder(), Plan(torch.ones(2, 2))
    texts = Texts(text(SOURCE_TEXT), text(TARGET_TEXT), text(NULL), source_guided)
    usual: dict[str, Any] = {"guidance": 3.0, "last_aligned": 800.0}
    denoiser: Any = recorder
    made = Branches(denoiser, plan, texts, BASELINES[baseline], reading, **{**usual, **more})
    return made, recorder, plan


def state(rows: int = 3) -> Tensor:
    return torch.zeros(rows, 4, 2, 2)


def test_every_baseline_that_can_be_asked_for_is_known():
    assert tuple(BASELINES) == ASKED_BASELINES


def test_rows_and_guidance_of_each_branch():
    predict, recorder, plan = branches()
    out = predict(state(), 900)
    # source; target with and without; reference with and without
    assert recorder.texts[-1] == [SOURCE_TEXT, TARGET_TEXT, NULL, TARGET_TEXT, NULL]
    assert out[SOURCE].mean() == SOURCE_TEXT
    assert out[TARGET].mean() == NULL + 3 * (TARGET_TEXT - NULL)
    assert out[REFERENCE].abs().max() == 0
    # both halves of the target take the source's maps, and each its own half of the reference
    assert plan.map_rows == (0, 0, 0, 3, 4)
    assert plan.pairs == ((1, 3), (2, 4))
    assert plan.reading == "R1"


def test_a_guided_source_lends_each_half_its_own_maps():
    predict, recorder, plan = branches(source_guided=True)
    out = predict(state(), 900)
    assert recorder.texts[-1][:2] == [SOURCE_TEXT, NULL]
    assert out[SOURCE].mean() == NULL + 3 * (SOURCE_TEXT - NULL)
    assert plan.map_rows == (0, 1, 0, 1, 4, 5)
    assert plan.pairs == ((2, 4), (3, 5))


@pytest.mark.parametrize(("t", "aligned"), [(981, True), (800, True), (799, False), (1, False)])
def test_alignment_is_for_the_noisy_end(t, aligned):
    predict, recorder, plan = branches()
    predict(state(), t)
    assert (plan.reading == "R1") == aligned
    assert bool(plan.pairs) == aligned
    # the reference is not evaluated for nothing
    assert len(recorder.texts[-1]) == (5 if aligned else 3)
    # the picture's maps are taken throughout
    assert plan.map_rows[:3] == (0, 0, 0)


def test_ten_of_fifty_steps_at_the_papers_tau():
    predict, _, plan = branches()
    seen = []
    for t in Schedule.scaled_linear(50).timesteps:
        predict(state(), t)
        seen.append(bool(plan.pairs))
    assert seen == [True] * 10 + [False] * 40


def test_r2_needs_no_reference_in_the_batch():
    predict, recorder, plan = branches(reading="R2")
    predict(state(2), 900)
    assert recorder.texts[-1] == [SOURCE_TEXT, TARGET_TEXT, NULL]
    assert [row for row, _ in plan.pairs] == [1, 2]


def test_what_each_baseline_leaves_out():
    predict, _, plan = branches("value-only")
    predict(state(), 900)
    assert (plan.reading, plan.map_rows, plan.keys) == ("R1", (), None)
    factors = torch.tensor([1.0, 2.0])
    predict, _, plan = branches("key-amplification", key_factors=factors)
    predict(state(2), 900)
    assert (plan.reading, plan.pairs, plan.map_rows) == ("", (), ())
    assert plan.keys is factors
    assert plan.key_rows == (1,)
    predict(state(2), 700)
    assert plan.keys is None
    predict, _, plan = branches("text-only")
    predict(state(2), 900)
    assert (plan.reading, plan.pairs, plan.map_rows, plan.keys) == ("", (), (), None)


def test_guidance_of_one_needs_no_second_half():
    predict, recorder, plan = branches(guidance=1.0)
    out = predict(state(), 900)
    assert recorder.texts[-1] == [SOURCE_TEXT, TARGET_TEXT, TARGET_TEXT]
    assert out[TARGET].mean() == TARGET_TEXT
    assert plan.pairs == ((1, 2),)


def test_a_null_text_for_each_step():
    texts = Texts(text(1.0), text(2.0), {900: text(7.0), 800: text(8.0)}, source_guided=True)
    assert texts.at((TARGET, "uncond"), 800).mean() == 8
    assert texts.at((SOURCE, "uncond"), 900).mean() == 7
    assert texts.at((SOURCE, "cond"), 900).mean() == 1


# ---- what is kept


def test_the_start_is_blended_inside_the_mask():
    mask = torch.tensor([[1.0, 0.0], [0.5, 0.0]])
    source, reference = torch.zeros(1, 4, 2, 2), torch.ones(1, 4, 2, 2)
    start = begun(source, reference, mask, 0.1)
    torch.testing.assert_close(start[0, 0], torch.tensor([[0.1, 0.0], [0.05, 0.0]]))
    assert torch.equal(begun(source, reference, mask, 0.0), source)
    assert torch.equal(begun(source, None, mask, 0.3), source)


def test_what_lies_around_is_the_sources_in_the_last_steps_only():
    mask = torch.tensor([[1.0, 0.0], [0.25, 0.0]])
    keep = Keeping(mask, None, None, last=2)
    x = torch.stack([torch.zeros(4, 2, 2), torch.ones(4, 2, 2)])
    assert torch.equal(keep(2, 5, x), x)
    for i in (3, 4):
        torch.testing.assert_close(keep(i, 5, x)[TARGET, 0], mask)
        assert torch.equal(keep(i, 5, x)[SOURCE], x[SOURCE])


def test_the_error_of_inversion_is_taken_off_both():
    levels = [torch.full((1, 4, 2, 2), float(n)) for n in range(6)]
    keep = Keeping(torch.ones(2, 2), levels, levels, last=0)
    x = torch.stack([torch.full((4, 2, 2), v) for v in (4.5, 10.0, 77.0)])
    after = keep(0, 5, x)
    assert after[SOURCE].mean() == 4
    assert after[TARGET].mean() == 9.5
    assert after[REFERENCE].mean() == 4
    assert keep(4, 5, x)[SOURCE].mean() == 0


def test_nothing_asked_gives_the_source_back():
    """The same text, no blend, no alignment: target and source cannot be told apart."""

    class Odd:
        def evaluated(self, x: Tensor, t: int, embeddings: Tensor) -> Tensor:
            return torch.sin(3 * x) + embeddings.mean((1, 2))[:, None, None, None] + t / 1000

    denoiser: Any = Odd()
    texts = Texts(text(1.0), text(1.0), text(1.0))
    plan = Plan(torch.ones(2, 2))
    predict = Branches(denoiser, plan, texts, BASELINES["coloredit"], "R1", 7.5, 1000.0)
    schedule = Schedule.scaled_linear(10)
    generator = torch.Generator().manual_seed(0)
    levels = [torch.randn(1, 4, 2, 2, generator=generator) for _ in range(11)]
    start = torch.cat([levels[-1], begun(levels[-1], None, plan.mask, 0.0)])
    keep = Keeping(plan.mask, levels, None, last=2)
    x = ddim(predict, start, schedule, on_step=lambda i, n, x, _: keep(i, n, x))
    torch.testing.assert_close(x[TARGET], levels[0][0], rtol=1e-4, atol=1e-4)
