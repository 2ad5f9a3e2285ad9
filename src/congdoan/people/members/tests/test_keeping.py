"""Filters under a name and who sees them; records of former members until their time is over, and what is left of them then."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.access.services import NotAllowed
from congdoan.people.members import queries, services
from congdoan.people.members.models import Absence, CorrectionRequest, Event, Person
from congdoan.people.members.queries import Filter
from congdoan.people.members.queries.retention import due_persons
from congdoan.people.members.rules import PLAIN, SENSITIVE
from congdoan.people.members.tests.builders import DAY, draft, member

pytestmark = pytest.mark.django_db
LEFT = date(2024, 2, 29)
OVER = date(2026, 3, 1)  # 24 months after the last day
FACTS = {
    "citizen_number": "072190001234", "ethnicity": "Khmer", "job": "may", "address": "Ấp 3", "phone": "0912345678", "born": "1990",
}  # fmt: skip


def refused_by_postgresql(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_a_filter_is_ones_own_until_it_is_shared_in_the_branch(district, enter_as):
    facts = {"unit_id": district.left, "asked": {"sex": "nu", "text": "thị"}, "on": DAY}
    enter_as(district.chair)
    kept = services.save_filter(by=district.chair, name="Nữ  công nhân", is_shared=False, **facts)
    assert services.save_filter(by=district.chair, name="Nữ công nhân", is_shared=False, **facts) == kept  # the same name, the same filter
    enter_as(district.officer)
    assert queries.saved_filters(district.officer) == []
    with pytest.raises(services.UnknownFilter):
        services.drop_filter(by=district.officer, filter_id=kept, on=DAY)

    enter_as(district.chair)
    services.save_filter(by=district.chair, name="Nữ công nhân", is_shared=True, **facts)
    enter_as(district.officer)
    assert [(one.name, one.owner, one.is_own) for one in queries.saved_filters(district.officer)] == [("Nữ công nhân", "Chu.Tich", False)]
    refused_by_postgresql("INSERT INTO members_savedfilter (unit_id, owner_id, name, asked, is_shared) VALUES (%s, %s, 'x', '{}', true)",
                          district.left, district.chair)  # fmt: skip
    enter_as(district.neighbour)
    assert queries.saved_filters(district.neighbour) == []
    enter_as(district.officer)
    services.drop_filter(by=district.officer, filter_id=kept, on=DAY)
    assert queries.saved_filters(district.officer) == []


def test_what_no_filter_holds(district, enter_as):
    enter_as(district.chair)
    facts = {"by": district.chair, "unit_id": district.left, "is_shared": False, "on": DAY}
    for name, asked in (("", {}), ("x", {"sex": "?"}), ("x", {"text": "072090001234"}), ("x", {"wage": "9"}), ("a" * 81, {})):
        with pytest.raises(services.FilterUnfit):
            services.save_filter(name=name, asked=asked, **facts)
    with pytest.raises(NotAllowed):
        services.save_filter(name="x", asked={}, **facts | {"unit_id": district.right})
    refused_by_postgresql(
        "INSERT INTO members_savedfilter (unit_id, owner_id, name, asked, is_shared) VALUES (%s, %s, 'x', %s, false)",
        district.left, district.chair, '{"text": "072090001234"}',
    )  # fmt: skip
    kept = services.save_filter(name="x", asked={}, **facts)
    enter_as(district.console)
    with pytest.raises(services.UnknownFilter):  # nobody else's, the console's neither
        services.drop_filter(by=district.console, filter_id=kept, on=DAY)


@pytest.fixture
def former(district, enter_as):
    """Let Sáu of the left union rest, ask, be answered and resign; return the person."""
    enter_as(district.chair)
    person, membership = member(district.chair, district.left, "Lý Thị Sáu", **FACTS)
    services.record_absence(
        by=district.chair, membership_id=membership, since=date(2024, 2, 1), reason="Nghỉ ốm", on=DAY, until=date(2024, 2, 9)
    )
    services.correct(by=district.chair, person_id=person, told={"job": "cắt"}, reason="Đổi việc", on=DAY)
    account = services.open_account(by=district.chair, person_id=person, username="dv.sau", password="mot-mat-khau-dai-2024", on=DAY)
    enter_as(account)
    asked = services.request_correction(by=account, told={"job": "giám đốc"}, on=DAY)
    enter_as(district.chair)
    services.decide_correction(by=district.chair, request_id=asked, accepted=False, answer="Chưa đúng", on=DAY)
    services.leave(by=district.chair, membership_id=membership, how="resigned", last_day=LEFT, reason="Ốm", on=DAY)
    enter_as(district.officer)
    return person


def decide(district, unit_id, months, **facts):
    told = {"from_day": DAY, "decision": "05/QĐ-LĐLĐ", "on": DAY} | facts
    return services.set_retention(by=district.officer, unit_id=unit_id, months=months, **told)


def test_nothing_is_erased_before_a_time_was_decided_and_before_it_is_over(district, enter_as, former):
    assert queries.retention_law().needs_check
    assert queries.due(on=date(2090, 1, 1)).count == 0
    assert services.erase_expired(by=district.officer, on=date(2090, 1, 1)) == 0
    decide(district, district.district, 24)

    assert queries.due(on=date(2026, 2, 28)).count == 0
    (row,) = queries.due(on=OVER).units
    assert (row.unit_code, row.count, row.months, row.oldest) == ("CD001", 1, 24, date(2024, 3, 1))
    decide(district, district.left, 36)  # the nearest decision goes first
    assert queries.due(on=OVER).count == 0
    assert [(one.id, one.months) for one in due_persons(on=date(2027, 3, 1))] == [(former, 36)]


def test_of_an_erased_record_a_name_a_number_days_and_a_hash_are_left(district, enter_as, former):
    decide(district, district.district, 24)
    with pytest.raises(services.PreviewOld):
        services.erase_expired(by=district.officer, mark="khác", on=OVER)
    enter_as(district.chair)
    with pytest.raises(NotAllowed):
        services.erase_expired(by=district.chair, on=OVER)
    enter_as(district.officer)
    assert services.erase_expired(by=district.officer, mark=queries.due(on=OVER).mark, on=OVER) == 1
    assert services.erase_expired(by=district.officer, on=OVER) == 0

    one, page = Person.objects.get(id=former), queries.person(former, on=OVER)
    emptied = {name for name in PLAIN if name != "member_code" and not getattr(one, name)}
    assert emptied | set(SENSITIVE) | {"citizen_number"} == set(queries.retention_law().fields["erased"])
    assert (one.citizen_sealed, one.sensitive_sealed, page.erased_on) == (None, None, OVER)
    assert (page.full_name, page.stays[0].first, page.stays[0].last) == ("Lý Thị Sáu", date(2024, 1, 15), LEFT)
    assert {(event.reason, str(event.facts)) for event in Event.objects.filter(person_id=former)} == {("", "{}")}
    assert Absence.objects.get(person_id=former).reason == ""
    assert CorrectionRequest.objects.get(person_id=former).told_sealed is None
    assert [row.full_name for row in queries.listing(Filter(), on=LEFT).rows] == ["Lý Thị Sáu"]  # lists of those days stay
    with pytest.raises(services.RecordErased):
        services.correct(by=district.officer, person_id=former, told={"job": "may"}, reason="thử", on=OVER)
    refused_by_postgresql("UPDATE members_person SET phone = '0912345678' WHERE id = %s", former)


def test_nothing_is_erased_where_the_right_does_not_reach(district, enter_as):
    enter_as(district.officer)
    gone, _ = member(district.officer, district.right, "Lý Thị Bảy", **FACTS)
    services.correct(by=district.officer, person_id=gone, told={"job": "cắt"}, reason="Đổi việc", on=DAY)
    facts = {"by": district.officer, "on": DAY}
    services.hand_over(moves={district.right: district.left}, ends=[], since=date(2024, 2, 1), decision="1", **facts)
    (stay,) = queries.listing(Filter(district.left), on=DAY).rows
    services.leave(membership_id=stay.id, how="resigned", last_day=LEFT, reason="Ốm", **facts)
    decide(district, district.district, 24)
    access.grant(by=district.console, actor_id=district.chair, role="federation_officer", branch_id=district.left, from_day=DAY, on=DAY)
    access.grant(by=district.console, actor_id=district.chair, role="union_chair", branch_id=district.right, from_day=DAY, on=DAY)

    def words(unit_id):
        return {event.reason for event in Event.objects.filter(person_id=gone, unit_id=unit_id)} - {""}

    enter_as(district.chair, on=OVER)
    assert services.erase_expired(by=district.chair, on=OVER) == 1
    assert (words(district.left), words(district.right)) == (set(), {"Đổi việc"})
    enter_as(district.console, on=OVER)
    assert services.erase_expired(by=district.console, on=OVER) == 0
    assert words(district.right) == set()


def test_who_comes_back_is_known_and_whole_again(district, enter_as, former):
    decide(district, district.district, 24)
    services.erase_expired(by=district.officer, on=OVER)
    head = b"Ho va ten;So CCCD;Ma CDCS;Ngay vao cong doan;Ngay thoi sinh hoat;Dia chi\n"
    old = head + b"Ly Thi Sau;072190001234;CD001;15/01/2024;29/02/2024;Ap 3"
    assert services.load_members(by=district.officer, file_name="cu.csv", content=old, on=OVER).same == 1
    assert Person.objects.get(id=former).address == ""  # an old list brings nothing back

    back, _ = member(district.officer, district.left, "Lý Thị Sáu", since=OVER, on=OVER, **FACTS)

    page = queries.person(back, on=OVER)
    assert (back, page.erased_on, page.joined_on, page.citizen) == (former, None, date(2024, 1, 15), "•••• 1234")
    assert (dict(page.plain)["Nghề nghiệp, công việc"], [name for name, _ in page.sealed]) == ("may", ["ethnicity"])


def test_who_waits_for_an_answer_or_is_a_member_is_not_erased(district, enter_as, former):
    decide(district, district.district, 24)
    services.apply(by=district.officer, unit_id=district.left, draft=draft("Lý Thị Sáu", **FACTS), applied_on=OVER, on=OVER)
    member(district.officer, district.left, "Còn Sinh Hoạt")
    assert queries.due(on=OVER).count == 0


def test_what_is_refused_about_times(district, enter_as):
    enter_as(district.officer)
    decide(district, district.district, 24)
    with pytest.raises(services.RetentionSet):
        decide(district, district.district, 36)
    for months, decision in ((0, "1/QĐ"), (1201, "1/QĐ"), (12, " ")):
        with pytest.raises(services.RetentionUnfit):
            decide(district, district.left, months, decision=decision)
    refused_by_postgresql("UPDATE members_retentionrule SET months = 1")
    enter_as(district.chair)
    assert [row.months for row in queries.retention_rules(on=DAY)] == [24]  # everybody may know it
    with pytest.raises(NotAllowed):
        services.set_retention(by=district.chair, unit_id=district.left, months=1, from_day=DAY, decision="1", on=DAY)


def test_the_past_of_a_whole_record_loses_no_word(district, enter_as, former):
    refused_by_postgresql("UPDATE members_event SET reason = '', facts = '{}' WHERE person_id = %s", former)
    refused_by_postgresql("UPDATE members_correctionrequest SET told_sealed = NULL, answer = '' WHERE person_id = %s", former)
    decide(district, district.district, 24)
    services.erase_expired(by=district.officer, on=OVER)
    refused_by_postgresql("UPDATE members_event SET reason = 'khác' WHERE person_id = %s", former)
    refused_by_postgresql("UPDATE members_event SET reason = '', facts = '{}', kind = 'died' WHERE person_id = %s", former)
    refused_by_postgresql("DELETE FROM members_event WHERE person_id = %s", former)


def test_a_name_kept_where_one_no_longer_works_is_told_as_taken(district, enter_as):
    ended = {"role": "union_chair", "branch_id": district.left, "from_day": date(2020, 1, 1), "until": date(2024, 6, 1)}
    access.grant(by=district.console, actor_id=district.neighbour, on=DAY, **ended)
    facts = {"by": district.neighbour, "name": "Nữ", "asked": {"sex": "nu"}, "is_shared": False}
    enter_as(district.neighbour, on=date(2024, 5, 1))
    services.save_filter(unit_id=district.left, on=date(2024, 5, 1), **facts)

    enter_as(district.neighbour)
    assert queries.saved_filters(district.neighbour) == []
    with pytest.raises(services.FilterTaken):
        services.save_filter(unit_id=district.right, on=DAY, **facts)
