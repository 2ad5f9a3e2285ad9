"""Meters, terms, states and grades by their rules; the clauses that a Word text proposes."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.bargaining.queries import law
from congdoan.activities.bargaining.rules import agreements as rules
from congdoan.activities.bargaining.rules.agreement_text import items_of_clauses
from congdoan.activities.bargaining.rules.word import proposed
from congdoan.activities.bargaining.tests.builders import clause

DAY = date(2024, 6, 30)
KINDS = law.clause_kinds(on=DAY)
RUBRIC = law.rubric(on=DAY)
WHOLE = [("lowest_wage", "better"), ("shift_meal", "beyond"), ("annual_leave", "better"), ("health_check", "better"),
         ("child_support", "beyond"), ("training", "beyond")]  # fmt: skip


def test_a_meal_is_told_in_money_as_the_members_read_it():
    meter = rules.measure(KINDS["shift_meal"], None, clause("shift_meal", 25_000, workers=410, times=312))

    assert (meter.state, meter.yearly_dong, meter.above_dong) == ("beyond", 3_198_000_000, 3_198_000_000)


@pytest.mark.parametrize(
    ("kind", "value", "floor", "state", "difference"),
    [
        ("lowest_wage", 3_859_999, 3_860_000, "below", -1),
        ("lowest_wage", 3_860_000, 3_860_000, "equal", 0),
        ("lowest_wage", 3_860_001, 3_860_000, "better", 1),
        ("weekly_hours", 49, 48, "below", -1),
        ("weekly_hours", 48, 48, "equal", 0),
        ("weekly_hours", 44, 48, "better", 4),
        ("annual_leave", 14, 12, "better", 2),
        ("lowest_wage", 4_000_000, None, "unmeasured", None),
        ("year_bonus", 0, None, "unmeasured", None),
        ("other", None, None, "unmeasured", None),
    ],
)
def test_a_clause_stands_against_the_floor(kind, value, floor, state, difference):
    meter = rules.measure(KINDS[kind], floor, clause(kind, value))

    assert (meter.state, meter.difference) == (state, difference)


@given(st.integers(0, 10**8), st.integers(0, 10**8), st.integers(0, 10**5))
def test_money_above_the_law_is_exact_and_never_negative(value, floor, workers):
    meter = rules.measure(KINDS["lowest_wage"], floor, clause("lowest_wage", value, workers=workers))

    assert meter.above_dong == max(value - floor, 0) * workers * 12
    assert meter.yearly_dong == value * workers * 12


@pytest.mark.parametrize(
    ("first", "last", "is_lawful"),
    [
        (date(2024, 1, 1), date(2024, 12, 30), False),
        (date(2024, 1, 1), date(2024, 12, 31), True),
        (date(2024, 1, 1), date(2026, 12, 31), True),
        (date(2024, 1, 1), date(2027, 1, 1), False),
        (date(2024, 2, 29), date(2025, 2, 28), True),
    ],
)
def test_a_term_lasts_from_one_to_three_years(first, last, is_lawful):
    assert rules.is_lawful_term(first, last, 1, 3) is is_lawful


@given(st.dates(date(2023, 1, 1), date(2027, 1, 1)), st.booleans())
def test_an_agreement_stands_in_one_state_on_every_day(on, is_negotiating):
    life = rules.Life(date(2024, 1, 1), date(2025, 12, 31))
    state = rules.state_of(life, on=on, soon=90, carried=90, is_negotiating=is_negotiating)

    days = (on - life.last).days
    expected = (
        "coming" if on < life.effective_on else "in_force" if days <= -90 else "expiring" if days <= 0
        else "carried" if is_negotiating and days <= 90 else "expired"
    )  # fmt: skip
    assert state == expected


def test_what_was_ended_or_declared_void_does_not_run():
    life = rules.Life(date(2024, 1, 1), date(2025, 12, 31), ended_on=date(2025, 1, 1))
    assert rules.state_of(life, on=date(2024, 12, 31), soon=90, carried=90, is_negotiating=False) == "in_force"
    assert rules.state_of(life, on=date(2025, 1, 1), soon=90, carried=90, is_negotiating=True) == "ended"


def seen(**facts):
    given = {"state": "in_force", "has_lawful_term": True, "ballot": True, "sent": True, "is_published": True, "clauses": WHOLE,
             "implementation": 20}  # fmt: skip
    return rules.Graded(**given | facts)


@pytest.mark.parametrize(
    ("facts", "letter", "total"),
    [
        ({}, "A", 100),
        ({"implementation": 0}, "A", 80),
        ({"implementation": 0, "is_published": False}, "B", 75),
        ({"implementation": 5, "ballot": None, "sent": None, "is_published": False}, "B", 65),
        ({"implementation": 4, "ballot": None, "sent": None, "is_published": False}, "C", 64),
        ({"clauses": WHOLE[:2], "implementation": 0}, "C", 50),
        ({"clauses": [WHOLE[0], ("annual_leave", "equal")], "implementation": 4}, "D", 49),
    ],
)
def test_letters_begin_at_their_points(facts, letter, total):
    found = rules.grade(seen(**facts), RUBRIC)

    assert (found.letter, found.total, sum(found.points.values())) == (letter, total, total)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"state": "void"}, "vô hiệu"),
        ({"state": "expired"}, "hết hạn"),
        ({"ballot": False}, "50%"),
        ({"has_lawful_term": False}, "thời hạn"),
        ({"clauses": [("lowest_wage", "below"), *WHOLE]}, "dưới mức sàn"),
        ({"clauses": [("lowest_wage", "equal")]}, "có lợi hơn luật"),
    ],
)
def test_what_the_guide_excludes_is_not_graded(facts, why):
    found = rules.grade(seen(**facts), RUBRIC)

    assert found.letter == ""
    assert why in "; ".join(found.excluded)


def test_the_rubric_holds_a_hundred_points():
    assert sum(RUBRIC.procedure.values()) + sum(RUBRIC.content.values()) + RUBRIC.implementation == 100
    assert {kind for group in rules.GROUPS.values() for kind in group} <= set(KINDS)


def test_ranks_tell_place_best_and_the_middle():
    (rank,) = rules.ranks({"weekly_hours": 46}, {"weekly_hours": [44, 48, 48, 40]}, KINDS)

    assert (rank.place, rank.of, rank.best, rank.median) == (3, 5, 40, 46)


WORD = """THỎA ƯỚC LAO ĐỘNG TẬP THỂ
Căn cứ Bộ luật Lao động số 45/2019/QH14; suất ăn 5.000 đồng ngoài điều khoản nào.
Điều 5. Tiền lương
Mức lương thấp nhất của người lao động là 4.250.000 đồng/tháng. Người lao động làm thêm vào ngày thường được trả 160%.
Điều 9. Bữa ăn ca
Người sử dụng lao động bảo đảm suất ăn ca trị giá 28.000 đồng cho 412 lao động; thưởng Tết ít nhất 2.000.000 đồng mỗi người.
Điều 11. Nghỉ phép
Nghỉ phép năm 14 ngày với công việc bình thường. Kết hôn được nghỉ 04 ngày hưởng nguyên lương.
Điều 17. Hai bên cùng chăm lo.
"""


def test_a_word_text_proposes_what_its_sentences_say_and_nothing_else():
    found = proposed(WORD, KINDS)

    assert [(one.article, one.kind, one.value, one.workers) for one in found] == [
        ("Điều 5", "lowest_wage", 4_250_000, None),
        ("Điều 5", "overtime_weekday", 160, None),
        ("Điều 9", "shift_meal", 28_000, 412),
        ("Điều 9", "year_bonus", 2_000_000, None),
        ("Điều 11", "annual_leave", 14, None),
        ("Điều 11", "wedding_leave", 4, None),
    ]


@given(st.text(max_size=400))
def test_no_text_breaks_the_reader(text):
    assert len(proposed("Điều 1. " + text, KINDS)) <= 120


def test_the_day_before_a_minimum_wage_begins_has_the_old_floor():
    kind, change = KINDS["lowest_wage"], date(2026, 1, 1)

    assert [law.floor_of(kind, region, on=change - timedelta(days=1)) for region in ("I", "II", "III", "IV")] == [
        4_960_000, 4_410_000, 3_860_000, 3_450_000,
    ]  # fmt: skip
    assert [law.floor_of(kind, region, on=change) for region in ("I", "II", "III", "IV")] == [5_310_000, 4_730_000, 4_140_000, 3_700_000]
    assert law.floor_of(kind, "", on=change) is None


@pytest.mark.parametrize(
    ("words", "value", "told"),
    [
        ("Nghỉ thêm theo Điều 115", 5, "Nghỉ thêm theo Điều 115: 5 ngày."),
        ("Nghỉ 05 ngày", 5, "Nghỉ 05 ngày."),
        ("Thưởng 1.250.000 đồng", 1_250_000, "Thưởng 1.250.000 đồng."),
        ("Thưởng từ ngày 1.2.2024", 122_024, "Thưởng từ ngày 1.2.2024: 122.024 ngày."),
    ],
)
def test_an_article_tells_the_level_unless_its_words_do(words, value, told):
    one = SimpleNamespace(kind=SimpleNamespace(code="x", topic="time", name="Nghỉ"), text=words, value=value, unit_words="ngày")

    assert items_of_clauses([one])[0].words == (told,)
