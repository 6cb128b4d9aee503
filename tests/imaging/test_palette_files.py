"""Palette files: what each format holds comes back, and no bytes of a stranger do harm."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging import palette_files, profiles
from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import MAX_COLORS, Palette, Role, Swatch
from colorstudio.imaging.palette_files import ENDINGS, PALETTE_FORMATS, losses
from colorstudio.imaging.palette_files.text import one_line

PRECISION = {".json": 1e-6, ".kpl": 1e-9, ".ase": 2e-4, ".aco": 0.02, ".css": 2e-5}
"""Largest error in L*, a* or b* of a colour that is no hex value; less than any eye sees."""
WORDS = st.text(max_size=24).map(one_line).filter(lambda n: "*/" not in n and n != "Untitled")
HEX = st.integers(0, 0xFFFFFF).map(lambda n: Color.from_hex(f"{n:06x}"))
LAB = st.builds(Color, st.floats(5, 95), st.floats(-70, 70), st.floats(-70, 70))


def swatches(colors: st.SearchStrategy[Color]) -> st.SearchStrategy[Swatch]:
    return st.builds(
        Swatch,
        colors,
        WORDS,
        st.none() | st.floats(0, 1 / 12),
        st.booleans(),
        st.sampled_from(Role),
        st.booleans(),
    )


def palettes(colors: st.SearchStrategy[Color] = HEX) -> st.SearchStrategy[Palette]:
    rows = st.lists(swatches(colors), min_size=1, max_size=12).map(tuple)
    return st.builds(Palette, rows, WORDS)


def kept(palette: Palette, ending: str) -> Palette:
    """What a format promises to give back of a palette."""
    holds = PALETTE_FORMATS[ending].holds
    return Palette(
        tuple(
            Swatch(
                s.color,
                s.name if "names" in holds and s.name != s.color.hex else "",
                s.share if "shares" in holds else None,
                s.locked if "locks" in holds else False,
                s.role if "roles" in holds else Role.ink,
                s.spot if "spot marks" in holds else False,
            )
            for s in palette
        ),
        palette.name if "the palette's name" in holds else "",
    )


def again(palette: Palette, ending: str) -> Palette:
    return palette_files.read_bytes(palette_files.to_bytes(palette, ending), ending)


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=40)
@given(palettes())
def test_what_a_format_can_hold_comes_back_exactly(ending, palette):
    assert again(palette, ending) == kept(palette, ending)


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=25)
@given(palettes(LAB))
def test_colours_that_no_hex_value_says_come_back_as_finely_as_the_format_can(ending, palette):
    back = again(palette, ending)
    for before, after in zip(palette, back, strict=True):
        if ending in PRECISION:
            error = max(abs(p - q) for p, q in zip(before.color.lab, after.color.lab, strict=True))
            assert error < PRECISION[ending]
        else:
            assert after.color == Color.from_hex(before.color.hex)


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=25)
@given(palettes(HEX | LAB))
def test_losses_name_all_that_does_not_come_back_and_nothing_else(ending, palette):
    back, lost = again(palette, ending), losses(palette, ending)
    assert ("the palette's name" in lost) == (palette.name != back.name)
    assert ("shares" in lost) == ([s.share for s in palette] != [s.share for s in back])
    assert ("locks" in lost) == ([s.locked for s in palette] != [s.locked for s in back])
    assert ("roles" in lost) == ([s.role for s in palette] != [s.role for s in back])
    assert ("spot marks" in lost) == ([s.spot for s in palette] != [s.spot for s in back])


@pytest.mark.parametrize("ending", ENDINGS)
def test_256_colours_fit_and_come_back(ending):
    palette = Palette.of([f"#{n:02x}{255 - n:02x}{n * 7 % 256:02x}" for n in range(MAX_COLORS)])
    assert again(palette, ending) == palette


@pytest.mark.parametrize("ending", ENDINGS)
def test_files_are_named_after_themselves_where_they_have_no_name(ending, tmp_path):
    path = tmp_path / f"Küste{ending.upper()}"
    palette_files.write(path, Palette.of(["#102030", "#f0e0d0"]))
    assert palette_files.read(path) == Palette.of(["#102030", "#f0e0d0"], "Küste")
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


# -- files of other programs -------------------------------------------------------------------


def hexes(palette: Palette) -> list[str]:
    return [s.color.hex for s in palette]


def names(palette: Palette) -> list[str]:
    return [s.name for s in palette]


def test_gimp_palettes_of_other_programs():
    old = "GIMP Palette\r\n# caf\u00e9\r\n255 0 0 Entr\u00e9e\r\n  0   0 255\tUntitled\r\n"
    palette = palette_files.read_bytes(old.encode("latin-1"), ".gpl")
    assert (hexes(palette), names(palette)) == (["#ff0000", "#0000ff"], ["Entr\u00e9e", ""])
    sprite = "\ufeffGIMP Palette\nChannels: RGBA\nName: dusk\n#\n1 2 3 255\tnight\n4 5 6 0\n"
    palette = palette_files.read_bytes(sprite.encode("utf-8"), ".gpl")
    assert (palette.name, hexes(palette)) == ("dusk", ["#010203", "#040506"])
    assert names(palette) == ["night", ""]
    lospec = b"GIMP Palette\n#Palette Name: X\n#Colors: 1\n26\t28\t44\t1a1c2c\n"
    assert palette_files.read_bytes(lospec, ".gpl") == Palette.of(["#1a1c2c"])


def ase_block(kind: int, body: bytes) -> bytes:
    return struct.pack(">HI", kind, len(body)) + body


def ase_color(name: str, space: bytes, values: tuple[float, ...], kind: int) -> bytes:
    text = (name + "\0").encode("utf-16-be")
    body = struct.pack(">H", len(text) // 2) + text + space
    return ase_block(1, body + struct.pack(f">{len(values)}fH", *values, kind))


def ase(*blocks: bytes) -> bytes:
    return b"ASEF" + struct.pack(">HHI", 1, 0, len(blocks)) + b"".join(blocks)


def test_adobe_swatches_in_every_colour_space():
    group = ase_block(0xC001, struct.pack(">H", 4) + "Set\0".encode("utf-16-be"))
    data = ase(
        group,
        ase_color("red", b"RGB ", (1.0, 0.0, 0.0), 2),
        ase_color("paper", b"CMYK", (0.0, 0.0, 0.0, 0.0), 0),
        ase_color("Reflex", b"LAB ", (0.295676, 68.2986, -112.0294), 1),
        ase_color("mid", b"Gray", (128 / 255,), 2),
        ase_block(0xC002, b""),
    )
    palette = palette_files.read_bytes(data, ".ase")
    assert palette.name == "Set"
    assert names(palette) == ["red", "paper", "Reflex", "mid"]
    assert [s.spot for s in palette] == [False, False, True, False]
    assert hexes(palette)[0::3] == ["#ff0000", "#808080"]
    assert hexes(palette)[1] == "#ffffff"
    # Adobe's Lab stands under D50; these are the published numbers of sRGB's blue there
    assert palette[2].color.rgb8 == pytest.approx((0, 0, 255), abs=1)


def test_loose_colours_beside_groups_leave_the_palette_without_the_groups_name():
    group = ase_block(0xC001, struct.pack(">H", 4) + "Set\0".encode("utf-16-be"))
    red, blue = (ase_color("", b"RGB ", v, 2) for v in ((1.0, 0.0, 0.0), (0.0, 0.0, 1.0)))
    data = ase(group, red, ase_block(0xC002, b""), blue)
    assert palette_files.read_bytes(data, ".ase") == Palette.of(["#ff0000", "#0000ff"])


def sprite(*chunks: bytes, new: int | None = None) -> bytes:
    head = struct.pack("<IHHHHH", 0, 0xA5E0, 1, 8, 8, 8).ljust(128, b"\0")
    count = len(chunks) if new is None else new
    frame = struct.pack("<IHHHHI", 0, 0xF1FA, len(chunks), 100, 0, count)
    return head + frame + b"".join(chunks)


def chunk(kind: int, body: bytes) -> bytes:
    return struct.pack("<IH", len(body) + 6, kind) + body


def test_a_sprite_of_aseprite_gives_its_palette():
    entries = struct.pack("<III8x", 2, 0, 1)
    entries += struct.pack("<H4B", 1, 255, 0, 77, 255) + struct.pack("<H", 4) + b"rose"
    entries += struct.pack("<H4B", 0, 1, 2, 3, 255)
    old = chunk(0x0004, struct.pack("<H2B3B", 1, 0, 1, 9, 9, 9))
    palette = palette_files.read_bytes(sprite(old, chunk(0x2019, entries)), ".ase")
    assert (hexes(palette), names(palette)) == (["#ff004d", "#010203"], ["rose", ""])
    assert hexes(palette_files.read_bytes(sprite(old, new=0), ".ase")) == ["#090909"]
    six = chunk(0x0011, struct.pack("<H2B3B", 1, 0, 1, 63, 0, 0))
    assert hexes(palette_files.read_bytes(sprite(six), ".ase")) == ["#ff0000"]


def test_a_sprite_without_a_palette_is_named_as_what_it_is():
    with pytest.raises(BadInput, match=r"a\.ase cannot be read .*sprite of Aseprite without a pal"):
        palette_files.read_bytes(sprite(chunk(0x2004, b"")), ".ase", "a.ase")


def test_photoshop_swatches_in_every_colour_space():
    rows = (
        (0, 65535, 0, 0, 0),
        (1, 65535 // 3, 65535, 65535, 0),
        (2, 65535, 65535, 65535, 65535),
        (7, 10000, 0, 0, 0),
        (8, 7500, 0, 0, 0),
        (9, 0, 0, 0, 0),
        (3, 1, 2, 3, 4),
    )
    data = struct.pack(">HH", 1, len(rows)) + b"".join(struct.pack(">5H", *r) for r in rows)
    found = hexes(palette_files.read_bytes(data, ".aco"))
    # a number of Pantone's catalogue says no colour and is left aside
    assert len(found) == 6
    assert found[:4] == ["#ff0000", "#00ff00", "#ffffff", "#ffffff"]
    assert found[4] == "#404040"  # 75 % of ink


def test_photoshop_swatches_of_programs_that_shift_8_bit():
    rows = ((0, 0xFF00, 0x8000, 0, 0), (0, 0x1200, 0, 0, 0))
    data = struct.pack(">HH", 1, 2) + b"".join(struct.pack(">5H", *r) for r in rows)
    assert hexes(palette_files.read_bytes(data, ".aco")) == ["#ff8000", "#120000"]


def test_16_bit_colours_keep_their_code_in_photoshop_swatches():
    data = struct.pack(">HH", 1, 1) + struct.pack(">5H", 0, 12345, 54321, 333, 0)
    palette = palette_files.read_bytes(data, ".aco")
    assert palette_files.to_bytes(palette, ".aco")[:14] == data


def test_colour_tables_with_and_without_their_count():
    table = bytes(range(256)) * 3
    assert len(palette_files.read_bytes(table, ".act")) == 256
    five = palette_files.read_bytes(table + struct.pack(">HH", 5, 0xFFFF), ".act")
    assert hexes(five)[:2] == ["#000102", "#030405"]
    assert len(five) == 5
    # the place that is shown transparent is no colour
    assert len(palette_files.read_bytes(table + struct.pack(">HH", 5, 2), ".act")) == 4


def kpl(colors: str, listed: str = "<Profiles/>", **files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/x-krita-palette", zipfile.ZIP_STORED)
        archive.writestr("colorset.xml", colors)
        archive.writestr("profiles.xml", listed)
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def entry(values: str, depth: str = "U8", name: str = "", spot: str = "false") -> str:
    head = f'<ColorSetEntry name="{name}" id="" bitdepth="{depth}" spot="{spot}">'
    return f'{head}{values}<Position row="0" column="0"/></ColorSetEntry>'


def colorset(*entries: str) -> str:
    rows = "".join(entries)
    return f'<Colorset name="Set" version="1.0" columns="9" rows="1">{rows}</Colorset>'


def test_krita_palettes_in_every_colour_space():
    linear = '<RGB r="0.21586" g="0" b="0" space="sRGB-elle-V2-g10.icc"/>'
    data = kpl(
        colorset(
            entry('<RGB r="1" g="0" b="0" space="sRGB-elle-V2-srgbtrc.icc"/>', name="red"),
            f'<Group name="more" rows="2">{entry(linear, "F32")}</Group>',
            entry('<Gray g="1" space="Gray-D50-elle-V2-srgbtrc.icc"/>', spot="true"),
            entry('<CMYK c="0" m="0" y="0" k="0" space="print"/>'),
            entry('<XYZ x="0.96422" y="1" z="0.82521" space="XYZ identity built-in"/>', "F32"),
            entry('<Lab L="100" a="0" b="0" space="Lab identity built-in"/>', "F32"),
        )
    )
    palette = palette_files.read_bytes(data, ".kpl")
    assert (palette.name, palette[0].name, palette[2].spot) == ("Set", "red", True)
    assert hexes(palette) == ["#ff0000", "#800000", *["#ffffff"] * 4]


def test_krita_palettes_of_old_versions_write_lab_as_fractions():
    values = '<Lab L="0.5" a="0.501961" b="0.501961"/>'
    old = palette_files.read_bytes(kpl(colorset(entry(values, "U16"))), ".kpl")
    new = palette_files.read_bytes(kpl(colorset(entry('<Lab L="50" a="0" b="0"/>', "U16"))), ".kpl")
    assert old[0].color.lab == pytest.approx((50, 0, 0), abs=0.01)
    assert new[0].color.lab == pytest.approx((50, 0, 0), abs=0.01)


# what Krita 5.1.5 wrote for a colour, and the sRGB that it showed
WRITTEN_BY_KRITA = (
    (
        "U16",
        '<Lab L="49.9992370605469" a="25.1984739785992" b="-25.6031128404669"/>',
        (145, 104, 163),
    ),
    ("U8", '<Lab L="49.8039215803146" a="24.8046875" b="-26"/>', (144, 103, 163)),
    ("F32", '<Lab L="50" a="25.4000053405762" b="-25.5999984741211"/>', (145, 104, 163)),
    (
        "F32",
        '<RGB g="0.200000002980232" b="0.0500000007450581" r="0.5" space="sRGB-elle-V2-g10.icc"/>',
        (188, 124, 63),
    ),
    (
        "U16",
        '<RGB g="0.8000000119" b="0.0999923721" r="0.2999925264" space="sRGB-elle-V2-g10.icc"/>',
        (149, 231, 89),
    ),
    ("U8", '<Gray g="0.498039215803146" space="Gray-D50-elle-V2-srgbtrc.icc"/>', (127, 127, 127)),
    (
        "F32",
        '<XYZ z="0.200000002980232" x="0.200000002980232" y="0.200000002980232"/>',
        (125, 122, 137),
    ),
)


def test_krita_and_we_see_the_same_colours():
    data = kpl(colorset(*[entry(values, depth) for depth, values, _ in WRITTEN_BY_KRITA]))
    for swatch, (_, _, shown) in zip(
        palette_files.read_bytes(data, ".kpl"), WRITTEN_BY_KRITA, strict=True
    ):
        assert swatch.color.rgb8 == pytest.approx(shown, abs=1)


def test_black_as_lab_stays_black():
    black = palette_files.read_bytes(kpl(colorset(entry('<Lab L="0" a="0" b="0"/>'))), ".kpl")
    assert hexes(black) == ["#000000"]


def test_krita_palettes_bring_their_profiles_along():
    icc = profiles.named("display-p3").icc or b""
    listed = '<Profiles><Profile name="P3" filename="p3.icc"/></Profiles>'
    colors = colorset(entry('<RGB r="1" g="0" b="0" space="P3"/>'))
    data = kpl(colors, listed, **{"p3.icc": icc})
    red = palette_files.read_bytes(data, ".kpl")[0].color
    assert red.chroma > Color.from_hex("#ff0000").chroma + 5


def test_both_kinds_of_pal():
    jasc = b"JASC-PAL\n0100\n2\n255 0 0\n1 2 3 255\n"
    assert hexes(palette_files.read_bytes(jasc, ".pal")) == ["#ff0000", "#010203"]
    riff = palette_files.to_bytes(Palette.of(["#ff0000", "#010203"]), ".riff.pal")
    assert riff[:4] == b"RIFF"
    assert hexes(palette_files.read_bytes(riff, ".pal")) == ["#ff0000", "#010203"]


def test_hex_lists_with_and_without_signs():
    data = b"; a comment\n#FF0000\r\n00ff00\n\n0000ff80\n#abc\n"
    found = hexes(palette_files.read_bytes(data, ".hex"))
    assert found == ["#ff0000", "#00ff00", "#0000ff", "#aabbcc"]


def test_style_sheets_with_custom_properties_give_only_those():
    sheet = b"""/* brand */
    :root { --brand-red: #f00; --gap: 4px; --ink: rgb(16 32 48 / 50%); /* Deep ink */
            --leaf: hsl(120deg 100% 50%); --sky: lab(100% 0 0);
            --hot: oklch(62.796% 0.25768 29.23) }
    a { color: #123456 }"""
    palette = palette_files.read_bytes(sheet, ".css")
    assert names(palette) == ["brand red", "Deep ink", "leaf", "sky", "hot"]
    assert hexes(palette) == ["#ff0000", "#102030", "#00ff00", "#ffffff", "#ff0000"]


def test_style_sheets_without_custom_properties_give_every_colour_once():
    sheet = (
        b"a { color: #ABC } b { color: #abc; border: 1px solid rgba(100%, 0%, 0%, .5) }/* #111 */"
    )
    assert hexes(palette_files.read_bytes(sheet, ".css")) == ["#aabbcc", "#ff0000"]


# -- bad input ---------------------------------------------------------------------------------

TOO_MANY = {
    ".json": b'["#000000"' + b', "#102030"' * 9999 + b"]",
    ".gpl": b"GIMP Palette\n" + b"1 2 3\n" * 10000,
    ".kpl": kpl(colorset(*[entry('<sRGB r="0" g="0" b="0"/>')] * 10000)),
    ".ase": ase(*[ase_color("", b"RGB ", (0.0, 0.0, 0.0), 2)] * 10000),
    ".aco": struct.pack(">HH", 1, 10000) + bytes(100000),
    ".css": b"a{" + b"--x: #102030;" * 10000 + b"}",
    ".hex": b"102030\n" * 10000,
    ".pal": b"JASC-PAL\n0100\n10000\n" + b"1 2 3\n" * 10000,
    ".riff.pal": b"RIFF\0\0\0\0PAL data\0\0\0\0" + struct.pack("<HH", 0x300, 10000) + bytes(40000),
}


@pytest.mark.parametrize("ending", TOO_MANY)
def test_ten_thousand_colours_are_refused_in_a_sentence(ending):
    with pytest.raises(BadInput, match="A palette of 10,000 colours is more than"):
        palette_files.read_bytes(TOO_MANY[ending], ending)


EMPTY = {
    ".json": b'{"name": "x", "colors": []}',
    ".gpl": b"GIMP Palette\nName: x\n#\n",
    ".kpl": kpl(colorset()),
    ".ase": ase(),
    ".aco": struct.pack(">HH", 1, 0),
    ".css": b"a { color: red }",
    ".hex": b"\n",
    ".pal": b"JASC-PAL\n0100\n0\n",
    ".riff.pal": b"RIFF\0\0\0\0PAL data\0\0\0\0" + struct.pack("<HH", 0x300, 0),
}


@pytest.mark.parametrize("ending", EMPTY)
def test_a_file_without_colours_is_refused_in_a_sentence(ending):
    with pytest.raises(BadInput, match=r"There is no colour in none\."):
        palette_files.read_bytes(EMPTY[ending], ending, "none")


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_empty_palette_is_not_saved(ending, tmp_path):
    with pytest.raises(BadInput, match="The palette is empty"):
        palette_files.write(tmp_path / f"a{ending}", Palette())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(999), b"<html>", b"\xff\xfe\0"])
