"""How statements are read: rules of reading, on small files made here."""

import io
import random
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.finance.banking.rules import statements
from congdoan.finance.banking.rules.statements import read
from congdoan.finance.banking.rules.statements.cells import money_of, number_style
from congdoan.foundation.kernel import workbooks

from .builders import csv_of, efast, moves_of, sheet, statement_file, xls

HEADER = ["Ngày", "Số tham chiếu", "Mô tả", "Nợ", "Có", "Số dư"]
MOVES = moves_of([500_000, -20_000, 500_000, 7_000, -1_100])


def codes(statement):
    return [problem.code for problem in statement.faults]


# --- proof


def test_a_statement_that_adds_up_is_proven():
    statement = read(statement_file())[0]

    assert (statement.opening, statement.closing, statement.balance_proof) == (1_000_000, 1_980_000, "ok")
    assert (statement.account, statement.currency, statement.bank) == ("117999000024", "VND", "VietinBank eFAST")


@pytest.mark.parametrize("row", range(7, 12))
@pytest.mark.parametrize("column", [3, 4, 5])
def test_one_changed_amount_or_balance_is_caught_with_its_row(row, column):
    rows = efast(MOVES)
    rows[row][column] += 1_000

    statement = read(sheet(rows))[0]

    assert statement.balance_proof == "failed" or codes(statement) == ["two-amounts"]
    assert any(problem.row in {row, row + 1, row + 2} for problem in statement.faults)


def test_two_changes_that_cancel_are_caught_line_by_line():
    rows = efast(MOVES)
    rows[7 + 1][4] += 1_000
    rows[7 + 2][4] -= 1_000

    assert read(sheet(rows))[0].balance_proof == "failed"


def test_a_missing_line_is_caught():
    rows = efast(MOVES)
    del rows[9]

    assert "balance-broken" in codes(read(sheet(rows))[0])


def test_stated_totals_must_be_the_sums_of_the_lines():
    rows = efast(MOVES)
    rows[5][2] += 500

    assert codes(read(sheet(rows))[0]) == ["total-differs"]


def test_a_layout_without_balances_is_read_and_says_so():
    rows = [["Ngày", "Mô tả", "Nợ", "Có"], ["01/02/2024", "KPCD", "", "5000"], ["02/02/2024", "phí", "1100", ""]]

    statement = read(csv_of(rows))[0]

    assert (statement.balance_proof, len(statement.lines), statement.opening) == ("absent", 2, None)
    assert [problem.code for problem in statement.problems] == ["no-proof-possible"]


def test_lines_of_one_moment_printed_out_of_order_still_chain():
    rows = efast([("05-02-2024 08:00:00", amount, f"n{amount}", f"R{amount}") for amount in (100, 200, 300)])
    rows[7], rows[8] = rows[8], rows[7]

    assert read(sheet(rows))[0].balance_proof == "ok"


@pytest.mark.parametrize("newest_first", [True, False])
def test_positions_follow_time_whatever_the_order_of_the_file(newest_first):
    statement = read(sheet(efast(MOVES, newest_first=newest_first)))[0]

    in_order = sorted(statement.lines, key=lambda line: line.position)
    assert [line.signed for line in in_order] == [move[1] for move in MOVES]
    assert [line.row for line in statement.lines] == sorted(line.row for line in statement.lines)


# --- repeats and fingerprints


def test_a_row_of_the_previous_period_is_a_repeat_outside_the_sums():
    last = ("29-01-2024 13:11:40", 250_000, "KPCD thang 12", "REF00000")
    statement = read(sheet(efast(MOVES, before=[last])))[0]

    assert statement.balance_proof == "ok"
    assert [(line.reference, line.repeat) for line in statement.lines if line.repeat] == [("REF00000", True)]
    assert len(statement.own_lines) == 5


def test_the_repeat_has_the_fingerprint_it_had_in_the_month_before():
    last = ("29-01-2024 13:11:40", 250_000, "KPCD thang 12", "REF00000")
    before = read(sheet(efast([last], opening=750_000)))[0]
    after = read(sheet(efast(MOVES, before=[last], as_text=True)))[0]

    assert [line.fingerprint for line in after.lines if line.repeat] == [line.fingerprint for line in before.lines]


