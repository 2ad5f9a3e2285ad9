"""W5: whose are 100,000 messy notes, among 400,000 payers? Ours, the floor, and what others would do, in one run.

The floor is the least that any matcher does: each note brought into one line and folded to bare capitals. The peers look at the same
notes: a join on codes in SQL; the best name by trigrams (pg_trgm) and by rapidfuzz's brute force, both over a sample because they
read the whole register for every note. Ours, the floor and rapidfuzz are told in processor seconds, SQL in seconds
waited for. The noise is stated in `parts/messy.py`. A line counts as right when the one body that owes it
is booked; as false when a line that is no fee, or of a body that the register does not hold, is booked.
`python3 dev bench matching [--scale 1] [--reps 3]`; scale 1 is 100,000 notes against 400,000 payers.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

import psycopg
from parts import messy
from parts.measuring import Table, a_cluster, burnt, clocked, cluster, resident, wishes_of
from rapidfuzz import fuzz, process

from congdoan.finance.collection.rules.matching import match
from congdoan.finance.collection.rules.matching.keys import keys_of
from congdoan.finance.collection.rules.memory import uncollected
from congdoan.finance.collection.rules.model import Opening, Register
from congdoan.finance.collection.rules.notes.text import one_line, text_of
from congdoan.finance.collection.rules.state import BooksNow, State
from congdoan.finance.collection.rules.terms import Terms
from congdoan.foundation.kernel.vietnamese import fold

NOTES, PAYERS, SEED = 100_000, 400_000, 20_260_101
SAMPLED = {"rapidfuzz": 100, "pg_trgm": 5}
SURE = 90  # from here on a peer's best name is taken
Answers = Mapping[int, int | None]
"""The body that a matcher books for each line, None where it books nothing."""


def main() -> None:
    wishes = wishes_of(__doc__ or "")
    table = Table("matching")
    for scale in wishes.scale:
        measure(int(NOTES * scale), int(PAYERS * min(scale, 1)), wishes.reps, table)


def measure(notes: int, payers: int, reps: int, table: Table) -> None:
    """Measure ours before the peers, whose own copies of the register would count as our memory."""
    known = messy.register(payers, SEED)
    charges = messy.charges(known, 2, SEED)
    noted = messy.lines(known, notes, SEED, owed=charges)
    before = resident()
    folding = [burnt(lambda: [text_of(one_line(one.line.narrative)).folded for one in noted]) for _ in range(reps)]
    floor = table.add("W5", "floor: the note in one line, folded", notes, folding)
    indexing = burnt(lambda: keys_of(known))
    table.add("W5", "the register's indexes, once", payers, [indexing], note=f"register and notes {before} MB")
    terms = Terms(known, charges, ())
    times, found = ours(noted, known, terms, reps)
    mine = table.add(
        "W5", "ours, one process", notes, times, ratio_vs_floor=floor.median_s / sorted(times)[reps // 2], **verdict(noted, found)
    )
    with a_cluster() as running, peers_tables(running, known, noted) as connection:
        for variant, count, clock, judge in (
            ("SQL join on codes", notes, clocked, lambda some: by_codes(connection)),
            ("pg_trgm scan, sampled", SAMPLED["pg_trgm"], clocked, lambda some: by_trigrams(connection, some)),
            ("rapidfuzz brute force, sampled", SAMPLED["rapidfuzz"], burnt, lambda some: by_brute_force(known, some)),
        ):
            some, answers = noted[:: max(1, len(noted) // count)][:count], dict[int, int | None]()
            spent = clock(lambda: answers.update(judge(some)))  # noqa: B023 (called at once)
            table.add("W5", variant, len(some), [spent], ratio_vs_peer=mine.per_s * spent / len(some), **verdict(some, answers))


def ours(noted: Sequence[messy.Noted], known: Register, terms: Terms, reps: int) -> tuple[list[float], Answers]:
    """Judge all lines, none of which is booked: so each repetition sees the same books."""
    books = BooksNow(State.begin(Opening(date(messy.YEAR, 1, 1))), terms)
    held: dict[int, int | None] = {}

    def judge() -> None:
        with uncollected():  # as a run does
            for one in noted:
                judged = match(one.line, known, books)
                held[one.line.id] = judged.parts[0].payer_id if judged.status == "auto" and len(judged.parts) == 1 else None

    times = [burnt(judge) for _ in range(reps)]
    return times, held


def verdict(noted: Sequence[messy.Noted], answers: Answers) -> dict[str, str]:
    """Say how many lines were booked, how many of them rightly, and how many that nobody may book."""
    booked = [one for one in noted if answers.get(one.line.id) is not None]
    right = sum(answers[one.line.id] == one.payer_id for one in booked)
    knowable = sum(one.payer_id is not None for one in noted)
    no_fee, unknown = sum(not one.is_fee for one in booked), sum(one.is_fee and one.payer_id is None for one in booked)
    words = (
        f"precision {right / max(len(booked), 1):.2%}, coverage {right / max(knowable, 1):.2%},"
        f" false on no fees {no_fee}, on unknown payers {unknown}"
    )
    return {"note": words, "verify": "ok" if set(answers) <= {one.line.id for one in noted} else "VOID"}


# --- peers ------------------------------------------------------------------------------------------------------------


@contextmanager
def peers_tables(running: cluster.Cluster, known: Register, noted: Sequence[messy.Noted]) -> Iterator[psycopg.Connection]:
    """Give a session with the payers and the folded notes as tables, indexed as these joins like it."""
    with psycopg.connect(running.url(cluster.SUPERUSER), autocommit=True) as connection:
        connection.execute("CREATE TEMPORARY TABLE payer (id bigint, code text, tax_code text, name text)")
        connection.execute("CREATE TEMPORARY TABLE note (id bigint, words text)")
        with connection.cursor().copy("COPY payer FROM STDIN") as copy:
            for body in known.payers[1:]:
                copy.write_row((body.id, body.code, body.tax_code or None, fold(body.name)))
        with connection.cursor().copy("COPY note FROM STDIN") as copy:
            for one in noted:
                copy.write_row((one.line.id, fold(one.line.narrative)))
        connection.execute("CREATE INDEX ON payer (tax_code); CREATE INDEX ON payer (code); ANALYZE payer; ANALYZE note")
        yield connection


def by_codes(connection: psycopg.Connection) -> Answers:
    """Take every run of ten digits for a tax code and every CDCS number for a union; a line with one body is booked."""
    rows = connection.execute(
        """
        SELECT n.id, CASE WHEN count(DISTINCT p.id) = 1 THEN min(p.id) END
        FROM note n
        CROSS JOIN LATERAL regexp_matches(n.words, '(?<![0-9])[0-9]{10}(?![0-9])|CDCS[0-9]{6}', 'g') AS found
        JOIN payer p ON p.tax_code = found[1] OR p.code = found[1]
        GROUP BY n.id
        """
    ).fetchall()
    return dict(rows)


def by_trigrams(connection: psycopg.Connection, noted: Sequence[messy.Noted]) -> Answers:
    """Take the name most like a part of the note, by trigrams."""
    nearest = (
        "SELECT id, word_similarity(name, (SELECT words FROM note WHERE id = %(id)s)) AS likeness FROM payer"
        " ORDER BY likeness DESC, length(name) DESC LIMIT 1"
    )
    found = {}
    for one in noted:
        payer_id, likeness = connection.execute(nearest, {"id": one.line.id}).fetchone() or (None, 0)
        found[one.line.id] = payer_id if likeness * 100 >= SURE else None
    return found


def by_brute_force(known: Register, noted: Sequence[messy.Noted]) -> Answers:
    """Take the name most like the words of the note, by rapidfuzz."""
    names = {body.id: fold(body.name) for body in known.payers[1:]}
    found = {}
    for one in noted:
        best = process.extractOne(fold(one.line.narrative), names, scorer=fuzz.token_set_ratio, score_cutoff=SURE)
        found[one.line.id] = best[2] if best else None
    return found


if __name__ == "__main__":
    main()