def test_foreign_files_are_refused_with_the_file_and_its_format(ending, data):
    with pytest.raises(BadInput, match=r"x cannot be read as|There is no colour in x"):
        palette_files.read_bytes(data, ending, "x")


@pytest.mark.parametrize("ending", [".json", ".gpl", ".css", ".hex", ".pal"])
def test_far_too_large_texts_are_refused_unread(ending):
    with pytest.raises(BadInput, match="it is far too large"):
        palette_files.read_bytes(b"--x:y\n" * 10**6, ending)


def test_zip_and_xml_bombs_are_refused():
    large = kpl("<Colorset>" + " " * (9 * 2**20) + "</Colorset>")
    assert len(large) < 20_000
    with pytest.raises(BadInput, match=r"colorset\.xml is far too large"):
        palette_files.read_bytes(large, ".kpl")
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><Colorset name="&b;"/>'
    with pytest.raises(BadInput, match="document type"):
        palette_files.read_bytes(kpl(laughs), ".kpl")


def test_files_that_cannot_be_read_are_named(tmp_path):
    with pytest.raises(BadInput, match=r"There is no palette file .*a\.gpl"):
        palette_files.read(tmp_path / "a.gpl")
    (tmp_path / "b.gpl").mkdir()
    with pytest.raises(BadInput, match="is a folder"):
        palette_files.read(tmp_path / "b.gpl")
    (tmp_path / "c.gpl").touch()
    with pytest.raises(BadInput, match=r"c\.gpl is an empty file"):
        palette_files.read(tmp_path / "c.gpl")
    with pytest.raises(BadInput, match=r"photo\.jpg has no ending of a palette file"):
        palette_files.read(tmp_path / "photo.jpg")
    with pytest.raises(BadInput, match="no ending of a palette"):
        palette_files.write(tmp_path / "x", Palette.of(["#000"]))


