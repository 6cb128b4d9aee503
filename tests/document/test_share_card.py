"""Share cards: the project in them is the project, bit for bit; what is broken or lost is said."""

from __future__ import annotations

import io
import random
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from states import answer_for, everything, photo, same

from colorstudio.document import card_file
from colorstudio.document.card_file import (
    KIND,
    WIDTH,
    looks_like_card,
    project_in,
    squares,
    write_card,
)
from colorstudio.document.edits import AddHints
from colorstudio.document.files import read_document
from colorstudio.document.project_file import PngCache, load, save
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.share_card import (
    CardPicture,
    card_picture,
    packed_project,
    save_card,
    without_private,
)
from colorstudio.document.state import DocumentState
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.io import Metadata, encode_png, read
from colorstudio.imaging.io.headers import Damaged
from colorstudio.imaging.io.png import chunk, chunks
from colorstudio.imaging.palette import Palette

HEIGHT = 900


def nothing() -> None:
    """Never cancels."""


def drawn(height: int = HEIGHT) -> np.ndarray:
    """A card's picture: noise on grey, and the squares."""
    rgb = np.full((height, WIDTH, 3), 0x5C, np.uint8)
    rgb[100:500] = np.random.default_rng(2).integers(0, 256, (400, WIDTH, 3), np.uint8)
    for x, y, grey in squares(height):
        rgb[y : y + card_file.SQUARE, x : x + card_file.SQUARE] = grey
    return rgb


def packed(state: DocumentState, **options: bool) -> bytes:
    return packed_project(state, answer_for(state.size), nothing, PngCache(), **options)


def saved_card(path: Path, state: DocumentState, **options: bool) -> Path:
    save_card(path, drawn(), "A title", packed(state, **options))
    return path


def with_exif(state: DocumentState) -> DocumentState:
    """The document as a camera with a receiver would have made it."""
    from PIL import Image

    block = Image.Exif()
    block[0x010F] = "Maker"
    block.get_ifd(0x8825)[1] = "N"
    block.get_ifd(0x8825)[2] = (48.0, 12.0, 30.5)
    data = block.tobytes().removeprefix(b"Exif\0\0")
    metadata = Metadata(exif=data, text={"exif:GPSLatitude": "48", "Title": "t"}, dpi=(72, 72))
    return replace(state, metadata=metadata)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_card_opens_as_the_very_project(tmp_path: Path, dtype: type) -> None:
    state = everything(dtype=dtype)
    project = tmp_path / "a.colorstudio"
    save(project, state, answer_for(state.size))
    card = saved_card(tmp_path / "card.png", state, keep_gps=True)
    with card.open("rb") as file:
        assert project_in(file) == project.read_bytes(), "as saving writes it, to the byte"
    opened = read_document(card, 100)
    same(load(project)[0], opened.state)
    assert opened.path is None, "saving asks where to"
    assert opened.title == "card"
    assert "share card" in opened.notices[0]
    opened.push(AddHints((Hint("new", "point", ((9.0, 9.0),), color=Color(50, 9, 9)),)))
    opened.undo()
    same(state.hints, opened.state.hints)


def test_every_program_sees_a_picture(tmp_path: Path) -> None:
    from PIL import Image

    card = saved_card(tmp_path / "card.png", everything())
    with Image.open(card) as seen:
        seen.load()
        assert seen.size == (WIDTH, HEIGHT)
        assert seen.info["Title"] == "A title"
    assert np.array_equal(read(card).pixels.array[..., :3], drawn())
    kinds = [kind for kind, _, _ in chunks(card.read_bytes())]
    assert kinds[-2:] == [KIND, b"IEND"]
    # ancillary, private, of this version of PNG, safe to copy
    assert [bool(letter & 0x20) for letter in KIND] == [True, True, False, True]


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=500), st.integers(1, 64))
def test_any_project_comes_back_from_any_number_of_parts(project: bytes, part: int) -> None:
    png, file = encode_png(np.zeros((2, 2, 3), np.uint8)), io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(card_file, "PART", part)
        write_card(file, png, project)
        file.seek(0)
        assert project_in(file) == project
    assert sum(kind == KIND for kind, _, _ in chunks(file.getvalue())) == max(
        1, -(-len(project) // part)
    )


def test_gps_and_camera_data_go_the_way_of_exports(tmp_path: Path) -> None:
    state = with_exif(everything())
    assert b"Maker" in state.metadata.exif
    kept = read_document(saved_card(tmp_path / "a.png", state), 100).state
    assert b"Maker" in kept.metadata.exif
    assert len(kept.metadata.exif) <= len(state.metadata.exif)
    assert kept.metadata.text == {"Title": "t"}
    from PIL import Image

    block = Image.Exif()
    block.load(b"Exif\0\0" + kept.metadata.exif)
    assert not block.get_ifd(0x8825)
    same(replace(state, metadata=None), replace(kept, metadata=None))
    bare = without_private(state, keep_metadata=False).metadata
    assert (bare.exif, bare.xmp, dict(bare.text), bare.dpi) == (b"", b"", {}, (72, 72))
    assert without_private(state, keep_gps=True) is state


def broken(card: Path, change: bytes, at: int) -> Path:
    data = bytearray(card.read_bytes())
    start = data.index(KIND) + 4
    data[start + at : start + at + len(change)] = change
    card.write_bytes(bytes(data))
    return card


def test_a_card_that_was_changed_opens_as_a_picture_and_says_why(tmp_path: Path) -> None:
    card = broken(saved_card(tmp_path / "card.png", everything()), b"\xff", 500)
    opened = read_document(card, 100)
    assert opened.state.size == (WIDTH, HEIGHT)
    assert "cannot be opened" in opened.notices[0]
    assert "not whole" in opened.notices[0]


def test_a_project_that_is_none_opens_as_a_picture_and_says_why(tmp_path: Path) -> None:
    card = tmp_path / "card.png"
    save_card(card, drawn(), "", b"no zip at all")
    opened = read_document(card, 100)
    assert opened.state.size == (WIDTH, HEIGHT)
    assert "not a whole zip file" in opened.notices[0]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"short",
        card_file.HEAD.pack(1, 1, 2, 4, bytes(32)) + b"late",
        card_file.HEAD.pack(1, 0, 2, 4, bytes(32)) + b"half",
        card_file.HEAD.pack(1, 0, 1, 2**63, bytes(32)) + b"size",
        card_file.HEAD.pack(1, 0, 1, 4, bytes(32)) + b"hash",
        card_file.HEAD.pack(9, 0, 1, 4, bytes(32)) + b"newer",
    ],
)
def test_unsound_parts_are_told(body: bytes) -> None:
    png = encode_png(np.zeros((2, 2, 3), np.uint8))
    end = png.rindex(b"IEND") - 4
    with pytest.raises(Damaged):
        project_in(io.BytesIO(png[:end] + chunk(KIND, body) + png[end:]))


