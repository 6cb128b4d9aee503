"""The model's part of ColorEdit: traced back to noise, denoised in branches, decoded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from colorstudio.diffusion import conditioning, inversion, latents
from colorstudio.diffusion.bundle import Bundle
from colorstudio.diffusion.conditioning import Denoiser
from colorstudio.diffusion.previews import previewer
from colorstudio.diffusion.samplers import ddim
from colorstudio.diffusion.schedules import TRAINING_STEPS, Schedule
from colorstudio.errors import BadInput
from colorstudio.imaging.color_words import described
from colorstudio.imaging.recolor import RecolorReport
from colorstudio.imaging.shading import color_of
from colorstudio.methods.base import ModelContext, Models
from colorstudio.methods.recolor.coloredit.attention import Plan, new_words, processors
from colorstudio.methods.recolor.coloredit.branches import (
    BASELINES,
    REFERENCE,
    SOURCE,
    TARGET,
    Branches,
    Keeping,
    Parts,
    Texts,
    begun,
)
from colorstudio.methods.recolor.coloredit.request import MEASURED_READING, ColorEditRequest
from colorstudio.methods.recolor.coloredit.traces import TRACES, Key, Trace, key_of
from colorstudio.methods.recolor.coloredit.view import View, reference_view, swatch

READING_WORDS = {
    "R1": "Reading R1: what cross-attention puts out takes the reference's statistics.",
    "R2": "Reading R2: the values of the words take the statistics of the colour's name.",
    "R3": "Reading R3: the values of self-attention take the reference's statistics.",
}
BASELINE_WORDS = {
    "value-only": "Baseline: values alone, no self-attention of the picture, no blend.",
    "key-amplification": "Baseline: the new words' keys amplified, nothing aligned.",
    "text-only": "Baseline: the words alone.",
}
SAME_PICTURE = 8.0
"""Mean difference in 8-bit codes up to which a picture is the one that these weights made."""
TRACING, TRACING_REFERENCE = "Tracing the picture", "Tracing the reference"
FITTING, RECOLORING, PLACING = "Fitting the empty prompt", "Recolouring", "Placing"
SHORT_OF_MEMORY = 64
"""VAE tiles of this many latent pixels or fewer: memory is short, so activations are not kept."""


@dataclass(eq=False)
class Progress:
    """Counts steps over stages. ``stages``: name and steps, in their order."""

    ctx: ModelContext
    stages: Sequence[tuple[str, int]]

    @property
    def total(self) -> int:
        return sum(steps for _, steps in self.stages)

    def at(self, stage: str, step: int = 0, preview: Any = None) -> None:
        """Raises Cancelled."""
        before = 0
        for name, steps in self.stages:
            if name == stage:
                self.ctx.step(before + min(step, steps), self.total, stage, preview)
                return
            before += steps

    def watch(self, stage: str) -> Callable[[int, int, Tensor, Tensor], None]:
        return lambda i, total, x, x0: self.at(stage, i + 1)


class Edit:
    """One run: what is asked, worked out for these weights, and the model's part of it."""

    def __init__(self, request: ColorEditRequest, ctx: ModelContext, shown: View) -> None:
        self.request, self.models, self.view = request, ctx.models, shown
        bundle = self.models.bundle
        measured = bundle.constants.get(MEASURED_READING)
        self.reading = request.reading_for(bundle.family, measured)
        self.parts: Parts = BASELINES[request.baseline]
        self.schedule = Schedule.scaled_linear(
            request.steps, prediction_type=bundle.prediction_type
        )
        if request.color is not None:
            self.asked = request.color
            self.reference = swatch(request.color, shown.size)
        else:
            assert request.reference is not None
            self.asked = color_of(request.reference)
            self.reference = reference_view(request.reference, shown.size)
        self._keys = self._trace_keys()
        self._traces = {stage: TRACES.get(key) for stage, key in self._keys.items()}
        self.progress = Progress(ctx, self._stages())
        self.too_long = ""

    @property
    def early_steps(self) -> int:
        """Steps in which colours are aligned, or keys amplified."""
        last = self.request.tau * TRAINING_STEPS
        return sum(t >= last for t in self.schedule.timesteps)

    @property
    def in_batch(self) -> bool:
        """Whether something is aligned to the reference's own features."""
        return self.parts.aligns and self.reading != "R2" and self.early_steps > 0

    @property
    def traces_reference(self) -> bool:
        return self.in_batch or (self.parts.blends and self.request.blend > 0)

    def _trace_keys(self) -> dict[str, Key]:
        """What has to be traced, by the names of the stages."""
        request, bundle = self.request, self.models.bundle
        facts = request.steps, bundle.prediction_type, str(self.models.device), self.models.loras
        keys: dict[str, Key] = {}
        if not request.generated:
            own = keys[TRACING] = key_of(self.view.rgb, bundle, request.prompt, *facts)
            if request.inversion == "null-text":
                keys[FITTING] = *own, FITTING, request.guidance, request.negative_prompt
        if self.traces_reference:
            keys[TRACING_REFERENCE] = key_of(self.reference, bundle, request.wanted, *facts)
        return keys

    def _stages(self) -> list[tuple[str, int]]:
        steps = self.request.steps
        first = [(stage, 0 if trace else steps) for stage, trace in self._traces.items()]
        return [*first, (RECOLORING, steps), (PLACING, 1)]

    def made(self) -> np.ndarray:
        """The model's answer: h x w x 3 uint8. Raises BadInput, Cancelled."""
        request, models = self.request, self.models
        words = [request.prompt, request.wanted, request.negative_prompt, described(self.asked)]
        source, target, negative, named = embeddings(models, words, self._note_length)
        z, factors = self._encoded(), self._key_factors()
        with previewer(models) as shown, models.lease("unet") as (unet,):
            texts, levels = self._source(unet, z.get(TRACING), source, target, negative)
            reference = None
            if self.traces_reference:
                stage = TRACING_REFERENCE
                reference = self._traced(unet, z.get(stage), target, stage).levels
            start = self._start(levels)
            plan = Plan(self._mask(start), reference_text=named.to(models.device, models.dtype))
            branches = Branches(
                Denoiser(unet, texts.target),
                plan,
                texts,
                self.parts,
                self.reading,
                request.guidance,
                request.tau * TRAINING_STEPS,
                factors,
            )
            with processors(unet, plan, blocks=request.blocks, maps=request.maps):
                x = self._denoised(branches, start, levels, reference, shown)
        return self._decoded(x)

    def notes(self, report: RecolorReport) -> list[str]:
        """Which reading or baseline it was, what was asked and what came."""
        request = self.request
        said = [BASELINE_WORDS.get(request.baseline, READING_WORDS[self.reading])]
        if request.baseline == "value-only":
            said.append(READING_WORDS[self.reading])
        said.append(
            f"Asked {report.asked.text}, got {report.got.hex} (dE00 {report.delta_e00:.1f})."
        )
        if request.tau < 1 and not self.early_steps and (self.parts.aligns or self.parts.amplifies):
            said.append(
                f"None of {request.steps} steps lies in the part that tau names; take more steps."
            )
        unused = request.negative_prompt and request.inversion == "negative-prompt"
        if unused and not request.generated:
            said.append("Negative-prompt inversion takes the prompt's place: yours was left aside.")
        return [*said, self.too_long] if self.too_long else said

    def _note_length(self, note: str) -> None:
        self.too_long = self.too_long or note

    def _encoded(self) -> dict[str, Tensor]:
        """Latents of what is not traced already, by stage."""
        pictures = {TRACING: self.view.rgb, TRACING_REFERENCE: self.reference}
        anew = [s for s, trace in self._traces.items() if trace is None and s in pictures]
        if not anew:
            return {}
        models = self.models
        with models.lease("vae") as (vae,):
            return {
                stage: latents.encoded(
                    vae, tensor_of(pictures[stage], models.device), tile=models.vae_tile
                )
                for stage in anew
            }

    def _source(
        self, unet: Any, z: Tensor | None, source: Tensor, target: Tensor, negative: Tensor
    ) -> tuple[Texts, Sequence[Tensor] | None]:
        """What the source and the target are denoised with; the source's levels, if it has any."""
        if self.request.generated:
            return Texts(source, target, negative, source_guided=True), None
        trace = self._traced(unet, z, source, TRACING)
        if self.request.inversion == "null-text":
            null = self._fitted(unet, trace, source, negative)
            return Texts(source, target, null, source_guided=True), trace.levels
        if self.request.inversion == "negative-prompt":
            negative = inversion.negative_prompt(source)
        return Texts(source, target, negative), trace.levels

    def _traced(self, unet: Any, z: Tensor | None, text: Tensor, stage: str) -> Trace:
        trace = self._traces[stage]
        if trace is None:
            assert z is not None
            watch = self.progress.watch(stage)
            levels = inversion.ddim_inverted(Denoiser(unet, text), z, self.schedule, watch)
            trace = Trace(tuple(level.cpu() for level in levels))
            TRACES.put(self._keys[stage], trace)
        return trace

    def _fitted(
        self, unet: Any, trace: Trace, source: Tensor, negative: Tensor
    ) -> dict[int, Tensor]:
        """The empty prompt by timestep, as null-text inversion finds it."""
        known = self._traces[FITTING]
        if known is None:
            tile = self.models.vae_tile
            null = inversion.null_text(
                Denoiser(unet, source, negative, self.request.guidance),
                [level.to(self.models.device) for level in trace.levels],
                self.schedule,
                spare_memory=tile is not None and tile <= SHORT_OF_MEMORY,
                on_step=self.progress.watch(FITTING),
            )
            known = Trace(trace.levels, {t: text.cpu() for t, text in null.items()})
            TRACES.put(self._keys[FITTING], known)
        return {t: text.to(self.models.device) for t, text in (known.null or {}).items()}

    def _start(self, levels: Sequence[Tensor] | None) -> Tensor:
        """The source's noise."""
        if levels is not None:
            return levels[-1].to(self.models.device)
        return noise(self.models.bundle, self.view.size, self.request.seed).to(self.models.device)

    def _mask(self, like: Tensor) -> Tensor:
        mask = torch.from_numpy(self.view.mask.astype(np.float32) / 255).to(like)
        return torch.nn.functional.adaptive_avg_pool2d(
            mask[None, None], (like.shape[2], like.shape[3])
        )[0, 0]

    def _denoised(
        self,
        branches: Branches,
        start: Tensor,
        levels: Sequence[Tensor] | None,
        reference: Sequence[Tensor] | None,
        shown: Callable[[Tensor], np.ndarray],
    ) -> Tensor:
        """The latents of source and target after the last step: 2 x c x h x w."""
        request, mask = self.request, branches.plan.mask
        ratio = request.blend if self.parts.blends else 0.0
        blended = begun(start, reference[-1] if reference else None, mask, ratio)
        state = [start, blended]
        if reference is not None and self.in_batch:
            state.append(reference[-1].to(start))
        keep = Keeping(mask, levels, reference, round(request.background * request.steps))

        def after(i: int, total: int, x: Tensor, x0: Tensor) -> Tensor:
            self.progress.at(RECOLORING, i + 1, shown(x0[TARGET : TARGET + 1]))
            return keep(i, total, x)

        x = ddim(branches, torch.cat(state), self.schedule, on_step=after)
        return x[:REFERENCE]

    def _key_factors(self) -> Tensor | None:
        """Factors of the target's tokens, for the baseline that amplifies keys."""
        if not self.parts.amplifies:
            return None
        request = self.request
        with self.models.lease("tokenizer") as (tokenizer,):
            return new_words(tokenizer, request.prompt, request.wanted, request.amplification).to(
                self.models.device
            )

    def _decoded(self, x: Tensor) -> np.ndarray:
        """The target's picture. Raises BadInput where the source is not the picture that it was."""
        models = self.models
        if not self.request.generated:
            x = x[TARGET:]
        with models.lease("vae") as (vae,):
            pictures = torch.cat([latents.decoded(vae, row[None], models.vae_tile) for row in x])
        if not bool(torch.isfinite(pictures).all()):
            raise BadInput(
                "These weights gave no picture, but values that are not numbers.",
                "Verify them in the model manager, or choose others.",
            )
        codes = codes_of(pictures)
        if self.request.generated:
            away = np.abs(codes[SOURCE].astype(int) - self.view.rgb).mean()
            if away > SAME_PICTURE:
                raise BadInput(
                    "These weights do not make this picture from this prompt and seed.",
                    "Check prompt, seed, steps and guidance, or treat it as a real picture.",
                )
        return codes[-1]


