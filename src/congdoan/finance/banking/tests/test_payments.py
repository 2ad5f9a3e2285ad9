"""Money out on real PostgreSQL: two people, one way through, never twice, and the statement as the proof."""

from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.finance.banking import forms, queries, services
from congdoan.finance.banking.rules.payments import UnableToWrite
from congdoan.finance.banking.tests.paying import ON, OTHER, UNIT, payers, result_csv
from congdoan.foundation.access.services import NotAllowed

pytestmark = pytest.mark.django_db
HERE = "01-07-2030 10:00:00"  # after the orders left, whatever today is


@pytest.fixture
def cast(entered):
    return payers(entered)


@contextmanager
def refused(words=None):
    with pytest.raises(DatabaseError, match=words), transaction.atomic():  # noqa: PT012
        yield
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


# --- the way of an order ---


def test_an_order_is_prepared_approved_exported_and_answered(cast):
    one, two = cast.prepare(cast.draft("a"), cast.draft("b", amount=500_000_000, account="221561415727"))

    cast.approve(one, two)
    (batch,) = cast.export(one, two)
    counts = cast.results(result_csv([cast.row(one)]) + b"2;221561415727;500000000;CHI;That bai;Sai ten\n")

    assert cast.states(one, two) == ["paid", "failed"]
    assert counts == {"paid": 1, "failed": 1, "pending": 0, "known": 0}
    told, content = queries.payment_file(batch)
    assert (told.order_count, told.total, content[:2]) == (2, 501_500_000, b"PK")
    assert [event.kind for event in queries.payment_events(two)] == ["approved", "exported", "failed"]
    assert queries.payment_events(two)[-1].words == "Sai ten"
    assert queries.payment_sums([UNIT]) == {"paid": (1, 1_500_000), "failed": (1, 500_000_000)}


def test_the_same_result_file_twice_changes_nothing(cast):
    ids = cast.sent(cast.draft("a"), cast.draft("b", account="221561415727"))
    content = result_csv([cast.row(one) for one in ids], with_number=False)
    cast.results(content)
    events = [queries.payment_events(one) for one in ids]

    again = cast.results(content)

    assert again == {"paid": 0, "failed": 0, "pending": 0, "known": 2}
    assert [queries.payment_events(one) for one in ids] == events


def test_a_result_with_one_wrong_row_records_nothing(cast):
    (one,) = cast.sent()
    content = result_csv([cast.row(one)]) + b"2;999999999999;5;CHI;Thanh cong;\n3;x;y;;z;\n"

    with pytest.raises(services.ResultsRefused) as refusal:
        cast.results(content)

    assert cast.states(one) == ["exported"]
    assert {(problem["row"], problem["column"]) for problem in refusal.value.facts["problems"]} == {
        (3, "Số tài khoản"), (4, "Số tài khoản"), (4, "Số tiền"), (4, "Trạng thái"),
    }  # fmt: skip


def test_an_answer_that_turns_around_is_refused(cast):
    (one,) = cast.sent()
    cast.results(result_csv([cast.row(one)]))

    with pytest.raises(services.ResultsRefused):
        cast.results(result_csv([cast.row(one)], "Thất bại"))


def test_a_preview_that_no_longer_holds_is_refused(cast):
    (one,) = cast.sent()
    content = result_csv([cast.row(one)])
    preview = services.preview_results(by=cast.preparer, unit_id=UNIT, file_name="kq.csv", content=content, on=ON)
    assert cast.states(one) == ["exported"]
    services.record_outcome(by=cast.preparer, unit_id=UNIT, order_id=one, outcome="sent", reason="đã nạp lên ngân hàng", on=ON)

    with pytest.raises(services.StaleSelection):
        cast.results(content, mark=preview.mark)


# --- never twice ---


def test_a_source_that_lives_is_not_ordered_again(cast):
    (one,) = cast.prepare()

    with pytest.raises(services.AlreadyOrdered, match=cast.row(one).number):
        cast.prepare()
    with pytest.raises(services.AlreadyOrdered):
        cast.prepare(cast.draft("new"), cast.draft("new"))

    assert len(queries.payments(unit_id=UNIT)) == 1


def test_a_dead_order_is_replaced_by_one_that_names_it(cast):
    (one,) = cast.sent()
    cast.results(result_csv([cast.row(one)], "Thất bại"))

    (two,) = cast.prepare(cast.draft(account="221561415727"))

    assert (cast.row(two).replaces, cast.row(one).replaced_by) == (cast.row(one).number, cast.row(two).number)
    with pytest.raises(services.AlreadyOrdered):
        cast.prepare()


def test_an_exported_order_is_not_exported_or_cancelled(cast):
    (one,) = cast.sent()

    with pytest.raises(services.WrongState, match="đã xuất tệp"):
        cast.export(one)
    with pytest.raises(services.WrongState):
        services.cancel_payment(by=cast.preparer, unit_id=UNIT, order_id=one, reason="x", on=ON)


