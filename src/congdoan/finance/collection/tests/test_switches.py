"""Classes stopped by people and by history: what counts as confirmed, who may let a class book again, what PostgreSQL refuses."""

import random
from copy import deepcopy

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.finance.collection import queries, services
from congdoan.finance.collection.models import LineCheck, RuleSwitch, Step
from congdoan.finance.collection.queries import accuracy as figures
from congdoan.finance.collection.queries import checks, switches
from congdoan.finance.collection.rules.accuracy import Confirmed, draw
from congdoan.finance.collection.rules.model import Part
from congdoan.finance.collection.tests.cast import DAY, FUND, small_district
from congdoan.finance.collection.tests.two_people import corrected
from congdoan.foundation.access.services import NotAllowed, enter
from congdoan.people.organisations.tests.builders import person

pytestmark = pytest.mark.django_db
SURE = "MST 3999900012 Cong ty TNHH Mia Duong Suoi Da dong KPCD thang 1 nam 2024"
RULE = "tax-code-name"
YEAR = (202401, 202412)


@pytest.fixture(scope="module")
def built_cast(built_once):
    return small_district(built_once)


@pytest.fixture
def cast(entered, built_cast):
    return deepcopy(built_cast)


def booked(cast, count=1, *, name="sao-ke.xlsx"):
    """Import and run so many sure lines; return their ids in statement order."""
    before = set(Step.objects.values_list("line_id", flat=True))
    cast.statement(*((f"05-02-2024 10:{n // 60:02d}:{n % 60:02d}", FUND, f"{SURE} {'.' * n}") for n in range(count)), name=name)
    cast.run()
    return [one for one in Step.objects.filter(cause="line").order_by("number").values_list("line_id", flat=True) if one not in before]


def decide(cast, line, payer):
    parts = [Part("KPCD", payer, FUND)]
    services.decide_line(by=cast.by, unit_id=cast.district, line_id=line, kind="KPCD", parts=parts, on=DAY)


def undo(cast, line):
    corrected(cast, line)


def check(cast, line, **more):
    return services.check_line(by=cast.by, unit_id=cast.district, line_id=line, on=DAY, **more)


def switch(cast, mode="propose", *, by=None, rule=RULE, reason="thử"):
    return services.switch_rule(by=by or cast.by, unit_id=cast.district, rule=rule, mode=mode, reason=reason, on=DAY)


def history(cast):
    told = switches.confirmed(cast.district).get(RULE, Confirmed())
    return told.right, told.wrong


def test_a_stopped_class_proposes_what_it_would_have_booked_and_its_confirmation_counts(cast):
    switch(cast)
    right, wrong, taken_back = booked(cast, 3)

    assert history(cast) == (0, 0)
    match = queries.line_life(cast.district, right).match
    assert (match.status, match.rule, match.parts[0].payer_id) == ("review", RULE, cast.employer)
    decide(cast, right, cast.employer)
    decide(cast, wrong, cast.lone)
    decide(cast, taken_back, cast.employer)
    undo(cast, taken_back)  # the person's own word was taken back: nothing is known of the class

    assert history(cast) == (1, 1)


def test_a_booked_line_counts_when_somebody_looked_or_took_it_back(cast):
    unseen, seen, wrong, corrected, right_after_all = booked(cast, 5)
    check(cast, seen)
    for line in (wrong, corrected, right_after_all):
        undo(cast, line)
    decide(cast, corrected, cast.lone)
    decide(cast, right_after_all, cast.employer)

    assert history(cast) == (2, 2)
    assert figures.accuracy(cast.district, YEAR, on=DAY).total.confirmed == Confirmed(2, 2)
    found = {line.line_id: line.is_right for line in figures.judged_lines(cast.district, YEAR, on=DAY)[0]}
    assert found == {unseen: None, seen: True, wrong: False, corrected: False, right_after_all: True}


def test_only_a_line_that_a_rule_booked_and_that_stands_is_checked_and_once(cast):
    line, other = booked(cast, 2)
    check(cast, line)
    undo(cast, other)

    with pytest.raises(services.CheckedAlready):
        check(cast, line)
    for strange in (other, 10**9):
        with pytest.raises(services.NotBookedByRule):
            check(cast, strange)


