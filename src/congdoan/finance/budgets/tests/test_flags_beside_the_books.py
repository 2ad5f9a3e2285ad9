"""Red flags against the till, the bank, the members, the insurance, the payers: one is planted among twenty that are innocent."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from congdoan.finance.assessments import services as assessments
from congdoan.finance.assessments.services import DuesRow, PayrollRow
from congdoan.finance.banking import services as banking
from congdoan.finance.banking.tests.builders import efast, sheet
from congdoan.finance.bookkeeping import services as bookkeeping
from congdoan.finance.bookkeeping.tests import builders
from congdoan.finance.budgets import queries
from congdoan.finance.collection import services as collection
from congdoan.finance.collection.tests.builders import ACCOUNT, small_district
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import AccountKey, LineDraft
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.identifiers import mst_check_digit
from congdoan.foundation.reference import services as own_records
from congdoan.people.organisations.tests.builders import organisation

pytestmark = pytest.mark.django_db
LATER = date(2025, 2, 1)
CASH, BANK, DUES = AccountKey("tt107", "1111"), AccountKey("tt107", "1121"), AccountKey("tt107", "5118", "dues")


@dataclass
class Books:
    by: int
    union: int
    number: int = 0

    def post(self, debit, credit, amount, day):
        self.number += 1
        ids = ledger.accounts({debit, credit})
        ledger.post_entry(
            by=self.by, unit_id=self.union, accounting_date=day, event="test/flag", description="thử", source=f"test/{self.number}",
            lines=[LineDraft(ids[debit], amount), LineDraft(ids[credit], -amount)], on=LATER,
        )  # fmt: skip


def flag(code, unit, by, *, year=2024, name="CD001", on=LATER):
    access.enter(by, on=on)
    return next(one for one in queries.red_flags(unit, name, year, on=on) if one.code == code)


@pytest.fixture
def made(entered):
    return builders.cast(entered)


def test_r1_a_count_that_the_cash_book_no_longer_equals(made):
    books = Books(access_entered(made.console), made.union)
    assert flag("R1", made.union, made.console).state == "unknown"
    books.post(CASH, DUES, 500_000, date(2024, 1, 2))
    for day in range(1, 22):  # at 21 days' ends the same note lies in the till
        bookkeeping.count_cash(
            by=made.console, unit_id=made.union, counted_on=date(2024, 3, day), counted_time=time(16), pieces={500_000: 1}, explanation="",
            on=LATER,
        )  # fmt: skip
    assert flag("R1", made.union, made.console).state == "clean"
    books.post(CASH, DUES, 70_000, date(2024, 3, 21))

    (found,) = flag("R1", made.union, made.console).findings
    assert (found.amount, found.on) == (-70_000, date(2024, 3, 21))


def access_entered(by):
    access.enter(by, on=LATER)
    return by


def test_r7_cash_given_without_a_receipt_or_a_board(made):
    def give(form="cash", board="Hoa, Lan"):
        gift = bookkeeping.Gift(date(2024, 6, 3), "Bà Bảy", form, 100_000, "Quà", board=board)
        return bookkeeping.register_donation(by=made.acting("union_accountant"), unit_id=made.union, gift=gift, on=builders.TODAY)

    paper = builders.paid(made, builders.receipt(2_000_000, category="other_misc"))
    for _ in range(20):
        donation = give()
        bookkeeping.receipt_donation(by=made.acting("union_accountant"), donation_id=donation, voucher_id=paper, on=builders.TODAY)
    give("bank")  # not in cash
    assert flag("R7", made.union, made.console).state == "clean"
    give(board="")

    (found,) = flag("R7", made.union, made.console).findings
    assert "chưa có phiếu thu trong sổ; không ghi ban tiếp nhận" in found.words


def test_r15_a_line_without_an_entry_and_an_entry_without_a_line(entered):
    cast = small_district(entered)
    days = [(f"{day:02d}-06-2024 09:00:00", 100_000 + day, f"NOP TIEN {day}") for day in range(1, 21)]
    cast.statement(*days)
    cast.run()
    books = Books(entered, cast.district)
    assert flag("R15", cast.district, entered, name="LDLD-DMC").state == "clean"
    cast.statement(("21-06-2024 09:00:00", 55_000, "CHUA CHAY"), name="sau.xlsx")
    access_entered(entered)
    books.post(AccountKey("tt107", "611", "care"), BANK, 44_000, date(2024, 6, 11))

    found = flag("R15", cast.district, entered, name="LDLD-DMC").findings
    assert {(one.amount, one.on) for one in found} == {(55_000, date(2024, 6, 21)), (-44_000, date(2024, 6, 11))}
    assert flag("R15", cast.union, entered).state == "unknown"


def test_r16_dues_below_what_the_members_can_owe(made):
    by = access_entered(made.console)
    months = [*range(202301, 202313), *range(202401, 202410)]
    rows = [DuesRow(made.union, month, 10, 10 * 18_000) for month in months]  # the floor of 2023-07 to 2024-06: 1 % of 1,800,000
    rows[-1] = DuesRow(made.union, 202409, 10, 10 * 23_400 - 1)  # from 2024-07 on 1 % of 2,340,000
    rows[-2] = DuesRow(made.union, 202408, 10, 10 * 23_400)
    rows[-3] = DuesRow(made.union, 202407, 10, 10 * 23_400)
    assessments.report_dues(by=by, rows=rows, on=LATER)

    assert flag("R16", made.union, by, year=2023).state == "clean"
    (found,) = flag("R16", made.union, by).findings
    assert (found.amount, found.on) == (-1, date(2024, 9, 30))


def test_r20_one_payment_cut_in_two_just_under_the_limit(made):
    def pay(amount, day, whom):
        builders.paid(made, builders.payment(amount, counterpart=whom, accounting_date=day))

    access_entered(made.console)
    own_records.install(
        by=made.console, branch_id=made.union, topic="cash_limits", scope={"place": "default", "kind": "cashless_above"},
        valid_from=date(2024, 1, 1), value=1_000_000, document="Quy chế chi tiêu",
    )  # fmt: skip
    Books(made.console, made.union).post(CASH, DUES, 90_000_000, date(2024, 1, 2))
    first = date(2024, 1, 3)
    for number in range(10):  # another person each time, or below nine tenths, or eight days apart
        pay(950_000, first + timedelta(number), f"Người số {number}")
        pay(899_999 if number % 2 else 1_000_000, first + timedelta(8 * number), "Quán Hoa Sữa")
    assert flag("R20", made.union, made.console).state == "clean"
    pay(900_000, date(2024, 6, 3), "Trần Văn Sáu")
    pay(999_999, date(2024, 6, 10), "trần văn sáu ")
    pay(950_000, date(2024, 6, 18), "Trần Văn Sáu")

    found = flag("R20", made.union, made.console).findings
    assert [one.amount for one in found] == [900_000, 999_999]
    assert all(one.voucher_id for one in found)


def employers(by, union, *, count=21, **facts):
    serials = [f"39999{number:04d}" for number in range(100, 400) if mst_check_digit(f"39999{number:04d}") is not None][:count]
    codes = [serial + str(mst_check_digit(serial)) for serial in serials]
    return [
        organisation(by, "employer", f"DV9{place:02d}", parent=union, tax_code=code, **{"payer_class": "enterprise", **facts})
        for place, code in enumerate(codes[:-1])
    ], codes


def test_r21_fewer_people_or_less_fund_than_the_insurance_tells(made):
    by = access_entered(made.console)
    payers, _ = employers(by, made.union, count=22)
    notice = assessments.Evidence("C12-TS", "c12.xlsx", "0" * 64, {})
    assessments.declare_payroll(by=by, rows=[PayrollRow(payer, 202401, 10, 50_000_000) for payer in payers], on=LATER)
    assert flag("R21", made.union, by).state == "unknown"
    for place, payer in enumerate(payers):
        told = assessments.SubmittedMonth(202401, 11 if place == 20 else 10, 50_000_000)
        key = UUID(int=place + 1)
        assessments.submit_payroll(by=by, employer_id=payer, months=[told], key=key, on=LATER, evidence=notice)

    (found,) = flag("R21", made.union, by).findings
    assert "khai 10 người, C12-TS ghi 11 người" in found.words
    assessments.assess_union_fund(by=by, months=[202401], on=LATER)
    assert sorted({one.amount for one in flag("R21", made.union, by).findings}, key=str) == [-1_000_000, None]  # nobody has paid


def test_r23_fund_that_came_after_the_duty_had_ended(entered):
    cast = small_district(entered)
    on = date(2025, 7, 1)
    access.enter(entered, on=on)
    _, codes = employers(entered, cast.union)
    organisation(entered, "employer", "DV999", parent=cast.union, tax_code=codes[-1], payer_class="admin_body")
    moves = [
        (f"{place + 1:02d}-06-2025 09:00:00", 1_000_000, f"MST {code} DON VI DONG KPCD THANG 6 NAM 2025", f"so-{place}")
        for place, code in enumerate(codes)
    ]
    content = sheet(efast(moves, opening=cast.balance, account=ACCOUNT))
    banking.import_statement(by=entered, unit_id=cast.district, file_name="sau.xlsx", content=content, on=on)
    collection.run_collection(by=entered, unit_id=cast.district, on=on)

    (found,) = flag("R23", cast.union, entered, year=2025, on=on).findings
    assert found.words.startswith("DV999")
    assert found.amount == 1_000_000
    assert flag("R23", cast.union, entered).state == "clean"
