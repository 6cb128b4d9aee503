"""Runs the ways: finds the code behind a request and, where a way needs them, its models."""
