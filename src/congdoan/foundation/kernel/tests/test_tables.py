"""Tables that people bring, good and hostile."""

import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from congdoan.foundation.kernel import tables

FIELDS = {"code": ["Mã đơn vị"], "month": ["Tháng"], "amount": ["Số tiền", "Quỹ lương"]}


def workbook(rows, sheet="Bảng kê"):
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True})
    page = book.add_worksheet(sheet)
    for number, cells in enumerate(rows):
        page.write_row(number, 0, cells)
    book.close()
    return content.getvalue()


def read(content, file="bang.xlsx"):
    return tables.labelled(tables.read_sheets(content, file=file), FIELDS, required=["code", "amount"])


def test_columns_are_found_by_label_under_a_title_row():
    reading = read(workbook([["BẢNG KÊ QUỸ LƯƠNG"], [], ["STT", "MÃ ĐƠN VỊ", "tháng", "Quỹ lương (đồng)"], [1, "DV001", "2024-01", 1000]]))

    assert [(row.number, row.text("code"), row.text("amount")) for row in reading.rows] == [(4, "DV001", "1000")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_csv_is_read_in_each_encoding_and_with_each_delimiter(encoding, delimiter):
    text = delimiter.join(["Mã đơn vị", "Tháng", "Số tiền"]) + "\n" + delimiter.join(["DV001", "2024-01", "1000"]) + "\n"

    reading = read(text.encode(encoding), "bang.csv")

    assert reading.rows[0].text("code") == "DV001"


def test_field_names_themselves_are_labels():
    assert read(b"code,month,amount\nDV001,2024-01,5\n", "a.csv").rows[0].text("amount") == "5"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "rỗng"),
        (b"   \n ", "rỗng"),
        (b"PK\x03\x04 broken", "hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken", "hỏng"),
        (b"\x00\x01\x02\x03", "văn bản"),
        (b"a,b\n1,2\n", "thiếu cột"),
        (b'code,amount\n"DV1,5\n', "dấu nháy"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content, word):
    with pytest.raises(tables.UnreadableTable) as refusal:
        read(content, "xau.csv")

    assert word in refusal.value.explain()
    assert "xau.csv" in refusal.value.explain()


def test_a_problem_names_its_place_and_its_cure():
    reading = read(b"code,month,amount\nDV001,2024-01,x\n", "a.csv")

    reading.value(reading.rows[0], "amount", int, "ghi số đồng nguyên")

    assert reading.problems[0].message == "a.csv, dòng 2, cột amount: ghi số đồng nguyên (đang ghi “x”)"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(content):
    with suppress(tables.UnreadableTable):
        assert read(content, "bat-ky").rows is not None
