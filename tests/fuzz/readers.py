"""Everything that reads a file which may come from a stranger: one row per reader and format."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from tests.fuzz import mutate_archives, mutate_bytes, mutate_pictures, mutate_text, seeds

Change = Callable[[bytes, Random, Sequence[bytes]], bytes]
SMALL = 2**20
"""Pixels up to which what was read is also used: drawn, saved again."""


def nothing(folder: Path) -> None:
    """Needs no other files."""


@dataclass(frozen=True)
class Row:
    """``read``: what is tried on a file; a value or a ColorStudioError is right. ``change``: how
    sound files become others. ``beside``: makes what has to lie beside the file. ``whole``: its
    seeds are one folder, in which all lie while one is changed; those that end in .json are.
    """

    name: str
    group: str
    read: Callable[[Path], Any]
    change: Change
    seeds: Callable[[Path], seeds.Seeds]
    beside: Callable[[Path], None] = nothing
    whole: bool = False


# -- pictures -------------------------------------------------------------------------------------


def picture(path: Path) -> Any:
    """Read, and where it is small saved again with all that came along."""
    from colorstudio.imaging.io import WriteOptions, read, write

    found = read(path)
    if found.pixels.width * found.pixels.height <= SMALL:
        again = path.with_name("again" + ENDING_OF.get(found.format, ".png"))
        write(again, found.pixels, found.metadata, WriteOptions(keep_gps=True))
        read(again)
        again.unlink()
    return found


ENDING_OF = {"jpeg": ".jpg", "webp": ".webp", "tiff": ".tif", "bmp": ".bmp"}


def _png_with(path: Path, kind: bytes, body: bytes) -> Path:
    """A sound PNG with one more chunk."""
    from colorstudio.imaging.io.png import chunk

    head = struct.pack(">IIBBBBB", 3, 2, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(2 * (1 + 9)))
    parts = [chunk(b"IHDR", head), chunk(kind, body), chunk(b"IDAT", pixels), chunk(b"IEND", b"")]
    out = path.with_name("around.png")
    out.write_bytes(mutate_pictures.PNG_SIGNATURE + b"".join(parts))
    return out


def _around(path: Path, kind: bytes, head: bytes, packed: bool = False) -> Any:
    data = path.read_bytes()
    around = _png_with(path, kind, head + (zlib.compress(data, 1) if packed else data))
    try:
        return picture(around)
    finally:
        around.unlink()


def profile(path: Path) -> Any:
    """An ICC profile in a PNG."""
    return _around(path, b"iCCP", b"x\0\0", packed=True)


def exif(path: Path) -> Any:
    """EXIF in a PNG."""
    return _around(path, b"eXIf", b"")


def recipe(path: Path) -> Any:
    """A recipe in a PNG, and the request behind it, as `--again` makes it."""
    from colorstudio.errors import BadInput
    from colorstudio.imaging.pixels import Pixels
    from colorstudio.methods.registry import load, method

    made = _around(path, b"iTXt", b"colorstudio" + bytes(5)).metadata.recipe
    if made is None:
        raise BadInput("There is no recipe.")
    spec = method(str(made.get("way")))
    image = Pixels(np.zeros((37, 53, 4), np.uint8))
    mask = np.ones((37, 53), np.float32)
    from colorstudio.engine.loras import loras_again
    from colorstudio.engine.store import ModelStore

    loras_again(ModelStore(path.parent / "store"), made, ())
    return _request(spec, load(spec.request), made, image, mask)


def _request(spec: Any, kind: type, made: Any, image: Any, mask: np.ndarray) -> Any:
    from colorstudio.methods.colorize import again
    from colorstudio.methods.palette.alignment import pixels_request, request
    from colorstudio.methods.recolor.coloredit import request as coloredit
    from colorstudio.methods.sketch.reference import request as reference

    ways: dict[str, Callable[[], Any]] = {
        "palette.alignment": lambda: request.request_from(made, image, mask),
        pixels_request.WAY: lambda: pixels_request.request_from(made),
        "recolor.coloredit": lambda: coloredit.request_from(made, image, mask, image),
        reference.WAY: lambda: reference.request_from(made, image),
    }
    usual = partial(again.request_from, made, spec.id, kind, image, mask=mask, masks={"m": mask})
    return ways.get(spec.id, usual)()


# -- projects -------------------------------------------------------------------------------------


def project(path: Path) -> Any:
    """Opened; where it is small also drawn, its candidates unpacked, and saved again."""
    from colorstudio.document import looks
    from colorstudio.document.files import read_document
    from colorstudio.document.project_file import save

    document = read_document(path, 250.0)
    _drawn(document.state)
    looks.unpacked(document.state.foreign.get(looks.ENTRY, b"[]"))
    if document.state.size[0] * document.state.size[1] <= SMALL:
        again = path.with_name("again.colorstudio")
        save(again, document.state, None)
        again.unlink()
    return document


def _drawn(state: Any) -> None:
    from colorstudio.document.render import flatten

    if state.size[0] * state.size[1] <= SMALL:
        flatten(state, None)


def journal(path: Path) -> Any:
    """What the next start does with what a dead program left."""
    from colorstudio.document.lock import FileLock
    from colorstudio.document.recovery import recoverable
    from colorstudio.errors import BadInput

    found = recoverable(path.parent.parent)
    if not found:
        raise BadInput("Nothing to recover.")
    held = FileLock(path.with_name("lock"))
    held.take()
    try:
        state = found[0].read().state
        _drawn(state)
        return state
    finally:
        held.release()


def _lock(folder: Path) -> None:
    (folder / "lock").touch()


def candidates(path: Path) -> Any:
    """The strip of candidates of a project."""
    from colorstudio.document import looks

    return looks.unpacked(path.read_bytes())


# -- values ---------------------------------------------------------------------------------------


def palette(path: Path) -> Any:
    """Read, written again in two of the formats."""
    from colorstudio.imaging import palette_files

    found = palette_files.read(path)
    endings = palette_files.ENDINGS
    for n in (len(found.name), path.stat().st_size):
        palette_files.to_bytes(found, endings[n % len(endings)])
    return found


def named_palettes(path: Path) -> Any:
    """The folder of named palettes."""
    from colorstudio.palette_store import PaletteStore

    store = PaletteStore(path.parent)
    return [store.load(name) for name in store.names()], store.problems()


def hints(path: Path) -> Any:
    """Read, on a photo of another size, and written again."""
    from colorstudio.imaging import hints as files

    found = files.load(path)
    w, h = found.size
    return files.to_json(found.scaled_to((2 * w, 2 * h)).checked())


def cast(path: Path) -> Any:
    """Read, with words, and written again."""
    from colorstudio.imaging import cast as files

    files.is_cast(path)
    found = files.load(path)
    return files.to_json(found), found.reference_path(path)


def edits(path: Path) -> Any:
    """Edits of a reference by words."""
    from colorstudio.methods.sketch.reference.edits import load, to_json

    return to_json(load(path))


def items(path: Path) -> Any:
    """The list of COLORBENCH."""
    from colorstudio.evaluation.colorbench import read_items

    return read_items(path.parent)


def _pictures(folder: Path) -> None:
    for name in ("a.png", "b.png", "m.png", "r.png"):
        if not (folder / name).exists():
            (folder / name).write_bytes(seeds.png(folder)[0][1])


# -- weights --------------------------------------------------------------------------------------


def header(path: Path) -> Any:
    """The header of a file of weights, and what the model manager says of it."""
    from colorstudio.engine.headers import read_header
    from colorstudio.engine.inspection import inspected
    from colorstudio.errors import BadInput

    found = read_header(path)
    with suppress(BadInput):  # sound weights of a model that nobody knows
        inspected(path)
    return found


def weights(path: Path) -> Any:
    """Every tensor of a file of PyTorch's or of safetensors, and what the manager says of it."""
    from colorstudio.engine.checkpoints import sound_weights
    from colorstudio.engine.inspection import inspected
    from colorstudio.errors import BadInput

    found = sound_weights(path)
    with suppress(BadInput):
        inspected(path)
    return found


