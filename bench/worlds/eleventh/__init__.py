"""The eleventh set: a town of garments, a ring road of car works, a coast of wind farms. See README.md."""
