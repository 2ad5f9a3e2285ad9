"""Every reader of people's files against every kind of bad file: one answer or one clear refusal, and never more memory than promised."""

import io
import random
import zipfile
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from congdoan.finance.assessments.rules.si_lists import read_d02
from congdoan.finance.assessments.services.dues import read_dues
from congdoan.finance.assessments.services.payroll import read_payroll
from congdoan.finance.assessments.tests.builders import CAME, HEAD
from congdoan.finance.banking.rules import payments, statements
from congdoan.finance.banking.tests.builders import efast, moves_of
from congdoan.finance.bookkeeping.rules import SimpleAccounts, read_opening_balances
from congdoan.finance.bookkeeping.rules.cash_book import read_cash_book
from congdoan.finance.collection.management.commands.collection_run import read_decisions
from congdoan.finance.collection.rules.opening_table import read_opening
from congdoan.foundation.kernel import workbooks
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.legacy_fonts import TCVN3
from congdoan.foundation.kernel.tables import read_sheets
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import rules as organisations

SECRET = "kept-out-of-every-answer"


@dataclass(frozen=True)
class Reader:
    """One reader: a good table for it, the function, and whether it asks the register in the database."""

    name: str
    rows: list[list[Any]]
    read: Any
    needs_database: bool = False


def statement(content, folder):
    found = statements.read(content)
    if faults := [problem for one in found for problem in one.faults]:
        return {"refused": [problem.message for problem in faults]}
    return [(line.signed, line.narrative, line.booked_at) for one in found for line in one.lines]


def opening(content, folder):
    return read_opening(content, name="dau-ky.xlsx", opened_on=date(2024, 1, 1), ids=lambda codes: dict.fromkeys(codes, 7))


def opening_balances(content, folder):
    simple = SimpleAccounts("1111", "1121", "141", "336", "4211")
    table = read_opening_balances(
        content, name="dau-ky.xlsx", chart="tt107", codes={"1111", "4211"}, simple=simple, ids=lambda codes: dict.fromkeys(codes, 7)
    )
    return sorted(table.balances[""].items())


def cash_book(content, folder):
    return read_cash_book(content, name="so-quy.xlsx", categories={"dues": ("income", "Thu đoàn phí")}, until=date(2024, 12, 31))


def register(content, folder):
    table = [organisations.capabilities_from(record) for record in reference.records("union_kinds")]
    rows, problems = organisations.read_register(unions=("don-vi.xlsx", content), kinds_table=table)
    return {"refused": [problem.message for problem in problems]} if problems else [row.name for row in rows.organisations]


def decisions(content, folder):
    file = folder / "quyet-dinh.csv"
    file.write_bytes(content)
    return read_decisions(file)


def payroll(content, folder):
    return told(*read_payroll(file_name="quy-luong.xlsx", content=content))


def dues(content, folder):
    return told(*read_dues(file_name="doan-phi.xlsx", content=content))


def results(content, folder):
    file = payments.read(content, "ket-qua.xlsx")
    return {"refused": [problem.message for problem in file.problems]} if file.problems else file.rows


def changes_of_staff(content, folder):
    found = read_d02(read_sheets(content, file="d02.xlsx"), file="d02.xlsx")
    return {"refused": [problem["message"] for problem in found.problems]} if found.problems else found


def told(rows, problems):
    return rows, [(problem["row"], problem["column"], problem["found"], problem["cure"]) for problem in problems]


