"""Clocks that stand still, forms, codes, the way of a request, and totals that tell of nobody."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.procedures import rules
from congdoan.activities.procedures.rules import LEADER, Case, Definition, Field, Paper, Row, UnfitAnswers
from congdoan.activities.procedures.rules.totals import COUNTS
from congdoan.foundation.kernel.workdays import workdays_between
from congdoan.foundation.reference import queries as reference

DAYS = st.dates(date(2024, 1, 1), date(2027, 6, 30))
CALENDAR = reference.workdays()


@pytest.mark.parametrize(
    ("filed_on", "working_days", "due"),
    [
        (date(2024, 2, 6), 3, date(2024, 2, 16)),  # Tết 2024: 8 to 14 February off
        (date(2024, 4, 26), 2, date(2024, 5, 3)),  # Monday 29 April off, worked on Saturday 4 May
        (date(2024, 4, 26), 3, date(2024, 5, 4)),
        (date(2024, 6, 28), 15, date(2024, 7, 19)),
        (date(2024, 6, 29), 1, date(2024, 7, 1)),  # filed on a Saturday
    ],
)
def test_the_last_day_leaves_out_days_off(filed_on, working_days, due):
    assert rules.due_after(filed_on, working_days, CALENDAR) == due


def test_without_a_limit_there_is_no_last_day():
    assert rules.due_after(date(2024, 6, 28), None, CALENDAR) is None
    assert rules.due_again(None, date(2024, 6, 28), date(2024, 7, 1), CALENDAR) is None


@given(DAYS, st.integers(1, 30), st.integers(0, 40), st.integers(0, 60))
def test_a_pause_takes_no_working_day_away_and_gives_none(filed_on, working_days, until_pause, pause):
    due = rules.due_after(filed_on, working_days, CALENDAR)
    paused_on = filed_on + timedelta(days=until_pause)
    resumed_on = paused_on + timedelta(days=pause)

    again = rules.due_again(due, paused_on, resumed_on, CALENDAR)

    left, late = workdays_between(paused_on, due, CALENDAR), workdays_between(due, paused_on, CALENDAR)
    assert again >= due
    assert workdays_between(resumed_on, again, CALENDAR) == left
    if due < paused_on:
        assert workdays_between(again, resumed_on, CALENDAR) == late


def test_how_a_clock_stands_in_words():
    on = date(2024, 7, 1)
    assert rules.standing_of("received", date(2024, 6, 28), on, CALENDAR) == ("late", "trễ 1 ngày làm việc", -1)
    assert rules.standing_of("received", on, on, CALENDAR)[:2] == ("wait", "hạn hôm nay")
    assert rules.standing_of("checked", date(2024, 7, 3), on, CALENDAR)[:2] == ("wait", "còn 2 ngày làm việc")
    assert rules.standing_of("checked", date(2024, 7, 4), on, CALENDAR)[0] == "info"
    assert rules.standing_of("paused", date(2024, 6, 28), on, CALENDAR)[:2] == ("none", "chờ bổ sung")
    assert rules.standing_of("filed", None, on, CALENDAR)[:2] == ("info", "chưa có thời hạn")


def test_a_code_is_read_however_it_is_typed():
    code = rules.code_from(b"12345678")

    assert rules.plain_code(f" {rules.shown_code(code).lower()} ") == code
    assert rules.plain_code("OIL0-OIL0-OIL0") == "011001100110"
    assert [rules.plain_code(bad) for bad in ("", "1234", "1234-5678-9ABC-D", "1234-5678-9ABÇ")] == [""] * 4
    assert rules.code_from(bytes(8)) == "0" * 12
    assert len({rules.code_from(place.to_bytes(8, "big")) for place in range(500)}) == 500


FORM = (
    Field("full_name", "Họ và tên", "name", True),
    Field("sex", "Giới tính", "sex"),
    Field("citizen_number", "Số CCCD", "citizen"),
    Field("phone", "Điện thoại", "phone", True),
    Field("employer_tax_code", "Mã số thuế", "tax_code"),
    Field("workers", "Số lao động", "number"),
    Field("held_on", "Ngày đại hội", "day"),
    Field("words", "Nội dung", "long", True),
)
TOLD = {"full_name": "LÂM THỊ  THỬ", "phone": "0901 234 567", "words": " một\n\n hai  ba "}


def test_answers_are_cleaned_and_empty_ones_left_out():
    told = TOLD | {"workers": "1.200", "held_on": "31/01/2024", "employer_tax_code": "3999900012", "unknown": "x", "sex": ""}

    assert rules.read_answers(FORM, told, on=date(2024, 6, 28)) == {
        "full_name": "Lâm Thị Thử", "phone": "0901 234 567", "words": "một\n\nhai ba", "workers": "1200", "held_on": "2024-01-31",
        "employer_tax_code": "3999900012",
    }  # fmt: skip


def test_every_fault_of_a_form_is_told_at_once():
    told = {
        "full_name": "Lâm 7", "phone": "gọi tôi", "sex": "Nam", "citizen_number": "072190123456", "employer_tax_code": "123",
        "workers": "-4", "held_on": "31/02/2024", "words": "x" * 5_000,
    }  # fmt: skip
    with pytest.raises(UnfitAnswers) as unfit:
        rules.read_answers(FORM, told, on=date(2024, 6, 28))
    assert {key for key, _ in unfit.value.faults} == set(told) - {"sex"}
    with pytest.raises(UnfitAnswers) as unfit:
        rules.read_answers(FORM, {}, on=date(2024, 6, 28))
    assert [key for key, _ in unfit.value.faults] == ["full_name", "phone", "words"]


def test_a_request_goes_one_way():
    assert rules.follows("filed", "received")
    assert not rules.follows("filed", "checked")
    assert not rules.follows("decided", "asked")
    assert not rules.follows("closed", "decided")
    assert rules.follows("checked", "escalated")
    assert not rules.follows("paused", "escalated")


COUNT = st.integers(0, 12)
SMALL = 5


@given(st.lists(st.tuples(COUNT, COUNT, COUNT, COUNT, COUNT, COUNT), max_size=6))
def test_no_small_count_is_shown_nor_follows_from_what_is_shown(told):
    rows = [
        Row(n, f"Đơn vị {n}", "aid", "Trợ cấp", a + b + c + d, a, b, c, d, max(e, f), min(e, f))
        for n, (a, b, c, d, e, f) in enumerate(told)
    ]  # fmt: skip
    shown = rules.suppressed(rows, least=SMALL)

    for row, counts in shown.rows:
        assert all(count is None or count == 0 or count >= SMALL for count in counts.values())
        parts = [name for name in ("on_time", "late", "without_limit", "open") if counts[name] is None]
        if len(parts) == 1 and counts["filed"] is not None:
            assert row.filed - sum(counts[name] or 0 for name in ("on_time", "late", "without_limit", "open")) >= SMALL
    for name in COUNTS:
        gaps = [getattr(row, name) for row, counts in shown.rows if counts[name] is None]
        if shown.total[name] is not None and gaps:
            rest = shown.total[name] - sum(counts[name] or 0 for _, counts in shown.rows)
            assert len(gaps) > 1
            assert len(gaps) < rest != (SMALL - 1) * len(gaps)


AID = Definition(
    code="aid", name="Trợ cấp", about="", working_days=None, limit_source="", needs_check=True, fee_dong=0, performs="",
    decided_by="officer", asked_by=("worker",), received_by=("base",), papers=(Paper("proof", "Giấy tờ chứng minh"),),
    form=(Field("amount", "Số tiền đề nghị", "number"), Field("who", "Đối tượng", "choice", options=("Đoàn viên", "Người lao động"))),
    cases=(
        Case("amount", "Từ 2.000.000 đ lãnh đạo quyết định.", least=2_000_000, decided_by=LEADER),
        Case("who", "Chưa là đoàn viên thì kèm giấy tờ.", among=("Người lao động",), papers=("proof",)),
    ),
)  # fmt: skip


def test_who_decides_and_what_must_come_depend_on_the_answers():
    small, large = (AID.for_answers({"amount": amount, "who": "Đoàn viên"}) for amount in ("1.999.999", "2.000.000"))
    worker = AID.for_answers({"who": "Người lao động"})

    assert (small.decided_by, small.cases, small.papers[0].required) == ("officer", (), False)
    assert (large.decided_by, large.cases) == (LEADER, AID.cases[:1])
    assert (worker.decided_by, worker.papers[0].required) == ("officer", True)
    assert Definition.of(large.as_facts()) == large
    assert (
        Definition.of({name: value for name, value in small.as_facts().items() if name != "cases"}) == small
    )  # kept before there were any


def test_an_answer_that_is_no_option_is_refused():
    with pytest.raises(UnfitAnswers, match="chọn trong danh sách"):
        rules.read_answers(AID.form, {"who": "Ai đó"}, on=date(2024, 6, 28))


@pytest.mark.parametrize(
    "case",
    [
        Case("nothing", "", least=1, decided_by=LEADER),
        Case("who", "", least=1, decided_by=LEADER),
        Case("amount", "", among=("1",), decided_by=LEADER),
        Case("who", "", among=("Ai đó",), decided_by=LEADER),
        Case("who", "", decided_by=LEADER),
        Case("amount", "", least=1),
        Case("amount", "", least=1, decided_by="nobody"),
        Case("amount", "", least=1, papers=("nothing",)),
    ],
)
def test_a_case_asks_about_its_form_and_changes_something(case):
    with pytest.raises(ValueError, match="the case of"):
        replace(AID, cases=(case,))
    with pytest.raises(ValueError, match="options"):
        replace(AID, form=(*AID.form, Field("kind", "Loại", "choice")))
