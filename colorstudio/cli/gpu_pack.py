"""`colorstudio gpu-pack`: libraries for the graphics card: install, go back, check, remove."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colorstudio.cli import output, parser
from colorstudio.errors import BadInput, ColorStudioError

if TYPE_CHECKING:
    from colorstudio.engine.gpu_packs import Pack

BASE = "base"
"""What the program's own libraries are called here."""


def add(commands: parser.Commands) -> None:
    """Adds the command's parser, with one per verb."""
    text = "libraries for the graphics card: status, install, rollback, use, verify, remove"
    verbs = commands.add_parser("gpu-pack", help=text, description=text).add_subparsers(
        required=True, parser_class=parser.Parser
    )
    _verb(verbs, "status", _status, "the graphics card, the pack for it, and what is installed")
    command = _verb(verbs, "files", _files, "the pack's files, with their hashes, for --from")
    _add_lock(command)
    command = _verb(
        verbs, "install", _install, "download a pack and try it out; the next start uses it"
    )
    command.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="FOLDER",
        help="take the files from this folder; the network is not asked",
    )
    command.add_argument(
        "--fresh", action="store_true", help="also where the same files are installed: repairs"
    )
    command.add_argument("--offline", action="store_true", help="never ask the network")
    _add_lock(command)
    command = _verb(verbs, "rollback", _rollback, "go back to the pack before; again: forward")
    command = _verb(verbs, "use", _use, "choose an installed pack, or the program's own libraries")
    command.add_argument("name", metavar=f"NAME|{BASE}")
    command = _verb(verbs, "verify", _verify, "check every byte of an installed pack")
    command.add_argument("name", nargs="?", default="", metavar="NAME", help="default: the chosen")
    command = _verb(verbs, "remove", _remove, "delete a pack or what has come of one")
    command.add_argument("name", metavar="NAME")


def _verb(
    verbs: parser.Commands, name: str, run: Callable[[argparse.Namespace], int], text: str
) -> argparse.ArgumentParser:
    command = verbs.add_parser(name, help=text, description=text)
    command.set_defaults(run=run)
    parser.add_common(command)
    return command


def _add_lock(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--lock",
        type=Path,
        metavar="FILE",
        help="another list of packs, in the form of resources/gpu-packs.toml",
    )


def _pack(options: argparse.Namespace) -> Pack:
    from colorstudio.engine.gpu_packs import pack_here, read_lock

    try:
        pack = pack_here(read_lock(options.lock) if options.lock is not None else None)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(
            f"{options.lock} is no list of packs: {error}.",
            "Choose a list of packs, as a release brings it.",
        ) from error
    if pack is None:
        raise BadInput(
            "There is no GPU pack for this system and this Python.",
            "Models run on what ColorStudio came with.",
        )
    return pack


def _status(options: argparse.Namespace) -> int:
    from colorstudio import environments
    from colorstudio.engine import gpu_install, graphics_cards
    from colorstudio.engine.gpu_packs import pack_here

    cards, pack, choice = graphics_cards.look(), pack_here(), environments.running()
    pointer, rows = environments.pointer(), gpu_install.items()
    refusal = pack.refusal(cards) if pack is not None else ""
    if options.json:
        output.print_json(
            {
                "cards": [vars(card) for card in cards.found],
                "driver": cards.driver,
                "cuda": cards.cuda,
                "trouble": cards.trouble,
                "pack": _facts(pack, refusal) if pack is not None else None,
                "running": choice.active.name if choice.active is not None else BASE,
                "left_aside": choice.reason,
                "current": pointer.current or BASE,
                "previous": pointer.previous or BASE,
                "items": [
                    {"name": row.name, "role": row.role, "size": row.size, **_of(row.pack)}
                    for row in rows
                ],
            }
        )
        return 0
    print(f"Graphics card: {cards.words}")
    if pack is None:
        print("Pack for it:   none for this system and this Python")
    else:
        sizes = f"{_words(pack.download)} to download, {_words(pack.disk)} on the disk"
        print(f"Pack for it:   {pack.title}, {sizes}")
        print(f"               {refusal or 'fits this card'}")
    runs = choice.active.title if choice.active is not None else "the program's own libraries"
    print(f"Runs now:      {runs}. {choice.words}".rstrip())
    for row in rows:
        title = row.pack.title if row.pack is not None else "begun download"
        print(f"  {row.name:24s} {row.role:9s} {_words(row.size):>9s}  {title}")
    return 0


