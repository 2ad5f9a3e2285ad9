"""Estimates from the draft to the approval: what is refused, and every promise broken once past the services."""

from copy import deepcopy
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.finance.assessments import services as assessments
from congdoan.finance.bookkeeping import queries as bookkeeping
from congdoan.finance.budgets import queries, services
from congdoan.finance.budgets.models import Estimate, EstimateEvent, EstimateLine
from congdoan.finance.budgets.rules.estimates import Basis, Figure
from congdoan.finance.budgets.tests.builders import DAY, FIGURES, approved, chief, figures, prepared, submitted
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import Rejected
from congdoan.people.organisations.tests.builders import federations, organisation, person

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def built_cast(built_once):
    """A district with two unions, its chief accountant, and a treasurer and a chair of the first union."""
    _, province, district = federations(built_once)
    unions = [organisation(built_once, "grassroots_union", code, parent=district) for code in ("CD001", "CD002")]
    return {
        "by": built_once, "province": province, "district": district, "unions": unions, "upper": chief(built_once, district),
        "treasurer": person(built_once, "thu.quy", role="union_treasurer", branch=unions[0]),
        "chair": person(built_once, "chu.tich", role="union_chair", branch=unions[0]),
    }  # fmt: skip


@pytest.fixture
def cast(entered, built_cast):
    return deepcopy(built_cast)


def act(actor, on=DAY):
    access.enter(actor, on=on)
    return actor


def test_an_estimate_goes_from_the_treasurer_by_the_chair_to_the_district_and_holds(cast):
    union, year = cast["unions"][0], 2024
    services.prepare_estimate(by=act(cast["treasurer"]), unit_id=union, year=year, figures=figures(), on=DAY)
    draft = queries.estimate(union, year)
    services.submit_estimate(by=act(cast["chair"]), unit_id=union, year=year, mark=draft.mark, on=DAY)
    other = {("movement", "care"): 38_000_000}
    services.approve_estimate(
        by=act(cast["upper"]), unit_id=union, year=year, document="15/QĐ", mark=draft.mark, on=DAY, figures=other,
        remarks={("movement", "care"): "Theo khả năng thu"},
    )  # fmt: skip

    sheet = queries.estimate(union, year)

    assert [step.kind for step in sheet.steps] == ["submitted", "approved"]
    assert sheet.approved == FIGURES | other
    assert queries.approved_of([union], year) == {union: FIGURES | other}
    assert {cell.line_id: cell.value for cell in sheet.cells(sheet.amounts)}["spending_total"] == 70_000_000
    assert sheet.form.is_borrowed  # the body of HD 47 is not known
    assert bookkeeping.limits([union], year)[union]["care"] == 38_000_000
    assert [one.kind for one in ledger.evidence_of([f"budgets/estimate/{sheet.id}"])] == ["estimate-submitted", "estimate-approved"]


def test_a_returned_estimate_comes_again_as_the_next_round(cast):
    by, union = cast["by"], cast["unions"][0]
    sheet = submitted(by, union)
    services.return_estimate(
        by=act(cast["upper"]), unit_id=union, year=2024, words="Giảm chi khác", mark=sheet.mark, on=DAY,
        remarks={("other_spending", "other_spending"): "Cao hơn năm trước"},
    )  # fmt: skip
    act(by)

    again = prepared(by, union, changed={("other_spending", "other_spending"): 1_000_000})

    assert (again.version, again.round, again.state) == (0, 2, "draft")
    assert queries.estimate(union, 2024, round_no=1).steps[-1].remarks[("other_spending", "other_spending")] == (None, "Cao hơn năm trước")


def test_an_adjustment_is_a_new_version_and_the_approved_one_holds_until_it_is_approved(cast):
    by, union = cast["by"], cast["unions"][0]
    approved(by, cast["upper"], union)

    with pytest.raises(services.AdjustmentWithoutReason):
        prepared(by, union)
    adjusted = prepared(by, union, changed={("dues", "dues"): 33_000_000}, reason="Thêm đoàn viên", document="02/NQ-CĐCS")

    assert (adjusted.version, adjusted.round) == (1, 1)
    assert queries.approved_of([union], 2024)[union]["dues", "dues"] == 30_000_000


