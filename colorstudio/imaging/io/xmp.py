"""XMP packets: cleaned on reading, freed of positions, given our recipe on writing."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.dom import minidom

    Node = minidom.Element | minidom.Attr

MAX_BYTES, MAX_ELEMENTS = 32 * 2**20, 50_000
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TIFF = "http://ns.adobe.com/tiff/1.0/"
XMP = "http://ns.adobe.com/xap/1.0/"
NOTE = "http://ns.adobe.com/xmp/note/"
IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
OURS = "urn:colorstudio:xmp:1.0#"
POSITION_NAMES = ("gps", "latitude", "longitude", "longtitude")
"""Beginnings of local names, in any namespace: cameras and drones each have their own."""
EMPTY = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="' + RDF + '">'
    '<rdf:Description rdf:about=""/></rdf:RDF></x:xmpmeta>'
)
HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
TAIL = '<?xpacket end="w"?>'


def _parsed(packet: bytes) -> minidom.Document | None:
    if not packet or len(packet) > MAX_BYTES or packet.count(b"<") > 2 * MAX_ELEMENTS:
        return None
    if b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return None
    from xml.dom.minidom import parseString
    from xml.parsers.expat import ExpatError

    with contextlib.suppress(ExpatError, ValueError, LookupError, RecursionError):
        document = parseString(packet.strip(b"\x00 \r\n\t"))
        document.toxml()  # recurses as deep as everything that follows
        return document
    return None


def _empty() -> minidom.Document:
    from xml.dom.minidom import parseString

    return parseString(EMPTY)


def _written(document: minidom.Document) -> bytes:
    root = document.documentElement
    return (HEAD + (root.toxml() if root is not None else EMPTY) + TAIL).encode("utf-8", "replace")


def _elements(document: minidom.Document) -> Iterator[minidom.Element]:
    return iter(document.getElementsByTagName("*"))


def _local(node: Node) -> str:
    return (node.localName or node.nodeName).lower()


def _drop(document: minidom.Document, unwanted: Callable[[Node], bool]) -> None:
    for element in list(_elements(document)):
        if unwanted(element) and element.parentNode is not None:
            element.parentNode.removeChild(element)
            continue
        for attribute in list((element.attributes or {}).values()):
            if unwanted(attribute):
                element.removeAttributeNode(attribute)


def cleaned(packet: bytes) -> bytes:
    """The packet for an upright picture: no orientation, no thumbnail, no extension, no recipe.

    Empty where it is not XML.
    """
    document = _parsed(packet)
    if document is None:
        return b""
    gone = {(TIFF, "orientation"), (XMP, "thumbnails"), (NOTE, "hasextendedxmp")}
    _drop(document, lambda n: (n.namespaceURI, _local(n)) in gone or n.namespaceURI == OURS)
    return _written(document)


def without_positions(packet: bytes) -> bytes:
    """The packet without anything that is named like a position."""
    document = _parsed(packet)
    if document is None:
        return b""
    _drop(document, lambda n: _local(n).startswith(POSITION_NAMES))
    return _written(document)


def get(packet: bytes, name: str) -> str | None:
    """One of our own values in a packet, or None."""
    document = _parsed(packet)
    if document is None:
        return None
    for element in _elements(document):
        if element.hasAttributeNS(OURS, name):
            return element.getAttributeNS(OURS, name)
        if element.namespaceURI == OURS and element.localName == name:
            texts = (n.nodeValue or "" for n in element.childNodes)
            return "".join(texts)
    return None


def with_values(
    packet: bytes, ours: dict[str, str], source_type: str = "", guid: str = ""
) -> bytes:
    """The packet (a new one where there is none) with our values in place of older ones.

    ``source_type``: IPTC DigitalSourceType; ``guid``: names the extension that holds the rest.
    """
    document = _parsed(packet) or _empty()
    _drop(document, lambda n: n.namespaceURI == OURS)
    if source_type:
        _drop(document, lambda n: (n.namespaceURI, n.localName) == (IPTC, "DigitalSourceType"))
    homes = document.getElementsByTagNameNS(RDF, "RDF")
    if not homes:
        document = _empty()
        homes = document.getElementsByTagNameNS(RDF, "RDF")
    place = document.createElementNS(RDF, "rdf:Description")
    place.setAttribute("xmlns:rdf", RDF)
    place.setAttributeNS(RDF, "rdf:about", "")
    for prefix, space, values in (
        ("colorstudio", OURS, ours),
        ("Iptc4xmpExt", IPTC, {"DigitalSourceType": source_type} if source_type else {}),
        ("xmpNote", NOTE, {"HasExtendedXMP": guid} if guid else {}),
    ):
        if values:
            place.setAttribute(f"xmlns:{prefix}", space)
        for name, value in values.items():
            child = document.createElementNS(space, f"{prefix}:{name}")
            child.appendChild(document.createTextNode(value))
            place.appendChild(child)
    homes[0].appendChild(place)
    return _written(document)
