"""Cold diffusion colorization (Boraso et al.; Zabari et al., arXiv 2312.04145)."""