def embeddings(
    models: Models, prompts: Sequence[str], on_note: Callable[[str], None] = lambda note: None
) -> list[Tensor]:
    """1 x n x c each; what does not fit into one window is left out, and ``on_note`` told."""
    with models.lease("text_encoder", "tokenizer") as (text_encoder, tokenizer):
        for prompt in prompts:
            note = conditioning.left_out_note(tokenizer, prompt, windows=1)
            if note:
                on_note(note)
        texts = conditioning.encoded(tokenizer, text_encoder, prompts, windows=1)
        return [text[None].to(models.device) for text in texts]


def noise(bundle: Bundle, size: tuple[int, int], seed: int) -> Tensor:
    """The noise that a generated picture of ``size`` (w, h) starts from; the same on any device."""
    shape = 1, bundle.latent_channels, size[1] // 8, size[0] // 8
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


def tensor_of(rgb: np.ndarray, device: torch.device) -> Tensor:
    """h x w x 3 codes as 1 x 3 x h x w in [-1, 1]."""
    values = torch.from_numpy(rgb.astype(np.float32)) / 127.5 - 1
    return values.permute(2, 0, 1)[None].to(device)


def codes_of(pictures: Tensor) -> np.ndarray:
    """n x 3 x h x w in [-1, 1] as n x h x w x 3 uint8."""
    return ((pictures + 1) * 127.5).round().byte().permute(0, 2, 3, 1).cpu().numpy()
