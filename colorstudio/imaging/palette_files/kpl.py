"""Krita's palettes (.kpl): a zip with the colours as XML and the ICC profiles that they need.

After "The Krita Palette format KPL" in Krita's manual. Lab and XYZ are under D50; old versions
wrote Lab of 8 and 16 bit as fractions of the code range.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from xml.etree import ElementTree
from xml.parsers import expat

import numpy as np

from colorstudio.imaging import profiles
from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import Palette, Swatch, check_count
from colorstudio.imaging.palette_files import spaces
from colorstudio.imaging.palette_files.cursor import Damaged
from colorstudio.imaging.palette_files.text import for_xml
from colorstudio.imaging.profiles import SRGB, Profile

MIMETYPE = "application/x-krita-palette"
COLORS, PROFILES = "colorset.xml", "profiles.xml"
MAX_XML_BYTES = 8 * 2**20
MAX_MEMBERS = 1000
COLUMNS = 16
LAB_SPACE = "Lab identity built-in"
NEUTRAL_FRACTION = 0.5
"""About where a and b of a grey lie as fractions."""
LINEAR_NAMES = ("g10", "linear")
"""Parts of the names of Krita's own profiles that have no curve."""
Attributes = dict[str, str]


@dataclass
class Entry:
    """One ColorSetEntry. ``model``: name of the element with the numbers ``values``."""

    name: str
    depth: str
    spot: bool
    model: str = ""
    values: Attributes = field(default_factory=dict)


def read(data: bytes) -> Palette:
    """All groups, one after the other; the place of a swatch in Krita's grid is left aside."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > MAX_MEMBERS:
                raise Damaged("it holds far too many files")
            name, entries = _entries(_member(archive, COLORS))
            check_count(len(entries))
            icc = Profiles(archive)
            fractions = _lab_is_fraction(entries)
            return Palette(tuple(_swatch(e, icc, fractions) for e in entries), name)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, IndexError, NotImplementedError):
        raise Damaged("it is not a sound zip file") from None


def _member(archive: zipfile.ZipFile, name: str, limit: int = MAX_XML_BYTES) -> bytes:
    """The bytes of a file in the zip, unpacked no further than ``limit``."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        raise Damaged(f"it has no {name}") from None
    # the other methods may claim gigabytes for their dictionaries
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Damaged(f"its {name} is packed in an unknown way")
    try:
        with archive.open(info) as file:
            content = file.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, RuntimeError):  # RuntimeError: it has a password
        raise Damaged(f"its {name} cannot be unpacked") from None
    if len(content) > limit:
        raise Damaged(f"its {name} is far too large")
    return content


def _events(xml: bytes, start: Callable[[str, Attributes], None]) -> None:
    """Calls ``start`` for every element. A document type, with which XML bombs are built, is
    refused."""

    def doctype(*_: object) -> None:
        raise Damaged("its XML has a document type, which Krita never writes")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Damaged("its XML is broken") from None


def _entries(xml: bytes) -> tuple[str, list[Entry]]:
    """Name of the palette and its swatches as they stand in the XML."""
    names: list[str] = []
    entries: list[Entry] = []

    def start(tag: str, attributes: Attributes) -> None:
        if tag.lower() == "colorset":
            names.append(attributes.get("name", ""))
        elif tag == "ColorSetEntry":
            spot = attributes.get("spot", "").lower() == "true"
            depth = attributes.get("bitdepth", "U8")
            entries.append(Entry(attributes.get("name", ""), depth, spot))
        elif tag in MODELS and entries and not entries[-1].model:
            entries[-1].model, entries[-1].values = tag, attributes

    _events(xml, start)
    if not names:
        raise Damaged("its XML is no palette")
    return names[0], entries


