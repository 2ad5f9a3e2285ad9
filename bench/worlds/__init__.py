"""A generator of test worlds of our own, made without looking at the matcher."""