def test_an_order_whose_money_left_by_the_statement_cannot_fail(cast):
    (one,) = cast.sent()
    row = cast.row(one)
    cast.paid_on_statement((HERE, -row.amount, f"{row.note}-CT tu HUYEN"))

    cast.acts(cast.approver)
    with pytest.raises(services.MoneyLeft):
        services.record_outcome(by=cast.approver, unit_id=UNIT, order_id=one, outcome="failed", reason="x", on=ON)
    with pytest.raises(services.ResultsRefused, match="sao kê đã ghi tiền ra"):
        cast.results(result_csv([row], "Thất bại"))
    with refused("money left"):
        event(one, 3, "failed", cast.acts(cast.approver))


def test_a_failed_order_whose_money_left_after_all_is_not_replaced(cast):
    (one,) = cast.sent()
    row = cast.row(one)
    cast.results(result_csv([row], "Thất bại"))
    cast.paid_on_statement((HERE, -row.amount, row.note))

    assert one in queries.proofs(UNIT)
    with pytest.raises(services.AlreadyOrdered, match="sao kê đã ghi tiền ra"):
        cast.prepare()
    with refused("dead one"):
        copy_order(one, by=cast.preparer, replaces_id=one)


# --- two people ---


def test_nobody_approves_their_own_order(cast):
    cast.acts(cast.console)
    (one,) = services.prepare_payments(by=cast.console, unit_id=UNIT, account_id=cast.account, drafts=[cast.draft()], on=ON)

    with pytest.raises(services.OwnPayment):
        services.approve_payments(by=cast.console, unit_id=UNIT, order_ids=[one], on=ON)
    with refused("of their own"):
        event(one, 1, "approved", cast.console)
    with refused("whoever acts"):
        event(one, 1, "approved", cast.approver)

    assert cast.states(one) == ["prepared"]


def test_who_prepared_does_not_declare_it_failed(cast):
    (one,) = cast.sent()

    with pytest.raises(services.OwnPayment):
        services.record_outcome(by=cast.preparer, unit_id=UNIT, order_id=one, outcome="failed", reason="x", on=ON)
    with refused("declares it failed"):
        event(one, 3, "failed", cast.preparer)
    services.record_outcome(by=cast.acts(cast.approver), unit_id=UNIT, order_id=one, outcome="failed", reason="chưa gửi tệp", on=ON)

    assert cast.states(one) == ["failed"]


