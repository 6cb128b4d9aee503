"""`colorstudio sketch`: flat colours under the ink of a drawing, from hints, references, casts."""

from __future__ import annotations

import argparse
import json
import os
import re
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colorstudio.atomic import write_bytes
from colorstudio.cli import output, parser, sketch_layers
from colorstudio.errors import BadInput
from colorstudio.methods.registry import is_own, load, method

if TYPE_CHECKING:
    import numpy as np

    from colorstudio.imaging.hints import Hints
    from colorstudio.methods.base import MethodSpec
    from colorstudio.methods.sketch.reference.request import ReferenceRequest
    from colorstudio.methods.sketch.request import SketchRequest

SHADES = ("none", "cel", "painted")
OWN = ("seed", "steps", "guidance", "shade")
"""Fields whose options are made by hand."""
SAME = "same"
"""Stands for a mask where the reference is the drawing itself, coloured."""
PANEL = re.compile(r"panel:(\d{1,6})", re.IGNORECASE)
REFERENCE_SIDE = 1024
"""Pixels of a reference's longer side: more than is looked at."""


def add(commands: parser.Commands) -> None:
    """Adds the command's parser."""
    command = commands.add_parser("sketch", help="colour a drawing under its ink")
    command.set_defaults(run=run)
    parser.add_input_output(command)
    add_task_options(command)
    parser.add_run_options(command)


def add_task_options(command: argparse.ArgumentParser) -> None:
    """What `batch sketch` takes as well."""
    command.add_argument(
        "--reference",
        action="append",
        default=[],
        dest="references",
        metavar="R.png[@MASK.png|@panel:N|@same]",
        help="a coloured picture, for the whole drawing, a mask of it, or a panel; @same: this very"
        " drawing, coloured; repeatable",
    )
    command.add_argument("--hints", type=Path, metavar="H.json")
    command.add_argument("--cast", type=Path, metavar="C.json", help="a character's colours")
    command.add_argument(
        "--words", default="", metavar="TEXT", help="parts in other colours: 'hair: dark green'"
    )
    command.add_argument("--edits", type=Path, metavar="E.json", help="for the way “reference”")
    for name in _by_hand():
        command.add_argument(
            f"--{name.lower()}-mask",
            type=Path,
            metavar="M.png",
            help=f"white where {name.lower()} is; then none is looked for",
        )
    command.add_argument(
        "--save-hints",
        type=Path,
        metavar="H.json",
        help="write the hints that were used, proposals too; a folder takes one per picture",
    )
    command.add_argument(
        "--layers-by",
        choices=sketch_layers.SPLITS,
        default=sketch_layers.SPLITS[0],
        help="in .psd, .psb and .ora: a layer for each of these (default %(default)s)",
    )
    parser.add_file_options(command)
    command.add_argument(
        "--shade",
        choices=SHADES,
        help="none; cel: a sickle of shade on every flat, away from the light; painted: what the"
        " model of the way “reference” painted (default: none; painted for “reference”)",
    )
    parser.add_way(command, "sketch", without=OWN, unset=True)


def run(options: argparse.Namespace) -> int:
    """Runs the command."""
    output.tell(work(options), options)
    return 0


def work(options: argparse.Namespace) -> dict[str, Any]:
    """Colours one drawing and returns the answer."""
    from colorstudio.engine.engine import Engine
    from colorstudio.imaging import io

    started = time.perf_counter()
    spec = method(f"sketch.{options.way}")
    if not is_own(spec.id):
        return _by_plugin(spec, options, started)
    _check_shade(options)
    into_layers = options.output.suffix.lower() in sketch_layers.ENDINGS
    if not into_layers:
        io.format_of(options.output)
    target = _hint_file(options)
    raw = options.raw if spec.models else None
    output.check_targets(raw)
    references = [split_reference(text)[0] for text in options.references]
    output.check_raw(raw, options.input, options.output, *references)
    engine = parser.engine(options) if spec.models else Engine()
    if spec.models:  # before anything slow
        engine.store.bundle_for(spec.models, options.bundle or "")
    starts = parser.started(options, spec, engine.store)
    picture = output.read(options.input, options)
    if spec.models:
        request: Any = _asked_of_model(picture.pixels, options, starts)
    else:
        request = asked(picture.pixels, options)
    progress = output.Progress(options.quiet or options.json)
    result = engine.run(spec.id, request, progress, bundle=options.bundle or "")
    notes = foreign(options)
    if into_layers:
        recipe = {**result.recipe, "input": output.picture_name(options)}
        seals = sketch_layers.layered(options.output, picture, request, result, options)
        if raw is not None and result.raw is not None:
            output.write_pixels(raw, result.raw, picture, options, recipe)
        found = output.answer(
            options.output,
            options,
            started=started,
            seals=seals,
            recipe=recipe,
            notes=[*picture.notices, *notes, *result.notes],
            bundle=result.bundle or None,
        )
    else:
        found = output.written(
            options.output, picture, result, options, started=started, notes=notes, raw=raw
        )
    if target is not None:
        _save_hints(target, result.recipe["hints"], options.hints)
        found["hints"] = str(target)
    return found


