"""Who may open the register of committees, and a committee with a seat and an election to open it with (see tests/town.py)."""

from congdoan.people.members.tests.builders import member
from congdoan.people.officers import queries, services

from .builders import seat, tally, term

CLOSED = {
    "open_term",
    "close_term",
    "appoint",
    "end_seat",
    "restore_seat",
    "record_election",
    "void_election",
    *("record_cadre", "plan_officer", "drop_planned", "open_course", "record_attendance", "set_allowance"),
}  # the chair's, the officer's

ROWS = {"line_id": "officers.PlannedOfficer"}


def examples(town):
    by, on = town.by, town.on
    people = [member(by, town.cast.union, name, since=on, on=on)[1] for name in ("Ủy Viên Mía Đường", "Chủ Tịch Mía Đường")]
    committee = term(by, town.cast.union, since=on, on=on)
    one = seat(by, committee, people[0], since=on, on=on)
    counted = services.record_election(by=by, term_id=committee, post="chair", held_on=on, tally=tally((people[1], 9), seats=1), on=on)
    assert queries.term(committee, on=on).vacant == 1
    line = services.plan_officer(
        by=by, unit_id=town.cast.union, membership_id=people[0], body="executive", post="chair", term_name="2028–2033", on=on
    )
    course = services.open_course(by=by, unit_id=town.cast.district, name="Nghiệp vụ", first_on=on, last_on=on, on=on)
    return {"line_id": line, "course_id": course, "term_id": committee, "seat_id": one, "election_id": counted.election}
