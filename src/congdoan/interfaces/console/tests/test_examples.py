"""Every worked example of the law pack, and what no example may do."""

import json
from pathlib import Path

import pytest

import congdoan
from congdoan.interfaces.console.management.examples import RULES, InvalidExample, UnknownRule, answer

EXAMPLES = Path(congdoan.__file__).parent / "foundation" / "reference" / "tests" / "examples"
FILES = (
    "worked.json",
    "boundary_money.json",
    "boundary_dates.json",
    "boundary_collection.json",
    "boundary_activities.json",
    "boundary_documents.json",
)
VECTORS = [vector for name in FILES for vector in json.loads((EXAMPLES / name).read_text(encoding="utf-8"))["vectors"]]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_the_rule_gives_exactly_what_is_expected(vector):
    result = answer(vector)

    assert json.dumps(result, sort_keys=True) == json.dumps(vector["expected"], sort_keys=True)


def test_every_rule_has_an_example():
    assert {vector["rule"] for vector in VECTORS} == set(RULES)


def ask(rule, **given):
    return answer({"rule": rule, "input": given})


@pytest.mark.parametrize("example", [{}, [], None, {"rule": "dues"}, {"rule": "dues", "input": []}, {"rule": "dues", "input": {}}])
def test_half_an_example_is_refused(example):
    with pytest.raises((InvalidExample, UnknownRule)):
        answer(example)


@pytest.mark.parametrize(
    "given",
    [
        {"period": "2026-01", "wage_fund": 1.5},
        {"period": "2026-01", "wage_fund": True},
        {"period": "2026-01", "wage_fund": -1},
        {"period": "2026-01"},
    ],
)
def test_no_sum_is_ever_rounded_or_guessed(given):
    with pytest.raises(InvalidExample):
        ask("union_fund", **given)


def test_an_unknown_rule_names_itself():
    with pytest.raises(UnknownRule) as refusal:
        ask("no_such_rule")

    assert refusal.value.code == "unknown-rule"


def test_before_july_2025_the_floor_is_the_wage_of_the_region():
    assert ask("union_fund", period="2024-07", si_salaries=[1_000_000], region="I") == {"fund": 99_200}
    assert ask("union_fund", period="2024-07", si_salaries=[1_000_000]) == {"fund": 20_000}
    assert ask("union_fund", period="2025-07", si_salaries=[1_000_000], region="I") == {"fund": 46_800}


def test_a_waiver_bills_nothing_and_a_suspended_class_owes_nothing():
    assert ask("union_fund", period="2026-06", wage_fund=100, relief={"kind": "waiver"}) == {"fund": 0}
    assert ask("union_fund", period="2026-06", wage_fund=100, payer_class="armed_forces", relief={"kind": "suspension"}) == {
        "billed_now": 0,
        "deferred_debt": 0,
    }


def test_a_resolved_rate_shares_only_the_normal_part():
    at_one_percent = ask("dues_extra", period="2026-07", group="G2", gross=60_000_000, si_hi_ui=0, pit=0, resolved_rate="1/100")

    assert at_one_percent == {"total": 600_000, "normal": 253_000, "extra": 347_000, "grassroots": 524_100, "upper": 75_900}


def test_the_fine_of_a_person_is_half_that_of_an_organisation():
    person = ask("fine_exposure", violation="nothing_paid", subject="individual", arrears=100_000_000, on="2024-01-01")

    assert person == {"min": 18_000_000, "max": 20_000_000, "max_inclusive": True, "capped": False, "instrument": "ND12/2022"}


def test_a_due_day_nobody_fixed_is_null():
    assert ask("due_date", period="2026-06", payer_schedule="production_cycle") == {"due": None}


def test_dues_stop_at_bodies_paid_by_the_budget():
    assert ask("dues", period="2025-05", group="G1", si_salary=10_000_000, payer_class="admin_body") == {"dues": 100_000}
    assert ask("dues", period="2025-06", group="G1", si_salary=10_000_000, payer_class="admin_body") == {"dues": 0}
