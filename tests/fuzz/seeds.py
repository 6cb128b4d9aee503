"""Sound files of every kind, small, mostly from our own writers: where mutation starts."""

from __future__ import annotations

import dataclasses
import io
import json
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from colorstudio import resources

Seeds = list[tuple[str, bytes]]
"""Name of the file, its bytes."""
SIDE = (53, 37)


def photo(channels: int = 3, dtype: type = np.uint8) -> np.ndarray:
    """A picture with edges, ramps and grain."""
    w, h = SIDE
    y, x = np.mgrid[:h, :w]
    top = np.iinfo(dtype).max
    rng = np.random.default_rng(3)
    planes = [(np.sin(x / (3 + n)) + np.cos(y / (5 + n)) + 2) / 4 for n in range(channels)]
    codes = np.stack(planes, -1) * top * 0.9 + rng.uniform(0, top * 0.1, (h, w, channels))
    return codes.astype(dtype)


def _pixels(dtype: type = np.uint8, grey: bool = False) -> Any:
    from colorstudio.imaging.pixels import Pixels
    from colorstudio.imaging.profiles import SRGB, from_icc

    codes = photo(4, dtype)
    if grey:
        codes[..., 1] = codes[..., 2] = codes[..., 0]
    return Pixels(codes, from_icc(SRGB.icc_bytes))


RECIPE: dict[str, Any] = {
    "way": "colorize.piggyback", "program": "ColorStudio 0.1", "bundle": "mini", "seed": 3,
    "size": [53, 37], "prompt": "a red bus", "negative_prompt": "", "steps": 4, "guidance": 5.0,
    "hints": {"size": [53, 37], "points": [{"x": 7, "y": 3, "color": "#806d01", "mask": "m"}],
              "strokes": [{"points": [[5, 6], [9, 9]], "color": "lab(40 3 9)", "width": 6}]},
    "weights": [{"role": "unet", "sha256": "0" * 64}], "loras": [{"name": "x", "strength": 0.5}],
}  # fmt: skip


def _metadata() -> Any:
    from colorstudio.imaging.io import Metadata

    return Metadata(
        exif=exif_block(), xmp=XMP, dpi=(300.0, 299.0), recipe=RECIPE,
        text={"Title": "ü", "parameters": "a red bus\nSteps: 4, Seed: 3"},
    )  # fmt: skip


XMP = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    b'rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/'
    b'exif/1.0/" exif:GPSLatitude="48,8.0N"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">A '
    b'bus</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


def exif_block() -> bytes:
    """EXIF as a camera writes it: positions, a thumbnail, a comment, an orientation."""
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x0131] = 6, "Maker", "Software"
    exif.get_ifd(0x8769).update({0x9286: b"ASCII\0\0\0comment", 0xA001: 1, 0xA002: 53, 0xA003: 37,
                                 0x9003: "2020:01:01 00:00:00"})  # fmt: skip
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 8.0, 0.0), 3: "E", 4: (11.0, 34.0, 0.0)})
    return exif.tobytes().removeprefix(b"Exif\0\0")


def _written(folder: Path, name: str, pixels: Any = None, **options: Any) -> bytes:
    from colorstudio.imaging.io import WriteOptions, write

    path = folder / name
    chosen = WriteOptions(keep_gps=True, **options)
    write(path, _pixels() if pixels is None else pixels, _metadata(), chosen)
    return path.read_bytes()


def _saved(array: np.ndarray, kind: str, mode: str | None = None, **options: Any) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    image = Image.fromarray(array)
    (image.convert(mode) if mode else image).save(out, kind, **options)
    return out.getvalue()


def png(folder: Path) -> Seeds:
    rgb = photo(3)
    return [
        ("a.png", _written(folder, "a.png")),
        ("b.png", _written(folder, "b.png", _pixels(np.uint16))),
        ("c.png", _written(folder, "c.png", _pixels(grey=True), grey_if_possible=True)),
        ("d.png", _saved(rgb, "png", "P", transparency=3)),
        ("e.png", _saved(rgb[..., 0], "png", "1")),
        ("f.png", _saved(rgb, "png", "LA")),
    ]


