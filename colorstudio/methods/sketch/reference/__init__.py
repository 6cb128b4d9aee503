"""ColorizeDiffusion (Yan et al., arXiv 2401.01456)."""
