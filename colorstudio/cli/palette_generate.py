"""`colorstudio palette generate`: a picture from words, in a palette or a picture's colours."""

from __future__ import annotations

import argparse
import re
import time
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colorstudio.cli import output, parser
from colorstudio.errors import BadInput
from colorstudio.methods.registry import load, method

if TYPE_CHECKING:
    import numpy as np

    from colorstudio.engine.loras import LoraUse
    from colorstudio.engine.store import ModelStore
    from colorstudio.imaging.io import Picture
    from colorstudio.imaging.pixels import Pixels

WAY, PIXELS_WAY = "palette.alignment", "palette.pixels"
PIXELS = "pixels"
"""The form that has a way of its own: no words, no place, a size that the weights say."""


def add(command: argparse.ArgumentParser) -> None:
    """Fills the command's parser."""
    command.set_defaults(run=run, way="alignment")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    colors = command.add_mutually_exclusive_group(required=True)
    colors.add_argument("--palette", metavar="P", help="a file, or '#aabbcc,#ddeeff'")
    colors.add_argument("--reference", type=Path, metavar="R.png", help="a picture's colours")
    colors.add_argument(
        "--again", type=Path, metavar="FILE", help="run the recipe in FILE once more, as it is"
    )
    command.add_argument("--size", type=size, metavar="WxH", help="instead of --width, --height")
    command.add_argument(
        "--in", dest="input", type=Path, metavar="IN", help="a picture to paint into, with --mask"
    )
    command.add_argument("--mask", type=Path, metavar="M.png", help="white where it is painted")
    parser.add_loras(command)
    parser.add_file_options(command)
    request_type = load(method(WAY).request)
    form = request_type.__dataclass_fields__["form"]
    command.add_argument(
        "--form",
        choices=(*form.metadata["form"].options, PIXELS),
        default=form.default,
        help=f"what the weights are: {PIXELS} paints small pictures without words, in exactly "
        f"these colours (default {form.default})",
    )
    parser.add_fields(command, request_type, without=("form",), unset=True)
    known = [f.name for f in fields(request_type)]
    parser.add_fields(command, load(method(PIXELS_WAY).request), without=known, unset=True)
    parser.add_run_options(command, sampling=False)


def size(text: str) -> tuple[int, int]:
    """``512x768``, for argparse."""
    found = re.fullmatch(r"(\d{1,6})[x×](\d{1,6})", text.strip().lower())
    if found is None:
        raise argparse.ArgumentTypeError(f"{text} is not a size such as 512x768")
    return int(found[1]), int(found[2])


def run(options: argparse.Namespace) -> int:
    """Runs the command."""
    from colorstudio.engine.engine import Engine
    from colorstudio.imaging import io

    started = time.perf_counter()
    output.check_targets(options.output, options.raw)
    read = options.input, options.mask, options.reference, options.again
    output.check_raw(options.raw, options.output, *read)
    picture = output.read(options.input, options) if options.input else None
    engine = Engine(parser.preferences().model_store(), options.device)
    loras = parser.loras(options, engine.store)
    way, bundle, request, loras = _asked(options, picture, engine.store, loras)
    options.way = method(way).way
    progress = output.Progress(options.quiet or options.json)
    result = engine.run(way, request, progress, bundle=bundle, loras=loras)
    if picture is None:
        picture = io.Picture(result.pixels, io.Metadata(), (), "png", False, False)
    said = output.written(
        options.output, picture, result, options, started=started, raw=options.raw
    )
    output.tell(said, options)
    return 0


def _asked(
    options: argparse.Namespace,
    picture: Picture | None,
    store: ModelStore,
    loras: tuple[LoraUse, ...],
) -> tuple[str, str, Any, tuple[LoraUse, ...]]:
    """The way, the weights' id, "" for any, the request, and the LoRAs.

    A recipe has LoRAs of its own; those that are given only say where its files are.
    """
    from colorstudio.engine.loras import loras_again
    from colorstudio.imaging import io

    if (picture is None) != (options.mask is None):
        raise BadInput("--in and --mask belong together.", "Give both, or none.")
    image, mask = None, None
    if picture is not None:
        image = picture.pixels
        mask = io.read_mask(options.mask, image.size)
    if options.again is None and options.form == PIXELS:
        return PIXELS_WAY, options.bundle or "", _pixels(options, store), loras
    if options.again is None:
        return WAY, options.bundle or "", _words(options, store, image, mask), loras
    recipe = output.read(options.again, options).metadata.recipe
    if recipe is None:
        raise BadInput(
            f"There is no recipe in {options.again.name}.",
            "Choose a picture that ColorStudio wrote with its recipe.",
        )
    bundle = options.bundle or str(recipe.get("bundle", ""))
    if recipe.get("way") == PIXELS_WAY:
        from colorstudio.methods.palette.alignment import pixels_request

        return PIXELS_WAY, bundle, pixels_request.request_from(recipe), ()
    from colorstudio.methods.palette.alignment.request import request_from

    return WAY, bundle, request_from(recipe, image, mask), loras_again(store, recipe, loras)


def _words(
    options: argparse.Namespace, store: ModelStore, image: Pixels | None, mask: np.ndarray | None
) -> Any:
    """The request of a picture from words."""
    request_type: Any = load(method(WAY).request)
    starts = parser.started(options, method(WAY), store)
    given = {**starts, **parser.given(options, request_type)}
    if options.size is not None:
        given["width"], given["height"] = options.size
    return request_type(**_colors(options), image=image, mask=mask, **given)


def _pixels(options: argparse.Namespace, store: ModelStore) -> Any:
    """The request of a small picture. Raises BadInput for options that it has no use for."""
    unused = {
        "--prompt": options.prompt,
        "--size": options.size,
        "--in": options.input,
        "--lora": options.lora,
    }
    for name, value in unused.items():
        if value:
            raise BadInput(f"The form {PIXELS} has no {name}.", "Leave it out, or name another.")
    request_type: Any = load(method(PIXELS_WAY).request)
    starts = parser.started(options, method(PIXELS_WAY), store)
    given = {**starts, **parser.given(options, request_type)}
    return request_type(**_colors(options), **given)


def _colors(options: argparse.Namespace) -> dict[str, Any]:
    """``palette``, and ``reference`` where one is given."""
    from colorstudio.imaging import palette_files
    from colorstudio.imaging.palette import Palette

    if options.palette is not None:
        return {"palette": palette_files.from_argument(options.palette)}
    return {"palette": Palette(), "reference": output.read(options.reference, options).pixels}
