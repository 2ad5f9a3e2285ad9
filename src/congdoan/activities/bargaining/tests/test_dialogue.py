"""Dialogue on PostgreSQL: the clocks over holidays, quorum and seats at their boundaries, what is refused, each promise broken once."""

import json
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.bargaining import queries, services
from congdoan.activities.bargaining.queries import law
from congdoan.activities.bargaining.rules import dialogue as rules
from congdoan.activities.bargaining.rules.papers import dialogue_minutes
from congdoan.activities.bargaining.tests.builders import DAY, called, held
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access.services import NotAllowed

pytestmark = pytest.mark.django_db
LATER = date(2024, 7, 12)
MOMENT = datetime(2024, 7, 12, 9, tzinfo=UTC)
TERM = rules.Term(1, "Luật", False)
TWO_YEARS = rules.Term(2, "Luật", False)
LAW = rules.DemocracyLaw(TERM, TERM, TERM, TWO_YEARS)


@pytest.fixture
def chair(town, enter_as):
    enter_as(town.chair)
    return town.chair


def refused(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_a_session_from_the_call_to_the_promise_that_was_kept(town, chair):
    one = called(chair, town.union, town.employer, workers=None)
    facts = {"by": chair, "dialogue_id": one}
    found = queries.dialogue(one, on=DAY)
    assert (found.workers, found.needed, found.employer_least, found.state) == (412, 10, 3, "called")
    assert [(clock.step, clock.limit.day, clock.state) for clock in found.clocks] == [("sent", date(2024, 7, 3), "wait")]
    services.mark_dialogue(**facts, step="sent", happened_on=date(2024, 6, 28), on=DAY)
    held(chair, one, date(2024, 7, 10), on=LATER)
    assert [(clock.step, clock.limit.day, clock.state) for clock in queries.dialogue(one, on=LATER).clocks] == [
        ("sent", date(2024, 7, 3), "ok"),
        ("posted", date(2024, 7, 15), "wait"),
    ]
    services.mark_dialogue(**facts, step="posted", happened_on=LATER, on=LATER)
    (promise,) = queries.commitments(on=LATER)
    assert (promise.state, promise.employer) == ("info", "Công ty TNHH May Suối Đá Xanh")
    assert queries.commitments(on=date(2024, 8, 16))[0].state == "late"
    services.settle_commitment(by=chair, commitment_id=promise.id, done_on=LATER, evidence="Thông báo số 12", on=LATER)
    assert queries.commitments(on=LATER) == []
    assert [(row.outcome, row.is_agreed) for row in queries.topics(one)] == [("25.000 đồng từ tháng sau", True), ("", False)]
    assert queries.last_dialogues([town.employer], on=LATER) == {town.employer: date(2024, 7, 10)}
    paper = dialogue_minutes(queries.dialogue(one, on=LATER), queries.topics(one), queries.commitments(on=LATER, dialogue_id=one),
                             made_at=MOMENT, is_fictitious=True)  # fmt: skip
    assert paper.startswith(b"%PDF")


@pytest.mark.parametrize(("seats", "present", "is_held"), [(10, 7, False), (10, 8, True), (14, 9, False), (14, 10, True), (3, 3, True)])
def test_a_periodic_session_needs_more_than_seventy_percent(seats, present, is_held):
    needed = law.least_of(law.DIALOGUE, "dialogue.quorum", seats, on=DAY)

    assert (rules.lacking(rules.Attendance(present, 3, True), rules.Asked(seats, needed, 3, False)) == []) is is_held


def test_a_session_without_whom_the_law_wants_is_not_held_and_everything_is_told(town, chair):
    one = called(chair, town.union, town.employer, wants_women=True)

    with pytest.raises(services.DialogueNotHeld) as refusal:
        held(chair, one, date(2024, 7, 10), on=LATER, came=rules.Attendance(9, 2, False))

    assert len(refusal.value.facts["faults"]) == 4
    assert queries.dialogue(one, on=LATER).state == "called"
    event = called(chair, town.union, town.employer, kind="event", trigger="118")
    held(chair, event, date(2024, 7, 10), on=LATER, came=rules.Attendance(9, 3, True))  # by event the regulation tells the number


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"workers": 412, "seats": 13}, "từ 14 thành viên"),
        ({"workers": 149, "seats": 3}, "từ 4 thành viên"),
        ({"topics": []}, "từ 1 đến 50 nội dung"),
        ({"kind": "event", "trigger": "77"}, "điều luật"),
        ({"kind": "requested"}, "ngày và bên"),
        ({"kind": "requested", "requested_on": DAY, "asked_by": "union", "seats": 14, "supporters": 4}, "cần 5 thành viên"),
        ({"kind": "requested", "requested_on": date(2024, 7, 1), "asked_by": "employer"}, "chưa tới"),
    ],
)
def test_a_call_that_the_law_does_not_know_is_refused(town, chair, facts, why):
    with pytest.raises(services.DialogueUnfit, match=why):
        called(chair, town.union, town.employer, **facts)