def test_a_line_printed_twice_with_one_number_and_balance_is_one_line():
    rows = efast(MOVES)
    rows.insert(9, list(rows[8]))

    statement = read(sheet(rows))[0]

    assert (len(statement.own_lines), len(statement.lines), statement.balance_proof) == (5, 6, "ok")
    assert len({line.fingerprint for line in statement.lines}) == 5


def test_two_equal_real_payments_are_two_lines():
    twin = [("05-02-2024 08:00:00", 500_000, "KPCD T1", "A1"), ("05-02-2024 08:00:09", 500_000, "KPCD T1", "A2")]
    without_numbers = [("05-02-2024 08:00:00", 500_000, "KPCD T1", ""), ("05-02-2024 08:00:00", 500_000, "KPCD T1", "")]

    for moves in (twin, without_numbers):
        statement = read(sheet(efast(moves)))[0]
        assert len({line.fingerprint for line in statement.own_lines}) == 2
        assert statement.balance_proof == "ok"


def test_equal_lines_without_number_and_balance_are_kept_apart_by_their_ordinal():
    rows = [["Ngày", "Mô tả", "Số tiền"], ["01/02/2024", "KPCD", 5000], ["01/02/2024", "KPCD", 5000]]

    statement = read(csv_of(rows))[0]

    assert len({line.fingerprint for line in statement.own_lines}) == 2


def test_equal_lines_with_one_number_count_twice_only_if_the_totals_need_both():
    head = ["Ngày giao dịch", "Số tham chiếu", "Số tiền ghi nợ", "Số tiền ghi có", "Mô tả"]
    line = ["01/02/2024", "5001 - 137", "", "5,000", "KPCD"]

    both = read(sheet([head, line, line, ["", "Tổng số", "0", "10,000", ""]]))[0]
    one = read(sheet([head, line, line, ["", "Tổng số", "0", "5,000", ""]]))[0]

    assert (len(both.own_lines), len(one.own_lines)) == (2, 1)
    assert not both.faults
    assert not one.faults


@given(st.permutations(range(len(MOVES))), st.booleans())
@settings(max_examples=20)
def test_fingerprints_do_not_depend_on_order_or_style_of_numbers(order, as_text):
    rows = efast(MOVES, as_text=as_text)
    lines = rows[7:12]
    shuffled = [*rows[:7], *[lines[n] for n in order], rows[12]]

    plain = {line.reference: line.fingerprint for line in read(sheet(efast(MOVES)))[0].lines}
    found = {line.reference: line.fingerprint for line in read(sheet(shuffled))[0].lines}

    assert found == plain


# --- cells


def test_the_style_of_numbers_is_decided_from_all_cells_of_the_file():
    rows = [HEADER, ["05/03/2024", "F1", "a", "", "1.500.000", "9.000.000"], ["06/03/2024", "F2", "b", "2.000", "", "8.998.000"]]

    statement = read(csv_of(rows))[0]

    assert [line.signed for line in statement.lines] == [1_500_000, -2_000]
    assert statement.balance_proof == "ok"


def test_mixed_styles_are_refused_with_the_row():
    rows = [HEADER, ["05/03/2024", "F1", "a", "", "1.500.000", "9.000.000"], ["06/03/2024", "F2", "b", "2,000", "", "8.998.000"]]

    statement = read(csv_of(rows))[0]

    assert codes(statement)[0] == "number-styles-mixed"
    assert statement.faults[0].row == 3


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("52844000", 52_844_000), ("52,844,000", 52_844_000), ("52,844,000.00", 52_844_000), ("1 234 567", 1_234_567),
        ("-5,500", -5_500), ("(5,500)", -5_500), ("5,500-", -5_500), ("−5500", -5_500), ("574,686,980 VND", 574_686_980),
        ("12,5", Decimal("12.5")), (5500.0, 5500), (9_007_199_254_740_991.0, 9_007_199_254_740_991), ("'7,498.07", Decimal("7498.07")),
    ],
)  # fmt: skip
def test_money_is_read_exactly(text, amount):
    money = money_of(text)

    assert money.read(number_style([money])[0]) == amount


