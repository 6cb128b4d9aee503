"""ColorEdit (Yin et al., 2024): an object takes the colour of a reference, without training."""
