"""The year's programme: who is picked and why, the draw that anybody repeats, decided by another person; kept by PostgreSQL too."""

from datetime import date
from fractions import Fraction

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.inspection import queries, rules, services
from congdoan.activities.inspection.rules.picking import LOT, RISK, Facts, pick, reasons_of
from congdoan.foundation.access import services as access

from .builders import DAY, SEED


def test_the_steps_are_those_of_the_law_pack_in_its_order():
    assert list(queries.steps().values()) == list(rules.STEPS.values())
    assert {step for follows in rules.FOLLOWS.values() for step in follows} | {"decided"} == set(rules.STATES)


def test_each_signal_is_told_with_its_points():
    quiet = Facts(1, years_since=0, cash=1, bank=9)
    loud = Facts(2, years_since=9, late_advances=2, cash=6, bank=4, is_count_overdue=True, owed=1, is_settlement_missing=True,
                 is_treasurer_new=True)  # fmt: skip

    assert reasons_of(quiet) == ()
    assert [(one.signal, one.points) for one in reasons_of(loud)] == [
        ("not_inspected", 12), ("count_overdue", 10), ("settlement_missing", 8), ("late_advances", 5), ("owes", 5), ("cash_share", 4),
        ("new_treasurer", 4),
    ]  # fmt: skip
    assert "9 năm chưa kiểm tra" in reasons_of(loud)[0].words


@given(st.lists(st.integers(0, 9), max_size=40), st.integers(0, 50), st.integers(0, 2**31))
def test_the_share_is_reached_once_each_and_drawn_again_the_same(years, by_lot, seed):
    units = [Facts(number, years_since=one) for number, one in enumerate(years)]

    picked = pick(units, share=Fraction(1, 5), by_lot=by_lot, seed=seed)

    assert len(picked) == -(-len(units) // 5)
    assert len({one.unit_id for one in picked}) == len(picked)
    assert picked == pick(units, share=Fraction(1, 5), by_lot=by_lot, seed=seed)
    riskiest = [one.score for one in picked if one.how == RISK]
    assert riskiest == sorted(riskiest, reverse=True)
    assert sum(one.how == LOT for one in picked) == min(by_lot, len(picked))


APPROVED = (
    "INSERT INTO inspection_programmeact (unit_id, programme_id, place, kind, words, acted_by, acted_on)"
    " VALUES ({unit}, {programme}, 3, 'approved', 'x', {by}, '{day}')"
)
BROKEN = {
    "UPDATE inspection_programme SET state = 'approved' WHERE id = {programme}": "inspection_programme_moves_with_acts",
    "UPDATE inspection_pick SET score = 1 WHERE programme_id = {programme}": "picks_change_as_drafts",
    "DELETE FROM inspection_pick WHERE programme_id = {programme}": "picks_change_as_drafts",
    APPROVED: "inspection_programme_approved_by_another",
}


@pytest.mark.django_db
class TestProgramme:
    def test_a_fifth_of_the_unions_is_picked_with_reasons(self, home):
        found = queries.programme(home.programme())

        assert (found.row.population, found.row.least, found.row.picked) == (10, 2, 2)
        assert [one.how for one in found.picks] == ["risk", "lot"]
        assert "hệ thống chưa ghi cuộc kiểm tra nào +12" in found.picks[0].reasons
        assert found.row.seed == SEED

    def test_it_is_decided_by_another_person(self, home):
        programme = home.programme()
        extra = services.add_pick(
            by=home.acting("inspector"), programme_id=programme, unit_id=home.ids["CD009"], kind="charter", reason="Đơn thư", on=DAY
        )
        services.drop_pick(by=home.people["inspector"], pick_id=extra, reason="Trùng", on=DAY)
        services.submit_programme(by=home.people["inspector"], programme_id=programme, on=DAY)
        services.return_programme(by=home.acting("head"), programme_id=programme, reason="Thêm lý do", on=DAY)
        services.submit_programme(by=home.acting("inspector"), programme_id=programme, on=DAY)
        with pytest.raises(access.NotAllowed):
            services.approve_programme(by=home.people["inspector"], programme_id=programme, resolution="03/NQ", on=DAY)
        access.enter(home.console, on=DAY)
        access.grant(
            by=home.console, actor_id=home.people["inspector"], role="office_head", branch_id=home.ids["LDLD-DMC"], from_day=DAY, on=DAY
        )
        with pytest.raises(services.OwnInspectionProgramme):
            services.approve_programme(by=home.acting("inspector"), programme_id=programme, resolution="03/NQ", on=DAY)
        services.approve_programme(by=home.acting("head"), programme_id=programme, resolution="03/NQ-BCH", on=DAY)

        assert [act.kind for act in queries.programme(programme).acts] == ["drafted", "submitted", "returned", "submitted", "approved"]
        with pytest.raises(services.ProgrammeWrongState):
            services.submit_programme(by=home.acting("inspector"), programme_id=programme, on=DAY)

    def test_what_is_refused(self, home):
        programme = home.programme()
        by = home.people["inspector"]
        add = {"by": by, "programme_id": programme, "kind": "charter", "reason": "Vì sao", "on": DAY}
        first = queries.programme(programme).picks[0]
        with pytest.raises(services.ProgrammeOfYearThere):
            home.programme()
        with pytest.raises(services.NothingToPick):
            home.programme(unit_id=home.ids["CD001"], year=2025)
        with pytest.raises(services.InspectionTextUnfit):
            home.programme(year=1999)
        with pytest.raises(services.InspectionTextUnfit):
            services.add_pick(**add | {"reason": " "}, unit_id=home.ids["CD001"])
        with pytest.raises(services.UnitNotInspectedHere):
            services.add_pick(**add, unit_id=home.ids["LDLD-TB"])
        with pytest.raises(services.PickedAlready):
            services.add_pick(**add | {"kind": first.kind}, unit_id=first.unit_id)
        with pytest.raises(services.UnknownPick):
            services.drop_pick(by=by, pick_id=10**9, reason="x", on=DAY)
        with pytest.raises(services.UnknownInspectionProgramme):
            services.submit_programme(by=home.acting("neighbour"), programme_id=programme, on=DAY)
        services.drop_pick(by=home.acting("inspector"), pick_id=first.id, reason="Bỏ", on=DAY)
        with pytest.raises(services.TooFewPicked):
            services.submit_programme(by=by, programme_id=programme, on=DAY)

    @pytest.mark.parametrize(("statement", "named"), list(BROKEN.items()))
    def test_postgresql_keeps_it_too(self, home, statement, named):
        programme = home.programme()
        services.submit_programme(by=home.people["inspector"], programme_id=programme, on=DAY)

        told = statement.format(programme=programme, unit=home.ids["LDLD-DMC"], by=home.people["inspector"], day=DAY)
        with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(told)
        assert refused.value.__cause__.diag.constraint_name == named


def test_the_share_and_its_mark_come_from_the_law_pack():
    early, later = queries.yearly_share(on=date(2024, 1, 1)), queries.yearly_share(on=date(2026, 1, 1))

    assert early.share == later.share == Fraction(1, 5)
    assert early.needs_check
