"""ColorStudio: colour photos, objects, palettes and line art; the artist's colours are the law."""

__version__ = "0.1.0"