def foreign(options: argparse.Namespace) -> list[str]:
    """Sentences on options that were given and mean nothing to the way."""
    notes = parser.foreign(options, "sketch")
    if options.way == "instant":
        notes += parser.unheeded(options)
        files = {"edits": options.edits is not None}
        other = "reference"
    else:
        files = {"cast": options.cast is not None, "words": bool(options.words)}
        other = "instant"
        if any(split_reference(text)[1].lower() == SAME for text in options.references):
            notes.append("References with @same were left aside: they are for the way “instant”.")
    return notes + [
        f"--{name} was left aside: it is for the way “{other}”."
        for name, is_given in files.items()
        if is_given
    ]


def _by_plugin(spec: MethodSpec, options: argparse.Namespace, started: float) -> dict[str, Any]:
    """Colours one drawing in somebody else's way, into a flat picture."""
    from colorstudio.imaging import hints, io

    io.format_of(options.output)
    request_type = load(spec.request)
    picture = output.read(options.input, options)
    marks = hints.Hints(picture.pixels.size)
    if options.hints is not None:
        marks = hints.load(options.hints).scaled_to(marks.size).checked()
    asked = parser.taken(request_type, image=picture.pixels, hints=marks)
    request = request_type(**asked, **parser.given(options, request_type))
    progress = output.Progress(options.quiet or options.json)
    engine = parser.engine(options)
    result = engine.run(spec.id, request, progress, bundle=options.bundle or "")
    return output.written(options.output, picture, result, options, started=started)


def _check_shade(options: argparse.Namespace) -> None:
    """Raises BadInput for shade that the way does not have."""
    without = {"instant": "painted", "reference": "cel"}[options.way]
    if options.shade == without:
        others = " or ".join(f"“{shade}”" for shade in SHADES if shade != without)
        raise BadInput(f"The way “{options.way}” has no shade “{without}”.", f"Use {others}.")


def asked(image: Any, options: argparse.Namespace) -> SketchRequest:
    """The request for a drawing (`Pixels`) as the command line has it. Raises BadInput."""
    from colorstudio.imaging import cast

    character, shown = None, None
    if options.cast is not None:
        character = cast.load(options.cast)
        beside = character.reference_path(options.cast)
        if beside is not None and not options.references:
            shown = _colors(beside, options)
    same = [text for text in options.references if split_reference(text)[1].lower() == SAME]
    if len(same) > 1:
        raise BadInput("There are two pictures of this very drawing.", "Give one with @same.")
    request_type = load(method("sketch.instant").request)
    return request_type(
        **_of_document(image, options),
        aligned=_colors(split_reference(same[0])[0], options) if same else None,
        cast=character,
        cast_reference=shown,
        words=options.words,
        **parser.given(options, request_type),
    )


def _asked_of_model(
    image: Any, options: argparse.Namespace, starts: Mapping[str, Any]
) -> ReferenceRequest:
    """The request for a drawing of the way “reference”. Raises BadInput."""
    from colorstudio.methods.sketch.reference import edits

    request_type = load(method("sketch.reference").request)
    return request_type(
        **_of_document(image, options),
        edits=edits.load(options.edits) if options.edits is not None else (),
        **{**starts, **parser.given(options, request_type), "shade": options.shade != "none"},
    )


