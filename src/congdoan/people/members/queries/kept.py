"""Whether what triggers keep for the lists is what it is kept of."""

from django.db import connection


def kept_amiss() -> dict[str, int]:
    """Return how many words of names and days of leaving are kept otherwise than they ought to be, where the actor works."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM members_words_amiss()), (SELECT count(*) FROM members_leavings_amiss())")
        words, left_on = cursor.fetchone()
    return {"words": words, "left_on": left_on}
