"""Units below are asked about a draft and answered; programmes are reviewed with figures of the books, closed, reopened with a reason."""

import io
import json
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.programmes import queries, rules, services
from congdoan.activities.programmes.rules.reviews import standing
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.documents import queries as documents

from .builders import DAY, district

pytestmark = pytest.mark.django_db
DUE = DAY + timedelta(days=10)
LATER = DUE + timedelta(days=1)
LESSONS = "Chậm vì chưa phân công rõ; phân công ngay từ đầu."


@pytest.fixture(scope="module")
def built(built_once):
    return district(built_once)


@pytest.fixture
def home(db, built, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    built.acting("officer")
    return built


@pytest.fixture
def asked(home):
    """A draft that two unions are asked about: the programme, and each union's opinion."""
    one = home.draft()
    services.add_task(by=home.people["officer"], programme_id=one, title="Lập kế hoạch đối thoại", for_units=True, on=DAY)
    units = [home.ids["CD001"], home.ids["CD002"]]
    assert services.open_consultation(by=home.people["officer"], programme_id=one, due_on=DUE, unit_ids=units, on=DAY) == 2
    return one, {row.unit_code: row.id for row in queries.opinions(one, on=DAY)[0]}


def breaks(statement, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{statement}; SET CONSTRAINTS ALL IMMEDIATE", values)


def state(home, one, on=DAY):
    home.acting("officer", on=on)
    return queries.state_of(one)


def review(home, one, kind="midterm", *, who="officer", on=DAY):
    return services.review_programme(by=home.acting(who, on=on), programme_id=one, kind=kind, lessons=LESSONS, on=on)


@given(st.lists(st.tuples(st.sampled_from(list(rules.TASK_STATES)), st.none() | st.dates())), st.dates())
def test_tasks_at_a_review_add_up(tasks, on):
    stood = standing(tasks, on=on)

    assert stood.done + stood.none + stood.left == stood.total == len(tasks)
    assert stood.late <= stood.left


def test_who_is_asked_reads_the_draft_and_nothing_else_of_it(home, asked):
    one, opinions = asked
    home.acting("chair")
    row, draft, programme = queries.opinion(opinions["CD001"], on=DAY)
    assert ([task["title"] for task in draft["tasks"]], programme) == (["Lập kế hoạch đối thoại"], None)
    assert row.asker == "LĐLĐ huyện Dương Minh Châu"
    assert queries.opinion(opinions["CD002"], on=DAY) is None
    assert queries.details(one, on=DAY) is None
    home.acting("neighbour")
    assert queries.consultations(one) == ()


def test_an_opinion_is_told_once_in_time_and_answered_before_the_draft_goes_on(home, asked):
    one, opinions = asked
    facts = {"programme_id": one, "on": DAY}
    with pytest.raises(services.WrongState):  # it stands while units read it
        services.add_task(by=home.acting("officer"), title="Việc thêm", **facts)
    with pytest.raises(services.OpinionsWaiting) as waiting:
        services.close_consultation(by=home.people["officer"], **facts)
    assert waiting.value.facts["unheard"] == 2
    with pytest.raises(services.OpinionWrongState):
        services.answer_opinion(by=home.people["officer"], opinion_id=opinions["CD001"], verdict="taken", answer="Vâng", on=DAY)
    services.tell_opinion(by=home.acting("chair"), opinion_id=opinions["CD001"], words="Lùi hạn một tháng.", on=DAY)
    for words, refusal in (("Thêm nữa", services.OpinionWrongState), (" ", services.TextUnfit)):
        with pytest.raises(refusal):
            services.tell_opinion(by=home.people["chair"], opinion_id=opinions["CD001"], words=words, on=DAY)
    home.acting("neighbour")
    with pytest.raises(services.UnknownOpinion):
        services.answer_opinion(by=home.people["neighbour"], opinion_id=opinions["CD001"], verdict="taken", answer="Vâng", on=DAY)
    with pytest.raises(services.OpinionWrongState):
        services.tell_opinion(by=home.acting("other", on=LATER), opinion_id=opinions["CD002"], words="Muộn rồi", on=LATER)
    with pytest.raises(services.OpinionsWaiting):
        services.close_consultation(by=home.acting("officer", on=LATER), programme_id=one, on=LATER)
    answer = {"verdict": "partly", "answer": "Lùi nửa tháng.", "on": LATER}
    services.answer_opinion(by=home.people["officer"], opinion_id=opinions["CD001"], **answer)

    services.close_consultation(by=home.people["officer"], programme_id=one, on=LATER)

    assert queries.state_of(one) == "drafted"
    assert [(row.told, row.answered, row.waiting) for row in queries.consultations(one)] == [(1, 1, 0)]
    services.add_task(by=home.people["officer"], programme_id=one, title="Việc thêm", on=LATER)
    services.submit_programme(by=home.people["officer"], programme_id=one, on=LATER)


def test_a_draft_that_is_withdrawn_asks_nobody_any_more(home, asked, client):
    one, opinions = asked
    services.tell_opinion(by=home.acting("chair"), opinion_id=opinions["CD001"], words="Lùi hạn một tháng.", on=DAY)
    lapse = "UPDATE programmes_opinion SET state = 'lapsed' WHERE id = %s"
    home.acting("officer")
    breaks(lapse, opinions["CD002"])  # while the draft lives

    services.withdraw_programme(by=home.people["officer"], programme_id=one, reason="Cấp trên ra văn bản mới", on=DAY)

    (row,) = queries.consultations(one)
    assert (row.asked, row.told, row.answered, row.waiting) == (2, 1, 0, 0)
    home.acting("other")
    assert queries.asked_of([home.ids["CD002"]], on=DAY) == ()
    with pytest.raises(services.OpinionWrongState, match="dự thảo đã dừng"):
        services.tell_opinion(by=home.people["other"], opinion_id=opinions["CD002"], words="Đồng ý", on=DAY)
    client.force_login(access.actor_named("nguoi.chair"))
    shown = client.get(reverse("programmes:opinion", args=[opinions["CD001"]])).content.decode()
    assert "dự thảo đã dừng" in shown
    assert "Lùi hạn một tháng." in shown


def test_a_draft_that_ends_with_its_unit_asks_nobody_any_more(home, asked):
    by = home.acting("founder")
    services.hand_over(by=by, unit_id=home.ids["LDLD-DMC"], receiver_id=home.ids["LDLD-TB"], decision="Quyết định 40/QĐ-LĐLĐ", on=DAY)

    home.acting("other")
    assert queries.asked_of([home.ids["CD002"]], on=DAY) == ()


def test_nobody_is_asked_about_nothing_or_in_the_past(home):
    one = home.draft()
    ask = {"by": home.people["officer"], "programme_id": one, "on": DAY}
    with pytest.raises(services.NoTasks):
        services.open_consultation(due_on=DUE, **ask)
    services.add_task(title="Việc", **ask)
    with pytest.raises(services.TextUnfit):
        services.open_consultation(due_on=DAY - timedelta(days=1), **ask)
    with pytest.raises(services.UnitNotBelow):
        services.open_consultation(due_on=DUE, unit_ids=[home.ids["LDLD-TB"]], **ask)
    with pytest.raises(NotAllowed):
        services.open_consultation(due_on=DUE, **ask | {"by": home.acting("inspector")})


def test_what_postgresql_refuses_of_a_consultation(home, asked):
    one, opinions = asked
    told = "UPDATE programmes_opinion SET state = 'told', words = 'x', told_by = %s, told_on = %s WHERE id = %s"
    by = home.acting("chair")
    breaks(told, home.people["other"], DAY, opinions["CD001"])  # in somebody's name
    breaks("UPDATE programmes_opinion SET due_on = %s WHERE id = %s", LATER, opinions["CD001"])
    with connection.cursor() as cursor:
        cursor.execute(told, (by, DAY, opinions["CD001"]))
    answered = (
        "UPDATE programmes_opinion SET state = 'answered', verdict = 'taken', answer = 'x', answered_by = %s, answered_on = %s"
        " WHERE id = %s"
    )
    breaks(answered, by, DAY, opinions["CD001"])  # by who told
    by = home.acting("officer")
    act = (
        "INSERT INTO programmes_programmeact (unit_id, programme_id, place, kind, words, acted_by, acted_on)"
        " VALUES (%s, %s, %s, %s, 'x', %s, %s)"
    )
    breaks(act, home.ids["LDLD-DMC"], one, 3, "consulted", by, DAY)  # unanswered
    breaks("UPDATE programmes_consultation SET draft = '{}' WHERE programme_id = %s", one)
    breaks("DELETE FROM programmes_opinion")
    columns = "unit_id, programme_id, asker, title, due_on, draft, opened_by, opened_on"
    other = home.draft(title="Chưa hỏi")
    breaks(f"INSERT INTO programmes_consultation ({columns}) VALUES (%s, %s, '', '', %s, '{{}}', %s, %s)",
           home.ids["LDLD-DMC"], other, DUE, by, DAY)  # fmt: skip


def test_a_review_freezes_what_the_books_tell_on_its_day(home):
    one = home.draft()
    facts = {"by": home.people["officer"], "programme_id": one, "on": DAY}
    late = services.add_task(title="Quá hạn", due_on=date(2024, 6, 1), **facts)
    done = services.add_task(title="Xong", due_on=date(2024, 6, 1), **facts)
    target = services.add_target(code="4.1", name="Đoàn viên", unit_words="người", measure="level", indicator="members.standing", **facts)
    services.commit_target(by=home.people["officer"], target_id=target, year=2024, value=40, on=DAY)
    with pytest.raises(services.WrongState):  # a draft
        review(home, one)
    home.issued(one)
    services.tell_progress(by=home.acting("officer"), task_id=done, state="done", link="https://congdoan.example/x", on=DAY)

    made = review(home, one)

    row = queries.review(made)
    assert (row.standing.total, row.standing.done, row.standing.late) == (2, 1, 1)
    assert [(each["id"], each["words"]) for each in row.left] == [(late, "chưa làm, trễ 29 ngày")]
    measured = queries.measure("members.standing", home.ids["LDLD-DMC"], year=2024, on=DAY).numerator
    assert [(each["code"], each["numerator"], each["wanted"]) for each in row.targets] == [("4.1", measured, "ít nhất 40")]
    services.tell_progress(by=home.people["officer"], task_id=late, state="done", link="https://congdoan.example/y", on=DAY)
    assert queries.review(made).standing.done == 1  # as it was frozen
    assert queries.state_of(one) == "issued"


def test_after_the_final_review_nothing_changes_until_another_person_reopens_it(home):
    one = home.draft()
    facts = {"by": home.people["officer"], "programme_id": one, "on": DAY}
    task = services.add_task(title="Việc", **facts)
    density = {"name": "Tỷ lệ", "unit_words": "%", "measure": "ratio", "indicator": "members.density"}
    target = services.add_target(code="4.2", **density, **facts)
    home.issued(one)
    for kind, lessons in (("other", LESSONS), ("final", " ")):
        with pytest.raises(services.TextUnfit):
            services.review_programme(by=home.acting("officer"), programme_id=one, kind=kind, lessons=lessons, on=DAY)
    made = review(home, one, "final")

    assert state(home, one) == "closed"
    for refused in (
        lambda: services.tell_progress(by=home.people["officer"], task_id=task, state="under_way", percent=1, on=DAY),
        lambda: services.commit_target(by=home.people["officer"], target_id=target, year=2024, value=1, on=DAY),
        lambda: services.freeze_denominator(by=home.people["officer"], target_id=target, year=2024, on=DAY),
        lambda: services.assign_programme(by=home.people["officer"], programme_id=one, on=DAY),
    ):
        with pytest.raises(services.ProgrammeClosed):
            refused()
    figure = (
        "INSERT INTO programmes_targetfigure (unit_id, target_id, year, kind, value, words, told_by, told_on)"
        " VALUES (%s, %s, 2024, 'committed', 1, '', %s, %s)"
    )
    breaks(figure, home.ids["LDLD-DMC"], target, home.people["officer"], DAY)
    breaks("UPDATE programmes_review SET lessons = 'x' WHERE id = %s", made)
    reopen = (
        "INSERT INTO programmes_programmeact (unit_id, programme_id, place, kind, words, acted_by, acted_on)"
        " VALUES (%s, %s, 6, 'reopened', %s, %s, %s)"
    )
    breaks(reopen, home.ids["LDLD-DMC"], one, "x", home.people["officer"], DAY)  # who closed it
    home.acting("head")
    breaks(reopen, home.ids["LDLD-DMC"], one, "", home.people["head"], DAY)
    with pytest.raises(services.TextUnfit):
        services.reopen_programme(by=home.people["head"], programme_id=one, reason=" ", on=DAY)
    services.reopen_programme(by=home.people["head"], programme_id=one, reason="Ghi thiếu kết quả tháng 12", on=DAY)
    services.tell_progress(by=home.acting("officer"), task_id=task, state="under_way", percent=1, on=DAY)
    assert [row.id for row in queries.reviews(one)] == [made]
    review(home, one, "final", who="founder")
    with pytest.raises(services.OwnReview):
        services.reopen_programme(by=home.people["founder"], programme_id=one, reason="Tự mở", on=DAY)


def test_an_act_without_its_review_does_not_stand(home):
    one, by = home.issued(), home.acting("officer")
    statement = (
        "INSERT INTO programmes_programmeact (unit_id, programme_id, place, kind, words, acted_by, acted_on)"
        " VALUES (%s, %s, 5, 'final', '', %s, %s)"
    )
    breaks(statement, home.ids["LDLD-DMC"], one, by, DAY)


def test_the_review_is_written_as_a_document_with_what_is_late(home):
    one = home.issued()
    made = review(home, one)

    paper = services.write_review(by=home.acting("officer"), review_id=made, on=DAY)

    assert services.write_review(by=home.people["officer"], review_id=made, on=DAY) == paper == queries.review(made).paper_id
    text = json.dumps(documents.outgoing(paper).content, ensure_ascii=False)
    assert all(words in text for words in ("Sơ kết chương trình năm 2024", "trễ 10 ngày", LESSONS, "2 nhiệm vụ, 0 đã xong"))
    with pytest.raises(services.UnknownReview):
        services.write_review(by=home.people["officer"], review_id=10**9, on=DAY)


def run(command, *words, who="nguoi.officer"):
    out = io.StringIO()
    call_command(f"programmes_{command}", *map(str, words), acting=who, on=DAY.isoformat(), json=True, stdout=out)
    return json.loads(out.getvalue() or "null")


def test_pages_api_and_commands(home, client, asked):
    one, opinions = asked

    def ask(who, name, number, sent=None):
        client.force_login(access.actor_named(f"nguoi.{who}"))
        address = reverse(f"programmes:{name}", args=[number])
        return client.get(address) if sent is None else client.post(address, sent)

    def api(who, address, body):
        client.force_login(access.actor_named(f"nguoi.{who}"))
        return client.post(f"/api/programmes{address}", json.dumps(body), content_type="application/json").status_code

    listed = ask("chair", "opinion", opinions["CD001"]).content.decode()
    assert "Lập kế hoạch đối thoại" in listed
    client.force_login(access.actor_named("nguoi.chair"))
    assert "Cấp trên đang hỏi ý kiến" in client.get(reverse("programmes:programmes")).content.decode()
    assert ask("chair", "tell_opinion", opinions["CD001"], {"words": "Nhất trí"}).status_code == 302
    assert ask("chair", "answer_opinion", opinions["CD001"]).status_code == 403  # the asker's own
    assert api("other", f"/opinions/{opinions['CD002']}/tell", {"words": "Nhất trí"}) == 204
    assert "chờ trả lời" in ask("officer", "opinions", one).content.decode()
    assert ask("officer", "close_consultation", one, {}).status_code in (302, 422)
    assert state(home, one) == "consulting"
    assert ask("officer", "answer_opinion", opinions["CD001"], {"verdict": "taken", "answer": "Cảm ơn"}).status_code == 302
    run("answer_opinion", opinions["CD002"], "--verdict", "kept", "--answer", "Giữ nguyên")
    assert ask("officer", "close_consultation", one, {}).status_code == 302
    home.acting("officer")
    assert run("open_consultation", one, "--due-on", DUE.isoformat()) == {"id": 3}
    third = next(row.id for row in queries.opinions(one, on=DAY)[0] if row.unit_code == "CD003")
    for code in ("CD001", "CD002"):
        mine = next(row.id for row in queries.opinions(one, on=DAY)[0] if row.unit_code == code and row.is_open)
        run("tell_opinion", mine, "--words", "Nhất trí", who="nguoi.chair" if code == "CD001" else "nguoi.other")
        home.acting("officer")
        assert api("officer", f"/opinions/{mine}/answer", {"verdict": "taken", "answer": "Ghi nhận"}) == 204
    assert api("officer", f"/{one}/consultation/close", {}) == 409  # the third may still speak
    assert queries.opinion(third, on=DAY)[0].state_words == "chưa góp ý"
    assert client.get(f"/api/programmes/opinions/{third}").json()["state"] == "open"
    issued = home.issued()
    assert "chưa xong" in ask("officer", "review_programme", issued).content.decode()
    made = ask("officer", "review_programme", issued, {"kind": "midterm", "lessons": LESSONS})
    assert LESSONS in client.get(made.url).content.decode()
    number = int(made.url.rstrip("/").rsplit("/", 1)[1])
    assert ask("officer", "write_review", number, {}).status_code == 302
    assert client.get(f"/api/programmes/reviews/{number}").json()["standing"]["late"] == 1
    assert run("review_programme", issued, "--kind", "final", "--lessons", LESSONS)["id"] > number
    assert ask("head", "reopen_programme", issued, {"reason": "Ghi thiếu"}).status_code == 302
    assert api("officer", f"/{issued}/reviews", {"kind": "final", "lessons": LESSONS}) == 200
    assert "đã tổng kết" in ask("officer", "programme", issued).content.decode()
    run("reopen_programme", issued, "--reason", "Ghi thiếu", who="nguoi.head")