@pytest.mark.parametrize("text", ["12,34,567", "1.2.3", "abc", "1,23a", "5 50", "١٢٣", "1e5", "0x10", "--5", "∞", "1,000,00", True])
def test_what_is_no_money_is_not_taken_for_money(text):
    try:
        money = money_of(text)
    except ValueError:
        return

    assert money is None or not money.styles


@given(st.integers(min_value=0, max_value=10**15))
@settings(max_examples=50)
def test_every_sum_of_dong_survives_every_style(amount):
    for text in (str(amount), f"{amount:,}", f"{amount:,}".replace(",", "."), f"{amount:,}.00", f"{amount:,} VND"):
        money = money_of(text)
        assert amount in {money.read(style) for style in money.styles}


def test_dates_are_read_as_text_as_cells_and_as_excel_days():
    rows = [
        HEADER,
        ["31-01-2024 14:34:15", "F1", "a", "", 100, 100],
        [datetime(2024, 2, 1, 8, 0, 1), "F2", "b", "", 100, 200],
        [date(2024, 2, 2), "F3", "c", "", 100, 300],
        ["2024-02-03 09:00:00", "F4", "d", "", 100, 400],
        [45_326.5, "F5", "e", "", 100, 500],
    ]

    moments = [line.booked_at for line in read(sheet(rows))[0].lines]

    assert [f"{moment:%d-%m-%Y %H:%M:%S}" for moment in moments] == [
        "31-01-2024 14:34:15", "01-02-2024 08:00:01", "02-02-2024 00:00:00", "03-02-2024 09:00:00", "04-02-2024 12:00:00",
    ]  # fmt: skip


def test_a_date_that_is_on_no_calendar_is_told_with_row_and_text():
    rows = [HEADER, ["30/02/2024", "F1", "a", "", "100", "100"], ["32/01/2024", "F2", "a", "", "100", "200"]]

    statement = read(csv_of(rows))[0]

    assert [(p.row, p.found) for p in statement.faults if p.code == "date-unreadable"] == [(2, "30/02/2024"), (3, "32/01/2024")]


def test_all_bad_cells_are_told_at_once():
    rows = [HEADER, ["01/02/2024", "F1", "a", "", "x1", "100"], ["02/02/2024", "F2", "a", "", "", "200"], ["", "F3", "b", "", "50", "250"]]

    found = {(p.code, p.row) for p in read(csv_of(rows))[0].faults}

    assert {("amount-unreadable", 2), ("amount-missing", 3), ("date-missing", 4)} <= found


def test_debit_and_credit_are_told_by_label_not_by_place():
    rows = [["Ngày", "Có", "Nợ", "Mô tả"], ["01/02/2024", "100", "", "a"], ["01/02/2024", "", "30", "b"]]

    assert [line.signed for line in read(csv_of(rows))[0].lines] == [100, -30]


def test_an_english_number_column_is_not_taken_for_the_debit_column():
    rows = [["No.", "Date", "Description", "Debit", "Credit"], ["1", "01/02/2024", "a", "", "100"], ["2", "01/02/2024", "b", "40", ""]]

    assert [line.signed for line in read(csv_of(rows))[0].lines] == [100, -40]


def test_formulas_stay_text():
    rows = [["Ngày", "Mô tả", "Số tiền"], ["01/02/2024", "=HYPERLINK(1)", 5000], ["01/02/2024", "@SUM(1+1)", -100]]

    assert [line.narrative for line in read(sheet(rows))[0].lines] == ["=HYPERLINK(1)", "@SUM(1+1)"]


def test_the_text_of_every_cell_is_kept():
    line = read(statement_file(as_text=True))[0].lines[-1]

    assert line.raw[:7] == ("3", "02-02-2024 10:00:01", "KPCD thang 1 DON VI 1", "0", "500,000", "1,500,000", "REF00001")


