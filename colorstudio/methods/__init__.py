"""The ways to do the four tasks: one folder per task, one request and one run per way."""
