"""The tables of the shipped models by name, and which of them a suite has."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SectionSpec:
    """``entry``: "module:function" of a `Testbed` that gives a `report.Section`. ``suites``: names
    on the command line that measure it."""

    id: str
    entry: str
    suites: tuple[str, ...]


PLACE = "colorstudio.evaluation.mini"

SECTIONS = (
    SectionSpec("lightness-vae", f"{PLACE}.autoencoder:measure", ("mini",)),
    SectionSpec("piggyback", f"{PLACE}.piggyback:measure", ("mini",)),
    SectionSpec("words", f"{PLACE}.words:measure", ("mini",)),
    SectionSpec("cold", f"{PLACE}.cold:measure", ("mini",)),
    SectionSpec("alignment", f"{PLACE}.alignment:measure", ("mini", "palettes")),
    SectionSpec("alignment-pixels", f"{PLACE}.alignment_pixels:measure", ("mini", "palettes")),
    SectionSpec("meaning", f"{PLACE}.meaning:measure", ("mini", "palettes")),
    SectionSpec("coloredit", f"{PLACE}.coloredit:measure", ("mini",)),
    SectionSpec("reference", f"{PLACE}.reference:measure", ("mini", "sketches")),
    SectionSpec("manipulation", f"{PLACE}.manipulation:measure", ("mini", "sketches")),
    SectionSpec("photos", f"{PLACE}.photos:measure", ("mini", "photos")),
    SectionSpec("judge", f"{PLACE}.judged:measure", ("mini", "palettes")),
    SectionSpec("times", f"{PLACE}.times:measure", ("mini",)),
)
