"""Makes the sample projects of the start page anew, with the weights that come with the program."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer
    from colorstudio.document.look import Look
    from colorstudio.document.state import DocumentState
    from colorstudio.engine.engine import Engine
    from colorstudio.imaging.hints import Hints
    from colorstudio.imaging.pixels import Pixels

SAMPLES = REPOSITORY / "resources" / "samples"
WEIGHTS = REPOSITORY / "resources" / "models" / "mini"
LARGEST = 400_000
"""Bytes of a project."""
THUMBNAIL, THUMBNAIL_SIDE = "Thumbnails/thumbnail.png", 128
SEED = 7
LONG_ENOUGH_AGO = (1980, 1, 1, 0, 0, 0)

PHOTO_SIDE, JACKET_SIDE = 360, 300
OF_A_GROUP = 3
PHOTO_WORDS = "white flowers with yellow centres in green grass"
JACKET, JACKET_WORDS = "jacket", ("a photo of a red jacket", "a photo of a blue jacket")
NAVY = "#1f3a6e"
APPLE_WORDS = "a red apple on a yellow ground"
APPLE = (("#f2d16b", 0.55), ("#c8322b", 0.3), ("#7c1c24", 0.09), ("#5f8f3a", 0.06))
"""Colours with their shares."""
APPLE_SIDE = 128
GLYPH, DRAWING, REFERENCE = "1f436", "dog.png", "dog-reference.png"
DRAWN_SIDE, INK = 448, 3
"""Pixels of a side, and of a line."""
SMALLEST_REGION = 60
"""Pixels, at DRAWN_SIDE: what is smaller is no region of the drawing but a blend of colours."""


@dataclass(frozen=True)
class Made:
    """A document, the answer to its hints, and what goes into its strip of candidates."""

    state: DocumentState
    answer: Answer | None = None
    looks: tuple[tuple[str, Look], ...] = ()


def main(words: Sequence[str] | None = None) -> int:
    """Writes resources/samples/*.colorstudio. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of a bundle")
    parser.add_argument("--out", type=Path, default=SAMPLES)
    parser.add_argument("--only", nargs="*", default=sorted(MAKERS), choices=sorted(MAKERS))
    parser.add_argument(
        "--glyphs", type=Path, help="folder of fluentui-emoji: draw the drawing anew from it"
    )
    options = parser.parse_args(words)
    if not (options.weights / "bundle.toml").is_file():
        print(f"There are no weights in {options.weights}.", file=sys.stderr)
        return 3
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.glyphs is not None:
        draw(options.glyphs, SAMPLES)
    with tempfile.TemporaryDirectory() as home:
        engine, bundle = engine_on(options.weights, Path(home))
        for name in options.only:
            path = options.out / f"{name}.colorstudio"
            made = MAKERS[name](Maker(engine, bundle))
            write(made, path)
            if path.stat().st_size > LARGEST:  # what they show lies on a layer, too
                write(replace(made, looks=()), path)
            print(f"{path}: {path.stat().st_size / 1000:.0f} kB")
            if path.stat().st_size > LARGEST:
                print(f"{LARGEST // 1000} kB is the most.", file=sys.stderr)
                return 1
        engine.close()
    return 0


def engine_on(weights: Path, home: Path) -> tuple[Engine, str]:
    """What runs with no weights but these, and their id."""
    from colorstudio.engine.bundle_files import read_bundle
    from colorstudio.engine.engine import Engine
    from colorstudio.engine.store import ModelStore

    (home / "shipped").mkdir()
    (home / "shipped" / "mini").symlink_to(weights.resolve(), target_is_directory=True)
    store = ModelStore(home / "models", shipped=home / "shipped")
    return Engine(store, "cpu"), read_bundle(weights).id


@dataclass(frozen=True)
class Maker:
    """Runs ways as the window would, with the fields that the weights start with."""

    engine: Engine
    bundle: str

    def run(self, way: str, **fields: Any) -> tuple[Any, Any]:
        """The request, and the result."""
        from colorstudio.engine.starts import start_values
        from colorstudio.methods.base import Quiet
        from colorstudio.methods.registry import load, method

        spec = method(way)
        request_type = load(spec.request)
        weights = self.engine.bundle_for(spec, self.bundle)
        request = request_type(**{**start_values(spec, request_type, weights), **fields})
        return request, self.engine.run(way, request, Quiet(), bundle=self.bundle)


# -- one for each task ----------------------------------------------------------------------------


def colorize(maker: Maker) -> Made:
    """A grey photo under a few hints, with the model's colours below them."""
    from colorstudio.document.capture import source_pixels
    from colorstudio.document.edits import SetHints
    from colorstudio.document.model_colors import ModelColors
    from colorstudio.document.model_edits import ProposeColors
    from colorstudio.document.state import DocumentState
    from colorstudio.imaging import hints

    photo = reduced(read(SAMPLES / "chamomile.jpg"), PHOTO_SIDE)
    marks = few(hints.load(SAMPLES / "chamomile.hints.json")).scaled_to(photo.size).checked()
    state = SetHints(marks).apply(DocumentState.from_pixels(photo))
    layer = state.answer_layer
    assert layer is not None
    _, result = maker.run(
        "colorize.piggyback",
        image=source_pixels(state),
        hints=state.hints,
        prompt=PHOTO_WORDS,
        seed=SEED,
        follow=layer.follow,
        saturation=layer.saturation,
        placed=False,
    )
    edit = ProposeColors(layer.id, ModelColors.of(result.raw), result.recipe)
    return solved(edit.apply(state))


def recolor(maker: Maker) -> Made:
    """A jacket with its mask, and what the model makes of the colour that it was asked for."""
    from colorstudio.document.coloredit_look import look_of
    from colorstudio.document.edits import SetLayer, SetMask
    from colorstudio.document.render import flatten
    from colorstudio.document.state import DocumentState
    from colorstudio.document.tiles import Tiles
    from colorstudio.imaging import io
    from colorstudio.imaging.color import Color

    photo = reduced(read(SAMPLES / "jacket.jpg"), JACKET_SIDE)
    mask = io.read_mask(SAMPLES / "jacket.mask.png", photo.size)
    codes = np.rint(mask * 255).astype(np.uint8)
    state = DocumentState.from_pixels(photo)
    state = SetMask(JACKET, Tiles.from_array(codes[..., None])).apply(state)
    request, result = maker.run(
        "recolor.coloredit",
        image=flatten(state, None),
        mask=mask,
        color=Color.from_hex(NAVY),
        prompt=JACKET_WORDS[0],
        target_prompt=JACKET_WORDS[1],
        guidance=7.5,
    )
    made = laid(state, "recolor", look_of(result, request, JACKET))
    upmost = made.state.layers[-1]
    # the jacket is red when it is opened; the model's is a candidate, and a layer to be switched on
    return replace(made, state=SetLayer(upmost.id, {"visible": False}).apply(made.state))


def palette(maker: Maker) -> Made:
    """A picture from words, in the colours and amounts of a palette."""
    from colorstudio.document.edits import SetPalette
    from colorstudio.document.picture_look import look_of
    from colorstudio.document.state import DocumentState
    from colorstudio.imaging.color import Color
    from colorstudio.imaging.palette import Palette, Swatch
    from colorstudio.imaging.pixels import Pixels

    swatches = tuple(Swatch(Color.from_hex(color), share=share) for color, share in APPLE)
    colors = Palette(swatches, name="Apple")
    white = Pixels(np.full((APPLE_SIDE, APPLE_SIDE, 4), 255, np.uint8))
    state = SetPalette(colors).apply(DocumentState.from_pixels(white))
    request, result = maker.run(
        "palette.alignment",
        palette=colors,
        prompt=APPLE_WORDS,
        seed=SEED,
        width=APPLE_SIDE,
        height=APPLE_SIDE,
    )
    return laid(state, "palette", look_of(result, request, "", APPLE_WORDS))


def sketch(maker: Maker) -> Made:
    """A drawing in the colours of a reference: hints, flats and shade below its ink."""
    from colorstudio.document.capture import source_pixels
    from colorstudio.document.model_flats import flats_of
    from colorstudio.document.picture_look import raw_look
    from colorstudio.document.sketch import begun
    from colorstudio.document.state import DocumentState
    from colorstudio.imaging.flats import Flats
    from colorstudio.imaging.proposals import Reference
    from colorstudio.ui.sketch_actions import PREFIX, PROPOSED, chosen_regions

    state = DocumentState.from_pixels(read(SAMPLES / DRAWING), name="Drawing")
    state = begun(state).apply(state)
    layer = state.flats_layer
    assert layer is not None
    shown = Reference(read(SAMPLES / REFERENCE).array)
    request, result = maker.run(
        "sketch.reference",
        image=source_pixels(state),
        references=(shown,),
        seed=SEED,
        gap=round(layer.gap),
        ink=layer.threshold,
    )

    def flats(of: DocumentState) -> Flats:
        answer = solved(of).answer
        assert isinstance(answer, Flats)
        return answer

    now = flats(state)
    edit = flats_of(
        now, state.hints, result.raw.array, chosen_regions(now, state.hints, None, state),
        PREFIX, group=PROPOSED, recipe=result.recipe, name="Colours by a model",
        shade=(lambda marks: flats(replace(state, hints=marks))) if request.shade else None,
    )  # fmt: skip
    look = raw_look(result, state.size, f"Painted, seed {SEED}")
    return replace(solved(edit.apply(state)), looks=(("sketch", look),))


MAKERS: dict[str, Callable[[Maker], Made]] = {
    "colorize": colorize,
    "recolor": recolor,
    "palette": palette,
    "sketch": sketch,
}
"""By the task that a sample opens in, what makes it."""


def few(marks: Hints) -> Hints:
    """Some points of each group: as many as a person gives."""
    kept = []
    for group in dict.fromkeys(hint.group for hint in marks.items):
        points = [h for h in marks.items if h.group == group and h.kind == "point"]
        kept += points[:: max(1, -(-len(points) // OF_A_GROUP))]
    return replace(marks, items=tuple(kept))


# -- documents ------------------------------------------------------------------------------------


def read(path: Path) -> Pixels:
    """A picture in 8 bit."""
    from colorstudio.imaging import io

    return io.read(path).pixels


def reduced(pixels: Pixels, side: int) -> Pixels:
    from colorstudio.imaging.fitting import fitted

    return fitted(pixels, max_side=side)


def solved(state: DocumentState) -> Made:
    """The document with the answer to its hints."""
    from colorstudio.document import files
    from colorstudio.document.pyramid import Pyramid
    from colorstudio.methods.base import Quiet

    return Made(state, files.solved(state, Pyramid(), Quiet()))


def laid(state: DocumentState, task: str, look: Look) -> Made:
    """The document with a look as its upmost layer, and among the candidates."""
    from colorstudio.document.bake_look import baked_look
    from colorstudio.document.look import Scene
    from colorstudio.document.pyramid import Pyramid
    from colorstudio.imaging.bands import nothing

    before = solved(state)
    scene = Scene(state, before.answer, Pyramid(), {})
    after = baked_look(scene, look, nothing).apply(state)
    return Made(after, before.answer, ((task, look),))


def write(made: Made, path: Path) -> None:
    """A project without a time in it: the same weights give the same bytes."""
    from colorstudio.document.looks import ENTRY, packed
    from colorstudio.document.project_file import save

    state = made.state
    if made.looks:
        looks = packed((task, False, look) for task, look in made.looks)
        state = replace(state, foreign={**state.foreign, ENTRY: looks})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    save(path, state, made.answer)
    with zipfile.ZipFile(path) as dated:
        entries = [(info, _lean(info.filename, dated.read(info))) for info in dated.infolist()]
    with zipfile.ZipFile(path, "w") as undated:
        for info, data in entries:
            fresh = zipfile.ZipInfo(info.filename, LONG_ENOUGH_AGO)
            fresh.compress_type = info.compress_type
            undated.writestr(fresh, data, compresslevel=9)


def _lean(name: str, data: bytes) -> bytes:
    """An entry of a project; the thumbnail, which of small pictures weighs most, smaller."""
    if name != THUMBNAIL:
        return data
    codes = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    assert codes is not None
    scale = min(1.0, THUMBNAIL_SIDE / max(codes.shape[:2]))
    small = cv2.resize(codes, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    done, packed = cv2.imencode(".png", small, [cv2.IMWRITE_PNG_COMPRESSION, 9])
    assert done
    return packed.tobytes()


# -- the drawing ----------------------------------------------------------------------------------


def draw(glyphs: Path, out: Path) -> None:
    """The drawing and its reference, from two styles of one glyph: `DRAWING` and `REFERENCE`."""
    flat, round_ = (_glyph(glyphs / style) for style in ("flat", "3d"))
    cv2.imwrite(str(out / DRAWING), outlined(flat), [cv2.IMWRITE_PNG_COMPRESSION, 9])
    cv2.imwrite(str(out / REFERENCE), _on_white(round_), [cv2.IMWRITE_PNG_COMPRESSION, 9])


def _glyph(folder: Path) -> np.ndarray:
    """H x W x 4, BGRA uint8."""
    found = cv2.imread(str(folder / f"{GLYPH}.png"), cv2.IMREAD_UNCHANGED)
    assert found is not None
    return found


def _on_white(glyph: np.ndarray) -> np.ndarray:
    cover = glyph[..., 3:].astype(np.float32) / 255
    return np.rint(glyph[..., :3] * cover + 255 * (1 - cover)).astype(np.uint8)


def outlined(glyph: np.ndarray) -> np.ndarray:
    """Black lines on white along the borders of a flat glyph's colours: h x w uint8."""
    side = (DRAWN_SIDE, DRAWN_SIDE)
    codes = cv2.resize(_on_white(glyph), side, interpolation=cv2.INTER_CUBIC)
    lab = cv2.GaussianBlur(codes, (0, 0), 2).reshape(-1, 3).astype(np.float32)
    colors = _main_colors(_on_white(glyph))
    away = np.stack([np.abs(lab - color).sum(axis=1) for color in colors])
    labels = away.argmin(axis=0).reshape(DRAWN_SIDE, DRAWN_SIDE).astype(np.uint8)
    lines = np.zeros(labels.shape, np.uint8)
    for n in range(len(colors)):
        region = (labels == n).astype(np.uint8)
        count, parts, facts, _ = cv2.connectedComponentsWithStats(region, connectivity=4)
        for part in range(1, count):
            if facts[part, cv2.CC_STAT_AREA] < SMALLEST_REGION:
                continue
            edges, _ = cv2.findContours(
                (parts == part).astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE
            )
            cv2.drawContours(lines, edges, -1, 255, INK, cv2.LINE_AA)
    frame = np.zeros_like(lines)
    inner = slice(3 * INK, -3 * INK)  # the edge of the picture is none of its lines
    frame[inner, inner] = lines[inner, inner]
    return 255 - cv2.GaussianBlur(frame, (0, 0), 0.8)


def _main_colors(codes: np.ndarray) -> np.ndarray:
    """The colours that a flat glyph is made of, without the blends at their borders: n x 3."""
    flat = codes.reshape(-1, 3)
    found, counts = np.unique(flat, axis=0, return_counts=True)
    common = found[np.argsort(-counts, kind="stable")]
    share = np.sort(counts)[::-1] / len(flat)
    return common[share > 0.004].astype(np.float32)


if __name__ == "__main__":
    sys.exit(main())