class Profiles:
    """The ICC profiles that a palette brings along, by the names that its colours use."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._files: dict[str, str] = {}
        if PROFILES in archive.namelist():
            _events(_member(archive, PROFILES), self._note)

    def _note(self, tag: str, attributes: Attributes) -> None:
        if tag == "Profile":
            self._files[attributes.get("name", "")] = attributes.get("filename", "")

    def icc(self, name: str) -> bytes | None:
        """Its bytes; None where the palette does not have it."""
        file = self._files.get(name)
        if not file or file not in self._archive.namelist():
            return None
        return _member(self._archive, file, profiles.MAX_BYTES)

    def rgb(self, name: str) -> Profile:
        """An RGB profile: embedded, else linear light or sRGB by its name."""
        icc = self.icc(name)
        if icc is not None:
            try:
                return profiles.from_icc(icc)
            except (profiles.BadProfile, profiles.NotMatrix):
                return SRGB
        linear = any(part in name.lower() for part in LINEAR_NAMES)
        return _linear_srgb() if linear else SRGB


def _linear_srgb() -> Profile:
    return replace(SRGB, name="linear sRGB", curves=np.tile(np.linspace(0.0, 1.0, 65536), (3, 1)))


def _number(values: Attributes, key: str) -> float:
    try:
        # a decimal comma was written by some versions in some languages
        return float(values.get(key, "").replace(",", "."))
    except ValueError:
        raise Damaged("a colour of it is not a number") from None


def _numbers(entry: Entry, keys: str) -> list[float]:
    return [_number(entry.values, key) for key in keys]


def _lab_is_fraction(entries: list[Entry]) -> bool:
    """True for a file of an old Krita, whose Lab of whole-number depth lies in [0, 1]."""
    whole = [e for e in entries if e.model == "Lab" and e.depth in ("U8", "U16")]
    values = [_numbers(e, "Lab") for e in whole]
    # black and its neighbours are small in both: as fractions they would have a and b of a half
    small = all(0 <= v <= 1 for lab in values for v in lab)
    return small and any(max(lab[1:]) > NEUTRAL_FRACTION / 2 for lab in values)


def _swatch(entry: Entry, icc: Profiles, fractions: bool) -> Swatch:
    if not entry.model:
        raise Damaged(f"{entry.name or 'a colour of it'} has no value")
    if entry.model == "Lab" and fractions and entry.depth in ("U8", "U16"):
        L, a, b = _numbers(entry, "Lab")
        color = spaces.lab50((100 * L, 255 * a - 128, 255 * b - 128))
    else:
        color = MODELS[entry.model](entry, icc)
    return Swatch(color, entry.name, spot=entry.spot)


def _rgb(entry: Entry, icc: Profiles) -> Color:
    return spaces.rgb(_numbers(entry, "rgb"), icc.rgb(entry.values.get("space", "")))


def _cmyk(entry: Entry, icc: Profiles) -> Color:
    ink = np.array(_numbers(entry, "cmyk"))
    # floats are in percent in some versions
    ink = ink / 100 if entry.depth == "F32" and ink.max() > 2 else ink
    return spaces.cmyk(ink.tolist(), icc.icc(entry.values.get("space", "")))


def _grey(entry: Entry, icc: Profiles) -> Color:
    name = entry.values.get("space", "")
    linear = any(part in name.lower() for part in LINEAR_NAMES)
    return spaces.grey(_number(entry.values, "g"), _linear_srgb() if linear else SRGB)


MODELS: dict[str, Callable[[Entry, Profiles], Color]] = {
    "sRGB": lambda e, _: spaces.rgb(_numbers(e, "rgb")),
    "RGB": _rgb,
    "Lab": lambda e, _: spaces.lab50(_numbers(e, "Lab")),
    "XYZ": lambda e, _: spaces.xyz50(spaces.finite(_numbers(e, "xyz"))),
    "CMYK": _cmyk,
    "Gray": _grey,
}


def write(palette: Palette) -> bytes:
    """8 bit sRGB where that is exact, else Lab as 32 bit floats."""
    rows = -(-len(palette) // COLUMNS)
    root = ElementTree.Element(
        "ColorSet",
        version="2.0",
        name=for_xml(palette.name),
        comment="",
        columns=str(COLUMNS),
        rows=str(rows),
    )
    for n, swatch in enumerate(palette):
        root.append(_element(swatch, n))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        put = partial(_put, archive)
        # Krita knows the file by these bytes at its very beginning
        put("mimetype", MIMETYPE.encode("ascii"), zipfile.ZIP_STORED)
        put(COLORS, ElementTree.tostring(root, "utf-8", xml_declaration=True))
        put(PROFILES, b"<?xml version='1.0' encoding='utf-8'?>\n<Profiles/>")
    return out.getvalue()


def _put(
    archive: zipfile.ZipFile, name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED
) -> None:
    # one date for all, so that the same palette gives the same bytes
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.external_attr = 0o644 << 16
    archive.writestr(info, content, method)


def _element(swatch: Swatch, place: int) -> ElementTree.Element:
    exact = spaces.is_8bit(swatch.color)
    entry = ElementTree.Element(
        "ColorSetEntry",
        name=for_xml(swatch.name),
        id="",
        bitdepth="U8" if exact else "F32",
        spot="true" if swatch.spot else "false",
    )
    if exact:
        values = dict(zip("rgb", (repr(c / 255) for c in swatch.color.rgb8), strict=True))
        ElementTree.SubElement(entry, "sRGB", values)
    else:
        lab = spaces.to_lab50(swatch.color)
        values = dict(zip("Lab", map(repr, lab), strict=True))
        ElementTree.SubElement(entry, "Lab", values, space=LAB_SPACE)
    row, column = divmod(place, COLUMNS)
    ElementTree.SubElement(entry, "Position", row=str(row), column=str(column))
    return entry
