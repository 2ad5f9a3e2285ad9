"""Polls on the phone: one answer of a slip, counts that nobody reads before the end, small counts covered; promises broken once."""

import json
from collections import Counter
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.bargaining import queries, services
from congdoan.activities.bargaining.rules import slips as rules
from congdoan.activities.bargaining.rules import talks
from congdoan.activities.bargaining.services import polls
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.kernel.codes import shown_code

from .builders import DAY

pytestmark = pytest.mark.django_db
LAST = DAY + timedelta(days=7)
AFTER = LAST + timedelta(days=1)
MATTERS = (talks.Matter("wage", "Suất ăn 32.000 đồng"), talks.Matter("equality", "Phép năm 15 ngày"))
counts = st.fixed_dictionaries({name: st.integers(0, 12) for name in rules.ANSWERS})


@given(counts)
def test_no_small_count_is_told_nor_can_be_worked_out(told):
    shown = rules.covered(told, 5)

    assert all(count is None or count == told[name] for name, count in shown.items())
    assert not any(count is not None and 0 < count < 5 for count in shown.values())
    gaps = [name for name, count in shown.items() if count is None]
    total = sum(told[name] for name in gaps)
    small = {name for name in gaps if told[name]}
    ways = _fillings(len(gaps), total)
    assert not gaps or len(gaps) == 3 or len(ways) > 1
    assert small or not gaps


def _fillings(places, total):
    if places == 0:
        return [()] if total == 0 else []
    return [(first, *rest) for first in range(total + 1) for rest in _fillings(places - 1, total - first)]


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ((30, 0, 0), (30, 0, 0)),
        ((30, 5, 0), (30, 5, 0)),
        ((30, 4, 0), (None, None, 0)),
        ((30, 6, 4), (30, None, None)),
        ((30, 3, 4), (30, None, None)),
        ((30, 1, 1), (None, None, None)),
        ((4, 3, 2), (None, None, None)),
    ],
)
def test_counts_at_the_boundary(told, shown):
    assert tuple(rules.covered(dict(zip(rules.ANSWERS, told, strict=True)), 5).values()) == shown


@pytest.fixture
def chair(town, enter_as):
    enter_as(town.chair)
    return town.chair


def polled(chair, town, *, slips=12, on=DAY, closes_on=LAST):
    bargaining = services.request_bargaining(
        by=chair, unit_id=town.union, employer_ids=[town.employer], level="enterprise", title="May 2024", asked_by="union",
        requested_on=DAY, matters=MATTERS, on=on,
    )  # fmt: skip
    return bargaining, services.open_poll(by=chair, bargaining_id=bargaining, slips=slips, closes_on=closes_on, on=on)


def answered(code, *told, on=DAY):
    guard.leave()  # whoever drew the slip, without an account
    services.answer_slip(code=code, answers={str(place): word for place, word in enumerate(told, start=1) if word}, on=on)