UNION_ROW = ["TLD", "Tổng Liên đoàn", "lien_doan", "", "trung_uong", "1929-07-28"]
READERS = [
    Reader("statement", efast(moves_of([500_000, -20_000, 7_000])), statement),
    Reader("opening", [["Khoản", "Mã đơn vị", "Số tiền"], ["Ngân hàng", "", 1_500], ["Của đơn vị", "", 1_500]], opening),
    Reader("opening balances", [["Tài khoản", "Dư Nợ", "Dư Có"], ["1111", 1_500, ""], ["4211", "", 1_500]], opening_balances),
    Reader("cash book", [["Ngày", "Diễn giải", "Loại", "Thu", "Chi"], ["05/01/2024", "đoàn phí", "dues", 1_500, ""]], cash_book),
    Reader("register", [["Mã", "Tên", "Loại", "Mã cấp trên", "Cấp", "Ngày thành lập"], UNION_ROW], register),
    Reader("decisions", [["file", "row", "kind", "subject", "amount"], ["sao-ke.xlsx", 4, "KPCD", "Đơn vị 1", 5_000]], decisions),
    Reader("results", [["Số tài khoản", "Số tiền", "Trạng thái"], ["733016459608", 75_000, "Thành công"]], results),
    Reader("D02", [HEAD, CAME], changes_of_staff),
    Reader("payroll", [["Mã đơn vị", "Tháng", "Số lao động", "Quỹ lương"], ["ĐV1", "2024-01", 5, 9_000]], payroll, True),
    Reader("dues", [["Mã công đoàn", "Tháng", "Số đoàn viên đóng", "Đoàn phí thu được"], ["CĐ1", "2024-01", 5, 9_000]], dues, True),
]


@pytest.fixture(params=READERS, ids=lambda reader: reader.name)
def reader(request):
    if request.param.needs_database:
        request.getfixturevalue("entered")
    return request.param


def xlsx(rows, extra=()):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet("Bảng")
        for number, cells in enumerate(rows):
            page.write_row(number, 0, cells)
        for row, column, formula, value in extra:
            page.write_formula(row, column, formula, None, value)
    return content.getvalue()


def csv(rows, mark=";"):
    return "\r\n".join(mark.join(str(cell) for cell in row) for row in rows) + "\r\n"