def lora(path: Path) -> Any:
    """A LoRA as a run takes it."""
    from colorstudio.engine.lora_files import read_lora

    return read_lora(path)


def bundle(path: Path) -> Any:
    """A folder of weights with its facts, as the list of models and an import see it."""
    from colorstudio.engine.bundle_files import read_installed
    from colorstudio.engine.listing import entries
    from colorstudio.engine.store import ModelStore

    store = ModelStore(path.parent.parent)
    store.bundles()
    entries(store)
    return read_installed(path.parent)


def network(path: Path) -> Any:
    """A network of ours, made by its configuration and filled from the weights beside it."""
    import torch

    from colorstudio.diffusion.bundle import Bundle, Part
    from colorstudio.engine.loaders import load

    part = Part(path.parent.name, path.parent, "colorstudio")
    made = Bundle(id="x", title="x", family="sd1", parts={part.role: part}, root=path.parent)
    return load(made, part.role, torch.float32)


def pipeline(path: Path) -> Any:
    """A folder of diffusers, and the model in it whose file was changed."""
    import torch

    from colorstudio.engine.inspection import inspected
    from colorstudio.engine.loaders import load

    folder = path.parent if path.name == "model_index.json" else path.parent.parent
    made = inspected(folder).bundle("x", "x")
    role = path.parent.name if path.parent.name in made.parts else "vae"
    return load(made, role, torch.float32)