def test_a_request_runs_over_days_off(town, chair):
    tet = date(2024, 2, 7)
    one = called(
        chair, town.union, town.employer, kind="requested", requested_on=tet, asked_by="union", supporters=5, planned_on=date(2024, 2, 20),
    )  # fmt: skip
    (clock,) = queries.dialogue(one, on=DAY).clocks
    assert (clock.step, clock.limit.day, clock.limit.is_sure, clock.state) == ("replied", date(2024, 2, 21), False, "late")
    services.mark_dialogue(by=chair, dialogue_id=one, step="replied", happened_on=date(2024, 2, 20), on=DAY)
    with pytest.raises(services.DialogueWrongState):
        services.mark_dialogue(by=chair, dialogue_id=one, step="replied", happened_on=date(2024, 2, 20), on=DAY)
    with pytest.raises(services.DialogueWrongState):
        services.mark_dialogue(by=chair, dialogue_id=one, step="posted", happened_on=DAY, on=DAY)
    with pytest.raises(services.BargainingDayUnfit):
        services.mark_dialogue(by=chair, dialogue_id=one, step="sent", happened_on=LATER, on=DAY)
    with pytest.raises(services.BargainingDayUnfit):
        services.mark_dialogue(by=chair, dialogue_id=one, step="sent", happened_on=date(2024, 3, 1), on=DAY)


def test_what_is_not_there_is_refused(town, chair, enter_as):
    for call, refusal in (
        (lambda: services.cancel_dialogue(by=chair, dialogue_id=10**9, reason="x", on=DAY), services.UnknownDialogue),
        (lambda: services.settle_commitment(by=chair, commitment_id=2**40, done_on=DAY, evidence="x", on=DAY), services.UnknownCommitment),
        (lambda: services.void_workplace_act(by=chair, act_id=2**40, reason="x", on=DAY), services.UnknownWorkplaceAct),
        (lambda: called(chair, town.union, town.other), services.EmployerNotHere),
        (lambda: called(chair, town.union, town.employer, kind="tiệc"), services.BargainingTextUnfit),
        (lambda: called(chair, town.other_union, town.other), NotAllowed),
    ):
        with pytest.raises(refusal):
            call()
    enter_as(town.officer)
    with pytest.raises(services.HeadcountUnknown):
        called(town.officer, town.other_union, town.other, workers=None)
    one = called(town.officer, town.other_union, town.other)
    services.cancel_dialogue(by=town.officer, dialogue_id=one, reason="Hoãn", on=DAY)
    with pytest.raises(services.DialogueWrongState):
        services.cancel_dialogue(by=town.officer, dialogue_id=one, reason="Hoãn", on=DAY)
    enter_as(town.chair)
    assert queries.dialogue(one, on=DAY) is None  # another union's


def test_duties_of_an_employer_are_told_with_their_article(town, chair):
    (row,) = queries.with_union(on=DAY)
    (owed,) = queries.owed([row], on=DAY)
    assert [(one.code, one.due_on, one.state) for one in owed.duties] == [
        ("members", date(2021, 2, 1), "late"),
        ("regulation", date(2021, 2, 1), "late"),
        ("periodic", date(2022, 2, 1), "late"),
        ("conference", date(2023, 12, 31), "late"),
    ]
    assert owed.duties[2].article == "Bộ luật Lao động 45/2019/QH14, Đ63 k2 điểm a"
    facts = {"by": chair, "unit_id": town.union, "employer_id": town.employer, "on": DAY}
    conference = services.record_workplace_act(
        **facts, kind="conference", happened_on=date(2024, 3, 9), form="delegates", called=90, present=85
    )
    services.record_workplace_act(**facts, kind="regulation", happened_on=date(2023, 5, 4), words="QĐ 01")
    services.record_workplace_act(**facts, kind="members", happened_on=date(2022, 6, 30))
    one = called(chair, town.union, town.employer, planned_on=date(2024, 6, 28))
    held(chair, one, date(2024, 6, 28), on=DAY)
    told = {one.code: (one.due_on, one.state) for one in queries.owed([row], on=DAY)[0].duties}
    assert told == {
        "members": (DAY, "wait"), "periodic": (date(2025, 6, 28), "info"), "conference": (date(2025, 12, 31), "info"),
        "sent": (date(2024, 6, 21), "late"), "posted": (date(2024, 7, 3), "wait"), "commitment": (date(2024, 8, 15), "info"),
    }  # fmt: skip
    services.void_workplace_act(by=chair, act_id=conference, reason="Ghi nhầm năm", on=DAY)
    assert "conference" in [one.code for one in queries.owed([row], on=DAY)[0].duties if one.is_late]
    with pytest.raises(services.DialogueUnfit):
        services.record_workplace_act(**facts, kind="conference", happened_on=DAY, called=10, present=11)
    assert queries.without_dialogue(None, date(2023, 7, 1), on=DAY) == []
    assert [one.code for one in queries.without_dialogue([town.union], date(2024, 6, 29), on=DAY)] == ["DV001"]


