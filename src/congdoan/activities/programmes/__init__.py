"""Programmes: from a resolution to who does what until when, and how far it has come."""
