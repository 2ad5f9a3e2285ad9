"""Unions and employers as one dated tree: names, places, bank accounts, and who stands above whom on any day."""
