"""TIFF through tifffile: strips, tiles, palettes, CMYK, Lab, 1 to 16 bit, EXIF both ways."""

from __future__ import annotations

import io
import logging
import math
import struct
from typing import Any, BinaryIO, Literal

import cv2
import numpy as np

from colorstudio.imaging.io import exif
from colorstudio.imaging.io.headers import SIZES, Damaged, Unsupported, header
from colorstudio.imaging.io.values import Decoded, Encodable, WriteOptions

# what it would log about damaged files is said to the artist in one sentence
logging.getLogger("tifffile").setLevel(logging.CRITICAL)

COMPRESSIONS = frozenset((1, 2, 3, 4, 5, 7, 8, 32773, 32946, 34925, 50000, 50001))
"""None, CCITT, LZW, JPEG, Deflate, PackBits, LZMA, Zstandard, WebP."""
WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, PALETTE, SEPARATED, YCBCR, CIELAB, ICCLAB = (
    0,
    1,
    2,
    3,
    5,
    6,
    8,
    9,
)
CHANNELS = {
    WHITE_IS_ZERO: ("grey", 1),
    BLACK_IS_ZERO: ("grey", 1),
    RGB: ("rgb", 3),
    PALETTE: ("rgb", 1),
    SEPARATED: ("cmyk", 4),
    YCBCR: ("rgb", 3),
    CIELAB: ("lab", 3),
    ICCLAB: ("lab", 3),
}
"""Photometric interpretation: colour model and its number of channels."""
ASSOCIATED, UNASSOCIATED = 1, 2
XMP_TAG, ICC_TAG, DNG_TAG, INK_SET, EXTRA_SAMPLES = 700, 34675, 50706, 332, 338
CARRIED = frozenset((270, 271, 272, 305, 306, 315, 316, 33432, exif.EXIF_IFD, exif.GPS_IFD))
"""Description, maker, model, software, time, artist, computer, copyright and the directories."""
INNER_PICTURES = {7: "jpeg", 50001: "webp"}
"""Compressions whose strips or tiles are pictures with a size of their own."""
MOST_UNPACKED = {1: 8, 5: 8 * 4096, 8: 8 * 1100, 32946: 8 * 1100, 32773: 8 * 64}
"""By compression: the most bytes that one can become, eightfold since a bit becomes a byte."""
MOST_PADDING = 2**16
MAX_SAMPLES = 16
STRIP_BYTES = 2**18
UNKNOWN_KIND = ("is a kind of TIFF that is not read here", "Save it as an RGB picture.")


def read(data: bytes) -> Decoded:
    """The first page of a TIFF. Raises Damaged, Unsupported or what tifffile raises."""
    import tifffile

    with tifffile.TiffFile(io.BytesIO(data)) as file:
        page: Any = file.pages[0]
        _check(page, data)
        out = _decoded(page, page.asarray(squeeze=False, maxworkers=2))
        several = len(file.pages) > 1 and not _is_reduced(file.pages[1])
    if several:
        out.notices.append("The file has several pages; only the first was opened.")
    out.exif = exif.extracted(data, CARRIED)
    return out


def _is_reduced(page: Any) -> bool:
    """True for a thumbnail or a mask of the page before."""
    return bool(int(getattr(page, "subfiletype", 0)) & 0b101)


