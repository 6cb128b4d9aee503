"""Pictures changed where their formats have their joints: chunks, segments, tags, profiles."""

from __future__ import annotations

import functools
import random
import struct
import zlib
from collections.abc import Callable, Sequence

from tests.fuzz import mutate_bytes, mutate_text

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
ICC_HEAD = 128
HUGE = ((15000, 15000), (16000, 15600), (60000, 60000), (65500, 3800), (16383, 15000), (2, 60000))
"""Sizes just below and far above what is allowed."""
MARKERS = (0xC0, 0xC1, 0xC2, 0xC4, 0xC9, 0xD8, 0xD9, 0xDA, 0xDB, 0xDD, 0xE0, 0xE1, 0xE2, 0xEE, 0xFE)


@functools.cache
def bomb(million: int = 64) -> bytes:
    """Deflate's least bytes for so many MiB of zeros."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(2**20)) for _ in range(million)) + packer.flush()


# -- PNG ------------------------------------------------------------------------------------------


def png(data: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A PNG with changed chunks, whose check sums are right again, mostly."""
    if rng.random() < 0.25:
        return mutate_bytes.mutated(data, rng, others)
    chunks = _png_chunks(data)
    if not chunks:
        return mutate_bytes.mutated(data, rng, others)
    for _ in range(rng.choice((1, 1, 2, 3))):
        chunks = rng.choice(PNG_CHANGES)(chunks, rng) or chunks
    out = [PNG_SIGNATURE]
    for kind, body in chunks:
        crc, length = zlib.crc32(kind + body), len(body)
        if rng.random() < 0.02:
            crc ^= 1
        if rng.random() < 0.02:
            length = mutate_bytes.number(rng) & 0xFFFFFFFF
        out.append(struct.pack(">I", length) + kind + body + struct.pack(">I", crc))
    return b"".join(out)[: mutate_bytes.MAX_BYTES]


def _png_chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    at, out = len(PNG_SIGNATURE), []
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        out.append((kind, data[at + 8 : at + 8 + length]))
        at += 12 + length
    return out


Chunks = list[tuple[bytes, bytes]]


def _png_header(chunks: Chunks, rng: random.Random) -> Chunks:
    kind, body = chunks[0]
    if kind != b"IHDR" or len(body) != 13:
        return chunks
    fields = list(struct.unpack(">IIBBBBB", body))
    n = rng.choice((0, 0, 1, 1, 2, 3, 4, 5, 6))
    fields[n] = rng.choice((60000, 15000, 1, 0, mutate_bytes.number(rng)))
    if rng.random() < 0.3:
        fields[:2] = rng.choice(HUGE)
    fields = [v & (0xFFFFFFFF if n < 2 else 0xFF) for n, v in enumerate(fields)]
    return [(kind, struct.pack(">IIBBBBB", *fields)), *chunks[1:]]


def _png_body(chunks: Chunks, rng: random.Random) -> Chunks:
    n = rng.randrange(len(chunks))
    kind, body = chunks[n]
    return [*chunks[:n], (kind, _inside(kind, body, rng)), *chunks[n + 1 :]]


def _inside(kind: bytes, body: bytes, rng: random.Random) -> bytes:
    if rng.random() < 0.3:
        return mutate_bytes.mutated(body, rng)
    if kind == b"iCCP":
        name, _, packed = body.partition(b"\0")
        return name + b"\0\0" + zlib.compress(icc(_unpacked(packed[1:]), rng))
    if kind == b"IDAT":
        return zlib.compress(mutate_bytes.mutated(_unpacked(body), rng))
    if kind == b"iTXt":
        name, _, text = body.partition(b"\0")
        packed = text[:1] == b"\1"
        body = text[4:]
        plain = _unpacked(body) if packed else body
        change = mutate_text.json_text if plain[:1] == b"{" else mutate_text.xml
        plain = change(plain, rng)
        return name + b"\0\1\0\0\0" + zlib.compress(plain) if packed else name + bytes(5) + plain
    if kind == b"eXIf":
        return tiff(body, rng)
    return mutate_bytes.mutated(body, rng)