def jpeg(folder: Path) -> Seeds:
    from colorstudio.imaging.profiles import SRGB

    rgb = photo(3)
    progressive = {"progressive": True, "icc_profile": SRGB.icc_bytes, "exif": exif_block()}
    return [
        ("a.jpg", _written(folder, "a.jpg")),
        ("b.jpg", _written(folder, "b.jpg", _pixels(grey=True), grey_if_possible=True)),
        ("c.jpg", _saved(rgb, "jpeg", **progressive)),
        ("d.jpg", _saved(rgb, "jpeg", "CMYK")),
        ("e.jpg", _saved(rgb, "jpeg", restart_marker_rows=1)),
    ]


def webp(folder: Path) -> Seeds:
    from PIL import Image

    frames = [Image.fromarray(photo(3)), Image.fromarray(255 - photo(3))]
    out = io.BytesIO()
    frames[0].save(out, "webp", save_all=True, append_images=frames[1:])
    return [
        ("a.webp", _written(folder, "a.webp")),
        ("b.webp", _written(folder, "b.webp", lossless=True)),
        ("c.webp", _saved(photo(3), "webp")),
        ("d.webp", out.getvalue()),
    ]


def _tiff(array: np.ndarray, **options: Any) -> bytes:
    import tifffile

    out = io.BytesIO()
    tifffile.imwrite(out, array, **options)
    return out.getvalue()


def tiff(folder: Path) -> Seeds:
    rgb, deep = photo(3), photo(4, np.uint16)
    pages = np.stack([rgb, rgb])
    return [
        ("a.tif", _written(folder, "a.tif")),
        ("b.tif", _written(folder, "b.tif", _pixels(np.uint16))),
        ("c.tif", _tiff(rgb, compression="lzw", tile=(16, 16))),
        ("d.tif", _tiff(np.moveaxis(rgb, -1, 0), planarconfig="separate", photometric="rgb")),
        ("e.tif", _tiff(deep, photometric="separated", byteorder=">")),
        ("f.tif", _tiff(pages, compression="packbits", photometric="rgb")),
        ("g.tif", _tiff(rgb, compression="jpeg")),
        ("h.tif", _tiff(rgb, compression="zstd", predictor=True)),
        ("i.tif", _tiff(rgb[..., 0], photometric="miniswhite", compression="lzma")),
        ("j.tif", _tiff(rgb, photometric="cielab")),
        ("k.tif", _tiff(rgb[..., 0] % 2 == 0)),
    ]


def bigtiff(folder: Path) -> Seeds:
    rgb = photo(3)
    return [
        ("a.tif", _tiff(rgb, bigtiff=True)),
        ("b.tif", _tiff(photo(4, np.uint16), bigtiff=True, compression="zlib", byteorder=">")),
        ("c.tif", _tiff(rgb, bigtiff=True, compression="lzw", tile=(32, 16))),
    ]


def bmp(folder: Path) -> Seeds:
    rgb = photo(3)
    return [
        ("a.bmp", _written(folder, "a.bmp")),
        ("b.bmp", _saved(rgb, "bmp")),
        ("c.bmp", _saved(rgb, "bmp", "P")),
        ("d.bmp", _saved(rgb, "bmp", "1")),
        ("e.bmp", _saved(photo(4), "bmp")),
        ("f.bmp", _run_length()),
    ]


def _run_length() -> bytes:
    """8 bits, run-length coded: which Pillow reads and does not write."""
    head = struct.pack("<IiiHHIIiiII", 40, 8, 4, 1, 8, 1, 0, 0, 0, 4, 0)
    palette = b"".join(bytes((n * 60, n * 50, n * 40, 0)) for n in range(4))
    rows = b"\x08\x01\0\0" + b"\x03\x02\x05\x03\0\0" + b"\0\x04\1\2\3\0\x04\x01\0\0" + b"\x08\0\0\1"
    start = 14 + len(head) + len(palette)
    return b"BM" + struct.pack("<IHHI", start + len(rows), 0, 0, start) + head + palette + rows


def icc(folder: Path) -> Seeds:
    from PIL import ImageCms

    from colorstudio.imaging import profiles

    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    names = ("display-p3", "adobe-rgb")
    own = [profiles.named(name).icc_bytes for name in names]
    found = [profiles.SRGB.icc_bytes, profiles.grey_icc(profiles.SRGB), *own, lab]
    return [("x.icc", data) for data in found]


def exif(folder: Path) -> Seeds:
    return [("x.exif", exif_block()), ("x.exif", b"MM\0*" + exif_block()[4:])]


