"""Makes one bundle of what the stages have left: half precision, everything once, and small."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor

from colorstudio.diffusion import low_rank
from colorstudio.diffusion.bundle import Bundle, Licence, Part
from colorstudio.engine.bundle_files import FileFact, Origin, hash_of, read_bundle, write_facts
from colorstudio.engine.inspection import weights_in
from colorstudio.errors import BadInput
from colorstudio.methods.palette.alignment.pixels_request import RESOLUTION as PIXEL_RESOLUTION
from colorstudio.methods.palette.alignment.pixels_request import ROLE as PIXEL_UNET
from colorstudio.training.mini import card
from colorstudio.training.mini.about import about
from colorstudio.training.mini.gathered import Gathered

ID, TITLE, FAMILY = "colorstudio-mini", "ColorStudio mini", "colorstudio-mini"
LICENCE = Licence(
    "Apache-2.0",
    "https://www.apache.org/licenses/LICENSE-2.0",
    "Anyone may use, change and pass on these weights, commercially too, as long as the notices "
    "that lie beside them stay with them.",
)
RESOLUTION = 128
MB = 1_000_000
LARGEST, IN_ALL = 15 * MB, 44 * MB
"""Bytes of a file, and of all of them."""
TOWER = ("text_projector", "text_encoder")
"""The same tower of words with and without its projection: one file does for both."""
LARGEST_HALF = 65_504.0
SPARED = "alignment_unet"
"""Where there is no room for it, it is kept as its difference to the prior, by as many singular
values as there is room for; without room, not at all: zero-shot alignment needs no weights."""
RANKS, BESIDE = (96, 64, 48, 40, 32, 24, 20, 16, 12, 8), 300_000
"""Numbers of singular values; bytes that the card, licences and facts may take."""


@dataclass(frozen=True, eq=False)
class Source:
    """Where a role's weights come from."""

    role: str
    part: Part
    stage: str
    home: Bundle


def sources_of(found: Sequence[Gathered]) -> tuple[dict[str, Source], list[str]]:
    """By role, which stage's weights are taken; and sentences on what does not go together.

    Those that the prior was trained with count, where it holds some: another autoencoder or
    another tower of words than its own would make nonsense of it.
    """
    taken: dict[str, Source] = {}
    notes: list[str] = []
    for row in found:
        if row.stage.apart:
            continue
        for role, part in row.bundle.parts.items():
            before = taken.get(role)
            source = Source(role, part, row.stage.name, row.bundle)
            if before is not None and same(before.part, part):
                continue
            if before is not None:
                notes.append(
                    f"The {role.replace('_', ' ')} of {before.stage} is not the one that "
                    f"{row.stage.name} was trained with; the latter is taken."
                )
            taken[role] = source
    return taken, notes


@dataclass(frozen=True, eq=False)
class Assembled:
    """``homes``: by role, the bundle in single precision whose weights were taken. ``notes``: what
    is left out, and what does not go together."""

    bundle: Bundle
    homes: Mapping[str, Bundle]
    notes: Sequence[str]


def assembled(
    found: Sequence[Gathered],
    folder: Path,
    without: Sequence[str] = (),
    data: Mapping[str, Any] | None = None,
) -> Assembled:
    """One bundle of all that was found, in ``folder``, which is replaced once the new one is whole.

    ``without``: roles that are left out. ``data``: see `card.counted`. Raises BadInput: nothing to
    assemble, weights too large for half precision, files too large.
    """
    sources, notes = sources_of(found)
    sources = {role: source for role, source in sources.items() if role not in without}
    if not sources:
        raise BadInput("No stage has left anything yet.", "Train one first.")
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        parts = _written(sources, part)
        if SPARED in parts and bytes_in(part) + BESIDE > IN_ALL:
            notes.append(_spared(parts, part))
        bundle = _facts(found, sources, parts, part)
        card.write(bundle, found, data or {}, about().notes)
        check_sizes(part)
        write_facts(part, bundle, _files(part), Origin("trained"))
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    shutil.rmtree(folder, ignore_errors=True)
    part.replace(folder)
    homes = {role: source.home for role, source in sources.items()}
    return Assembled(read_bundle(folder), homes, notes)


def seal(folder: Path) -> Bundle:
    """Writes the sums of the files anew, after some were added. Raises BadInput for large ones."""
    bundle = read_bundle(folder)
    check_sizes(folder)
    write_facts(folder, bundle, _files(folder), Origin("trained"))
    return read_bundle(folder)


def check_sizes(folder: Path) -> None:
    """Raises BadInput where a file, or all of them, are larger than what the program brings."""
    sizes = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    for path, size in sizes.items():
        if size > LARGEST:
            raise BadInput(
                f"{path.relative_to(folder)} has {size / MB:.1f} MB; {LARGEST // MB} is the most.",
                "Train a smaller network for it.",
            )
    whole = bytes_in(folder)
    if whole > IN_ALL:
        by_role: dict[str, int] = {}
        for path, size in sizes.items():
            role = path.relative_to(folder).parts[0]
            by_role[role] = by_role.get(role, 0) + size
        largest = sorted(by_role.items(), key=lambda row: -row[1])
        listed = ", ".join(f"{role} {size / MB:.1f}" for role, size in largest)
        raise BadInput(
            f"The bundle has {whole / MB:.1f} MB; {IN_ALL // MB} is the most.",
            f"Leave something out, or train smaller networks. It holds, in MB: {listed}.",
        )


def bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


# -- weights --------------------------------------------------------------------------------------


def same(one: Part, other: Part) -> bool:
    """Whether two parts hold the same weights, or the same words."""
    if one.role == "tokenizer":
        files = ("vocab.json", "merges.txt")
        return all((one.path / n).read_bytes() == (other.path / n).read_bytes() for n in files)
    return _equal(_weights(one.path), _weights(other.path))


def _equal(one: Mapping[str, Tensor], other: Mapping[str, Tensor]) -> bool:
    return one.keys() == other.keys() and all(torch.equal(one[k], other[k]) for k in one)


def _weights(folder: Path) -> dict[str, Tensor]:
    return load_file(weights_file(folder))


def weights_file(folder: Path) -> Path:
    """The file of weights of a part, also of an adapter. Raises BadInput."""
    adapter = folder / "adapter_model.safetensors"
    return adapter if adapter.is_file() else weights_in(folder)


def _written(sources: Mapping[str, Source], out: Path) -> dict[str, Part]:
    parts = {role: _copied(source, out) for role, source in sources.items() if role != TOWER[1]}
    if TOWER[1] in sources:
        parts[TOWER[1]] = _tower(sources, out)
    return {role: parts[role] for role in sources}


def _tower(sources: Mapping[str, Source], out: Path) -> Part:
    """The encoder of words: in the file of the projector, where that is the same tower."""
    whole, tower = (sources.get(role) for role in TOWER)
    assert tower is not None
    if whole is not None:
        both, bare = _weights(whole.part.path), _weights(tower.part.path)
        if all(key in both and torch.equal(both[key], value) for key, value in bare.items()):
            return Part(TOWER[1], out / TOWER[0], tower.part.layout)
    return _copied(tower, out)


def _copied(source: Source, out: Path) -> Part:
    """The part's folder with its weights in half precision."""
    folder = out / source.role
    folder.mkdir()
    for path in sorted(source.part.path.iterdir()):
        if path.suffix == ".safetensors":
            _half(path, folder / path.name)
        else:
            shutil.copyfile(path, folder / path.name)
    return Part(source.role, folder, source.part.layout, source.part.prefix)


def _spared(parts: dict[str, Part], out: Path) -> str:
    """Makes the fine-tuned U-Net as small as there is room, or leaves it out; says so."""
    folder = parts[SPARED].path
    room = IN_ALL - BESIDE - bytes_in(out) + bytes_in(folder)
    name = SPARED.replace("_", " ")
    # to what is stored of the prior, so that its rounding is made up for
    before = _weights(parts["unet"].path) if "unet" in parts else {}
    for rank in RANKS if before else ():
        stored = low_rank.difference(_weights(folder), before, rank)
        if sum(2 * value.numel() for value in stored.values()) <= room:
            weights_file(folder).unlink()
            halves = {key: value.half() for key, value in stored.items()}
            save_file(halves, folder / "model.safetensors", {"format": "pt"})
            parts[SPARED] = replace(parts[SPARED], layout=low_rank.LAYOUT)
            return f"The {name} is kept as its difference to the prior, of rank {rank}."
    shutil.rmtree(folder)
    del parts[SPARED]
    return f"There is no room for the {name}: it is left out."


def _half(source: Path, target: Path) -> None:
    with safe_open(source, "pt") as file:
        words = file.metadata() or {}
    weights: dict[str, Tensor] = {}
    for key, value in load_file(source).items():
        if value.is_floating_point():
            if not bool((value.abs() <= LARGEST_HALF).all()):
                raise BadInput(
                    f"{source.parent.name} has weights that half precision cannot hold, as {key}.",
                    "Keep them in single precision.",
                )
            value = value.half()
        weights[key] = value.contiguous()
    save_file(weights, target, words)


# -- facts ----------------------------------------------------------------------------------------


def _facts(
    found: Sequence[Gathered], sources: Mapping[str, Source], parts: dict[str, Part], out: Path
) -> Bundle:
    by_name = {row.stage.name: row for row in found}
    # of the prior, else of the autoencoder: what says how latents are
    main = sources.get("unet") or sources.get("vae") or next(iter(sources.values()))
    told = by_name[main.stage].bundle
    constants: dict[str, Any] = {}
    said = about()
    for row in found:
        if not row.stage.apart:
            constants.update(row.bundle.constants)
        if not row.stage.apart and PIXEL_UNET in row.bundle.parts:
            constants[PIXEL_RESOLUTION] = row.bundle.resolution
    return Bundle(
        id=ID,
        title=TITLE,
        family=FAMILY,
        parts=parts,
        root=out,
        licence=LICENCE,
        prediction_type=told.prediction_type,
        resolution=told.resolution if "unet" in sources else RESOLUTION,
        scaling_factor=told.scaling_factor,
        latent_channels=told.latent_channels,
        constants={**constants, **said.constants},
        defaults=said.defaults,
        knows=said.knows,
    )


def _files(folder: Path) -> list[FileFact]:
    return [
        FileFact(path.relative_to(folder).as_posix(), path.stat().st_size, hash_of(path))
        for path in sorted(_inside(folder))
    ]


def _inside(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and path.name != "bundle.toml":
            yield path
