"""A year is closed whole, once, by who may; nothing gets past a lock but with a reason; PostgreSQL keeps each promise too."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger import services as books
from congdoan.finance.ledger.rules import AccountFilter, AccountKey
from congdoan.finance.ledger.tests.builders import CASH, DISTRICT, OTHER_UNION, UNION, pair, post, tree
from congdoan.foundation.access import services as access
from congdoan.foundation.access.tests.builders import actor

pytestmark = pytest.mark.django_db
ON = date(2025, 2, 10)
YEAR_END = date(2024, 12, 31)
CARE = AccountKey("tt107", "611", "care")
INTEREST = AccountKey("tt107", "515", "bank_interest")
REASON = "Chưa khóa các tháng, kế toán trưởng cho kết chuyển thử"


@pytest.fixture
def by(entered, enter_as):
    """Two unions with a year of income and spending; the built-in account acts in February of the year after."""
    tree()
    enter_as(entered, on=ON)
    for unit in (UNION, OTHER_UNION):
        post(entered, 900, unit_id=unit)
        post(entered, unit_id=unit, source=f"interest/{unit}", lines=pair(CASH, INTEREST, 50))
        post(entered, unit_id=unit, source=f"care/{unit}", lines=pair(CARE, CASH, 400), on=date(2024, 11, 5))
    return entered


def lock_the_year(by, *units, year=2024, months=range(1, 12)):
    for month in months:
        books.set_months(by=by, unit_ids=units, month=year * 100 + month, state="hard", reason="Quyết toán tháng", on=ON)


def close(by, *units, year=2024, **options):
    return services.close_year(by=by, unit_ids=units, year=year, on=ON, **options)


def balance(unit, *codes, month=202412):
    return ledger.balance_of(unit, AccountFilter(codes=codes), month=month)


def refusal(statement, values=()):
    """Return the promise by which PostgreSQL refused a statement."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError as error:
        return error.__cause__.diag.constraint_name or error.__cause__.diag.sqlstate
    return "taken"


def test_closing_moves_exactly_the_surplus_and_leaves_nothing_else(by):
    lock_the_year(by, UNION, OTHER_UNION)

    done = close(by, UNION, OTHER_UNION)

    assert (done.units, done.entries, done.income, done.spending) == (2, 6, 1_900, 800)
    for unit in (UNION, OTHER_UNION):
        assert balance(unit, "4211") == -550
        assert [balance(unit, code) for code in "56789"] == [0] * 5
        assert ledger.month_states([unit], during=(202412, 202412)) == {(unit, 202412): "hard"}
    trial = {row.code: row for row in ledger.trial_balance(UNION, month=202412, since=202401)}
    assert (trial["5118"].credit, trial["5118"].debit, trial["611"].debit, trial["611"].credit) == (900, 900, 400, 400)
    assert (trial["421"].closing_credit, trial["911"].closing_debit) == (550, 0)


def test_closing_again_books_nothing(by):
    lock_the_year(by, UNION, OTHER_UNION)
    close(by, UNION)

    again = close(by, UNION, OTHER_UNION)

    assert (again.units, again.standing, again.entries) == (1, 1, 3)
    assert close(by, UNION, OTHER_UNION).entries == 0
    assert balance(UNION, "4211") == -550


def test_open_months_and_waiting_lines_yield_to_a_reason_and_to_nothing_else(by):
    with pytest.raises(services.YearNotReady, match="11 tháng") as refused:
        close(by, UNION, OTHER_UNION)
    assert [row["unit"] for row in refused.value.facts["units"]] == [f"B{UNION}", f"B{OTHER_UNION}"]
    assert not ledger.month_states([UNION], during=(202401, 202412))

    assert close(by, UNION, reason=REASON).entries == 3
    (evidence,) = ledger.evidence_of([f"bookkeeping/year/{UNION}/2024"])
    assert (evidence.kind, evidence.body["reason"]) == ("year-closing", REASON)


def test_a_locked_december_and_an_open_year_before_yield_to_no_reason(by):
    lock_the_year(by, UNION, months=range(1, 13))
    post(by, 70, unit_id=OTHER_UNION, on=date(2023, 5, 5), source="2023")

    for unit, words in ((UNION, "hạ về khóa mềm"), (OTHER_UNION, "năm trước")):
        with pytest.raises(services.YearNotReady, match=words):
            close(by, unit, reason=REASON)


