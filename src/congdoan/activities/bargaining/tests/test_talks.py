"""Bargaining on PostgreSQL from the request to the signature; its limits over Tết, ballots at their boundary, promises broken once."""

import json
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from congdoan.activities.bargaining import queries, services
from congdoan.activities.bargaining.rules import papers
from congdoan.activities.bargaining.rules import talks as rules
from congdoan.activities.bargaining.tests.builders import DAY, agreed, clause
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access.services import NotAllowed

pytestmark = pytest.mark.django_db
MOMENT = datetime(2024, 6, 30, 9, tzinfo=UTC)
TET = date(2024, 2, 6)
MATTERS = (rules.Matter("wage", "Suất ăn 32.000 đồng"), rules.Matter("equality", "Phép năm 15 ngày"))


@pytest.fixture
def chair(town, enter_as):
    enter_as(town.chair)
    return town.chair


def requested(by, unit, *employers, on=DAY, **facts):
    given = {"level": "enterprise", "title": "May Suối Đá Xanh 2024", "asked_by": "union", "requested_on": TET, "matters": MATTERS} | facts
    return services.request_bargaining(by=by, unit_id=unit, employer_ids=list(employers), on=on, **given)


def refused(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


SIGNED = services.Signature("Thỏa ước 2024", date(2024, 6, 20), date(2024, 7, 1), date(2026, 6, 30))


def test_from_the_request_to_the_signature(town, chair):
    old = agreed(chair, town.union, town.employer, signed_on=date(2022, 2, 1), effective_on=date(2022, 2, 1), expires_on=date(2024, 2, 1))
    assert queries.agreement(old, on=date(2024, 4, 30)).state == "expired"
    one = requested(chair, town.union, town.employer, renews_id=old)
    assert queries.agreement(old, on=date(2024, 4, 30)).state == "carried"
    assert queries.agreement(old, on=date(2024, 5, 2)).state == "expired"  # ninety days are over
    facts = {"by": chair, "bargaining_id": one, "on": DAY}
    found = queries.bargaining(one, on=date(2024, 2, 20))
    assert [(mark.words, mark.day, mark.is_sure) for mark in found.marks] == [
        ("Thống nhất địa điểm, thời gian", date(2024, 2, 22), False),  # seven working days over the seven days of Tết
        ("Phiên đầu", date(2024, 3, 7), True),
    ]
    services.mark_bargaining(**facts, step="placed", happened_on=date(2024, 2, 20), words="Hội trường, 9 giờ 01/3")
    services.mark_bargaining(**facts, step="info_asked", happened_on=date(2024, 2, 21))
    services.mark_bargaining(**facts, step="info_given", happened_on=date(2024, 3, 4))
    services.record_poll(**facts, held_on=date(2024, 2, 25), asked=391, answers=[rules.Answer(1, 296, 20, "Giá tăng")])
    assert (
        services.hold_session(
            **facts, held_on=date(2024, 3, 1), outcomes=[rules.Settled(1, False, "30.000 đồng")], words="Hai bên nêu ý kiến"
        )
        == 1
    )
    services.hold_session(**facts, held_on=date(2024, 3, 15), outcomes=[rules.Settled(1, True, "31.000 đồng"), rules.Settled(2, False, "")])
    rows = queries.matters(one, on=DAY)
    assert [(row.is_agreed, row.outcome, row.agree) for row in rows] == [(True, "31.000 đồng", 296), (False, "", None)]
    marks = {mark.words: (mark.day, mark.state) for mark in queries.bargaining(one, on=DAY).marks}
    assert marks["Cung cấp thông tin"] == (date(2024, 3, 2), "late")
    assert marks["Kết thúc thương lượng"] == (date(2024, 5, 30), "late")
    with pytest.raises(services.BallotUnfit):
        services.sign_bargaining(**facts, signature=SIGNED, clauses=[clause("shift_meal", 31_000)])
    assert services.record_ballot(**facts, employer_id=town.employer, asked=400, in_favour=207, voted_on=date(2024, 6, 10))
    told, printed = queries.bargaining(one, on=DAY), {"made_at": MOMENT, "is_fictitious": True}
    assert papers.talks_minutes(told, rows, queries.sessions(one), **printed).startswith(b"%PDF")
    assert papers.poll_result(told, rows, queries.last_poll(one), **printed).startswith(b"%PDF")

    made = services.sign_bargaining(**facts, signature=SIGNED, clauses=[clause("shift_meal", 31_000, workers=412)])

    signed = queries.agreement(made, on=DAY)
    assert (signed.state, signed.renews_id, signed.parties[0].needed, signed.parties[0].is_passed) == ("coming", old, 207, True)
    assert {mark.words: mark.day for mark in queries.bargaining(one, on=DAY).marks}["Gửi cơ quan lao động"] == date(2024, 6, 30)
    with pytest.raises(services.BargainingWrongState):
        services.hold_session(**facts, held_on=DAY, outcomes=[])


@pytest.mark.parametrize(("in_favour", "is_passed"), [(206, False), (207, True)])
def test_a_ballot_needs_more_than_half_of_all_workers(town, chair, in_favour, is_passed):
    one = requested(chair, town.union, town.employer)
    facts = {"by": chair, "bargaining_id": one, "on": DAY}
    services.hold_session(**facts, held_on=date(2024, 3, 1), outcomes=[])

    assert services.record_ballot(**facts, employer_id=town.employer, asked=207, in_favour=in_favour, voted_on=DAY) is is_passed
    with pytest.raises(services.BallotUnfit):
        services.record_ballot(**facts, employer_id=town.employer, asked=412, in_favour=412, voted_on=DAY)
    if not is_passed:
        with pytest.raises(services.BallotUnfit):
            services.sign_bargaining(**facts, signature=SIGNED, clauses=[])


def test_of_several_enterprises_only_those_sign_that_voted_for_it(town, enter_as):
    enter_as(town.officer)
    one = requested(town.officer, town.district, town.employer, town.other, level="multi_enterprise", workers=100)
    facts = {"by": town.officer, "bargaining_id": one, "on": DAY}
    services.hold_session(**facts, held_on=date(2024, 3, 1), outcomes=[])
    services.record_ballot(**facts, employer_id=town.employer, asked=412, in_favour=300, voted_on=date(2024, 6, 1))
    services.record_ballot(**facts, employer_id=town.other, asked=100, in_favour=50, voted_on=date(2024, 6, 1))

    made = services.sign_bargaining(**facts, signature=SIGNED, clauses=[clause("shift_meal", 25_000)])

    assert [party.employer.code for party in queries.agreement(made, on=DAY).parties] == ["DV001"]


def test_talks_fail_by_one_of_the_three_cases(town, chair):
    one = requested(chair, town.union, town.employer)
    facts = {"by": chair, "bargaining_id": one, "on": DAY}
    services.hold_session(**facts, held_on=date(2024, 3, 1), outcomes=[])
    with pytest.raises(services.BargainingWrongState):
        services.fail_bargaining(**facts, failure="time_over", failed_on=date(2024, 5, 30), words="Hết hạn")

    services.fail_bargaining(**facts, failure="time_over", failed_on=date(2024, 5, 31), words="Hết hạn")

    assert queries.bargaining(one, on=DAY).state == "failed"
    with pytest.raises(services.UnknownBargaining):
        services.fail_bargaining(by=chair, bargaining_id=10**9, failure="refused", failed_on=DAY, words="x", on=DAY)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"matters": []}, services.BargainingUnfit),
        ({"matters": [rules.Matter("vàng", "x")]}, services.BargainingUnfit),
        ({"renews_id": 10**9}, services.BargainingUnfit),
        ({"employers": []}, services.BargainingUnfit),
        ({"employers": [10**9]}, services.BargainingUnfit),
        ({"title": ""}, services.BargainingTextUnfit),
        ({"asked_by": "ai"}, services.BargainingTextUnfit),
        ({"requested_on": date(2024, 7, 1)}, services.BargainingDayUnfit),
    ],
)
def test_a_request_that_cannot_be_is_refused(town, chair, facts, refusal):
    given = dict(facts)
    with pytest.raises(refusal):
        requested(chair, town.union, *given.pop("employers", [town.employer]), **given)
    with pytest.raises(NotAllowed):
        requested(chair, town.other_union, town.other)


