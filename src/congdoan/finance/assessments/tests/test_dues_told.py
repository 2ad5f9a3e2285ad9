"""A union tells its dues; nothing is booked until the level above accepts, and then in both books at once."""

import json
from datetime import date
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from congdoan.finance.assessments import queries, services
from congdoan.finance.assessments.services import dues, dues_told, submissions
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.people.organisations.tests.builders import federations, organisation, person

pytestmark = pytest.mark.django_db
ON = date(2024, 2, 5)
B1 = (48, 1_321_100)  # finance-rules B1: 924,770 kept, 396,330 upwards


@pytest.fixture
def cast(entered, monkeypatch):
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: ON)
    top, _, district = federations(entered)
    unions = [organisation(entered, "grassroots_union", code, parent=district) for code in ("CD001", "CD002")]
    people = {
        "treasurer": person(entered, "thu.quy", role="union_treasurer", branch=unions[0]),
        "neighbour": person(entered, "thu.quy.hai", role="union_treasurer", branch=unions[1]),
        "accountant": person(entered, "ke.toan", role="federation_accountant", branch=district),
    }
    return {"console": entered, "district": district, "unions": [*unions, top], **people}


def acts(cast, who):
    access.enter(cast[who], on=ON)
    return cast[who]


def tell(cast, who="treasurer", *, month=202401, told=B1, key=None, unit=0):
    return services.submit_dues(
        by=acts(cast, who), unit_id=cast["unions"][unit], month=month, members_paying=told[0], collected_dong=told[1],
        key=key or uuid4(), on=ON,
    )  # fmt: skip


def accept(cast, *ids, who="accountant"):
    return services.accept_dues(by=acts(cast, who), submission_ids=ids, on=ON)


def balances(cast):
    """Return cash and debt upwards of the union, and the claim of the district."""
    acts(cast, "console")
    asked = ((cast["unions"][0], "1111"), (cast["unions"][0], "336"), (cast["district"], "136"))
    return [ledger.balance_of(unit, AccountFilter(codes=(code,)), month=202401) for unit, code in asked]


def states(cast):
    acts(cast, "console")
    return [(row.id, row.state) for row in queries.list_dues_told()[0]]


def test_nothing_is_booked_until_the_level_above_accepts(cast):
    key = uuid4()
    told = tell(cast, key=key)
    assert tell(cast, key=key) == told
    assert balances(cast) == [0, 0, 0]
    assert queries.list_dues_told()[0][0].upward == 396_330

    assert accept(cast, told) == {"written": 1, "same": 0, "accepted": 1}

    assert balances(cast) == [1_321_100, -396_330, 396_330]
    assert [(one.members_paying, one.collected_dong) for one in queries.dues_reports_in_force(cast["unions"], months=(202401, 202401))] == [
        B1
    ]

    again = tell(cast, told=(48, 1_321_101))
    accept(cast, again)
    assert balances(cast)[0] == 1_321_101
    assert states(cast) == [(again, "accepted"), (told, "accepted")]


def test_a_later_telling_takes_the_place_of_one_that_waits(cast):
    first, second = tell(cast), tell(cast, told=(47, 1_300_000))

    with pytest.raises(submissions.SubmissionReplaced):
        accept(cast, first)
    services.decline_dues(by=acts(cast, "accountant"), submission_id=second, reason="Thiếu tổ 3", on=ON)
    with pytest.raises(submissions.SubmissionDecided):
        accept(cast, second)
    assert states(cast) == [(second, "declined"), (first, "replaced")]


