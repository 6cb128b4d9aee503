"""Zip files, weights, pickles and journals, changed inside and sealed again."""

from __future__ import annotations

import io
import json
import random
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Sequence

from tests.fuzz import mutate_bytes, mutate_pictures, mutate_text

Change = Callable[[bytes, random.Random], bytes]
NAMES = (
    "../../evil", "/evil", "..\\evil", "C:\\evil", "a/../../evil", "", ".", "..", "a\0b",
    "ü" * 200, "x" * 300, "a/", "/", "./a", "a//b", "\x1b[2J", "con", "stack.xml", "mimetype",
    "colorstudio/manifest.json", "data/0.png", "mergedimage.png", "archive/data.pkl",
)  # fmt: skip
SYMLINK = 0o120777 << 16
LIES = (0, 1, 2**31 - 1, 2**32 - 2)
PLACES = ((8, "<H"), (10, "<H"), (16, "<I"), (20, "<I"), (24, "<I"), (42, "<I"))
"""Of an entry in the directory: flags, method, check sum, both sizes, where it begins."""
OPCODES = (
    b".", b"0", b"(", b"2", b"R", b"b", b"i", b"c", b"\x8a\xff", b"\x8b", b"B\xff\xff\xff\x7f",
    b"X\xff\xff\xff\x7f", b"\x8e" + b"\xff" * 7 + b"\x7f", b"(" * 5000, b"]" * 5000,
    b"\x85" * 5000, b"N", b"Q", b"j\xff\xff\xff\xff", b"r\xff\xff\xff\x7f", b"q\xff", b"\x93",
    b"\x81", b"cos\nsystem\n",
)  # fmt: skip
PROGRAM = b"cos\nsystem\n(S'touch evil; touch ../evil'\ntR."
"""A pickle that would leave a file behind if anything in it were run."""
BUILD = b"\x80\x02cbuiltins\nexec\nX\x12\x00\x00\x00open('evil','w+b')\x85R."


def member(name: str, data: bytes, rng: random.Random) -> bytes:
    """A file of an archive, changed by what it is."""
    if data[:8] == mutate_pictures.PNG_SIGNATURE:
        return mutate_pictures.png(data, rng)
    if data[:4] == b"RIFF":
        return mutate_pictures.riff(data, rng)
    if name.endswith(".jsonl"):
        return mutate_text.json_lines(data, rng)
    if name.endswith(".json") or data[:1] in (b"{", b"["):
        return mutate_text.json_text(data, rng)
    if name.endswith(".xml"):
        return mutate_text.xml(data, rng)
    if name.endswith(".pkl"):
        return pickled(data, rng)
    if name.endswith((".icc", ".icm")):
        return mutate_pictures.icc(data, rng)
    return mutate_bytes.mutated(data, rng)


