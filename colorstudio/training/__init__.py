"""Trains the weights of the papers: one `fit`, one recipe per file of weights. Imports no Qt."""
