"""A voucher's way from draft to the books and back: what each step writes, and what is refused."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.rules import PartDraft, VoucherDraft
from congdoan.finance.bookkeeping.tests.builders import DAY, TODAY, approved, drafted, paid, payment, receipt, submitted
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger import services as ledger_services
from congdoan.foundation.access.services import NotAllowed

pytestmark = pytest.mark.django_db


def lines(entry_id):
    return {(line.account.code, line.account.item, line.account.party_id): line.amount for line in ledger.entry(entry_id).lines}


def test_a_payment_is_drafted_approved_paid_and_stands_in_the_books(cast):
    voucher_id = approved(cast, payment(300_000, 200_000))
    assert queries.voucher(voucher_id).number == "PC-0001/2024"

    entry_id = services.pay_voucher(by=cast.acting("union_treasurer"), voucher_id=voucher_id, on=TODAY)

    found = queries.voucher(voucher_id)
    assert [act.kind for act in found.acts] == ["drafted", "submitted", "approved", "paid", "posted"]
    assert lines(entry_id) == {("611", "care", None): 500_000, ("1111", "", None): -500_000}
    entry = ledger.entry(entry_id)
    assert (entry.accounting_date, entry.event, entry.source) == (DAY, "spend", f"bookkeeping/voucher/{voucher_id}")
    assert queries.voucher_of_entry([entry_id]) == {entry_id: voucher_id}
    assert [row.kind for row in ledger.evidence_of([f"bookkeeping/voucher/{voucher_id}"])] == ["approval", "posting"]


def test_dues_are_split_by_the_share_of_their_day_and_owed_to_the_unit_above(cast):
    content = receipt(1_000_001)
    content = replace(
        content, parts=(*content.parts, PartDraft(40_000, category="dues_extra"), PartDraft(9_000, category="other_employer"))
    )

    entry_id = queries.voucher(paid(cast, content)).act("posted").entry_id

    assert lines(entry_id) == {
        ("1111", "", None): 1_049_001,
        ("5118", "dues", None): -700_001,
        ("336", "dues", cast.district): -300_000,
        ("5118", "dues_extra", None): -40_000,
        ("5118", "other_employer", None): -9_000,
    }


@pytest.mark.parametrize(
    ("kind", "category", "debt", "expected"),
    [
        ("bank_in", "received_distribution", "", {("1121", ""): 7, ("5118", "received_distribution"): -7}),
        ("receipt", "handover_in", "", {("1111", ""): 7, ("4211", "handover_in"): -7}),
        ("bank_out", "paid_up", "fund", {("336", "fund"): 7, ("1121", ""): -7}),
        ("bank_out", "visits", "", {("611", "visits"): 7, ("1121", ""): -7}),
        ("payment", "handover_out", "", {("4211", "handover_out"): 7, ("1111", ""): -7}),
        ("payment", "paid_coordinating", "", {("336", "paid_coordinating"): 7, ("1111", ""): -7}),
    ],
)
def test_every_category_stands_where_the_settlement_looks_for_it(cast, kind, category, debt, expected):
    content = replace(payment(kind=kind), parts=(PartDraft(7, category=category, debt=debt),))

    entry = ledger.entry(queries.voucher(paid(cast, content)).act("posted").entry_id)

    assert {(line.account.code, line.account.item): line.amount for line in entry.lines} == expected


def test_money_goes_from_the_bank_to_the_cash_box_on_a_transfer(cast):
    content = VoucherDraft("transfer", DAY, DAY, "", "Rút tiền về quỹ", (PartDraft(900_000),), place="bank")

    entry_id = queries.voucher(paid(cast, content)).act("posted").entry_id

    assert lines(entry_id) == {("1111", "", None): 900_000, ("1121", "", None): -900_000}


def test_a_journal_voucher_names_its_accounts_and_moves_no_money(cast):
    parts = (PartDraft(50, side="debit", account="611", category="care"), PartDraft(50, side="credit", account="331"))
    voucher_id = approved(cast, VoucherDraft("journal", DAY, DAY, "", "Chi phí chưa trả tiền", parts))

    with pytest.raises(services.WrongState):
        services.pay_voucher(by=cast.acting("union_treasurer"), voucher_id=voucher_id, on=TODAY)
    entry_id = services.post_voucher(by=cast.acting("chief_accountant"), voucher_id=voucher_id, on=TODAY)

    assert lines(entry_id) == {("611", "care", None): 50, ("331", "", None): -50}


def test_the_same_voucher_sent_twice_is_written_once(cast):
    key = uuid4()

    first, again = drafted(cast, key=key), drafted(cast, key=key)

    assert first == again
    with pytest.raises(services.ClientKeyTaken) as refusal:
        drafted(cast, payment(1), key=key)
    assert refusal.value.facts == {"voucher_id": first}


def test_everything_wrong_is_told_at_once(cast):
    parts = (PartDraft(0, category="care"), PartDraft(5, category="dues"), PartDraft(5, category="paid_up"))
    content = payment(counterpart=" ", accounting_date=TODAY + timedelta(days=1), address="x" * 301, enclosed=-1)

    with pytest.raises(services.VoucherFaulty) as refusal:
        drafted(cast, replace(content, parts=parts, reason="Dòng\x07 lạ", place="cash"))

    told = [(fault["field"], fault["line"]) for fault in refusal.value.facts["problems"]]
    assert told == [
        ("counterpart", None), ("address", None), ("reason", None), ("accounting_date", None), ("enclosed", None), ("place", None),
        ("amount", 1), ("category", 2), ("debt", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (payment(kind="phieu"), "kind"),
        (replace(payment(), parts=()), "parts"),
        (replace(payment(), parts=(PartDraft(5, category="care", account="611", side="debit"),)), "account"),
        (replace(payment(), parts=(PartDraft(5, category="care", debt="dues"),)), "debt"),
        (VoucherDraft("transfer", DAY, DAY, "", "Rút", (PartDraft(5), PartDraft(5, category="care")), place=""), "place"),
        (VoucherDraft("journal", DAY, DAY, "", "Sửa", (PartDraft(5, side="debit", account="1111"),)), "account"),
        (VoucherDraft("journal", DAY, DAY, "", "Sửa", (PartDraft(5, side="debit", account="611"),)), "parts"),
        (payment(10**15, 10**15), "parts"),
    ],
)
def test_contents_that_are_no_voucher_are_refused(cast, content, field):
    with pytest.raises(services.VoucherFaulty) as refusal:
        drafted(cast, content)

    assert field in {fault["field"] for fault in refusal.value.facts["problems"]}


def test_cash_is_not_paid_up_by_a_template_that_knows_the_bank_alone(cast):
    with pytest.raises(queries.PlaceNotInTemplate):
        drafted(cast, replace(payment(), parts=(PartDraft(5, category="paid_up", debt="dues"),)))


def test_a_unit_without_one_above_cannot_owe_upwards(cast):
    with pytest.raises(queries.NoUnitAbove):
        queries.proposed(cast.top, receipt())


def test_who_prepared_a_voucher_never_approves_it(cast):
    voucher_id = submitted(cast)
    cast.people["union_accountant"] = cast.people["chief_accountant"]
    other = submitted(cast)

    with pytest.raises(services.OwnVoucher):
        services.approve_voucher(by=cast.acting("chief_accountant"), voucher_id=other, on=TODAY)
    with pytest.raises(NotAllowed):
        services.approve_voucher(by=cast.acting("union_treasurer"), voucher_id=voucher_id, on=TODAY)


def test_who_approves_does_not_pay_and_who_prepares_pays_only_where_that_was_decided(cast):
    theirs, mine = approved(cast), approved(cast, who="union_treasurer")
    chiefs = submitted(cast)
    services.approve_voucher(by=cast.acting("chief_accountant"), voucher_id=chiefs, on=TODAY)

    with pytest.raises(services.PaidByApprover):
        services.pay_voucher(by=cast.acting("chief_accountant"), voucher_id=chiefs, on=TODAY)
    with pytest.raises(services.PaidByPreparer):
        services.pay_voucher(by=cast.acting("union_treasurer"), voucher_id=mine, on=TODAY)
    services.pay_voucher(by=cast.acting("union_treasurer"), voucher_id=theirs, on=TODAY)
    with pytest.raises(services.ReasonMissing):
        services.set_separation(
            by=cast.acting("chief_accountant"), unit_id=cast.union, payer_may_prepare=True, since=DAY, document=" ", reason="x", on=TODAY
        )  # fmt: skip
    services.set_separation(
        by=cast.acting("chief_accountant"), unit_id=cast.union, payer_may_prepare=True, since=DAY, document="Quyết định thử số 1",
        reason="Công đoàn chỉ có hai cán bộ", on=TODAY,
    )  # fmt: skip
    services.pay_voucher(by=cast.acting("union_treasurer"), voucher_id=mine, on=TODAY)

    assert {queries.voucher(one).state for one in (theirs, mine)} == {"posted"}


def test_a_returned_voucher_is_amended_and_approved_as_it_was_seen(cast):
    voucher_id = submitted(cast)
    seen = queries.voucher(voucher_id).content.sha256
    with pytest.raises(services.ReasonMissing):
        services.return_voucher(by=cast.acting("union_chair"), voucher_id=voucher_id, comment="  ", on=TODAY)
    services.return_voucher(by=cast.acting("union_chair"), voucher_id=voucher_id, comment="Thiếu danh sách", on=TODAY)
    services.amend_voucher(by=cast.acting("union_accountant"), voucher_id=voucher_id, content=payment(450_000), on=TODAY)
    services.submit_voucher(by=cast.acting("union_accountant"), voucher_id=voucher_id, on=TODAY)

    with pytest.raises(services.StaleVoucher):
        services.approve_voucher(by=cast.acting("union_chair"), voucher_id=voucher_id, mark=seen, on=TODAY)
    services.approve_voucher(
        by=cast.acting("union_chair"), voucher_id=voucher_id, mark=queries.voucher(voucher_id).content.sha256, on=TODAY
    )  # fmt: skip

    assert queries.voucher(voucher_id).amount == 450_000
    with pytest.raises(services.WrongState):
        services.amend_voucher(by=cast.acting("union_accountant"), voucher_id=voucher_id, content=payment(1), on=TODAY)


def test_a_voided_voucher_keeps_its_number_and_the_next_follows(cast):
    first = approved(cast)
    services.void_voucher(by=cast.acting("union_chair"), voucher_id=first, reason="Ghi trùng", on=TODAY)
    second, bank = approved(cast), approved(cast, payment(kind="bank_out"))

    assert [queries.voucher(one).number for one in (first, second, bank)] == ["PC-0001/2024", "PC-0002/2024", "BN-0001/2024"]
    assert (queries.voucher(first).state, queries.voucher(first).book) == ("voided", 1)
    with pytest.raises(services.WrongState):
        services.pay_voucher(by=cast.acting("union_treasurer"), voucher_id=first, on=TODAY)


@pytest.mark.parametrize("red", [True, False])
def test_a_booked_voucher_is_taken_back_once_by_another_entry(cast, red):
    voucher_id = paid(cast)
    chief = cast.acting("chief_accountant")

    entry_id = services.reverse_voucher(
        by=chief, voucher_id=voucher_id, accounting_date=TODAY, reason="Chi nhầm", red=red, on=TODAY
    )  # fmt: skip

    assert {line.is_red for line in ledger.entry(entry_id).lines} == {red}
    assert [one.id for one in ledger.reversal_chain(entry_id)] == [queries.voucher(voucher_id).act("posted").entry_id, entry_id]
    with pytest.raises(services.WrongState):
        services.reverse_voucher(by=chief, voucher_id=voucher_id, accounting_date=TODAY, reason="Nữa", red=red, on=TODAY)


def test_a_locked_month_takes_no_voucher_and_leaves_it_approved(cast):
    voucher_id = approved(cast)
    ledger_services.lock_month(by=cast.acting("chief_accountant"), unit_id=cast.union, month=202406, reason="Đã khóa", on=TODAY)

    with pytest.raises(ledger_services.MonthLocked):
        services.pay_voucher(by=cast.acting("union_treasurer"), voucher_id=voucher_id, on=TODAY)

    assert queries.voucher(voucher_id).state == "approved"


def test_money_that_something_else_books_too_is_told_before_it_moves(cast):
    assert len(queries.cautions(cast.union, payment(kind="bank_in", category="received_distribution"))) == 1
    assert queries.cautions(cast.union, payment()) == ()


def test_an_unknown_voucher_is_named(cast):
    with pytest.raises(services.UnknownVoucher):
        services.submit_voucher(by=cast.acting("union_accountant"), voucher_id=999_999, on=TODAY)