def test_json_with_numbers_that_no_float_holds():
    for text in ('[{"color": "#fff", "share": 1' + "0" * 400 + "}]", '[{"lab": [NaN, 0, 0]}]'):
        with pytest.raises(BadInput):
            palette_files.read_bytes(text.encode(), ".json")
    with pytest.raises(BadInput, match="is not a role"):
        palette_files.read_bytes(b'[{"color": "#fff", "role": []}]', ".json")
    shares = b'[{"color": "#fff", "share": 1}, {"color": "#000", "share": 0.5}]'
    with pytest.raises(BadInput, match="shares add up to 150"):
        palette_files.read_bytes(shares, ".json")
    with pytest.raises(BadInput, match="not JSON"):
        palette_files.read_bytes(b"[" * 200_000, ".json")


def test_names_with_halves_of_characters_come_out_whole():
    palette = palette_files.read_bytes(b'[{"color": "#fff", "name": "a\\ud800\\u0000b"}]', ".json")
    assert names(palette) == ["a? b"]


# -- arguments of the command line -------------------------------------------------------------


def test_arguments_are_files_or_lists(tmp_path):
    path = tmp_path / "sea.gpl"
    palette_files.write(path, Palette.of(["#102030"], "Sea"))
    assert palette_files.from_argument(str(path)) == Palette.of(["#102030"], "Sea")
    wanted = Palette.of(["#c08040", "#204060", "lab(50 10 -20)"])
    assert palette_files.from_argument("#c08040,204060, lab(50 10 -20)") == wanted


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The palette is empty"),
        ("#c08040,chartreuse", "“#c08040,chartreuse” is neither a palette file nor a list"),
        ("gone.ase", r"There is no palette file gone\.ase"),
        ("#000," * 10000, "A palette of 10,000 colours"),
        ("a\0b", "neither a palette file"),
    ],
)
def test_arguments_that_are_neither(text, sentence):
    with pytest.raises(BadInput, match=sentence):
        palette_files.from_argument(text)


