"""A seeded history of labour relations, frozen before it was scored, and the score."""
