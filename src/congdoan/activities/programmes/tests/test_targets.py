"""Targets: from the catalogue, given down, committed to below; assigned and committed are two figures, the gap is shown."""

from datetime import date

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from congdoan.activities.programmes import queries, services
from congdoan.foundation.access.services import NotAllowed
from congdoan.people.members.tests.builders import draft, members

from .builders import DAY, district

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def built(built_once):
    found = district(built_once)
    for code, count in (("CD001", 3), ("CD002", 1)):
        members(built_once, found.ids[code], [draft(f"Đoàn Viên {name}") for name in ("An", "Bình", "Chi")[:count]])
    return found


@pytest.fixture
def home(db, built):
    built.acting("officer")
    return built


def planned(home, *codes, **facts):
    """Draft a programme with targets of the catalogue, issue it and give it to the unions; return the targets and the plans."""
    programme = home.draft()
    targets = [services.add_target(by=home.people["officer"], programme_id=programme, code=code, on=DAY, **facts) for code in codes]
    services.add_task(by=home.people["officer"], programme_id=programme, title="Việc của cơ sở", for_units=True, on=DAY)
    home.issued(programme)
    return targets, home.assigned(programme)


def shares(target):
    """Return what each union was given and committed itself to, by its code."""
    return {code: (one.assigned, one.committed) for code, _, one in queries.target(target, year=2024).children}


def test_a_target_of_the_catalogue_brings_its_words_source_and_mark(home):
    programme = home.draft()

    target = services.add_target(by=home.people["officer"], programme_id=programme, code="XIII-2", on=DAY)

    row = queries.target(target).row
    assert (row.name, row.measure, row.direction) == ("Doanh nghiệp, đơn vị đủ điều kiện ký thỏa ước", "ratio", ">=")
    assert (row.source, row.needs_check, row.due_on) == ("Nghị quyết Đại hội XIII Công đoàn Việt Nam (2023-2028)", True, date(2028, 12, 31))
    assert row.wanted is None  # nobody has set a figure yet
    with pytest.raises(services.TargetKnown):
        services.add_target(by=home.people["officer"], programme_id=programme, code="XIII-2", on=DAY)
    with pytest.raises(services.TextUnfit):
        services.add_target(by=home.people["officer"], programme_id=programme, code="XIV-1", on=DAY)  # nothing is known of it


def test_a_total_is_split_by_members_and_the_gap_is_shown(home):
    (target,), _ = planned(home, "local.vsip_members")
    services.commit_target(by=home.acting("officer"), target_id=target, year=2024, value=100, on=DAY)

    given = services.assign_target(by=home.people["officer"], target_id=target, year=2024, method="by_members", total=90, on=DAY)

    assert given == 3
    assert shares(target) == {"CD001": (68, None), "CD002": (22, None), "CD003": (0, None)}  # 67.5 and 22.5 of three members and one
    row = queries.target(target, year=2024).row
    assert (row.gap.parts, row.gap.missing) == (90, 10)


def test_what_a_union_commits_itself_to_is_another_figure_than_what_it_was_given(home):
    (target,), _ = planned(home, "local.vsip_members")
    services.assign_target(by=home.acting("officer"), target_id=target, year=2024, method="same", total=20, on=DAY)
    own = next(one.id for _, _, one in queries.target(target).children if one.unit_id == home.ids["CD001"])

    services.commit_target(by=home.acting("chair"), target_id=own, year=2024, value=35, on=DAY)
    services.commit_target(by=home.people["chair"], target_id=own, year=2024, value=40, words="thêm xưởng mới", on=DAY)

    assert [one.value for one in queries.target(own).figures if one.kind == "committed"] == [40, 35]
    home.acting("officer")
    assert shares(target) == {"CD001": (20, 40), "CD002": (20, None), "CD003": (20, None)}


def test_a_closed_plan_gets_nothing_more_and_stops_nobody_else(home):
    (target,), plans = planned(home, "local.vsip_members")
    closed = plans[home.ids["CD001"]]
    services.assign_target(by=home.acting("officer"), target_id=target, year=2024, method="same", total=20, on=DAY)
    home.plan_issued(closed)
    services.review_programme(by=home.acting("chair"), programme_id=closed, kind="final", lessons="Làm sớm hơn", on=DAY)

    given = services.assign_target(by=home.acting("officer"), target_id=target, year=2024, method="same", total=30, on=DAY)

    assert given == 2
    assert shares(target) == {"CD001": (20, None), "CD002": (30, None), "CD003": (30, None)}
    with pytest.raises(services.UnitNotBelow, match="đã khép lại"):
        services.assign_target(
            by=home.people["officer"], target_id=target, year=2024, method="given", shares={home.ids["CD001"]: 1}, on=DAY
        )  # fmt: skip


