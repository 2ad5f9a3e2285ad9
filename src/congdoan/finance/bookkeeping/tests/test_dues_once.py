"""Dues of a month come into the books once: by vouchers, by the report, or by the report for what no voucher booked."""

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congdoan.finance.assessments import queries as assessments_queries
from congdoan.finance.assessments import services as assessments
from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.tests import builders
from congdoan.finance.bookkeeping.tests.builders import TODAY, receipt
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter

pytestmark = pytest.mark.django_db
MONTH = 202406


def report(cast, collected, members=10):
    rows = [assessments.DuesRow(cast.union, MONTH, members, collected)]
    return assessments.report_dues(by=cast.acting("federation_accountant"), rows=rows, on=TODAY)


def held(cast):
    """Return what the union's books hold of the month: cash, own share, what is owed upwards; and the upper unit's claim."""
    meant = (AccountFilter(codes=("111",)), AccountFilter(codes=("5118",), items=("dues",)), AccountFilter(codes=("336",), items=("dues",)))
    sums = [ledger.balance_of(cast.union, accounts, month=MONTH) for accounts in meant]
    cast.acting("federation_accountant")
    return [*sums, ledger.balance_of(cast.district, AccountFilter(codes=("1368",), items=("dues",)), month=MONTH)]


def test_no_voucher_books_dues_beside_a_report_that_booked_them(cast):
    waiting = builders.approved(cast, receipt(400_000))
    report(cast, 900_000)

    with pytest.raises(services.DuesReported, match=r"900\.000"):
        builders.drafted(cast, receipt(100_000))
    with pytest.raises(services.DuesReported):
        services.pay_voucher(by=cast.acting("union_treasurer"), voucher_id=waiting, on=TODAY)
    builders.paid(cast, receipt(70_000, category="other_misc"))
    assert held(cast) == [970_000, -630_000, -270_000, 270_000]
    assert queries.cautions(cast.union, receipt()) == ()


def test_a_report_books_what_no_voucher_has_booked(cast):
    builders.paid(cast, receipt(400_000))
    with pytest.raises(assessments.DuesLessThanVouchers, match=r"400\.000 đ, báo cáo chỉ ghi 399\.999"):
        report(cast, 399_999)

    assert report(cast, 400_000) == {"written": 1, "same": 0}  # the whole came by a voucher: only the upper unit learns of it
    assert held(cast) == [400_000, -280_000, -120_000, 120_000]
    again = builders.paid(cast, receipt(100_000))  # nothing was booked by the report, so vouchers go on
    assert report(cast, 900_000) == {"written": 1, "same": 0}
    assert held(cast) == [900_000, -630_000, -270_000, 270_000]

    chief = cast.acting("chief_accountant")
    services.reverse_voucher(by=chief, voucher_id=again, accounting_date=TODAY, reason="ghi hai lần", red=False, on=TODAY)
    assert report(cast, 900_000) == {"written": 1, "same": 0}  # the same words again, and the books are made to hold them
    assert held(cast) == [900_000, -630_000, -270_000, 270_000]
    assert report(cast, 900_000) == {"written": 0, "same": 1}


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sums=st.lists(st.integers(1, 10**9), min_size=1, max_size=3), more=st.integers(0, 10**9))
def test_whatever_vouchers_booked_the_month_holds_what_the_report_says(cast, sums, more):
    with transaction.atomic():
        for amount in sums:
            builders.paid(cast, receipt(amount))
        report(cast, sum(sums) + more)
        cash, own, up, claim = held(cast)
        (told,) = assessments_queries.dues_reports_in_force([cast.union], months=(MONTH, MONTH))

        assert (cash, own, up, claim) == (sum(sums) + more, -told.kept_dong, told.kept_dong - cash, cash - told.kept_dong)
        transaction.set_rollback(True)


def test_postgresql_books_dues_once_too(cast, monkeypatch):
    waiting = builders.approved(cast, receipt(400_000))
    report(cast, 900_000)
    monkeypatch.setattr("congdoan.finance.bookkeeping.services.settling.refuse_reported_dues", lambda *_: None)
    with pytest.raises(IntegrityError, match="booked by their report"), transaction.atomic():
        services.pay_voucher(by=cast.acting("union_treasurer"), voucher_id=waiting, on=TODAY)
    content = "Ngày,Diễn giải,Loại,Thu,Chi\n05/06/2024,Thu đoàn phí,dues,100000,\n".encode()
    given = {"by": cast.acting("chief_accountant"), "unit_id": cast.union, "content": content, "file_name": "so.csv", "on": TODAY}
    with pytest.raises(services.DuesReported):
        services.import_cash_book(**given)
    monkeypatch.setattr("congdoan.finance.bookkeeping.services.cash_book.refuse_reported_dues", lambda *_: None)
    with transaction.atomic(), connection.cursor() as cursor:
        services.import_cash_book(**given)
        with pytest.raises(IntegrityError, match="booked by their report"):
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)

    by = cast.acting("federation_accountant")
    with pytest.raises(IntegrityError, match="vouchers booked 0"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO assessments_duesreport (unit_id, month, members_paying, collected_dong, kept_dong, by_vouchers_dong,"
            " by_vouchers_kept_dong, reported_by) VALUES (%s, 202405, 1, 9, 6, 5, 3, %s)",
            [cast.union, by],
        )
