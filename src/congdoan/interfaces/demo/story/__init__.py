"""Making a world and bringing it in."""
