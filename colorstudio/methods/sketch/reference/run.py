"""ColorizeDiffusion (Yan et al., arXiv 2401.01456): a model paints, its colours become flats."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from colorstudio import __version__
from colorstudio.diffusion import latents
from colorstudio.diffusion.previews import previewer
from colorstudio.diffusion.samplers import SAMPLERS
from colorstudio.diffusion.schedules import TRAINING_STEPS, Schedule
from colorstudio.errors import BadInput, ModelMissing
from colorstudio.imaging import hints as hint_files
from colorstudio.imaging.flats import Flats
from colorstudio.imaging.lineart import separated
from colorstudio.imaging.painted_shade import painted_shade
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import ModelContext, Models, Result, RunContext
from colorstudio.methods.sketch import instant
from colorstudio.methods.sketch.reference import edits as edit_files
from colorstudio.methods.sketch.reference import frame as frames
from colorstudio.methods.sketch.reference import nets, regions, tokens
from colorstudio.methods.sketch.reference.frame import Frame
from colorstudio.methods.sketch.reference.guidance import ReferenceDenoiser, conditions
from colorstudio.methods.sketch.reference.injection import Injection
from colorstudio.methods.sketch.reference.manipulate import edited
from colorstudio.methods.sketch.reference.request import WAY, ReferenceRequest, settings_of

READING, PAINTING, PLACING = "Reading the drawing", "Painting", "Laying flats"
OTHER_WEIGHTS = "Choose other weights in the model manager, or with --bundle."
GUESSED = "How far words spread is not measured for these weights: sliders of words are a guess."


@dataclass(frozen=True, eq=False)
class Shown:
    """What the model is shown, on the device: all tensors are float32.

    ``tokens``: 1 x (r k) x c, those of each region one after another; ``zeros``: as many of no
    reference. ``maps``: r x h x w, see `regions.bound`; None for one reference everywhere.
    ``hints``, ``blank``: of the lines and of none, times their strength.
    """

    tokens: Tensor
    zeros: Tensor
    maps: Tensor | None
    hints: list[Tensor]
    blank: list[Tensor]


def run(request: ReferenceRequest, ctx: ModelContext) -> Result:
    """Paints the drawing, and lays what was painted as flats, and shade, under its own ink.

    ``raw``: the model's own picture of the drawing. ``seals``: that no pixel of covering ink
    changed; none where nothing was placed. The recipe's ``hints`` are all that were used, the
    artist's and the proposals. Raises BadInput, ModelMissing (edits by words need two more roles),
    OutOfMemory, Cancelled.
    """
    total = request.steps + 3
    ctx.step(0, total, READING)
    art = separated(request.image, check=lambda: ctx.step(0, total, READING))
    frame = frames.frame_of(request.image.size, request.side or ctx.models.bundle.resolution)
    sketch = frames.sketch_of(request.image, art.darkness, frame, request.lines)
    masks = masks_of(request, art.darkness)
    ctx.step(1, total, READING)
    with torch.no_grad():
        shown = read(request, ctx.models, frame, sketch, masks)
        ctx.step(2, total, READING)
        made = painted(request, ctx, frame, shown)
    raw = Pixels(opaque(frames.without_border(made, frame)))
    if request.placed:
        result = placed(request, raw, _Tail(ctx, total - 1, total))
    else:
        result = Result(request.image, {"hints": hint_files.to_json(request.hints)})
    ctx.step(total, total, "Done")
    return replace(
        result,
        recipe=recipe(request, result, frame, ctx.models),
        notes=(*_notes(request, ctx.models, art.darkness), *result.notes),
        raw=raw,
        bundle=ctx.models.bundle.id,
    )


def _notes(request: ReferenceRequest, models: Models, darkness: np.ndarray) -> list[str]:
    notes = guessed(request, models)
    if request.lines == "auto" and frames.is_painted(darkness):
        notes.append("The picture is no line art: lines were looked for in it.")
    if len(request.references) > 1 and _borrows(request):
        notes.append("Of several references the first one lends its features.")
    return notes


def placed(request: ReferenceRequest, raw: Pixels, ctx: RunContext) -> Result:
    """The drawing with flats of the model's colours, where no hint says otherwise, and its shade.

    ``raw``: the model's picture, as `run` gives it back; so other hints are answered without it.
    """
    codes = raw.array

    def shading(flats: Flats) -> np.ndarray:
        return painted_shade(flats, codes, check=lambda: ctx.step(0, 1, PLACING))

    return instant.run(request.placing(codes), ctx, shading=shading if request.shade else None)


def masks_of(request: ReferenceRequest, darkness: np.ndarray) -> list[np.ndarray | None]:
    """Where each reference counts, H x W bool; None for anywhere. Raises BadInput for no panel."""
    panels = instant.frames_of(request.placing(None), darkness)
    pairs = zip(request.references, request.reference_panels, strict=True)
    return [instant.bound_to(r.mask, n, panels, request.image.size) for r, n in pairs]


# -- what the model is shown ----------------------------------------------------------------------


def read(
    request: ReferenceRequest,
    models: Models,
    frame: Frame,
    sketch: np.ndarray,
    masks: list[np.ndarray | None],
) -> Shown:
    """The drawing and its references as the U-Net takes them."""
    with models.lease("sketch_encoder") as (encoder,):
        both = [sketch, frames.blank(frame, request.null_sketch)]
        hints, blank = (
            nets.scaled(hints_of(encoder, page, models.device), request.sketch_strength)
            for page in both
        )
    with models.lease("image_encoder") as (image_encoder,):
        zeros = tokens.no_reference(image_encoder).to(models.device)
        found = [
            tokens.image_tokens(image_encoder, as_tensor(frames.over_white(r.codes), models.device))
            for r in request.references
        ]
    maps, numbers = None, [0 if found else -1]
    if any(mask is not None for mask in masks) or len(found) > 1:
        maps, numbers = maps_of(masks, frame, (hints[0].shape[-2], hints[0].shape[-1]))
        maps = maps.to(models.device)
    used = [zeros if n < 0 else found[n] for n in numbers]
    used = turned(request, models, used)
    shown = [tokens.shown(t, request.form) for t in used]
    nothing = tokens.shown(zeros, request.form).repeat(1, len(shown), 1)
    return Shown(torch.cat(shown, dim=1), nothing, maps, hints, blank)


def hints_of(encoder: Any, sketch: np.ndarray, device: torch.device) -> list[Tensor]:
    """What the encoder makes of lines, h x w float32 in [-1, 1]."""
    page = torch.from_numpy(sketch)[None, None].expand(-1, 3, -1, -1)
    weight = next(encoder.parameters())
    return [hint.float() for hint in encoder(page.to(device, weight.dtype))]


def maps_of(
    masks: list[np.ndarray | None], frame: Frame, cells: tuple[int, int]
) -> tuple[Tensor, list[int]]:
    """See `regions.shares_of`."""
    small = [
        None if mask is None else torch.from_numpy(frames.cells_of(mask, frame, cells))
        for mask in masks
    ]
    return regions.shares_of(small, cells)


def turned(request: ReferenceRequest, models: Models, found: list[Tensor]) -> list[Tensor]:
    """Tokens after the edits by words; themselves, bit by bit, where no edit acts."""
    if all(edit.is_idle for edit in request.edits):
        return found
    if not {"text_projector", "tokenizer"} <= models.bundle.roles:
        raise ModelMissing(
            f"{models.bundle.title} has no words: edits by words cannot be made.",
            "Leave the edits out, or choose weights that have a text encoder.",
        )
    with models.lease("text_projector", "tokenizer") as (projector, tokenizer):
        rows = edited(
            torch.cat(found),
            request.edits,
            lambda words: tokens.text_embeddings(projector, tokenizer, words),
            form=request.form,
            spread=edit_files.spread_of(models.bundle),
            released=request.released_edits,
            scale_is_d=request.scale_is_d,
            reading=edit_files.reading_of(models.bundle),
        )
    return list(rows.split(1))


def guessed(request: ReferenceRequest, models: Models) -> list[str]:
    """What is said where the unit of a slider that acts is not known for these weights."""
    by_slider = [edit for edit in request.edits if edit.scale is None and not edit.is_idle]
    return [GUESSED] if by_slider and edit_files.spread_of(models.bundle) is None else []


# -- painting -------------------------------------------------------------------------------------


def painted(request: ReferenceRequest, ctx: ModelContext, frame: Frame, shown: Shown) -> np.ndarray:
    """The model's picture of the frame: h x w x 3 uint8 sRGB."""
    models, total = ctx.models, request.steps + 3
    generator = torch.Generator().manual_seed(request.seed)
    schedule = Schedule.scaled_linear(request.steps, prediction_type=models.bundle.prediction_type)
    height, width = shown.hints[0].shape[-2:]
    noise = torch.randn((1, models.bundle.latent_channels, height, width), generator=generator)
    x = noise.to(models.device)
    reference = None
    if request.references and _borrows(request):
        reference = latents_of(request.references[0].codes, models, frame)
        if request.reference_noise:
            x = schedule.add_noise(reference, x, TRAINING_STEPS - 1)

    def after(i: int, count: int, x: Tensor, x0: Tensor) -> None:
        ctx.step(3 + i, total, PAINTING, frames.without_border(preview(x0), frame))

    with ExitStack() as stack:
        preview = stack.enter_context(previewer(models))
        lending = None
        if reference is not None and (request.injection or request.adain):
            lending = lent(request, models, frame, reference, schedule)
        (unet,) = stack.enter_context(models.lease("sketch_unet"))
        _check_fit(unet, shown)
        if shown.maps is not None:
            stack.enter_context(regions.bound(unet, shown.maps))
        # without a reference there is nothing to be guided to
        is_bare = bool(torch.equal(shown.tokens, shown.zeros))
        denoiser = ReferenceDenoiser(
            unet,
            conditions(shown.tokens, shown.zeros, shown.hints, shown.blank),
            schedule,
            guidance=1.0 if is_bare else request.guidance,
            sketch_guidance=request.sketch_guidance,
            noise_level=request.noise_level,
            generator=torch.Generator().manual_seed(request.seed + 1),
            lending=lending,
        )
        sampler = SAMPLERS[request.sampler]
        x = sampler(denoiser, x, schedule, generator=generator, on_step=after)
    with models.lease("vae") as (vae,):
        rgb = latents.decoded(vae, x, models.vae_tile, size=(frame.size[1], frame.size[0]))
    return ((rgb[0].permute(1, 2, 0) + 1) * 127.5).round().byte().cpu().numpy()


