"""Estimates, settlements, consolidation, statutory forms."""
