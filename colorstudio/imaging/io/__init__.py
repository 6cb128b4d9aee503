"""Picture files in and out; codecs are imported only when a picture is read or written."""

from colorstudio.imaging.io.formats import ENDINGS, FORMATS, Format
from colorstudio.imaging.io.mask import read_mask
from colorstudio.imaging.io.png import decode_png, encode_png
from colorstudio.imaging.io.read import probe, read, read_bytes
from colorstudio.imaging.io.values import MAX_MEGAPIXELS, Metadata, Picture, WriteOptions
from colorstudio.imaging.io.write import format_of, write

__all__ = [
    "ENDINGS",
    "FORMATS",
    "MAX_MEGAPIXELS",
    "Format",
    "Metadata",
    "Picture",
    "WriteOptions",
    "decode_png",
    "encode_png",
    "format_of",
    "probe",
    "read",
    "read_bytes",
    "read_mask",
    "write",
]