# -- mutated files -----------------------------------------------------------------------------


def seeds(ending: str) -> list[bytes]:
    """Sound files of a format, of ours and of others."""
    palette = Palette(
        (
            Swatch(Color.from_hex("#c04030"), "Brick", 0.25, locked=True, spot=True),
            Swatch(Color(52.5, 12.25, -33.0), "Dämmerung", role=Role.paper),
            Swatch(Color.from_hex("#102030")),
        ),
        "Küste",
    )
    found = [palette_files.to_bytes(palette, ending)]
    if ending == ".ase":
        found.append(ase(ase_color("a", b"CMYK", (0.5,) * 4, 1), ase_color("", b"Gray", (0.5,), 2)))
        entries = struct.pack("<III8x", 1, 0, 0) + struct.pack("<H4BH", 1, 9, 8, 7, 255, 2) + b"ab"
        old = chunk(0x0004, struct.pack("<H2B3B", 1, 0, 1, 9, 9, 9))
        found.append(sprite(old, chunk(0x2019, entries)))
    if ending == ".css":
        found.append(b"a{color:rgb(10% 20% 30%)} b{color:hsl(1turn 20% 30%/1)} i{c:oklch(.5 .1 9)}")
    if ending == ".kpl":
        # stored, so that mutations reach the XML behind the zip
        for archive in list(found):
            with zipfile.ZipFile(io.BytesIO(archive)) as source:
                xml = source.read("colorset.xml")
            found.append(xml)
    return found


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A copy with a few bytes changed, cut out, doubled or put in, or the end torn off."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at = chance.randrange(len(out) + 1)
        length = chance.choice((1, 1, 2, 4, 16))
        kind = chance.randrange(6)
        if kind == 0:
            out[at : at + length] = chance.randbytes(length)
        elif kind == 1:
            del out[at : at + length]
        elif kind == 2:
            out[at:at] = out[at : at + 40] * chance.choice((1, 3, 200))
        elif kind == 3:
            out[at : at + 1] = chance.choice((b"\0", b"\xff", b"-", b"9", b"e", b'"', b"\n"))
        elif kind == 4:
            out[at : at + 4] = chance.choice((b"\xff" * 4, bytes(4), b"\x7f\xff\xff\xff"))
        else:
            del out[at:]
    return bytes(out)


