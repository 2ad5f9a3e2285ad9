"""Opening balances from a table: two forms, every error at once, replaced by reversal while the month is open."""

import io
from datetime import UTC, date, datetime

import pytest
import xlsxwriter
from django.db import DatabaseError, connection, transaction

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.rules import SimpleAccounts, read_opening_balances
from congdoan.finance.collection.tests.builders import small_district
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger import services as books
from congdoan.finance.ledger.rules import AccountFilter, AccountKey
from congdoan.foundation.access import services as access
from congdoan.foundation.access.tests.builders import actor
from congdoan.foundation.kernel.errors import Rejected
from congdoan.foundation.kernel.legacy_fonts import TCVN3

FIRST, ON = date(2024, 1, 1), date(2024, 6, 30)
SIMPLE = SimpleAccounts("1111", "1121", "141", "336", "4211")
CODES = {"1111", "1121", "141", "336", "4211", "211", "5118"}
HEAD = ["Tài khoản", "Khoản mục", "Đối tượng", "Nợ", "Có"]
SHORT = [
    ["Khoản", "Số tiền"],
    ["Tiền mặt", 2_000_000],
    ["Tiền gửi", "8.000.000"],
    ["Tích lũy", 10_000_000],
    ["Phải nộp cấp trên", 1_000_000],
]


def xlsx(rows):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": datetime(2024, 1, 1, tzinfo=UTC)})  # the same rows, the same file
        page = book.add_worksheet("Đầu kỳ")
        for number, cells in enumerate(rows):
            page.write_row(number, 0, cells)
    return content.getvalue()


def read(rows):
    return read_opening_balances(
        xlsx(rows), name="t.xlsx", chart="tt107", codes=CODES, simple=SIMPLE, ids=lambda codes: {c: 7 for c in codes if c.startswith("CD")}
    ).balances


def told(rows):
    with pytest.raises(Rejected) as refused:
        read(rows)
    return [(problem["row"], problem["column"], problem["cure"]) for problem in refused.value.facts["problems"]]


def test_the_simple_form_of_a_grassroots_union():
    assert read(SHORT) == {
        "": {
            AccountKey("tt107", "1111"): 2_000_000, AccountKey("tt107", "1121"): 8_000_000, AccountKey("tt107", "336", "dues"): -1_000_000,
            AccountKey("tt107", "4211"): -9_000_000,
        }
    }  # fmt: skip


def test_by_account_item_and_party_for_several_units():
    rows = [["Mã đơn vị", *HEAD], ["CD1", "1111", "", "", 5, ""], ["CD1", "4211", "", "", "", 5], ["cd2", "336", "dues", "CD1", "", 3],
            ["CD2", "1121", "", "", 3, ""]]  # fmt: skip

    assert read(rows) == {
        "CD1": {AccountKey("tt107", "1111"): 5, AccountKey("tt107", "4211"): -5},
        "CD2": {AccountKey("tt107", "336", "dues", 7): -3, AccountKey("tt107", "1121"): 3},
    }


def test_every_error_is_told_with_its_place_and_cure():
    found = told([HEAD, ["9999", "", "", 5, ""], ["5118", "", "", "", 4], ["1111", "Tiền", "", 1, ""], ["1111", "", "XX", 1, ""],
                  ["1111", "", "", 1, 1], ["1111", "", "", "một", ""], ["1111", "", "", -5, ""], ["1121", "", "", 40, ""]])  # fmt: skip

    assert [row for row, _, _ in found] == [2, 3, 4, 5, 6, 7, 8, 0]
    assert "tổng dư Nợ lớn hơn 40 đồng" in found[-1][2]
    assert told([HEAD])[0][2].startswith("bảng không có dòng")
    assert [row for row, _, _ in told([*SHORT, ["Tiền mặt", 1], ["Vàng", 1]])] == [6, 7]
    assert "phải bằng tích lũy 9 đồng" in told([["Khoản", "Số tiền"], ["Tiền mặt", 8], ["Tích lũy", 9]])[0][2]


def test_words_typed_in_tcvn3_are_read():
    typed = {letter: byte for byte, letter in TCVN3.items() if len(letter) == 1 and letter.isalpha()}
    old = [["".join(typed.get(sign, sign) for sign in cell.lower()) if isinstance(cell, str) else cell for cell in row] for row in SHORT]

    assert old != SHORT
    assert read(old) == read(SHORT)


@pytest.fixture
def union(entered):
    return small_district(entered)


def bring(cast, rows, **options):
    return services.import_opening(
        by=cast.by, unit_id=cast.union, content=xlsx(rows), file_name="dau-ky.xlsx", on=ON, **({"first_day": FIRST} | options)
    )


def balance(unit, *codes):
    return ledger.balance_of(unit, AccountFilter(codes=codes), month=202401)


@pytest.mark.django_db
def test_balances_are_booked_on_the_eve_once_and_replaced_in_red(union):
    mark = queries.opening_preview(xlsx(SHORT), file_name="dau-ky.xlsx", first_day=FIRST, unit_id=union.union).mark
    assert bring(union, SHORT, mark=mark).booked == 1
    assert [balance(union.union, code) for code in ("11", "336", "421")] == [10_000_000, -1_000_000, -9_000_000]
    assert ledger.turnover([union.union], during=(202401, 202412)) == []
    assert (bring(union, SHORT).standing, bring(union, SHORT).booked) == (1, 0)

    other = bring(union, [["Khoản", "Số tiền"], ["Tiền mặt", 3]])
    assert (other.booked, other.replaced) == (1, 1)
    assert [balance(union.union, code) for code in ("11", "336", "421")] == [3, 0, -3]
    assert len(queries.technical_entries([union.union], during=(202312, 202312))) == 3


@pytest.mark.django_db
def test_a_strange_day_a_stale_preview_a_locked_month_and_a_stranger_are_refused(union):
    for options, refused in (
        ({"first_day": date(2010, 1, 1)}, services.OpeningDayOutside),
        ({"first_day": date(2024, 7, 1)}, services.OpeningDayOutside),
        ({"mark": "0"}, services.OpeningPreviewChanged),
    ):
        with pytest.raises(refused):
            bring(union, SHORT, **options)
    books.lock_month(by=union.by, unit_id=union.union, month=202312, reason="x", on=ON)
    with pytest.raises(books.MonthLocked):
        bring(union, SHORT)
    clerk = actor("ke-toan", role="federation_accountant", branch=union.union)
    with pytest.raises(access.NotAllowed):
        services.import_opening(by=clerk, unit_id=union.union, content=xlsx(SHORT), file_name="x", first_day=FIRST, on=ON)


@pytest.mark.django_db
def test_postgresql_takes_no_opening_that_skips_the_one_before(union):
    bring(union, SHORT)
    entry = queries.openings_of([union.union])[union.union].entry_id

    with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO bookkeeping_openingimport"
            " (unit_id, number, first_day, period, file_name, file_sha256, entry_id, moved,"
            " recorded_by) VALUES (%s, 2, '2024-01-01', 202312, 'x', 'x', %s, 0, 0)",
            [union.union, entry],
        )
    assert refused.value.__cause__.diag.constraint_name == "bookkeeping_openings_follow"
