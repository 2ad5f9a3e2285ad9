"""A cash book kept in Excel becomes entries: each row by its category and day, whole or not at all, once."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.rules.cash_book import read_cash_book
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger import services as books
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.kernel.errors import Rejected

from .test_opening import ON, union, xlsx
from .test_periods_doors import apply, chief, district, run, words

__all__ = ["chief", "district", "union"]

HEAD = ["Ngày", "Số chứng từ", "Diễn giải", "Loại", "Quỹ", "Thu", "Chi"]
BOOK = [
    HEAD, ["05/01/2024", "PT01", "Đoàn phí tháng 1", "Thu đoàn phí", "", 1_000_000, ""],
    ["2024-02-10", "PC01", "Thăm đoàn viên ốm", "visits", "tiền mặt", "", "200.000"],
    ["15/02/2024", "", "Công ty hỗ trợ Tết", "Chuyên môn hỗ trợ", "Tiền gửi", 5_000_000, ""],
]  # fmt: skip


def read(rows):
    return read_cash_book(xlsx(rows), name="so-quy.xlsx", categories=queries.categories(), until=ON)


def bring(cast, rows=BOOK, **options):
    return services.import_cash_book(by=cast.by, unit_id=cast.union, content=xlsx(rows), file_name="so-quy.xlsx", on=ON, **options)


def test_every_row_that_cannot_be_read_is_told_at_once():
    wrong = [
        HEAD,
        ["31/02/2024", "", "x", "dues", "", 5, ""],
        ["01/01/2030", "", "x", "dues", "", 5, ""],
        ["01/01/2024", "", "", "dues", "", 5, ""],
        ["01/01/2024", "", "x", "Vàng", "", 5, ""],
        ["01/01/2024", "", "x", "visits", "", 5, ""],
        ["01/01/2024", "", "x", "dues", "két", 5, ""],
        ["01/01/2024", "", "x", "dues", "", 5, 5],
        ["01/01/2024", "", "x", "dues", "", "năm", ""],
    ]

    with pytest.raises(Rejected) as refused:
        read(wrong)

    assert sorted({problem["row"] for problem in refused.value.facts["problems"]}) == [2, 3, 4, 5, 6, 7, 8, 9]
    assert [number for number, _ in read(BOOK)] == [2, 3, 4]


@pytest.mark.django_db
def test_rows_are_booked_by_their_category_and_the_same_file_once(union):
    found = queries.cash_book(xlsx(BOOK), file_name="so-quy.xlsx", unit_id=union.union, on=ON)
    with pytest.raises(services.CashBookChanged):
        bring(union, mark="0")

    done = bring(union, mark=found.mark)

    assert (done.entries, done.come, done.gone) == (3, 6_000_000, 200_000)
    moved = {
        (row.account.code, row.account.item): row.credit - row.debit for row in ledger.turnover([union.union], during=(202401, 202402))
    }
    assert moved == {
        ("1111", ""): -800_000, ("1121", ""): -5_000_000, ("5118", "dues"): 700_000, ("336", "dues"): 300_000, ("611", "visits"): -200_000,
        ("5118", "other_employer"): 5_000_000,
    }  # fmt: skip
    assert ledger.evidence_of([f"bookkeeping/cash_book/{union.union}"])[0].body["rows"] == 3
    with pytest.raises(books.AlreadyPosted):
        bring(union)


@pytest.mark.django_db
def test_a_locked_month_takes_no_row(union):
    books.lock_month(by=union.by, unit_id=union.union, month=202402, reason="x", on=ON)

    assert queries.cash_book(xlsx(BOOK), file_name="x", unit_id=union.union, on=ON).locked == ("02/2024",)
    with pytest.raises(books.MonthLocked):
        bring(union)
    assert ledger.balance_of(union.union, AccountFilter(codes=("11",)), month=202402) == 0


@pytest.mark.django_db
def test_the_page_the_program_and_the_command(chief, district, tmp_path):
    page = reverse("bookkeeping:import_cash_book")

    def choose(rows):
        return chief.post(page, {"unit": "CD001", "file": SimpleUploadedFile("so-quy.xlsx", xlsx(rows))})

    assert "Bắt buộc" in words(chief.get(page))
    assert "danh mục" in words(choose([HEAD, ["01/01/2024", "", "x", "Vàng", "", 5, ""]]), 422)
    seen = choose(BOOK)
    assert "Nợ 1111" in words(seen)
    assert "3 bút toán" in words(chief.get(apply(chief, seen, "import_cash_book")["Location"]))
    assert "đã ghi sổ rồi" in words(chief.get(apply(chief, seen, "import_cash_book")["Location"]))
    upload = {"unit": "CD009", "file": SimpleUploadedFile("so-quy.xlsx", xlsx(BOOK))}
    assert chief.post("/api/bookkeeping/cash-book", upload).json() == {"entries": 3, "come": 6_000_000, "gone": 200_000}
    file = tmp_path / "so-quy.xlsx"
    file.write_bytes(xlsx(BOOK[:3]))
    assert run("bookkeeping_import_cash_book", "CD009", file)["entries"] == 2
    assert date(2024, 1, 5) == read(BOOK)[0][1].accounting_date