def repacked(content, change):
    """Return a workbook whose parts went through `change(name, part)`."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in source.namelist():
            packed.writestr(name, change(name, source.read(name)))
    return made.getvalue()


def outcome(reader, content, folder):
    """Return what a reader answers; a refusal as its words. Any other exception is the defect that these tests look for."""
    try:
        return reader.read(content, folder)
    except DomainError as refusal:
        return {"refused": [refusal.explain()]}


def refused(reader, content, folder, word=""):
    answer = outcome(reader, content, folder)
    words = answer["refused"] if isinstance(answer, dict) else []
    return bool(words) and any(word in sentence for sentence in words) and SECRET not in repr(answer)


def test_the_good_table_is_read_in_each_dress(reader, tmp_path):
    good = outcome(reader, xlsx(reader.rows), tmp_path)
    text = csv(reader.rows)
    page = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in reader.rows)
    dresses = {
        "csv": text.encode(),
        "csv with mark": text.encode("utf-8-sig"),
        "utf-16": text.encode("utf-16"),
        "tabs": csv(reader.rows, "\t").encode(),
        "page named xls": f"<html><meta charset=utf-8><table>{page}</table></html>".encode(),
    }

    assert good
    assert not isinstance(good, dict)
    assert {name: outcome(reader, content, tmp_path) == good for name, content in dresses.items()} == dict.fromkeys(dresses, True)


def test_text_typed_in_tcvn3_is_read_as_what_it_says(reader, tmp_path):
    typed = {letter: byte for byte, letter in TCVN3.items() if len(letter) == 1 and letter.isalpha()}
    words = ["công đoàn", "kinh phí tháng một", "tiền điện", "đoàn phí", "quỹ lương của đơn vị", "không rõ nội dung"]
    rows = [[cell.lower() if isinstance(cell, str) and not cell.isascii() else cell for cell in row] for row in reader.rows]
    plain = [*rows, ["", *words]]
    old = [["".join(typed.get(sign, sign) for sign in cell) if isinstance(cell, str) else cell for cell in row] for row in plain]

    assert old != plain
    assert repr(outcome(reader, xlsx(old), tmp_path)) == repr(outcome(reader, xlsx(plain), tmp_path))


def test_cut_files_are_read_or_refused(reader, tmp_path):
    for content in (xlsx(reader.rows), csv(reader.rows).encode("utf-16")):
        for part in range(1, 16):
            answer = outcome(reader, content[: len(content) * part // 16], tmp_path)

            assert answer is not None


def test_a_file_or_sheet_past_the_limit_is_refused(reader, tmp_path, monkeypatch):
    monkeypatch.setattr(workbooks, "MAX_ROWS", 1)
    assert refused(reader, xlsx([*reader.rows, *reader.rows]), tmp_path)

    monkeypatch.setattr(workbooks, "MAX_BYTES", 100)
    assert refused(reader, b"x;" * 100, tmp_path, "MB")


@pytest.mark.parametrize("place", [0, 3, 40])
def test_a_nul_is_refused(reader, tmp_path, place):
    text = csv(reader.rows).encode()

    assert refused(reader, text[:place] + b"\x00" + text[place:], tmp_path, "văn bản")


def test_an_entity_in_a_workbook_opens_nothing(reader, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    doctype = f'<!DOCTYPE x [<!ENTITY leak SYSTEM "{secret.as_uri()}">]>'.encode()

    def poison(name, part):
        if not name.endswith("sharedStrings.xml"):
            return part
        head, rest = part.split(b"?>", 1)
        return head + b"?>" + doctype + rest.replace(b"<t>", b"<t>&leak;", 1)

    for content in (repacked(xlsx(reader.rows), poison), b'<?xml version="1.0"?>' + doctype + b"<html><table>&leak;</table></html>"):
        assert SECRET not in repr(outcome(reader, content, tmp_path))


def test_a_bomb_is_refused_before_it_fills_memory(reader, tmp_path, monkeypatch):
    monkeypatch.setattr(workbooks, "MAX_UNPACKED", 2**20)

    def swell(name, part):
        return part + b" " * 2**22 if name.endswith("sheet1.xml") else part

    bomb = repacked(xlsx(reader.rows), swell)
    lying = bomb.replace((len(bomb)).to_bytes(4, "little"), b"\x01\x00\x00\x00")
    far = repacked(
        xlsx(reader.rows),
        lambda _, part: part.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    )

    assert [refused(reader, content, tmp_path, "lớn") for content in (bomb, lying)] == [True, True]
    assert refused(reader, far, tmp_path, "bên phải cột CZ hoặc dưới dòng 199.999")


def test_a_far_cell_is_seen_across_pieces_that_hold_no_tag():
    """A sheet is unpacked in pieces of 1 MiB: the tag ends one of them, the next is text alone."""
    tag = b'<worksheet><sheetData><row r="1"><c t="str" r="XFD1048576">'
    part = b" " * (2**20 - len(tag)) + tag + b"a" * 2**21
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", part)

    with pytest.raises(workbooks.UnreadableFile) as refusal:
        workbooks.sheets_of(packed.getvalue())
    assert "bên phải cột CZ" in refusal.value.message


def test_a_formula_is_its_last_value_and_never_runs(reader, tmp_path):
    last = len(reader.rows)
    rows = [*reader.rows, ['=HYPERLINK("http://x","y")', "+cmd|' /C calc'!A0", "@SUM(1+1)"]]

    answer = outcome(reader, xlsx(rows, extra=[(last, 4, '=WEBSERVICE("http://127.0.0.1:1/")', SECRET[:4])]), tmp_path)

    assert answer is not None


@pytest.mark.parametrize("seed", range(12))
def test_no_damage_makes_a_reader_crash(reader, tmp_path, seed):
    chance = random.Random(seed)
    content = bytearray(chance.choice([xlsx(reader.rows), csv(reader.rows).encode(), csv(reader.rows).encode("utf-16")]))
    for _ in range(chance.randint(1, 40)):
        content[chance.randrange(len(content))] = chance.randrange(256)

    assert outcome(reader, bytes(content), tmp_path) is not None
