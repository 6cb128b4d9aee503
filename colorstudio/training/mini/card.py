"""The card that lies beside the mini bundle: what it is, of what, how it was made, how good."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from safetensors import safe_open

from colorstudio import __version__, resources
from colorstudio.diffusion.bundle import Bundle
from colorstudio.training.mini.gathered import Gathered
from colorstudio.training.scenes.collection import Collection
from colorstudio.training.scenes.families import SPLITS
from colorstudio.training.scenes.packed import LICENCES
from colorstudio.training.scenes.words import NAMES

CARD, STORIES = "README.md", "training.json"
"""In a bundle's folder: the card, and what it is written from."""
BY = {
    "fluentui-emoji": ("Fluent emoji (3D, color, flat)", "Microsoft Corporation", "MIT"),
    "noto-emoji": ("Noto Emoji", "Google LLC", "Apache-2.0"),
    "alexeygrigorev/clothing-dataset-small": (
        "Clothing dataset (small)",
        "Alexey Grigorev and those who sent photos in",
        "CC0 1.0",
    ),
    "BuddiesOfBudgie/budgie-backgrounds": (
        "Budgie desktop backgrounds",
        "the photographers of Buddies of Budgie",
        "CC0 1.0",
    ),
}
"""By source: what it is called, by whom, under which licence."""
LIMITS = (
    "It paints what it was shown: emoji, pieces of clothing, a few landscapes and animals. Of "
    "faces, rooms, streets and most other things in photos it knows nothing; there the instant "
    "solvers, or full-size weights, do better.",
    "128 x 128 pixels, up to 256; alignment in pixels 64 x 64. Larger pictures get their colours "
    "from a reduced one.",
    "It understands short English captions such as “a red apple on a blue ground”: the words of "
    "its vocabulary, and colours by these names: {names}. Sentences, numbers, places and names "
    "mean nothing to it, and of two things it may colour the wrong one.",
    "It colours what it takes to be likely of drawings. That is a guess and says nothing about how "
    "something really looked.",
    "Symbols of emoji carry the customs of those who drew them: clothes, professions, flags, skin.",
)


def counted(collection: Collection) -> dict[str, dict[str, int]]:
    """How many pictures of each source are in each split."""
    found: dict[str, dict[str, int]] = {}
    for item in collection.items:
        row = found.setdefault(item.source, dict.fromkeys(SPLITS, 0))
        row[item.split] += 1
    return found


def write(
    bundle: Bundle, found: Sequence[Gathered], data: Mapping[str, Any], notes: Sequence[str] = ()
) -> None:
    """The card, what it is written from, and the licences, into the bundle's folder.

    ``notes``: of how the weights came about, beside what the stages tell.
    """
    stages = [
        {"name": row.stage.name, "steps": row.steps, "finished": row.finished, **told(row.story)}
        for row in found
        if not row.stage.apart
    ]
    facts = {"stages": stages, "data": data, "notes": list(notes)}
    text = json.dumps(facts, indent=1, ensure_ascii=False)
    (bundle.root / STORIES).write_text(f"{text}\n", "utf-8")
    shutil.copytree(resources.path(LICENCES), bundle.root / "licences")
    rewrite(bundle, {})


def told(story: Mapping[str, Any]) -> dict[str, Any]:
    """Of a stage's story, what the card says."""
    fit = story.get("fit", {})
    batch = int(fit.get("batch", 0)) * int(fit.get("accumulate", 1))
    facts = {"batch": batch, "seed": fit.get("seed"), "learning_rate": fit.get("learning_rate")}
    return facts | {key: story.get(key) for key in ("loss", "seconds", "device", "settings")}


def rewrite(bundle: Bundle, results: Mapping[str, Any]) -> None:
    """The card anew, from what lies beside it. ``results``: a report of `evaluate mini`, or {}."""
    facts = json.loads((bundle.root / STORIES).read_text("utf-8"))
    lines = "\n".join(_card(bundle, facts, results))
    (bundle.root / CARD).write_text(f"{lines}\n", "utf-8")


# -- sections -------------------------------------------------------------------------------------