def xmp(folder: Path) -> Seeds:
    data = _written(folder, "x.webp")
    at = data.index(b"XMP ")
    size = int.from_bytes(data[at + 4 : at + 8], "little")
    return [("x.xmp", XMP), ("x.xmp", data[at + 8 : at + 8 + size])]


def recipes(folder: Path) -> Seeds:
    edits = [{"target": "green hair", "anchor": "hair", "control": "hair", "scale": 8.0}]
    palette = {"colors": [{"color": "#204060", "share": 0.3}, {"color": "#c08040"}]}
    common = {key: RECIPE[key] for key in ("seed", "steps", "guidance", "prompt", "size")}
    rows = [
        RECIPE,
        {**RECIPE, "way": "colorize.instant", "follow": 0.5, "saturation": 1.1},
        {**RECIPE, "way": "colorize.cold", "color_scale": 1.2},
        {**RECIPE, "way": "colorize.ddcolor"},
        {**common, "way": "palette.alignment", "palette": palette, "width": 64, "height": 64},
        {**common, "way": "palette.pixels", "palette": palette},
        {**common, "way": "recolor.coloredit", "to": "#1f3a6e", "tau": 0.7},
        {**common, "way": "sketch.reference", "edits": edits, "reference_panels": []},
    ]
    return [("recipe.json", json.dumps(row).encode()) for row in rows]


def _state(dtype: type = np.uint8) -> Any:
    from tests.document.states import everything

    return everything((96, 80), dtype)


def projects(folder: Path) -> Seeds:
    from colorstudio.document.project_file import save
    from tests.document.states import answer_for

    out = []
    for n, dtype in enumerate((np.uint8, np.uint16)):
        state = _state(dtype)
        foreign = {**state.foreign, "colorstudio/candidates.json": candidates(folder)[0][1]}
        path = folder / f"{n}.colorstudio"
        save(path, dataclasses.replace(state, foreign=foreign), answer_for(state.size))
        out.append(("a.colorstudio", path.read_bytes()))
    return out


def openraster(folder: Path) -> Seeds:
    out = []
    for _, data in projects(folder):
        plain = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(plain, "w") as target:
            for name in source.namelist():
                if not name.startswith("colorstudio/"):
                    target.writestr(name, source.read(name))
        out.append(("a.ora", plain.getvalue()))
    return out


def journals(folder: Path) -> Seeds:
    from colorstudio.document.journal_format import ABOUT, MAGIC, Recorder, frame
    from colorstudio.document.record import packed

    out = []
    for dtype in (np.uint8, np.uint16):
        state = _state(dtype)
        recorder = Recorder()
        about = {"title": "x", "path": None, "size": list(state.size), "program": "ColorStudio"}
        rows = [(ABOUT, packed(about)), *recorder.records(state, full=True)]
        later = dataclasses.replace(state, active="c", layers=state.layers[:-1])
        rows += recorder.records(later)
        data = MAGIC + b"".join(frame(kind, body) for kind, body in rows)
        out.append(("journal-000000.bin", data))
    return out


def candidates(folder: Path) -> Seeds:
    from colorstudio.document import looks
    from colorstudio.document.palette_look import PaletteLook
    from colorstudio.document.picture_look import PictureLook
    from colorstudio.document.recolor_look import RecolorLook
    from colorstudio.imaging.color import Color
    from colorstudio.imaging.geometry import Rect
    from colorstudio.imaging.palette import Palette
    from colorstudio.imaging.pixels import Pixels

    picture = Pixels(np.ascontiguousarray(photo(4)[:20, :30]))
    rows = [
        ("palette", True, PaletteLook(Palette.of(["#123456", "#fedcba"]), exact=True)),
        ("recolor", False, RecolorLook("face", Color.from_hex("#204060"))),
        ("palette", False, PictureLook(picture, Rect(2, 3, 30, 20), (96, 80), made={"seed": 1})),
    ]
    return [("candidates.json", looks.packed(rows))]


def palettes(folder: Path, ending: str) -> Seeds:
    from colorstudio.imaging import palette_files

    shipped = resources.root() / "palettes"
    out = []
    for path in sorted(shipped.glob("*.json"))[:5]:
        palette = palette_files.read(path)
        out.append((f"a{ending}", palette_files.to_bytes(palette, ending)))
    swatches = _state().palette
    return [*out, (f"a{ending}", palette_files.to_bytes(swatches, ending))]