def _check(page: Any, data: bytes) -> None:
    """Refuse what cannot be decoded well, before memory is taken for it."""
    if DNG_TAG in page.tags or page.photometric in (32803, 34892):
        raise Unsupported("is a camera's raw file", "Develop it to TIFF or PNG first.")
    if int(page.compression) not in COMPRESSIONS:
        raise Unsupported(
            "is compressed in a way that is not read here",
            "Save it with LZW or Deflate, or as PNG.",
        )
    kind = page.dtype.kind if page.dtype is not None else ""
    if kind not in "ub" or not isinstance(page.bitspersample, int) or page.bitspersample > 16:
        raise Unsupported(
            "does not hold whole numbers of up to 16 bit",
            "Save it with 8 or 16 bit per channel.",
        )
    if page.photometric not in CHANNELS or page.imagedepth != 1:
        raise Unsupported(*UNKNOWN_KIND)
    for start, count in zip(page.dataoffsets, page.databytecounts, strict=False):
        if count <= 0 or start + count > len(data):
            raise Damaged("pixels lie outside of the file")
    pieces = math.prod(page.chunked) if page.chunked else 1
    if len(page.dataoffsets) < pieces or len(page.databytecounts) < pieces:
        raise Damaged("strips or tiles are missing")
    most = MOST_UNPACKED.get(int(page.compression))
    if most is not None and page.nbytes > most * sum(page.databytecounts) + MOST_PADDING:
        raise Damaged("the file is far too short for its size")
    head = header(io.BytesIO(data), "")
    planes, _, height, width, channels = page.shaped
    if (width, height) != (head.width, head.height) or planes * channels > MAX_SAMPLES:
        raise Damaged("not the size that was checked")
    side = (page.tilelength, page.tilewidth) if page.is_tiled else (page.rowsperstrip, 1)
    # a tile far larger than the picture is a bomb: it would be unpacked whole
    if side[0] > 2 * page.imagelength + 4096 or side[1] > 2 * page.imagewidth + 4096:
        raise Damaged("tiles larger than the picture")
    kind = INNER_PICTURES.get(int(page.compression))
    if kind is not None:
        rows, columns = (side[0], page.tilewidth if page.is_tiled else page.imagewidth)
        for start, count in zip(page.dataoffsets, page.databytecounts, strict=False):
            inner = SIZES[kind](io.BytesIO(data[start : start + count]))
            # a small tile may hold a JPEG that says it is 65500 x 65500
            if inner[0] > columns + 64 or inner[1] > rows + 64:
                raise Damaged("a tile larger than it should be")


def _decoded(page: Any, array: np.ndarray) -> Decoded:
    # separate planes, depth, height, width, channels
    array = array[:, 0]
    array = array[0] if array.shape[0] == 1 else np.moveaxis(array[..., 0], 0, -1)
    photometric = int(page.photometric)
    space, channels = CHANNELS[photometric]
    if space == "cmyk" and page.tags.valueof(INK_SET, 1) != 1:
        raise Unsupported("holds inks other than CMYK", "Save it as RGB or CMYK.")
    if array.shape[-1] < channels:
        raise Damaged("channels are missing")
    extra = tuple(int(v) for v in page.extrasamples)
    has_alpha = array.shape[-1] > channels and extra[:1] in ((ASSOCIATED,), (UNASSOCIATED,))
    alpha = _full_range(array[..., channels], page) if has_alpha else None
    color = array[..., :channels]
    if photometric == PALETTE:
        color = _colors(color[..., 0], page)
        if alpha is not None and alpha.dtype != color.dtype:
            alpha = (alpha >> 8).astype(np.uint8)
    else:
        color = _full_range(color, page)
    if photometric == WHITE_IS_ZERO:
        color = np.invert(color)
    elif photometric == YCBCR and int(page.compression) != 7:
        color = _from_ycbcr(color)
    elif space == "lab":
        color = _lab_codes(color, photometric)
    out = Decoded(color, "grey", alpha=alpha is not None)
    if extra[:1] == (ASSOCIATED,) and alpha is not None:
        color = _straight(color, alpha)
        out.notices.append("The picture's colours were stored multiplied by alpha; undone.")
    if alpha is not None:
        color = np.concatenate([color, alpha[..., None]], axis=-1)
    elif space == "grey":
        color = color[..., 0]
    out.array = np.ascontiguousarray(color)
    out.space = space  # type: ignore[assignment]
    out.orientation = _orientation(page)
    out.icc = page.tags.valueof(ICC_TAG)
    xmp = page.tags.valueof(XMP_TAG, b"")
    out.xmp = xmp.encode() if isinstance(xmp, str) else bytes(xmp)
    out.dpi = _density(page)
    return out


def _full_range(array: np.ndarray, page: Any) -> np.ndarray:
    """1 to 7 bits spread over uint8, 9 to 15 bits over uint16."""
    bits = page.bitspersample
    if bits in (8, 16):
        return array
    if array.dtype == bool:
        array = array.astype(np.uint8)
    target = 8 if bits < 8 else 16
    top, full = 2**bits - 1, 2**target - 1
    dtype = np.uint8 if target == 8 else np.uint16
    table = np.rint(np.arange(top + 1) * (full / top)).astype(dtype)
    return table[array]


def _colors(index: np.ndarray, page: Any) -> np.ndarray:
    table = np.asarray(page.colormap)
    if table.max(initial=0) > 255:  # some writers forget to spread 8 bits over 16
        table = table >> 8
    return table.astype(np.uint8).T[np.minimum(index, table.shape[1] - 1)]