def _unpacked(body: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(body, 2**22)
    except zlib.error:
        return body


def _png_order(chunks: Chunks, rng: random.Random) -> Chunks:
    n, m = rng.randrange(len(chunks)), rng.randrange(len(chunks))
    what = rng.randrange(4)
    if what == 0:
        return chunks[:n] + chunks[n + 1 :]
    if what == 1:
        times = 1000 if len(chunks[m][1]) < 1000 else 2
        return chunks[:n] + [chunks[m]] * rng.choice((1, 2, times)) + chunks[n:]
    swapped = list(chunks)
    swapped[n], swapped[m] = swapped[m], swapped[n]
    return swapped


def _png_further(chunks: Chunks, rng: random.Random) -> Chunks:
    word = rng.choice(
        (b"colorstudio", b"parameters", b"XML:com.adobe.xmp", b"Title", b"", b"a" * 90)
    )
    raw = b"Raw profile type " + rng.choice((b"exif", b"APP1", b"iptc"))
    further = rng.choice(
        (
            (b"iTXt", word + b"\0\1\0\0\0" + bomb()),
            (b"zTXt", word + b"\0\0" + bomb()),
            (b"iCCP", b"x\0\0" + bomb()),
            (b"IDAT", bomb()),
            (b"tEXt", word + b"\0" + rng.randbytes(rng.choice((0, 5, 5000)))),
            (b"tEXt", raw + b"\0\nexif\n  " + rng.randbytes(20).hex().encode()),
            (b"iTXt", word + bytes(5) + b'{"a":' * 5000),
            (b"cICP", rng.randbytes(4)),
            (b"pHYs", rng.randbytes(9)),
            (b"tRNS", rng.randbytes(rng.choice((1, 2, 6, 256, 300)))),
            (b"PLTE", rng.randbytes(rng.choice((0, 3, 768, 771)))),
            (b"acTL", bytes(8)),
            (b"gAMA", rng.randbytes(4)),
            (b"sRGB", b"\0"),
            (b"eXIf", rng.randbytes(rng.choice((0, 7, 40)))),
            (rng.randbytes(4), rng.randbytes(12)),
        )
    )
    n = rng.randrange(1, len(chunks) + 1)
    return [*chunks[:n], further, *chunks[n:]]


PNG_CHANGES: tuple[Callable[[Chunks, random.Random], Chunks], ...] = (
    _png_header, _png_body, _png_body, _png_body, _png_order, _png_further, _png_further,
)  # fmt: skip


# -- JPEG -----------------------------------------------------------------------------------------


def jpeg(data: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A JPEG with changed segments."""
    if rng.random() < 0.3 or data[:2] != b"\xff\xd8":
        return mutate_bytes.mutated(data, rng, others)
    segments, rest = _jpeg_segments(data)
    for _ in range(rng.choice((1, 1, 2, 3))):
        if not segments:
            break
        n = rng.randrange(len(segments))
        marker, body = segments[n]
        what = rng.randrange(6)
        if what < 3:
            segments[n] = marker, _jpeg_inside(marker, body, rng)
        elif what == 3:
            del segments[n]
        elif what == 4:
            segments[n:n] = [rng.choice(segments)] * rng.choice((1, 2, 200))
        else:
            segments[n] = rng.choice(MARKERS), body
    out = [b"\xff\xd8"]
    for marker, body in segments:
        length = min(len(body) + 2, 0xFFFF)
        if rng.random() < 0.03:
            length = mutate_bytes.number(rng) & 0xFFFF
        out.append(bytes((0xFF, marker)) + struct.pack(">H", length) + body)
    if rng.random() < 0.2:
        rest = mutate_bytes.mutated(rest, rng)
    return b"".join([*out, rest])[: mutate_bytes.MAX_BYTES]


def _jpeg_segments(data: bytes) -> tuple[list[tuple[int, bytes]], bytes]:
    at, out = 2, []
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        (length,) = struct.unpack_from(">H", data, at + 2)
        out.append((data[at + 1], data[at + 4 : at + 2 + length]))
        at += 2 + length
    return out, data[at:]


def _jpeg_inside(marker: int, body: bytes, rng: random.Random) -> bytes:
    if 0xC0 <= marker <= 0xC2 and len(body) > 6 and rng.random() < 0.7:
        if rng.random() < 0.4:
            return body[:1] + struct.pack(">HH", *rng.choice(HUGE)) + body[5:]
        at = rng.choice((1, 3))
        side = rng.choice((60000, 65500, 16000, 0, 1)).to_bytes(2, "big")
        return body[:at] + side + body[at + 2 :]
    if marker == 0xE1 and body.startswith(b"Exif\0\0"):
        return body[:6] + tiff(body[6:], rng)
    if marker == 0xE1 and b"<" in body:
        head = body.index(b"\0") + 1 if b"\0" in body else 0
        return body[:head] + mutate_text.xml(body[head:], rng)[:65000]
    if marker == 0xE2 and body.startswith(b"ICC_PROFILE\0"):
        return body[:14] + icc(body[14:], rng)[:65000]
    return mutate_bytes.mutated(body, rng)[:65000]


# -- TIFF, also EXIF ------------------------------------------------------------------------------


def tiff(data: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A TIFF structure with changed entries of its directories."""
    if rng.random() < 0.25:
        return mutate_bytes.mutated(data, rng, others)
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 3))):
        entries, links, order, wide = _tiff_entries(bytes(out))
        if not entries:
            return mutate_bytes.mutated(data, rng, others)
        count, value = ("Q", "Q") if wide else ("I", "I")
        at = rng.choice(entries)
        width = struct.calcsize(count)
        what = rng.randrange(8)
        if rng.random() < 0.08:
            sizes = [p for p in entries if _tag(out, p, order) in (256, 257)]
            for place, side in zip(sizes, rng.choice(HUGE), strict=False):
                _put(out, place + 2, order + "H", 4)
                _put(out, place + 4 + width, order + value, side)
        elif what == 0:
            tag = rng.choice((256, 257, 258, 259, 262, 273, 277, 278, 279, 284, 317, 320, 322, 323,
                              324, 325, 330, 338, 339, 700, 34665, 34675, 50706))  # fmt: skip
            _put(out, at, order + "H", tag)
        elif what == 1:
            _put(out, at + 2, order + "H", rng.choice((*range(1, 19), 255, 65535)))
        elif what == 2:
            _put(out, at + 4, order + count, mutate_bytes.number(rng))
        elif what == 3 and links:
            _put(out, rng.choice(links), order + value, rng.choice((0, 8, 16, at, len(out), 2**31)))
        elif what == 4:
            _put(out, at + 4 + width, order + "H", mutate_bytes.number(rng))
        else:
            small = rng.choice((0, 1, 2, 3, 5, 6, 7, 8, 9, 16, 17, 32, 64, 32773, 34892, 50000))
            _put(out, at + 4 + width, order + value, rng.choice((small, mutate_bytes.number(rng))))
    return bytes(out)


