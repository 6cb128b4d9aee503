"""Measures what the program promises: tables over folders of pictures, and benches."""
