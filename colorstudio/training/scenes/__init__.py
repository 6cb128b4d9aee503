"""Composed pictures: glyphs on grounds and photos, with captions measured on what is seen."""