# -- training, settings ---------------------------------------------------------------------------


def training_table(path: Path) -> Any:
    """Settings of a training run, for the recipe that the name says."""
    from colorstudio.training.config import read_config
    from colorstudio.training.registry import RECIPES

    name = path.stem.removesuffix("-mini")
    spec = next(spec for spec in RECIPES if spec.id == name)
    return read_config(spec, path)


def pack(path: Path) -> Any:
    """A packed collection and all of its pictures."""
    from colorstudio.errors import BadInput
    from colorstudio.training.scenes.packed import packed_in

    found = packed_in(path)
    for item in found.items:
        try:
            found.picture(item)
        except BadInput:
            continue
    return found


def captions(path: Path) -> Any:
    """Words of the pictures in a folder."""
    from colorstudio.training.data import pictures_in

    found = pictures_in([path.parent])
    found.fingerprint()
    return found


def settings(path: Path) -> Any:
    """The preferences, and all that is made of them at the start."""
    from colorstudio.document.export_presets import presets
    from colorstudio.settings import Settings

    found = Settings.load(path)
    presets(found.export_presets)
    found.recent_prompts("palette.alignment")
    found.remember_prompt("palette.alignment", "x")
    found.save(path.with_name("again.json"))
    path.with_name("again.json").unlink()
    return found


def shortcuts(path: Path) -> Any:
    """Keys that were exported from the list of shortcuts."""
    from colorstudio.settings import Settings
    from colorstudio.ui.action_table import ROWS
    from colorstudio.ui.shortcut_schemes import load

    own = Settings()
    load(path, own, ROWS)
    return own


def preset(path: Path) -> Any:
    """One way to export."""
    from colorstudio.document.export_presets import from_text

    return from_text(path.read_text("utf-8", "replace"))


def past_runs(path: Path) -> Any:
    """What is known of runs that were made, and a forecast by it."""
    from colorstudio.engine.forecast import History, Work, forecast

    work = Work("x", "x", "x", "x", 3, 3, 3, 3)
    return forecast(work, History(path.parent).of(work), flops=1e12)


def forgotten(path: Path) -> Any:
    """The model store with its list of what a person does not want to see."""
    from colorstudio.engine.store import ModelStore

    return ModelStore(path.parent).bundles()


def _palette(ending: str, change: Change, title: str = "") -> Row:
    name = f"palette {title or ending}"
    found = partial(seeds.palettes, ending=ending)
    return Row(name, "palettes", palette, change, found)


PICTURES, PROJECTS, VALUES, WEIGHTS, TRAINING, OWN_FILES = (
    "pictures", "projects", "hints, casts, edits", "weights", "training", "own settings",
)  # fmt: skip

