"""`ledger verify` finds whatever was done to the stored rows behind PostgreSQL's back."""

import pytest

from congdoan.finance.ledger import queries, services
from congdoan.finance.ledger.queries.verification import CHECKS, WORDS
from congdoan.finance.ledger.rules import EntryDraft, columns_of
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import acting
from congdoan.foundation.access.tests.builders import actor

from .builders import BANK, CASH, DAY, DISTRICT, FOREIGN_UNION, MONTH, OTHER_UNION, PAYABLE_TO_UNION, UNION, pair, post, tree


@pytest.fixture
def books(own_database):
    """Three sealed entries of a union in two seals, a red reversal, a batch over two unions, a foreign union, all folded."""
    console = access_queries.actor_named(access.CONSOLE).id
    with acting(console, on=DAY):
        tree()
        ids = {"first": post(console, 1000), "second": post(console, 500)}
        services.seal(by=console, on=DAY)
        ids["third"] = post(console, 300)
        ids["back"] = services.reverse_entry(by=console, entry_id=ids["third"], accounting_date=DAY, reason="Nhầm", red=True, on=DAY)
        services.publish_root(by=console, on=DAY)
        drafts = [EntryDraft(unit, DAY, "e", "d", pair(BANK, PAYABLE_TO_UNION, 9)) for unit in (UNION, OTHER_UNION)]
        ids["batch"] = services.post_batch(by=console, source="b", entries=columns_of(drafts), on=DAY).batch_id
        ids["foreign"] = post(console, 7, unit_id=FOREIGN_UNION)
        services.fold_summaries(by=console, on=DAY)
        ids |= {"cash": services.accounts({CASH})[CASH], "console": console}
    return ids


def kinds_after(connection, statement, ids):
    """Return the kinds of problems found once a statement has been smuggled past every trigger."""
    with connection.transaction(force_rollback=True):
        connection.execute(
            "SELECT set_config('congdoan.actor', %s, true), set_config('congdoan.day', '2024-06-30', true)", [str(ids["console"])]
        )
        connection.execute("SET LOCAL session_replication_role = replica")
        changed = connection.execute(statement.format(**ids))
        assert changed.rowcount > 0, statement
        connection.execute("SET LOCAL session_replication_role = origin")
        found = {row[0] for check in CHECKS for row in connection.execute(f"SELECT kind FROM ledger_prove_{check}()")}
    return found - {"checked"}


