"""The document, without Qt: tiles, layers, edits, history, files, recovery."""
