"""`colorstudio models`: what weights there are; show, install, import, verify, repair, remove."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colorstudio.cli import output, parser
from colorstudio.errors import BadInput, ModelMissing

if TYPE_CHECKING:
    from colorstudio.engine.catalog import ModelRow
    from colorstudio.engine.listing import Entry
    from colorstudio.engine.store import ModelStore

GIGABYTE = 1e9
SMALL = 1e8
"""Bytes; below, sizes are told in megabytes."""
PREDICTIONS = {"epsilon": "epsilon", "v": "v_prediction"}


def add(commands: parser.Commands) -> None:
    """Adds the command's parser, with one per verb."""
    text = "the weights of models: list, install, import, verify, remove"
    verbs = commands.add_parser("models", help=text, description=text).add_subparsers(
        required=True, parser_class=parser.Parser
    )
    _verb(verbs, "list", _list, "models that are here, and those that can be installed")
    command = _verb(verbs, "show", _show, "all that is known of one model")
    command.add_argument("id", metavar="ID")
    command = _verb(
        verbs, "install", _install, "download a model; goes on where a download broke off"
    )
    command.add_argument("id", metavar="ID")
    command.add_argument(
        "--accept-licence", action="store_true", help="do not ask: you have read the licence"
    )
    command.add_argument("--repo", default="", metavar="OWNER/NAME", help="download from this copy")
    command.add_argument("--offline", action="store_true", help="never ask the network")
    command = _verb(verbs, "import", _import, "use weights that you have: a file or a folder")
    command.add_argument("path", type=Path, metavar="PATH")
    command.add_argument(
        "--copy",
        action="store_true",
        help="copy it into ColorStudio's own folder; otherwise it is used where it lies",
    )
    command.add_argument("--title", default="", help="a name for it")
    command.add_argument(
        "--prediction",
        choices=PREDICTIONS,
        help="what a Stable Diffusion 2 predicts, where its file does not say",
    )
    command.add_argument(
        "--allow-pickle",
        action="store_true",
        help="also read .ckpt, .pt, .pth, .bin, which can hold programs; none is run",
    )
    command = _verb(verbs, "verify", _verify, "check every byte of what is installed")
    command.add_argument("id", nargs="?", default="", metavar="ID", help="default: all")
    command.add_argument("--repair", action="store_true", help="download damaged files again")
    command = _verb(
        verbs, "remove", _remove, "delete a model; one of another program is only not used any more"
    )
    command.add_argument("id", metavar="ID")


def _verb(
    verbs: parser.Commands, name: str, run: Callable[[argparse.Namespace], int], text: str
) -> argparse.ArgumentParser:
    command = verbs.add_parser(name, help=text, description=text)
    command.set_defaults(run=run)
    parser.add_common(command)
    return command


def _store() -> ModelStore:
    return parser.preferences().model_store()


def _progress(options: argparse.Namespace) -> output.Progress:
    return output.Progress(options.quiet or options.json)


# -- list -----------------------------------------------------------------------------------------


def _list(options: argparse.Namespace) -> int:
    from colorstudio.engine.catalog import catalogue
    from colorstudio.engine.listing import entries, groups

    store = _store()
    rows = entries(store)
    if options.json:
        missing = [vars(row) for row in catalogue().unavailable]
        items = [_item(row, store) for row in rows]
        output.print_json({"items": items, "not_public": missing})
        return 0
    titles, group = groups(), ""
    for row in rows:
        if row.group != group:
            group = row.group
            print(f"{'' if row is rows[0] else chr(10)}{titles[group].title}")
        print(f"  {row.id:20s} {row.state.value:10s} {_size(row):>10s}  {row.title}")
        limits = "" if row.licence.commercial else " Not for commercial use."
        words = f"{row.note} {_upon(row, store)}".strip()
        licence = "Self-trained" if row.licence.id == "own" else row.licence.id
        print(f"  {'':20s} {licence}.{limits} {words}".rstrip())
        if row.knows:
            print(f"  {'':20s} {row.knows}")
    print("\nNot to be had")
    for row in catalogue().unavailable:
        print(f"  {row.title}: {row.text}")
    return 0


def _show(options: argparse.Namespace) -> int:
    from colorstudio.engine.listing import entries, groups

    store = _store()
    row = next((row for row in entries(store) if row.id == options.id), None)
    if row is None:
        raise ModelMissing(
            f"There are no weights “{options.id}”.",
            "`colorstudio models list` shows what there is.",
        )
    item = _item(row, store)
    if options.json:
        output.print_json(item)
        return 0
    limits = "" if row.licence.commercial else "Not for commercial use. "
    facts = {
        "state": row.state.value,
        "for": groups()[row.group].title,
        "knows": row.knows,
        "size": _size(row),
        "licence": f"{row.licence.id}. {limits}{row.licence.text} {row.licence.url}".strip(),
        "ways": ", ".join(item["enables"]),
        "roles": ", ".join(item["roles"]),
        "trained at": f"{row.bundle.resolution} pixels" if row.bundle else "",
        "builds upon": item["base"],
        "note": row.note,
        "path": item["path"],
    }
    print(f"{row.id}: {row.title}")
    for name, text in facts.items():
        if text:
            print(f"  {name:12s} {text}")
    return 0