NEW_ENTRY = (
    "INSERT INTO ledger_entry (unit_id, period, accounting_date, event, description, source, line_count, posted_by)"
    " VALUES ({unit}, 202406, '2024-06-30', 'e', 'd', 'smuggled', 2, 1)"
)
TAMPERED = {
    "UPDATE ledger_balance SET debit = debit + 1 WHERE unit_id = 221 AND debit > 0": {"balance-differs"},
    "DELETE FROM ledger_balance WHERE unit_id = 222": {"balance-differs"},
    "INSERT INTO ledger_balance VALUES (221, 202407, {cash}, 1, 0)": {"balance-differs"},
    "UPDATE ledger_rollup SET credit = credit - 1 WHERE ancestor_id = 201": {"rollup-differs"},
    "INSERT INTO ledger_delta (branch_id, is_rollup, period, account_id, debit, credit) VALUES (221, false, 202406, {cash}, 1, 0)": {
        "balance-differs",
    },
    "UPDATE ledger_line SET amount = amount + 1 WHERE entry_id = {first} AND line_no = 1": {
        "entry-unbalanced", "balance-differs", "rollup-differs", "seal-differs",
    },
    "DELETE FROM ledger_line WHERE entry_id = {first} AND line_no = 2": {
        "entry-unbalanced", "balance-differs", "rollup-differs", "seal-differs",
    },
    "DELETE FROM ledger_line WHERE entry_id = {second}": {"entry-without-lines", "balance-differs", "rollup-differs", "seal-differs"},
    "DELETE FROM ledger_entry WHERE id = {second}": {"line-without-entry", "seal-differs"},
    "UPDATE ledger_entry SET description = 'khác' WHERE id = {first}": {"seal-differs"},
    "UPDATE ledger_entry SET accounting_date = '2024-06-29' WHERE id = {first}": {"seal-differs"},
    "UPDATE ledger_entry SET event = 'khác' WHERE id = {first}": {"seal-differs"},
    "UPDATE ledger_entry SET posted_by = 77 WHERE id = {first}": {"seal-differs"},
    "UPDATE ledger_entry SET posted_at = posted_at - interval '1 us' WHERE id = {first}": {"seal-differs"},
    "UPDATE ledger_entry SET id = 999999 WHERE id = {foreign}": {"line-without-entry", "entry-without-lines"},
    # the amounts of two entries exchanged: every sum stays, only the seal knows
    "UPDATE ledger_line SET amount = sign(amount) * (1500 - abs(amount)) WHERE entry_id IN ({first}, {second})": {"seal-differs"},
    "UPDATE ledger_line SET is_red = false WHERE entry_id = {back} AND line_no = 1": {
        "reversal-not-mirrored", "balance-differs", "rollup-differs", "seal-differs",
    },
    "UPDATE ledger_line SET line_no = 3 WHERE entry_id = {foreign} AND line_no = 2": {"entry-not-whole"},
    "UPDATE ledger_line SET account_id = 999999 WHERE entry_id = {foreign} AND line_no = 1": {
        "line-unknown-account", "balance-differs", "rollup-differs",
    },
    "DELETE FROM ledger_seal WHERE unit_id = 221 AND number = 1": {"seal-differs", "seal-chain-broken"},
    "UPDATE ledger_seal SET sha256 = repeat('0', 64) WHERE unit_id = 221 AND number = 1": {"seal-differs", "seal-chain-broken"},
    "DELETE FROM ledger_seal WHERE unit_id = 221 AND number = 2": {"root-differs"},
    "UPDATE ledger_seal SET sealed_on = '2024-06-29' WHERE unit_id = 221 AND number = 2": {"seal-differs"},
    "UPDATE ledger_root SET units = units + 1": {"root-differs"},
    "UPDATE ledger_root SET number = 2": {"root-differs", "root-chain-broken"},
    "UPDATE ledger_batch SET debit = debit + 1": {"batch-differs"},
    "UPDATE ledger_batch SET sha256 = repeat('0', 64)": {"batch-differs"},
    "UPDATE ledger_entry SET description = 'khác' WHERE batch_id = {batch} AND unit_id = 222": {"batch-differs"},
    "DELETE FROM ledger_batch": {"entry-unknown-batch"},
    "UPDATE ledger_account SET code = '112' WHERE party_id IS NOT NULL": {"account-general-differs"},
    NEW_ENTRY.format(unit=222): {"entry-without-lines"},
    NEW_ENTRY.format(unit=98765): {"entry-without-lines", "entry-unknown-unit"},
}  # fmt: skip


def test_every_tampering_is_found_and_named(books, superuser_connection):
    found = {statement: kinds_after(superuser_connection, statement, books) for statement in TAMPERED}

    assert found == TAMPERED


def test_every_kind_of_problem_has_words_and_was_shown_once():
    assert set().union(*TAMPERED.values()) == set(WORDS)


def test_the_report_counts_what_it_checked_and_tells_what_differs(books, superuser_connection):
    with acting(books["console"], on=DAY):
        sound = queries.verify()
    superuser_connection.execute(f"UPDATE ledger_balance SET debit = debit + 5 WHERE unit_id = {UNION} AND account_id = {books['cash']}")
    superuser_connection.commit()

    with acting(books["console"], on=DAY):
        report = queries.verify()

    assert sound["ok"]
    assert sound["checked"] == {
        "entries": 7,
        "lines": 14,
        "accounts": 5,
        "balances": 8,
        "rollups": 10,
        "seals": 2,
        "roots": 1,
        "batches": 1,
    }
    assert report["problems"] == [
        {
            "kind": "balance-differs", "words": "Số phát sinh tổng hợp khác tổng các dòng.", "unit_id": UNION, "month": MONTH,
            "subject": str(books["cash"]), "expected": "1500 / 0", "found": "1505 / 0",
        }
    ]  # fmt: skip
    assert report["ok"] is False


def test_an_inspector_of_one_district_is_told_of_that_district_alone(books, superuser_connection):
    superuser_connection.execute(f"UPDATE ledger_balance SET debit = debit + 5 WHERE unit_id IN ({UNION}, {FOREIGN_UNION}) AND debit > 0")
    superuser_connection.commit()
    with acting(books["console"], on=DAY):
        inspector = actor("thanh", role="inspector", branch=DISTRICT)

    with acting(inspector, on=DAY):
        report = queries.verify()

    assert {problem["unit_id"] for problem in report["problems"]} == {UNION}
    assert report["checked"]["entries"] == 6