def _of_document(image: Any, options: argparse.Namespace) -> dict[str, Any]:
    """What both ways are given besides their settings."""
    from colorstudio.imaging import hints, io

    marks, masks = hints.Hints(image.size), {}
    if options.hints is not None:
        marks = hints.load(options.hints).scaled_to(image.size).checked()
        masks = _masks(marks, options.hints.parent, image.size)
    for name in _by_hand():
        path = getattr(options, f"{name.lower()}_mask")
        if path is not None:
            masks[name] = io.read_mask(path, image.size)
    texts = [t for t in options.references if split_reference(t)[1].lower() != SAME]
    read = [_reference(text, image.size, options) for text in texts]
    return {
        "image": image,
        "hints": marks,
        "masks": masks,
        "references": tuple(reference for reference, _ in read),
        "reference_panels": tuple(panel for _, panel in read),
    }


def _by_hand() -> tuple[str, ...]:
    """Names of the masks that are no hint's."""
    from colorstudio.imaging.sketching import LETTERING, SCREENTONE

    return LETTERING, SCREENTONE


def _masks(marks: Hints, folder: Path, size: tuple[int, int]) -> dict[str, np.ndarray]:
    from colorstudio.imaging import io

    names = {mark.mask for mark in marks.items if mark.mask}
    return {name: io.read_mask(folder / name, size) for name in names}


def _reference(text: str, size: tuple[int, int], options: argparse.Namespace) -> tuple[Any, int]:
    """A reference, bound to a mask if that was said, and the panel that it is for (0: none)."""
    from colorstudio.imaging import io
    from colorstudio.imaging.proposals import Reference

    path, bound = split_reference(text)
    codes = _colors(path, options)
    if not bound:
        return Reference(codes), 0
    panel = PANEL.fullmatch(bound)
    if panel is not None:
        if int(panel[1]) == 0:
            raise BadInput("There is no panel 0.", "Panels are counted from 1.")
        return Reference(codes), int(panel[1])
    return Reference(codes, io.read_mask(Path(bound), size) >= 0.5), 0


def split_reference(text: str) -> tuple[Path, str]:
    """Path and what follows the last ``@``; a file whose own name has one is taken whole."""
    if os.path.isfile(text) or "@" not in text:
        return Path(text), ""
    path, _, bound = text.rpartition("@")
    if not path or not bound:
        raise BadInput(f"“{text}” is no reference.", "Write R.png, R.png@MASK.png, R.png@panel:2.")
    return Path(path), bound


def _colors(path: Path, options: argparse.Namespace) -> np.ndarray:
    """A coloured picture as h x w x 4 uint8, sRGB."""
    from colorstudio.imaging.fitting import fitted
    from colorstudio.imaging.io.write import at_depth

    pixels = output.read(path, options).pixels
    return at_depth(fitted(pixels, max_side=REFERENCE_SIDE, srgb=True).array, 8)


def _hint_file(options: argparse.Namespace) -> Path | None:
    """Where the hints that were used go: in a folder, to the name of the page that is written.

    Raises BadInput where pages would share a file, and where something else would be lost.
    """
    from colorstudio.imaging import io

    path: Path | None = options.save_hints
    if path is None:
        return None
    pages = hasattr(options, "folder")
    if path.is_dir() or pages:
        if not path.is_dir():
            if path.exists() or path.suffix:
                raise BadInput("All pages would write their hints to one file.", "Name a folder.")
            path.mkdir(parents=True)
        return path / f"{(options.output if pages else options.input).stem}.json"
    if not path.parent.is_dir():
        raise BadInput(f"The folder {path.parent} does not exist.", "Make it, or choose another.")
    cast = options.cast is not None and options.cast.resolve() == path.resolve()
    if cast or path.suffix.lower() in (*io.ENDINGS, *sketch_layers.ENDINGS):
        raise BadInput(f"Hints do not go to {path.name}.", "Name a file that ends with .json.")
    return path


def _save_hints(target: Path, hints: dict[str, Any], read_from: Path | None) -> None:
    """Writes a hint file; masks that it names are found from its own folder."""
    from colorstudio.imaging.hints import from_json, to_json

    marks = from_json(hints)
    if read_from is not None and read_from.parent.resolve() != target.parent.resolve():
        here, there = target.parent.resolve(), read_from.parent.resolve()
        items = (
            replace(mark, mask=os.path.relpath(there / mark.mask, here)) if mark.mask else mark
            for mark in marks.items
        )
        marks = replace(marks, items=tuple(items))
    text = json.dumps(to_json(marks), indent=1, ensure_ascii=False) + "\n"
    write_bytes(target, text.encode())