def test_three_hundred_lines_with_one_mistake_stop_the_class_at_the_next_run_and_only_more_right_lines_let_it_go_on(cast):
    lines = booked(cast, 301)
    steps = dict(Step.objects.filter(cause="line").values_list("line_id", "id"))

    def look(ids):
        LineCheck.objects.bulk_create(
            LineCheck(unit_id=cast.district, line_id=line, step_id=steps[line], rule=RULE, checked_on=DAY, checked_by=cast.by)
            for line in ids
        )

    look(lines[:300])
    assert cast.run().auto == 0
    booked(cast, 1, name="van-ghi.xlsx")
    assert switches.proposing(cast.district) == frozenset()  # 300 without a mistake: nothing happens
    undo(cast, lines[300])

    (waiting,) = booked(cast, 1, name="sau.xlsx")

    told = switches.switches(cast.district)[RULE]
    assert (told.mode, told.is_automatic, told.confirmed) == ("propose", True, Confirmed(300, 1))
    assert queries.line_life(cast.district, waiting).status == "review"
    with pytest.raises(services.HistoryForbids) as refusal:
        switch(cast, "book")
    assert "301 dòng đã kiểm, 1 dòng sai" in refusal.value.explain()
    assert attack(cast, mode="book", right=300, wrong=1)
    decide(cast, lines[300], cast.employer)  # it was right after all: no mistake is left
    switch(cast, "book")
    assert switches.proposing(cast.district) == frozenset()
    assert len(switches.switches_of(cast.district, RULE)) == 2


def test_who_stopped_a_class_does_not_let_it_book_again_a_second_role_does(cast):
    accountant = person(cast.by, "my", role="federation_accountant", branch=cast.district)
    chief = person(cast.by, "truong", role="chief_accountant", branch=cast.district)
    enter(accountant, on=DAY)
    switch(cast, by=accountant)

    with pytest.raises(NotAllowed):
        switch(cast, "book", by=accountant)
    enter(chief, on=DAY)
    switch(cast, "book", by=chief, reason="đã đối chiếu lại")
    switch(cast, by=chief)
    with pytest.raises(services.SameHand):
        switch(cast, "book", by=chief)

    told = switches.switches_of(cast.district, RULE)
    assert [(one.mode, one.switched_by) for one in told] == [("propose", chief), ("book", chief), ("propose", accountant)]