def _tag(out: bytearray, at: int, order: str) -> int:
    return int.from_bytes(out[at : at + 2], "little" if order == "<" else "big")


def _put(out: bytearray, at: int, layout: str, value: int) -> None:
    width = struct.calcsize(layout)
    if 0 <= at <= len(out) - width:
        out[at : at + width] = mutate_bytes.packed(value, layout)


def _tiff_entries(data: bytes) -> tuple[list[int], list[int], str, bool]:
    """Places of all entries and of the links between directories; byte order; BigTIFF or not."""
    order = ">" if data[:2] == b"MM" else "<"
    entries: list[int] = []
    links: list[int] = []
    try:
        wide = struct.unpack_from(order + "H", data, 2)[0] == 43
        pointer, counter, step = ("Q", "Q", 20) if wide else ("I", "H", 12)
        link = 8 if wide else 4
        for _ in range(8):
            links.append(link)
            (at,) = struct.unpack_from(order + pointer, data, link)
            (count,) = struct.unpack_from(order + counter, data, at)
            first = at + struct.calcsize(counter)
            if at == 0 or count > 500:
                break
            entries += [first + n * step for n in range(count)]
            link = first + count * step
    except struct.error:
        wide = False
    return entries, links, order, wide


# -- RIFF (WebP, palettes), BMP, ICC --------------------------------------------------------------