# --- containers


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("mark", [";", "|", ",", "\t"])
def test_text_files_are_read_in_any_encoding_with_any_mark(encoding, mark):
    rows = [HEADER, ["01/02/2024", "F1", "Đoàn phí", "", "500000", "1500000"], ["02/02/2024", "F2", "Phí", "1000", "", "1499000"]]

    statement = read(csv_of(rows, mark=mark).decode().encode(encoding))[0]

    assert [(line.signed, line.narrative) for line in statement.lines] == [(500_000, "Đoàn phí"), (-1_000, "Phí")]


def test_windows_1258_is_read():
    text = "Ngày;Mô tả;Nợ;Có\n01/02/2024;Đoàn phí tháng 1;0;700000".replace("ợ", "ơ\u0323").replace("ả", "a\u0309").encode("cp1258")

    assert [line.amount for line in read(text)[0].lines] == [700_000]


def test_an_html_table_named_xls_is_read():
    head = "<tr><td>Ngày</td><td>Mô tả</td><td>Số tiền</td></tr>"
    page = f"<html><body><table>{head}<tr><td>01/02/2024</td><td>KPCD</td><td>-5,500</td></tr></table>"

    line = read(page.encode(), name="saoke.xls")[0].lines[0]

    assert (line.row, line.signed) == (2, -5_500)


def test_a_bank_without_a_layout_is_read_by_its_labels():
    head = [
        "Ngày thực hiện",
        "Ngày hiệu lực",
        "Mô tả giao dịch",
        "Ghi nợ",
        "Ghi có",
        "Số dư",
        "Tài khoản đối ứng",
        "Tên tài khoản",
        "Mã giao dịch",
    ]
    rows = [
        ["NGÂN HÀNG TMCP TIÊN PHONG"],
        ["Số tài khoản: 0123 4567 89"],
        head,
        ["05-02-2024", "06-02-2024", "KPCD T1", "", "52,000", "152,000", "9990001112", "CTY MAU", "TP1"],
        ["06-02-2024", "06-02-2024", "phi", "2,000", "", "150,000", "", "", "TP2"],
    ]

    statement = read(sheet(rows))[0]
    line = statement.lines[0]

    assert (statement.bank, statement.account, statement.opening, statement.balance_proof) == ("TPBank", "0123456789", 100_000, "ok")
    assert (line.value_on, line.counterparty_account, line.counterparty_name, line.reference) == (
        date(2024, 2, 6), "9990001112", "CTY MAU", "TP1",
    )  # fmt: skip


def test_cashup_blocks_of_vietcombank_are_statements_of_their_accounts():
    head = [
        "Ngày GD/TNX Date",
        "Số CT/ Doc No",
        "Số tiền ghi nợ/Debit",
        "Số tiền ghi có/Credit",
        "Số dư/Balance",
        "Nội dung chi tiết/Transactions in detail",
    ]
    rows = []
    for number in ("1000000001", "1000000002"):
        rows += [["Số tài khoản/ Account number:", number], ["Số dư đầu kỳ/ Opening balance", "10.000"], head]
        rows += [["01/02/2024", "5161.22033", "", "5.000", "15.000", "KPCD"], ["02/02/2024", "5161.22034", "1.000", "", "14.000", "phí"]]
        rows += [["Số dư cuối kỳ/ Closing balance", "14.000"]]

    found = read(sheet(rows))

    assert [(s.bank, s.account, s.closing, s.balance_proof) for s in found] == [
        ("Vietcombank CashUp", "1000000001", 14_000, "ok"), ("Vietcombank CashUp", "1000000002", 14_000, "ok"),
    ]  # fmt: skip


def test_several_accounts_in_one_sheet_are_several_statements():
    one = efast(moves_of([100]), account="111111111111")
    other = efast(moves_of([200]), account="222222222222")

    found = read(sheet([*one, *other]))

    assert [(s.account, s.sum_credit, s.balance_proof) for s in found] == [("111111111111", 100, "ok"), ("222222222222", 200, "ok")]


def test_a_header_row_printed_on_each_page_does_not_cut_the_statement():
    rows = efast(moves_of([100, 200, 300]))
    rows.insert(9, rows[6])

    found = read(sheet(rows))

    assert [(len(s.lines), s.balance_proof) for s in found] == [(3, "ok")]


