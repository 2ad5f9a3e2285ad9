"""What PostgreSQL promises to whoever writes past the services: the application's login, the owner, the superuser."""

from datetime import date
from functools import partial

import psycopg
import pytest

from congdoan.finance.ledger import services
from congdoan.finance.ledger.rules import EntryDraft, columns_of, pack_entries, pack_lines
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import acting
from congdoan.foundation.access.tests.builders import actor

from .builders import CASH, DAY, DISTRICT, FOREIGN_UNION, INCOME, MONTH, UNION, pair, post, tree
from .by_hand import REFUSED, Hand, a_whole_entry, into_a_partition

DENIED = "42501"  # insufficient_privilege
CHANGED = "23000"  # integrity_constraint_violation


@pytest.fixture
def books(own_database):
    """Books with history: a locked month, a reversed entry, a batch, an entry without lines, a seal."""
    console = access_queries.actor_named(access.CONSOLE).id
    with acting(console, on=DAY):
        tree()
        lan = actor("lan", role="chief_accountant", branch=DISTRICT)
        ids = services.accounts({CASH, INCOME})
    with acting(lan, on=DAY):
        post(lan, 7, on=date(2024, 1, 31), source="january")
        services.lock_month(by=lan, unit_id=UNION, month=202401, reason="Quyết toán tháng", on=DAY)
        reversed_id = post(lan, 500, source="wrong")
        services.reverse_entry(by=lan, entry_id=reversed_id, accounting_date=DAY, reason="Ghi nhầm", red=True, on=DAY)
        batch = services.post_batch(
            by=lan, source="batch", entries=columns_of([EntryDraft(UNION, DAY, "e", "d", pair(CASH, INCOME, 9))]), on=DAY
        )
    return {"console": console, "lan": lan, "cash": ids[CASH], "income": ids[INCOME], "reversed": reversed_id, "batch": batch.batch_id}


@pytest.fixture(params=["app_connection", "owner_connection", "superuser_connection"])
def hand(request, books):
    """A session of each login in turn, acting as the district's chief accountant."""
    session = Hand(request.getfixturevalue(request.param), books["cash"], books["income"], booked=0, reversed=books["reversed"])
    with acting(books["lan"], on=DAY):
        session.booked = post(books["lan"], 1000, source="right")
    session.enter(books["lan"])
    session.facts = {
        "batch": books["batch"],
        "headless": session.entry(),
        "gap_below_the_seal": session.value("SELECT nextval('ledger_entry_id_seq')"),
    }
    session.connection.commit()
    with acting(books["lan"], on=DAY):
        post(books["lan"], 3, source="after the gap")
        services.seal(by=books["lan"], unit_ids=[UNION], on=DAY)
    session.enter(books["lan"])
    session.facts["login"] = request.param
    return session


def test_every_attack_is_refused_by_the_promise_it_breaks(hand):
    refusals = {attack.__name__: hand.refusal(attack) for attack in REFUSED}

    assert refusals == {attack.__name__: promise for attack, promise in REFUSED.items()}


OTHERS = {"ledger_account": "code", "ledger_root": "tree"}  # tables without a unit


def test_books_never_change(hand):
    tables = ["ledger_entry", "ledger_line", "ledger_line_2024", "ledger_account", "ledger_batch"]
    tables += ["ledger_seal", "ledger_month_lock", "ledger_evidence", "ledger_root"]
    changes = [f"UPDATE {table} SET {OTHERS.get(table, 'unit_id')} = NULL" for table in tables]
    removals = [
        f"{verb} {table} CASCADE" if verb == "TRUNCATE" else f"{verb} {table}" for verb in ("DELETE FROM", "TRUNCATE") for table in tables
    ]

    refusals = {
        statement: hand.refusal(lambda by_hand, words=statement: by_hand.connection.execute(words)) for statement in changes + removals
    }

    expected = DENIED if hand.facts["login"] == "app_connection" else CHANGED
    assert set(refusals.values()) == {expected}, refusals


def test_a_partition_is_no_way_round(hand):
    assert hand.refusal(into_a_partition) == ("ledger_entry_whole" if hand.facts["login"] == "superuser_connection" else DENIED)


def test_nothing_is_booked_for_a_unit_beyond_reach(hand):
    def foreign(by_hand):
        by_hand.lines(by_hand.pair(by_hand.entry(unit_id=FOREIGN_UNION), unit=FOREIGN_UNION))

    assert hand.refusal(foreign) == ("ledger_unit_reached" if hand.facts["login"] == "superuser_connection" else DENIED)


def test_nobody_books_unnamed(hand):
    hand.connection.execute("SELECT set_config('congdoan.actor', '', true)")

    refusal = hand.refusal(lambda by_hand: by_hand.lines(by_hand.pair(by_hand.entry(posted_by=1))))

    assert refusal in {DENIED, "ledger_unit_reached", "ledger_stamped"}


def test_an_older_snapshot_may_not_write(hand):
    hand.connection.rollback()
    hand.connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    hand.enter(hand.value("SELECT id FROM access_actor WHERE username = 'lan'"))

    assert hand.refusal(a_whole_entry) == "25000"