def _facts(pack: Pack, refusal: str) -> dict[str, Any]:
    return {
        "id": pack.id,
        "title": pack.title,
        "torch": pack.torch,
        "download": pack.download,
        "disk": pack.disk,
        "fits": not refusal,
        "refusal": refusal,
        "licence": pack.licence,
        "licence_url": pack.licence_url,
    }


def _of(pack: Any) -> dict[str, Any]:
    if pack is None:
        return {}
    return {"title": pack.title, "torch": pack.torch, "device": pack.device}


def _files(options: argparse.Namespace) -> int:
    pack = _pack(options)
    if options.json:
        output.print_json({"id": pack.id, "files": [vars(wheel) for wheel in pack.wheels]})
        return 0
    for wheel in pack.wheels:
        print(f"{wheel.sha256}  {wheel.file}")
    return 0


def _install(options: argparse.Namespace) -> int:
    from colorstudio.engine import gpu_install, graphics_cards

    if options.offline:
        os.environ["HF_HUB_OFFLINE"] = "1"
    pack = _pack(options)
    refusal = pack.refusal(graphics_cards.look())
    if refusal:
        raise ColorStudioError(refusal, "Nothing was downloaded.")
    if pack.licence and not options.quiet:
        output.complain(f"{pack.licence} {pack.licence_url}")
    progress = output.Progress(options.quiet or options.json)
    made = gpu_install.install(pack, progress, source=options.source, fresh=options.fresh)
    answer = {"name": made.name, "device": made.device, "torch": made.torch}
    text = f"{made.title} works on {made.device}. The next start of ColorStudio uses it."
    return _done(options, answer, text)


def _rollback(options: argparse.Namespace) -> int:
    from colorstudio.engine.gpu_install import rollback

    return _chosen(options, rollback())


def _use(options: argparse.Namespace) -> int:
    from colorstudio.engine.gpu_install import use

    name = "" if options.name == BASE else options.name
    use(name)
    return _chosen(options, name)


def _chosen(options: argparse.Namespace, name: str) -> int:
    text = f"The next start uses {name or 'the libraries that came with ColorStudio'}."
    return _done(options, {"current": name or BASE}, text)


def _verify(options: argparse.Namespace) -> int:
    from colorstudio import environments
    from colorstudio.engine.gpu_install import check

    name = options.name or environments.pointer().current
    if not name:
        raise BadInput("No GPU pack is chosen.", "Name one: `colorstudio gpu-pack status`.")
    bad = check(name, output.Progress(options.quiet or options.json))
    _done(
        options, {"name": name, "ok": not bad, "problems": bad}, f"{name}: whole" if not bad else ""
    )
    if bad:
        raise ColorStudioError(
            f"{name} has {len(bad)} damaged files, the first is {bad[0]}.",
            "Run `colorstudio gpu-pack install --fresh`.",
        )
    return 0


def _remove(options: argparse.Namespace) -> int:
    from colorstudio.engine import gpu_install

    begun = {row.name for row in gpu_install.items() if row.role == "download"}
    away = gpu_install.forget_download if options.name in begun else gpu_install.remove
    freed = away(options.name)
    text = f"{options.name} is removed; {_words(freed)} are free again."
    return _done(options, {"name": options.name, "freed": freed}, text)


def _done(options: argparse.Namespace, answer: dict[str, Any], text: str) -> int:
    if options.json:
        output.print_json(answer)
    elif not options.quiet and text:
        print(text)
    return 0


def _words(size: int) -> str:
    return f"{size / 1e9:.2f} GB" if size >= 1e8 else f"{size / 1e6:.1f} MB"
