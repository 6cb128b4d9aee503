"""DDColor with tiny random weights, in the folder that the hub has of it."""

from __future__ import annotations

from pathlib import Path

import torch

from colorstudio.methods.colorize.ddcolor.net import DDColor, Sizes, SpectralConv

SIZES = Sizes(
    widths=(8, 16, 24, 32),
    depths=(1, 1, 2, 1),
    decoder=16,
    hidden=16,
    feedforward=32,
    rounds=4,
    queries=5,
)
GAIN = 20
"""So that its colours are as strong as those of a photo."""
BUNDLE = """\
id = "tiny-ddcolor"
title = "Tiny DDColor"
family = "ddcolor"

[licence]
id = "test"
text = "Random numbers; anyone may do anything with them."

[parts]
colorizer = { path = "model", layout = "ddcolor" }
"""


def ddcolor(seed: int = 0) -> DDColor:
    """The network, so shaken that no part of it is idle."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        net = DDColor(SIZES).eval()
        with torch.no_grad():
            for name, value in net.state_dict().items():
                if name.endswith("running_var"):
                    value.uniform_(0.5, 2)
                elif name.endswith(("bias", "running_mean")):
                    value.normal_(0, 0.3)
                elif name.endswith("gamma"):
                    value.normal_(0.5, 0.2)
            for part in net.modules():
                if isinstance(part, SpectralConv):
                    left, _, right = torch.linalg.svd(part.weight_orig.flatten(1))
                    part.weight_u.copy_(left[:, 0])
                    part.weight_v.copy_(right[0])
            last = net.refine_net[0][0]  # type: ignore[index]
            last.weight_orig.mul_(GAIN)
            last.weight_v.div_(GAIN)
    return net.requires_grad_(False)


def tiny_ddcolor(root: Path, seed: int = 0, *, pickled: bool = False) -> Path:
    """A bundle in ``root``; ``pickled``: as its authors' files, under ``params``."""
    folder = root / "tiny-ddcolor"
    (folder / "model").mkdir(parents=True)
    weights = ddcolor(seed).state_dict()
    if pickled:
        torch.save({"params": weights}, folder / "model" / "pytorch_model.bin")
    else:
        from safetensors.torch import save_file

        save_file(weights, folder / "model" / "model.safetensors")
    (folder / "bundle.toml").write_text(BUNDLE, "utf-8")
    return folder
