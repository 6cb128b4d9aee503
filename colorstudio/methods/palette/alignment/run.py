"""Color Alignment in latents (Shum et al., arXiv 2503.06746): from words, in given colours.

Zero-shot: Stable Diffusion as it is; only its estimate of x0 gives way to the colours of the
condition c, by g, one-to-one, while t > 0.2 T. Fine-tuned: a network of eight channels sees f(x_t)
and c with its places mixed; see `tracks`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from colorstudio import __version__
from colorstudio.diffusion import conditioning, latents
from colorstudio.diffusion.conditioning import Denoiser
from colorstudio.diffusion.previews import previewer
from colorstudio.diffusion.samplers import OnX0, Predict, ddpm, noise_like
from colorstudio.diffusion.schedules import TRAINING_STEPS, Schedule
from colorstudio.imaging.palette import to_json
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import SRGB
from colorstudio.methods.base import ModelContext, Models, Result
from colorstudio.methods.palette.alignment import place, tracks
from colorstudio.methods.palette.alignment.align import Alignment, matcher_of
from colorstudio.methods.palette.alignment.condition import (
    Canvas,
    blurred,
    canvas_of_palette,
    canvas_of_reference,
    picture_text,
    reduced,
    resampled,
)
from colorstudio.methods.palette.alignment.finish import finished
from colorstudio.methods.palette.alignment.place import Frame
from colorstudio.methods.palette.alignment.request import (
    TRAINED_ROLE,
    WAY,
    ZERO_SHOT,
    AlignmentRequest,
    form_used,
    settings_of,
)
from colorstudio.methods.palette.instant import palette_of

READING, PAINTING, FINISHING = "Reading the colours", "Painting", "Finishing"


def run(request: AlignmentRequest, ctx: ModelContext) -> Result:
    """Paints the picture. ``raw``: the model's own decode, of which the figures in ``notes`` are.

    ``seals``: with ``exact`` those of the palette, inside of a picture that nothing changed outside
    of the mask. ``reports``: a `ContractRow` per swatch. Raises BadInput for weights that give no
    numbers, ModelMissing, OutOfMemory, Cancelled.
    """
    models, total = ctx.models, request.steps + 2
    resolution = models.bundle.resolution
    matte = None
    if request.image is not None and request.mask is not None:
        matte = place.full_matte(request.mask, request.image.size)
    ctx.step(0, total, READING)
    reference = reduced(request.reference, resolution) if request.reference else None
    canvas = canvas_of(request, reference, resolution)
    frame = frame_for(request, matte, resolution)
    form = form_used(request, models.bundle.parts)
    with torch.no_grad():
        words, notes = embeddings(models, [request.prompt, request.negative_prompt])
        ctx.step(1, total, READING)
        made = painted(request, ctx, canvas, frame, matte, words, form)
    ctx.step(total - 1, total, FINISHING)
    palette = palette_of(reference) if reference else request.palette
    result = finished(request, frame, matte, made, palette, canvas)
    ctx.step(total, total, "Done")
    if models.loras and form != ZERO_SHOT:
        notes.append("The LoRAs changed how the words are read; the fine-tuned part takes none.")
    if not frame.as_asked:
        notes.append(f"The model painted {frame.size[0]} × {frame.size[1]} pixels.")
    return Result(
        pixels=result.pixels,
        recipe=recipe(request, reference, frame, models, form),
        seals=result.seals,
        notes=(*notes, *result.notes),
        reports=result.reports,
        raw=Pixels(place.as_codes(made, SRGB, np.dtype(np.uint8))),
        bundle=models.bundle.id,
    )


def canvas_of(request: AlignmentRequest, reference: Pixels | None, side: int) -> Canvas:
    """The colours before they are encoded."""
    if reference is None:
        return canvas_of_palette(request.palette, side, request.seed)
    return canvas_of_reference(reference, mixed=request.mixed, seed=request.seed)


def frame_for(request: AlignmentRequest, matte: np.ndarray | None, resolution: int) -> Frame:
    """Where it is painted, and at what size."""
    if matte is not None:
        return place.frame_inside(matte, resolution)
    return place.frame_of(request.size, resolution)


def embeddings(models: Models, prompts: list[str]) -> tuple[Tensor, list[str]]:
    """n x tokens x c, and what the artist is told of words that did not fit."""
    with models.lease("text_encoder", "tokenizer") as (text_encoder, tokenizer):
        words = conditioning.encoded(tokenizer, text_encoder, prompts)
        notes = [conditioning.left_out_note(tokenizer, prompt) for prompt in prompts]
    return words.to(models.device), [note for note in notes if note]


def painted(
    request: AlignmentRequest,
    ctx: ModelContext,
    canvas: Canvas,
    frame: Frame,
    matte: np.ndarray | None,
    words: Tensor,
    form: str,
) -> np.ndarray:
    """The model's picture at the frame's size: h x w x 3 uint8 sRGB.

    ``form``: what `form_used` says.
    """
    models, total = ctx.models, request.steps + 2
    inside, around = None, None
    with models.lease("vae") as (vae,):
        if matte is not None and request.image is not None:
            inside = torch.from_numpy(place.cells_inside(matte, frame)).to(models.device)
            seen = place.shown_to_model(request.image, frame)
            around = latents.encoded(vae, tensor_of(seen, models), tile=models.vae_tile)
        c, map_ = colors_of(vae, models, canvas, request, frame, inside, form)
    schedule = Schedule.scaled_linear(
        request.steps, spacing="paper000", prediction_type=models.bundle.prediction_type
    )
    generator = torch.Generator().manual_seed(request.seed)
    other = torch.Generator().manual_seed(request.seed + 1)
    height, width = frame.cells
    x = torch.randn((1, models.bundle.latent_channels, height, width), generator=generator)

    def after(i: int, count: int, x: Tensor, x0: Tensor) -> Tensor | None:
        ctx.step(2 + i, total, PAINTING, shown(x0))
        if inside is None or around is None:
            return None
        t = schedule.previous(i)
        known = schedule.add_noise(around, noise_like(around, other), t) if t >= 0 else around
        return torch.where(inside, x, known)

    role = "unet" if form == ZERO_SHOT else TRAINED_ROLE
    with previewer(models) as shown, models.lease(role) as (unet,):
        if map_ is not None:
            tracks.check_channels(unet, 2 * models.bundle.latent_channels)
        denoiser = Denoiser(unet, words[:1], words[1:], request.guidance)
        predict, on_x0 = aligned(request, denoiser, schedule, c, map_, inside)
        try:
            x = ddpm(
                predict,
                x.to(models.device),
                schedule,
                generator=generator,
                on_x0=on_x0,
                on_step=after,
            )
        except ValueError as error:
            raise tracks.no_numbers() from error
    with models.lease("vae") as (vae,):
        rgb = latents.decoded(vae, x, models.vae_tile, size=(frame.size[1], frame.size[0]))
    if not bool(torch.isfinite(rgb).all()):
        raise tracks.no_numbers()
    return ((rgb[0].permute(1, 2, 0) + 1) * 127.5).round().byte().cpu().numpy()


def colors_of(
    vae: Any,
    models: Models,
    canvas: Canvas,
    request: AlignmentRequest,
    frame: Frame,
    inside: Tensor | None,
    form: str,
) -> tuple[Tensor, Tensor | None]:
    """c, n x d, and psi(c) as 1 x d x h x w for a network that has channels for it, else None."""
    if form == ZERO_SHOT:
        return condition(vae, models, canvas, request, frame, inside), None
    c = condition(vae, models, canvas, request, frame, None)
    if request.permuted:
        return c, tracks.condition_map(c, frame.cells, request.seed + 2)
    return c, tracks.spatial_map(canvas_latents(vae, models, canvas, request), frame.cells)


def aligned(
    request: AlignmentRequest,
    denoiser: Denoiser,
    schedule: Schedule,
    c: Tensor,
    map_: Tensor | None,
    inside: Tensor | None,
) -> tuple[Predict, OnX0]:
    """A sampler's ``predict`` and ``on_x0``; ``c``, ``map_``: see `colors_of`."""
    if map_ is not None:
        both = tracks.Tracks(
            tracks.beside(denoiser, map_),
            c,
            schedule,
            last=request.stop * TRAINING_STEPS,
            strength=request.strength,
            inside=inside,
        )
        return both.predict, both.on_x0
    align = Alignment(
        c,
        matcher_of(request.matcher, request.seed),
        stop=request.stop,
        strength=request.strength,
        inside=inside,
    )
    return denoiser, align


