"""Colours for a whole photo: DDColor (Kang et al. 2023) proposes, the hints' solver places."""
