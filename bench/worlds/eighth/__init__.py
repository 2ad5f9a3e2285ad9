"""Three further places, written from the promises of matching alone: no matcher, reader of notes or earlier result was looked at.

    python -m bench.worlds.eighth --place PLACE --seed N --out FOLDER     one year with its truth, looked over by `check`
    python -m bench.worlds.eighth --digests                               the digests of the frozen years

Its README tells the rule that each class of line follows, the frozen digests and how to score.
"""