def test_foreign_currency_is_named_wherever_it_stands():
    rows = efast(moves_of([100]))
    rows[2][2] = "USD"

    for content in (sheet(rows), csv_of([["Date", "Label", "Currency", "Amount"], ["01/02/2024", "x", "JPY", "5"]], mark=",")):
        statement = read(content)[0]
        assert codes(statement) == ["currency-not-vnd"]
        assert statement.currency in statement.faults[0].message


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"), (b"\x00\x00", "file-empty"), (b"%PDF-1.7 ...", "file-is-pdf"), (b"hello", "header-not-found"),
        (b"PK\x03\x04broken", "file-damaged"), (b"\xd0\xcf\x11\xe0broken", "file-damaged"), (b"\x1f\x8b\x08", "file-is-archive"),
        (b"<Document><x/></Document>", "xml-unknown"), (b"<Document", "xml-damaged"), (b"\x01\x02\x00\xff", "file-not-text"),
    ],
)  # fmt: skip
def test_what_is_no_statement_is_refused_with_a_cause(content, code):
    statement = read(content)[0]

    assert codes(statement) == [code]
    assert statement.faults[0].row == 1


def test_external_entities_are_never_resolved():
    attack = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document>&x;</Document>'

    assert codes(read(attack)[0]) == ["xml-with-doctype"]


def test_a_zip_bomb_is_refused_before_it_unpacks(monkeypatch):
    monkeypatch.setattr(workbooks, "MAX_UNPACKED", 2**20)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 2**22)

    assert codes(read(packed.getvalue())[0]) == ["file-too-large"]


def test_a_cell_at_the_edge_of_the_sheet_is_refused_before_it_fills_memory():
    book = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(statement_file())) as source, zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            part = source.read(name)
            made.writestr(name, part.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'))

    assert codes(read(book.getvalue())[0]) == ["file-too-large"]


def test_a_biff_workbook_is_read():
    statement = read(xls(efast(MOVES)))[0]

    assert (len(statement.lines), statement.balance_proof) == (5, "ok")


@pytest.mark.parametrize("place", [(65_535, 65_535), (60_000, 255)])
def test_a_far_cell_in_a_biff_workbook_is_refused_before_it_fills_memory(place):
    assert codes(read(xls(efast(MOVES), far=place))[0]) == ["file-too-large"]


def test_cells_without_a_place_are_counted_before_they_fill_memory():
    book = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(statement_file())) as source, zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            wide = b'<row r="200000">' + b"<c><v>1</v></c>" * 16_000 + b"</row></sheetData>"
            made.writestr(name, source.read(name).replace(b"</sheetData>", wide))

    assert codes(read(book.getvalue())[0]) == ["file-too-large"]


def test_limits_of_rows_and_bytes_are_told(monkeypatch):
    monkeypatch.setattr(workbooks, "MAX_ROWS", 5)
    assert codes(read(statement_file())[0]) == ["file-too-large"]

    monkeypatch.setattr(workbooks, "MAX_BYTES", 10)
    assert codes(read(b"x" * 11)[0]) == ["file-too-large"]


def test_an_unclosed_quote_does_not_swallow_lines_in_silence():
    rows = [HEADER, ["01/02/2024", "F1", '"KPCD', "", "100", "100"], *[["01/02/2024", f"F{n}", "x", "", "100", "100"] for n in range(60)]]

    assert read(csv_of(rows))[0].faults


def test_an_unknown_bank_is_refused_and_a_known_one_is_taken():
    assert codes(read(statement_file(), bank="Ngân hàng Mẫu")[0]) == ["bank-unknown"]
    assert read(statement_file(), bank="efast")[0].balance_proof == "ok"


SEEDS = [statement_file(), xls(efast(MOVES)), csv_of(efast(MOVES)), csv_of(efast(MOVES)).decode().encode("utf-16")]


@pytest.mark.parametrize("seed", range(60))
def test_no_damage_makes_the_reader_crash(seed):
    chance = random.Random(seed)
    content = bytearray(chance.choice(SEEDS))
    for _ in range(chance.randint(1, 30)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    cut = bytes(content[: chance.randint(1, len(content))] if seed % 2 else content)

    for statement in read(cut):
        statements.described(statement)