@pytest.mark.parametrize(
    "answers", [[], [rules.Answer(9, 1, 1, "")], [rules.Answer(1, 200, 192, "")], [rules.Answer(1, 1, 1, ""), rules.Answer(1, 2, 2, "")]]
)
def test_a_poll_whose_counts_cannot_be_is_refused(town, chair, answers):
    one = requested(chair, town.union, town.employer)
    with pytest.raises(services.BargainingUnfit):
        services.record_poll(by=chair, bargaining_id=one, held_on=DAY, asked=391, answers=answers, on=DAY)


@given(st.lists(st.dictionaries(st.integers(1, 3).map(str), st.tuples(st.booleans(), st.text(max_size=5))), max_size=6))
def test_the_last_session_that_speaks_of_a_matter_counts(told):
    found = rules.standing_of([1, 2, 3], told)

    for place in (1, 2, 3):
        spoken = [session[str(place)] for session in told if str(place) in session]
        assert found[place] == (spoken[-1] if spoken else (None, ""))


def test_postgresql_keeps_each_promise_of_talks(town, chair):
    one = requested(chair, town.union, town.employer)
    facts = {"by": chair, "bargaining_id": one, "on": DAY}
    made = agreed(chair, town.union, town.employer)
    refused("UPDATE bargaining_bargaining SET state = 'signed', agreement_id = %s", made)
    services.hold_session(**facts, held_on=date(2024, 3, 1), outcomes=[])
    refused("UPDATE bargaining_bargaining SET state = 'signed', agreement_id = %s", made)
    services.record_ballot(**facts, employer_id=town.employer, asked=412, in_favour=206, voted_on=DAY)
    refused("UPDATE bargaining_bargaining SET state = 'signed', agreement_id = %s", made)
    refused("UPDATE bargaining_bargainingparty SET in_favour = 207")
    refused("UPDATE bargaining_bargaining SET requested_on = '2024-01-01'")
    refused("UPDATE bargaining_bargaining SET started_on = '2024-02-07'")
    refused("UPDATE bargaining_bargaining SET state = 'failed'")
    refused("UPDATE bargaining_bargainingsession SET held_on = '2024-01-01'")
    refused("DELETE FROM bargaining_bargainingmatter")
    services.fail_bargaining(**facts, failure="declared", failed_on=DAY, words="Hai bên tuyên bố")
    refused("UPDATE bargaining_bargaining SET state = 'open'")
    refused(
        "INSERT INTO bargaining_bargainingpoll (bargaining_id, unit_id, held_on, asked, answers) VALUES (%s, %s, now(), 1, '{}')",
        one,
        town.union,
    )


