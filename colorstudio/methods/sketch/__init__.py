"""The task `sketch`: colour under the ink of a drawing, which stays as it is."""