@pytest.mark.parametrize("role", ["inspector", "union_chair", "federation_officer", "administrator"])
def test_who_may_only_read_neither_switches_nor_checks_nor_draws(cast, role):
    (line,) = booked(cast)
    reader = person(cast.by, "doc", role=role, branch=cast.district)

    for act in (
        lambda: switch(cast, by=reader),
        lambda: switch(cast, "book", by=reader),
        lambda: services.check_line(by=reader, unit_id=cast.district, line_id=line, on=DAY),
        lambda: services.draw_sample(by=reader, unit_id=cast.district, during=YEAR, size=1, seed=1, on=DAY),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_switch_that_changes_nothing_names_no_class_or_gives_no_reason_is_refused(cast):
    with pytest.raises(services.SwitchedAlready):
        switch(cast, "book")
    with pytest.raises(services.UnknownRule):
        switch(cast, rule="unknown")  # a reason to wait is no class
    with pytest.raises(services.SwitchWithoutReason):
        switch(cast, reason=" \x00 ")
    assert RuleSwitch.objects.count() == 0


def test_a_sample_is_drawn_by_its_seed_from_all_lines_that_rules_booked(cast):
    lines = booked(cast, 8)
    undo(cast, lines[0])  # a mistake must be as likely to be drawn as any other line

    new = services.draw_sample(by=cast.by, unit_id=cast.district, during=YEAR, size=5, seed=42, on=DAY)

    _, drawn = checks.sample(new, on=DAY)
    assert (list(drawn.lines), drawn.population) == (draw(lines, seed=42, size=5), 8)
    inside = next(line for line in drawn.lines if line != lines[0])
    check(cast, inside, sample_id=new)
    _, drawn = checks.sample(new, on=DAY)
    assert drawn.right == 1
    outside = next(line for line in lines if line not in drawn.lines and line != lines[0])
    with pytest.raises(services.NotDrawn):
        check(cast, outside, sample_id=new)
    for wrong in ({"size": 0}, {"size": 501}, {"during": (202301, 202312)}, {"seed": -1}):
        with pytest.raises(services.UnableToCheck):
            services.draw_sample(by=cast.by, unit_id=cast.district, on=DAY, **({"during": YEAR, "size": 5, "seed": 1} | wrong))


# --- PostgreSQL's own word ---


def attack(cast, *, mode="propose", right=0, wrong=0, is_automatic=False, by=None, reason="thử"):
    """Write a switch past the service; return whether PostgreSQL refused it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO collection_ruleswitch (unit_id, rule, mode, reason, confirmed_right, confirmed_wrong, is_automatic,"
                " switched_on, switched_by) VALUES (%s, %s, %s, %s, %s, %s, %s, '2024-06-30', %s)",
                [cast.district, RULE, mode, reason, right, wrong, is_automatic, by or cast.by],
            )
            transaction.set_rollback(True)
    except DatabaseError:
        return True
    return False


def test_postgresql_refuses_switches_that_history_and_hands_forbid(cast):
    assert not attack(cast)  # the same row that the service writes
    assert attack(cast, mode="book")  # it books already
    assert attack(cast, mode="stop")
    assert attack(cast, reason="")
    assert attack(cast, right=1)  # figures of no moment
    assert attack(cast, is_automatic=True)  # history has nothing against it
    assert attack(cast, by=cast.by + 1)
    switch(cast)
    assert attack(cast, mode="book")  # by the same hand


def test_postgresql_refuses_checks_of_lines_that_no_rule_booked_and_changes_nothing_written(cast):
    line, other = booked(cast, 2)
    step = Step.objects.get(line_id=line, cause="line").pk
    new = services.draw_sample(by=cast.by, unit_id=cast.district, during=YEAR, size=1, seed=1, on=DAY)
    switch(cast)
    check(cast, other)
    undo(cast, line)

    def insert(**facts):
        given = {"unit_id": cast.district, "line_id": line, "step_id": step, "rule": RULE, "checked_on": DAY, "checked_by": cast.by}
        with pytest.raises(DatabaseError), transaction.atomic():
            LineCheck.objects.create(**(given | facts))

    insert()  # it was taken back
    insert(line_id=other)
    insert(rule="name")
    insert(sample_id=new)
    insert(checked_by=cast.by + 1)
    for table in ("ruleswitch", "checksample", "linecheck"):
        for statement in (f"UPDATE collection_{table} SET id = id", f"DELETE FROM collection_{table}"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)


def test_a_neighbour_sees_no_switch_no_sample_no_check(cast):
    (line,) = booked(cast)
    switch(cast)
    check(cast, line)
    services.draw_sample(by=cast.by, unit_id=cast.district, during=YEAR, size=1, seed=1, on=DAY)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    enter(person(cast.by, "la", role="federation_accountant", branch=cast.union), on=DAY)

    assert switches.switches(cast.district) == {}
    assert checks.samples(cast.district, on=DAY) == []
    assert switches.confirmed(cast.district) == {}
    assert figures.accuracy(cast.district, YEAR, on=DAY).total.booked == 0


def test_postgresql_and_python_agree_on_what_history_forbids(cast):
    chance = random.Random(7)
    pairs = [(299, 1), (300, 0), (5660, 1), (5661, 1), (0, 0), (2**31 - 1001, 1000)]
    pairs += [(chance.randrange(0, 60_000), chance.randrange(0, 40)) for _ in range(2_000)]

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r, w, collection_must_propose(r, w) FROM unnest(%s::int[], %s::int[]) AS pair (r, w)",
            [list(one) for one in zip(*pairs, strict=True)],
        )
        assert [pair for pair in cursor.fetchall() if Confirmed(*pair[:2]).must_propose is not pair[2]] == []
