"""Money on its way lies on 113 and no more arrives than was sent; entries without a voucher bear numbers of the vouchers' own series."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.models import AdvanceStep, EntryNumber
from congdoan.finance.bookkeeping.queries import advance_papers
from congdoan.finance.bookkeeping.rules import PartDraft, VoucherDraft
from congdoan.finance.bookkeeping.tests import advancing, builders
from congdoan.finance.bookkeeping.tests.builders import DAY, TODAY, paid, payment, receipt
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access

WHO = ("union_accountant", "union_chair", "union_treasurer")
pytestmark = pytest.mark.django_db


def transfer(place, amount, **facts):
    told = {"counterpart": "", "reason": "Chuyển sang tài khoản Agribank", "bank_account": "1400 222", **facts}
    return VoucherDraft("transfer", DAY, DAY, parts=(PartDraft(amount),), place=place, **told)


def balances(unit, *codes):
    return [ledger.balance_of(unit, AccountFilter((code,)), month=202406) for code in codes]


def test_no_more_arrives_than_was_sent(cast, monkeypatch):
    paid(cast, payment(5_000_000, kind="bank_in", category="other_misc"))
    paid(cast, transfer("sent", 2_000_000))
    assert balances(cast.union, "112", "113") == [3_000_000, 2_000_000]
    paid(cast, transfer("come", 1_500_000))
    assert balances(cast.union, "112", "113") == [4_500_000, 500_000]

    early = builders.approved(cast, transfer("come", 500_001))
    with pytest.raises(services.NotOnItsWay, match=r"chỉ có 500\.000 đ"):
        services.pay_voucher(by=cast.acting("union_treasurer"), voucher_id=early, on=TODAY)
    monkeypatch.setattr("congdoan.finance.bookkeeping.services.settling._refuse_arrival", lambda *_: None)
    with pytest.raises(IntegrityError, match="less money on its way"), transaction.atomic():
        services.pay_voucher(by=cast.acting("union_treasurer"), voucher_id=early, on=TODAY)
    with pytest.raises(services.VoucherFaulty, match="số tài khoản ngân hàng"):
        builders.drafted(cast, transfer("sent", 1, bank_account=" "))
    with pytest.raises(services.VoucherFaulty, match="Chọn tiền đi đâu"):
        builders.drafted(cast, transfer("nowhere", 1))


def test_the_page_of_a_transfer_asks_for_the_account_and_tells_the_way(cast, client, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: TODAY)
    paid(cast, payment(5_000_000, kind="bank_in", category="other_misc"))
    client.force_login(access.actor_named("union_accountant"))
    address = reverse("bookkeeping:draft_voucher", args=["transfer"])
    told = {"unit": "CD001", "voucher_date": "28/06/2024", "counterpart": "", "reason": "Chuyển", "place": "sent", "amount_1": "1.000.000"}
    assert "số tài khoản ngân hàng" in client.post(address, told).content.decode()
    shown = client.post(address, told | {"bank_account": "1400 222"}, follow=True).content.decode()
    assert "chuyển sang ngân hàng khác, tiền chưa tới" in shown


def test_steps_of_an_advance_bear_numbers_of_the_vouchers_series(cast, monkeypatch):
    made = advancing.Cast(cast.console, *(cast.people[who] for who in WHO), unit=cast.union)
    paid(cast, receipt(9_000_000, category="other_misc"))
    paid(cast, payment(10_000))
    advance = made.paid(3_000_000)
    made.settle(advance, 1_000_000)
    made.accept(advance)
    made.give_back(advance, 500_000)
    paid(cast, payment(20_000))

    steps = queries.steps_of(advance)
    told = queries.numbers_of_entries([step.entry_id for step in steps if step.entry_id])
    assert [told[step.entry_id] for step in steps if step.entry_id] == ["PC-0002/2024", "KT-0001/2024", "PT-0002/2024"]
    page = queries.book_page(cast.union, queries.book("quy-tien-mat"), since=DAY.replace(day=1), until=TODAY)
    assert sorted(line.number for line in page.lines) == ["PC-0001/2024", "PC-0002/2024", "PC-0003/2024", "PT-0001/2024", "PT-0002/2024"]
    row = made.row(advance)
    paper = next(step for step in steps if step.kind == "paid")
    drawn = []
    monkeypatch.setattr(advance_papers, "sheet_pdf", lambda sheet, **_: drawn.append(sheet) or b"%PDF")
    assert advance_papers.step_paper(row, steps, paper.place, made_at=paper.recorded_at) == b"%PDF"
    assert (drawn[0].book, drawn[0].number) == ("1", "PC-0002/2024")
    assert advance_papers.step_paper(row, steps, 1, made_at=paper.recorded_at) is None


def test_postgresql_numbers_only_entries_of_their_own(cast):
    made = advancing.Cast(cast.console, *(cast.people[who] for who in WHO), unit=cast.union)
    voucher = queries.voucher(paid(cast, receipt(9_000_000, category="other_misc")))
    with pytest.raises(IntegrityError, match="bears no number of its own"), transaction.atomic():
        EntryNumber.objects.create(entry_id=voucher.act("posted").entry_id, unit_id=cast.union)
    advance = made.request()
    made.approve(advance)
    by = made.acts(made.treasurer)
    with transaction.atomic(), connection.cursor() as cursor:
        services.pay_advance(by=by, advance_id=advance, money="cash", on=advancing.ON)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # numbered: nothing is refused
    entry = AdvanceStep.objects.get(advance_id=advance, kind="paid").entry_id
    with pytest.raises(IntegrityError), transaction.atomic():
        EntryNumber.objects.create(entry_id=entry, unit_id=cast.union)
