"""Forecast of labour relations from signals."""