def canvas_latents(vae: Any, models: Models, canvas: Canvas, request: AlignmentRequest) -> Tensor:
    """The canvas, blurred and encoded; 1 x d x h x w."""
    picture = torch.from_numpy(blurred(canvas.rgb, request.blur)).permute(2, 0, 1)[None]
    generator = torch.Generator().manual_seed(request.seed)
    z = latents.encoded(
        vae, picture.to(models.device), sample=True, generator=generator, tile=models.vae_tile
    )
    if not bool(torch.isfinite(z).all()):
        raise tracks.no_numbers()
    return z


def condition(
    vae: Any,
    models: Models,
    canvas: Canvas,
    request: AlignmentRequest,
    frame: Frame,
    inside: Tensor | None,
) -> Tensor:
    """c: as many of the canvas' latent points as there are places; n x d."""
    points = canvas_latents(vae, models, canvas, request)[0].flatten(1).T.cpu().numpy()
    places = frame.cells[0] * frame.cells[1] if inside is None else int(inside.sum())
    c = resampled(points, canvas.counts.ravel(), places)
    return torch.from_numpy(c).to(models.device)


def tensor_of(rgb: np.ndarray, models: Models) -> Tensor:
    """h x w x 3 uint8 as 1 x 3 x h x w in [-1, 1] on the device."""
    tensor = torch.from_numpy(np.ascontiguousarray(rgb)).permute(2, 0, 1)[None]
    return tensor.to(models.device).float() / 127.5 - 1


def recipe(
    request: AlignmentRequest,
    reference: Pixels | None,
    frame: Frame,
    models: Models,
    form: str,
) -> dict[str, Any]:
    """JSON that makes the same picture again; see `request.request_from`."""
    return {
        "program": f"ColorStudio {__version__}",
        "way": WAY,
        "size": list(request.size),
        "bundle": models.bundle.id,
        "sampler": "ddpm",
        **settings_of(request),
        "form": form,
        "permuted": request.permuted,
        **(
            {"palette": to_json(request.palette)}
            if reference is None
            else {"reference": picture_text(reference)}
        ),
        "inside": request.mask is not None,
        "rect": [frame.rect.x, frame.rect.y, frame.rect.w, frame.rect.h],
        "model_size": list(frame.size),
    }
