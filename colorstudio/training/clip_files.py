"""CLIP's words, as many as are wanted, and its towers as files in the layout of the hub."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from safetensors.torch import save_file
from torch import Tensor

from colorstudio import resources
from colorstudio.engine.vocabulary import END, START, clip_words

LONGEST = 77
BARE = 2 * 256 + 2
"""Tokens that are joined of no others: bytes, bytes that end a word, start and end."""
TOKENIZER = {
    "add_prefix_space": False,
    "bos_token": START,
    "eos_token": END,
    "pad_token": END,
    "unk_token": END,
    "errors": "replace",
    "model_max_length": LONGEST,
    "tokenizer_class": "CLIPTokenizer",
}


def words_of(count: int) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """CLIP's first ``count`` words by number, and their merges: 514 to 49408.

    Fewer words are the same spelling in more pieces. Raises ModelMissing where the package with the
    vocabulary is not there.
    """
    known, merges = clip_words()
    kept = merges[: count - BARE]
    plain = sorted(known, key=known.__getitem__)[: BARE - 2]
    listed = [*plain, *("".join(pair) for pair in kept), START, END]
    return {word: number for number, word in enumerate(listed)}, kept


def words_in_use(words: Sequence[str]) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """As `words_of`, of those that ``words`` are spelled with: each of them is one piece.

    What is made on the way there stays too; all other words are the same spelling in more pieces.
    """
    known, merges = clip_words()
    rank = {pair: number for number, pair in enumerate(merges)}
    used = {pair for word in words for pair in _merges_of(word, rank)}
    kept = sorted(used, key=rank.__getitem__)
    plain = sorted(known, key=known.__getitem__)[: BARE - 2]
    listed = [*plain, *("".join(pair) for pair in kept), START, END]
    return {word: number for number, word in enumerate(listed)}, kept


def _merges_of(word: str, rank: Mapping[tuple[str, str], int]) -> Iterator[tuple[str, str]]:
    """The pairs that CLIP joins, one after another, to spell a word of plain letters."""
    pieces = [*word[:-1], f"{word[-1]}</w>"]
    while len(pieces) > 1:
        pairs = list(pairwise(pieces))
        best = min(pairs, key=lambda pair: rank.get(pair, len(rank)))
        if best not in rank:
            return
        yield best
        joined: list[str] = []
        while pieces:
            if tuple(pieces[:2]) == best:
                joined.append("".join(best))
                del pieces[:2]
            else:
                joined.append(pieces.pop(0))
        pieces = joined


def read_words(name: str) -> list[str]:
    """A list of words, one a line, of those that come with the program: ``training/NAME.txt``."""
    return resources.path(f"training/{name}.txt").read_text("utf-8").split()


def vocabulary(words: int | str) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """`words_of` a number, or `words_in_use` of a list by its name."""
    return words_of(words) if isinstance(words, int) else words_in_use(read_words(words))


def tokenizer_of(count: int | str) -> Any:
    """CLIP's tokenizer with ``count`` words, or with those of a list (`read_words`)."""
    from transformers import CLIPTokenizer

    words, merges = vocabulary(count)
    return CLIPTokenizer(
        vocab=words,
        merges=merges,  # pyright: ignore  (pairs are what its own converter gives it)
        pad_token=END,
        model_max_length=LONGEST,
    )


def write_tokenizer(folder: Path, count: int | str) -> None:
    """``vocab.json``, ``merges.txt`` and ``tokenizer_config.json``; see `tokenizer_of`."""
    words, merges = vocabulary(count)
    folder.mkdir(parents=True)
    (folder / "vocab.json").write_text(json.dumps(words, ensure_ascii=False), "utf-8")
    lines = ["#version: 0.2", *(" ".join(pair) for pair in merges)]
    (folder / "merges.txt").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "tokenizer_config.json").write_text(json.dumps(TOKENIZER, indent=2), "utf-8")


def write_model(folder: Path, model: Any, kind: str, *, without: str = "") -> None:
    """A tower of transformers as config.json and model.safetensors.

    Keys are those of the hub's files: text models begin with ``text_model.`` whichever release of
    the library is installed. ``kind``: the class that the file is for. ``without``: what keys that
    are left out begin with.
    """
    folder.mkdir(parents=True)
    weights: dict[str, Tensor] = {}
    for key, value in model.state_dict().items():
        outer = key.startswith(("text_model.", "vision_model.", "text_projection", "visual_proj"))
        name = key if outer else f"text_model.{key}"
        if not without or not name.startswith(without):
            weights[name] = value.detach().cpu().contiguous()
    save_file(weights, folder / "model.safetensors", {"format": "pt"})
    facts = model.config.to_dict() | {"architectures": [kind]}
    (folder / "config.json").write_text(json.dumps(facts, indent=2, default=str) + "\n", "utf-8")
