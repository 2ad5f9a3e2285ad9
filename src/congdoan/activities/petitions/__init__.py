"""Petitions, complaints and denunciations answered in time; discipline that lapses."""
