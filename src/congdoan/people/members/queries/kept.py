"""Whether what triggers keep for the lists is what it is kept of."""

from django.db import connection


def kept_amiss() -> dict[str, int]:
    """Return how many rows of each kind within reach are kept otherwise than they ought to be: words of names, days of leaving."""
    with connection.cursor() as cursor:
        found = {}
        for what, statement in AMISS.items():
            cursor.execute(statement)
            (found[what],) = cursor.fetchone()
    return found


AMISS = {
    "words": """
    SELECT count(*) FROM (
      SELECT DISTINCT id, word FROM members_membership, string_to_table(btrim(name_key), ' ') AS word WHERE word <> ''
    ) ought FULL JOIN members_word kept ON kept.membership_id = ought.id AND kept.word = ought.word
    WHERE ought.id IS NULL OR kept.membership_id IS NULL
    """,
    "left_on": """
    SELECT count(*) FROM (
      SELECT p.id, p.left_on, CASE WHEN NOT bool_or(is_open) THEN max(day) END AS ought
      FROM members_person p LEFT JOIN (
        SELECT person_id, upper(period) AS day, upper_inf(period) AS is_open FROM members_membership
        UNION ALL SELECT person_id, decided_on, decided_on IS NULL FROM members_application
      ) paper ON paper.person_id = p.id
      GROUP BY p.id, p.left_on
    ) told WHERE left_on IS DISTINCT FROM ought
    """,
}