def attack(ending: str, count: int) -> int:
    """How many of ``count`` mutated files were refused; anything but BadInput fails the test."""
    chance, sound = random.Random(f"{ending}{count}"), seeds(ending)
    sentences = []
    for n in range(count):
        data = mutated(sound[n % len(sound)], chance)
        if ending == ".kpl" and n % len(sound):
            data = kpl_of(data)
        try:
            palette = palette_files.read_bytes(data, ending)
        except BadInput as error:
            sentences.append(error.message)
        else:
            # what was read is a palette that can be saved in our own form and read again
            again(palette, ".json")
    assert all(sentence.endswith(".") and len(sentence) < 300 for sentence in sentences)
    return len(sentences)


def kpl_of(xml: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("colorset.xml", xml)
    return out.getvalue()


@pytest.mark.parametrize("ending", ENDINGS)
def test_fifty_mutated_files(ending):
    refused = attack(ending, 50)
    assert refused > 0 or ending == ".css"


@pytest.mark.slow
@pytest.mark.parametrize("ending", ENDINGS)
def test_two_thousand_mutated_files(ending):
    attack(ending, 2000)


def test_real_palettes_of_the_system():
    """Whatever palettes GIMP, Krita or Inkscape have brought to this computer."""
    folders = (Path("/usr/share/gimp"), Path("/usr/share/inkscape"), Path("/usr/share/krita"))
    found = [p for folder in folders for p in folder.rglob("*.gpl")]
    if not found:
        pytest.skip("no program with palettes is installed")
    for path in found:
        palette = or_sentence(path)
        assert (
            "is more than ColorStudio can keep" in palette if isinstance(palette, str) else palette
        )


def or_sentence(path: Path) -> Palette | str:
    try:
        return palette_files.read(path)
    except BadInput as error:
        return error.message
