"""The commands as a script sees them: one JSON document and an exit status."""

import io
import json
from typing import Any

import pytest
from django.core.management import call_command

from congdoan.foundation.reference import queries as reference


def run(capsys, *words):
    """Run a command with --json and return its exit status and document."""
    status: Any = 0
    try:
        call_command(*words, "--json")
    except SystemExit as left:
        status = left.code
    return status, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (("base_salary",), 2_340_000),
        (("finance.base_salary",), 2_340_000),
        (("union_fund_rate",), "2/100"),
        (("dues_cap",), 234_000),
        (("min_wage", "--scope", "region=III"), 4_140_000),
        (("minimum_wage", "--scope", "region=III", "--scope", "unit=hour"), 20_000),
        (("share_grassroots", "--scope", "flow=dues"), "70/100"),
        (("share_upper_split", "--scope", "table=production"), None),
    ],
)
def test_a_value_comes_with_dates_source_and_mark(capsys, words, value):
    status, answer = run(capsys, "law_value", *words, "--on", "2026-01-15")

    assert (status, answer["value"]) == (0, value)
    assert set(answer) >= {"valid_from", "valid_until", "source", "confidence", "needs_check"}
    assert answer["source"]["document"]


def test_a_record_without_a_value_shows_its_own_fields(capsys):
    status, answer = run(capsys, "law_value", "union_fund_payers", "--on", "2025-06-01", "--scope", "payer_class=admin_body")

    assert (status, answer["liable"], answer["valid_until"]) == (0, False, "2025-07-01")
    assert "value" not in answer


def test_a_worked_out_value_holds_as_long_as_all_it_rests_on(capsys):
    _, answer = run(capsys, "law_value", "dues_cap", "--on", "2025-08-01", "--scope", "group=G3")

    assert (answer["valid_from"], answer["valid_until"]) == ("2025-07-01", "2026-07-01")
    assert (answer["confidence"], answer["needs_check"]) == ("code", True)


def test_a_day_before_all_records_is_not_known(capsys):
    status, answer = run(capsys, "law_value", "base_salary", "--on", "2001-01-01")

    assert (status, answer["value"], answer["needs_check"]) == (0, None, True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("nothing",), "unknown-key"),
        (("minimum_wage",), "ambiguous-scope"),
        (("minimum_wage", "--scope", "region=V"), "unknown-scope"),
        (("minimum_wage", "--scope", "region"), "wrong-scope"),
        (("base_salary", "--on", "2026-02-30"), "not-a-day"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_code(capsys, words, code):
    status, answer = run(capsys, "law_value", "--on", "2026-01-15", *words)

    assert (status, answer["code"]) == (1, code)
    assert answer["message"]


@pytest.mark.parametrize(
    ("typed", "status", "answer"),
    [
        ('{"id":"A1","rule":"union_fund","input":{"period":"2026-06","si_salaries":[20000000]}}', 0, {"result": {"fund": 400_000}}),
        ('{"rule":"no_such","input":{}}', 1, "unknown-rule"),
        ("not json", 1, "invalid-example"),
        ("", 1, "invalid-example"),
    ],
)
def test_an_example_is_read_from_standard_input(capsys, monkeypatch, typed, status, answer):
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))

    left, told = run(capsys, "law_example")

    assert left == status
    assert told == answer if status == 0 else told["code"] == answer


@pytest.mark.parametrize(
    ("kind", "value", "is_valid", "normalised"),
    [
        ("mst", "01.00.112.437", True, "0100112437"),
        ("mst", "0100233480", False, None),
        ("cccd", "072185614533", True, "072185614533"),
        ("cccd", "079399000001", False, None),
    ],
)
def test_a_number_is_checked_without_a_database(capsys, kind, value, is_valid, normalised):
    status, answer = run(capsys, "identifiers_check", "--kind", kind, value)

    assert (status, answer["valid"], answer["normalised"]) == (0, is_valid, normalised)
    assert bool(answer["why"]) != is_valid


def test_people_get_lines_instead_of_json(capsys):
    call_command("law_value", "base_salary", "--on", "2026-07-01")

    assert capsys.readouterr().out.splitlines()[0] == "Lương cơ sở: 2.530.000"


def test_the_page_of_the_law_is_written_where_asked(tmp_path):
    call_command("law_document", str(tmp_path / "law.md"))

    assert "2.530.000" in (tmp_path / "law.md").read_text(encoding="utf-8")


@pytest.mark.django_db
def test_own_records_of_two_units_are_not_mixed(capsys, monkeypatch):
    monkeypatch.setattr(reference, "owners", lambda key: [7, 8])

    status, answer = run(capsys, "law_value", "share_upper_split", "--on", "2026-01-15", "--installed", "--scope", "table=production")

    assert (status, answer["code"]) == (1, "ambiguous-unit")
    assert "--unit: 7, 8" in answer["message"]
    assert run(capsys, "law_value", "share_upper_split", "--installed", "--unit", "LA")[1]["code"] == "unknown-unit"
