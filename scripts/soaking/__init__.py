"""Parts of `scripts/soak.py`: a person at the window, what that person does, what is measured."""
