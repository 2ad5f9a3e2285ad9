"""A thousand random edits of sealed books, made past every guard and sealed again: a stranger with one old root finds each."""

import io
from collections import Counter
from itertools import cycle, islice
from random import Random

import pytest
from django.db import connection, transaction
from psycopg.types.range import DateRange

from congdoan.finance.ledger import services
from congdoan.finance.ledger.rules import EntryDraft, columns_of
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import rules as access_rules
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import acting

from . import tampering
from .builders import BANK, CASH, DAY, INCOME, pair
from .test_seals import MADE_AT, VERIFY

BRANCH, ASIDE = 300, 299  # the units that are edited stand below the branch, one unit stands aside
UNITS = range(301, 321)
GLOBAL = {"unit-uncovered", "proof-missing"}  # what every unit is told once the kept root is gone


def write_books(by):
    """Write some three hundred entries, evidence and locks of twenty unions under three roots, and something after."""
    ids = [ASIDE, BRANCH, *UNITS]
    access.set_branches([(unit, f"C{unit}", f"Đơn vị {unit}") for unit in ids])
    above = {unit: [BRANCH] if unit in UNITS else [] for unit in ids}
    always = DateRange(None, None)
    rows = [(up, unit, depth, always) for unit in ids for depth, up in enumerate([unit, *above[unit], access_rules.ROOT])]
    access.set_reach(rows, of=ids)
    first = {}
    for week in range(3):
        drafts = [EntryDraft(unit, DAY, "e", "d", pair(BANK, INCOME, 100 * week + n + unit)) for unit in [ASIDE, *UNITS] for n in range(3)]
        services.post_batch(by=by, source=f"batch/{week}", entries=columns_of(drafts), on=DAY)
        if week == 0:
            for unit in UNITS:
                first[unit] = services.post_entry(
                    by=by, unit_id=unit, accounting_date=DAY, event="e", description="d", source=f"s/{unit}",
                    lines=pair(CASH, INCOME, unit), on=DAY,
                )  # fmt: skip
        if week == 1:
            for unit in UNITS:
                services.reverse_entry(by=by, entry_id=first[unit], accounting_date=DAY, reason="Nhầm", red=unit % 2 == 0, on=DAY)
        acts = {unit: (f"v/{unit}/{week}", {"decision": "duyệt", "entry": first[unit]}) for unit in UNITS}
        services.record_evidence_of_many(by=by, kind="approval", of=acts, on=DAY)
        services.set_months(by=by, unit_ids=UNITS, month=202401 + week, state=("hard", "soft", "hard")[week], reason="Hết tháng", on=DAY)
        yield services.publish_root(by=by, on=DAY)
    services.post_batch(by=by, source="after", entries=columns_of(drafts), on=DAY)


@pytest.fixture
def owners_books(own_database, superuser_connection):
    """The books and their roots; Django is signed in as the superuser, and the checks are off the tables."""
    console = access_queries.actor_named(access.CONSOLE).id
    with acting(console, on=DAY):
        services.accounts({CASH, INCOME})
        roots = list(write_books(console))
    connection.close()
    connection.settings_dict.update(USER=superuser_connection.info.user, PASSWORD=superuser_connection.info.password)
    with connection.cursor() as cursor:
        cursor.execute(tampering.CHECKS_OFF)
    return console, roots


def judge(console, unit, kept, *, below):
    """Return {unit: kinds of problems} that a stranger finds; problems of no unit under None."""
    package = io.BytesIO()
    services.export_seals(by=console, unit_id=unit, below=below, out=package, made_at=MADE_AT, on=DAY)
    report, _ = VERIFY.verify(package, [kept.sha256])
    told = {}
    for problem in report.problems:
        told.setdefault(problem["unit"], set()).add(problem["kind"])
    assert report.count == len(report.problems)
    return told


def seals_under(kept):
    with connection.cursor() as cursor:
        cursor.execute("SELECT unit_id, sha256 FROM ledger_seals_before(%s)", [kept.through_id])
        return dict(cursor.fetchall())


class Undone(Exception):
    """Rolls the edits of a round back."""


def leave(owner, units):
    """Do nothing more."""


def seals(owner, units):
    tampering.rewrite_seals(owner, units)


def seals_and_roots(owner, units):
    tampering.rewrite_seals(owner, units)
    tampering.rewrite_roots(owner)


def all_but_the_kept_root(owner, units):
    tampering.rewrite_seals(owner, units)
    tampering.rewrite_roots(owner, after=2)


def chain(owner, units):
    tampering.tie_chain(owner, units)


def chain_and_roots(owner, units):
    tampering.tie_chain(owner, units)
    tampering.rewrite_roots(owner)


MENDS = (leave, seals, seals_and_roots, all_but_the_kept_root, tampering.reseal_with_the_product)
TIED = {name: edit for name, edit in tampering.SEALS.items() if name not in ("seal previous", "seal sha256")}  # tying undoes these


def rounds():
    """Yield (edits by unit, how the chain is mended): a thousand edits, those of whole books twenty units at a time."""
    edits = cycle(tampering.RECORDS.items())
    for mend in islice(cycle(MENDS), 40):
        yield dict(zip(UNITS, islice(edits, len(UNITS)), strict=True)), mend
    for mend in (leave, chain, chain_and_roots) * 3:
        edits = cycle((tampering.SEALS if mend is leave else TIED).items())
        yield dict(zip(UNITS, islice(edits, len(UNITS)), strict=True)), mend
    alone = [(edit, leave) for edit in tampering.ROOTS.items()] + [(edit, mend) for edit in tampering.EVERYWHERE.items() for mend in MENDS]
    for unit, (edit, mend) in zip(UNITS, islice(cycle(alone), 20), strict=True):
        yield {unit: edit}, mend


def missed_in(console, kept, honest, edits, mend, number):
    """Return (edits that a stranger would not find, kinds of problems found); the round is undone."""
    missed, seen = [], Counter()
    try:
        with transaction.atomic():
            connection.cursor().execute("SET LOCAL session_replication_role = replica")
            for unit, (_, edit) in edits.items():
                edit(tampering.Owner(Random(1000 * number + unit), kept.through_id, unit, ASIDE))
            mend(tampering.Owner(Random(number), kept.through_id, BRANCH, ASIDE), list(edits))
            is_alone = len(edits) == 1
            told, now = judge(console, next(iter(edits)) if is_alone else BRANCH, kept, below=not is_alone), seals_under(kept)
            for unit, (name, _) in edits.items():
                found = told.get(unit, set()) | (told.get(None, set()) if is_alone else set())
                is_found_by_its_seal = found & GLOBAL and now.get(unit) != honest[unit]
                if not (found - GLOBAL or is_found_by_its_seal):
                    missed.append((name, mend.__name__, unit))
                seen.update(found)
            raise Undone
    except Undone:
        return missed, seen


def test_a_thousand_edits_by_the_owner_are_all_found(owners_books, monkeypatch):
    monkeypatch.setattr(VERIFY, "MOST_TOLD", 10_000)
    console, roots = owners_books
    kept, made, missed, seen = roots[1], 0, [], Counter()
    with acting(console, on=DAY):
        assert judge(console, BRANCH, kept, below=True) == {}
        honest = seals_under(kept)
        for number, (edits, mend) in enumerate(rounds()):
            unseen, found = missed_in(console, kept, honest, edits, mend, number)
            missed += unseen
            seen.update(found)
            made += len(edits)

    assert missed == []
    assert made == 1_000
    assert {"seal-differs", "seal-not-of-root", "record-back-dated", "entry-unbalanced", "balance-differs", "seal-chain-broken"} <= set(
        seen
    )
