"""CLIP's words, from the package that brings them along: files of weights do not hold them."""

from __future__ import annotations

import gzip
import importlib.util
from functools import lru_cache
from pathlib import Path

from colorstudio.errors import ModelMissing

FILE = "bpe_simple_vocab_16e6.txt.gz"
MERGES = 49152 - 256 - 2
START, END = "<|startoftext|>", "<|endoftext|>"


@lru_cache(maxsize=1)
def clip_words() -> tuple[dict[str, int], list[tuple[str, str]]]:
    """The 49408 words by their numbers, and the pairs to merge, the first before the later.

    As in CLIP (Radford et al. 2021): the 256 bytes, each alone and as a word's end, what merging
    makes of them, the start and the end. Raises ModelMissing where the package is not there.
    """
    lines = gzip.decompress(_file().read_bytes()).decode("utf-8").split("\n")
    first, *rest = (tuple(line.split()) for line in lines[1 : MERGES + 1])
    merges = [(pair[0], pair[1]) for pair in (first, *rest)]
    letters = _letters()
    words = [*letters, *(f"{letter}</w>" for letter in letters)]
    words += ["".join(pair) for pair in merges] + [START, END]
    return {word: number for number, word in enumerate(words)}, merges


def _file() -> Path:
    spec = importlib.util.find_spec("open_clip")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        if (Path(folder) / FILE).is_file():
            return Path(folder) / FILE
    raise ModelMissing(
        "The words of CLIP are missing: the package open-clip-torch is not installed.",
        "Install it with `pip install open-clip-torch`.",
    )


def _letters() -> list[str]:
    """A printable letter for each byte, in CLIP's order: those that print stand for themselves."""
    own = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = 256 - len(own)
    return [chr(code) for code in (*own, *range(256, 256 + others))]