def test_a_length_that_is_a_lie_reads_nothing() -> None:
    png = encode_png(np.zeros((2, 2, 3), np.uint8))
    end = png.rindex(b"IEND") - 4
    with pytest.raises(Damaged):
        project_in(io.BytesIO(png[:end] + struct.pack(">I", 2**31 - 1) + KIND + b"x"))


def test_any_bytes_are_a_card_none_or_damaged(tmp_path: Path) -> None:
    card = saved_card(tmp_path / "card.png", everything((40, 30)))
    whole = card.read_bytes()
    start, chance = whole.index(KIND) - 4, random.Random(4)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            at = (
                chance.randrange(start, len(data))
                if chance.random() < 0.8
                else chance.randrange(60)
            )
            data[at] = chance.randrange(256)
        cut = data[: chance.randrange(start, len(data))] if chance.random() < 0.3 else data
        # Damaged is an answer too, anything else a fault
        try:
            found = project_in(io.BytesIO(bytes(cut)))
        except Damaged:
            continue
        assert found is None or zlib.crc32(found) == zlib.crc32(packed(everything((40, 30))))


def test_fuzzed_cards_open_or_say_so(tmp_path: Path) -> None:
    card = saved_card(tmp_path / "card.png", everything((40, 30)))
    whole, chance = card.read_bytes(), random.Random(5)
    for _ in range(25):
        data = bytearray(whole)
        for _ in range(3):
            data[chance.randrange(len(data))] = chance.randrange(256)
        card.write_bytes(bytes(data))
        try:
            document = read_document(card, 100)
        except BadInput:
            continue
        assert document.state.size in ((40, 30), (WIDTH, HEIGHT))


# -- what a program on the way wrote anew ---------------------------------------------------------


@pytest.mark.parametrize(("width", "quality"), [(1600, 90), (1280, 75), (800, 70), (640, 60)])
def test_a_card_that_was_written_anew_says_what_it_was(
    tmp_path: Path, width: int, quality: int
) -> None:
    height = round(HEIGHT * width / WIDTH)
    small = cv2.resize(drawn(), (width, height), interpolation=cv2.INTER_AREA)
    path = tmp_path / "photo.jpg"
    cv2.imwrite(str(path), small[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    opened = read_document(path, 100)
    assert "was a share card" in opened.notices[0]


def test_no_other_picture_is_taken_for_one() -> None:
    chance = np.random.default_rng(3)
    for shape in ((600, 800), (1200, 1600), (90, 1600), (1, 1), (2000, 3)):
        assert not looks_like_card(chance.integers(0, 256, (*shape, 3), np.uint8))
        assert not looks_like_card(np.full((*shape, 4), 200, np.uint8))
    assert looks_like_card(drawn().astype(np.uint16) * 257)


# -- what is shown and written --------------------------------------------------------------------


def shown(state: DocumentState, answered: bool = True) -> CardPicture:
    answer = answer_for(state.size) if answered else None
    return card_picture(state, answer, Pyramid(), nothing)


def test_a_card_shows_before_and_after_colours_and_hints() -> None:
    state = DocumentState.from_pixels(photo((300, 200)))
    red, blue = Color.from_hex("#a03020"), Color.from_hex("#204080")
    points = (
        Hint("a", "point", ((30.0, 20.0),), color=red, group="coat"),
        Hint("b", "point", ((40.0, 20.0),), color=red, group="coat"),
        Hint("c", "point", ((149.5, 99.5),), color=blue),
        Hint("d", "keep", ((9.0, 9.0),)),
    )
    card = shown(replace(state, hints=state.hints.added(*points)))
    assert card.before is not None
    assert np.ptp(card.before, axis=-1).max() == 0, "what was coloured was grey"
    assert np.ptp(card.after, axis=-1).max() > 20
    assert card.swatches == ((red, "coat"), (blue, ""))
    assert card.rings[2] == (0.5, 0.5, blue)
    assert len(card.rings) == 3
    many = Palette.of([f"#{n:02x}4080" for n in range(20)])
    assert shown(replace(state, palette=many)).more == 8
    bare = shown(state, answered=False)
    assert bare.before is None
    assert bare.swatches


def test_only_png_and_not_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput, match=r"\.png"):
        save_card(tmp_path / "card.jpg", drawn(), "", b"")
    monkeypatch.setattr(card_file, "MOST_BYTES", 3)
    with pytest.raises(BadInput, match="too much for a card"):
        save_card(tmp_path / "card.png", drawn(), "", b"four")
    assert not list(tmp_path.iterdir())
