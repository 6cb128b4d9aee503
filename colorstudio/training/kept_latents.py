"""Latents of pictures that come again: each is encoded once, as far as there is room."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from colorstudio.training.draws import Draws

MIB = 1 << 20
MARK = 16
"""Bytes of a mark."""

_shelf: ContextVar[Path | None] = ContextVar("shelf", default=None)


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Recipes that are made inside keep their latents in a folder too, where the next find them.

    Several may write there at once. What does not fit the autoencoder is never taken from it.
    """
    token = _shelf.set(folder)
    try:
        yield
    finally:
        _shelf.reset(token)


class KeptLatents:
    """What an autoencoder's encoder says of pictures, kept in ``room`` MiB; 0 keeps none."""

    def __init__(self, room: int) -> None:
        self.is_on = room > 0
        self._room = room * MIB
        self._moments: dict[str, Tensor] = {}
        self._folder = _shelf.get() if self.is_on else None
        self._shelf: _Shelf | None = None

    def __len__(self) -> int:
        return len(self._moments)

    def mark(self, rgb: np.ndarray) -> str:
        """What tells pictures apart; "" where none are kept."""
        return blake2b(rgb.tobytes(), digest_size=MARK).hexdigest() if self.is_on else ""

    def moments(self, vae: Any, rgb: Tensor, marks: Sequence[str], use: str = "") -> Tensor:
        """Means and logarithms of variances: B x 2c x h x w, float32, on the device of ``rgb``.

        ``rgb``: B x 3 x side x side in [-1, 1]. ``use``: tells apart what is made of one picture.
        """
        with torch.no_grad(), torch.autocast(rgb.device.type, enabled=False):
            if not self.is_on:
                return vae.encode(rgb.float()).latent_dist.parameters
            # one by one, so that the order in which they come changes no bit
            rows = [
                self._kept(vae, use + mark, rgb[n : n + 1].float()) for n, mark in enumerate(marks)
            ]
            return torch.cat(rows).to(rgb.device)

    def means(self, vae: Any, rgb: Tensor, marks: Sequence[str], use: str = "") -> Tensor:
        """The posterior's means times the scaling factor: B x c x h x w."""
        return self.moments(vae, rgb, marks, use).chunk(2, dim=1)[0] * vae.config.scaling_factor

    def drawn(
        self,
        vae: Any,
        rgb: Tensor,
        marks: Sequence[str],
        draws: Draws,
        *,
        name: str = "latents",
        use: str = "",
    ) -> Tensor:
        """Latents from the posterior, by the noise ``name``, times the scaling factor."""
        mean, log_variance = self.moments(vae, rgb, marks, use).chunk(2, dim=1)
        noise = draws.normal(name, *mean.shape[1:])
        deviation = (0.5 * log_variance.clamp(-30, 20)).exp()
        return (mean + deviation * noise) * vae.config.scaling_factor

    def _kept(self, vae: Any, mark: str, rgb: Tensor) -> Tensor:
        if mark in self._moments:
            return self._moments[mark]
        shelf = self._of(vae, rgb)
        found = shelf.find(mark) if shelf else None
        if found is None:
            found = vae.encode(rgb).latent_dist.parameters.cpu().contiguous()
            if shelf and found.nbytes <= self._room:
                shelf.add(mark, found)
        if found.nbytes <= self._room:
            self._room -= found.nbytes
            self._moments[mark] = found
        return found

    def _of(self, vae: Any, rgb: Tensor) -> _Shelf | None:
        if self._folder is None:
            return None
        if self._shelf is None:
            config = vae.config
            factor = 2 ** (len(config.block_out_channels) - 1)
            height, width = (side // factor for side in rgb.shape[-2:])
            shape = (1, 2 * config.latent_channels, height, width)
            self._shelf = _Shelf(self._folder, _name_of(vae), shape)
        return self._shelf


class _Shelf:
    """One file of an autoencoder's latents: marks and float32, one after the other.

    Each is added by one write at the end, so that several programs may; an end that was torn is
    passed over.
    """

    def __init__(self, folder: Path, name: str, shape: tuple[int, ...]) -> None:
        self._shape, self._is_full = shape, False
        size = "x".join(map(str, shape[1:]))
        self._path = folder / f"{name}-{size}.latents"
        form = np.dtype([("mark", f"V{MARK}"), ("values", "<f4", shape)])
        folder.mkdir(parents=True, exist_ok=True)
        whole = self._path.stat().st_size // form.itemsize if self._path.is_file() else 0
        if self._path.is_file():  # behind a torn end nothing would stand where it is looked for
            os.truncate(self._path, whole * form.itemsize)
        self._rows: Any = np.memmap(self._path, form, "r", shape=(whole,)) if whole else None
        marks = self._rows["mark"] if whole else ()
        self._places = {bytes(mark): n for n, mark in enumerate(marks)}

    def find(self, mark: str) -> Tensor | None:
        place = self._places.get(_short(mark))
        if place is None:
            return None
        return torch.from_numpy(np.array(self._rows["values"][place], np.float32))

    def add(self, mark: str, values: Tensor) -> None:
        if self._is_full or tuple(values.shape) != self._shape:
            return
        row = _short(mark) + values.float().numpy().astype("<f4").tobytes()
        try:
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
            try:
                self._is_full = os.write(descriptor, row) < len(row)
            finally:
                os.close(descriptor)
        except OSError:  # a disk that refuses costs only time
            self._is_full = True


def _short(mark: str) -> bytes:
    return blake2b(mark.encode(), digest_size=MARK).digest()


def _name_of(vae: Any) -> str:
    """Tells the weights of an autoencoder's encoder from others'."""
    digest = blake2b(digest_size=MARK)
    for module in filter(None, (vae.encoder, vae.quant_conv)):
        for name, value in sorted(module.state_dict().items()):
            digest.update(f"{name} {tuple(value.shape)}".encode())
            digest.update(value.detach().float().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()
