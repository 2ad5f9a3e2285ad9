"""The third set of places: a highland of cooperatives and households, a zone of foreign firms, a seaside city of hotels."""
