"""Terms, seats and elections on PostgreSQL: what they do, what they refuse, and each promise broken once."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.foundation.access.services import NotAllowed
from congdoan.people.members import services as membership
from congdoan.people.members.tests.builders import draft
from congdoan.people.members.tests.builders import members as admitted
from congdoan.people.officers import queries, rules, services
from congdoan.people.officers.tests.builders import DAY, SINCE, seat, tally, term

pytestmark = pytest.mark.django_db
LATER = date(2024, 5, 1)


def elect(town, term_id, *votes, post=rules.MEMBER, held_on=SINCE, by=None, **facts):
    seats = facts.pop("seats", len(votes))
    count = tally(*votes, seats=seats, **facts)
    return services.record_election(by=by or town.chair, term_id=term_id, post=post, held_on=held_on, tally=count, on=DAY)


def holders(term_id, *, on=DAY):
    return {(row.full_name, row.post) for row in queries.term(term_id, on=on).holders}


def refused(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_a_count_fills_the_seats_and_the_committee_then_elects_its_chair(town, enter_as):
    enter_as(town.chair)
    committee = term(town.chair, town.union)
    first, second, third, fourth = town.people[:4]

    recorded = elect(town, committee, (first, 10), (second, 8), (third, 6), (fourth, 5), seats=3)
    elect(town, committee, (second, 3), post=rules.CHAIR, ballots=3, held_on=LATER)

    assert (len(recorded.seats), recorded.seats_left) == (3, 0)
    before = queries.term(committee, on=LATER - timedelta(days=1))
    assert {row.post for row in before.holders} == {rules.MEMBER}
    assert holders(committee) == {("Đoàn Viên Ab", "chair"), ("Đoàn Viên Aa", "member"), ("Đoàn Viên Ac", "member")}
    shown = queries.election(recorded.election, on=DAY)
    assert [(one.full_name, one.share, one.is_elected) for one in shown.candidates][2:] == [
        ("Đoàn Viên Ac", "60,00%", True),
        ("Đoàn Viên Ad", "50,00%", False),
    ]
    assert shown.needs_check


def test_a_seat_ends_with_the_membership_however_it_ends_and_comes_back_with_it(town, enter_as):
    enter_as(town.chair)
    committee = term(town.chair, town.union)
    seat(town.chair, committee, town.people[0], rules.CHAIR)
    facts = {"by": town.chair, "membership_id": town.people[0], "reason": "Nghỉ việc", "on": DAY}

    membership.leave(**facts, how="resigned", last_day=date(2024, 4, 30))
    left = queries.term(committee, on=DAY)
    assert (left.vacant, left.lacks_chair) == (3, True)
    assert queries.seats(committee, on=DAY)[0].why == "thôi sinh hoạt công đoàn"
    assert holders(committee, on=date(2024, 4, 30)) == {("Đoàn Viên Aa", "chair")}

    membership.reopen(**facts)
    assert holders(committee) == {("Đoàn Viên Aa", "chair")}


def test_who_followed_keeps_the_post_when_the_leaving_is_taken_back(town, enter_as):
    enter_as(town.chair)
    committee = term(town.chair, town.union)
    seat(town.chair, committee, town.people[0], rules.CHAIR)
    facts = {"by": town.chair, "membership_id": town.people[0], "reason": "Nghỉ việc", "on": DAY}
    membership.leave(**facts, how="resigned", last_day=date(2024, 4, 30))
    elect(town, committee, (town.people[1], 9), post=rules.CHAIR, held_on=LATER)

    membership.reopen(**facts)

    assert holders(committee) == {("Đoàn Viên Ab", "chair")}


def test_a_chair_who_has_left_meanwhile_is_recorded_afterwards(town, enter_as):
    enter_as(town.chair)
    committee = term(town.chair, town.union)
    seat(town.chair, committee, town.people[0])
    gone = {"by": town.chair, "membership_id": town.people[0], "reason": "Nghỉ việc", "on": DAY}
    membership.leave(**gone, how="resigned", last_day=date(2024, 5, 31))

    seat(town.chair, committee, town.people[0], rules.CHAIR, since=date(2024, 4, 1))
    seat(town.chair, committee, town.people[1], rules.CHAIR, since=date(2024, 6, 1))

    def seated(on):
        return {(row.full_name, row.post) for row in queries.term(committee, on=on).holders}

    assert seated(date(2024, 3, 31)) == {("Đoàn Viên Aa", "member")}
    assert seated(date(2024, 5, 31)) == {("Đoàn Viên Aa", "chair")}
    assert seated(DAY) == {("Đoàn Viên Ab", "chair")}


def test_a_term_follows_a_term_and_seats_end_with_it(town, enter_as):
    enter_as(town.chair)
    old = term(town.chair, town.union, until=date(2024, 4, 1))
    seat(town.chair, old, town.people[0], rules.CHAIR)
    assert queries.term(old, on=DAY).is_overdue

    new = term(town.chair, town.union, since=LATER, until=date(2029, 5, 1))

    assert queries.term(old, on=DAY).last == LATER - timedelta(days=1)
    assert [one.id for one in queries.committees(town.union, on=DAY)] == [new]
    with pytest.raises(services.TermOverlaps):
        term(town.chair, town.union, since=date(2024, 3, 1))
    services.close_term(by=town.chair, term_id=new, last_day=DAY, reason="Giải thể ban", on=DAY)
    with pytest.raises(services.AlreadySo):
        services.close_term(by=town.chair, term_id=new, last_day=DAY, reason="lần nữa", on=DAY)


@pytest.mark.parametrize(
    "facts",
    [
        {"body": "hội"},
        {"seats": 0},
        {"seats": 201},
        {"body": rules.GROUP},
        {"section": "Tổ may 1"},
        {"until": date(2024, 1, 1)},
        {"since": date(2009, 1, 1)},
    ],
)
def test_a_term_that_cannot_be_is_refused(town, enter_as, facts):
    enter_as(town.chair)
    with pytest.raises(services.UnfitTerm):
        term(town.chair, town.union, **facts)


def test_a_seat_needs_a_member_a_post_and_room(town, enter_as):
    enter_as(town.chair)
    committee = term(town.chair, town.union, seats=1)
    for facts in (
        {"post": "king"}, {"how": "elected"}, {"since": date(2023, 1, 1)}, {"membership_id": town.stranger}, {"membership_id": 0},
    ):  # fmt: skip
        given = {"membership_id": town.people[0], "post": rules.MEMBER, "since": SINCE} | facts
        with pytest.raises(services.UnfitSeat):
            services.appoint(by=town.chair, term_id=committee, on=DAY, **given)
    seat(town.chair, committee, town.people[0])
    with pytest.raises(services.SeatTaken):
        seat(town.chair, committee, town.people[0], since=LATER)
    with pytest.raises(services.NoSeatLeft):
        seat(town.chair, committee, town.people[1])
    with pytest.raises(services.UnknownTerm):
        seat(town.chair, 0, town.people[1])


def test_one_person_at_a_time_holds_the_chair(town, enter_as):
    enter_as(town.chair)
    committee = term(town.chair, town.union)
    first = seat(town.chair, committee, town.people[0], rules.CHAIR)
    with pytest.raises(services.SeatTaken):
        seat(town.chair, committee, town.people[1], rules.CHAIR)

    facts = {"by": town.chair, "seat_id": first, "on": DAY}
    with pytest.raises(services.GroundMissing):
        services.end_seat(**facts, last_day=LATER, reason=" ")
    with pytest.raises(services.UnfitDay):
        services.end_seat(**facts, last_day=DAY + timedelta(days=1), reason="Xin thôi")
    services.end_seat(**facts, last_day=LATER, reason="Xin thôi")
    services.restore_seat(**facts, reason="Ghi nhầm")
    services.end_seat(**facts, last_day=LATER, reason="Xin thôi")
    seat(town.chair, committee, town.people[1], rules.CHAIR, since=DAY)
    with pytest.raises(services.SeatTaken):
        services.restore_seat(**facts, reason="Ghi nhầm")
    with pytest.raises(services.UnknownSeat):
        services.restore_seat(by=town.chair, seat_id=0, reason="?", on=DAY)
    assert holders(committee) == {("Đoàn Viên Ab", "chair")}


def test_minutes_that_disagree_write_nothing_and_say_everything(town, enter_as):
    enter_as(town.chair)
    committee = term(town.chair, town.union)

    with pytest.raises(services.CountUnfit) as refusal:
        elect(town, committee, (town.people[0], 12), seats=1, valid=9)

    assert refusal.value.facts["faults"] == [
        "hợp lệ 9 + không hợp lệ 0 = 9, khác 10 phiếu thu về",
        "Đoàn Viên Aa: 12 phiếu, nhiều hơn 9 phiếu hợp lệ",
        "cộng 12 phiếu bầu, nhiều hơn 9 phiếu hợp lệ × 1 người được bầu = 9",
    ]
    assert queries.elections(committee) == []
    with pytest.raises(services.UnfitDay):
        elect(town, committee, (town.people[0], 9), held_on=DAY + timedelta(days=1))
    with pytest.raises(services.UnfitSeat):
        elect(town, term(town.chair, town.union, rules.FINANCE), (town.people[0], 9), post="treasurer")
    with pytest.raises(services.UnfitSeat):
        elect(town, committee, (town.stranger, 9))


def test_an_election_recorded_by_mistake_is_voided_and_everything_is_as_before(town, enter_as):
    enter_as(town.chair)
    committee = term(town.chair, town.union)
    seat(town.chair, committee, town.people[0])
    before = holders(committee)
    recorded = elect(town, committee, (town.people[0], 9), post=rules.CHAIR, held_on=LATER)
    facts = {"by": town.chair, "election_id": recorded.election, "on": DAY}
    with pytest.raises(services.GroundMissing):
        services.void_election(**facts, reason="")

    services.void_election(**facts, reason="Cộng nhầm phiếu")

    assert holders(committee) == before
    assert queries.election(recorded.election, on=DAY).void_reason == "Cộng nhầm phiếu"
    with pytest.raises(services.AlreadySo):
        services.void_election(**facts, reason="lần nữa")
    with pytest.raises(services.UnknownElection):
        services.void_election(**facts | {"election_id": 0}, reason="?")


def test_an_election_that_something_followed_is_not_voided(town, enter_as):
    enter_as(town.chair)
    committee = term(town.chair, town.union)
    recorded = elect(town, committee, (town.people[0], 9), (town.people[1], 9))
    services.end_seat(by=town.chair, seat_id=recorded.seats[0], last_day=LATER, reason="Xin thôi", on=DAY)

    with pytest.raises(services.LaterChanges) as refusal:
        services.void_election(by=town.chair, election_id=recorded.election, reason="Nhầm", on=DAY)
    assert "Đoàn Viên Aa" in refusal.value.explain()


def test_the_inspection_committee_is_checked_when_it_is_elected_and_on_any_day(town, enter_as):
    enter_as(town.chair)
    assert [one.rule for one in queries.findings(town.union, on=DAY)] == ["ubkt.min_members"]
    executive, inspection = term(town.chair, town.union), term(town.chair, town.union, rules.INSPECTION, seats=3)
    money = term(town.chair, town.union, rules.FINANCE, seats=3)
    elect(town, executive, (town.people[0], 9), (town.people[1], 9), (town.people[2], 9))
    seat(town.chair, money, town.people[5], "chief_accountant")

    with pytest.raises(services.CompositionUnfit) as refusal:
        elect(town, inspection, (town.people[0], 9), (town.people[1], 9), (town.people[5], 9))
    assert len(refusal.value.facts["findings"]) == 2  # the share of the executive, and who keeps the money
    elect(town, inspection, (town.people[0], 9), (town.people[7], 9), (town.people[8], 9))

    assert queries.findings(town.union, on=DAY) == []
    with pytest.raises(services.CompositionUnfit):
        seat(town.chair, money, town.people[7], "account_holder")
    grounds = {one.ground.document for one in queries.judged(town.union, on=date(2024, 1, 20)) if one.ground}
    assert any("Điều lệ" in one for one in grounds)


def test_a_neighbour_neither_sees_nor_seats(town, enter_as):
    enter_as(town.chair)
    committee = term(town.chair, town.union)
    one = seat(town.chair, committee, town.people[0])

    enter_as(town.neighbour)
    assert queries.term(committee, on=DAY) is None
    assert queries.seat(one, on=DAY) is None
    assert queries.officers(queries.OfficerFilter(), on=DAY) == ([], "")
    with pytest.raises(services.UnknownTerm):
        seat(town.neighbour, committee, town.stranger)
    with pytest.raises(NotAllowed):
        term(town.neighbour, town.union)


def test_a_district_s_committee_sits_above_its_unions_and_its_officer_sees_all(town, enter_as):
    enter_as(town.officer)
    committee = term(town.officer, town.district, seats=15)
    seat(town.officer, committee, town.people[3], rules.DEPUTY)
    seat(town.officer, committee, town.stranger)

    rows, following = queries.officers(queries.OfficerFilter(unit_id=town.district, text="canh"), on=DAY)
    assert ([(row.full_name, row.unit_code, row.member_unit) for row in rows], following) == (
        [("Người Bên Cạnh", "LDLD-DMC", "CĐCS Gạch Lộc Ninh")],
        "",
    )
    first, after = queries.officers(queries.OfficerFilter(), on=DAY, size=1)
    rest, end = queries.officers(queries.OfficerFilter(), on=DAY, after=after)
    assert ([row.full_name for row in first + rest], end) == (["Đoàn Viên Ad", "Người Bên Cạnh"], "")
    assert len(list(queries.every_officer(queries.OfficerFilter(), on=DAY, piece=1))) == 2
    enter_as(town.chair)
    assert queries.officers(queries.OfficerFilter(), on=DAY) == ([], "")


def test_the_lists_of_terms_say_who_must_be_looked_after(town, enter_as):
    enter_as(town.officer)
    term(town.officer, town.union, until=date(2024, 6, 1))
    led = term(town.officer, town.other, seats=1, until=date(2024, 9, 1))
    seat(town.officer, led, town.stranger, rules.CHAIR)

    counts = queries.count_terms(on=DAY, unit_id=town.district)
    assert counts == {"": 2, "khuyet": 1, "khong-nguoi-dung-dau": 1, "qua-han": 1, "sap-het": 1}
    for state, count in counts.items():
        rows, _ = queries.terms(on=DAY, state=state, unit_id=town.district, body=rules.EXECUTIVE)
        assert len(rows) == count
    first, after = queries.terms(on=DAY, size=1)
    rest, end = queries.terms(on=DAY, after=after)
    assert ([row.unit_code for row in first + rest], end) == (["CD001", "CD002"], None)


# --- the promises, kept by PostgreSQL ------------------------------------------------------------------------------------


@pytest.fixture
def kept(town, enter_as):
    """An executive of two whose members were elected; return (term, election)."""
    enter_as(town.console)
    committee = term(town.console, town.union, seats=2)
    recorded = elect(town, committee, (town.people[0], 9), (town.people[1], 9), (town.people[2], 2), seats=2, by=town.console)
    return committee, recorded


SEAT = """INSERT INTO officers_seat (term_id, unit_id, body, term_period, membership_id, person_id, member_unit_id, membership_period, post,
  period, how, decision, end_reason, election_id)
  SELECT s.term_id, s.unit_id, s.body, s.term_period, m.id, m.person_id, m.unit_id, m.period, %s, daterange(%s, NULL), 'elected', '', '', %s
  FROM officers_seat s, members_membership m WHERE s.term_id = %s AND m.id = %s LIMIT 1"""


def test_postgresql_keeps_seats_posts_and_results(town, kept):
    committee, recorded = kept
    refused(SEAT, "member", SINCE, None, committee, town.people[3])  # no third seat
    refused(SEAT, "chair", date(2024, 1, 20), recorded.election, committee, town.people[2])  # not elected
    refused("UPDATE officers_seat SET post = 'chair' WHERE id = %s", recorded.seats[0])
    refused("UPDATE officers_seat SET membership_period = 'empty' WHERE id = %s", recorded.seats[0])
    refused("UPDATE officers_term SET seats = 9 WHERE id = %s", committee)
    refused("UPDATE officers_election SET valid = valid - 1, invalid = invalid + 1 WHERE id = %s", recorded.election)
    refused("DELETE FROM officers_seat WHERE id = %s", recorded.seats[0])
    refused("UPDATE officers_candidate SET votes = votes + 1 WHERE election_id = %s", recorded.election)


ELECTION = """INSERT INTO officers_election (term_id, unit_id, post, held_on, place, called, present, voting, seats, ballots_out,
  ballots_in, valid, invalid, base, quorum_part, quorum_whole, over_part, over_whole, counters, decision, void_reason, recorded_by_id)
  SELECT id, unit_id, 'member', %s, '', %s, %s, %s, 1, %s, %s, %s, %s, 'in', 2, 3, 1, 2, '', '', '', %s FROM officers_term WHERE id = %s
  RETURNING id"""
CANDIDATE = """INSERT INTO officers_candidate (election_id, unit_id, place, person_id, full_name, nominated, votes, is_elected)
  VALUES (%s, %s, %s, %s, 'Ai đó', 'nominated', %s, %s)"""


def test_postgresql_adds_up_minutes(town, kept):
    committee, recorded = kept
    for counts in ((9, 6, 7, 6, 6, 6, 0), (9, 5, 5, 5, 5, 5, 0), (9, 9, 9, 9, 9, 8, 0)):  # voters, quorum, ballots
        refused(ELECTION, SINCE, *counts, town.console, committee)
    refused(CANDIDATE, recorded.election, town.union, 9, town.persons[9], 1, False)  # minutes are whole already
    with connection.cursor() as cursor:
        cursor.execute(ELECTION, [SINCE, 9, 9, 9, 9, 9, 9, 0, town.console, committee])
        (empty,) = cursor.fetchone()
    refused(CANDIDATE, empty, town.union, 1, town.persons[0], 4, True)  # no majority
    refused(CANDIDATE, empty, town.union, 1, town.persons[0], 10, True)  # more than the ballots


def test_two_persons_merged_keep_their_seats(town, enter_as):
    enter_as(town.officer)
    committee = term(town.officer, town.union)
    ((double, double_membership),) = admitted(town.officer, town.union, [draft("Người Trùng Hồ Sơ")], since=date(2024, 1, 20))
    membership.leave(
        by=town.officer, membership_id=double_membership, how="resigned", last_day=date(2024, 1, 31), reason="ghi trùng", on=DAY
    )
    ((kept_person, later),) = admitted(town.officer, town.union, [draft("Người Giữ Hồ Sơ")], since=SINCE)
    seat(town.officer, committee, later)

    membership.merge_persons(by=town.officer, keep_id=double, gone_id=kept_person, reason="trùng", on=DAY)

    ((_, row),) = queries.seats_of_person(double, on=DAY)
    assert row.is_held
