"""The ninth set: a railway junction, a quarter of software and laboratories, a valley of pilgrims and hot springs.

Whoever wrote it read the promises of matching and the format of worlds, and no earlier set's names, phrases, wrappers or snares. Only the
desk, the year's schedule, the classes of lines and the checker were taken over from the eighth set. See README.md.
"""