def archive(data: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A zip file with changed entries, whose check sums are right again, mostly."""
    if rng.random() < 0.2:
        return mutate_bytes.mutated(data, rng, others)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            entries = [(info.filename, source.read(info), info.compress_type, 0)
                       for info in source.infolist()]  # fmt: skip
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error):
        return mutate_bytes.mutated(data, rng, others)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        entries = _changed(entries, rng)
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as target:
        warnings.simplefilter("ignore")  # of names that are there twice
        for name, body, how, mode in entries:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.external_attr = mode
            try:
                target.writestr(info, body, how, 1 if how == zipfile.ZIP_DEFLATED else None)
            except (ValueError, UnicodeEncodeError, struct.error):
                continue
    made = out.getvalue()
    if rng.random() < 0.15:
        made = _lied(made, rng)
    return made[: mutate_bytes.MAX_BYTES]


Entries = list[tuple[str, bytes, int, int]]


def _changed(entries: Entries, rng: random.Random) -> Entries:
    n = rng.randrange(len(entries)) if entries else 0
    what = rng.randrange(12)
    if what < 6 and entries:
        # texts say how the rest is meant: they are worth more than pixels
        texts = [i for i, e in enumerate(entries) if e[0].endswith((".json", ".xml", ".pkl", "l"))]
        n = rng.choice(texts) if texts and rng.random() < 0.6 else n
        name, body, how, mode = entries[n]
        return [*entries[:n], (name, member(name, body, rng), how, mode), *entries[n + 1 :]]
    if what == 6 and entries:
        return entries[:n] + entries[n + 1 :]
    if what == 7 and entries:
        _, body, how, mode = entries[n]
        return [*entries[:n], (rng.choice(NAMES), body, how, mode), *entries[n + 1 :]]
    if what == 8 and entries:
        name, body, _, mode = entries[n]
        how = rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2,
                          zipfile.ZIP_LZMA))  # fmt: skip
        return [*entries[:n], (name, body, how, mode), *entries[n + 1 :]]
    if what == 9:
        link = (rng.choice(NAMES[8:]), b"/etc/passwd", zipfile.ZIP_STORED, SYMLINK)
        return [*entries, link]
    if what == 10 and entries:
        name, body, how, mode = entries[n]
        copy = name if rng.random() < 0.5 else rng.choice(NAMES)
        return [*entries, (copy, member(name, body, rng), how, mode)]
    bomb = (rng.choice((*NAMES, "other/bomb.bin")), bytes(2**24), zipfile.ZIP_DEFLATED, 0)
    return [*entries, bomb]


def _lied(data: bytes, rng: random.Random) -> bytes:
    """Sizes, methods or flags in the directory that are not those of the entries."""
    places = [n for n in range(len(data) - 4) if data[n : n + 4] == b"PK\1\2"]
    if not places:
        return data
    out = bytearray(data)
    at = rng.choice(places)
    offset, layout = rng.choice(PLACES)
    value = rng.choice((*LIES, mutate_bytes.number(rng)))
    out[at + offset : at + offset + struct.calcsize(layout)] = mutate_bytes.packed(value, layout)
    return bytes(out)


def safetensors(data: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """Weights whose header says something else."""
    if rng.random() < 0.2 or len(data) < 10:
        return mutate_bytes.mutated(data, rng, others)
    length = int.from_bytes(data[:8], "little")
    header, body = data[8 : 8 + length], data[8 + length :]
    header = mutate_text.json_text(header, rng)
    if rng.random() < 0.3:
        try:
            table = json.loads(header)
            offsets = [row for row in table.values() if isinstance(row, dict)]
            row = rng.choice(offsets)
            key = rng.choice(("data_offsets", "shape", "dtype"))
            row[key] = rng.choice(
                ([0, 0], [mutate_bytes.number(rng)] * 2, [-1, 4], "F64", "BF16", [])
            )
            header = json.dumps(table).encode()
        except (ValueError, IndexError, RecursionError, AttributeError):
            pass
    size = mutate_bytes.number(rng) & (2**64 - 1) if rng.random() < 0.1 else len(header)
    if rng.random() < 0.2:
        body = mutate_bytes.mutated(body, rng)
    return (struct.pack("<Q", size) + header + body)[: mutate_bytes.MAX_BYTES]


def pickled(data: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A pickle with other opcodes, and such that would run something."""
    what = rng.random()
    if what < 0.15:
        return rng.choice((PROGRAM, BUILD, data[: rng.randrange(len(data) + 1)] + PROGRAM))
    if what < 0.35:
        at = rng.randrange(len(data) + 1)
        return data[:at] + rng.choice(OPCODES) + data[at:]
    return mutate_bytes.mutated(data, rng, others)


def checkpoint(data: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A file of PyTorch's, of its zip form or the older one."""
    if data[:2] == b"PK":
        return archive(data, rng, others)
    return pickled(data, rng, others)


# -- journals -------------------------------------------------------------------------------------


def journal(data: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A journal with changed records, whose check sums are right again."""
    from colorstudio.document.journal_format import FRAME, MAGIC, frame

    if rng.random() < 0.2:
        return mutate_bytes.mutated(data, rng, others)
    at, records = len(MAGIC), []
    while at + FRAME.size <= len(data):
        length, _, kind = FRAME.unpack_from(data, at)
        records.append((kind, data[at + FRAME.size : at + FRAME.size + length]))
        at += FRAME.size + length
    for _ in range(rng.choice((1, 1, 2, 3))):
        if not records:
            break
        states = [n for n, row in enumerate(records) if row[0] == b"S"]
        n = rng.choice(states) if states and rng.random() < 0.6 else rng.randrange(len(records))
        kind, body = records[n]
        what = rng.randrange(6)
        if what < 4:
            records[n] = kind, _record(kind, body, rng)
        elif what == 4:
            del records[n]
        else:
            records[n:n] = [rng.choice(records)]
    made = data[: len(MAGIC)] + b"".join(frame(kind, body) for kind, body in records)
    return made[: mutate_bytes.MAX_BYTES]


def _record(kind: bytes, body: bytes, rng: random.Random) -> bytes:
    import imagecodecs

    from colorstudio.document.journal_format import TILE_HEAD

    if rng.random() < 0.2:
        return mutate_bytes.mutated(body, rng)
    if kind == b"A":
        return mutate_text.json_text(body, rng)
    split = 0 if kind == b"S" else TILE_HEAD.size
    head, packed = body[:split], body[split:]
    try:
        plain = bytes(imagecodecs.zstd_decode(packed[4:]))
    except (imagecodecs.ZstdError, ValueError):
        return mutate_bytes.mutated(body, rng)
    if kind == b"S":
        plain = mutate_text.json_text(plain, rng)
    elif rng.random() < 0.5:
        head = mutate_bytes.mutated(head, rng)
    else:
        plain = mutate_bytes.mutated(plain, rng)
    length = rng.choice((2**32 - 1, 0, 2**31)) if rng.random() < 0.08 else len(plain)
    return head + struct.pack("<I", length) + imagecodecs.zstd_encode(plain, level=1)
