"""The main job on the test world: a year of one district's union fund, from bank files to settlement, to the last đồng."""

import json
import subprocess
import sys
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from congdoan.foundation.access import queries as access
from congdoan.foundation.access.doors import acting

from .world_year import Figures, WorldYear, differing


@pytest.fixture
def world() -> WorldYear:
    return WorldYear()


@pytest.fixture(scope="module")
def own_template(filled) -> str:
    """Load the world once; each test runs its year on a copy."""
    database, _ = filled(lambda: command("world_load", str(WorldYear().folder)))
    return database


def command(name: str, *words: str, **options: Any) -> Any:
    """Run a command as the console and return its JSON."""
    said = StringIO()
    call_command(name, *words, **options, json=True, stdout=said, stderr=StringIO())
    return json.loads(said.getvalue())


def run_year(world: WorldYear, **options: Any) -> Any:
    return command("collection_run", statement=world.statements, **options)


def score(world: WorldYear, answers: Path) -> dict[str, Any]:
    ran = subprocess.run([sys.executable, world.folder / "score.py", answers], capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


def entered():
    return acting(access.actor_named("console").id, on=date(2024, 12, 31))


def test_every_line_is_explained_or_left_to_a_person_and_a_second_run_changes_nothing(own_database, world, tmp_path):
    first = run_year(world, answers=tmp_path / "first.csv")
    scored = score(world, tmp_path / "first.csv")
    verified = command("ledger_verify")

    again = run_year(world, answers=tmp_path / "again.csv")

    assert (scored["wrong_dong"], scored["must_leaks"], scored["booked_twice"], scored["lost_lines"]) == (0, 0, 0, 0)
    assert scored["precision"] >= 0.999
    assert scored["coverage"] >= 0.80
    assert verified["ok"], verified["problems"]
    assert again == first
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "first.csv").read_bytes()
    assert command("ledger_verify") == verified
    for row in first["lines"]:
        _adds_up(row)


def _adds_up(row: dict[str, Any]) -> None:
    """What is applied to months is shared whole."""
    applied = sum(period["amount"] for part in row["parts"] for period in part["periods"])
    assert sum(share["amount"] for share in row["shares"]) == applied


def test_with_the_true_decisions_every_table_is_equal_to_the_dong(own_database, world, tmp_path):
    run_year(world, decisions=world.write_decisions(tmp_path / "decisions.csv"))
    truth = world.truth

    with entered():
        figures = Figures()
        assert differing(figures.months("KPCD"), truth["employer_months"]) == []
        assert differing(figures.months("DUES"), truth["dues_months"]) == []
        assert differing(figures.unit_month_shares(), {who: months for who, months in truth["unit_month_shares"].items() if months}) == []
        assert differing(figures.settlement(), _without_comparison(truth["settlement"])) == []
        assert figures.trial_balance() == truth["trial_balance_2024_12_31"]
        assert differing(figures.held_closing(), truth["held_closing"]) == []
        assert differing(figures.employer_credit_closing(), truth["employer_credit_closing"]) == []
    assert command("ledger_verify")["ok"]


def _without_comparison(settlement: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """Leave out the column that the world's README calls comparison only, booked nowhere."""
    return {code: {name: value for name, value in row.items() if name != "share_if_split_per_receipt"} for code, row in settlement.items()}


def test_with_the_reviews_answered_arrears_and_suspense_are_equal_to_the_dong(own_database, world, tmp_path):
    run_year(world, decisions=world.write_decisions(tmp_path / "decisions.csv", reviews_answered=True))
    answered = world.truth["if_reviews_answered"]

    with entered():
        figures = Figures()
        assert differing(figures.arrears(), answered["arrears"]) == []
        assert figures.suspense() == answered["suspense"]
    assert command("ledger_verify")["ok"]


def test_the_district_is_the_sum_of_its_unions_in_every_cell(own_database, world):
    run_year(world)

    whole = command("budgets_settlement", "LDLD-DMC", "2024")["cells"]
    with entered():
        from congdoan.finance.budgets import queries as budgets
        from congdoan.people.organisations import queries as organisations

        rows = budgets.consolidated_rows(organisations.id_of_code("LDLD-DMC"), 2024, form_id="form.b07.hd47.b")

    assert len(rows) == 100
    assert [cell["value"] for cell in whole] == [sum(row.cells[place].value for row in rows) for place in range(len(whole))]
