"""Sixty irregularities planted among five thousand innocent vouchers: all are found; what else is told is counted and shown."""

from collections import Counter

import pytest

from congdoan.finance.budgets import queries as budgets
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import acting

from . import fraud

ELSEWHERE = {"R6", "R9", "R11"}
"""Flags whose thresholds no document tells."""
MOST_FALSE = 12
"""What is told beside is true of the books too, by what was planted: a total that moves with its line, dues that are owed as well."""


def is_told(truth, finding):
    return all(
        wanted is None or getattr(finding, name) == wanted
        for name, wanted in (("amount", truth.amount), ("on", truth.on), ("voucher_id", truth.voucher_id))
    )


def judged(world, year, on):
    """Return the red flags of every unit where something of a year was planted."""
    units = sorted({one.unit for one in world.truth if one.year == year})
    return {(unit, year): budgets.red_flags(world.units[unit], unit, year, on=on) for unit in units}


@pytest.fixture
def world(own_database, superuser_connection):
    by = people.actor_named(access.CONSOLE).id
    with acting(by, on=fraud.LATER):
        made = fraud.made(by)
    with acting(by, on=fraud.LATER):
        fraud.back_dated(made)
    fraud.vouchers(made, superuser_connection)
    return made


def test_every_planted_irregularity_is_found(world, capsys):
    with acting(world.cast.by, on=fraud.LATER):
        told = judged(world, fraud.YEAR, fraud.LATER)
    with acting(world.cast.by, on=fraud.SUMMER):
        fraud.after_duty(world)
        told |= judged(world, 2025, fraud.SUMMER)
    left = [(unit, flag.code, finding, year) for (unit, year), flags in told.items() for flag in flags for finding in flag.findings]
    missed = []
    for truth in world.truth:
        hit = next(
            (one for one in left if one[0] == truth.unit and one[1] == truth.code and one[3] == truth.year and is_told(truth, one[2])), None
        )
        left.remove(hit) if hit else missed.append(truth)

    beside = [f"{unit} {code}: {finding.words} {finding.amount}" for unit, code, finding, _ in left]
    with capsys.disabled():
        print(f"\n{len(world.truth)} planted, {len(missed)} missed, {len(left)} told beside: {dict(Counter(one[1] for one in left))}")
        print("\n".join(beside))
    assert len(world.truth) == 60
    assert {one.code for one in world.truth} | ELSEWHERE == {flag.code for flag in told["CD001", fraud.YEAR]}
    assert missed == []
    assert len(left) <= MOST_FALSE, beside
