"""Pure functions on pictures: numpy, OpenCV and numba, no state, no torch, no Qt."""
