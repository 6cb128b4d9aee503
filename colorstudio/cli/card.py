"""`colorstudio card`: one PNG that shows a picture and holds its project, and the project back."""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from colorstudio.cli import output, parser
from colorstudio.errors import BadInput

if TYPE_CHECKING:
    import numpy as np

    from colorstudio.document.share_card import CardPicture


def add(commands: parser.Commands) -> None:
    """Adds the command's parsers."""
    card = commands.add_parser("card", help="share cards: make one, take the project out")
    parts = card.add_subparsers(required=True, parser_class=parser.Parser, metavar="WHAT")
    made = parts.add_parser("make", help="a card of a project or a picture")
    made.set_defaults(run=make, way="card.make")
    parser.add_input_output(made, output="CARD.png")
    made.add_argument("--title", metavar="TEXT", help="the line above (default: the file's name)")
    for name, default, text in (
        ("--before", True, "show the picture before, too"),
        ("--hints", False, "show where hints lie"),
    ):
        made.add_argument(name, action=argparse.BooleanOptionalAction, default=default, help=text)
    parser.add_file_options(made)
    parser.add_common(made)
    opened = parts.add_parser("open", help="the project in a card, as a file of its own")
    opened.set_defaults(run=take_out, way="card.open")
    parser.add_input_output(opened, output="P.colorstudio")
    parser.add_common(opened)


def make(options: argparse.Namespace) -> int:
    """Runs `card make`."""
    from colorstudio import atomic
    from colorstudio.document.card_file import LARGE_BYTES
    from colorstudio.document.files import read_document, solved
    from colorstudio.document.project_writer import PngCache
    from colorstudio.document.pyramid import Pyramid
    from colorstudio.document.share_card import card_picture, packed_project, save_card

    started = time.perf_counter()
    if options.output.suffix.lower() != ".png":
        raise BadInput(f"{options.output.name} does not end in .png.", "A card is a PNG picture.")
    _check_apart(options)
    atomic.check_target(options.output)
    document = read_document(options.input, options.max_megapixels, companions=True)
    progress, pyramid = output.Progress(options.quiet or options.json), Pyramid()
    progress.step(0, 3, "solve")
    answer = solved(document.state, pyramid, progress)
    progress.step(1, 3, "draw")
    picture = card_picture(document.state, answer, pyramid, _nothing)
    title = options.input.stem if options.title is None else options.title
    rgb = _drawn(picture, title, options)
    progress.step(2, 3, "pack")
    project = packed_project(
        document.state, answer, _nothing, PngCache(),
        keep_metadata=options.metadata, keep_gps=options.keep_gps,
    )  # fmt: skip
    notes = [*document.notices, "The card holds the whole project with the original photo."]
    if len(project) > LARGE_BYTES:
        notes.append(
            f"The project in it has {len(project) / 1e6:.1f} MB; many mail and chat programs"
            " refuse that, or write the card anew without it."
        )
    if not (options.quiet or options.json):
        for line in notes:  # before it is written
            print(line)
    save_card(options.output, rgb, title, project)
    progress.step(3, 3)
    said = output.answer(
        options.output, options, started=started, seals={}, recipe={},
        notes=notes if options.json else (), project_bytes=len(project),
    )  # fmt: skip
    output.tell(said, options)
    return 0


def take_out(options: argparse.Namespace) -> int:
    """Runs `card open`."""
    from colorstudio.atomic import write_bytes
    from colorstudio.document.card_file import held_by
    from colorstudio.imaging.io.headers import Damaged

    started = time.perf_counter()
    if options.output.suffix.lower() != ".colorstudio":
        raise BadInput(
            f"{options.output.name} does not end in .colorstudio.", "A project is such a file."
        )
    _check_apart(options)
    if not options.input.is_file():
        raise BadInput(f"{options.input} does not exist.", "Check the name and the folder.")
    try:
        project = held_by(options.input)
    except Damaged as error:
        raise BadInput(
            f"The project in {options.input.name} cannot be had: {error}.", "Ask for it anew."
        ) from error
    if project is None:
        raise BadInput(
            f"There is no project in {options.input.name}.",
            "A card that was sent as a photo has lost it; ask for it as a file.",
        )
    write_bytes(options.output, project)
    said = output.answer(options.output, options, started=started, seals={}, recipe={})
    output.tell(said, options)
    return 0


def _nothing() -> None:
    """Never cancels: Ctrl+C ends the command by itself."""


def _check_apart(options: argparse.Namespace) -> None:
    if options.output.resolve() == Path(options.input).resolve():
        raise BadInput(
            f"The result would take the place of {options.input.name}.", "Name another file."
        )


def _drawn(picture: CardPicture, title: str, options: argparse.Namespace) -> np.ndarray:
    """The card's pixels; letters are drawn by Qt, which needs no screen for it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from colorstudio.ui.card_picture import CardText, paint_card, rgb_of, with_letters

    with with_letters():
        image = paint_card(
            picture, CardText.for_title(title), both=options.before, rings=options.hints
        )
        return rgb_of(image)