@pytest.mark.parametrize(
    ("year", "refused"),
    [(2009, "YearOutsideTheBooks"), (2039, "YearOutsideTheBooks"), (2025, "YearNotOver")],
    ids=["early", "late", "goes on"],
)
def test_only_a_past_year_of_the_books_is_closed(by, year, refused):
    with pytest.raises(getattr(services, refused)):
        close(by, UNION, year=year)


def test_a_preview_that_no_longer_holds_is_refused(by):
    lock_the_year(by, UNION)
    mark = queries.closing_preview([UNION], year=2024).mark
    post(by, 1, unit_id=UNION, on=YEAR_END, source="late")

    with pytest.raises(services.YearPreviewChanged):
        close(by, UNION, mark=mark)
    assert close(by, UNION, mark=queries.closing_preview([UNION], year=2024).mark, reason="x").units == 1


def test_too_many_units_are_refused_at_once(by, monkeypatch):
    monkeypatch.setattr("congdoan.finance.bookkeeping.services.closing.MOST_UNITS", 1)

    with pytest.raises(services.TooManyUnits):
        close(by, UNION, OTHER_UNION)


def test_a_year_opens_again_in_red_and_closes_again_with_what_came(by):
    lock_the_year(by, UNION)
    close(by, UNION)

    assert services.reopen_year(by=by, unit_id=UNION, year=2024, reason="Sót chứng từ", on=ON) == 3
    trial = {row.code: row for row in ledger.trial_balance(UNION, month=202412, since=202401)}
    assert (trial["5118"].credit, trial["5118"].debit, trial["611"].debit, trial["611"].credit) == (900, 0, 400, 0)
    post(by, 30, unit_id=UNION, on=YEAR_END, source="forgotten")

    assert close(by, UNION).income == 980
    assert balance(UNION, "4211") == -580
    assert queries.closings_of([UNION], year=2024)[UNION].number == 2


def test_what_is_not_closed_is_not_opened_and_years_open_backwards(by):
    with pytest.raises(services.YearNotClosed):
        services.reopen_year(by=by, unit_id=UNION, year=2024, reason="x", on=ON)
    post(by, 10, unit_id=UNION, on=date(2023, 3, 3), source="2023")
    close(by, UNION, year=2023, reason=REASON)
    close(by, UNION, reason=REASON)

    with pytest.raises(services.LaterYearClosed):
        services.reopen_year(by=by, unit_id=UNION, year=2023, reason="x", on=ON)
    with pytest.raises(books.ReasonMissing):
        services.reopen_year(by=by, unit_id=UNION, year=2024, reason=" ", on=ON)


def test_only_the_chief_accountant_closes_and_opens(by, enter_as):
    accountant = actor("ke-toan", role="federation_accountant", branch=UNION)
    enter_as(accountant, on=ON)

    with pytest.raises(access.NotAllowed):
        close(accountant, UNION)
    with pytest.raises(access.NotAllowed):
        services.reopen_year(by=accountant, unit_id=UNION, year=2024, reason="x", on=ON)


def test_where_the_chart_tells_years_apart_the_surplus_is_carried_to_the_first_day(entered, enter_as):
    tree()
    later = date(2027, 1, 20)
    enter_as(entered, on=later)
    cash, dues, given = AccountKey("tt24", "1111"), AccountKey("tt24", "518", "dues"), AccountKey("tt24", "4212", "handover_in")
    post(entered, lines=pair(cash, dues, 700), on=date(2026, 3, 1), source="dues")
    post(entered, lines=pair(cash, given, 25), on=date(2026, 4, 1), source="handover")

    done = services.close_year(by=entered, unit_ids=[UNION], year=2026, reason=REASON, on=later)

    assert done.entries == 3  # no spending
    assert (balance(UNION, "4212", month=202612), balance(UNION, "4211", month=202612)) == (-725, 0)
    assert (balance(UNION, "4212", month=202701), balance(UNION, "4211", month=202701)) == (0, -725)
    assert services.reopen_year(by=entered, unit_id=UNION, year=2026, reason="x", on=later) == 3
    assert balance(UNION, "421", month=202701) == -25