def _from_ycbcr(array: np.ndarray) -> np.ndarray:
    if array.dtype != np.uint8:
        raise Unsupported(*UNKNOWN_KIND)
    swapped = np.ascontiguousarray(array[..., [0, 2, 1]])
    return cv2.cvtColor(swapped, cv2.COLOR_YCrCb2RGB)


def _lab_codes(array: np.ndarray, photometric: int) -> np.ndarray:
    """TIFF's three encodings of Lab as codes with zero at 128/255 of the range."""
    if array.dtype == np.uint8:
        if photometric == ICCLAB:
            return array
        return array ^ np.array([0, 128, 128], np.uint8)  # two's complement to offset
    wide = array.astype(np.int64)
    if photometric == CIELAB:
        wide[..., 1:] = (wide[..., 1:] ^ 0x8000) * 257 // 256
    else:
        wide = wide * 257 // 256  # 0xff00 is 100 or 127
    return np.clip(wide, 0, 65535).astype(np.uint16)


def _straight(color: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    top = np.iinfo(color.dtype).max
    out = np.empty_like(color)
    for y in range(0, len(color), 256):
        part = np.maximum(alpha[y : y + 256, :, None], 1).astype(np.float32)
        out[y : y + 256] = np.minimum(np.rint(color[y : y + 256] * (top / part)), top)
    return out


def _orientation(page: Any) -> int:
    value = page.tags.valueof(exif.ORIENTATION, 1)
    return int(value) if isinstance(value, int) and 1 <= value <= 8 else 1


def _density(page: Any) -> tuple[float, float] | None:
    scale = {2: 1.0, 3: 2.54}.get(int(page.tags.valueof(296, 2)))
    values = [page.tags.valueof(tag) for tag in (282, 283)]
    if scale is None or not all(isinstance(v, tuple) and len(v) == 2 and v[1] for v in values):
        return None
    x, y = (n / d * scale for n, d in values)
    return (x, y) if x > 0 and y > 0 else None


def write(file: BinaryIO, picture: Encodable, options: WriteOptions) -> None:
    """Write a TIFF in Deflate-compressed strips, with profile, XMP and EXIF."""
    import tifffile

    array = np.ascontiguousarray(picture.array)
    channels = 1 if array.ndim == 2 else array.shape[2]
    order: Literal["<", ">"] = ">" if exif.Blob(picture.exif).order == ">" else "<"
    tags = [(XMP_TAG, 1, len(picture.xmp), picture.xmp, True)] if picture.xmp else []
    row_bytes = array.nbytes // len(array)
    tifffile.imwrite(
        file,
        array,
        byteorder=order,
        photometric="minisblack" if channels < 3 else "rgb",
        planarconfig="contig" if channels > 1 else None,
        extrasamples=["unassalpha"] if channels in (2, 4) else None,
        compression="zlib",
        compressionargs={"level": 6 if options.compression == "small" else 1},
        predictor=True,
        rowsperstrip=max(1, STRIP_BYTES // row_bytes),
        resolution=picture.dpi,
        resolutionunit="INCH" if picture.dpi else None,
        iccprofile=picture.icc,
        metadata=None,
        software=False,
        extratags=tags,
        maxworkers=2,
    )
    if picture.exif:
        _add_exif(file, picture.exif, order)


def _add_exif(file: BinaryIO, data: bytes, order: str) -> None:
    """Append the EXIF and a first directory that names it; the old directory is left unused."""
    file.seek(0)
    head = file.read(8)
    if head[2:4] not in (b"*\x00", b"\x00*"):  # BigTIFF counts otherwise
        return
    (at,) = struct.unpack(order + "I", head[4:])
    file.seek(at)
    (count,) = struct.unpack(order + "H", file.read(2))
    own = [exif.Entry(*struct.unpack(order + "HHI4s", file.read(12))) for _ in range(count)]
    base = file.seek(0, io.SEEK_END)
    base += file.write(bytes(base % 2))
    body, entries = exif.relocated(data, base)
    taken = {entry.tag for entry in own}
    own += [e for e in entries if e.tag in CARRIED and e.tag not in taken]
    body += bytes(len(body) % 2)
    file.write(body)
    file.write(exif.directory(order, own, 0))
    file.seek(4)
    file.write(struct.pack(order + "I", base + len(body)))