def test_refusals_of_the_chain(cast):
    by, union, upper = cast["by"], cast["unions"][0], cast["upper"]
    with pytest.raises(services.NothingToSubmit):
        services.submit_estimate(by=by, unit_id=union, year=2024, mark="", on=DAY)
    with pytest.raises(services.EstimateYearOutOfRange):
        services.prepare_estimate(by=by, unit_id=union, year=1999, figures=[], on=DAY)
    empty = services.prepare_estimate(by=by, unit_id=union, year=2024, figures=[], on=DAY)
    with pytest.raises(services.EstimateEmpty):
        services.submit_estimate(by=by, unit_id=union, year=2024, mark=queries.estimate(union, 2024).mark, on=DAY)
    sheet = prepared(by, union)
    assert sheet.id == empty
    for stale in ({"mark": "khác"}, {"mark": ""}):
        with pytest.raises(services.EstimateChanged):
            services.prepare_estimate(by=by, unit_id=union, year=2024, figures=figures(), on=DAY, **stale)
    with pytest.raises(services.EstimateChanged):
        services.submit_estimate(by=by, unit_id=union, year=2024, mark="khác", on=DAY)
    services.submit_estimate(by=by, unit_id=union, year=2024, mark=sheet.mark, on=DAY)
    with pytest.raises(services.NothingToSubmit):  # sent twice
        services.submit_estimate(by=by, unit_id=union, year=2024, mark=sheet.mark, on=DAY)
    with pytest.raises(services.AwaitsDecision):
        prepared(by, union)
    with pytest.raises(services.OwnEstimate):
        services.approve_estimate(by=by, unit_id=union, year=2024, document="15/QĐ", mark=sheet.mark, on=DAY)
    deciding = {"by": act(upper), "unit_id": union, "year": 2024, "on": DAY}
    with pytest.raises(services.EstimateChanged):
        services.approve_estimate(document="15/QĐ", mark="khác", **deciding)
    with pytest.raises(services.ApprovalWithoutDocument):
        services.approve_estimate(document=" ", mark=sheet.mark, **deciding)
    with pytest.raises(services.ReturnWithoutWords):
        services.return_estimate(words=" ", mark=sheet.mark, **deciding)
    for wrong in ({("none", ""): 1}, {("dues", "dues"): -1}, {("dues", "dues"): 10**16}):
        with pytest.raises(Rejected):
            services.approve_estimate(document="15/QĐ", mark=sheet.mark, figures=wrong, **deciding)
    services.approve_estimate(document="15/QĐ", mark=sheet.mark, **deciding)
    with pytest.raises(services.NothingToDecide):
        services.return_estimate(words="muộn", mark=sheet.mark, **deciding)


def test_every_wrong_figure_is_told_at_once(cast):
    bad = [Figure("dues", "dues", -1), Figure("dues", "dues", 5), Figure("spending_sub", "", 5), Figure("visits", "care", 10**16)]

    with pytest.raises(Rejected) as refusal:
        services.prepare_estimate(
            by=cast["by"], unit_id=cast["unions"][0], year=2024, figures=bad, bases=[Basis("khong", 1), Basis("members", -1)], on=DAY
        )

    assert len(refusal.value.facts["problems"]) == 6


def test_a_basis_that_differs_from_what_is_known_says_why(cast):
    by, union = cast["by"], cast["unions"][0]
    assessments.report_dues(by=by, rows=[assessments.DuesRow(union, 202300 + month, 48, 2_642_200) for month in range(1, 13)], on=DAY)

    with pytest.raises(Rejected):
        prepared(by, union, bases=[Basis("members", 50)])
    sheet = prepared(by, union, bases=[Basis("members", 50, "Kết nạp 2 đoàn viên tháng 12")])

    assert (sheet.bases["members"].known, sheet.bases["members"].value) == (48, 50)
    assert sheet.lines["dues", "dues"].proposed == 12 * 2_642_200
    assert sheet.lines["paid_up", "paid_up"].formula == "Đoàn phí 31.706.400 × 30% nộp cấp trên"


def test_a_broken_ceiling_needs_a_reason_that_stays(cast):
    by, union = cast["by"], cast["unions"][0]
    sheet = prepared(by, union, changed={("salary", "salary_allowance"): 9_450_001})  # 45 % of 70 % of 30.000.000 is 9.450.000

    with pytest.raises(services.CeilingNotExplained) as refusal:
        services.submit_estimate(by=by, unit_id=union, year=2024, mark=sheet.mark, on=DAY)
    reason = {"ceiling.dues.salary_allowance.2022": "Ban chấp hành quyết nghị, cấp trên đã đồng ý"}
    services.submit_estimate(by=by, unit_id=union, year=2024, mark=sheet.mark, on=DAY, overrides=reason)

    assert "45%" in refusal.value.explain()
    assert queries.estimate(union, 2024).steps[0].overrides == (
        ("ceiling.dues.salary_allowance.2022", 9_450_001, "9450000", *reason.values()),
    )


