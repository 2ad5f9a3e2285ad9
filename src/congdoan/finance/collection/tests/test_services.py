"""Use cases of the single account on real PostgreSQL: each line once, nothing guessed, everything reversible."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.finance.collection import queries, services
from congdoan.finance.collection.rules.decisions import DecisionRow
from congdoan.finance.collection.rules.model import Opening, Part
from congdoan.finance.collection.tests.cast import DAY, FUND, small_district
from congdoan.finance.collection.tests.two_people import corrected
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.access.services import NotAllowed, enter, leave
from congdoan.foundation.kernel.errors import Rejected
from congdoan.people.organisations.tests.builders import person

pytestmark = pytest.mark.django_db
BY_CODE = "MST 3999900012 Cong ty TNHH Mia Duong Suoi Da dong KPCD thang 1 nam 2024"
UNKNOWN = "nop tien"


@pytest.fixture
def cast(entered):
    return small_district(entered)


def books(unit_id, code, item, month=202412):
    return -ledger.balance_of(unit_id, AccountFilter(codes=(code,), items=(item,)), month=month)


def decide(cast, note, payer_id, *, amount=FUND, kind="KPCD"):
    parts = [Part(kind, payer_id, amount)]
    return services.decide_line(
        by=cast.by, unit_id=cast.district, line_id=cast.line(note), kind=kind, parts=parts, reason="hỏi người nộp", on=DAY
    )


def test_a_sure_line_is_allocated_shared_and_booked_in_every_unit_s_books(cast):
    cast.statement(("05-02-2024 10:00:00", FUND + 1, BY_CODE))

    result = cast.run()

    assert (result.auto, result.review) == (1, 0)
    assert cast.unpaid(cast.employer) == {202402: FUND - 1, 202403: FUND}
    # January: 1,500,000 base; 500,000 as 300,000 / 150,000 / 50,000. One đồng of February: base half-up takes it.
    assert books(cast.district, "336", "share") == 1_500_001 + 150_000 + 50_000
    assert books(cast.district, "5118", "fund_share") == 300_000
    assert books(cast.union, "1368", "share") == -1_500_001
    life = queries.line_life(cast.district, cast.line("Suoi Da"))
    assert life.placed == FUND + 1
    assert [piece.month for piece in life.pieces] == [202401, 202402]
    assert all(sum(share.amount for share in piece.shares) == piece.amount for piece in life.pieces)


def test_an_unknown_line_waits_in_suspense_and_a_person_s_word_books_it(cast):
    cast.statement(("05-02-2024 10:00:00", FUND, UNKNOWN))
    cast.run()
    assert books(cast.district, "3378", "suspense") == FUND
    assert [row.amount for row in queries.queue(cast.district)] == [FUND]

    decide(cast, UNKNOWN, cast.lone)

    assert books(cast.district, "3378", "suspense") == 0
    assert books(cast.district, "336", "held") == 1_500_000
    assert queries.queue(cast.district) == []
    assert cast.unpaid(cast.lone) == {202402: FUND, 202403: FUND}


def test_a_line_is_decided_once(cast):
    cast.statement(("05-02-2024 10:00:00", FUND, UNKNOWN))
    cast.run()
    decide(cast, UNKNOWN, cast.lone)

    with pytest.raises(services.NotWaiting):
        decide(cast, UNKNOWN, cast.employer)


def test_parts_that_are_not_the_line_are_refused_and_nothing_is_booked(cast):
    cast.statement(("05-02-2024 10:00:00", FUND, UNKNOWN))
    cast.run()

    with pytest.raises(services.CannotBook) as refusal:
        decide(cast, UNKNOWN, cast.lone, amount=FUND - 1)

    assert str(FUND - 1) in refusal.value.explain()
    assert books(cast.district, "3378", "suspense") == FUND


def test_back_to_waiting_reverses_everything(cast):
    cast.statement(("05-02-2024 10:00:00", FUND * 4, BY_CODE))
    cast.run()
    before = ledger.trial_balance(cast.district, month=202412)

    corrected(cast, "Suoi Da")

    assert before != ledger.trial_balance(cast.district, month=202412)
    assert books(cast.district, "336", "share") == 0
    assert books(cast.district, "3378", "advance") == 0
    assert books(cast.district, "3378", "suspense") == FUND * 4
    assert cast.unpaid(cast.employer) == {202401: FUND, 202402: FUND, 202403: FUND}
    assert len(queries.queue(cast.district)) == 1
    assert ledger.verify()["ok"]


def test_an_own_decision_of_the_day_is_taken_back_alone_and_decided_again_for_another_payer(cast):
    cast.statement(("05-02-2024 10:00:00", FUND, UNKNOWN))
    cast.run()
    decide(cast, UNKNOWN, cast.employer)
    services.undo_line(by=cast.by, unit_id=cast.district, line_id=cast.line(UNKNOWN), reason="nhầm", on=DAY)

    decide(cast, UNKNOWN, cast.lone)

    assert 202401 not in cast.unpaid(cast.lone)
    assert queries.line_life(cast.district, cast.line(UNKNOWN)).placed == FUND


def test_a_waiting_line_cannot_be_undone(cast):
    cast.statement(("05-02-2024 10:00:00", FUND, UNKNOWN))
    cast.run()

    with pytest.raises(services.NotReversible):
        services.undo_line(by=cast.by, unit_id=cast.district, line_id=cast.line(UNKNOWN), reason="x", on=DAY)


def test_a_line_left_with_a_reason_still_waits_and_says_why(cast):
    cast.statement(("05-02-2024 10:00:00", FUND, UNKNOWN))
    cast.run()

    services.suspend_line(by=cast.by, unit_id=cast.district, line_id=cast.line(UNKNOWN), reason="đã gọi ngân hàng", on=DAY)

    life = queries.line_life(cast.district, cast.line(UNKNOWN))
    assert (life.waits, life.steps[-1].reason) == (FUND, "đã gọi ngân hàng")


def test_running_again_changes_nothing(cast):
    cast.statement(("05-02-2024 10:00:00", FUND, BY_CODE), ("06-02-2024 10:00:00", FUND, UNKNOWN))
    cast.run()
    verified = ledger.verify()

    assert cast.run() == services.RunResult(0, 0, 0, 0, 0)
    assert ledger.verify() == verified


def test_lines_are_taken_in_portions_with_the_same_end(cast):
    cast.statement(*((f"{day:02d}-02-2024 10:00:00", FUND, BY_CODE + " " * day) for day in range(5, 9)))

    assert [cast.run(most=3).left, cast.run(most=3).left] == [1, 0]
    assert cast.unpaid(cast.employer) == {202403: FUND}  # March is not open in February: the surplus waits for it
    assert queries.credits_of(cast.district, on=DAY) == {(cast.employer, "KPCD"): 2 * FUND}


def test_without_a_split_table_nothing_is_shared(entered):
    cast = small_district(entered, with_split=False)
    cast.statement(("05-02-2024 10:00:00", FUND, BY_CODE))

    with pytest.raises(queries.NoSplitTable):
        cast.run()

    assert queries.judged_lines(cast.district) == []


def test_a_table_that_names_a_level_which_the_tree_has_no_more_is_refused_in_words(cast):
    cast.statement(("05-02-2026 10:00:00", FUND, BY_CODE))

    with pytest.raises(queries.NoSplitTable, match="split-level-not-there"):
        cast.run()


def test_wrong_decisions_are_told_all_at_once_and_nothing_is_written(cast):
    cast.statement(("05-02-2024 10:00:00", FUND, UNKNOWN))
    rows = [DecisionRow(2, "sao-ke.xlsx", 99, "KPCD", "DV001", FUND), DecisionRow(3, "sao-ke.xlsx", 8, "KPCD", "DV777", FUND)]

    with pytest.raises(Rejected) as refusal:
        cast.run(decisions=rows, decisions_file="quyet.csv")

    assert [problem["row"] for problem in refusal.value.facts["problems"]] == [2, 3]
    assert queries.judged_lines(cast.district) == []


def test_an_account_is_opened_once_and_only_with_balances_that_meet(cast, entered):
    with pytest.raises(services.AccountOpen):
        services.open_account(by=entered, unit_id=cast.district, opening=Opening(on=date(2024, 1, 1)), on=DAY)
    with pytest.raises(services.OpeningUnbalanced) as refusal:
        services.open_account(by=entered, unit_id=cast.province, opening=Opening(on=date(2024, 1, 1), bank=10, own=9), on=DAY)

    assert refusal.value.facts["difference"] == 1


def test_a_unit_without_an_account_runs_nothing(cast, entered):
    with pytest.raises(services.NoAccount):
        services.run_collection(by=entered, unit_id=cast.province, on=DAY)


@pytest.mark.parametrize("role", ["inspector", "union_chair", "federation_officer"])
def test_who_may_only_read_may_neither_run_nor_decide(cast, role):
    cast.statement(("05-02-2024 10:00:00", FUND, UNKNOWN))
    cast.run()
    reader = person(cast.by, "doc", role=role, branch=cast.district)
    line = cast.line(UNKNOWN)

    for act in (
        lambda: services.run_collection(by=reader, unit_id=cast.district, on=DAY),
        lambda: services.undo_line(by=reader, unit_id=cast.district, line_id=line, reason="", on=DAY),
        lambda: services.suspend_line(by=reader, unit_id=cast.district, line_id=line, reason="", on=DAY),
        lambda: services.decide_line(by=reader, unit_id=cast.district, line_id=line, kind="OTHER_IN", on=DAY),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_neighbour_sees_no_step(cast):
    cast.statement(("05-02-2024 10:00:00", FUND, UNKNOWN))
    cast.run()
    neighbour = person(cast.by, "la", role="federation_accountant", branch=cast.union)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what the end of the first actor's transaction does
    enter(neighbour, on=DAY)

    assert queries.queue(cast.district) == []
    assert queries.account_of(cast.district) is None


TABLES = ["step", "piece", "uppershare", "creditmove", "suspensemove", "transfer", "ownmove", "reclassification", "bookedentry"]


@pytest.mark.parametrize("table", [*TABLES, "singleaccount", "openingbalance"])
def test_steps_never_change(cast, table):
    for statement in (f"UPDATE collection_{table} SET id = id", f"DELETE FROM collection_{table}"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def attack(statement, *values, why=None):
    with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; " + statement, values)
    assert why in (None, refused.value.__cause__.diag.constraint_name), refused.value


def test_postgresql_refuses_a_step_that_loses_money_and_parts_that_come_late(cast):
    cast.statement(("05-02-2024 10:00:00", FUND, BY_CODE))
    cast.run()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("SELECT id, line_id FROM collection_step WHERE cause = 'line'")
        step, line = cursor.fetchone()

    attack(
        "INSERT INTO collection_step (unit_id, number, cause, occurred_on, bank, status, rule, kind, reason, recorded_by)"
        " VALUES (%s, 999, 'line', '2024-02-05', 5, 'auto', '', '', '', 1)",
        cast.district,
    )
    attack(
        "INSERT INTO collection_suspensemove (step_id, unit_id, line_id, amount, why) VALUES (%s, %s, %s, 7, 'unknown')",
        step,
        cast.district,
        line,
    )
    attack(
        "INSERT INTO collection_uppershare (piece_id, unit_id, holder_id, place, amount)"
        " SELECT id, unit_id, unit_id, 9, 1 FROM collection_piece LIMIT 1"
    )
    attack(
        "INSERT INTO collection_step (unit_id, number, cause, occurred_on, line_id, bank, status, rule, kind, reason, recorded_by)"
        " VALUES (%s, 1000, 'line', '2024-02-05', %s, 0, 'auto', '', '', '', 1)",
        cast.district,
        line,
    )


def test_postgresql_lets_nobody_add_to_what_another_unit_booked(cast):
    cast.statement(("05-02-2024 10:00:00", FUND, BY_CODE))
    cast.run()
    neighbour = person(cast.by, "la", role="federation_accountant", branch=cast.union)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "SELECT s.id, s.line_id, p.id FROM collection_step s JOIN collection_piece p ON p.step_id = s.id WHERE cause = 'line'"
        )
        step, line, piece = cursor.fetchone()
    enter(neighbour, on=DAY)

    attack(
        "INSERT INTO collection_suspensemove (step_id, unit_id, line_id, amount, why)"
        " SELECT %s, %s, %s, amount, 'unknown' FROM unnest(ARRAY[7, -7]) amount",
        step, cast.union, line, why="part_of_own_step",
    )  # fmt: skip
    for one in (piece, 999_999_999):
        attack(
            "INSERT INTO collection_uppershare (piece_id, unit_id, holder_id, place, amount) VALUES (%s, %s, %s, 9, 0)",
            one, cast.union, cast.union, why="share_of_own_piece",
        )  # fmt: skip


def test_postgresql_checks_a_step_whoever_looks_when_the_transaction_ends(cast):
    cast.statement(("05-02-2024 10:00:00", FUND, BY_CODE))
    cast.run()
    leave()

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM collection_step")
        assert cursor.fetchone() == (0,)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
