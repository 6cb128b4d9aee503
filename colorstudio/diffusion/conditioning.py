"""Prompts to embeddings, and the U-Net with its conditions as one function of x_t and t."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from colorstudio.diffusion.guidance import NEUTRAL, guided

MAX_WINDOWS = 4
"""How many times 75 tokens of a prompt count: about 230 words."""

OPENCLIP_H_LAYERS = {1024: 24}
"""Hidden size to number of layers of a whole OpenCLIP-H; Stable Diffusion 2 leaves out the last."""

Embeddings = Tensor | Mapping[int, Tensor]
"""(1 or n) x tokens x channels, or such tensors by timestep."""


def encoded(
    tokenizer: Any,
    text_encoder: Any,
    prompts: Sequence[str],
    *,
    windows: int = MAX_WINDOWS,
    skip_layers: int | None = None,
) -> Tensor:
    """The embeddings of prompts: n x 77 k x channels, float32, on the encoder's device.

    A prompt longer than 75 tokens is read in windows of 75, up to ``windows`` of them, one after
    another, cut between words; k is the least that lets all prompts repeat to one length (see
    `repeated`), 1 for ordinary ones. What did not fit is left out: see `left_out_note`.
    ``skip_layers``: how many of the last layers are left out before the final norm (CLIP's hidden
    states as Stable Diffusion was trained with them); None: by the encoder's configuration.
    """
    if skip_layers is None:
        skip_layers = _layers_to_skip(text_encoder.config)
    rows = [_windows(tokenizer, prompt, windows)[0] for prompt in prompts]
    flat = [window for row in rows for window in row]
    device = text_encoder.device
    with torch.no_grad():
        states = _hidden(text_encoder, torch.tensor(flat, device=device), skip_layers).float()
    counts = [len(row) for row in rows]
    texts = [part.flatten(0, 1)[None] for part in states.split(counts)]
    return torch.cat(repeated(*texts))


def left_out_note(tokenizer: Any, prompt: str, windows: int = MAX_WINDOWS) -> str:
    """What a person is told of a prompt that is too long; empty where all of it counts."""
    _, used, total = _windows(tokenizer, prompt, windows)
    if used == total:
        return ""
    words = "word" if total - used == 1 else "words"
    return f"The prompt is too long: its last {total - used} {words} of {total} were left out."


def repeated(*embeddings: Tensor) -> tuple[Tensor, ...]:
    """Embeddings with their tokens repeated to one common length, for a batch.

    Exact: attention over tokens that all stand k times is the attention over them once, since
    the softmax divides by a sum that is k times as large.
    """
    length = math.lcm(*(e.shape[1] for e in embeddings))
    return tuple(e.repeat(1, length // e.shape[1], 1) for e in embeddings)


class Denoiser:
    """A U-Net with its conditions, as samplers want it: ``(x, t)`` to the guided prediction.

    ``cond``, ``uncond``: see `Embeddings`; the tokens of both may differ in number. ``guidance``:
    scale of ``form``, which puts the two together. Where it is neutral, or ``uncond`` equals
    ``cond``, one evaluation is made, else both lie in one batch, ``uncond`` first.
    ``extra``: keyword arguments for the U-Net. x is n x c x h x w in float32; the U-Net gets its
    own dtype, the answer is float32 and whatever the U-Net predicts (noise or velocity).
    t: a timestep; a fraction where the U-Net was trained with such.
    """

    def __init__(
        self,
        unet: Any,
        cond: Embeddings,
        uncond: Embeddings | None = None,
        guidance: float = 1.0,
        *,
        form: Callable[[Tensor, Tensor, float], Tensor] = guided,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self.unet = unet
        self.cond = cond
        self.uncond = uncond
        self.guidance = guidance
        self.form = form
        self.extra = dict(extra or {})
        self._alone = uncond is None or guidance == NEUTRAL.get(form)
        if isinstance(cond, Tensor) and isinstance(uncond, Tensor):
            self._alone = self._alone or _same(cond, uncond)

    def __call__(self, x: Tensor, t: float) -> Tensor:
        cond = _at(self.cond, t)
        if self._alone or self.uncond is None:
            return self.evaluated(x, t, cond)
        uncond = _at(self.uncond, t)
        rows = len(x)
        both = torch.cat([_rows(e, rows) for e in repeated(uncond, cond)])
        without, with_ = self.evaluated(torch.cat([x, x]), t, both).split(rows)
        return self.form(with_, without, self.guidance)

    def evaluated(self, x: Tensor, t: float, embeddings: Tensor) -> Tensor:
        """One call of the U-Net: n x c x h x w and (1 or n) x tokens x channels, to float32."""
        dtype = self.unet.dtype
        states = _rows(embeddings, len(x)).to(x.device, dtype)
        kind = torch.float32 if isinstance(t, float) else torch.long
        steps = torch.full((len(x),), t, device=x.device, dtype=kind)
        answer = self.unet(
            x.to(dtype), steps, encoder_hidden_states=states, return_dict=False, **self.extra
        )[0]
        return answer.float()


def _at(embeddings: Embeddings, t: float) -> Tensor:
    return embeddings if isinstance(embeddings, Tensor) else embeddings[int(t)]


def _rows(embeddings: Tensor, rows: int) -> Tensor:
    return embeddings.expand(rows, -1, -1) if len(embeddings) == 1 else embeddings


def _same(a: Tensor, b: Tensor) -> bool:
    return a is b or (a.shape == b.shape and a.device == b.device and torch.equal(a, b))


def _layers_to_skip(config: Any) -> int:
    """1 for a whole OpenCLIP-H: bundles of Stable Diffusion 2 that hold 23 layers skip by that."""
    return int(OPENCLIP_H_LAYERS.get(config.hidden_size) == config.num_hidden_layers)


def _hidden(text_encoder: Any, tokens: Tensor, skip_layers: int) -> Tensor:
    """The hidden states of the last layer but ``skip_layers``, after the final norm."""
    if not skip_layers:
        return text_encoder(tokens).last_hidden_state
    states = text_encoder(tokens, output_hidden_states=True).hidden_states
    # transformers 5 took away a level
    body = getattr(text_encoder, "text_model", text_encoder)
    return body.final_layer_norm(states[-1 - skip_layers])


def _windows(tokenizer: Any, prompt: str, limit: int) -> tuple[list[list[int]], int, int]:
    """Token windows, each with its start, end and padding; words used; words there are."""
    room = tokenizer.model_max_length - 2
    windows: list[list[int]] = [[]]
    words = _words(tokenizer, prompt, room)
    used = 0
    for word in words:
        if len(windows[-1]) + len(word) > room and windows[-1]:
            if len(windows) == limit:
                break
            windows.append([])
        windows[-1].extend(word)
        used += 1
    end = tokenizer.eos_token_id
    pad = end if tokenizer.pad_token_id is None else tokenizer.pad_token_id
    framed = [[tokenizer.bos_token_id, *w, end] + [pad] * (room - len(w)) for w in windows]
    return framed, used, len(words)


def _words(tokenizer: Any, prompt: str, longest: int) -> list[list[int]]:
    """The tokens of each word or mark of a prompt; what has more than ``longest`` is cut."""
    ids = tokenizer(prompt, add_special_tokens=False, verbose=False).input_ids
    words: list[list[int]] = [[]]
    for number, token in zip(ids, tokenizer.convert_ids_to_tokens(ids), strict=True):
        words[-1].append(number)
        if token.endswith("</w>") or len(words[-1]) == longest:
            words.append([])
    return [word for word in words if word]