def test_rights(cast):
    first, second = cast["unions"]
    with pytest.raises(access.NotAllowed):
        prepared(act(cast["chair"]), first)
    with pytest.raises(access.NotAllowed):
        prepared(act(cast["treasurer"]), second)
    sheet = prepared(act(cast["treasurer"]), first)
    with pytest.raises(access.NotAllowed):
        services.submit_estimate(by=cast["treasurer"], unit_id=first, year=2024, mark=sheet.mark, on=DAY)
    services.submit_estimate(by=act(cast["chair"]), unit_id=first, year=2024, mark=sheet.mark, on=DAY)
    own = person(act(cast["by"]), "ke.toan.cs", role="chief_accountant", branch=first)  # a chief accountant, but not of the level above
    with pytest.raises(access.NotAllowed):
        services.approve_estimate(by=act(own), unit_id=first, year=2024, document="15/QĐ", mark=sheet.mark, on=DAY)


# --- past the services: PostgreSQL refuses by itself


def refused(what):
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        what()
    return str(error.value)


def step(sheet, by, kind, place=2, upper=None, **facts):
    given = {
        "estimate_id": sheet.id, "unit_id": sheet.unit_id, "year": 2024, "version": sheet.version, "place": place, "kind": kind,
        "upper_id": upper, "words": "x", "sha256": sheet.mark, "recorded_by": by, "recorded_on": DAY,
    }  # fmt: skip
    return lambda: EstimateEvent.objects.create(**given | facts)


def test_nobody_decides_on_an_estimate_of_their_own_and_nobody_but_from_above(cast):
    by, union, district = cast["by"], cast["unions"][0], cast["district"]
    sheet = submitted(by, union)

    assert "of their own" in refused(step(sheet, by, "approved", upper=district))
    upper = act(cast["upper"])
    assert "decided above" in refused(step(sheet, upper, "approved", upper=cast["unions"][1]))
    assert "decided above" in refused(step(sheet, upper, "approved", upper=cast["province"]))  # out of the actor's reach
    assert "decided above" in refused(step(sheet, upper, "approved", upper=district, sha256="0" * 64))
    assert "whoever acts" in refused(step(sheet, by, "approved", upper=district))
    assert "does not go" in refused(step(sheet, upper, "submitted"))


def test_a_submitted_version_never_changes(cast):
    sheet = submitted(cast["by"], cast["unions"][0])
    lines = EstimateLine.objects.filter(estimate_id=sheet.id)

    for change in (
        lambda: lines.update(amount=1),
        lambda: lines.delete(),
        lambda: EstimateLine.objects.create(estimate_id=sheet.id, unit_id=sheet.unit_id, line_id="fund", category="fund", amount=1),
        lambda: Estimate.objects.filter(pk=sheet.id).update(reason="khác", prepared_by=cast["by"]),
        lambda: connection.cursor().execute("DELETE FROM budgets_estimate WHERE id = %s", [sheet.id]),
    ):
        assert "never changes" in refused(change) or "prepared by whoever acts" in refused(change)
    for change in (lambda: EstimateEvent.objects.update(words="khác"), lambda: EstimateEvent.objects.all().delete()):
        assert "permission denied" in refused(change)


def test_no_two_approved_versions_at_once_and_none_that_follows_nothing(cast):
    by, union = cast["by"], cast["unions"][0]
    sheet = approved(by, cast["upper"], union)
    upper = act(cast["upper"])

    assert "does not go" in refused(step(sheet, upper, "approved", place=3, upper=cast["district"]))
    act(by)
    head = {"unit_id": union, "year": 2024, "form": "x", "body": "x", "prepared_by": by, "reason": "x", "document": "x"}
    for version, round_no in ((0, 2), (0, 1), (2, 1), (1, 2)):
        assert "follows" in refused(lambda v=version, r=round_no: Estimate.objects.create(version=v, round=r, **head))


def test_the_estimate_of_a_neighbour_is_not_there(cast):
    submitted(cast["by"], cast["unions"][1])

    act(cast["treasurer"])

    assert queries.estimate(cast["unions"][1], 2024) is None
    assert Estimate.objects.count() == 0


def test_a_past_day_makes_no_event_of_another_day(cast):
    sheet = submitted(cast["by"], cast["unions"][0])
    upper = act(cast["upper"])

    assert "whoever acts" in refused(step(sheet, upper, "approved", upper=cast["district"], recorded_on=date(2023, 1, 1)))
