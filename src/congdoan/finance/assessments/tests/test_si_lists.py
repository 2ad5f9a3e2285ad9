"""D02-LT and C12-TS: what a list tells of a month, and every way in which it may not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.conftest import shared_data
from congdoan.finance.assessments.rules.oddities import oddities
from congdoan.finance.assessments.rules.si_lists import MonthFigures, NoSuchList, WageChange, looks_like_c12, read_c12, read_d02
from congdoan.foundation.kernel import tables

from .builders import CAME, HEAD, LEFT, NOTICE, RAISED, changed, workbook


def d02(*rows):
    return read_d02(tables.read_sheets(workbook(["Danh sách"], HEAD, *rows), file="d02.xlsx"), file="d02.xlsx")


def test_a_list_of_changes_tells_who_came_and_left_with_their_wages():
    found = d02(CAME, LEFT)

    assert found.problems == ()
    assert found.figures == WageChange(202609, came=1, left=1, adjusted=0, wages_came=10_800_000, wages_left=7_000_000)
    assert (found.figures.headcount, found.figures.wage_fund_dong) == (0, 3_800_000)


def test_no_person_is_kept():
    kept = repr(d02(CAME, LEFT, RAISED))

    assert not [word for word in ("NGƯỜI", "99000000", "0721856") if word in kept]


def test_what_the_list_cannot_tell_is_said():
    found = d02(CAME, changed(LEFT, salary=0), RAISED)

    assert len(found.figures.unknown) == 2
    assert "1 dòng điều chỉnh" in found.figures.unknown[0]
    assert "1 dòng giảm không ghi tiền lương" in found.figures.unknown[1]


@pytest.mark.parametrize(
    ("row", "column", "cure"),
    [
        (changed(CAME, salary="2,34"), "Tiền lương", "hệ số"),
        (changed(CAME, salary=-1), "Tiền lương", "không âm"),
        (changed(CAME, salary="=1+1"), "Tiền lương", "không để công thức"),
        (changed(CAME, salary=0, allowance=0, extra=0), "Tiền lương", "phải có tiền lương"),
        (changed(CAME, salary=10**11), "Tiền lương", "không âm"),
        (changed(CAME, dossier="Nghỉ phép"), "Loại hồ sơ", "Tăng lao động"),
        (changed(CAME, dossier="", option=""), "Loại hồ sơ", "Tăng lao động"),
        (changed(CAME, option="GH-Giảm hẳn"), "Phương án", "sửa một trong hai"),
        (changed(CAME, month="13/2026"), "Từ tháng", "09/2026"),
        (changed(CAME, month=""), "Từ tháng", "09/2026"),
    ],
)
def test_each_error_is_told_with_its_place_and_cure(row, column, cure):
    found = d02(LEFT, row)

    assert found.figures is None
    (problem,) = found.problems
    assert (problem["row"], problem["column"], problem["sheet"]) == (4, column, "DuLieu")
    assert cure in problem["cure"]


def test_all_errors_are_told_at_once():
    found = d02(changed(CAME, salary="x", month="x"), changed(LEFT, dossier="x"), CAME, changed(CAME, extra=0))

    assert [(problem["row"], problem["column"]) for problem in found.problems] == [
        (3, "Từ tháng"), (3, "Tiền lương"), (4, "Loại hồ sơ"), (5, "Mã số BHXH"), (6, "Mã số BHXH"),
    ]  # fmt: skip
    assert "9900000001" not in repr(found.problems)


def test_months_that_follow_each_other_are_told_apart():
    found = d02(changed(LEFT, month="10/2026"), CAME, changed(CAME, si="9900000009", month="11/2026"))

    assert found.problems == ()
    assert [(one.month, one.headcount, one.wage_fund_dong) for one in (*found.earlier, found.figures)] == [
        (202609, 1, 10_800_000), (202610, -1, -7_000_000), (202611, 1, 10_800_000),
    ]  # fmt: skip
    assert found.facts == {"rows": 3, "increase": 2, "decrease": 1, "adjustment": 0}


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([CAME, changed(LEFT, month="11/2026")], "không liền nhau (09/2026, 11/2026)"),
        ([changed(CAME, si=str(9_900_000_000 + n), month=f"{n % 12 + 1:02d}/{2025 + n // 12}") for n in range(13)], "không liền nhau"),
        ([[*CAME, "10/2026"], changed(LEFT, month="10/2026")], "dòng 2 ghi “đến tháng”"),
        ([CAME, changed(RAISED, month="10/2026")], "quỹ lương tháng 10/2026"),
        ([changed(LEFT, salary=0), changed(CAME, month="10/2026")], "quỹ lương tháng 09/2026"),
    ],
    ids=["a gap", "more than a year", "an end", "a raise", "left without a wage"],
)
def test_several_months_of_which_one_is_not_told_whole_are_refused_with_the_cure(rows, why):
    sheet = tables.Sheet("x", "", [[*HEAD, "Đến tháng"], *rows])

    found = read_d02([sheet], file="x")

    assert (found.figures, found.earlier) == (None, ())
    assert why in found.problems[0]["cure"]
    assert "tách mỗi tháng một tệp" in found.problems[0]["cure"]


def test_an_option_that_the_table_lacks_follows_the_kind_of_dossier():
    found = d02(changed(CAME, option="XX-Lạ"))

    assert found.figures.came == 1
    assert "XX" in found.questions[0]


@pytest.mark.parametrize("rows", [[], [["a", "b"]], [["Tiền lương", "Từ tháng"], [1, "09/2026"]]])
def test_what_is_no_list_says_which_column_is_missing(rows):
    with pytest.raises((NoSuchList, tables.UnreadableTable)):
        read_d02(tables.read_sheets(workbook(*rows), file="x.xlsx"), file="x.xlsx")


def test_an_empty_list_is_a_problem():
    assert d02().problems[0]["cure"] == "danh sách không có dòng nào"


def test_the_reconstructed_list_of_the_agencies_is_read_to_the_last_row():
    content = shared_data("data", "bank", "agencies", "d02_lt_reconstructed.csv").read_bytes()

    found = read_d02(tables.read_sheets(content, file="d02.csv"), file="d02.csv")

    assert found.facts["rows"] == 30
    assert {problem["column"] for problem in found.problems} == {"Phương án", "Tiền lương"}  # its kinds and options were drawn at random
    assert len({problem["row"] for problem in found.problems}) > 20


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 10**8)), min_size=1, max_size=15))
def test_counts_and_wages_are_those_of_the_rows(people):
    rows = [
        HEAD,
        *(
            changed(CAME if came else LEFT, si=str(9_900_000_000 + n), salary=wage, allowance=0, extra=0)
            for n, (came, wage) in enumerate(people)
        ),
    ]
    sheet = tables.Sheet("x", "", rows)

    found = read_d02([sheet], file="x").figures

    assert (found.came, found.left) == (sum(came for came, _ in people), sum(not came for came, _ in people))
    assert found.wage_fund_dong == sum(wage if came else -wage for came, wage in people)


def c12(rows):
    sheets = tables.read_sheets(workbook(*rows, name="C12"), file="c12.xlsx")
    assert looks_like_c12(sheets)
    return read_c12(b"", sheets, file="c12.xlsx")


def test_a_notice_tells_the_month_the_workers_and_the_wage_fund():
    found = c12(NOTICE)

    assert found.figures == MonthFigures(202608, 185, 1_702_000_000)
    assert found.facts == {"unit_code": "TZ0139L", "tax_code": "0899925378"}
    assert found.questions == ()


def test_the_reconstructed_notice_of_the_agencies_gives_the_fund_it_expects():
    content = shared_data("data", "bank", "agencies", "c12_ts_reconstructed.json").read_bytes()
    expected = json.loads(content)["expect"]["kpcd_2pct_of_base"]

    found = read_c12(content, (), file="c12.json")

    assert found.figures == MonthFigures(202608, 185, 1_702_000_000)
    assert found.figures.wage_fund_dong * 2 // 100 == expected
    assert found.questions == ()


def test_sums_that_do_not_prove_the_notice_are_asked_about():
    rows = [*NOTICE[:-1], ["D.1", "Chuyển kỳ sau", 0, 553_150_001]]

    assert "A + B.1 − C là 553.150.000 đ" in c12(rows).questions[0]


def test_every_figure_of_a_notice_that_cannot_be_read_is_told():
    rows = [*NOTICE[:2], ["Tháng 13/2026"], ["Số lao động", "nhiều"], ["Quỹ lương BHXH", "1,5"], *NOTICE[5:]]

    found = c12(rows)

    assert found.figures is None
    assert [(problem["row"], problem["found"]) for problem in found.problems] == [(3, "13/2026"), (4, "nhiều"), (5, "1,5")]


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"{}",
        b'{"thang": "08/2026"}',
        b"[]",
        b"{" + b'"a":[' * 50_000,
        b'{"thang": {"x": 1}, "so_lao_dong": true, "quy_luong_bhxh": 1.5}',
        b'{"x":"' + b"a" * 2**21 + b'"}',
        b'{"thang":"\xff"}',
    ],
    ids=["cut", "empty", "half", "list", "deep", "wrong kinds", "huge", "bytes"],
)  # fmt: skip
def test_hostile_json_is_refused_in_words(content):
    with pytest.raises(NoSuchList):
        read_c12(content, (), file="c12.json")


LIMITS = {"floor": 4_000_000, "ceiling": 46_800_000}


@pytest.mark.parametrize(
    ("headcount", "fund", "before", "words", "meant"),
    [
        (10, 80_000_000, None, None, None),
        (10, 80_000, None, "nghìn đồng", 80_000_000),
        (10, 80, None, "triệu đồng", 80_000_000),
        (10, 30_000_000, None, "lương tối thiểu", None),
        (10, 500_000_000, None, "mức trần", None),
        (0, 80_000_000, None, "số lao động bằng 0", None),
        (10, 0, None, "quỹ lương bằng 0", None),
        (10, 80_000_000, (21, 170_000_000), "Số lao động đổi từ 21 thành 10", None),
    ],
)
def test_odd_figures_are_asked_about_never_refused(headcount, fund, before, words, meant):
    found = oddities(headcount=headcount, wage_fund_dong=fund, before=before, **LIMITS)

    assert (found[0].words if found else None) is words or words in found[0].words
    assert (found[0].wage_fund_dong if found else None) == meant


@given(st.integers(0, 10**6), st.integers(0, 10**15), st.none() | st.tuples(st.integers(0, 10**6), st.integers(0, 10**15)))
def test_no_figures_break_the_questions(headcount, fund, before):
    for floor, ceiling in ((None, None), (1, None), (4_000_000, 46_800_000)):
        found = oddities(headcount=headcount, wage_fund_dong=fund, before=before, floor=floor, ceiling=ceiling)
        assert all(one.words for one in found)