def test_rights_are_asked_first(cast):
    (one,) = cast.prepare()
    by, at = cast.preparer, {"unit_id": UNIT, "on": ON}

    for act in (
        lambda: services.approve_payments(by=by, order_ids=[one], **at),
        lambda: services.return_payment(by=by, order_id=one, reason="x", **at),
        lambda: services.cancel_payment(by=cast.approver, order_id=one, reason="x", **at),
        lambda: services.export_payments(by=cast.approver, order_ids=[one], layout="pain001", **at),
        lambda: services.record_results(by=cast.approver, file_name="x", content=b"x", **at),
        lambda: services.prepare_payments(by=by, unit_id=OTHER, account_id=cast.account, drafts=[cast.draft("z")], on=ON),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_returned_and_cancelled_orders_need_a_reason_and_are_dead(cast):
    one, two = cast.prepare(cast.draft("a"), cast.draft("b"))

    with pytest.raises(services.PaymentWithoutReason):
        services.cancel_payment(by=cast.preparer, unit_id=UNIT, order_id=one, reason=" \x00", on=ON)
    services.cancel_payment(by=cast.preparer, unit_id=UNIT, order_id=one, reason="nhầm số tiền", on=ON)
    services.return_payment(by=cast.acts(cast.approver), unit_id=UNIT, order_id=two, reason="sai người", on=ON)

    assert cast.states(one, two) == ["cancelled", "returned"]
    with pytest.raises(services.WrongState):
        cast.approve(one)
    with pytest.raises(services.UnknownPayment):
        cast.approve(999_999)


def test_a_selection_that_changed_is_refused(cast):
    one, two = cast.prepare(cast.draft("a"), cast.draft("b"))
    mark = services.selection_mark([cast.row(one), cast.row(two)])
    cast.approve(one)

    with pytest.raises(services.StaleSelection):
        cast.approve(one, two, mark=mark)


# --- what is refused ---


def test_every_fault_of_the_drafts_is_told_at_once(cast):
    good = cast.draft()

    with pytest.raises(services.UnableToPrepare) as refusal:
        cast.prepare(
            good, replace(good, source="b", account="?"), replace(good, source="c", amount=0), replace(good, source="d", name=" "),
            replace(good, source="e", branch_code="12"), replace(good, source=""),
        )  # fmt: skip

    assert len(refusal.value.facts["problems"]) == 5
    assert queries.payments(unit_id=UNIT) == []
    with pytest.raises(services.UnableToPrepare):
        cast.prepare(replace(good, account="117999000024"))  # to itself
    with pytest.raises(services.NoDebitAccount):
        services.prepare_payments(by=cast.preparer, unit_id=UNIT, account_id=0, drafts=[good], on=ON)


def test_a_file_that_cannot_be_made_exports_nothing(cast):
    one, two = cast.prepare(cast.draft("a"), cast.draft("b", branch_code=""))
    cast.approve(one, two)

    with pytest.raises(UnableToWrite, match="CITAD"):
        cast.export(one, two)
    with pytest.raises(services.UnknownLayout):
        cast.export(one, layout="?")

    assert cast.states(one, two) == ["approved", "approved"]
    assert cast.export(one, two, layout="pain001")


# --- PostgreSQL keeps it too ---


def event(order_id, place, kind, by, unit=UNIT):
    sql(
        "INSERT INTO banking_payment_event (order_id, unit_id, place, kind, words, bank_reference, file_name, file_sha256, recorded_by)"
        " VALUES (%s, %s, %s, %s, '', '', '', '', %s)",
        order_id, unit, place, kind, by,
    )  # fmt: skip


def copy_order(order_id, *, by, **changed):
    columns = (
        "unit_id, account_id, source, replaces_id, beneficiary_name, beneficiary_account, beneficiary_bank, beneficiary_bin, branch_code,"
        " amount"
    )
    told = columns
    for name, value in changed.items():
        told = told.replace(name, f"{value!r}::bigint AS {name}" if isinstance(value, int) else f"{value!r}")
    sql(
        f"INSERT INTO banking_payment_order ({columns}, number, note, prepared_by)"
        f" SELECT {told}, 'LC99', 'LC99 X', %s FROM banking_payment_order WHERE id = %s",
        by, order_id,
    )  # fmt: skip


def test_the_database_refuses_every_way_round(cast):
    (one,) = cast.prepare()
    by = cast.preparer

    for table in ("banking_payment_order", "banking_payment_event", "banking_payment_batch"):
        with refused():
            sql(f"DELETE FROM {table}")
    with refused():
        sql("UPDATE banking_payment_order SET amount = 9 WHERE id = %s", one)
    with refused("a_source_is_paid_once"):
        copy_order(one, by=by)
    with refused("dead one"):
        copy_order(one, by=by, replaces_id=one)
    with refused("whoever acts"):
        copy_order(one, by=cast.approver, source="x")
    with refused("payment_above_zero"):
        copy_order(one, by=by, source="x", amount=-1)
    with refused("does not go"):
        event(one, 1, "paid", by)
    cast.acts(cast.approver)
    with refused("does not go"):
        event(one, 2, "approved", cast.approver)
    with refused():
        event(one, 1, "approved", cast.approver, unit=OTHER)


def test_a_file_that_says_more_than_it_holds_is_refused(cast):
    (one,) = cast.prepare()
    cast.approve(one)
    by = cast.acts(cast.preparer)

    with refused("holds what it says"):
        sql(
            "INSERT INTO banking_payment_batch (unit_id, account_id, layout, file_name, content, sha256, order_count, total, exported_by)"
            " VALUES (%s, %s, 'x', 'x', 'x'::bytea, encode(sha256('x'::bytea), 'hex'), 1, 1500000, %s)",
            UNIT, cast.account, by,
        )  # fmt: skip
    cast.export(one)
    with refused("permission denied"):
        sql("UPDATE banking_payment_batch SET total = 1")


# --- the proof ---


def test_the_statement_proves_by_number_and_else_by_account_and_sum(cast):
    one, two, three = cast.sent(
        cast.draft("a"), cast.draft("b", account="1234567890", amount=70_000), cast.draft("c", account="1234567890", amount=70_000)
    )
    note = cast.row(one).note

    cast.paid_on_statement(
        (HERE, -cast.row(one).amount, f"CT DEN:2009 {note[:2]} {note[2:]}"), (HERE, -70_000, "chuyen tien"), (HERE, -1, note)
    )

    proven = queries.proofs(UNIT)
    assert set(proven) == {one, two}
    assert queries.line_printed(proven[one])[0].amount == cast.row(one).amount
    assert three not in proven


def test_orders_of_two_units_are_not_acted_on_together(cast):
    (here,) = cast.prepare()
    by = cast.acts(cast.console)
    account = services.open_account(by=by, unit_id=OTHER, bank="BIDV", number="12010000123456", on=ON)
    (there,) = services.prepare_payments(by=by, unit_id=OTHER, account_id=account, drafts=[cast.draft("thu/9")], on=ON)

    with pytest.raises(forms.SeveralUnits) as refusal:
        forms.payments_chosen([str(here), str(there)])

    assert refusal.value.code == "payment-several-units"
    assert [row.id for row in forms.payments_chosen([str(there)])] == [there]
