"""A whole year, from the opening balances to the settlement made public: of one union to the last đồng, and of a district of 100.

The figures are worked by hand. The union: 10.000.000 at hand (2.000.000 cash, 8.000.000 bank, of which 1.000.000 is owed upwards);
dues 10.000.001 of which 7.000.001 stay (70 %, half-up); 45.000.000 received, 5.000.000 from the employer; 30.000.000 + 3.600.000 care,
2.500.000 visits, 3.000.000 administration; 3.500.000 paid up. Income 60.000.001, spending 39.100.000, closing 27.400.001, of it cash
5.900.001 and bank 21.500.000; still owed upwards 1.000.000 + 3.000.000 - 3.500.000 = 500.000.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from congdoan.finance.assessments import services as assessments
from congdoan.finance.bookkeeping import services as bookkeeping
from congdoan.finance.bookkeeping.tests import builders
from congdoan.finance.bookkeeping.tests.test_opening import SHORT, xlsx
from congdoan.finance.budgets import queries, services
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access
from congdoan.people.organisations.tests.builders import federations, organisation, person

pytestmark = pytest.mark.django_db
YEAR, FORM, AFTER = 2024, "form.b07.hd47.b", date(2025, 1, 20)
MADE, UNIONS = datetime(2025, 1, 20, 9, 0, tzinfo=UTC), 100


def acts(made, who, day):
    access.enter(made.people[who], on=day)
    return made.people[who]


def write(made, kind, category, amount, day, **part):
    """Take a voucher from its draft into the books, each step by another person, on the voucher's own day."""
    content = builders.payment(amount, category=category, kind=kind, voucher_date=day, accounting_date=day, reason=f"{kind} {category}")
    content = replace(content, parts=tuple(replace(one, **part) for one in content.parts))
    by = acts(made, "union_accountant", day)
    voucher = bookkeeping.draft_voucher(by=by, unit_id=made.union, client_key=uuid4(), content=content, on=day)
    bookkeeping.submit_voucher(by=by, voucher_id=voucher, on=day)
    bookkeeping.approve_voucher(by=acts(made, "union_chair", day), voucher_id=voucher, on=day)
    bookkeeping.pay_voucher(by=acts(made, "union_treasurer", day), voucher_id=voucher, on=day)


def advance(made, day):
    """Give out 4.000.000, have 3.600.000 accounted for, take 400.000 back."""
    given = bookkeeping.request_advance(
        by=acts(made, "union_accountant", day), unit_id=made.union, person_name="Nguyễn Thị Hoa", person_post="Tổ may 2",
        purpose="Quà Trung thu", amount=4_000_000, due_on=date(2024, 9, 30), on=day,
    )  # fmt: skip
    bookkeeping.approve_advance(by=acts(made, "union_chair", day), advance_id=given, on=day)
    bookkeeping.pay_advance(by=acts(made, "union_treasurer", day), advance_id=given, money="cash", on=day)
    spent = [bookkeeping.Spent("care", 3_600_000, "Bánh Trung thu", "HĐ 07")]
    bookkeeping.settle_advance(by=acts(made, "union_accountant", day), advance_id=given, lines=spent, on=day)
    bookkeeping.accept_settlement(by=acts(made, "union_chair", day), advance_id=given, on=day)
    bookkeeping.return_advance(by=acts(made, "union_treasurer", day), advance_id=given, amount=400_000, money="cash", on=day)


EXPECTED = {
    "opening": 10_000_000, "dues": 10_000_001, "other": 5_000_000, "received": 45_000_000, "income_total": 60_000_001, "s1": 36_100_000,
    "s3": 3_000_000, "spending_total": 39_100_000, "paid_up": 3_500_000, "closing": 27_400_001, "payable_up": 500_000,
}  # fmt: skip


def test_a_year_of_one_union_from_opening_to_publication(entered):
    made = builders.cast(entered)
    first = date(2024, 1, 1)
    bookkeeping.import_opening(
        by=acts(made, "chief_accountant", first),
        unit_id=made.union,
        content=xlsx(SHORT),
        file_name="dau-ky.xlsx",
        first_day=first,
        on=first,
    )
    services.select_form(
        by=made.people["chief_accountant"], unit_id=made.district, form_id=FORM, from_year=YEAR, document="12/QĐ", on=first
    )
    write(made, "receipt", "dues", 10_000_001, date(2024, 1, 31))
    write(made, "bank_in", "received_distribution", 45_000_000, date(2024, 4, 2))
    write(made, "bank_in", "other_employer", 5_000_000, date(2024, 5, 10))
    write(made, "bank_out", "care", 30_000_000, date(2024, 6, 1))
    write(made, "payment", "visits", 2_500_000, date(2024, 7, 3))
    write(made, "bank_out", "administration", 3_000_000, date(2024, 8, 5))
    advance(made, date(2024, 9, 10))
    write(made, "bank_out", "paid_up", 3_500_000, date(2024, 12, 20), debt="dues")

    sheet = queries.settlement("CD001", YEAR)
    assert {line: sheet.value(line) for line in EXPECTED} == EXPECTED
    assert (sheet.money_by_account["111"], sheet.money_by_account["112"], sheet.unexplained) == (5_900_001, 21_500_000, 0)

    by = acts(made, "chief_accountant", AFTER)
    for month in range(202401, 202412):  # December is locked by the closing itself
        bookkeeping.set_month_states(by=by, unit_ids=[made.union], month=month, state="hard", on=AFTER)
    bookkeeping.close_year(by=by, unit_ids=[made.union], year=YEAR, on=AFTER)
    closed = queries.settlement("CD001", YEAR)
    assert closed.cells == sheet.cells  # closing books changes no line of the form
    surplus = -ledger.balance_of(made.union, AccountFilter(codes=("4211",)), month=202412)
    assert surplus == 27_400_001 - 500_000  # what is kept, less what is owed upwards

    little = {"ceiling.dues.visits.2022": "2.500.000 trên 2.800.000 phải chi: ít đoàn viên ốm đau"}  # 40 % of the 7,000,001 kept
    sent = services.submit_settlement(by=acts(made, "union_chair", AFTER), code="CD001", year=YEAR, on=AFTER, overrides=little)
    services.approve_settlement(by=acts(made, "chief_accountant", AFTER), submission_id=sent, document="15/QĐ-LĐLĐ", on=AFTER)
    services.publish_settlement(
        by=acts(made, "union_chair", AFTER), unit_id=made.union, year=YEAR, document="02/QĐ-CĐCS", document_on=AFTER, on=AFTER
    )
    public = queries.publication("CD001", YEAR, "settlement")
    assert {row["name"]: row["value"] for row in public.content["lines"]}["TÍCH LŨY CUỐI KỲ"] == 27_400_001
    assert queries.settlement("CD001", YEAR + 1).value("opening") == 27_400_001


