"""Widening an agreement to a trade or zone: the share at its boundary, what is refused, what a decision binds; promises broken once."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from congdoan.activities.bargaining import queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access.services import NotAllowed

from .builders import DAY, agreed

pytestmark = pytest.mark.django_db
ASKED = {"scope": "Ngành may, Cụm công nghiệp Chà Là", "source": "Ban quản lý, số 1 (hư cấu)", "addressee": "Sở Nội vụ"}


@pytest.fixture
def officer(town, enter_as):
    enter_as(town.officer)
    return town.officer


def sector(officer, town):
    parties = [services.PartyDraft(town.other, 100, 100, 80)]
    return agreed(officer, town.district, 0, level="sector", title="Thỏa ước ngành may", parties=parties)


def asked(officer, agreement, *, on=DAY, **facts):
    given = ASKED | {"all_workers": 133, "all_employers": 3, "asked_on": on} | facts
    return services.ask_widening(by=officer, agreement_id=agreement, on=on, **given)


def refused(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize(
    ("all_workers", "all_employers", "is_enough"),
    [(133, 9, True), (134, 9, False), (1_000, 1, True), (1_000, 2, False)],  # 100/133 = 75,2%; 100/134 = 74,6%; one of one, of two
)
def test_more_than_three_quarters_of_the_workers_or_of_the_employers(town, officer, all_workers, all_employers, is_enough):
    agreement = sector(officer, town)
    if is_enough:
        asked(officer, agreement, all_workers=all_workers, all_employers=all_employers)
        (row,) = queries.widenings(agreement, on=DAY + timedelta(days=9))
        assert (row.reach.workers, row.reach.employers, row.waiting_days) == (100, 1, 9)
    else:
        with pytest.raises(services.WideningUnfit, match="75%"):
            asked(officer, agreement, all_workers=all_workers, all_employers=all_employers)


def test_exactly_three_quarters_are_not_enough(town, officer):
    agreement = agreed(
        officer, town.district, 0, level="sector", title="Thỏa ước ngành", parties=[services.PartyDraft(town.other, 75, 75, 70)]
    )

    with pytest.raises(services.WideningUnfit, match="từ 76/100 lao động"):
        asked(officer, agreement, all_workers=100, all_employers=2)


def test_what_is_granted_binds_others_without_a_ballot_of_theirs(town, officer, enter_as):
    agreement = sector(officer, town)
    one = asked(officer, agreement)
    with pytest.raises(services.WideningUnfit, match="đang chờ"):
        asked(officer, agreement)
    facts = {"by": officer, "widening_id": one, "decided_on": DAY, "on": DAY}
    for wrong in ({"outcome": "granted"}, {"outcome": "refused", "employer_ids": [town.employer]},
                  {"outcome": "granted", "employer_ids": [town.other]}, {"outcome": "granted", "employer_ids": [town.union]}):  # fmt: skip
        with pytest.raises(services.WideningUnfit):
            services.settle_widening(decision="QĐ 1", **facts, **wrong)

    graded = queries.proposed_grade(agreement, implementation=0, on=DAY)
    services.settle_widening(decision="QĐ 1", outcome="granted", employer_ids=[town.employer], **facts)

    found = queries.agreement(agreement, on=DAY)
    assert [(one.employer.id, one.is_widened) for one in found.parties] == [(town.other, False), (town.employer, True)]
    assert queries.proposed_grade(agreement, implementation=0, on=DAY) == graded  # only those who signed voted
    assert {row.id: is_bound for row, is_bound in queries.with_agreement([town.union], on=DAY)} == {town.employer: True}
    assert queries.workers_of_parties(agreement, on=DAY) == {town.other: 100}
    with pytest.raises(services.UnknownWidening):
        services.settle_widening(decision="QĐ 1", outcome="refused", **facts)
    enter_as(town.neighbour)
    assert queries.widening(one, on=DAY) is None


def test_a_decision_binds_from_its_own_day_on(town, officer, enter_as):
    before, decided_on = DAY, DAY + timedelta(days=30)
    agreement = sector(officer, town)
    agreed(officer, town.union, town.employer, expires_on=DAY - timedelta(days=1))
    one = asked(officer, agreement)
    enter_as(officer, on=decided_on)
    facts = {"outcome": "granted", "decision": "QĐ 1", "employer_ids": [town.employer], "decided_on": decided_on}
    services.settle_widening(by=officer, widening_id=one, on=decided_on, **facts)

    def told(on):
        ((_, is_bound),) = queries.with_agreement([town.union], on=on)
        bound = [party.employer.id for party in queries.agreement(agreement, on=on).parties]
        return is_bound, town.employer in bound, len(queries.expired_agreements([town.union], on=on))

    assert told(before) == (False, False, 1)
    assert told(decided_on) == (True, True, 0)


def test_refused_binds_nobody_and_may_be_asked_again(town, officer):
    agreement = sector(officer, town)
    one = asked(officer, agreement)

    services.settle_widening(by=officer, widening_id=one, outcome="refused", decision="CV 2", decided_on=DAY, on=DAY)

    assert asked(officer, agreement) > one
    assert [row.state for row in queries.widenings(agreement, on=DAY)] == ["asked", "refused"]


def test_an_enterprises_own_and_what_is_over_are_not_widened(town, officer, enter_as):
    agreement = sector(officer, town)
    with pytest.raises(services.WideningUnfit, match="không còn hiệu lực"):
        asked(officer, agreement, on=date(2026, 1, 1))
    with pytest.raises(services.BargainingTextUnfit):
        asked(officer, agreement, scope=" ")
    with pytest.raises(services.WideningUnfit, match="không quá tổng"):
        asked(officer, agreement, all_workers=99)
    with pytest.raises(services.UnknownAgreement):
        asked(officer, 0)
    enter_as(town.chair)
    own = agreed(town.chair, town.union, town.employer)
    with pytest.raises(services.WideningUnfit, match="một doanh nghiệp"):
        asked(town.chair, own, all_workers=412, all_employers=1)
    with pytest.raises(NotAllowed):
        services.ask_widening(by=town.neighbour, agreement_id=own, on=DAY, **ASKED, all_workers=412, all_employers=1, asked_on=DAY)


def test_postgresql_keeps_each_promise_of_widening(town, officer):
    agreement = sector(officer, town)
    own = agreed(officer, town.union, town.employer)
    values = "'x', 'x', 'x', %s, 100, 76, 1, 9, 7, now(), %s, ''"
    columns = (
        "agreement_id, unit_id, scope, source, addressee, workers, all_workers, workers_needed, employers, all_employers, "
        "employers_needed, asked_on, state, decision"
    )
    insert = f"INSERT INTO bargaining_agreementwidening ({columns}) VALUES (%s, %s, {values})"
    refused(insert, agreement, town.district, 75, "asked")
    refused(insert, agreement, town.district, 80, "granted")
    refused(insert, agreement, town.union, 80, "asked")
    refused(insert, own, town.union, 80, "asked")
    one = asked(officer, agreement)
    refused("UPDATE bargaining_agreementwidening SET workers = 99")
    refused("UPDATE bargaining_agreementwidening SET state = 'granted', decided_on = asked_on")  # without a decision
    bind = "INSERT INTO bargaining_agreementparty (agreement_id, unit_id, employer_id, widening_id) VALUES (%s, %s, %s, %s)"
    refused(bind, agreement, town.district, town.employer, one)
    services.settle_widening(
        by=officer, widening_id=one, outcome="granted", decision="QĐ 1", decided_on=DAY, on=DAY, employer_ids=[town.employer]
    )
    refused("UPDATE bargaining_agreementwidening SET state = 'refused'")
    refused(bind, own, town.union, town.other, one)
    refused("DELETE FROM bargaining_agreementwidening")


def test_pages_programs_and_a_terminal_widen(client, town, officer, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    first, second = sector(officer, town), sector(officer, town)
    client.force_login(access.actor_named("can.bo"))
    page = f"/2-doi-thoai/thoa-uoc/{first}/"
    told = ASKED | {"all_workers": "133", "all_employers": "3", "asked_on": "2024-06-30"}
    assert "Mở rộng phạm vi khi trên 75% người lao động" in client.get(page).content.decode()
    assert client.post(f"{page}mo-rong/", told | {"all_workers": "134"}).status_code == 422
    assert client.post(f"{page}mo-rong/", told).status_code == 302
    assert "đang chờ quyết định" in client.get(page).content.decode()
    (row,) = queries.widenings(first, on=DAY)
    settle = f"/2-doi-thoai/thoa-uoc/mo-rong/{row.id}/"
    assert client.get(f"{settle.rstrip('/')}.pdf").content.startswith(b"%PDF")
    answer = {"outcome": "granted", "decision": "QĐ 5", "decided_on": "2024-06-30", "employers": "DV001"}
    assert client.post(settle, answer | {"employers": "DV999"}).status_code == 422
    assert client.post(settle, answer).status_code == 302
    assert "áp dụng theo quyết định mở rộng phạm vi" in client.get(page).content.decode()
    body = ASKED | {"all_workers": 133, "all_employers": 3, "asked_on": "2024-06-30"}
    made = client.post(f"/api/bargaining/agreements/{second}/widenings", body, content_type="application/json").json()["id"]
    end = {"outcome": "refused", "decision": "CV 1", "decided_on": "2024-06-30"}
    answer = client.post(f"/api/bargaining/widenings/{made}/settle", end, content_type="application/json")
    assert answer.json() == {"done": True}

    def command(name, *words):
        out = StringIO()
        call_command(f"bargaining_{name}", *words, json=True, on=DAY, stdout=out, acting="can.bo")
        return json.loads(out.getvalue())

    one = command("ask_widening", str(second), json.dumps(body))["widening"]
    command("settle_widening", str(one), json.dumps(end | {"outcome": "granted", "employers": ["DV001"]}))
    assert [row.state for row in queries.widenings(second, on=DAY)] == ["granted", "refused"]