def aseprite(folder: Path) -> Seeds:
    colors = b"".join(struct.pack("<HBBBB", 0, n, 2 * n, 3 * n, 255) for n in range(20))
    palette = struct.pack("<III8x", 20, 0, 19) + colors
    old = struct.pack("<HBB", 1, 0, 3) + bytes(range(9))
    chunks = [struct.pack("<IH", len(b) + 6, k) + b for k, b in ((0x2019, palette), (0x0004, old))]
    frame = struct.pack("<IHHH2xI", 16 + sum(map(len, chunks)), 0xF1FA, 2, 100, 2) + b"".join(
        chunks
    )
    head = struct.pack(
        "<IHHHHHIHIIB3xH", 128 + len(frame), 0xA5E0, 1, 8, 8, 32, 1, 100, 0, 0, 0, 20
    )
    return [("a.ase", head.ljust(128, b"\0") + frame)]


def style_sheets(folder: Path) -> Seeds:
    text = (
        "/* a */ :root { --ink: #123; --warm-red: rgb(200 30 40 / 50%); --c: hsl(120deg, 50%, 40%);"
        "\n--d: lab(50% 20 -30); --e: oklch(0.6 0.1 200); --f: rgba(1,2,3,.4); --g: teal; }"
    )
    return [*palettes(folder, ".css"), ("a.css", text.encode())]


def hints(folder: Path) -> Seeds:
    from colorstudio.imaging.hints import to_json

    own = {**to_json(_state().hints), "joins": [{"points": [[1, 2], [3, 4]]}]}
    return [("h.json", json.dumps(own).encode()), ("h.json", json.dumps(RECIPE["hints"]).encode())]


def casts(folder: Path) -> Seeds:
    rows = [
        {"name": "Mika", "reference": "mika.png",
         "parts": [{"name": "hair", "color": "#2b4a6f", "shade": "#1b2f49"},
                   {"name": "coat", "color": "dark red"},
                   {"name": "eyes", "color": "lab(50 1 2)"}]},
        {"parts": [{"name": "skin", "color": "#f0d0b0"}]},
    ]  # fmt: skip
    return [("c.json", json.dumps(row).encode()) for row in rows]


def edits(folder: Path) -> Seeds:
    from colorstudio.methods.sketch.reference.edits import to_json

    return [("e.json", json.dumps(to_json(_state().text_edits)).encode())]


def items(folder: Path) -> Seeds:
    usual = {"image": "a.png", "mask": "m.png", "source_prompt": "a hat",
             "target_prompt": "a red hat", "reference": "r.png"}  # fmt: skip
    rows = [usual, {**usual, "reference": "#20a040"}, {**usual, "reference": "lab(40 3 9)"}]
    return [("items.jsonl", "\n".join(map(json.dumps, rows)).encode())]


# -- weights --------------------------------------------------------------------------------------


def _layers() -> Mapping[str, Any]:
    import torch

    generator = torch.Generator().manual_seed(0)
    return {
        "encoder.weight": torch.randn(4, 3, generator=generator),
        "encoder.bias": torch.zeros(4, dtype=torch.float16),
        "decoder.weight": torch.randn(2, 4, 3, 3, generator=generator).bfloat16(),
        "step": torch.tensor(7),
    }


def safetensors(folder: Path) -> Seeds:
    from safetensors.torch import save

    from tests.tiny_loras import tiny_lora

    words = {"format": "pt", "modelspec.prediction_type": "v"}
    lora = tiny_lora(folder / "lora.safetensors").read_bytes()
    return [("a.safetensors", save(dict(_layers()), words)), ("a.safetensors", lora)]


def loras(folder: Path) -> Seeds:
    from tests.tiny_loras import tiny_lora

    return [("l.safetensors", tiny_lora(folder / "l.safetensors", n).read_bytes()) for n in (0, 1)]


def pickles(folder: Path) -> Seeds:
    import torch

    new, old, wrapped = io.BytesIO(), io.BytesIO(), io.BytesIO()
    layers = dict(_layers())
    torch.save(layers, new)
    torch.save(layers, old, _use_new_zipfile_serialization=False)
    torch.save({"state_dict": {f"module.{k}": v for k, v in layers.items()}, "epoch": 3}, wrapped)
    return [("a.pt", new.getvalue()), ("a.ckpt", old.getvalue()), ("a.pth", wrapped.getvalue())]


