"""The table of palette formats: a file format is one row."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from colorstudio.errors import BadInput
from colorstudio.imaging.palette import Palette, Role
from colorstudio.imaging.palette_files import spaces

NAMES = frozenset({"names", "the palette's name"})
PRINT = NAMES | {"spot marks", "colours finer than 8 bit"}
ALL = PRINT | {"shares", "locks", "roles"}
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class PaletteFormat:
    """What a palette format can hold, beside colours in 8 bit.

    ``ending``: with its dot. ``holds``: of `ALL`. ``module`` has ``read(data)``, which raises
    Damaged, and ``write(palette)``.
    """

    ending: str
    title: str
    module: str
    holds: frozenset[str] = NOTHING

    def read(self, data: bytes) -> Palette:
        """Raises Damaged for bytes that are not of the format, BadInput for too many colours."""
        return import_module(f"{__package__}.{self.module}").read(data)

    def write(self, palette: Palette) -> bytes:
        return import_module(f"{__package__}.{self.module}").write(palette)


PALETTE_FORMATS: dict[str, PaletteFormat] = {
    row.ending: row
    for row in (
        PaletteFormat(".json", "ColorStudio palette", "own_json", ALL),
        PaletteFormat(".gpl", "GIMP palette", "gpl", NAMES),
        PaletteFormat(".kpl", "Krita palette", "kpl", PRINT),
        PaletteFormat(".ase", "Adobe swatch exchange", "ase", PRINT),
        PaletteFormat(
            ".aco", "Photoshop swatches", "aco", PRINT - {"spot marks", *NAMES} | {"names"}
        ),
        PaletteFormat(".act", "Photoshop colour table", "act"),
        PaletteFormat(".css", "CSS custom properties", "css", PRINT - {"spot marks"}),
        PaletteFormat(".hex", "Hex list", "hex_list"),
        PaletteFormat(".pal", "JASC palette (Paint Shop Pro)", "pal_jasc"),
        PaletteFormat(".riff.pal", "RIFF palette (Microsoft)", "pal_riff"),
    )
}
"""By ending. Reading tells the two kinds of .pal apart by themselves."""
ENDINGS = tuple(PALETTE_FORMATS)


def format_of(name: str) -> PaletteFormat:
    """The format of a file's name or ending. Raises BadInput that lists what there is."""
    lower = name.lower()
    fitting = [e for e in ENDINGS if lower.endswith(e)]
    if not fitting:
        raise BadInput(
            f"{name} has no ending of a palette file.",
            f"Palettes end in {', '.join(e for e in ENDINGS if e.count('.') == 1)}.",
        )
    return PALETTE_FORMATS[max(fitting, key=len)]


def losses(palette: Palette, ending: str) -> tuple[str, ...]:
    """What of this palette a format cannot hold, in plain words such as "shares"; () for all well.

    Of "colours finer than 8 bit" the nearest hex value is kept, or the nearest step of the format.
    """
    kept = format_of(ending).holds
    present = {
        "the palette's name": bool(palette.name),
        "names": any(s.name for s in palette),
        "shares": any(s.share is not None for s in palette),
        "locks": any(s.locked for s in palette),
        "roles": any(s.role is not Role.ink for s in palette),
        "spot marks": any(s.spot for s in palette),
        "colours finer than 8 bit": any(not spaces.is_8bit(s.color) for s in palette),
    }
    return tuple(what for what, there in present.items() if there and what not in kept)