READERS: tuple[Row, ...] = (
    Row("PNG, 8 and 16 bit", PICTURES, picture, mutate_pictures.png, seeds.png),
    Row("JPEG", PICTURES, picture, mutate_pictures.jpeg, seeds.jpeg),
    Row("WebP", PICTURES, picture, mutate_pictures.riff, seeds.webp),
    Row("TIFF, 1 to 16 bit", PICTURES, picture, mutate_pictures.tiff, seeds.tiff),
    Row("BigTIFF", PICTURES, picture, mutate_pictures.tiff, seeds.bigtiff),
    Row("BMP", PICTURES, picture, mutate_pictures.bmp, seeds.bmp),
    Row("ICC profile", PICTURES, profile, mutate_pictures.icc, seeds.icc),
    Row("EXIF", PICTURES, exif, mutate_pictures.tiff, seeds.exif),
    Row(
        "XMP",
        PICTURES,
        partial(_around, kind=b"iTXt", head=b"XML:com.adobe.xmp" + bytes(5)),
        mutate_text.xml,
        seeds.xmp,
    ),
    Row("recipe, and --again", PICTURES, recipe, mutate_text.json_text, seeds.recipes),
    Row(".colorstudio", PROJECTS, project, mutate_archives.archive, seeds.projects),
    Row(".ora", PROJECTS, project, mutate_archives.archive, seeds.openraster),
    Row("recovery journal", PROJECTS, journal, mutate_archives.journal, seeds.journals, _lock),
    Row("candidates.json", PROJECTS, candidates, mutate_text.json_text, seeds.candidates),
    _palette(".json", mutate_text.json_text),
    _palette(".gpl", mutate_text.lines),
    _palette(".kpl", mutate_archives.archive),
    _palette(".ase", mutate_bytes.mutated),
    Row("palette .ase of Aseprite", "palettes", palette, mutate_bytes.mutated, seeds.aseprite),
    _palette(".aco", mutate_bytes.mutated),
    _palette(".act", mutate_bytes.mutated),
    Row("palette .css", "palettes", palette, mutate_text.lines, seeds.style_sheets),
    _palette(".hex", mutate_text.lines),
    _palette(".pal", mutate_text.lines, ".pal, JASC"),
    _palette(".riff.pal", mutate_pictures.riff, ".pal, RIFF"),
    Row(
        "named palettes",
        "palettes",
        named_palettes,
        mutate_text.json_text,
        partial(seeds.palettes, ending=".json"),
    ),
    Row("hints .json", VALUES, hints, mutate_text.json_text, seeds.hints),
    Row("cast .json", VALUES, cast, mutate_text.json_text, seeds.casts),
    Row("edits by words .json", VALUES, edits, mutate_text.json_text, seeds.edits),
    Row("COLORBENCH items.jsonl", VALUES, items, mutate_text.json_lines, seeds.items, _pictures),
    Row("safetensors header", WEIGHTS, header, mutate_archives.safetensors, seeds.safetensors),
    Row("safetensors", WEIGHTS, weights, mutate_archives.safetensors, seeds.safetensors),
    Row(".pt .pth .ckpt", WEIGHTS, weights, mutate_archives.checkpoint, seeds.pickles),
    Row("LoRA", WEIGHTS, lora, mutate_archives.safetensors, seeds.loras),
    Row("bundle.toml", WEIGHTS, bundle, mutate_text.toml, seeds.bundles),
    Row("config.json", WEIGHTS, network, mutate_text.json_text, seeds.configurations, whole=True),
    Row(
        "folder of diffusers",
        WEIGHTS,
        pipeline,
        mutate_text.json_text,
        seeds.pipelines,
        whole=True,
    ),
    Row("training .toml", TRAINING, training_table, mutate_text.toml, seeds.training_tables),
    Row("packed collection", TRAINING, pack, mutate_archives.archive, seeds.packs),
    Row("captions.jsonl", TRAINING, captions, mutate_text.json_lines, seeds.captions, _pictures),
    Row("settings.json", OWN_FILES, settings, mutate_text.json_text, seeds.settings),
    Row("shortcuts", OWN_FILES, shortcuts, mutate_text.json_text, seeds.shortcuts),
    Row("export preset", OWN_FILES, preset, mutate_text.json_text, seeds.presets),
    Row("past runs", OWN_FILES, past_runs, mutate_text.json_text, seeds.past_runs),
    Row("models not to be shown", OWN_FILES, forgotten, mutate_text.json_text, seeds.forgotten),
)