@given(st.dates(date(2021, 2, 1), date(2026, 12, 31)), st.dates(date(2021, 2, 1), date(2026, 12, 31)))
def test_a_session_is_owed_within_a_year_of_the_last(last, on):
    duty = next(one for one in rules.duties(rules.Seen(date(2021, 2, 1), dialogue=last), LAW, on=on) if one.code == "periodic")

    assert (duty.due_on.year, duty.due_on.month) == (last.year + 1, last.month)
    assert duty.is_late is (on > duty.due_on)


def test_postgresql_keeps_each_promise(town, chair):
    one = called(chair, town.union, town.employer)
    refused("UPDATE bargaining_dialogue SET seats = 3 WHERE id = %s", one)
    refused("UPDATE bargaining_dialogue SET state = 'held', held_on = planned_on, present = 9, employer_present = 3, has_legal = true")
    refused("UPDATE bargaining_dialogue SET state = 'held', held_on = planned_on, present = 15, employer_present = 3, has_legal = true")
    refused(
        "INSERT INTO bargaining_dialoguetopic (dialogue_id, unit_id, place, proposer, words, outcome) VALUES (%s, 1, 9, 'union', 'x', '')",
        one,
    )
    held(chair, one, date(2024, 7, 10), on=LATER)
    refused("UPDATE bargaining_dialogue SET present = 12")
    refused("UPDATE bargaining_dialogue SET state = 'called'")
    refused("UPDATE bargaining_dialogue SET state = 'cancelled'")
    refused("UPDATE bargaining_commitment SET due_on = due_on + 30")
    refused("UPDATE bargaining_commitment SET done_on = due_on")
    refused("UPDATE bargaining_dialoguetopic SET outcome = 'khác' WHERE place = 1")
    refused("DELETE FROM bargaining_commitment")
    act = services.record_workplace_act(by=chair, unit_id=town.union, employer_id=town.employer, kind="members", happened_on=DAY, on=DAY)
    refused("UPDATE bargaining_workplaceact SET happened_on = '2020-01-01' WHERE id = %s", act)
    refused("UPDATE bargaining_workplaceact SET voided_on = '2024-01-01' WHERE id = %s", act)
    refused("UPDATE bargaining_dialogue SET unit_id = %s", town.other_union)


