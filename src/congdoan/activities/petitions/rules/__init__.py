"""Pure rules of petitions and discipline."""
