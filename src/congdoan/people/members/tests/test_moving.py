"""From union to union: asked, answered, both dates meet; what the other side may know; whole unions at once."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.people.members import queries, services
from congdoan.people.members.models import Membership, Transfer
from congdoan.people.members.queries import Filter
from congdoan.people.members.tests.builders import DAY, draft, member, members

pytestmark = pytest.mark.django_db
NUMBER = "072090001234"
SINCE = date(2024, 5, 1)


@pytest.fixture
def asked(district, enter_as):
    """Let Cò of the left union be asked for by the right one; the console has looked for him."""
    person, membership = member(district.console, district.left, "Trần Văn Cò", citizen_number=NUMBER)
    enter_as(district.neighbour)
    transfer = services.request_transfer(
        by=district.neighbour, unit_id=district.right, citizen_number=NUMBER, full_name="Trần Văn Cò", since=SINCE, on=DAY
    )
    return person, membership, transfer


def carry(district, enter_as):
    enter_as(district.console)
    return services.carry_transfers(by=district.console, on=DAY)


def test_the_receiving_union_asks_and_both_dates_meet(district, enter_as, asked):
    person, membership, transfer = asked
    assert carry(district, enter_as) == {"found": 1, "arrived": 0}
    enter_as(district.chair)
    (row,) = queries.transfers()
    assert (row.to_code, row.from_name, row.person_id) == ("CD002", "CĐCS May Suối Đá", person)
    services.agree_transfer(by=district.chair, transfer_id=transfer, on=DAY)
    assert carry(district, enter_as) == {"found": 0, "arrived": 1}
    assert carry(district, enter_as) == {"found": 0, "arrived": 0}

    page = queries.person(person, on=DAY)
    assert [(stay.unit_code, stay.first, stay.last, stay.began, stay.ended) for stay in page.stays] == [
        ("CD002", SINCE, None, "chuyển đến", ""),
        ("CD001", date(2024, 1, 15), SINCE - timedelta(days=1), "kết nạp", "chuyển đi"),
    ]
    assert page.joined_on == date(2024, 1, 15)  # seniority goes along
    enter_as(district.chair)
    assert queries.person(person, on=DAY) is None  # the record went with its person
    assert [row.id for row in queries.listing(Filter(), on=date(2024, 4, 30)).rows] == [membership]  # lists of those days stay


def test_neither_side_learns_more_than_it_must(district, enter_as, asked):
    *_, transfer = asked
    stranger = services.request_transfer(
        by=district.neighbour, unit_id=district.right, citizen_number="072090009999", full_name="Không Ai", since=SINCE, on=DAY
    )
    carry(district, enter_as)
    enter_as(district.neighbour)
    known = {row.id: (row.state, row.from_name, row.person_id) for row in queries.transfers()}
    assert known == {transfer: ("asked", "", None), stranger: ("asked", "", None)}
    with pytest.raises(services.UnknownTransfer):
        services.agree_transfer(by=district.neighbour, transfer_id=transfer, on=DAY)
    enter_as(district.chair)
    with pytest.raises(services.UnknownTransfer):
        services.agree_transfer(by=district.chair, transfer_id=stranger, on=DAY)


def test_a_question_is_declined_or_taken_back_once(district, enter_as, asked):
    *_, transfer = asked
    with pytest.raises(services.TransferAsked):
        services.request_transfer(
            by=district.neighbour, unit_id=district.right, citizen_number=NUMBER, full_name="Trần Văn Cò", since=SINCE, on=DAY
        )
    with pytest.raises(services.UnfitFacts):
        services.request_transfer(by=district.neighbour, unit_id=district.right, citizen_number="", full_name="Cò", since=SINCE, on=DAY)
    carry(district, enter_as)
    enter_as(district.chair)
    with pytest.raises(services.ReasonMissing):
        services.decline_transfer(by=district.chair, transfer_id=transfer, reason="", on=DAY)
    services.decline_transfer(by=district.chair, transfer_id=transfer, reason="Chưa bàn giao", on=DAY)
    with pytest.raises(services.TransferAnswered):
        services.agree_transfer(by=district.chair, transfer_id=transfer, on=DAY)
    enter_as(district.neighbour)
    with pytest.raises(services.TransferAnswered):
        services.cancel_transfer(by=district.neighbour, transfer_id=transfer, reason="thôi", on=DAY)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE members_transfer SET state = 'agreed' WHERE id = %s", [transfer])
    again = services.request_transfer(
        by=district.neighbour, unit_id=district.right, citizen_number=NUMBER, full_name="Trần Văn Cò", since=SINCE, on=DAY
    )
    services.cancel_transfer(by=district.neighbour, transfer_id=again, reason="thôi", on=DAY)
    assert Transfer.objects.get(id=again).state == "cancelled"


def test_whole_units_are_handed_over_in_a_few_statements_and_totals_meet(district, enter_as, django_assert_max_num_queries):
    moved = members(district.console, district.left, [draft(f"Nguyễn Văn {letter}") for letter in "ABCDE"])
    ended = members(district.console, district.right, [draft(f"Lê Thị {letter}") for letter in "ABC"])
    services.record_absence(by=district.console, membership_id=moved[0][1], since=date(2024, 4, 1), reason="ốm", on=DAY)
    facts = {"moves": {district.left: district.district}, "ends": [district.right], "decision": "12/QĐ", "on": DAY}
    with pytest.raises(services.DayUnfit):
        services.hand_over(by=district.console, since=date(2024, 1, 10), **facts)

    with django_assert_max_num_queries(20):
        done = services.hand_over(by=district.console, since=date(2024, 7, 1), **facts)

    assert (done.moved, done.ended) == ({district.left: 5}, {district.right: 3})
    eve, after = date(2024, 6, 30), date(2024, 7, 1)
    assert queries.sizes_of([district.left, district.right], on=eve) == {district.left: 5, district.right: 3}
    assert queries.sizes_of([district.left, district.right, district.district], on=after) == {district.district: 5}
    assert [row.id for row in queries.listing(Filter(state="vang"), on=after).rows] == [
        Membership.objects.get(person_id=moved[0][0], unit_id=district.district).pk
    ]
    back = services.reenter(by=district.console, person_id=ended[0][0], unit_id=district.left, since=after, decision="13/QĐ", on=after)
    assert queries.person(ended[0][0], on=after).joined_on == date(2024, 1, 15)
    assert Membership.objects.get(id=back).began == "reentered"