def _check_fit(unet: Any, shown: Shown) -> None:
    """Raises BadInput for parts that come of different weights."""
    widths = [unet.config.block_out_channels[0], *unet.config.block_out_channels]
    if [hint.shape[1] for hint in shown.hints] != widths:
        raise BadInput(
            "The U-Net and the encoder of lines are not of the same weights.", OTHER_WEIGHTS
        )
    if unet.config.cross_attention_dim != shown.tokens.shape[-1]:
        raise BadInput("The U-Net does not take the tokens of this CLIP.", OTHER_WEIGHTS)


def _borrows(request: ReferenceRequest) -> bool:
    return bool(request.injection or request.adain or request.reference_noise)


def latents_of(codes: np.ndarray, models: Models, frame: Frame) -> Tensor:
    """A reference's latents, squashed to the frame."""
    rgb = as_tensor(frames.squashed(codes, frame.size), models.device)
    with models.lease("vae") as (vae,):
        return latents.encoded(vae, rgb, tile=models.vae_tile)


def lent(
    request: ReferenceRequest, models: Models, frame: Frame, reference: Tensor, schedule: Schedule
) -> Injection:
    """What the first reference lends to the picture."""
    hints: list[Tensor] = []
    if request.injection_lines > 0:
        lines = frames.extracted(frames.squashed(request.references[0].codes, frame.size))
        with models.lease("sketch_encoder") as (encoder,):
            hints = nets.scaled(hints_of(encoder, lines, models.device), request.injection_lines)
    return Injection(
        reference,
        schedule,
        torch.Generator().manual_seed(request.seed + 2),
        hints=hints,
        fidelity=request.injection_fidelity,
        start=request.injection_start,
        attention=request.injection,
        adain=request.adain,
    )