def _card(bundle: Bundle, facts: Mapping[str, Any], results: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"# {bundle.title}", "")
    yield (
        "Small weights that come with ColorStudio: with them all methods run on any computer, "
        f"without a download and without a graphics card. Made by version {__version__}."
    )
    yield from _networks(bundle)
    yield from _data(facts.get("data", {}))
    yield from _training(facts["stages"], facts.get("notes", ()))
    yield from ("", "## What it cannot do", "")
    for limit in LIMITS:
        yield f"- {limit.format(names=', '.join(NAMES))}"
    yield from _figures(results)
    yield from ("", "## Licence", "", bundle.licence.text)
    yield (
        "The notices and licences of the pictures lie in `licences`; the weights hold no pictures, "
        "but small networks may repeat some of what they have seen often."
    )
    yield from ("", "## Making it again", "")
    yield "`make mini` in ColorStudio's repository; see “The mini bundle” in docs/training.md."


def _networks(bundle: Bundle) -> Iterator[str]:
    yield from ("", "## What is in it", "", "| part | weights | file |", "|---|---|---|")
    counts: dict[Path, int] = {}
    for role, part in bundle.parts.items():
        files = sorted(part.path.glob("*.safetensors"))
        if files:
            counts[files[0]] = _count(files[0])
            name = files[0].relative_to(bundle.root).as_posix()
            yield f"| {role.replace('_', ' ')} | {counts[files[0]]:,} | `{name}` |"
    yield from ("", f"{sum(counts.values()):,} weights in all, in half precision.")


def _count(file: Path) -> int:
    total = 0
    with safe_open(file, "pt") as weights:
        for key in weights.keys():  # noqa: SIM118  (it is no mapping)
            size = 1
            for length in weights.get_slice(key).get_shape():
                size *= length
            total += size
    return total


def _data(data: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    yield from ("", "## What it has seen", "")
    yield "| pictures | by | licence | training | validation | tests |"
    yield "|---|---|---|---|---|---|"
    for source, row in sorted(data.items()):
        title, by, licence = BY.get(source, (source, "", ""))
        yield f"| {title} | {by} | {licence} | {' | '.join(str(row[s]) for s in SPLITS)} |"
    yield ""
    yield (
        "Split by family: all skin tones, genders and joined variants of a glyph, and all cuttings "
        "of a photo, are on the same side. Networks learn from the training part, choices are "
        "made on validation, figures are of tests. They learn from pictures that are composed of "
        "these: one or two glyphs on a ground, hues turned at random, with captions whose colour "
        "words are measured on the finished picture."
    )


def _training(stages: Sequence[Mapping[str, Any]], notes: Sequence[str]) -> Iterator[str]:
    yield from ("", "## How it was trained", "")
    yield "| stage | steps | batch | seed | time | on | last loss |"
    yield "|---|---|---|---|---|---|---|"
    for row in stages:
        steps = f"{row['steps']:,}" + ("" if row["finished"] else " (not finished)")
        time = f"{row['seconds'] / 60:.1f} min" if row.get("seconds") else ""
        loss = f"{row['loss']:.4g}" if row.get("loss") is not None else ""
        rest = (row.get("batch") or "", row.get("seed"), time, row.get("device") or "", loss)
        yield f"| {row['name']} | {steps} | {' | '.join(map(str, rest))} |"
    yield from ("", " ".join((*notes, "All settings stand in `training.json`.")))


def _figures(results: Mapping[str, Any]) -> Iterator[str]:
    yield from ("", "## How good it is", "")
    if not results.get("sections"):
        yield "Not measured yet: `colorstudio evaluate mini` does it."
        return
    yield "On the test part, the networks' own pictures; in brackets 95 % intervals over pictures."
    for section in results["sections"]:
        yield from ("", f"**{section['title']}**", "")
        yield from ("| measure | value | bar | met |", "|---|---|---|---|")
        for figure in section["figures"]:
            value = f"{_number(figure['value'])}{figure.get('unit', '')}"
            span = f" ({_number(figure['low'])} to {_number(figure['high'])})"
            met = {True: "yes", False: "no", None: ""}[figure.get("is_met")]
            yield f"| {figure['name']} | {value}{span} | {figure.get('bar', '')} | {met} |"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}"
