"""Disputes on PostgreSQL and by their doors: steps in turn, limits shown, refusals, promises broken once."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from congdoan.activities.disputes import queries, services
from congdoan.activities.disputes.tests.builders import DAY
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access.services import NotAllowed
from congdoan.people.organisations.tests.builders import organisation

pytestmark = pytest.mark.django_db
DISPUTES = "/2-doi-thoai/tranh-chap/"
FACTS = {"kind": "rights", "matter": "late_wage", "words": "Trả lương tháng 4", "workers": 34}
DAYS = {"known_on": date(2024, 5, 10), "received_on": date(2024, 5, 20)}


def refused(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_steps_follow_one_another_and_stay(town, enter_as, entered):
    alone = organisation(entered, "employer", "DV009")
    with pytest.raises(services.KeepsNoStoppage):
        services.open_dispute(by=entered, employer_id=alone, on=DAY, **FACTS, **DAYS)
    enter_as(town.officer)
    who = {"by": town.officer, "on": DAY}
    for wrong in ({"kind": "?"}, {"matter": "?"}, {"workers": 0}, {"known_on": date(2024, 5, 21)}, {"received_on": date(2024, 7, 1)},
                  {"kind": "individual"}, {"employer_id": town.union}):  # fmt: skip
        with pytest.raises(services.UnfitDispute):
            services.open_dispute(**who, **({"employer_id": town.employer} | FACTS | DAYS | wrong))
    one = services.open_dispute(employer_id=town.employer, **who, **FACTS, **DAYS)
    facts = {"dispute_id": one, **who}
    services.take_step(step="mediation", happened_on=date(2024, 5, 22), **facts)
    with pytest.raises(services.StepOutOfTurn):
        services.take_step(step="award", happened_on=date(2024, 5, 23), **facts)
    with pytest.raises(services.UnfitDispute, match="bước trước"):
        services.take_step(step="mediated", happened_on=date(2024, 5, 21), **facts)
    row = queries.dispute(one, on=DAY)
    assert (row.next_due.due_on, row.next_due.told(DAY)[0]) == (date(2024, 5, 29), "late")
    services.take_step(step="mediated", happened_on=date(2024, 5, 28), **facts)
    services.take_step(step="copied", happened_on=date(2024, 5, 29), **facts)
    row = queries.dispute(one, on=DAY)
    assert (row.is_over, row.bars, [limit.told(DAY)[0] for limit in row.limits]) == (True, (), ["ok", "ok"])
    assert queries.dispute_counts() == {"open": 0, "over": 1}
    with pytest.raises(services.StepOutOfTurn):
        services.take_step(step="court", happened_on=date(2024, 5, 29), **facts)
    with pytest.raises(services.UnknownDispute):
        services.take_step(by=town.officer, dispute_id=one + 99, step="court", happened_on=DAY, on=DAY)
    refused("UPDATE disputes_disputestep SET words = 'khác' WHERE dispute_id = %s", one)
    refused("UPDATE disputes_dispute SET known_on = now() WHERE id = %s", one)
    refused("INSERT INTO disputes_disputestep (dispute_id, unit_id, place, step, happened_on, words, recorded_by_id)"
            " VALUES (%s, %s, 9, 'court', now(), '', %s)", one, town.employer, town.officer)  # fmt: skip
    enter_as(town.accountant)
    with pytest.raises(NotAllowed):
        services.take_step(by=town.accountant, dispute_id=one, step="court", happened_on=DAY, on=DAY)
    enter_as(town.chair)
    assert queries.dispute(one, on=DAY) is None
    refused("INSERT INTO disputes_dispute (unit_id, employer_id, kind, matter, words, workers, known_on, state, opened_on)"
            " VALUES (%s, %s, 'rights', 'meal', 'x', 2, now(), 'petition', now())", town.union, town.employer)  # fmt: skip


def test_pages_programs_and_a_terminal(client, town, enter_as, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    client.force_login(access.actor_named("can.bo"))
    told = {"employer": "DV001", "known_on": "2024-05-10", "received_on": "2024-05-20", **FACTS}
    assert client.post(f"{DISPUTES}nhan/", told | {"employer": "DV999"}).status_code == 422
    page = client.post(f"{DISPUTES}nhan/", told).url
    assert "mediation" in client.get(f"{page}buoc/").content.decode()
    assert client.post(f"{page}buoc/", {"step": "award", "happened_on": "2024-05-22"}).status_code == 422
    assert client.post(f"{page}buoc/", {"step": "mediation", "happened_on": "2024-05-22"}).status_code == 302
    shown = client.get(page).content.decode()
    assert "Thời hiệu yêu cầu hòa giải 6 tháng" in shown
    assert "quá hạn" in shown
    assert client.get(f"{DISPUTES}{2**70}/").status_code == 404
    number = page.strip("/").split("/")[-1]
    body = json.dumps({"step": "unmediated", "happened_on": "2024-05-28"})
    assert client.post(f"/api/disputes/disputes/{number}/steps", body, content_type="application/json").json() == {"done": True}
    api = client.get(f"/api/disputes/disputes/{number}").json()
    assert (api["state"], len(api["bars"])) == ("unmediated", 3)
    second = client.post("/api/disputes/disputes", json.dumps(told | {"kind": "interests"}), content_type="application/json").json()["id"]
    out = StringIO()
    call_command("disputes_open_dispute", json.dumps(told), json=True, on=DAY, stdout=out)
    call_command(
        "disputes_take_step", str(second), '{"step": "settled", "happened_on": "2024-06-01"}', json=True, on=DAY, stdout=StringIO()
    )
    assert json.loads(out.getvalue())["id"] > second
    with django_assert_max_num_queries(22):
        listed = client.get(DISPUTES).content.decode()
    assert listed.count("Công ty TNHH Giày Chà Là Việt") == 3
    assert client.get(f"{DISPUTES}?mo=1").content.decode().count("Công ty TNHH Giày Chà Là Việt") == 2