def test_a_chair_does_it_all_by_page(client, town, enter_as, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(doors, "today", lambda: LATER)
    client.force_login(access.actor_named("chu.tich"))
    page = "/2-doi-thoai/phien/"
    assert "Chưa có phiên đối thoại nào" in client.get(page).content.decode()
    told = {"employer": "DV001", "kind": "periodic", "planned_on": "2024-07-10", "seats": 14, "union_topics": "Bữa ăn ca\nXe đưa đón"}
    assert client.post(f"{page}moi/", told | {"employer": "DV002"}).status_code == 422
    assert "cần từ 14" in client.post(f"{page}moi/", told | {"seats": 4}).content.decode()
    answer = client.post(f"{page}moi/", told)
    assert answer.status_code == 302
    assert client.post(f"{answer.url}ghi-viec/", {"step": "sent", "happened_on": "2024-07-01"}).status_code == 302
    assert client.get(f"{answer.url}bien-ban.pdf").content.startswith(b"%PDF")
    minutes = {"held_on": "2024-07-10", "present": 10, "employer_present": 3, "agreed_1": "yes", "outcome_1": "25.000 đồng"}
    promise = {"owner_1": "Giám đốc", "words_1": "Nâng bữa ăn ca", "due_1": "2024-08-01"}
    assert "đại diện theo pháp luật" in client.post(f"{answer.url}bien-ban/", minutes).content.decode()
    assert client.post(f"{answer.url}bien-ban/", minutes | {"has_legal": "on", "owner_1": "A"}).status_code == 422
    assert client.post(f"{answer.url}bien-ban/", minutes | promise | {"has_legal": "on"}).status_code == 302
    shown = client.get(answer.url).content.decode()
    assert "25.000 đồng" in shown
    enter_as(town.chair)
    (kept,) = queries.commitments(on=LATER)
    assert client.post(f"/2-doi-thoai/cam-ket/{kept.id}/", {"done_on": "2024-07-12", "evidence": "Thông báo"}).status_code == 302
    act = {"employer": "DV001", "kind": "conference", "happened_on": "2024-03-01", "form": "whole"}
    assert client.post("/2-doi-thoai/nghia-vu/ghi/", act).status_code == 302
    (found,) = queries.workplace_acts(town.employer)
    assert client.post(f"/2-doi-thoai/nghia-vu/{found.id}/huy/", {"reason": "Nhầm"}).status_code == 302
    with django_assert_max_num_queries(20):
        client.get(page)
    with django_assert_max_num_queries(24):
        assert "May Suối Đá Xanh" in client.get("/2-doi-thoai/nghia-vu/").content.decode()
    assert client.get(f"{page}{2**70}/").status_code == 404
    client.force_login(access.actor_named("ben.canh"))
    assert client.get(answer.url).status_code == 404


def test_programs_and_a_terminal_do_the_same(client, town, enter_as, monkeypatch):
    act = {"employer": "DV001", "kind": "conference", "happened_on": "2024-03-01", "form": "whole"}
    monkeypatch.setattr(doors, "today", lambda: LATER)
    client.force_login(access.actor_named("chu.tich"))

    def send(path, body, status=200):
        answer = client.post(f"/api/bargaining/{path}", body, content_type="application/json")
        assert answer.status_code == status, answer.content
        return answer.json()

    facts = {"unit": "CD001", "employer": "DV001", "kind": "periodic", "planned_on": "2024-07-11", "seats": 14}
    topics = [{"proposer": "union", "words": "Lương"}]
    one = send("dialogues", facts | {"topics": topics})["id"]
    assert send("dialogues", facts | {"topics": []}, 409)["code"] == "dialogue-unfit"
    send(f"dialogues/{one}/steps", {"step": "sent", "happened_on": "2024-07-01"})
    body = {"held_on": "2024-07-11", "present": 14, "employer_present": 3, "has_legal": True,
            "promises": [{"owner": "GĐ", "words": "Trả", "due_on": "2024-07-12"}]}  # fmt: skip
    send(f"dialogues/{one}/minutes", body)
    assert client.get(f"/api/bargaining/dialogues/{one}").json()["state"] == "held"
    assert len(client.get("/api/bargaining/dialogues?kind=periodic").json()) == 1
    assert {row["code"] for row in client.get("/api/bargaining/duties").json()} >= {"regulation", "members"}
    enter_as(town.chair)
    (kept,) = queries.commitments(on=LATER)
    send(f"commitments/{kept.id}/settle", {"done_on": "2024-07-12", "evidence": "Ảnh"})
    send(f"workplace-acts/{send('workplace-acts', act | {'unit': 'CD001'})['id']}/void", {"reason": "Nhầm"})
    send(f"dialogues/{one}/cancel", {"reason": "Nhầm"}, 409)

    def command(name, *words):
        out = StringIO()
        call_command(f"bargaining_{name}", *words, json=True, on=LATER, stdout=out, acting="chu.tich")
        return json.loads(out.getvalue())

    two = command("call_dialogue", json.dumps(facts | {"topics": topics}))["dialogue"]
    command("mark_dialogue", str(two), '{"step": "sent", "happened_on": "2024-07-01"}')
    command("hold_dialogue", str(two), json.dumps(body))
    enter_as(town.chair)
    (kept,) = queries.commitments(on=LATER)
    command("settle_commitment", str(kept.id), '{"done_on": "2024-07-12", "evidence": "Ảnh"}')
    three = command("call_dialogue", json.dumps(facts | {"topics": topics}))["dialogue"]
    command("cancel_dialogue", str(three), '{"reason": "Hoãn"}')
    command("void_workplace_act", str(command("record_workplace_act", json.dumps(act | {"unit": "CD001"}))["act"]), '{"reason": "Nhầm"}')
