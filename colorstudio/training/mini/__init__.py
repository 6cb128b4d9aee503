"""How the small weights that the program brings along are made: stages, and what they become."""