def refused(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_slips_answer_once_and_their_sums_become_the_poll_of_the_talks(town, chair, enter_as):
    bargaining, poll = polled(chair, town)
    codes = queries.codes(poll, 1, 12)
    for code in codes[:9]:
        answered(code, "yes", "no" if code in codes[:3] else "")
    answered(codes[9], "other", "yes")
    with pytest.raises(services.SlipUnusable, match="đã được trả lời"):
        answered(codes[0], "no")
    for nothing in ({}, {"1": "maybe"}, {"7": "yes"}):
        with pytest.raises(services.SlipUnusable, match="ít nhất một"):
            services.answer_slip(code=codes[10], answers=nothing, on=DAY)
    with pytest.raises(services.SlipUnusable, match="kết thúc"):
        answered(codes[10], "yes", on=AFTER)
    with pytest.raises(services.SlipUnusable, match="không có phiếu"):
        answered("0000-0000-0000", "yes")
    enter_as(chair)
    assert (queries.phone_poll(poll).used, queries.last_poll(bargaining)) == (10, None)
    with pytest.raises(services.PollStillOpen):
        services.close_poll(by=chair, poll_id=poll, on=LAST)

    enter_as(chair, on=AFTER)
    made = services.close_poll(by=chair, poll_id=poll, on=AFTER)

    told = queries.last_poll(bargaining)
    assert (made, told.asked, told.answered, told.held_on) == (told.pk, 12, 10, LAST)
    first, second = queries.matters(bargaining, on=AFTER)
    assert (first.agree, first.disagree, first.other) == (None, 0, None)  # nine and one: the one tells nobody's answer
    assert first.said == "ít đồng ý, 0 không, ít ý khác"
    assert (second.agree, second.disagree) == (None, None)
    with pytest.raises(services.UnknownPoll):
        services.close_poll(by=chair, poll_id=poll, on=AFTER)
    with pytest.raises(services.SlipUnusable):
        answered(codes[11], "yes")


def test_every_slip_back_ends_it_early_and_few_answers_tell_nothing(town, chair, enter_as):
    bargaining, poll = polled(chair, town, slips=4)
    for code in queries.codes(poll, 1, 4):
        answered(code, "yes", "yes")
    enter_as(chair)

    assert services.close_poll(by=chair, poll_id=poll, on=DAY) is None
    assert queries.last_poll(bargaining) is None
    assert services.open_poll(by=chair, bargaining_id=bargaining, slips=6, closes_on=DAY, on=DAY)  # another may follow
    for code in queries.codes(poll + 1, 1, 6):
        answered(code, "yes", "no")
    enter_as(chair)
    assert services.close_poll(by=chair, poll_id=queries.last_phone_poll(bargaining).id, on=DAY)
    assert [(one.agree, one.disagree, one.other) for one in queries.matters(bargaining, on=DAY)] == [(6, 0, 0), (0, 6, 0)]


def test_talks_that_end_close_their_poll_untold(town, chair, enter_as):
    bargaining, poll = polled(chair, town)
    code, other = queries.codes(poll, 1, 2)
    answered(code, "yes")
    enter_as(chair)

    services.fail_bargaining(by=chair, bargaining_id=bargaining, failure="declared", failed_on=DAY, words="Hai bên tuyên bố", on=DAY)

    assert (queries.phone_poll(poll).closed_on, queries.last_poll(bargaining)) == (DAY, None)
    with pytest.raises(services.UnknownPoll):
        services.close_poll(by=chair, poll_id=poll, on=DAY)
    with pytest.raises(services.SlipUnusable, match="đã kết thúc"):
        answered(other, "yes")


def test_of_two_people_who_close_a_poll_at_once_one_does(town, chair, enter_as, monkeypatch):
    _, poll = polled(chair, town)
    enter_as(chair, on=AFTER)
    ours, hold = [], polls.held

    def somebody_is_quicker(*given):
        if not ours:
            ours.append("waits for the talks")
            services.close_poll(by=chair, poll_id=poll, on=AFTER)
        return hold(*given)

    monkeypatch.setattr(polls, "held", somebody_is_quicker)
    with pytest.raises(services.UnknownPoll):
        services.close_poll(by=chair, poll_id=poll, on=AFTER)


@pytest.mark.parametrize("facts", [{"slips": 0}, {"slips": 413}, {"closes_on": DAY - timedelta(days=1)}, {"closes_on": date(2024, 9, 1)}])
def test_a_poll_that_cannot_be_is_refused(town, chair, facts):
    with pytest.raises(services.BargainingUnfit):
        polled(chair, town, **facts)
    bargaining, _ = polled(chair, town)
    with pytest.raises(services.BargainingUnfit, match="chưa kết thúc"):
        services.open_poll(by=chair, bargaining_id=bargaining, slips=5, closes_on=LAST, on=DAY)
    with pytest.raises(services.UnknownBargaining):
        services.open_poll(by=chair, bargaining_id=0, slips=5, closes_on=LAST, on=DAY)


def test_postgresql_counts_alone_and_tells_once(town, chair, enter_as):
    _, poll = polled(chair, town, slips=6)
    code, *others = queries.codes(poll, 1, 6)
    hashed = rules.slip_hash(code)
    answered(code, "yes")
    for sql in ("SELECT * FROM bargaining_pollcount", "UPDATE bargaining_pollslip SET is_used = true", "DELETE FROM bargaining_pollslip",
                "UPDATE bargaining_phonepoll SET closed_on = now()"):  # fmt: skip
        refused(sql)
    refused("SELECT bargaining_close_poll(%s)", poll)  # nobody acts
    enter_as(chair)
    refused("SELECT * FROM bargaining_pollcount")
    refused("SELECT bargaining_close_poll(%s)", poll)  # before the end
    refused("INSERT INTO bargaining_pollslip (poll_id, unit_id, code_hash, is_used) VALUES (%s, %s, 'x', false)", poll, town.union)
    refused(
        "INSERT INTO bargaining_bargainingpoll (bargaining_id, unit_id, held_on, asked, answers, answered, phone_id) "
        "SELECT bargaining_id, unit_id, closes_on, 6, '{}', 6, id FROM bargaining_phonepoll"
    )
    refused("SELECT bargaining_answer_slip(%s, %s, %s)", rules.slip_hash(others[0]), DAY, '{"1": "maybe"}')
    refused("SELECT bargaining_answer_slip(%s, %s, %s)", rules.slip_hash(others[0]), DAY, "{}")
    with connection.cursor() as cursor:
        cursor.execute('SELECT bargaining_answer_slip(%s, %s, \'{"1": "no"}\')', [hashed, DAY])
        assert cursor.fetchone() == (False,)
    enter_as(town.neighbour, on=AFTER)
    assert queries.phone_poll(poll) is None
    refused("SELECT bargaining_close_poll(%s)", poll)
    with pytest.raises(services.UnknownPoll):
        services.close_poll(by=town.neighbour, poll_id=poll, on=AFTER)
    enter_as(town.chair)
    with pytest.raises(NotAllowed):
        services.open_poll(by=town.neighbour, bargaining_id=queries.phone_poll(poll).bargaining_id, slips=5, closes_on=LAST, on=DAY)


def test_pages_print_slips_take_answers_and_tell_counts(client, town, enter_as, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    client.force_login(access.actor_named("chu.tich"))
    enter_as(town.chair)
    told = {"employer": "DV001", "title": "May 2024", "level": "enterprise", "asked_by": "union", "requested_on": "2024-06-03",
            "topic_1": "wage", "words_1": "Suất ăn <b>32.000</b>"}  # fmt: skip
    talk = client.post("/2-doi-thoai/thuong-luong/moi/", told).url
    assert client.post(f"{talk}phieu/", {"slips": "413", "closes_on": "2024-07-07"}).status_code == 422
    assert client.post(f"{talk}phieu/", {"slips": "8", "closes_on": "2024-07-07"}).status_code == 302
    enter_as(town.chair)
    poll = queries.last_phone_poll(int(talk.rstrip("/").rpartition("/")[2])).id
    assert client.get(f"/2-doi-thoai/thuong-luong/phieu/{poll}.pdf").content.startswith(b"%PDF")
    assert "0/8" in client.get(talk).content.decode()

    client.logout()
    codes = [shown_code(code) for code in queries.codes(poll, 1, 8)]
    page = client.get(f"/y-kien/{codes[0].lower()}/")
    assert "Suất ăn &lt;b&gt;32.000" in page.content.decode()
    assert not page.cookies
    assert "no-store" in page["Cache-Control"]
    assert client.post("/y-kien/", {"code": codes[0]}).url == f"/y-kien/{codes[0]}/"
    assert client.post("/y-kien/", {"code": ""}).status_code == 422
    assert client.post(f"/y-kien/{codes[0]}/", {}).status_code == 422
    for number, code in enumerate(codes):
        answer = client.post(f"/y-kien/{code}/", {"answer_1": "no" if number < 2 else "yes"})
        assert "Đã nhận ý kiến" in answer.content.decode()
    assert "đã được trả lời" in client.get(f"/y-kien/{codes[0]}/").content.decode()
    assert client.post(f"/y-kien/{codes[0]}/", {"answer_1": "yes"}).status_code == 422
    for _ in range(guard.MOST_MISSES):
        assert client.get("/y-kien/1111-1111-1111/").status_code == 404
    assert client.get(f"/y-kien/{codes[0]}/").status_code == 429

    client.force_login(access.actor_named("chu.tich"))
    shown = client.get(talk).content.decode()
    assert "8/8" in shown
    assert "Đóng, mở kết quả" in shown
    client.post(f"/2-doi-thoai/thuong-luong/phieu/{poll}/dong/")
    shown = client.get(talk).content.decode()
    assert "ít đồng ý, ít không" in shown
    assert "Số nhỏ không công bố" in shown
    assert client.get(f"{talk}lay-y-kien.pdf").content.startswith(b"%PDF")
    client.force_login(access.actor_named("ben.canh"))
    for path in (f"{poll}.pdf", f"{poll}/dong/"):
        where = f"/2-doi-thoai/thuong-luong/phieu/{path}"
        assert (client.post(where) if path.endswith("/") else client.get(where)).status_code == 404


def test_programs_and_a_terminal_open_and_close(client, town, enter_as, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    enter_as(town.chair)
    one = services.request_bargaining(
        by=town.chair, unit_id=town.union, employer_ids=[town.employer], level="enterprise", title="May", asked_by="union",
        requested_on=DAY, matters=MATTERS, on=DAY,
    )  # fmt: skip
    client.force_login(access.actor_named("chu.tich"))
    body = {"slips": 5, "closes_on": "2024-07-07"}
    answer = client.post(f"/api/bargaining/talks/{one}/phone-polls", body, content_type="application/json")
    poll = answer.json()["id"]
    assert client.post(f"/api/bargaining/phone-polls/{poll}/close").status_code == 409
    for code in queries.codes(poll, 1, 5):
        answered(code, "yes")
    assert client.post(f"/api/bargaining/phone-polls/{poll}/close").json()["poll"]

    out = StringIO()
    call_command("bargaining_open_poll", str(one), json.dumps(body), json=True, on=DAY, stdout=out, acting="chu.tich")
    two = json.loads(out.getvalue())["poll"]
    out = StringIO()
    call_command("bargaining_close_poll", str(two), json=True, on=AFTER, stdout=out, acting="chu.tich")
    assert json.loads(out.getvalue())["poll"] is None


def test_codes_of_slips_are_all_different(town, chair):
    _, poll = polled(chair, town, slips=400)

    assert max(Counter(queries.codes(poll, 1, 400)).values()) == 1
    assert queries.codes(poll, 7, 7) == queries.codes(poll, 1, 12)[6:7]
