"""What pages say: words for every rule, marks in the narrative, the drawing of the money, a month's standing, tables in and out."""

import io
import zipfile
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from congdoan.finance.collection.rules import flow, marks, wording
from congdoan.finance.collection.rules.matching.table import TABLE
from congdoan.finance.collection.rules.model import Evidence
from congdoan.finance.collection.rules.notes import read_note
from congdoan.finance.collection.rules.opening_table import read_opening
from congdoan.finance.collection.rules.standing import Month
from congdoan.finance.collection.rules.workbook import workbook
from congdoan.foundation.kernel.errors import Rejected

DUE = date(2024, 10, 31)
WRAPPED = "MBVCB.7269336040.785702.CTY MAY SUOI DA XANH nop KPCD T10 2024.CT tu 19099920176334  toi 117999000024"


def month(*, assessed=100, paid=0, due_on=DUE, paid_on=None, is_opening=False):
    return Month(1, "KPCD", 202410, 1, assessed, paid, due_on, paid_on, is_opening)


def looks(narrative, evidence=(), account=""):
    note = read_note(narrative, booked_on=date(2024, 11, 22))
    return {part.text: part.look for part in marks.segments(narrative, note, evidence, account=account) if part.look}


# --- words ---


def test_every_rule_of_the_table_is_told_in_words():
    assert all(wording.rule_words(rule.name) == rule.says for rule in TABLE)


def test_enter_books_only_what_a_class_of_the_table_would_book():
    assert wording.is_sure("account-tax-code")
    assert not wording.is_sure("contradiction")
    assert not wording.is_sure("person")


def test_a_likeness_keeps_its_number():
    evidence = Evidence("near_name", "“MAY SUOI DA XAN” giống tên 93 %", 7)

    assert wording.sign_of(evidence) == ("h", "tên giống 93%")


# --- marks ---


def test_name_fund_and_month_are_marked_and_the_bank_s_own_text_is_not():
    found = looks(WRAPPED, ["Nội dung ghi “CTY MAY SUOI DA XANH”: đúng tên của DV001"], "19099920176334")

    assert found["CTY MAY SUOI DA XANH"] == marks.IDENTITY
    assert found["KPCD"] == marks.FUND
    assert found["T10 2024"] == marks.MONTHS
    assert found["19099920176334"] == marks.IDENTITY
    assert found["MBVCB.7269336040.785702."] == marks.WRAPPER


@given(st.text(max_size=120))
def test_no_letter_of_the_narrative_is_lost_or_added(narrative):
    note = read_note(narrative)

    told = "".join(part.text for part in marks.segments(narrative, note, []))

    assert note.text.shown in told
    assert len(told) <= max(len(narrative) * 2, len(note.text.shown))


def test_what_a_sure_line_has_and_this_one_lacks_is_said():
    note = read_note("nop doan phi")

    missing = [one.words for one in marks.heard(note, []) if one.is_missing]

    assert missing == ["mã số thuế", "kỳ nộp"]


def test_months_that_follow_each_other_are_a_span_and_others_a_list():
    assert marks.months_in_words((202410,)) == "kỳ 10/2024"
    assert marks.months_in_words((202411, 202412, 202501)) == "kỳ 11/2024 đến 01/2025"
    assert marks.months_in_words((202401, 202403)) == "kỳ 01/2024 và 03/2024"


# --- standing ---


def test_a_month_is_in_time_late_short_overdue_or_not_yet_due():
    assert month(paid=100, paid_on=DUE).standing(DUE) == "full"
    assert month(paid=100, paid_on=date(2024, 11, 1)).standing(DUE) == "late"
    assert month().standing(DUE) == "due"
    assert month(paid=40).standing(DUE) == "short"
    assert month(paid=40).standing(date(2024, 11, 1)) == "overdue"
    assert month(assessed=0).standing(DUE) == "none"
    assert month(is_opening=True, due_on=None).standing(DUE) == "overdue"
    assert month(due_on=None).standing(DUE) == "short"


def test_days_count_from_the_day_after_the_due_day():
    assert month().overdue_days(DUE) == 0
    assert month().overdue_days(date(2024, 11, 22)) == 22
    assert month(paid=100, paid_on=date(2024, 11, 6)).late_days() == 6


# --- the drawing ---


def columns(*amounts):
    whole = sum(amounts)
    parts = [flow.Part(f"p{n}", str(n), "union", amount, "bank") for n, amount in enumerate(amounts)]
    return [[flow.Part("bank", "Sao kê", "bank", whole)], parts]


def test_bars_stand_in_proportion_and_the_thinnest_can_still_be_read():
    drawn = flow.draw(columns(75, 15, 5, 5))
    bars = [bar.height for bar in drawn.bars[1:]]

    assert bars[0] > bars[1] > bars[2] == bars[3] == flow.LEAST
    assert len(drawn.ribbons) == 4


def test_a_drawing_that_loses_money_is_refused():
    with pytest.raises(ValueError, match="same sum"):
        flow.draw([[flow.Part("bank", "", "bank", 100)], [flow.Part("a", "", "union", 99, "bank")]])


@given(st.lists(st.integers(min_value=1, max_value=10**15), min_size=1, max_size=30))
def test_every_bar_lies_inside_the_drawing_and_none_covers_another(amounts):
    drawn = flow.draw(columns(*amounts))
    bars = sorted(drawn.bars[1:], key=lambda bar: bar.y)

    assert all(bar.y + bar.height <= drawn.height for bar in drawn.bars)
    assert all(one.y + one.height < after.y for one, after in pairwise(bars))


# --- tables in and out ---


def opening(text):
    return read_opening(text.encode(), name="dau-ky.csv", opened_on=date(2024, 1, 1), ids=lambda codes: {"CD001": 11, "DV001": 21})


def test_an_opening_table_speaks_vietnamese_or_codes():
    read = opening(
        "Khoản,Mã đơn vị,Số tiền\nNgân hàng,,1.000\nphải trả,cd001,600\n"
        "HELD_NO_UNION,DV001,100\nnộp thừa,DV001,200\ntreo,,60\ncủa đơn vị,,40\n"
    )

    assert (read.bank, read.payable, read.held, read.suspense, read.own) == (1000, {11: 600}, {21: 100}, 60, 40)
    assert [(one.payer_id, one.kind, one.amount) for one in read.credits] == [(21, "KPCD", 200)]


def test_every_error_of_an_opening_table_is_told_at_once_with_its_place():
    with pytest.raises(Rejected) as refusal:
        opening("Khoản,Mã đơn vị,Số tiền\nquỹ đen,,5\nphải trả,CD999,7\nngân hàng,,1,5\ntreo,,0\n")

    told = [(problem["row"], problem["found"]) for problem in refusal.value.facts["problems"]]
    assert told[:2] == [(2, "quỹ đen"), (3, "CD999")]
    assert (5, "0") in told


def test_text_in_a_workbook_is_never_a_formula_and_numbers_stay_numbers():
    content = workbook(
        source=[("Bộ lọc", "=1+1")], name="Dòng tiền", heads=["Nội dung", "Số tiền", "Ngày"],
        rows=[("=HYPERLINK(\"http://x\")", -5_000, date(2024, 6, 30)), ("+CMD|'/C calc'!A0", 10**15, None)],
    )  # fmt: skip
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))

    assert book.sheet_names == ["Nguồn", "Dòng tiền"]
    rows = book.get_sheet_by_name("Dòng tiền").to_python()
    assert rows[1] == ['=HYPERLINK("http://x")', -5000.0, date(2024, 6, 30)]
    assert rows[2][0] == "+CMD|'/C calc'!A0"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/"))
