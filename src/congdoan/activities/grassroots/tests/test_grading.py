"""A union graded once a year: rules, the way through people and doors, and every promise broken on purpose."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.grassroots import queries, rules, services
from congdoan.activities.grassroots.rules import Criterion
from congdoan.activities.grassroots.tests.builders import DAY
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard

CRITERIA = [Criterion("Đại diện, đối thoại", 40), Criterion("Phát triển đoàn viên", 35), Criterion("Tài chính", 25)]
CUTOFFS = (90, 70, 50)
GRADINGS = "/4-doan-vien/xep-loai/"
YEAR = 2023


@given(st.integers(0, 100), st.integers(0, 100))
def test_more_points_never_give_a_worse_grade(one, other):
    assert (one <= other) or rules.grade_of(one, CUTOFFS) <= rules.grade_of(other, CUTOFFS)


def test_a_border_belongs_to_the_better_grade():
    assert [rules.grade_of(points, CUTOFFS) for points in (100, 90, 89, 70, 69, 50, 49, 0)] == [0, 0, 1, 1, 2, 2, 3, 3]


def test_a_rubric_makes_a_hundred_and_says_all_that_is_wrong():
    assert rules.rubric_faults("Doanh nghiệp", "HD 1", CRITERIA) == []
    told = rules.rubric_faults("", "", [Criterion("", 0), Criterion("Khác", 98)])
    assert len(told) == 5
    assert "98 điểm" in told[-1]
    assert rules.points_faults([40, 36, -1], [40, 35, 25]) == ["tiêu chí 2: 36 điểm, từ 0 đến 35", "tiêu chí 3: -1 điểm, từ 0 đến 25"]
    assert rules.points_faults([1], [40, 60]) == ["bảng có 2 tiêu chí, đã ghi 1 điểm"]


def rubric(town, enter_as, *, year=YEAR):
    enter_as(town.officer)
    return services.set_rubric(
        by=town.officer, unit_id=town.cast.district, year=year, name="Doanh nghiệp", document="HD xếp loại (minh họa)", criteria=CRITERIA,
        on=DAY,
    )  # fmt: skip


def scored(town, enter_as, *, points=(38, 30, 22)):
    number = rubric(town, enter_as)
    enter_as(town.chair)
    return services.score_union(by=town.chair, unit_id=town.cast.union, rubric_id=number, points=points, on=DAY)


def informed(town, enter_as):
    one = scored(town, enter_as)
    services.inform_members(by=town.chair, grading_id=one, informed_on=date(2024, 1, 20), words="Hội nghị đoàn viên", on=DAY)
    return one


@pytest.mark.django_db
def test_from_the_own_points_to_the_public(town, enter_as):
    one = informed(town, enter_as)
    enter_as(town.officer)
    with pytest.raises(services.GradingReasonMissing):
        services.review_grading(by=town.officer, grading_id=one, points=[38, 30, 20], on=DAY)
    with pytest.raises(services.PointsUnfit):
        services.review_grading(by=town.officer, grading_id=one, points=[41, 30, 20], on=DAY)
    assert services.review_grading(by=town.officer, grading_id=one, points=[38, 30, 20], reason="Thiếu quyết toán", on=DAY) == 1
    with pytest.raises(guard.NotAllowed):
        services.publish_gradings(by=town.officer, unit_id=town.cast.district, year=YEAR, decision="1/QĐ", decided_on=DAY, on=DAY)

    enter_as(town.head)
    facts = {"by": town.head, "unit_id": town.cast.district, "year": YEAR, "on": DAY}
    with pytest.raises(services.GradingDecisionMissing):
        services.publish_gradings(decision=" ", decided_on=DAY, **facts)
    with pytest.raises(services.GradingYearUnfit):
        services.publish_gradings(decision="1/QĐ", decided_on=date(2024, 7, 1), **facts)
    assert services.publish_gradings(decision="1/QĐ-LĐLĐ", decided_on=DAY, **facts) == 1
    with pytest.raises(services.NothingToPublish):
        services.publish_gradings(decision="1/QĐ-LĐLĐ", decided_on=DAY, **facts)

    shown = queries.grading(one)
    assert (shown.state, shown.own_total, shown.total, shown.grade_words) == ("published", 90, 88, "hoàn thành tốt")
    assert [act.name for act in queries.grading_acts(one)] == ["Tự chấm điểm", "Thông báo đoàn viên", "Cấp trên duyệt", "Công bố"]
    assert [line.differs for line in queries.grading_lines(one)] == [False, False, True]
    assert queries.count_grades(year=YEAR) == [("hoàn thành tốt", 1)]
    guard.leave()
    (public,), _ = queries.public_grades(year=YEAR)
    assert (public.unit_code, public.total, queries.public_years()) == ("CD001", 88, [YEAR])


@pytest.mark.django_db
def test_what_is_out_of_turn_is_refused(town, enter_as):
    one = scored(town, enter_as)
    enter_as(town.officer)
    with pytest.raises(services.GradingOutOfTurn):
        services.review_grading(by=town.officer, grading_id=one, points=[38, 30, 22], on=DAY)  # the members were not told
    with pytest.raises(services.GradingReasonMissing):
        services.return_grading(by=town.officer, grading_id=one, reason="", on=DAY)
    services.return_grading(by=town.officer, grading_id=one, reason="Cộng lại mục 2", on=DAY)
    number = queries.grading(one).rubric_id
    facts = {"unit_id": town.cast.union, "rubric_id": number, "on": DAY}
    assert services.score_union(by=town.officer, points=[38, 30, 20], **facts) == one  # in the chair's place
    with pytest.raises(services.GradingReasonMissing):
        services.inform_members(by=town.officer, grading_id=one, informed_on=DAY, words="", on=DAY)
    with pytest.raises(services.GradingYearUnfit):
        services.inform_members(by=town.officer, grading_id=one, informed_on=date(2024, 7, 1), words="Niêm yết", on=DAY)
    services.inform_members(by=town.officer, grading_id=one, informed_on=DAY, words="Niêm yết", on=DAY)
    with pytest.raises(services.SelfReview):
        services.review_grading(by=town.officer, grading_id=one, points=[38, 30, 20], on=DAY)
    with pytest.raises(services.PointsUnfit):
        services.score_union(by=town.officer, points=[99, 0, 0], **facts)
    with pytest.raises(services.UnionNotGraded):
        services.score_union(by=town.officer, points=[38, 30, 20], **facts | {"unit_id": town.cast.district})
    with pytest.raises(services.UnknownRubric):
        services.score_union(by=town.officer, points=[38, 30, 20], **facts | {"rubric_id": 2**40})
    with pytest.raises(services.RubricUnfit):
        services.set_rubric(by=town.officer, unit_id=town.cast.district, year=YEAR, name="x", document="y", criteria=CRITERIA[:1], on=DAY)
    with pytest.raises(services.GradingYearUnfit):
        services.set_rubric(by=town.officer, unit_id=town.cast.district, year=2025, name="x", document="y", criteria=CRITERIA, on=DAY)

    enter_as(town.neighbour)
    assert queries.grading(one) is None
    with pytest.raises(services.UnknownGrading):
        services.return_grading(by=town.neighbour, grading_id=one, reason="?", on=DAY)
    elsewhere = services.set_rubric(
        by=town.neighbour, unit_id=access.grants_of(town.neighbour, on=DAY)[0]["branch_id"], year=YEAR, name="x", document="y",
        criteria=CRITERIA, on=DAY,
    )  # fmt: skip
    enter_as(town.chair)
    with pytest.raises(services.RubricNotAbove):
        services.score_union(by=town.chair, points=[38, 30, 20], **facts | {"rubric_id": elsewhere})


def test_who_writes_second_at_the_same_moment_is_told(town, enter_as, monkeypatch):
    number = queries.grading(scored(town, enter_as)).rubric_id
    monkeypatch.setattr(QuerySet, "select_for_update", QuerySet.none)  # the first row came after the second looked
    with pytest.raises(services.GradingTaken):
        services.score_union(by=town.chair, unit_id=town.cast.union, rubric_id=number, points=(30, 30, 20), on=DAY)


def broken(statement, *values):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.django_db
def test_postgresql_keeps_every_promise_of_a_grading(town, enter_as):
    one = informed(town, enter_as)
    number = queries.grading(one).rubric_id
    new = "INSERT INTO grassroots_grading (unit_id, year, rubric_id, state, own, grade_words, scored_by_id, decision) VALUES"
    broken(f"{new} (%s, 2022, %s, 'reviewed', '{{1,1,1}}', '', %s, '')", town.cast.union, number, town.chair)
    broken(f"{new} (%s, 2022, %s, 'scored', '{{41,1,1}}', '', %s, '')", town.cast.union, number, town.chair)
    broken(f"{new} (%s, 2022, %s, 'scored', '{{1,1,1}}', '', %s, '')", town.cast.union, number, town.officer)
    enter_as(town.officer)
    review = (
        "UPDATE grassroots_grading SET state = 'reviewed', reviewed = %s, cutoffs = '{90,70,50}', total = %s, grade = %s,"
        " reviewed_by_id = %s WHERE id = %s"
    )
    broken(review, [38, 30, 20], 88, 0, town.officer, one)  # 88 points are the second grade
    broken(review, [38, 30, 20], 90, 0, town.officer, one)  # and no 90
    broken(review, [38, 30, 20], 88, 1, town.chair, one)  # who scored does not review
    broken(review, [38, 30, 20], 88, 1, town.head, one)  # in another's name
    broken("UPDATE grassroots_grading SET year = 2020 WHERE id = %s", one)
    broken("UPDATE grassroots_grading SET state = 'published', decision = 'x' WHERE id = %s", one)
    services.review_grading(by=town.officer, grading_id=one, points=[38, 30, 22], on=DAY)
    broken("UPDATE grassroots_grading SET state = 'published', decision = 'x', decided_on = now(), own = '{1,1,1}' WHERE id = %s", one)
    columns = "grading_id, unit_id, unit_code, unit_name, year, total, grade, grade_words, decision, decided_on"
    broken(
        f"INSERT INTO grassroots_publicgrade ({columns}) VALUES (%s, %s, 'CD001', 'x', %s, 100, 0, 'x', 'x', now())",
        one,
        town.cast.union,
        YEAR,
    )
    enter_as(town.head)
    services.publish_gradings(by=town.head, unit_id=town.cast.district, year=YEAR, decision="1/QĐ", decided_on=DAY, on=DAY)
    broken("UPDATE grassroots_grading SET state = 'returned' WHERE id = %s", one)
    columns = "unit_id, year, name, version, document, criteria, most, set_by_id, set_on"
    values = "%s, 2023, 'x', 1, 'y', '{a,b}', '{50,49}', %s, now()"
    broken(f"INSERT INTO grassroots_rubric ({columns}) VALUES ({values})", town.cast.district, town.head)
    with pytest.raises(Exception, match=r"never change|permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE grassroots_rubric SET most = '{1,1,98}' WHERE id = %s", [number])


@pytest.fixture
def as_(client, monkeypatch):
    """Return a browser of somebody, on a day of 2024."""
    monkeypatch.setattr(doors, "today", lambda: DAY)

    def sign_in(name):
        client.force_login(access.actor_named(name))
        return client

    return sign_in


@pytest.mark.django_db
def test_by_page_a_chair_scores_an_officer_reviews_the_head_publishes(town, as_, django_assert_max_num_queries):
    officer = as_("can.bo")
    assert "chưa có bảng điểm" in officer.get(f"{GRADINGS}?nam={YEAR}").content.decode()
    told = {"unit": town.cast.district, "year": YEAR, "name": "Doanh nghiệp", "document": "HD", "lines": "Đối thoại | 60\nTài chính\t39"}
    wrong = officer.post(f"{GRADINGS}bang-diem/", told)
    assert (wrong.status_code, "cộng được 99 điểm" in wrong.content.decode()) == (422, True)
    assert "Dòng 1" in officer.post(f"{GRADINGS}bang-diem/", told | {"lines": "Đối thoại"}).content.decode()
    assert officer.post(f"{GRADINGS}bang-diem/", told | {"lines": "Đối thoại | 60\nTài chính\t40"}).status_code == 302

    chair, own = as_("chu.tich"), f"{GRADINGS}CD001/{YEAR}/"
    assert "Tự chấm điểm" in chair.get(own).content.decode()
    assert chair.post(f"{own}cham/", {"p0": 61, "p1": 40}).status_code == 422
    assert chair.post(f"{own}cham/", {"p0": 55, "p1": 40}).status_code == 302
    one = next(row.grading.id for row in grading_rows(town.chair))
    assert chair.post(f"{GRADINGS}{one}/thong-bao/", {"informed_on": "2024-01-20", "words": "Hội nghị"}).status_code == 302
    assert chair.get(f"{GRADINGS}{one}/duyet/").status_code == 403

    officer = as_("can.bo")
    assert officer.post(f"{GRADINGS}{one}/tra-lai/", {"reason": "Xem lại mục 2"}).status_code == 302
    assert as_("chu.tich").post(f"{own}cham/", {"p0": 55, "p1": 38}).status_code == 302
    assert as_("chu.tich").post(f"{GRADINGS}{one}/thong-bao/", {"informed_on": "2024-01-25", "words": "Niêm yết"}).status_code == 302
    officer = as_("can.bo")
    assert "tự chấm 38" in officer.get(f"{GRADINGS}{one}/duyet/").content.decode()
    assert officer.post(f"{GRADINGS}{one}/duyet/", {"p0": 55, "p1": 38}).status_code == 302
    officer.get(f"{GRADINGS}?nam={YEAR}")
    with django_assert_max_num_queries(23):
        assert "hoàn thành xuất sắc: 1" in officer.get(f"{GRADINGS}?nam={YEAR}").content.decode()
    with django_assert_max_num_queries(23):
        assert "CD001" in officer.get(f"{GRADINGS}?nam={YEAR}&buoc=reviewed").content.decode()

    head = as_("chanh.vp")
    told = {"unit": town.cast.district, "decision": "9/QĐ-LĐLĐ", "decided_on": "2024-02-01"}
    assert head.post(f"{GRADINGS}cong-bo/?nam={YEAR}", told).status_code == 302
    assert "Đã công bố theo 9/QĐ-LĐLĐ" in head.get(own).content.decode()
    head.logout()
    public = head.get("/cong-khai/xep-loai/").content.decode()
    assert "9/QĐ-LĐLĐ" in public
    assert "Hoàn thành xuất sắc" in public
    assert head.get(f"{GRADINGS}?nam={YEAR}").status_code == 302  # the rest is for who is signed in
    neighbour = as_("ben.canh")
    assert "CD001" not in neighbour.get(f"{GRADINGS}?nam={YEAR}").content.decode()
    assert neighbour.get(own).status_code == 404


def grading_rows(by):
    with doors.acting(by, on=DAY):
        rows, _ = queries.gradings(year=YEAR, on=DAY)
        return rows


def command(name, *words):
    out = StringIO()
    call_command(f"grassroots_{name}", *words, json=True, on=DAY, stdout=out)
    return json.loads(out.getvalue())


@pytest.mark.django_db
def test_programs_and_a_terminal_grade_too(town, as_, enter_as):
    def send(name, path, body, status=200):
        answer = as_(name).post(f"/api/grassroots/{path}", body, content_type="application/json")
        assert answer.status_code == status, answer.content
        return answer.json()

    facts = {"year": YEAR, "name": "Doanh nghiệp", "document": "HD", "criteria": [{"words": "Đối thoại", "most": 100}]}
    number = send("can.bo", "rubrics", facts | {"unit": "LDLD-DMC"})["id"]
    one = send("chu.tich", "gradings", {"unit": "CD001", "rubric_id": number, "points": [72]})["id"]
    send("chu.tich", f"gradings/{one}/inform", {"informed_on": "2024-01-20", "words": "Hội nghị"})
    send("can.bo", f"gradings/{one}/return", {"reason": "Cộng lại"})
    send("chu.tich", "gradings", {"unit": "CD001", "rubric_id": number, "points": [71]})
    send("chu.tich", f"gradings/{one}/inform", {"informed_on": "2024-01-22", "words": "Niêm yết"})
    assert send("can.bo", f"gradings/{one}/review", {"points": [71]})["grade"] == 1
    (listed,) = as_("can.bo").get(f"/api/grassroots/gradings?year={YEAR}").json()
    assert (listed["unit_code"], listed["grade_words"]) == ("CD001", "hoàn thành tốt")
    told = {"unit": "LDLD-DMC", "year": YEAR, "decision": "9/QĐ", "decided_on": "2024-02-01"}
    assert send("chanh.vp", "gradings/publish", told) == {"published": 1}

    enter_as(town.officer)
    other = command("set_rubric", json.dumps(facts | {"unit": "LDLD-DMC", "year": 2022}))["rubric"]
    two = command("score_union", json.dumps({"unit": "CD001", "rubric_id": other, "points": [40]}))["grading"]
    command("inform_members", str(two), json.dumps({"informed_on": "2024-01-20", "words": "Hội nghị"}))
    command("return_grading", str(two), json.dumps({"reason": "Cộng lại"}))
    for name, words in (("review_grading", (str(two), '{"points": [40]}')), ("publish_gradings", (json.dumps(told),))):
        with pytest.raises(SystemExit):
            command(name, *words)  # not told to the members again; nothing waits
