"""torch blocks that two or more models share. Imported with the first run of a model."""
