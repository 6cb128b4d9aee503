"""A small drawn collection in the layout of the real one: glyphs in four styles, and photos."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np

SIDE, PHOTO = 128, (168, 224)
FLUENT, NOTO = "fluentui-emoji", "noto-emoji"
LICENCES = {FLUENT: "MIT", NOTO: "Apache-2.0"}
STYLES = {FLUENT: ("3d", "color", "flat"), NOTO: ("color",)}
GLYPHS = (
    # families of training
    ("1f34e", "red apple", "Food & Drink", "round", (214, 40, 46), (70, 150, 52)),
    ("2764", "red heart", "Symbols", "heart", (228, 38, 70), (252, 150, 170)),
    ("2b50", "star", "Travel & Places", "star", (250, 196, 34), (236, 130, 24)),
    ("1f4a7", "droplet", "Travel & Places", "drop", (46, 130, 226), (160, 214, 250)),
    ("2618", "shamrock", "Animals & Nature", "leaf", (58, 158, 62), (28, 100, 42)),
    ("1f388", "balloon", "Activities", "balloon", (232, 60, 50), (90, 90, 100)),
    # of validation
    ("1f34a", "tangerine", "Food & Drink", "round", (246, 140, 30), (60, 140, 50)),
    ("1f49c", "purple heart", "Symbols", "heart", (150, 60, 200), (210, 160, 240)),
    ("1f340", "four leaf clover", "Animals & Nature", "leaf", (40, 170, 80), (20, 96, 48)),
    # of tests
    ("1f345", "tomato", "Food & Drink", "round", (226, 60, 36), (80, 160, 60)),
    ("1f49a", "green heart", "Symbols", "heart", (64, 176, 70), (170, 230, 160)),
    ("1f48e", "gem stone", "Objects", "gem", (60, 170, 236), (30, 100, 190)),
    ("1f344", "mushroom", "Animals & Nature", "mushroom", (214, 50, 50), (240, 222, 196)),
)
"""Code points, name, group, shape, colour and the second colour, sRGB."""
CLOTHES = (
    ("shirt-0", "shirt", (70, 110, 180)),
    ("dress-0", "dress", (190, 60, 90)),
    ("shirt-6", "shirt", (90, 150, 90)),
    ("shirt-23", "shirt", (200, 170, 60)),
)
VIEWS = (("lake", (70, 130, 190)), ("market", (190, 120, 70)), ("river", (80, 140, 110)))
"""In training, validation and tests; so are the clothes: two, one and one."""


def tiny_collection(root: Path) -> Path:
    """The folder "collection" in ``root``: 52 glyphs and 10 photos, families in every split."""
    folder = root / "collection"
    rows = []
    for source in (FLUENT, NOTO):
        for glyph in GLYPHS:
            rows.append(_glyph(folder / "illustrations", source, glyph))
    _lines(folder / "illustrations", rows)
    photos = [_photo(folder, f"clothing_cc0/{label}/{name}.jpg", name, label, color)
              for name, label, color in CLOTHES]  # fmt: skip
    for name, color in VIEWS:
        for file in (f"{name}.jpg", f"tiles/{name}_s1024_0_1.jpg"):
            photos.append(_photo(folder, f"budgie_cc0/{file}", file, "landscape", color))
    _lines(folder / "photos", photos)
    return folder


def _lines(folder: Path, rows: list[dict]) -> None:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "metadata.jsonl").write_text(text, "utf-8")


def _write(file: Path, rgb: np.ndarray) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    order = [2, 1, 0, 3][: rgb.shape[-1]]
    file.write_bytes(cv2.imencode(file.suffix, np.ascontiguousarray(rgb[..., order]))[1].tobytes())


# -- glyphs ---------------------------------------------------------------------------------------


def _glyph(folder: Path, source: str, glyph: tuple) -> dict:
    code, name, group, shape, color, second = glyph
    files = {}
    for style in STYLES[source]:
        files[style] = f"{source}/{style}/{code}.png"
        look = "noto" if source == NOTO else style
        _write(folder / files[style], drawn(shape, np.array(color), np.array(second), look))
    return {
        "code": code, "emoji": chr(int(code, 16)), "name": name, "keywords": [shape],
        "group": group, "subgroup": shape, "skin_tone": None, "source": source,
        "licence": LICENCES[source], "files": files,
    }  # fmt: skip


def drawn(shape: str, color: np.ndarray, second: np.ndarray, look: str) -> np.ndarray:
    """128 x 128 x 4 uint8: a body in the colour with a part in the second, shaded by its look."""
    body, part = _masks(shape, 1.06 if look == "noto" else 1.0)
    y, x = np.mgrid[:SIDE, :SIDE] / (SIDE - 1)
    rgb = np.where(part[..., None] > 127, second, color).astype(np.float64)
    if look == "3d":  # lit from above left
        rgb = rgb * (1.1 - 0.5 * y)[..., None]
        rgb += 110 * np.exp(-((x - 0.36) ** 2 + (y - 0.34) ** 2) / 0.012)[..., None]
    elif look == "color":
        rgb = rgb * (1.05 - 0.25 * x)[..., None]
    elif look == "noto":
        inner = cv2.erode(body, np.ones((7, 7), np.uint8))
        rgb = np.where(inner[..., None] > 127, rgb, rgb * 0.6)
    alpha = np.maximum(body, part)
    rgba = np.dstack([rgb.clip(0, 255), alpha]).astype(np.uint8)
    rgba[alpha == 0] = 0
    return rgba


def _masks(shape: str, scale: float) -> tuple[np.ndarray, np.ndarray]:
    """The body and the part in the second colour, 128 x 128 uint8."""
    body, part = np.zeros((2, SIDE, SIDE), np.uint8)

    def at(points: list) -> np.ndarray:
        return np.rint(64 + (np.array(points, np.float64) - 64) * scale).astype(np.int32)

    def disc(on: np.ndarray, x: float, y: float, radius: float, tall: float = 1.0) -> None:
        center = tuple(map(int, at([(x, y)])[0]))
        axes = int(radius * scale), int(radius * tall * scale)
        cv2.ellipse(on, center, axes, 0, 0, 360, 255, -1, cv2.LINE_AA)

    def area(on: np.ndarray, *points: tuple[float, float]) -> None:
        cv2.fillPoly(on, [at(list(points))], 255, cv2.LINE_AA)

    if shape == "round":
        disc(body, 64, 70, 46)
        disc(part, 78, 24, 16, 0.6)
    elif shape == "heart":
        disc(body, 42, 46, 27)
        disc(body, 86, 46, 27)
        area(body, (19, 58), (109, 58), (64, 112))
        disc(part, 44, 44, 10)
    elif shape == "star":
        angles = np.arange(10) * np.pi / 5 - np.pi / 2
        radii = np.where(np.arange(10) % 2, 22, 54)
        area(body, *zip(64 + radii * np.cos(angles), 66 + radii * np.sin(angles), strict=True))
        disc(part, 64, 68, 14)
    elif shape == "drop":
        disc(body, 64, 78, 34)
        area(body, (33, 66), (64, 12), (95, 66))
        disc(part, 52, 84, 10)
    elif shape == "leaf":
        for x, y in ((44, 42), (84, 42), (44, 80), (84, 80)):
            disc(body, x, y, 22)
        area(part, (60, 60), (68, 60), (76, 120), (68, 120))
    elif shape == "balloon":
        disc(body, 64, 50, 38, 1.1)
        area(part, (62, 90), (67, 90), (72, 122), (66, 122))
    elif shape == "gem":
        area(body, (30, 26), (98, 26), (118, 52), (64, 112), (10, 52))
        area(part, (44, 52), (84, 52), (64, 104))
    else:
        disc(body, 64, 56, 48, 0.8)
        area(part, (46, 72), (82, 72), (86, 116), (42, 116))
    return body, part


# -- photos ---------------------------------------------------------------------------------------


def _photo(folder: Path, place: str, name: str, label: str, color: tuple) -> dict:
    rng = np.random.default_rng(sum(map(ord, name)))
    h, w = PHOTO
    y, x = np.mgrid[:h, :w] / h
    ground = np.array([150, 150, 146]) + 60 * (y - 0.5)[..., None]
    body = np.zeros((h, w), np.uint8)
    if label == "landscape":
        edge = (0.55 + 0.1 * np.sin(4 * x + len(name))) * h
        body[np.mgrid[:h, :w][0] > edge] = 255
        ground = ground + np.array([-40, 0, 50])
    else:
        cv2.rectangle(body, (w // 4, h // 5), (3 * w // 4, h - 20), 255, -1)
    rgb = np.where(body[..., None] > 127, np.array(color) * (1.15 - 0.3 * y)[..., None], ground)
    rgb = cv2.GaussianBlur(rgb + rng.normal(0, 5, rgb.shape), (0, 0), 1.0)
    _write(folder / "photos" / place, rgb.clip(0, 255).astype(np.uint8))
    caption = f"a photo of a {label}" if label != "landscape" else name.split(".")[0].split("_")[0]
    caption = caption.removeprefix("tiles/")
    source = place.split("/")[0]
    return {"file": f"photos/{place}", "w": w, "h": h, "source": source, "orig": name,
            "label": label, "caption": caption, "licence": "CC0-1.0"}  # fmt: skip
