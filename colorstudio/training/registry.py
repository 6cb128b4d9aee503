"""Every recipe that the program knows: one line each, nothing heavy imported."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from colorstudio.errors import BadInput


@dataclass(frozen=True)
class RecipeSpec:
    """``id``: as on the command line. ``entry``: "module:Class". ``gives``: roles that it trains.

    Its settings stand in ``resources/training/ID.toml``, small ones in ``ID-mini.toml``.
    """

    id: str
    title: str
    entry: str
    gives: tuple[str, ...]


_HERE = "colorstudio.training"

RECIPES: tuple[RecipeSpec, ...] = (
    RecipeSpec("vae", "An autoencoder", f"{_HERE}.vae:VaeRecipe", ("vae",)),
    RecipeSpec(
        "clip",
        "Words and pictures in one space",
        f"{_HERE}.clip:ClipRecipe",
        ("text_encoder", "tokenizer", "image_encoder", "text_projector"),
    ),
    RecipeSpec("base", "A prior: pictures from words", f"{_HERE}.base:BaseRecipe", ("unet",)),
    RecipeSpec(
        "lightness-vae",
        "Decoding under a photo's own lightness (002)",
        f"{_HERE}.lightness_vae:LightnessRecipe",
        ("lightness",),
    ),
    RecipeSpec(
        "guider",
        "Grey photos and hints guide the prior (002)",
        f"{_HERE}.guider:GuiderRecipe",
        ("guider",),
    ),
    RecipeSpec(
        "cold-lora",
        "From grey to colour without noise (003)",
        f"{_HERE}.cold_lora:ColdRecipe",
        ("cold_adapter",),
    ),
    RecipeSpec(
        "alignment-latent",
        "Colour alignment in latents, fine-tuned (000)",
        f"{_HERE}.alignment_latent:AlignmentLatentRecipe",
        ("alignment_unet",),
    ),
    RecipeSpec(
        "alignment-pixel",
        "Colour alignment in pixels, retrained (000)",
        f"{_HERE}.alignment_pixel:AlignmentPixelRecipe",
        ("pixel_unet",),
    ),
    RecipeSpec(
        "reference",
        "Drawings in a reference's colours (004)",
        f"{_HERE}.reference:ReferenceRecipe",
        ("sketch_unet", "sketch_encoder"),
    ),
    RecipeSpec("judge", "The judge of the tables", f"{_HERE}.judge:JudgeRecipe", ("judge",)),
)


def recipe(recipe_id: str) -> RecipeSpec:
    """The recipe with that id. Raises BadInput that names those which there are."""
    for spec in RECIPES:
        if spec.id == recipe_id:
            return spec
    known = ", ".join(spec.id for spec in RECIPES)
    raise BadInput(f"There is no recipe “{recipe_id}”.", f"There are: {known}.")


def load(spec: RecipeSpec) -> Any:
    """The recipe's class; imports torch."""
    module, _, name = spec.entry.partition(":")
    return getattr(import_module(module), name)
