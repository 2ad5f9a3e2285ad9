"""Grassroots unions from the first visit to the recognition: employers without a union, founding step by step."""