def _upon(entry: Entry, store: ModelStore) -> str:
    """A sentence on the weights that trained ones need."""
    from colorstudio.engine.listing import lacking_base

    bundle = entry.bundle
    if bundle is None or not bundle.base or not entry.state.usable:
        return ""
    gone = ", which is not here" if lacking_base(bundle, store) else ""
    return f"Builds upon “{bundle.base}”{gone}."


def _item(entry: Entry, store: ModelStore) -> dict[str, Any]:
    from colorstudio.engine.listing import enables

    bundle, row = entry.bundle, entry.row
    return {
        "id": entry.id,
        "title": entry.title,
        "state": entry.state.value,
        "enables": list(enables(entry, store)),
        "base": bundle.base if bundle else "",
        "family": bundle.family if bundle else row.family if row else "",
        "prediction_type": bundle.prediction_type if bundle else row.prediction_type if row else "",
        "size": entry.size,
        "size_exact": entry.exact,
        "here": entry.here,
        "licence": vars(entry.licence),
        "source": bundle.source if bundle else "",
        "path": str(bundle.root) if bundle else "",
        "roles": sorted(bundle.roles if bundle else row.parts if row else ()),
        "repo": row.repo if row else "",
        "removed_from_hub": bool(row and row.removed),
        "originals": list(row.originals) if row else [],
        "note": entry.note,
        "knows": list(bundle.knows) if bundle else [],
    }


def _size(entry: Entry) -> str:
    about = "" if entry.exact else "~"
    return about + size_words(entry.size)


def size_words(size: int) -> str:
    """Bytes for people."""
    return f"{size / GIGABYTE:.2f} GB" if size >= SMALL else f"{size / 1e6:.1f} MB"


# -- install --------------------------------------------------------------------------------------


def _install(options: argparse.Namespace) -> int:
    from colorstudio.engine.catalog import catalogue
    from colorstudio.engine.downloads import install

    if options.offline:
        os.environ["HF_HUB_OFFLINE"] = "1"
    row = catalogue().model(options.id)
    if row.warning and not options.quiet:
        output.complain(row.warning)
    accepted = options.accept_licence or _asked(row, options)
    bundle = install(_store(), row, _progress(options), accepted=accepted, repo=options.repo)
    return _done(options, bundle, f"{row.title} is installed in {bundle.root}.")


def _asked(row: ModelRow, options: argparse.Namespace) -> bool:
    """Asks on a terminal; a script has to say it."""
    if options.json or options.quiet or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    about = "" if row.exact else "about "
    print(f"{row.title}, {about}{size_words(row.size)}, from {row.repo}.", file=sys.stderr)
    print(f"{row.licence.text}\n{row.licence.url}", file=sys.stderr)
    print("Accept this licence? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise BadInput(
            "The licence was not accepted; nothing was installed.",
            "Read it; then answer yes, or give --accept-licence.",
        )
    return True


def _import(options: argparse.Namespace) -> int:
    from colorstudio.engine.importing import take_in

    taken = take_in(
        _store(),
        options.path,
        _progress(options),
        copy=options.copy,
        pickle_allowed=options.allow_pickle,
        prediction_type=PREDICTIONS.get(options.prediction, ""),
        title=options.title,
    )
    if not options.quiet:
        for note in taken.notes:
            output.complain(note)
    how = "copied to" if options.copy else "used where it lies, listed in"
    return _done(options, taken.bundle, f"{taken.bundle.id}: {how} {taken.bundle.root}.")


def _done(options: argparse.Namespace, bundle: Any, text: str) -> int:
    if options.json:
        roles = sorted(bundle.roles)
        answer = {"bundle": bundle.id, "family": bundle.family, "roles": roles}
        output.print_json({**answer, "path": str(bundle.root), "licence": vars(bundle.licence)})
    elif not options.quiet:
        print(text)
    return 0


# -- verify, remove -------------------------------------------------------------------------------


def _verify(options: argparse.Namespace) -> int:
    from colorstudio.engine.downloads import repair

    store, progress = _store(), _progress(options)
    rows = (*store.installed(), *store.came_along())
    ids = [options.id] if options.id else list(dict.fromkeys(row.bundle.id for row in rows))
    items: list[dict[str, Any]] = []
    for bundle_id in ids:
        problems = store.verify(bundle_id, progress)
        repaired = repair(store, bundle_id, progress) if problems and options.repair else []
        texts = [] if repaired else [problem.text for problem in problems]
        items.append({"id": bundle_id, "ok": not texts, "problems": texts, "repaired": repaired})
    if options.json:
        output.print_json({"items": items})
    elif not options.quiet:
        for item in items:
            words = f"repaired {', '.join(item['repaired'])}" if item["repaired"] else "whole"
            print(f"{item['id']}: {' '.join(item['problems']) or words}")
        if not items:
            print("Nothing is installed.")
    bad = [item["id"] for item in items if not item["ok"]]
    if bad:
        raise ModelMissing(
            f"Damaged: {', '.join(bad)}.",
            f"Repair with `colorstudio models verify {bad[0]} --repair`, or install it again.",
        )
    return 0


def _remove(options: argparse.Namespace) -> int:
    from colorstudio.engine.downloads import remove

    text = remove(_store(), options.id)
    if options.json:
        output.print_json({"id": options.id, "done": text})
    elif not options.quiet:
        print(text)
    return 0
