"""`colorstudio palette coach`: colours that merge for colour-blind viewers, and how they part."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from colorstudio.cli import output, parser
from colorstudio.imaging.color_vision import DICHROMATS, Viewer
from colorstudio.imaging.palette_coach import APART, Advice, Merge, Why, advised, turn_of

WORDS = {
    Viewer.deutan: "deutan viewers",
    Viewer.protan: "protan viewers",
    Viewer.tritan: "tritan viewers",
    Viewer.grey: "a print in grey",
}
REASONS = {
    Why.locked: "both are locked; unlock one",
    Why.crowded: "no other place is free for an unlocked one of them; take a colour away",
}


def add(command: argparse.ArgumentParser) -> None:
    """Adds the options of the command."""
    command.set_defaults(run=coach)
    command.add_argument("palette", metavar="P", help="a file, or '#aabbcc,#ddeeff'")
    command.add_argument("-o", "--output", type=Path, metavar="P2", help="write the parted palette")
    command.add_argument(
        "--kind",
        action="append",
        choices=[viewer.value for viewer in Viewer],
        help="who looks; may be given several times (default: deutan, protan and tritan)",
    )
    command.add_argument(
        "--apart",
        type=apart,
        default=APART,
        metavar="DE",
        help="CIEDE2000 from which on two colours are told apart (default %(default)g)",
    )
    parser.add_common(command)


def apart(text: str) -> float:
    """A difference from 1 to 50, for argparse."""
    value = float(text)
    if not 1 <= value <= 50:
        raise argparse.ArgumentTypeError(f"{text} is not a difference from 1 to 50")
    return value


def coach(options: argparse.Namespace) -> int:
    """Runs `palette coach`."""
    from colorstudio import atomic
    from colorstudio.imaging import palette_files
    from colorstudio.imaging.palette import to_json

    started = time.perf_counter()
    if options.output is not None:
        palette_files.format_of(options.output.name)
        atomic.check_target(options.output)
    palette = palette_files.from_argument(options.palette)
    viewers = [Viewer(kind) for kind in options.kind or DICHROMATS]
    advice = advised(palette, viewers, options.apart)
    notes: list[str] = []
    if options.output is not None:
        palette_files.write(options.output, advice.palette)
        notes += palette_files.losses(advice.palette, options.output.name)
    if options.json:
        output.print_json(
            {
                "output": str(options.output) if options.output is not None else None,
                "kinds": [viewer.value for viewer in viewers],
                "apart": options.apart,
                "seconds": round(time.perf_counter() - started, 3),
                "merges": [_merge(merge) for merge in advice.merges],
                "moves": [
                    {
                        "index": move.index,
                        "from": move.old.hex,
                        "to": move.new.hex,
                        "oklab_distance": round(move.distance, 4),
                        "oklch": dict(
                            zip("LCh", (round(v, 4) for v in turn_of(move)), strict=True)
                        ),
                    }
                    for move in advice.moves
                ],
                "left": [{**_merge(merge), "why": why.value} for merge, why in advice.left],
                "palette": to_json(advice.palette),
                "notes": notes,
            }
        )
    elif not options.quiet:
        for line in told(advice):
            print(line)
        if options.output is not None:
            print(f"{options.output} written.")
    return 0


def _merge(merge: Merge) -> dict[str, object]:
    return {
        "first": merge.first,
        "second": merge.second,
        "kind": merge.viewer.value,
        "delta_e00": round(merge.delta, 2),
        "normal": round(merge.normal, 2),
    }


def told(advice: Advice) -> list[str]:
    """The advice in sentences."""
    palette = advice.palette
    if not advice.merges:
        return ["No colours merge for these viewers."]
    old = {move.index: move.old.hex for move in advice.moves}
    names = [swatch.name or old.get(n, swatch.color.hex) for n, swatch in enumerate(palette)]
    lines = [
        f"{names[m.first]} and {names[m.second]} merge for {WORDS[m.viewer]}:"
        f" dE {m.delta:.1f}, for others {m.normal:.1f}."
        for m in advice.merges
    ]
    for move in advice.moves:
        L, C, h = turn_of(move)
        lines.append(
            f"Move {names[move.index]} from {move.old.hex} to {move.new.hex}"
            f" (OKLCH {L:+.3f} {C:+.3f} {h:+.1f}°)."
        )
    for merge, why in advice.left:
        lines.append(
            f"{names[merge.first]} and {names[merge.second]} stay merged for"
            f" {WORDS[merge.viewer]}: {REASONS[why]}."
        )
    return lines
