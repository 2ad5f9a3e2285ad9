"""Lists and totals as they were, in today's units, and today's in those of then."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congdoan.activities.restructuring import queries, services
from congdoan.activities.restructuring.tests.builders import AFTER, DAY, EVE, province
from congdoan.finance.bookkeeping import queries as bookkeeping
from congdoan.finance.budgets import queries as budgets
from congdoan.finance.budgets import services as budgeting
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter, AccountKey
from congdoan.finance.ledger.tests.builders import pair, post
from congdoan.foundation.access import services as access
from congdoan.people.organisations.tests.builders import person

pytestmark = pytest.mark.django_db
CASH, DUES = AccountKey("tt24", "1111"), AccountKey("tt24", "518", "dues")
PLAN = (
    {"unit": "CD001", "outcome": "dissolve", "members": 40, "books": "hand_over", "cash_counted": 1_000_000,
     "given_by": "Giao", "taken_by": "Nhận"},
    {"unit": "CD003", "outcome": "merge", "targets": "CD002"}, {"unit": "CD004", "outcome": "split", "targets": "CD002; CD005"},
    {"unit": "CD005", "outcome": "transfer", "parent": "LDLD-TN"}, {"unit": "CD002", "outcome": "transfer", "parent": "LDLD-TN"},
    {"unit": "LDLD-DMC", "outcome": "dissolve"}, {"unit": "LDLD-TB", "outcome": "dissolve"},
)  # fmt: skip


@pytest.fixture
def cast(entered):
    """Each union took a million times its number as dues in March 2025; then five of them were reorganised."""
    made = province(entered)
    access.enter(entered, on=EVE)
    for number in range(1, 6):
        lines = pair(CASH, DUES, number * 1_000_000)
        post(entered, unit_id=made.ids[f"CD00{number}"], source=f"thu/{number}", on=date(2025, 3, 1), lines=lines)
    made.number = made.draft(*PLAN)
    made.decide(made.number)
    return made


def test_books_are_handed_to_who_goes_on_above_with_the_unit_itself(cast):
    found = queries.preview(cast.number)
    assert (found.effects.books, found.effects.money_dong, found.effects.money_handed_dong) == (3, 8_000_000, 1_000_000)
    assert cast.apply(cast.number).refused == 2, "who carries it out may not hand books over, so CD001 waits, and what waits for it"
    access.enter(cast.by, on=AFTER)
    done = services.apply_reorganisation(by=cast.by, reorganisation_id=cast.number, on=AFTER)

    assert done.is_done, [row.words for row in queries.results(cast.number)[0]]
    handover = bookkeeping.handover_of(cast.ids["CD001"])
    assert (handover.receiver_id, handover.ended_on, handover.money) == (cast.ids["LDLD-TN"], EVE, 1_000_000)
    assert ledger.balance_of(cast.ids["LDLD-TN"], AccountFilter(codes=("111",)), month=202506) == 1_000_000


def settled(cast, rows, to_day):
    told = budgets.restated_rows(rows, year=2025, to_day=to_day)
    return {one.code: (one.row.value("income_total"), one.units, one.is_divided) for one in told}


def test_a_year_of_before_is_told_in_the_units_of_today_and_back(cast, client):
    access.enter(cast.by, on=AFTER)
    services.apply_reorganisation(by=cast.by, reorganisation_id=cast.number, on=AFTER)
    rows = budgets.consolidated_rows(cast.ids["LDLD-TN"], 2025, form_id="form.b07.hd47.b")

    assert settled(cast, rows, DAY) == {
        "": (1_000_000, 1, False), "CD002": (9_000_000, 3, True), "CD005": (5_000_000, 1, False),
    }  # fmt: skip
    assert settled(cast, rows, EVE) == {f"CD00{n}": (n * 1_000_000, 1, False) for n in range(1, 6)}
    assert sum(income for income, _, _ in settled(cast, rows, DAY).values()) == 15_000_000

    reader = person(cast.by, "doc", role="inspector", branch=cast.ids["LDLD-TN"])
    client.force_login(get_user_model().objects.get(id=reader))
    then = client.get("/4-doan-vien/", {"ngay": "2025-06-30"}).content.decode()
    assert then.count("không có đơn vị nào") == 1, "CD001 ended without an heir"
    assert then.count("CĐCS Số 2</a>") >= 3
    with CaptureQueriesContext(connection) as asked:
        now = client.get("/4-doan-vien/", {"ngay": "hom-nay", "theo": "2025-06-30"}, follow=True).content.decode()
    assert "CĐCS Số 3</a>" in now, "CD002 stands for CD003 too"
    assert len(asked) <= 40


def test_the_consolidation_page_gathers_by_the_units_of_a_day(cast, client):
    access.enter(cast.by, on=AFTER)
    services.apply_reorganisation(by=cast.by, reorganisation_id=cast.number, on=AFTER)
    budgeting.select_form(by=cast.by, unit_id=cast.ids["LDLD-TN"], form_id="form.b07.hd47.b", from_year=2025, document="1/QĐ", on=AFTER)
    reader = person(cast.by, "doc", role="inspector", branch=cast.ids["LDLD-TN"])
    client.force_login(get_user_model().objects.get(id=reader))

    page = client.get("/7-tai-chinh/quyet-toan/LDLD-TN/2025/", {"theo": "2025-07-01"}).content.decode()

    assert "Đã kết thúc, không có đơn vị kế tục" in page
    assert "3 đơn vị của năm" in page
    assert "theo đơn vị ngày 01/07/2025" in page
    assert "15.000.000" in page
