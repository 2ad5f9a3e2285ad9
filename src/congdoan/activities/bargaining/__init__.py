"""Dialogue, agreements, disputes."""
