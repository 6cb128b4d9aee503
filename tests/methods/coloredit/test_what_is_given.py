"""What ColorEdit's branches are given: traces with their words, starts, mask, window, levels."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from colorstudio.diffusion import inversion, samplers
from colorstudio.imaging.color_words import described
from colorstudio.methods.base import Quiet
from colorstudio.methods.recolor.coloredit import edit as edit_module
from colorstudio.methods.recolor.coloredit.branches import REFERENCE, SOURCE, TARGET, begun
from colorstudio.methods.recolor.coloredit.traces import TRACES
from tests.methods.coloredit.conftest import RED, asked

ROLES = ("unet", "vae", "text_encoder", "tokenizer")


class Seen:
    """Arguments on their way, by what takes them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.traced: list[Any] = []
        self.plan: Any = None
        self.branches: tuple[Any, ...] = ()
        self.keeping: tuple[Any, ...] = ()
        self.state = torch.empty(0)
        plan, branches, keeping = (
            getattr(edit_module, name) for name in ("Plan", "Branches", "Keeping")
        )
        trace = inversion.ddim_inverted

        def traced(predict: Any, x0: Any, schedule: Any, watch: Any) -> Any:
            levels = trace(predict, x0, schedule, watch)
            self.traced.append((predict, x0, schedule, levels))
            return levels

        def planned(*args: Any, **more: Any) -> Any:
            self.plan = plan(*args, **more)
            return self.plan

        def branched(*args: Any) -> Any:
            self.branches = args
            return branches(*args)

        def kept(*args: Any) -> Any:
            self.keeping = args
            return keeping(*args)

        def sampled(predict: Any, x: torch.Tensor, schedule: Any, **more: Any) -> Any:
            self.state = x.clone()
            return samplers.ddim(predict, x, schedule, **more)

        assert edit_module.ddim is samplers.ddim
        monkeypatch.setattr(edit_module.inversion, "ddim_inverted", traced)
        monkeypatch.setattr(edit_module, "Plan", planned)
        monkeypatch.setattr(edit_module, "Branches", branched)
        monkeypatch.setattr(edit_module, "Keeping", kept)
        monkeypatch.setattr(edit_module, "ddim", sampled)
        TRACES.clear()


def run(engine: Any, **options: object) -> Any:
    return engine.run("recolor.coloredit", asked(**options), Quiet())


def words_of(engine: Any, *prompts: str) -> list[torch.Tensor]:
    return edit_module.embeddings(engine.models_for(ROLES), prompts)


def test_each_picture_is_traced_with_its_own_words_and_no_guidance(engine, monkeypatch):
    seen = Seen(monkeypatch)
    run(engine)
    source, target = words_of(engine, "a hat", "a red hat")
    (own, own_z, _, _), (other, other_z, _, _) = seen.traced
    assert torch.equal(own.cond, source)
    assert torch.equal(other.cond, target)
    assert own.uncond is None
    assert other.uncond is None
    # the reference is a swatch: what is encoded of it is one colour
    assert other_z.std(dim=(2, 3)).mean() < own_z.std(dim=(2, 3)).mean()


def test_where_each_branch_starts(engine, monkeypatch):
    seen = Seen(monkeypatch)
    run(engine, blend=0.3)
    own, other = seen.traced[0][3], seen.traced[1][3]
    mask = seen.plan.mask
    assert torch.equal(seen.state[SOURCE], own[-1][0])
    assert torch.equal(seen.state[REFERENCE], other[-1][0])
    torch.testing.assert_close(
        seen.state[TARGET : TARGET + 1], begun(own[-1], other[-1], mask, 0.3)
    )
    assert not torch.equal(seen.state[TARGET], seen.state[SOURCE])
    assert torch.equal(seen.state[TARGET][:, mask == 0], seen.state[SOURCE][:, mask == 0])


@pytest.mark.parametrize("baseline", ["value-only", "key-amplification", "text-only"])
def test_a_baseline_is_not_blended(engine, monkeypatch, baseline):
    seen = Seen(monkeypatch)
    run(engine, baseline=baseline, blend=0.3)
    assert torch.equal(seen.state[TARGET], seen.state[SOURCE])
    # what is not looked at is not traced either
    assert len(seen.traced) == (2 if baseline == "value-only" else 1)


def test_mask_window_and_what_is_kept(engine, monkeypatch):
    image, mask = asked().image, asked().mask.copy()
    mask[: image.height // 2] = 0
    seen = Seen(monkeypatch)
    run(engine, mask=mask, tau=0.7, background=0.4, steps=10)
    # the object lies in the lower half, 1 there and 0 around
    plan_mask = seen.plan.mask
    assert plan_mask.shape == (5, 8)
    assert plan_mask[:2].max() == 0
    assert plan_mask[2:4, 3:5].min() >= 0.5
    assert plan_mask[:, 0].max() == 0
    assert seen.branches[6] == pytest.approx(700)
    kept_mask, levels, reference, last = seen.keeping
    assert torch.equal(kept_mask, plan_mask)
    assert all(torch.equal(a, b) for a, b in zip(levels, seen.traced[0][3], strict=True))
    assert all(torch.equal(a, b) for a, b in zip(reference, seen.traced[1][3], strict=True))
    assert last == 4


def test_r2_takes_the_words_of_the_colour(engine, monkeypatch):
    seen = Seen(monkeypatch)
    run(engine, reading="R2")
    (named,) = words_of(engine, described(RED))
    assert torch.equal(seen.plan.reference_text, named)
    assert len(seen.state) == 2, "its features are not looked at"


def test_amplified_are_the_words_that_are_new(engine, monkeypatch):
    seen = Seen(monkeypatch)
    run(engine, baseline="key-amplification", amplification=3.0)
    factors = seen.branches[7]
    with engine.models_for(ROLES).lease("tokenizer") as (tokenizer,):
        pieces = [tokenizer(words).input_ids for words in ("a hat", "a red hat")]
    new = [token not in pieces[0] for token in pieces[1]]
    assert any(new)
    assert [f == 3 for f in factors.tolist()[: len(new)]] == new
    assert set(factors[len(new) :].tolist()) <= {1.0}


def test_null_text_is_fitted_to_the_guidance_that_is_used(engine, monkeypatch):
    seen = Seen(monkeypatch)
    fits: list[Any] = []
    fit = inversion.null_text

    def fitted(denoiser: Any, levels: Any, schedule: Any, **more: Any) -> Any:
        found = fit(denoiser, levels, schedule, **more)
        fits.append((denoiser, levels, found))
        return found

    monkeypatch.setattr(edit_module.inversion, "null_text", fitted)
    run(engine, inversion="null-text", steps=2, guidance=4.0, negative_prompt="a shoe")
    source, negative = words_of(engine, "a hat", "a shoe")
    ((denoiser, levels, found),) = fits
    assert torch.equal(denoiser.cond, source)
    assert torch.equal(denoiser.uncond, negative)
    assert denoiser.guidance == 4
    assert all(torch.equal(a, b) for a, b in zip(levels, seen.traced[0][3], strict=True))
    texts = seen.branches[2]
    assert texts.source_guided
    assert texts.null.keys() == found.keys()
    assert all(torch.equal(texts.null[t], found[t]) for t in found)
