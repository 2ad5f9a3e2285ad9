"""Orders, notes, files for the bank and its answers: pure rules, and the public example files."""

import io
import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from congdoan.conftest import shared_data
from congdoan.finance.banking.rules import payments
from congdoan.finance.banking.rules.payments import Beneficiary, PaymentOrder, bank_note, bulk, find_numbers, order_number, pain001
from congdoan.foundation.kernel.vietnamese import fold

ON = date(2026, 10, 2)
MADE_AT = datetime(2026, 10, 2, 9)
DEBIT, VIETINBANK, BIDV = "117000000001", "970415", "970418"
SERIALS = st.integers(min_value=1, max_value=10**10)


def order(serial, *, amount=25_000_000, account="733016459608", name="CĐCS Công ty TNHH Thủy Sản Mẫu", bin=BIDV, branch="79202007"):
    number = order_number(serial)
    to = Beneficiary(name, account, "BIDV", bin, branch)
    return PaymentOrder(number, DEBIT, to, amount, bank_note(f"{number} chuyển phần KPCĐ được phân phối", longest=100))


# --- numbers, notes, routes ---


@given(SERIALS)
def test_a_number_comes_back_out_of_any_note(serial):
    number = order_number(serial)

    assert find_numbers(fold(f"MBVCB.123456.{number} chuyển phần KPCĐ.CT tu 0123456789")) == (number,)


@given(SERIALS, st.integers(2, 10))
def test_a_line_that_a_bank_cut_inside_the_number_still_names_it(serial, place):
    number = order_number(serial)

    assert find_numbers(f"REM {number[:place]} {number[place:]} 75% KPCD 2024") == (number,)


@given(SERIALS, st.integers(2, 10), st.integers(1, 9))
def test_one_wrong_digit_is_never_another_order(serial, place, more):
    number = order_number(serial)
    place = min(place, len(number) - 1)
    wrong = number[:place] + str((int(number[place]) + more) % 10) + number[place + 1 :]

    assert find_numbers(wrong) == ()


def test_a_number_inside_another_word_is_none():
    number = order_number(12)

    assert find_numbers(f"X{number}") == find_numbers(f"{number}9") == ()
    assert find_numbers(f"{number[:2]} {number[2:]}, {number}") == (number,)


@given(st.text(max_size=300), st.integers(1, 150))
def test_a_note_holds_only_what_banks_take_and_stays_as_it_is(text, longest):
    note = bank_note(text, longest=longest)

    assert re.fullmatch(r"[A-Z0-9 .,\-/()]*", note)
    assert len(note) <= longest
    assert bank_note(note, longest=longest) == note


def test_the_route_follows_bank_and_sum():
    def way(amount, bin):
        return payments.route_of(amount, beneficiary_bin=bin, debit_bin=VIETINBANK, on=ON)

    assert (way(10**9, VIETINBANK), way(499_999_999, BIDV), way(500_000_000, BIDV)) == ("inside", "instant", "interbank")


# --- pain.001 ---


@given(st.lists(st.integers(1, 10**12), min_size=1, max_size=20))
def test_the_sums_of_a_message_are_those_of_its_orders(amounts):
    orders = [order(serial, amount=amount) for serial, amount in enumerate(amounts, start=1)]

    root = etree.fromstring(pain001.write(orders, message_id="LO1", debtor_name="Liên đoàn", debit_bin=VIETINBANK, made_at=MADE_AT, on=ON))

    assert {element.text for element in root.iter("{*}CtrlSum")} == {str(sum(amounts))}
    assert {element.text for element in root.iter("{*}NbOfTxs")} == {str(len(amounts))}
    assert [int(element.text) for element in root.iter("{*}InstdAmt")] == amounts


def test_a_message_has_the_shape_of_the_skeleton():
    skeleton = etree.parse(shared_data("data", "bank", "payments", "pain001_v3_reconstructed.xml")).getroot()
    written = etree.fromstring(
        pain001.write([order(1, branch="")], message_id="LO1", debtor_name="LĐLĐ Mẫu", debit_bin=VIETINBANK, made_at=MADE_AT, on=ON)
    )

    def paths(root):
        tree = root.getroottree()
        return {re.sub(r"\[\d+\]", "", tree.getelementpath(element)) for element in root.iter()}

    assert paths(written) == paths(skeleton)


def test_a_message_refuses_an_order_twice_and_an_unknown_bank_both_at_once():
    with pytest.raises(payments.UnableToWrite) as refusal:
        pain001.write(
            [order(1), order(1), order(2, bin="", branch="")], message_id="L", debtor_name="L", debit_bin="", made_at=MADE_AT, on=ON
        )

    assert len(refusal.value.facts["problems"]) == 2


# --- workbooks ---


def cells(content):
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def template():
    return next(one for one in bulk.templates() if one.name == "public_example")


def test_the_public_layout_has_the_headers_and_cell_kinds_of_the_example():
    example = cells(shared_data("data", "bank", "payments", "bulk_transfer_template_public_example.xlsx").read_bytes())

    ((_, content),) = bulk.write([order(1)], template(), debit_bin=VIETINBANK, made_at=MADE_AT)

    written = cells(content)
    assert written[0] == example[0]
    assert [type(value) for value in written[1]] == [type(value) for value in example[1]]
    assert written[1][1] == "OUT"


