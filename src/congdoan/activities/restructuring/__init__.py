"""Reorganisation of unions across all apps: decided, seen before, carried out unit by unit."""
