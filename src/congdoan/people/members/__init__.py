"""Persons and their memberships by date: who joined, moved, was absent, left; lists and counts of any day."""
