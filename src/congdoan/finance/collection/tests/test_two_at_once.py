"""Two people at once, with real connections: no line is booked twice, the slower one is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from fractions import Fraction
from threading import Barrier

import pytest
from django.db import connections

from congdoan.finance.collection import queries, services
from congdoan.finance.collection.rules.model import Part
from congdoan.finance.collection.tests.cast import DAY, FUND, small_district
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import queries as access
from congdoan.foundation.access.doors import acting
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.reference import services as reference
from congdoan.people.organisations.tests.builders import person

UNKNOWN = "nop tien"


@pytest.fixture
def cast(own_database):
    console = access.actor_named("console").id
    with acting(console, on=DAY):
        made = small_district(console)
        made.statement(*((f"{day:02d}-02-2024 10:00:00", FUND, UNKNOWN) for day in range(5, 8)))
    return made


def at_once(*acts, actors=()):
    """Do several things in the same moment, each in a connection and transaction of its own; return answers and refusals."""
    ready = Barrier(len(acts))

    def do(act, actor=None):
        try:
            ready.wait(timeout=20)
            with acting(actor or access.actor_named("console").id, on=DAY):
                return act()
        except DomainError as refusal:
            return refusal
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(do, acts, actors or [None] * len(acts)))


def test_two_runs_at_once_book_every_line_once(cast):
    results = at_once(cast.run, cast.run)

    assert sorted(result.review for result in results) == [0, 3]
    with acting(cast.by, on=DAY):
        assert len(queries.queue(cast.district)) == 3
        assert ledger.verify()["ok"]


def test_two_people_deciding_one_line_the_second_is_told(cast):
    with acting(cast.by, on=DAY):
        cast.run()
        line = queries.queue(cast.district)[0].line_id

    def decide(payer):
        parts = [Part("KPCD", payer, FUND)]
        return lambda: services.decide_line(by=cast.by, unit_id=cast.district, line_id=line, kind="KPCD", parts=parts, on=DAY)

    answers = at_once(decide(cast.employer), decide(cast.lone))

    assert sorted(isinstance(answer, services.NotWaiting) for answer in answers) == [False, True]
    with acting(cast.by, on=DAY):
        assert queries.line_life(cast.district, line).placed == FUND
        assert ledger.verify()["ok"]


def test_two_people_deciding_two_lines_both_succeed(cast):
    with acting(cast.by, on=DAY):
        cast.run()
        first, second = (row.line_id for row in queries.queue(cast.district)[:2])

    def decide(line):
        parts = [Part("KPCD", cast.lone, FUND)]
        return lambda: services.decide_line(by=cast.by, unit_id=cast.district, line_id=line, kind="KPCD", parts=parts, on=DAY)

    answers = at_once(decide(first), decide(second))

    assert all(isinstance(answer, int) for answer in answers)
    with acting(cast.by, on=DAY):
        assert len(queries.queue(cast.district)) == 1
        assert ledger.verify()["ok"]


def test_two_people_approving_one_proposal_the_second_is_told_and_a_recomputing_at_once_books_its_difference_once(cast):
    with acting(cast.by, on=DAY):
        cast.run()
        line = queries.queue(cast.district)[0].line_id
        chiefs = [person(cast.by, name, role="chief_accountant", branch=cast.district) for name in ("truong-1", "truong-2")]
        new = services.propose_correction(
            by=cast.by, unit_id=cast.district, line_id=line, kind="KPCD", parts=[Part("KPCD", cast.lone, FUND)], reason="chắc", on=DAY
        )  # fmt: skip

    answers = at_once(*(lambda by=by: services.approve_proposal(by=by, proposal_id=new, on=DAY) for by in chiefs), actors=chiefs)
    with acting(cast.by, on=DAY):
        reference.install(
            by=cast.by, branch_id=cast.district, topic="share_grassroots", scope={"flow": "fund"}, valid_from=date(2024, 1, 1),
            value=Fraction(7, 10), document="QĐ thử",
        )  # fmt: skip
    year = date(2024, 1, 1), date(2024, 12, 31)
    recompute = [lambda by=by: services.recompute_shares(by=by, unit_id=cast.district, during=year, on=DAY) for by in chiefs]
    done = at_once(*recompute, actors=chiefs)

    assert sorted(isinstance(answer, services.AlreadyAnswered) for answer in answers) == [False, True]
    assert sorted(one.pieces for one in done) == [0, 1]
    with acting(cast.by, on=DAY):
        assert queries.line_life(cast.district, line).placed == FUND
        assert ledger.verify()["ok"]
