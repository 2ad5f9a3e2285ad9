"""What the suites share: measuring, and generators with a stated noise."""
