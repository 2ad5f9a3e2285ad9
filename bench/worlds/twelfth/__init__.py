"""The twelfth set: a plateau of flowers, a dry port, a quarter of hospitals. See README.md."""
