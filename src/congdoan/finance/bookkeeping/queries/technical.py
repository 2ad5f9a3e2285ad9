"""Entries that carry balances rather than what a unit did: forms that read what moved leave them out."""

from collections.abc import Iterable

from django.db import connection


def technical_entries(unit_ids: Iterable[int], *, during: tuple[int, int]) -> list[int]:
    """Return the entries of some months by which balances went to another chart, came from a table, or went with a handover.

    Closings are none of them: they stand on the side that no form reads. One statement, since every form asks.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.entry_id FROM bookkeeping_chartchange c WHERE c.unit_id = ANY(%(units)s) AND c.period BETWEEN %(first)s AND %(last)s
            UNION
            SELECT u.entry_id FROM bookkeeping_chartchangeundone u JOIN bookkeeping_chartchange c ON c.id = u.change_id
            WHERE c.unit_id = ANY(%(units)s) AND c.period BETWEEN %(first)s AND %(last)s
            UNION
            SELECT o.entry_id FROM bookkeeping_openingimport o WHERE o.unit_id = ANY(%(units)s) AND o.period BETWEEN %(first)s AND %(last)s
            UNION
            SELECT o.took_back_id FROM bookkeeping_openingimport o WHERE o.unit_id = ANY(%(units)s) AND o.took_back_id IS NOT NULL
            UNION
            SELECT e.value::bigint
            FROM bookkeeping_handover h, LATERAL (
              SELECT key, value FROM jsonb_each_text(h.given) WHERE h.unit_id = ANY(%(units)s)
              UNION ALL
              SELECT key, value FROM jsonb_each_text(h.taken) WHERE h.unit_id = ANY(%(units)s) OR h.receiver_id = ANY(%(units)s)
            ) e
            WHERE h.period BETWEEN %(first)s AND %(last)s
              AND (e.key = 'take_rest' OR (e.key = 'give_rest' AND h.unit_id = ANY(%(units)s)))
            UNION
            SELECT r.id
            FROM bookkeeping_handoverundone u JOIN bookkeeping_handover h ON h.id = u.handover_id, LATERAL (
              SELECT value FROM jsonb_each_text(h.given) WHERE key = 'give_rest' AND h.unit_id = ANY(%(units)s)
              UNION ALL
              SELECT value FROM jsonb_each_text(h.taken)
              WHERE key = 'take_rest' AND (h.unit_id = ANY(%(units)s) OR h.receiver_id = ANY(%(units)s))
            ) e JOIN ledger_entry r ON r.reverses_id = e.value::bigint
            WHERE h.period BETWEEN %(first)s AND %(last)s
            ORDER BY 1
            """,
            {"units": sorted(set(unit_ids)), "first": during[0], "last": during[1]},
        )
        return [entry_id for (entry_id,) in cursor.fetchall()]
