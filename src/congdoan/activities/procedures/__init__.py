"""Requests with time limits: filed by anybody, followed by a code, decided, performed, answered by a signed document."""