def bundles(folder: Path) -> Seeds:
    shipped = resources.root() / "models" / "mini" / "bundle.toml"
    own = (
        'id = "x"\ntitle = "X"\nfamily = "sd1"\nprediction_type = "epsilon"\nresolution = 512\n'
        'knows = ["faces"]\n[licence]\nid = "MIT"\n[origin]\nkind = "copy"\n[parts]\n'
        'unet = { path = "unet", layout = "diffusers", prefix = "" }\n[constants]\na = 1.5\n'
        '[defaults."colorize.cold"]\nsteps = 4\n[[files]]\npath = "unet/config.json"\nsize = 12\n'
        f'sha256 = "{"0" * 64}"\nname = ""\n'
    )
    return [("bundle.toml", shipped.read_bytes()), ("bundle.toml", own.encode())]


def configurations(folder: Path) -> Seeds:
    mini = resources.root() / "models" / "mini"
    return [
        (f"{role}/{name}", (mini / role / name).read_bytes())
        for name in ("config.json", "model.safetensors")
        for role in ("guider", "lightness", "sketch_encoder")
    ]


def pipelines(folder: Path) -> Seeds:
    from tests.tiny_models import tiny_modules, tiny_tokenizer, write_hub_folders

    index = {"_class_name": "StableDiffusionPipeline", "_diffusers_version": "0.6.0",
             "unet": ["diffusers", "UNet2DConditionModel"], "vae": ["diffusers", "AutoencoderKL"],
             "text_encoder": ["transformers", "CLIPTextModel"]}  # fmt: skip
    write_hub_folders(folder, tiny_modules("sd1", 0, tiny_tokenizer(folder / "tokenizer")), "sd1")
    (folder / "model_index.json").write_text(json.dumps(index))
    found = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    # the small ones first: they are what is changed
    found.sort(key=lambda name: not name.endswith(".json"))
    return [(name, (folder / name).read_bytes()) for name in found]


# -- training, settings ---------------------------------------------------------------------------


def training_tables(folder: Path) -> Seeds:
    found = sorted((resources.root() / "training").glob("*-mini.toml"))
    return [(path.name, path.read_bytes()) for path in found if path.stem != "mini-about"]


def packs(folder: Path) -> Seeds:
    from colorstudio.training.scenes import packed
    from colorstudio.training.scenes.collection import Collection, collection_in
    from tests.tiny_collection import tiny_collection

    whole = collection_in(tiny_collection(folder / "collection"))
    some = Collection(whole.items[::13], whole._read)
    packed.pack(some, some.items, folder / "pack.zip")
    return [("pack.zip", (folder / "pack.zip").read_bytes())]


def captions(folder: Path) -> Seeds:
    rows = [{"image": "a.png", "caption": "a bus"}, {"image": "b.png", "caption": ["x", "y"]}]
    return [("captions.jsonl", "\n".join(map(json.dumps, rows)).encode())]


def settings(folder: Path) -> Seeds:
    from colorstudio.document.export_presets import BUILT_IN, to_text
    from colorstudio.settings import Settings

    own = Settings()
    own.export_presets = {p.name: to_text(p.options) for p in BUILT_IN}
    own.prompts = {"palette.alignment": "a\nb"}
    return [("settings.json", json.dumps(dataclasses.asdict(own)).encode())]


def shortcuts(folder: Path) -> Seeds:
    from colorstudio.settings import Settings
    from colorstudio.ui.shortcut_schemes import save

    own = Settings(shortcuts={"undo": "Ctrl+U", "redo": ""})
    save(folder / "keys.json", own)
    return [("keys.json", (folder / "keys.json").read_bytes())]


def presets(folder: Path) -> Seeds:
    from colorstudio.document.export_presets import BUILT_IN, to_text

    return [("preset.json", to_text(preset.options).encode()) for preset in BUILT_IN]


def past_runs(folder: Path) -> Seeds:
    from colorstudio.engine.forecast import History, PastRun, Work

    values: dict[str, Any] = {f.name: 1 for f in dataclasses.fields(PastRun)}
    work = Work(**{f.name: _some(f.type) for f in dataclasses.fields(Work)})
    history = History(folder)
    history.record(work, PastRun(**values))
    path = next(folder.glob("*.json"))
    return [(path.name, path.read_bytes())]


def _some(kind: Any) -> Any:
    """A plain value of a field's type."""
    return "x" if "str" in str(kind) else 3


def forgotten(folder: Path) -> Seeds:
    from colorstudio.engine.store import FORGOTTEN

    return [(FORGOTTEN, json.dumps(["a", "b"]).encode())]