def spend(district, amounts, day):
    """Have every union pay for visits in cash: written, approved and paid by three people of the district, on one day."""
    roles = ("union_accountant", "union_chair", "union_treasurer")
    writer, approver, payer = (person(people.actor_named(access.CONSOLE).id, role, role=role, branch=district) for role in roles)
    made = []
    access.enter(writer, on=day)
    for unit, amount in amounts.items():
        content = builders.payment(amount, category="visits", kind="payment", voucher_date=day, accounting_date=day, reason="Thăm hỏi")
        made.append(bookkeeping.draft_voucher(by=writer, unit_id=unit, client_key=uuid4(), content=content, on=day))
        bookkeeping.submit_voucher(by=writer, voucher_id=made[-1], on=day)
    access.enter(approver, on=day)
    for voucher in made:
        bookkeeping.approve_voucher(by=approver, voucher_id=voucher, on=day)
    access.enter(payer, on=day)
    for voucher in made:
        bookkeeping.pay_voucher(by=payer, voucher_id=voucher, on=day)


def test_a_year_of_a_district_of_a_hundred(entered):
    """Union i collects 100.000 × i of dues in January and pays 28.000 × i for visits, 40 % of what it keeps.

    In all 505.000.000 collected, 353.500.000 of it kept, 151.500.000 owed upwards; 141.400.000 spent; 363.600.000 left.
    """
    _, _, district = federations(entered)
    unions = [organisation(entered, "grassroots_union", f"CD{number:03d}", parent=district) for number in range(1, UNIONS + 1)]
    chair = person(entered, "nguoi.gui", role="union_chair", branch=district)
    chief = person(entered, "nguoi.duyet", role="chief_accountant", branch=district)
    rows = [assessments.DuesRow(unit, 202401, 10, 100_000 * number) for number, unit in enumerate(unions, start=1)]
    assessments.report_dues(by=entered, rows=rows, on=date(2024, 2, 1))
    services.select_form(by=entered, unit_id=district, form_id=FORM, from_year=YEAR, document="12/QĐ", on=AFTER)
    spend(district, {unit: 28_000 * number for number, unit in enumerate(unions, start=1)}, date(2024, 7, 3))

    access.enter(chief, on=AFTER)
    bookkeeping.close_year(by=chief, unit_ids=unions, year=YEAR, on=AFTER, reason="Các tháng khóa cùng năm")
    sent = []
    access.enter(chair, on=AFTER)
    for number in range(1, UNIONS + 1):
        sent.append(services.submit_settlement(by=chair, code=f"CD{number:03d}", year=YEAR, on=AFTER))
    access.enter(chief, on=AFTER)
    for one in sent:
        services.approve_settlement(by=chief, submission_id=one, on=AFTER)

    whole = queries.settlement("LDLD-DMC", YEAR)
    lines = ("dues", "income_total", "spending_total", "closing", "payable_up")
    assert {line: whole.value(line) for line in lines} == {
        "dues": 505_000_000, "income_total": 505_000_000, "spending_total": 141_400_000, "closing": 363_600_000, "payable_up": 151_500_000,
    }  # fmt: skip
    assert whole.unions == UNIONS
    balance = queries.consolidated_balance("LDLD-DMC", month=202412)
    assert (balance.eliminated, balance.apart, balance.units) == (151_500_000, [], UNIONS + 1)
    assert {check.key: check.state for check in queries.crosschecks(whole)}["approved"] == "holds"
    access.enter(chief, on=AFTER)
    pack = services.make_pack(by=chief, unit_id=district, year=YEAR, made_at=MADE, on=AFTER, at_once=UNIONS + 1)
    assert (pack.is_done, pack.total, len(queries.pack_files(pack.id))) == (True, UNIONS + 1, 3 * (UNIONS + 1))
    access.enter(chair, on=AFTER)
    own = services.submit_settlement(by=chair, code="LDLD-DMC", year=YEAR, on=AFTER)
    assert queries.sent(own).missing == 0
    access.enter(entered, on=AFTER)
    services.approve_settlement(by=entered, submission_id=own, on=AFTER)
    access.enter(chair, on=AFTER)
    services.publish_settlement(by=chair, unit_id=district, year=YEAR, document="09/TB-LĐLĐ", document_on=AFTER, on=AFTER)
    assert queries.publication("LDLD-DMC", YEAR, "settlement").content["lines"][0]["value"] == 0