def test_a_chair_does_it_all_by_page(client, town, enter_as, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    client.force_login(access.actor_named("chu.tich"))
    page = "/2-doi-thoai/thuong-luong/"
    assert "Chưa có cuộc thương lượng nào" in client.get(page).content.decode()
    told = {"employer": "DV001", "title": "May 2024", "level": "enterprise", "asked_by": "union", "requested_on": "2024-06-03",
            "topic_1": "wage", "words_1": "Suất ăn"}  # fmt: skip
    assert client.post(f"{page}moi/", told | {"words_1": ""}).status_code == 422
    assert client.post(f"{page}moi/", told | {"others": "DV999"}).status_code == 422
    answer = client.post(f"{page}moi/", told)
    assert answer.status_code == 302
    assert client.post(f"{answer.url}ghi-viec/", {"step": "placed", "happened_on": "2024-06-05", "words": "Hội trường"}).status_code == 302
    assert (
        client.post(f"{answer.url}lay-y-kien/", {"held_on": "2024-06-06", "asked": 100, "agree_1": 90, "disagree_1": 11}).status_code == 422
    )
    assert (
        client.post(f"{answer.url}lay-y-kien/", {"held_on": "2024-06-06", "asked": 100, "agree_1": 90, "disagree_1": 5}).status_code == 302
    )
    assert client.post(f"{answer.url}phien/", {"held_on": "2024-06-10", "agreed_1": "yes", "words_1": "30.000 đồng"}).status_code == 302
    enter_as(town.chair)
    ballot = {"employer_id": town.employer, "voted_on": "2024-06-12", "asked": 400, "in_favour": 300}
    assert client.post(f"{answer.url}bieu-quyet/", ballot).status_code == 302
    for kind in ("bien-ban", "lay-y-kien", "yeu-cau-thong-tin"):
        assert client.get(f"{answer.url}{kind}.pdf").content.startswith(b"%PDF")
    content = client.get(f"{answer.url}yeu-cau-thong-tin.pdf").content
    letter = " ".join(PdfReader(BytesIO(content)).pages[0].extract_text().split())
    assert "ngày 30 tháng 06 năm 2024" in letter
    assert "chậm nhất ngày 10/07/2024" in letter
    signed = {"title": "Thỏa ước", "signed_on": "2024-06-13", "effective_on": "2024-06-13", "expires_on": "2026-06-12", "lines": 6,
              "kind_1": "shift_meal", "value_1": 30_000}  # fmt: skip
    assert "90 đồng ý" in client.get(answer.url).content.decode()
    made = client.post(f"{answer.url}ky/", signed)
    assert "/thoa-uoc/" in made.url
    assert client.post(f"{answer.url}khong-thanh/", {"failure": "declared", "failed_on": "2024-06-30", "words": "x"}).status_code == 422
    with django_assert_max_num_queries(22):
        client.get(page)
    with django_assert_max_num_queries(32):
        client.get(answer.url)
    client.force_login(access.actor_named("ben.canh"))
    assert client.get(answer.url).status_code == 404


def test_programs_and_a_terminal_do_the_same(client, town, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    client.force_login(access.actor_named("chu.tich"))

    def send(path, body, status=200):
        answer = client.post(f"/api/bargaining/{path}", body, content_type="application/json")
        assert answer.status_code == status, answer.content
        return answer.json()

    body = {"unit": "CD001", "title": "May 2025", "asked_by": "employer", "requested_on": "2024-06-14", "employers": ["DV001"],
            "matters": [{"topic": "wage", "words": "Lương"}]}  # fmt: skip
    poll = {"held_on": "2024-06-15", "asked": 9, "answers": [{"place": 1, "agree": 5, "disagree": 4}]}
    sign = {"title": "Thỏa ước", "signed_on": "2024-06-20", "effective_on": "2024-06-20", "expires_on": "2026-06-19"}
    vote = {"employer": "DV001", "asked": 400, "in_favour": 300, "voted_on": "2024-06-19"}
    one = send("talks", body)["id"]
    send(f"talks/{one}/steps", {"step": "placed", "happened_on": "2024-06-15"})
    send(f"talks/{one}/polls", poll)
    send(f"talks/{one}/sessions", {"held_on": "2024-06-16", "outcomes": [{"place": 1, "is_agreed": True}]})
    assert send(f"talks/{one}/ballots", vote) == {"is_passed": True}
    assert client.get(f"/api/bargaining/talks/{one}").json()["marks"][0]["words"] == "Thống nhất địa điểm, thời gian"
    send(f"talks/{one}/sign", sign)
    send(f"talks/{one}/fail", {"failure": "declared", "failed_on": "2024-06-30", "words": "x"}, 409)
    assert len(client.get("/api/bargaining/talks?state=signed").json()) == 1

    def command(name, *words):
        out = StringIO()
        call_command(f"bargaining_{name}", *words, json=True, on=DAY, stdout=out, acting="chu.tich")
        return json.loads(out.getvalue())

    two = str(command("request_bargaining", json.dumps(body))["bargaining"])
    command("mark_bargaining", two, '{"step": "placed", "happened_on": "2024-06-15"}')
    command("record_poll", two, json.dumps(poll))
    command("hold_session", two, '{"held_on": "2024-06-16"}')
    command("record_ballot", two, json.dumps(vote))
    assert command("sign_bargaining", two, json.dumps(sign))["agreement"]
    three = str(command("request_bargaining", json.dumps(body))["bargaining"])
    command("fail_bargaining", three, '{"failure": "refused", "failed_on": "2024-06-30", "words": "Từ chối"}')