def test_postgresql_keeps_a_closed_year_closed(by):
    lock_the_year(by, UNION)
    close(by, UNION)
    row = (
        "INSERT INTO bookkeeping_yearclosing (unit_id, year, number, income, spending, entry_ids, reason, recorded_by)"
        " VALUES (%s, %s, %s, 0, 0, '{}', '', 0)"
    )
    lock = (
        "INSERT INTO ledger_month_lock (unit_id, period, number, is_locked, is_soft, reason, recorded_by)"
        " VALUES (%s, 202412, 0, false, %s, 'x', 0)"
    )

    assert refusal(row, [UNION, 2024, 1]) == "bookkeeping_year_closed_once"
    assert refusal(row, [UNION, 2024, 2]) == "bookkeeping_year_closed_once"
    assert refusal(row, [OTHER_UNION, 2024, 1]) == "bookkeeping_year_closes_whole"
    assert refusal(lock, [UNION, False]) == refusal(lock, [UNION, True]) == "bookkeeping_year_stays_closed"
    assert refusal("UPDATE bookkeeping_yearclosing SET income = 1") in ("23000", "42501")
    with pytest.raises(books.YearIsClosed):
        books.unlock_month(by=by, unit_id=UNION, month=202412, reason="x", on=ON)


def test_postgresql_takes_a_late_entry_only_with_its_reason(by):
    books.set_months(by=by, unit_ids=[UNION], month=202406, state="soft", reason="x", on=ON)
    head = (
        "INSERT INTO ledger_entry (unit_id, period, accounting_date, event, description, source, line_count, posted_by)"
        " VALUES (%s, 202406, '2024-06-30', 'e', 'd', %s, 2, access_acting())"
    )

    assert refusal(head, [UNION, "late"]) == "ledger_late_with_reason"
    with pytest.raises(books.MonthSoftlyLocked):
        post(by, 30, unit_id=UNION, source="forgotten")
    assert refusal(head, [OTHER_UNION, "open"]) == "taken"
    assert books.book_late(by=by, unit_ids=[UNION, OTHER_UNION], month=202406, reason="Hóa đơn về muộn", on=ON) == [UNION]
    assert refusal(head, [UNION, "late"]) == "taken"


def test_postgresql_takes_only_supplements_into_books_that_ended(by):
    books.end_books(by=by, unit_id=UNION, ended_on=date(2024, 12, 31), reason="Giải thể", on=ON)
    with pytest.raises(books.BooksAlreadyEnded):
        books.end_books(by=by, unit_id=UNION, ended_on=date(2024, 12, 31), reason="Giải thể", on=ON)
    head = (
        "INSERT INTO ledger_entry (unit_id, period, accounting_date, event, description, source, line_count, posted_by)"
        " VALUES (%s, 202501, '2025-01-30', 'e', 'd', 'x', 2, access_acting())"
    )

    assert refusal(head, [UNION]) == "ledger_books_go_on"
    with pytest.raises(books.BooksEnded):
        post(by, 5, unit_id=UNION, source="after")
    with pytest.raises(books.BooksNotEnded):
        books.book_supplement(by=by, unit_id=OTHER_UNION, reason="x", on=ON)
    books.book_supplement(by=by, unit_id=UNION, reason="Tiền lãi về sau", on=ON)
    post(by, 5, unit_id=UNION, source="after")
    books.resume_books(by=by, unit_id=UNION, reason="Nhầm đơn vị", on=ON)
    assert ledger.ended_on(UNION) is None
    with pytest.raises(books.BooksNotEnded):
        books.resume_books(by=by, unit_id=UNION, reason="x", on=ON)


def test_a_branch_is_previewed_in_a_fixed_number_of_statements(by, django_assert_max_num_queries):
    assert ledger.units_booked(DISTRICT, until=202412) == [UNION, OTHER_UNION]
    with django_assert_max_num_queries(24):
        preview = queries.closing_preview([UNION, OTHER_UNION], year=2024)

    assert [(one.unit_id, one.closing.surplus) for one in preview.units] == [(UNION, 550), (OTHER_UNION, 550)]
