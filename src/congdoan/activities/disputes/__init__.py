"""Disputes and stoppages: seen early, reported in time, settled, and promises followed until they are kept."""
