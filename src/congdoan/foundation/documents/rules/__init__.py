"""Pure rules of documents: paper in the prescribed dress."""
