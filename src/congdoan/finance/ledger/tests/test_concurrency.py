"""Two people at once, and a server that dies in the middle: nothing doubled, nothing half-done, nobody waits in a circle."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import OperationalError, connection

from congdoan.finance.ledger import queries, services
from congdoan.finance.ledger.rules import AccountFilter, EntryDraft, LineDraft, columns_of
from congdoan.finance.ledger.services import batches, entries
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access.doors import acting

from .builders import CASH, DAY, DISTRICT, INCOME, MONTH, OTHER_UNION, UNION, post, tree

PATIENCE = 20  # seconds until a test that hangs fails


@pytest.fixture
def books(own_database):
    console = access_queries.actor_named("console").id
    with acting(console, on=DAY):
        tree()
        ids = services.accounts({CASH, INCOME})
    return console, [LineDraft(ids[CASH], 10), LineDraft(ids[INCOME], -10)]


@pytest.fixture
def two():
    """Two people at work, each in a session of his own."""
    with ThreadPoolExecutor(2) as pool:

        def start(work: Callable[[], object]) -> Future:
            def session():
                try:
                    return work()
                finally:
                    connection.close()

            return pool.submit(session)

        yield start


def waits(observer) -> bool:
    """Return, within a moment, whether some session of this database waits for a lock."""
    for _ in range(100):
        found = observer.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')"
        ).fetchone()
        observer.rollback()
        if found == (True,):
            return True
        time.sleep(0.02)
    return False


def state(console):
    with acting(console, on=DAY):
        report = queries.verify()
        cash = {unit: queries.balance_of(unit, AccountFilter(codes=("1111",)), month=MONTH) for unit in (UNION, OTHER_UNION, DISTRICT)}
    assert report["problems"] == []
    return cash, report["checked"]["entries"]


@pytest.mark.parametrize("first_stays", [True, False], ids=["the first commits", "the first gives up"])
def test_the_same_event_by_two_people_is_booked_once(books, two, superuser_connection, first_stays):
    console, lines = books
    booked, decided = Event(), Event()

    def first():
        with acting(console, on=DAY):
            post(console, lines=lines, source="voucher/1")
            booked.set()
            assert decided.wait(PATIENCE)
            if not first_stays:
                connection.set_rollback(True)

    def second():
        with acting(console, on=DAY):
            post(console, lines=lines, source="voucher/1")

    one = two(first)
    assert booked.wait(PATIENCE)
    other = two(second)
    assert waits(superuser_connection)
    decided.set()

    one.result(PATIENCE)
    assert (type(other.exception(PATIENCE)) is services.AlreadyPosted) is first_stays
    assert state(console)[1] == 1


def test_the_same_batch_by_two_people_is_booked_once(books, two):
    console, lines = books
    both = Barrier(2, timeout=PATIENCE)

    def work():
        with acting(console, on=DAY):
            both.wait()
            drafts = [EntryDraft(unit, DAY, "e", "d", lines) for unit in (UNION, OTHER_UNION)] * 20
            services.post_batch(by=console, source="batch/1", entries=columns_of(drafts), on=DAY)

    outcomes = [future.exception(PATIENCE) for future in (two(work), two(work))]

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyPosted", "NoneType"]
    assert state(console) == ({UNION: 200, OTHER_UNION: 200, DISTRICT: 0}, 40)


def test_hand_entries_of_two_units_in_opposite_order_never_wait(books, two):
    console, lines = books
    both = Barrier(2, timeout=PATIENCE)

    def work(units, name):
        with acting(console, on=DAY):
            for round_number in range(30):
                for unit in units:
                    post(console, lines=lines, unit_id=unit, source=f"{name}/{round_number}/{unit}")
                    both.wait()  # both transactions stand open after every entry: a wait for the other would never end

    outcomes = [two(lambda: work((UNION, OTHER_UNION), "a")), two(lambda: work((OTHER_UNION, UNION), "b"))]

    assert [outcome.exception(PATIENCE) for outcome in outcomes] == [None, None]
    assert state(console) == ({UNION: 600, OTHER_UNION: 600, DISTRICT: 0}, 120)


def test_batches_over_the_same_accounts_in_opposite_order_fold_without_a_circle(books, two):
    console, lines = books
    both = Barrier(2, timeout=PATIENCE)

    def work(units, name):
        for round_number in range(4):
            both.wait()
            with acting(console, on=DAY):
                drafts = [EntryDraft(unit, DAY, "e", "d", lines) for unit in units for _ in range(300)]
                services.post_batch(by=console, source=f"{name}/{round_number}", entries=columns_of(drafts), on=DAY)

    outcomes = [two(lambda: work((UNION, OTHER_UNION), "a")), two(lambda: work((OTHER_UNION, UNION), "b"))]

    assert [outcome.exception(PATIENCE) for outcome in outcomes] == [None, None]
    assert state(console)[0] == {UNION: 24_000, OTHER_UNION: 24_000, DISTRICT: 0}


def test_locking_a_month_waits_for_the_entry_being_booked_and_stops_the_next(books, two, superuser_connection, monkeypatch):
    console, lines = books
    booked, decided = Event(), Event()

    def poster():
        with acting(console, on=DAY):
            post(console, lines=lines, source="in time")
            booked.set()
            assert decided.wait(PATIENCE)

    def locker():
        with acting(console, on=DAY):
            services.lock_month(by=console, unit_id=UNION, month=MONTH, reason="Quyết toán", on=DAY)

    posting = two(poster)
    assert booked.wait(PATIENCE)
    locking = two(locker)
    assert waits(superuser_connection)
    decided.set()
    posting.result(PATIENCE)
    locking.result(PATIENCE)

    monkeypatch.setattr(entries, "require_open", lambda *_: None)  # as if the lock came just after this check
    monkeypatch.setattr(batches, "require_open", lambda *_: None)
    with acting(console, on=DAY), pytest.raises(services.MonthLocked):
        post(console, lines=lines, source="too late")
    with acting(console, on=DAY), pytest.raises(services.MonthLocked):
        services.post_batch(by=console, source="late too", entries=columns_of([EntryDraft(UNION, DAY, "e", "d", lines)]), on=DAY)
    assert state(console)[1] == 1


def test_a_seal_waits_for_numbers_already_taken(books, two, superuser_connection, monkeypatch):
    console, lines = books
    reserved, decided = Event(), Event()
    copy_for_real = batches._copy

    def copy_slowly(*args, **facts):
        reserved.set()
        assert decided.wait(PATIENCE)
        copy_for_real(*args, **facts)

    def poster():
        with acting(console, on=DAY):
            services.post_batch(by=console, source="b", entries=columns_of([EntryDraft(UNION, DAY, "e", "d", lines)]), on=DAY)

    def sealer():
        with acting(console, on=DAY):
            return services.seal(by=console, on=DAY)

    monkeypatch.setattr(batches, "_copy", copy_slowly)
    posting = two(poster)
    assert reserved.wait(PATIENCE)
    sealing = two(sealer)
    assert waits(superuser_connection)
    decided.set()

    posting.result(PATIENCE)
    assert [(one.unit_id, one.entries) for one in sealing.result(PATIENCE)] == [(UNION, 1)]
    assert state(console)[1] == 1


@pytest.mark.parametrize("moment", ["before the entries", "before the lines", "before the end"])
def test_a_session_killed_between_the_steps_of_a_batch_leaves_nothing(books, superuser_connection, monkeypatch, moment):
    console, lines = books
    steps = iter(["before the entries", "before the lines"])
    copy_for_real, record_for_real = batches._copy_in, batches.audit.record

    def kill():
        superuser_connection.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.connection.info.backend_pid])

    def copy_or_die(*args):
        if next(steps) == moment:
            kill()
        copy_for_real(*args)

    def record_or_die(*args, **facts):
        if moment == "before the end":
            kill()
        record_for_real(*args, **facts)

    def work():
        with acting(console, on=DAY):
            drafts = [EntryDraft(unit, DAY, "e", "d", lines) for unit in (UNION, OTHER_UNION)] * 600
            services.post_batch(by=console, source="batch/1", entries=columns_of(drafts), on=DAY)

    with monkeypatch.context() as during:
        during.setattr(batches, "_copy_in", copy_or_die)
        during.setattr(batches.audit, "record", record_or_die)
        with pytest.raises(OperationalError):
            work()
    connection.close()

    tables = ("ledger_batch", "ledger_entry", "ledger_line", "ledger_delta", "ledger_balance", "ledger_rollup")
    assert {table: superuser_connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables} == dict.fromkeys(
        tables, 0
    )
    superuser_connection.rollback()
    work()
    assert state(console) == ({UNION: 6000, OTHER_UNION: 6000, DISTRICT: 0}, 1200)


def test_a_reader_never_sees_an_entry_without_its_turnover(books, two, superuser_connection):
    """Folding moves turnover from the waiting rows to the summaries; one statement always sees it once."""
    console, lines = books
    done = Event()

    def poster():
        for number in range(60):
            with acting(console, on=DAY):
                post(console, lines=lines, source=str(number))
                services.fold_summaries(by=console, on=DAY)
        done.set()

    posting = two(poster)
    seen = []
    while not done.is_set() and not posting.done():
        with acting(console, on=DAY), connection.cursor() as cursor:
            cursor.execute(
                "SELECT (SELECT count(*) FROM ledger_entry), (SELECT coalesce(sum(debit), 0) FROM ledger_turnover),"
                " (SELECT coalesce(sum(debit), 0) FROM ledger_turnover_below WHERE ancestor_id = %s)",
                [DISTRICT],
            )
            seen.append(cursor.fetchone())
    posting.result(PATIENCE)

    assert seen
    assert [row for row in seen if not (row[0] * 10 == row[1] == row[2])] == []