@settings(max_examples=15)
@given(st.integers(1, 30), st.integers(1, 7))
def test_orders_split_into_files_lose_none(count, most):
    orders = [order(serial) for serial in range(1, count + 1)]
    narrow = bulk.Template(**{**vars(template()), "most_rows": most})

    files = bulk.write(orders, narrow, debit_bin=BIDV, made_at=MADE_AT)

    assert [one for part, _ in files for one in part] == orders
    assert [len(cells(content)) - 1 for _, content in files] == [len(part) for part, _ in files]
    assert all(len(part) <= most for part, _ in files)


def test_nothing_in_a_workbook_is_a_formula():
    hostile = order(1, name='=HYPERLINK("http://x","CĐCS")', account="+117000000009")

    ((_, content),) = bulk.write([hostile], template(), debit_bin="", made_at=MADE_AT)

    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert cells(content)[1][4] == hostile.beneficiary.name
    assert bulk.write([hostile], template(), debit_bin="", made_at=MADE_AT) == [((hostile,), content)]


def test_every_order_that_lacks_its_branch_code_is_told_at_once():
    with pytest.raises(payments.UnableToWrite) as refusal:
        bulk.write([order(1, branch=""), order(2, branch=""), order(3)], template(), debit_bin="", made_at=MADE_AT)

    assert [problem.count("mã chi nhánh") for problem in refusal.value.facts["problems"]] == [1, 1]


# --- results ---


def public_results():
    content = shared_data("data", "bank", "payments", "bulk_result_workbook_public_example.xlsx").read_bytes()
    rows = cells(content)[2:]
    return payments.read(content, "ket-qua.xlsx"), rows


def test_the_public_result_workbook_is_read_and_finds_its_orders():
    file, rows = public_results()
    orders = [order(row[0], account=row[1], amount=row[4]) for row in rows]

    outcomes, problems = payments.settle(file, orders)

    assert (file.problems, problems) == ((), ())
    assert [one.row.verdict for one in outcomes] == ["failed", "failed", "paid", "failed", "paid", "paid", "paid", "paid"]
    assert outcomes[2].row.reference == "FT26275000000003"
    assert [one.order for one in outcomes] == orders


def result(*rows, head=("STT", "Số tài khoản", "Số tiền", "Nội dung", "Trạng thái", "FT / Ghi chú")):
    return payments.read("\n".join(";".join(map(str, row)) for row in (head, *rows)).encode(), "kq.csv")


def test_all_errors_of_a_result_are_told_with_their_places():
    file = result((1, "?", "-5", "", "Thành công", ""), (2, "733016459608", "10", "", "Lạ", ""))

    assert {(problem.row, problem.column) for problem in file.problems} == {(2, "Số tài khoản"), (2, "Số tiền"), (3, "Trạng thái")}
    assert all("kq.csv, dòng" in problem.message for problem in file.problems)


def test_an_answer_that_contradicts_or_repeats_or_fits_two_is_a_problem():
    one, two, three = order(1), order(2), order(3, account="101010101010")
    file = result(
        (1, one.beneficiary.account, one.amount, "khong so", "Thành công", ""),
        (2, two.beneficiary.account, two.amount + 1, two.note, "Thành công", ""),
        (3, three.beneficiary.account, three.amount, three.note, "Thành công", ""),
        (4, three.beneficiary.account, three.amount, three.note, "Thất bại", ""),
        (5, three.beneficiary.account, three.amount, order_number(99), "Thất bại", ""),
    )

    outcomes, problems = payments.settle(file, [one, two, three])

    assert [outcome.order for outcome in outcomes] == [three]
    assert [problem.row for problem in problems] == [2, 3, 5, 6]


def test_pain_002_is_read_by_our_numbers():
    number = order_number(7)
    status = "<TxInfAndSts><OrgnlEndToEndId>{}</OrgnlEndToEndId><TxSts>{}</TxSts>{}</TxInfAndSts>"
    why = "<StsRsnInf><Rsn><Cd>AC01</Cd></Rsn><AddtlInf>sai tai khoan</AddtlInf></StsRsnInf>"
    body = status.format(number, "RJCT", why) + status.format(order_number(8), "ACSC", "") + status.format("LC0", "XXXX", "")

    file = payments.read(f'<Document xmlns="urn:x"><CstmrPmtStsRpt>{body}</CstmrPmtStsRpt></Document>'.encode(), "kq.xml")

    assert [(row.number, row.verdict, row.words) for row in file.rows] == [
        (number, "failed", "AC01 sai tai khoan"),
        (order_number(8), "paid", ""),
    ]
    assert [problem.column for problem in file.problems] == ["OrgnlEndToEndId", "TxSts"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 50,
        b"PK\x03\x04 broken",
        b"<Document>",
        b"<a/>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b"a;b\n1;2",
        "Số tài khoản;Số tiền;Trạng thái".encode(),
    ],
)
def test_hostile_results_are_told_and_never_raise(content):
    file = payments.read(content, "x")

    assert (file.rows, len(file.problems)) == ((), 1)