def riff(data: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A RIFF file with changed chunks: WebP pictures and Microsoft's palettes."""
    if rng.random() < 0.3 or data[:4] != b"RIFF":
        return mutate_bytes.mutated(data, rng, others)
    at, chunks = 12, []
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        chunks.append((name, data[at + 8 : at + 8 + size]))
        at += 8 + size + size % 2
    for _ in range(rng.choice((1, 1, 2, 3))):
        if not chunks:
            break
        n = rng.randrange(len(chunks))
        name, body = chunks[n]
        what = rng.randrange(6)
        if what < 3 and name in (b"VP8X", b"VP8L", b"VP8 ") and rng.random() < 0.3:
            chunks[n] = name, _webp_size(name, body, *rng.choice(HUGE))
        elif what < 3:
            change = {b"ICCP": icc, b"EXIF": tiff, b"XMP ": mutate_text.xml}.get(name)
            chunks[n] = name, change(body, rng) if change else mutate_bytes.mutated(body, rng)
        elif what == 3:
            del chunks[n]
        elif what == 4:
            chunks[n:n] = [rng.choice(chunks)] * rng.choice((1, 2, 200))
        else:
            names = (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP", b"data")
            chunks[n] = rng.choice(names), body
    parts = []
    for name, body in chunks:
        size = mutate_bytes.number(rng) & 0xFFFFFFFF if rng.random() < 0.03 else len(body)
        parts.append(name + struct.pack("<I", size) + body + bytes(len(body) % 2))
    whole = b"".join(parts)
    total = mutate_bytes.number(rng) & 0xFFFFFFFF if rng.random() < 0.05 else len(whole) + 4
    return (b"RIFF" + struct.pack("<I", total) + data[8:12] + whole)[: mutate_bytes.MAX_BYTES]


def _webp_size(name: bytes, body: bytes, width: int, height: int) -> bytes:
    if name == b"VP8X":
        return body[:4] + width.to_bytes(3, "little") + height.to_bytes(3, "little") + body[10:]
    if name == b"VP8L":
        bits = (width - 1 & 0x3FFF) | (height - 1 & 0x3FFF) << 14
        return body[:1] + struct.pack("<I", bits) + body[5:]
    return body[:6] + struct.pack("<HH", width & 0x3FFF, height & 0x3FFF) + body[10:]


def bmp(data: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A BMP with other numbers in its head."""
    if rng.random() < 0.3:
        return mutate_bytes.mutated(data, rng, others)
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 3))):
        at, layout = rng.choice(
            ((2, "<I"), (10, "<I"), (14, "<I"), (18, "<I"), (22, "<I"), (26, "<H"), (28, "<H"),
             (30, "<I"), (34, "<I"), (38, "<I"), (46, "<I"), (54, "<I"), (126, "<I"), (130, "<I"))
        )  # fmt: skip
        special = {26: (0, 2, 65535), 28: (1, 2, 4, 8, 16, 24, 32, 0), 30: (0, 1, 2, 3, 4, 5, 6)}
        value = rng.choice((*special.get(at, (60000, 15000, -15000)), mutate_bytes.number(rng)))
        _put(out, at, layout, value)
        if rng.random() < 0.1:
            for place, side in zip((18, 22), rng.choice(HUGE), strict=True):
                _put(out, place, "<I", side)
    return bytes(out)


def icc(data: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """An ICC profile with a changed head, table of tags or tag."""
    if rng.random() < 0.25 or len(data) < ICC_HEAD + 4:
        return mutate_bytes.mutated(data, rng, others)
    out = bytearray(data)
    count = min(int.from_bytes(data[ICC_HEAD : ICC_HEAD + 4], "big"), 100)
    for _ in range(rng.choice((1, 1, 2, 3))):
        what = rng.randrange(6)
        row = ICC_HEAD + 4 + 12 * rng.randrange(max(1, count))
        if what == 0:
            word = rng.choice(
                (b"RGB ", b"GRAY", b"CMYK", b"Lab ", b"XYZ ", b"mntr", b"link", b"abst")
            )
            at = rng.choice((12, 16, 20))
            out[at : at + 4] = word
        elif what == 1:
            _put(out, ICC_HEAD, ">I", mutate_bytes.number(rng))
        elif what == 2:
            _put(out, row + rng.choice((4, 8)), ">I", mutate_bytes.number(rng))
        elif what == 3:
            names = (
                b"rXYZ",
                b"gXYZ",
                b"bXYZ",
                b"rTRC",
                b"wtpt",
                b"A2B0",
                b"B2A0",
                b"kTRC",
                b"chad",
            )
            out[row : row + 4] = rng.choice(names)
        else:
            at = int.from_bytes(out[row + 4 : row + 8], "big") + rng.choice((0, 4, 8, 10, 12, 16))
            words = (b"curv", b"para", b"mft1", b"mft2", b"mAB ", b"XYZ ", b"desc")
            special = rng.choice((*words, mutate_bytes.packed(mutate_bytes.number(rng), ">I")))
            if at + 4 <= len(out):
                out[at : at + 4] = special
    return bytes(out)
