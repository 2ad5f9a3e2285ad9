"""What the union does for its members, above finance and people."""