def test_what_cannot_be_told_or_accepted_is_refused(cast):
    with pytest.raises(submissions.MonthNotYet):
        tell(cast, month=202403)
    with pytest.raises(access.NotAllowed):
        tell(cast, unit=1)
    with pytest.raises(dues.NoUpperUnion):
        tell(cast, "console", unit=2)
    told = tell(cast)
    with pytest.raises(access.NotAllowed):
        accept(cast, told, who="treasurer")
    with pytest.raises(submissions.SubmissionUnknown):
        accept(cast, told, who="neighbour")
    with pytest.raises(submissions.NothingChosen):
        accept(cast)
    with pytest.raises(submissions.DeclinedWithoutReason):
        services.decline_dues(by=acts(cast, "accountant"), submission_id=told, reason=" ", on=ON)
    own = tell(cast, "accountant", month=202402)
    with pytest.raises(dues_told.OwnDues):
        accept(cast, own)
    with pytest.raises(access.NotAllowed):  # the treasurer does not reach the books of the level above
        services.report_dues(by=acts(cast, "treasurer"), rows=[services.DuesRow(cast["unions"][1], 202401, 1, 1)], on=ON)


DECIDE = """
INSERT INTO assessments_duesdecision (submission_id, unit_id, is_accepted, reason, decided_by) VALUES (%s, %s, true, '', %s)
"""


@pytest.mark.parametrize(
    ("teller", "who", "words"), [("treasurer", "treasurer", "decided above"), ("console", "console", "their own telling")]
)
def test_postgresql_keeps_the_promises_too(cast, teller, who, words):
    told = tell(cast, teller)
    by = acts(cast, who)

    with pytest.raises(DatabaseError, match=words), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(DECIDE, [told, cast["unions"][0], by])


def test_every_door_tells_accepts_and_sends_back(cast, client, django_assert_max_num_queries):
    client.force_login(access_queries.actor_named("thu.quy"))
    form = reverse("assessments:submit_dues")
    assert "CD001" in client.get(form).content.decode()
    given = {"unit": "cd001", "month": "01/2024", "members_paying": "48", "collected_dong": "1.321.100", "key": str(uuid4())}
    wrong = client.post(form, {**given, "collected_dong": "1,5"})
    assert (wrong.status_code, "không có phần lẻ" in wrong.content.decode()) == (422, True)
    assert client.post(form, given).status_code == client.post(form, given).status_code == 302
    body = {"unit_id": cast["unions"][0], "month": 202402, "members_paying": 1, "collected_dong": 5, "key": str(uuid4())}
    second = client.post("/api/assessments/dues/submissions", json.dumps(body), content_type="application/json").json()["id"]
    call_command(
        "assessments_submit_dues", "CD001", "2023-12", members=3, collected=70, json=True, stdout=StringIO(),
        **{"as": "thu.quy", "on": ON},
    )  # fmt: skip

    client.force_login(access_queries.actor_named("ke.toan"))
    page = reverse("assessments:dues_told")
    with django_assert_max_num_queries(20):
        shown = client.get(page).content.decode()
    assert "396.330" in shown
    listed = client.get("/api/assessments/dues/submissions?state=waiting").json()
    third, _, first = (row["id"] for row in listed["submissions"])
    assert listed["counts"]["waiting"] == 3
    assert client.post(reverse("assessments:accept_dues"), {"ban": [str(first)]}, follow=True).status_code == 200
    declined = client.post(
        f"/api/assessments/dues/submissions/{second}/decline", json.dumps({"reason": "Sai"}), content_type="application/json"
    )
    assert declined.status_code == 204
    refused = client.post(reverse("assessments:decline_dues", args=[third]), {"reason": ""})
    assert refused.status_code == 422
    who = {"as": "ke.toan", "on": ON, "json": True, "stdout": StringIO()}
    call_command("assessments_accept_dues", str(third), **who)
    assert {state for _, state in states(cast)} == {"accepted", "declined"}
    with pytest.raises(SystemExit):
        call_command("assessments_decline_dues", str(third), reason="muộn", **who)
    asked = client.post(
        "/api/assessments/dues/submissions/accept", json.dumps({"submission_ids": [second]}), content_type="application/json"
    )
    assert asked.status_code == 409
