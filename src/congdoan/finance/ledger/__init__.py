"""The books: double entry in whole đồng, append-only, months that lock, balances that are always the sum of their lines."""
