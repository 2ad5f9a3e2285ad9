"""Emulation and initiatives: what is done better, proved, judged without conflict, recognised and spread."""
