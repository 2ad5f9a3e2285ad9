"""Applications, decisions, coming back; what is refused; what PostgreSQL refuses again."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.kernel.errors import Rejected
from congdoan.people.members import queries, services
from congdoan.people.members.models import Event, Membership, Person
from congdoan.people.members.queries import Filter
from congdoan.people.members.tests.builders import DAY, draft, member, members
from congdoan.people.organisations import services as register
from congdoan.people.organisations.tests.builders import organisation

pytestmark = pytest.mark.django_db
AN = {"sex": "Nam", "born": "13/05/1990", "citizen_number": "072090001234"}
FEBRUARY = date(2024, 2, 1)


def refused_by_postgresql(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_an_applicant_becomes_a_member_by_the_committees_decision(district, enter_as):
    enter_as(district.chair)
    asked = services.apply(by=district.chair, unit_id=district.left, draft=draft("Nguyễn Văn An", **AN), applied_on=FEBRUARY, on=DAY)

    (waiting,) = queries.applications(unit_id=district.left)
    assert (waiting.full_name, waiting.citizen, waiting.state) == ("Nguyễn Văn An", "•••• 1234", "applied")
    services.approve_applications(by=district.chair, application_ids=[asked], decided_on=date(2024, 2, 5), decision="02/QĐ", on=DAY)

    page = queries.person(waiting.person_id, on=date(2024, 2, 5))
    assert (page.state, page.joined_on, page.stay.began) == ("active", date(2024, 2, 5), "kết nạp")
    assert queries.person(waiting.person_id, on=date(2024, 2, 4)).stay is None
    assert [told.kind for told in page.events] == ["admitted", "applied"]


def test_who_resigned_may_apply_again_and_keeps_the_seniority(district, enter_as):
    enter_as(district.chair)
    person, membership = member(district.chair, district.left, "Lê Thị Bé", since=FEBRUARY)
    services.leave(by=district.chair, membership_id=membership, how="resigned", last_day=date(2024, 3, 31), reason="Nghỉ việc", on=DAY)

    again, _ = member(district.chair, district.left, "Lê Thị Bé", since=date(2024, 5, 2))
    assert again != person  # a name alone is no proof: another person may bear it

    known, ended = member(district.chair, district.left, "Trần Văn Cò", since=FEBRUARY, **AN)
    services.leave(by=district.chair, membership_id=ended, how="resigned", last_day=date(2024, 3, 31), reason="Nghỉ việc", on=DAY)
    back, _ = member(district.chair, district.left, "Trần Văn Cò", since=date(2024, 5, 2), **AN)
    page = queries.person(back, on=DAY)
    assert (back, page.joined_on, page.stay.began) == (known, FEBRUARY, "vào lại")


def test_a_list_is_taken_whole_or_not_at_all(district, enter_as):
    enter_as(district.chair)
    member(district.chair, district.left, "Trần Văn Cò", since=FEBRUARY, **AN)
    people = [draft("Hồ Văn Tư"), draft("Trần Văn Cò", **AN), draft("Mai Thị Năm", born="1991"), draft("Mai Thị Năm", born="1991")]

    with pytest.raises(Rejected) as refusal:
        services.apply_list(by=district.chair, unit_id=district.left, drafts=people, applied_on=FEBRUARY, on=DAY)

    assert [problem["row"] for problem in refusal.value.facts["problems"]] == [2, 4]
    assert queries.applications() == []


def test_what_is_refused(district, enter_as):
    enter_as(district.chair)
    apply = {"by": district.chair, "unit_id": district.left, "applied_on": FEBRUARY, "on": DAY}
    asked = services.apply(draft=draft("Nguyễn Văn An", **AN), **apply)
    decide = {"by": district.chair, "application_ids": [asked], "on": DAY}
    with pytest.raises(services.ApplicationsWait):
        services.apply(draft=draft("Nguyễn Văn An", **AN), **apply)
    with pytest.raises(services.DayUnfit):
        services.approve_applications(**decide, decided_on=FEBRUARY - timedelta(days=1), decision="")
    with pytest.raises(services.ReasonMissing):
        services.refuse_applications(**decide, decided_on=DAY, reason=" ")
    with pytest.raises(services.UnknownApplication):
        services.approve_applications(by=district.chair, application_ids=[asked, 10**9], decided_on=DAY, decision="", on=DAY)
    services.refuse_applications(**decide, decided_on=DAY, reason="Chưa đủ điều kiện")
    with pytest.raises(services.ApplicationDecided):
        services.approve_applications(**decide, decided_on=DAY, decision="")
    with pytest.raises(NotAllowed):
        services.apply(**apply | {"unit_id": district.right, "draft": draft("Ai Đó")})

    enter_as(district.officer)
    with pytest.raises(services.DayUnfit):
        services.apply(by=district.officer, unit_id=district.left, draft=draft("Ai"), applied_on=DAY + timedelta(days=1), on=DAY)
    enter_as(district.console, on=date(2025, 8, 1))
    commune = organisation(district.console, "commune_union", "CDX01", parent=district.province, founded_on=date(2025, 7, 1))
    with pytest.raises(services.UnitAdmitsNobody):
        services.apply(by=district.console, unit_id=commune, draft=draft("Ai"), applied_on=date(2025, 8, 1), on=date(2025, 8, 1))


def test_a_suspended_union_admits_nobody(district, enter_as):
    enter_as(district.officer)
    facts = {"reason": "Vi phạm Điều lệ (minh họa)", "decision": "5/QĐ"}
    register.suspend(by=district.officer, organisation_id=district.left, since=date(2024, 3, 1), on=DAY, **facts)
    enter_as(district.chair)
    with pytest.raises(services.UnitSuspended):
        services.apply(by=district.chair, unit_id=district.left, draft=draft("Ai Đó"), applied_on=DAY, on=DAY)
    assert services.apply(by=district.chair, unit_id=district.left, draft=draft("Ai Đó"), applied_on=FEBRUARY, on=DAY)


def test_a_withdrawn_application_is_over(district, enter_as):
    enter_as(district.chair)
    asked = services.apply(by=district.chair, unit_id=district.left, draft=draft("Ai Đó"), applied_on=FEBRUARY, on=DAY)

    services.withdraw_application(by=district.chair, application_id=asked, reason="Chuyển chỗ làm", on=DAY)

    (gone,) = queries.applications(waiting=False)
    assert (gone.state, gone.reason) == ("withdrawn", "Chuyển chỗ làm")


def test_states_that_do_not_follow_are_refused(district, enter_as):
    enter_as(district.chair)
    person, membership = member(district.chair, district.left, "Trần Văn Cò", **AN)
    end = {"by": district.chair, "membership_id": membership, "on": DAY}
    with pytest.raises(services.MayNotFollow):
        services.leave(how="bay màu", last_day=DAY, reason="thử", **end)
    services.leave(how="removed", last_day=DAY, reason="Vi phạm Điều lệ", **end)
    with pytest.raises(services.NotOpen):
        services.record_death(died_on=DAY, **end)
    with pytest.raises(services.MayNotFollow):  # the law pack lets nobody follow a removal
        services.apply(by=district.chair, unit_id=district.left, draft=draft("Trần Văn Cò", **AN), applied_on=DAY, on=DAY)
    with pytest.raises(services.MayNotFollow):
        services.reenter(by=district.chair, person_id=person, unit_id=district.left, since=DAY, decision="", on=DAY)


def test_nobody_is_a_member_twice(district, enter_as):
    enter_as(district.chair)
    _, membership = member(district.chair, district.left, "Trần Văn Cò", **AN)
    with pytest.raises(services.AlreadyMember):
        services.apply(by=district.chair, unit_id=district.left, draft=draft("Trần Văn Cò", **AN), applied_on=DAY, on=DAY)
    services.leave(by=district.chair, membership_id=membership, how="resigned", last_day=date(2024, 3, 1), reason="nghỉ", on=DAY)
    member(district.chair, district.left, "Trần Văn Cò", since=date(2024, 5, 1), **AN)
    with pytest.raises(services.MemberElsewhere):
        services.reopen(by=district.chair, membership_id=membership, reason="nhầm", on=DAY)


def test_an_absence_rests_and_a_leaving_is_taken_back(district, enter_as):
    enter_as(district.chair)
    person, membership = member(district.chair, district.left, "Lý Thị Sáu")
    call = {"by": district.chair, "membership_id": membership, "on": DAY}
    services.record_absence(since=date(2024, 3, 1), reason="Nghỉ không lương", **call)
    assert queries.person(person, on=date(2024, 3, 15)).state == "dues_paused"
    with pytest.raises(services.AbsentAlready):
        services.record_absence(since=date(2024, 4, 1), reason="Nghỉ không lương", **call)
    services.record_return(since=date(2024, 5, 1), **call)
    with pytest.raises(services.NotAbsent):
        services.record_return(since=date(2024, 6, 15), **call)
    assert queries.person(person, on=date(2024, 5, 1)).state == "active"
    assert [row.id for row in queries.listing(Filter(state="vang"), on=date(2024, 4, 30)).rows] == [membership]

    services.leave(how="retired", last_day=date(2024, 6, 1), reason="Nghỉ hưu", **call)
    services.reopen(reason="Ghi nhầm người", **call)
    with pytest.raises(services.StillOpen):
        services.reopen(reason="Ghi nhầm người", **call)
    assert queries.person(person, on=DAY).state == "active"


def test_a_correction_keeps_what_stood_before(district, enter_as):
    enter_as(district.chair)
    person, membership = member(district.chair, district.left, "Lý Thị Sáu", job="may", ethnicity="Kinh", born="1990")

    changed = services.correct(
        by=district.chair,
        person_id=person,
        told={"full_name": "Lý Thị Sáu Em", "job": "cắt", "ethnicity": "Khmer"},
        reason="Ghi nhầm",
        on=DAY,
    )

    page = queries.person(person, on=DAY)
    assert sorted(changed) == ["ethnicity", "full_name", "job"]
    assert {words: (before, after) for words, before, after in page.events[0].changes} == {
        "Họ và tên": ("Lý Thị Sáu", "Lý Thị Sáu Em"), "Nghề nghiệp, công việc": ("may", "cắt"), "Dân tộc": ("••••", "••••"),
    }  # fmt: skip
    assert queries.listing(Filter(text="sau em"), on=DAY).rows[0].id == membership  # the list follows
    with pytest.raises(services.NothingChanged):
        services.correct(by=district.chair, person_id=person, told={"job": "cắt"}, reason="thử", on=DAY)
    with pytest.raises(services.UnfitFacts, match="sinh năm 1991"):
        services.correct(by=district.chair, person_id=person, told={"citizen_number": "072191001234"}, reason="thử", on=DAY)
    services.assign_section(by=district.chair, membership_id=membership, section="Tổ may 4", on=DAY)
    assert queries.sections(district.left, on=DAY) == ["Tổ may 4"]


def test_a_neighbour_sees_nobody_and_the_district_sees_all(district, enter_as):
    person, membership = member(district.console, district.left, "Lý Thị Sáu", citizen_number="072090001234")
    enter_as(district.neighbour)
    assert queries.listing(Filter(), on=DAY).rows == ()
    assert queries.person(person, on=DAY) is None
    with pytest.raises(services.UnknownMember):
        services.record_death(by=district.neighbour, membership_id=membership, died_on=DAY, on=DAY)
    # the same citizen number next door gets the answer of a stranger
    assert services.apply(
        by=district.neighbour, unit_id=district.right, draft=draft("Lý Thị Sáu", citizen_number="072090001234"), applied_on=DAY, on=DAY
    )

    enter_as(district.officer)
    assert [row.unit_code for row in queries.listing(Filter(unit_id=district.district), on=DAY).rows] == ["CD001"]


def test_lists_go_by_given_name_in_pages_and_few_statements(district, enter_as, django_assert_num_queries):
    enter_as(district.officer)
    people = ["Nguyễn Văn Ân", "Trần Thị Bình", "Đỗ An", "Lê Văn An", "Bùi Thị Ánh", "Phạm Bé"]
    members(district.officer, district.left, [draft(name, born="1990") for name in people])
    members(district.officer, district.right, [draft("Võ Anh")])

    with django_assert_num_queries(3):
        first = queries.listing(Filter(), on=DAY, size=4)
    rest = queries.listing(Filter(), on=DAY, after=first.next_after, size=4)
    names = [row.full_name for row in (*first.rows, *rest.rows)]
    assert names == ["Đỗ An", "Lê Văn An", "Võ Anh", "Bùi Thị Ánh", "Nguyễn Văn Ân", "Phạm Bé", "Trần Thị Bình"]
    assert (first.total, rest.next_after) == (7, "")
    assert [row.full_name for row in queries.listing(Filter(unit_id=district.left, text="van an"), on=DAY).rows] == [
        "Lê Văn An",
        "Nguyễn Văn Ân",
    ]
    assert list(queries.every(Filter(), on=DAY, piece=2)) == [*first.rows, *rest.rows]


def test_postgresql_keeps_the_promises_alone(district, enter_as, superuser_connection):
    enter_as(district.chair)
    person, membership = member(district.chair, district.left, "Trần Văn Cò", ethnicity="Kinh", **AN)
    one = Person.objects.get(id=person)
    stored = b"|".join(filter(None, (bytes(one.citizen_sealed), bytes(one.sensitive_sealed), bytes(one.citizen_hash))))
    assert b"072090001234" not in stored
    assert b"Kinh" not in stored

    refused_by_postgresql("UPDATE members_person SET citizen_sealed = %s WHERE id = %s", b"072090001234", person)
    refused_by_postgresql("UPDATE members_person SET address = 'CCCD 072090001234' WHERE id = %s", person)
    other_key = bytes(one.citizen_sealed)[:1] + b"\x00\x00\x00\x00" + bytes(one.citizen_sealed)[5:]
    refused_by_postgresql("UPDATE members_person SET citizen_sealed = %s WHERE id = %s", other_key, person)
    refused_by_postgresql("UPDATE members_membership SET full_name = 'Ai khác' WHERE id = %s", membership)
    refused_by_postgresql("UPDATE members_membership SET period = daterange('2020-01-01', NULL) WHERE id = %s", membership)
    refused_by_postgresql("UPDATE members_membership SET unit_id = %s WHERE id = %s", district.right, membership)
    refused_by_postgresql("UPDATE members_membership SET ended = 'died' WHERE id = %s", membership)
    refused_by_postgresql("DELETE FROM members_membership WHERE id = %s", membership)
    refused_by_postgresql("UPDATE members_event SET reason = 'khác' WHERE person_id = %s", person)
    refused_by_postgresql("UPDATE members_person SET unit_id = %s WHERE id = %s", district.right, person)
    columns = "person_id, unit_id, period, began, ended, full_name, sort_key, name_key, sex, born, section, dues_group"
    copied = (
        "person_id, unit_id, daterange('2024-06-01', NULL), began, ended, full_name, sort_key, name_key, sex, born, section, dues_group"
    )
    refused_by_postgresql(f"INSERT INTO members_membership ({columns}) SELECT {copied} FROM members_membership WHERE id = %s", membership)
    refused_by_postgresql(
        "INSERT INTO members_event (unit_id, person_id, kind, happened_on, decision, reason, facts, recorded_by_id)"
        " VALUES (%s, %s, 'admitted', '2024-01-01', '', '', '{}', %s)",
        district.left, person, district.console,
    )  # fmt: skip
    assert Event.objects.filter(person_id=person).count() == 2
    assert Membership.objects.count() == 1
