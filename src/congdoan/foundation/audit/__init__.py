"""The record of acts: who did what, where and when; it only grows."""
