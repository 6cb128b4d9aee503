"""Writes docs/results.md out of docs/results.json, which `colorstudio evaluate mini` made."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))
DOCS = REPOSITORY / "docs"
REPORT, PAGE = DOCS / "results.json", DOCS / "results.md"
SHEETS = "images/results"
INTRO = """\
# What the shipped models can do

Measured on pictures that were kept from training: illustrations of other families and photos of
other scenes, split by family before anything was trained. **These are our own pictures, not the
papers' data, and small models**: a paper's own figure stands beside for the order of magnitude, not
for a race. What is judged is the model's raw decode, before the solver places colours exactly.

- *value [95 %]*: with its interval, by bootstrap over pictures.
- *bar*: what was asked for before it was measured. A bar that is missed stays here with its number.
- *beside*: the same measure on the grey input, on the instant solver, and on the same network
  without its condition, where they make sense.
- Every choice (strengths, thresholds, readings, checkpoints) was made on the validation split.
- Contact sheets show the first results in the order in which they were drawn, unchosen.

Measure it again with `colorstudio evaluate mini -o report.json`: on the same machine the figures
are equal but for the times, on another one they lie within the intervals. The pictures are the test
split's, all of them, in `resources/evaluation/mini.zip`.
This page is written by `python scripts/results.py` from `docs/results.json`; do not edit it by
hand.
"""


def results_page(report: dict[str, Any], docs: Path) -> str:
    """The page. ``docs``: its folder, in which the contact sheets are looked for."""
    from colorstudio.evaluation.mini import markdown

    def sheet(name: str) -> str:
        link = f"{SHEETS}/{name}.webp"
        return link if (docs / link).is_file() else ""

    return f"{INTRO}\n{markdown.page(report, sheet)}"


def main() -> int:
    """Writes the page. Returns the exit status."""
    from colorstudio.evaluation.mini import suite

    PAGE.write_text(results_page(suite.read(REPORT), DOCS), "utf-8", newline="\n")
    print(f"{PAGE} written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
