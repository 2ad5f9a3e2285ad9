"""A person's answers as rows: all that is wrong is told at once, with its place and cure."""

from dataclasses import replace
from datetime import date

import pytest

from congdoan.finance.collection.rules.decisions import DecisionRow, read_decisions
from congdoan.finance.collection.rules.model import Part
from congdoan.finance.collection.tests.builders import SEWING, SEWING_CO, line, register

LINES = [line(1, date(2024, 1, 5), 100), line(2, date(2024, 1, 6), -40)]


def read(*rows):
    given = [DecisionRow(number, "2024.xlsx", *row) for number, row in enumerate(rows, start=2)]
    return read_decisions(given, LINES, register(), source="answers.csv")


def test_two_rows_of_one_line_make_both_kinds():
    matches, problems = read((1, "KPCD", "DV001", 60), (1, "DUES", "CD001", 40))

    assert problems == []
    assert (matches[1].kind, matches[1].status) == ("BOTH", "decided")
    assert matches[1].parts == (Part("KPCD", SEWING_CO, 60), Part("DUES", SEWING, 40))


def test_a_person_may_leave_a_line_in_suspense():
    matches, problems = read((1, "REVIEW", "", 100))

    assert problems == []
    assert matches[1].status == "review"


def test_a_repeated_row_may_be_answered_at_either_place():
    again = replace(line(1, date(2024, 1, 5), 100), id=9, file="2024-02.xlsx", row=7, repeat=True)
    given = [DecisionRow(2, "2024-02.xlsx", 7, "KPCD", "DV001", 100)]

    matches, problems = read_decisions(given, [again, *LINES], register(), source="answers.csv")

    assert (set(matches), problems) == ({1}, [])


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        ([(9, "KPCD", "DV001", 100)], "row"),
        ([(1, "KPCĐ", "DV001", 100)], "kind"),
        ([(1, "BOTH", "DV001", 100)], "kind"),
        ([(1, "SHARE_OUT", "CD001", 100)], "kind"),
        ([(2, "KPCD", "DV001", 40)], "kind"),
        ([(1, "KPCD", "CD001", 100)], "subject"),
        ([(1, "DUES", "DV001", 100)], "subject"),
        ([(1, "KPCD", "DV999", 100)], "subject"),
        ([(2, "UPPER_OUT", "CD001", 40)], "subject"),
        ([(1, "RETURN_IN", "DV001", 100)], "subject"),
        ([(1, "KPCD", "DV001", 99)], "amount"),
        ([(1, "KPCD", "DV001", 150), (1, "DUES", "CD001", -50)], "amount"),
        ([(1, "KPCD", "DV001", 50), (1, "INTEREST", "", 50)], "kind"),
        ([(1, "INTEREST", "", 50), (1, "INTEREST", "", 50)], "row"),
    ],
)
def test_a_wrong_answer_is_refused_with_its_place(rows, column):
    matches, problems = read(*rows)

    assert matches == {}
    assert [problem.column for problem in problems] == [column]
    assert all(problem.cure and problem.row >= 2 and problem.file == "answers.csv" for problem in problems)


def test_all_errors_are_told_at_once():
    _, problems = read((9, "KPCD", "DV001", 100), (1, "KPCD", "CD001", 90), (2, "DUES", "CD001", 40))

    assert [(problem.row, problem.column) for problem in problems] == [(2, "row"), (3, "subject"), (3, "amount"), (4, "kind")]