def test_the_application_cannot_write_summaries_or_seals(books, app_connection):
    hand = Hand(app_connection, books["cash"], books["income"], 0, 0)
    hand.enter(books["console"])

    for table in ("ledger_balance", "ledger_rollup", "ledger_delta", "ledger_seal", "ledger_root"):
        for statement in (f"INSERT INTO {table} DEFAULT VALUES", f"UPDATE {table} SET period = 1", f"DELETE FROM {table}"):
            words = statement.replace("period", "number") if table in ("ledger_seal", "ledger_root") else statement
            assert hand.refusal(lambda by_hand, words=words: by_hand.connection.execute(words)) == DENIED


# --- COPY ---------------------------------------------------------------------------------------------------------------


def copy(connection, table, names, packed):
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN (FORMAT binary)") as stream:
        for some in packed:
            stream.write(some)


def copy_batch(hand, drafts, *, place, spoil=lambda columns: None):
    """Copy a batch as the poster's role, past the service, its lines into the table or straight into a partition."""
    columns = columns_of(drafts)
    spoil(columns)
    actor_id = hand.value("SELECT access_acting()")
    batch = hand.value(
        "INSERT INTO ledger_batch (source, unit_id, entries, lines, debit, sha256) VALUES (%s, %s, 1, 2, 0, '') RETURNING id",
        [f"by hand/{place}", UNION],
    )
    ids = [hand.value("SELECT nextval('ledger_entry_id_seq')") for _ in drafts]
    hand.connection.execute("SET LOCAL ROLE congdoan_poster")
    numbers = services.batches.np.array(ids)
    copy(
        hand.connection, "ledger_entry", services.batches.ENTRY_COLUMNS, pack_entries(columns, numbers, batch_id=batch, posted_by=actor_id)
    )
    copy(hand.connection, place, services.batches.LINE_COLUMNS, pack_lines(columns, numbers))
    hand.connection.execute("SET LOCAL ROLE NONE")


def spoil_amount(columns):
    columns.amount[0] += 1


def spoil_account(columns):
    columns.account_id[0] = 999_999


@pytest.mark.parametrize(
    ("unit", "spoil", "promise"),
    [
        (UNION, lambda columns: None, "taken"),
        (UNION, spoil_amount, "ledger_entry_whole"),
        (UNION, spoil_account, "ledger_account_known"),
        (FOREIGN_UNION, lambda columns: None, "ledger_unit_reached"),
    ],
    ids=["sound", "unbalanced", "unknown account", "beyond reach"],
)
def test_copy_as_the_poster_keeps_the_same_promises(books, app_connection, unit, spoil, promise):
    hand = Hand(app_connection, books["cash"], books["income"], 0, 0)
    hand.enter(books["lan"])
    with acting(books["console"], on=DAY):
        lines = pair(CASH, INCOME, 5)

    for place in ("ledger_line", f"ledger_line_{DAY.year}"):
        attack = partial(copy_batch, drafts=[EntryDraft(unit, DAY, "e", "d", lines)], place=place, spoil=spoil)
        assert hand.refusal(attack) == promise, place


def test_the_poster_may_insert_and_nothing_else(books, app_connection):
    hand = Hand(app_connection, books["cash"], books["income"], 0, 0)
    hand.enter(books["lan"])
    hand.connection.execute("SET LOCAL ROLE congdoan_poster")

    for words in (
        "SELECT * FROM ledger_entry",
        "SELECT * FROM ledger_line",
        "DELETE FROM ledger_line",
        "UPDATE ledger_entry SET event = ''",
    ):
        assert hand.refusal(lambda by_hand, words=words: by_hand.connection.execute(words)) == DENIED


# --- reading ------------------------------------------------------------------------------------------------------------


def test_the_books_of_another_branch_cannot_be_read(books, app_connection):
    with acting(books["console"], on=DAY):
        post(books["console"], 11, unit_id=FOREIGN_UNION)
        services.lock_month(by=books["console"], unit_id=FOREIGN_UNION, month=202402, reason="Quyết toán", on=DAY)
        services.seal(by=books["console"], on=DAY)
        services.fold_summaries(by=books["console"], on=DAY)
        post(books["console"], 12, unit_id=FOREIGN_UNION)
    hand = Hand(app_connection, books["cash"], books["income"], 0, 0)
    hand.enter(books["lan"])
    columns = {
        "ledger_entry": "unit_id", "ledger_line": "unit_id", "ledger_balance": "unit_id", "ledger_delta": "branch_id",
        "ledger_rollup": "ancestor_id", "ledger_month_lock": "unit_id", "ledger_seal": "unit_id", "ledger_batch": "unit_id",
        "ledger_turnover": "unit_id", "ledger_turnover_below": "ancestor_id",
    }  # fmt: skip

    seen = {table: {row[0] for row in app_connection.execute(f"SELECT {column} FROM {table}")} for table, column in columns.items()}

    assert {table: units - {DISTRICT, UNION} for table, units in seen.items()} == {table: set() for table in columns}
    assert seen["ledger_line"] == {UNION}


def test_the_tree_above_is_that_of_access(books):
    with acting(books["console"], on=DAY), services.batches.connection.cursor() as cursor:
        cursor.execute(
            "SELECT unit_id, array_agg(ancestor_id ORDER BY ancestor_id) FROM ledger_above WHERE period @> ledger_last_day(%s) GROUP BY 1",
            [MONTH],
        )
        by_sql = dict(cursor.fetchall())
        by_access = access_queries.ancestors(by_sql, on=DAY)

    assert by_sql == {unit: sorted(above) for unit, above in by_access.items()}
