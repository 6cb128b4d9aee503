"""ColorStudio: colour photos, objects, palettes and line art, with the artist's colours as the law."""

__version__ = "0.1.0"