# -- the result -----------------------------------------------------------------------------------


def recipe(
    request: ReferenceRequest, result: Result, frame: Frame, models: Models
) -> dict[str, Any]:
    """JSON that makes the same picture again; see `request.request_from`.

    ``references``: how many there were. ``hints``: all that were used, proposals too: with them
    `sketch.instant` lays the same flats without a model.
    """
    return {
        "program": f"ColorStudio {__version__}",
        "way": WAY,
        "bundle": models.bundle.id,
        "size": list(request.image.size),
        "references": len(request.references),
        "reference_panels": list(request.reference_panels),
        "edits": edit_files.to_json(request.edits),
        **settings_of(request),
        "model_size": list(frame.size),
        "hints": result.recipe["hints"],
    }


def as_tensor(rgb: np.ndarray, device: torch.device) -> Tensor:
    """h x w x 3 uint8 as 1 x 3 x h x w float32 in [-1, 1]."""
    tensor = torch.from_numpy(np.ascontiguousarray(rgb)).permute(2, 0, 1)[None]
    return tensor.to(device).float() / 127.5 - 1


def opaque(rgb: np.ndarray) -> np.ndarray:
    """h x w x 3 uint8 as codes with full alpha."""
    return np.concatenate([rgb, np.full((*rgb.shape[:2], 1), 255, np.uint8)], axis=-1)


class _Tail:
    """The solver's progress as the last step of the whole; it may still be cancelled."""

    def __init__(self, ctx: RunContext, done: int, total: int) -> None:
        self.ctx, self.done, self.total = ctx, done, total

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        self.ctx.step(self.done, self.total, PLACING)
