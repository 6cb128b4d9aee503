"""The task `palette`: a picture in exactly these colours, in these amounts."""
