"""Piggybacked colorization (Liu et al., arXiv 2304.11105)."""