def test_a_ratio_is_given_as_it_is_and_the_weaker_unions_are_counted(home):
    (target,), _ = planned(home, "XIII-2")
    services.commit_target(by=home.acting("officer"), target_id=target, year=2024, value=8_300, on=DAY)
    with pytest.raises(services.MethodUnfit):
        services.assign_target(by=home.people["officer"], target_id=target, year=2024, method="by_members", total=8_300, on=DAY)

    given = {home.ids["CD001"]: 9_000, home.ids["CD002"]: 8_000}
    services.assign_target(by=home.people["officer"], target_id=target, year=2024, method="given", shares=given, on=DAY)

    gap = queries.target(target, year=2024).row.gap
    assert (gap.parts, gap.missing, gap.below) == (None, None, 1)


@pytest.mark.parametrize(("given", "refusal"), [
    ({"method": "poem", "total": 1}, services.MethodUnfit), ({"method": "same"}, services.MethodUnfit),
    ({"method": "given"}, services.MethodUnfit), ({"method": "given", "shares": {1: 5}}, services.UnitNotBelow),
    ({"method": "same", "total": -1}, services.FigureUnfit), ({"method": "same", "total": 10**16}, services.FigureUnfit),
    ({"method": "by_members", "total": -1}, services.FigureUnfit), ({"method": "same", "total": 1, "year": 1999}, services.FigureUnfit),
])  # fmt: skip
def test_a_target_that_cannot_be_given_is_refused_whole(home, given, refusal):
    (target,), _ = planned(home, "local.vsip_members")

    with pytest.raises(refusal):
        services.assign_target(by=home.acting("officer"), target_id=target, on=DAY, **({"year": 2024} | given))

    assert shares(target) == {}


def test_a_target_is_dropped_with_its_figures_only_from_a_draft(home):
    programme = home.draft()
    target = services.add_target(by=home.people["officer"], programme_id=programme, code="XIII-1", on=DAY)
    services.commit_target(by=home.people["officer"], target_id=target, year=2024, value=5_000, on=DAY)

    services.drop_target(by=home.people["officer"], target_id=target, on=DAY)

    assert queries.target(target) is None
    (kept,), plans = planned(home, "local.vsip_members")
    with pytest.raises(services.WrongState):
        services.drop_target(by=home.acting("officer"), target_id=kept, on=DAY)
    services.assign_target(by=home.people["officer"], target_id=kept, year=2024, method="same", total=20, on=DAY)
    own = queries.targets_of(plans[home.ids["CD001"]], 2024)[0].id
    with pytest.raises(services.MethodUnfit):
        services.drop_target(by=home.acting("chair"), target_id=own, on=DAY)
    with pytest.raises(services.UnknownTarget):
        services.commit_target(by=home.people["chair"], target_id=kept, year=2024, value=1, on=DAY)
    with pytest.raises(NotAllowed):
        services.commit_target(by=home.acting("inspector"), target_id=kept, year=2024, value=1, on=DAY)
    with pytest.raises(services.FigureUnfit):
        services.commit_target(by=home.acting("officer"), target_id=kept, year=2024, value=1, kind="assigned", on=DAY)


def test_figures_never_change_and_a_union_assigns_itself_nothing_whoever_asks(home):
    (target,), plans = planned(home, "local.vsip_members")
    services.assign_target(by=home.acting("officer"), target_id=target, year=2024, method="same", total=20, on=DAY)
    home.acting("chair")
    own = queries.targets_of(plans[home.ids["CD001"]], 2024)[0].id

    def breaks(promise, statement, *values):
        with pytest.raises((IntegrityError, InternalError), match=promise), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)

    told = "INSERT INTO programmes_targetfigure (unit_id, target_id, year, kind, value, words, told_by, told_on)"
    facts = (home.ids["CD001"], own, home.people["chair"], DAY)
    breaks("assigned from above", f"{told} VALUES (%s, %s, 2024, 'assigned', 1, '', %s, %s)", *facts)
    breaks("never change", "UPDATE programmes_targetfigure SET value = 1 WHERE target_id = %s", own)
    breaks("never change", "DELETE FROM programmes_targetfigure WHERE target_id = %s", own)
    breaks("never changes", "UPDATE programmes_target SET measure = 'ratio' WHERE id = %s", own)


def test_the_targets_of_a_programme_take_a_bounded_number_of_statements(home, django_assert_max_num_queries):
    (first, _), plans = planned(home, "local.vsip_members", "XIII-1")
    services.assign_target(by=home.acting("officer"), target_id=first, year=2024, method="same", total=20, on=DAY)
    programme = queries.target(first).row.programme_id

    with django_assert_max_num_queries(3):
        assert [row.gap.parts if row.gap else None for row in queries.targets_of(programme, 2024)] == [None, 60]
    assert len(plans) == 3
