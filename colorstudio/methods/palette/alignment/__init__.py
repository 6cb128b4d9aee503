"""Color Alignment in Diffusion (Shum et al., CVPR 2025): pictures from words in given colours."""
