"""Every rule of dialogue and bargaining in the law pack, one step on each side of its boundary; none without a test."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from congdoan.activities.bargaining.models import Agreement, Bargaining
from congdoan.activities.bargaining.queries import law
from congdoan.activities.bargaining.queries.agreements import state_of
from congdoan.activities.bargaining.queries.talks import marks_of
from congdoan.activities.bargaining.queries.widening import reach_of
from congdoan.activities.bargaining.rules import agreements as agreeing
from congdoan.activities.bargaining.rules import dialogue as rules
from congdoan.foundation.reference import queries as reference

DAY = date(2026, 3, 2)
ONE = timedelta(days=1)
SEATS = {0: (3, None), 49: (3, None), 50: (4, 8), 149: (4, 8), 150: (9, 13), 299: (9, 13), 300: (14, 18), 499: (14, 18), 500: (19, 23),
         999: (19, 23), 1_000: (24, None), 30_000: (24, None)}  # fmt: skip

TESTED = {
    **{f"dialogue.seats.{least}": "test_seats_of_the_workers_side" for least in (0, 50, 150, 300, 500, 1000)},
    "dialogue.employer_seats": "test_who_has_to_come",
    "dialogue.quorum": "test_who_has_to_come",
    "dialogue.periodic": "test_a_duty_is_late_the_day_after_its_last",
    "dialogue.conference": "test_a_duty_is_late_the_day_after_its_last",
    "dialogue.democracy": "test_a_duty_is_late_the_day_after_its_last",
    "dialogue.list_renewal": "test_a_duty_is_late_the_day_after_its_last",
    "dialogue.triggers": "test_a_call_that_the_law_does_not_know_is_refused",
    "dialogue.content_notice": "test_working_days_pass_over_tet_and_swapped_saturdays",
    "dialogue.publish": "test_working_days_pass_over_tet_and_swapped_saturdays",
    "dialogue.request_reply": "test_working_days_pass_over_tet_and_swapped_saturdays",
    "dialogue.request_share": "test_shares_at_their_boundary",
    "bargain.agree_place": "test_seven_working_days_for_the_place",
    **{f"bargain.{name}": "test_a_step_is_late_the_day_after_its_last" for name in ("start", "info", "length")},
    "cba.send": "test_a_step_is_late_the_day_after_its_last",
    "bargain.failure": "test_talks_fail_by_one_of_the_three_cases",
    "bargain.topics": "test_the_eight_groups_of_matters",
    **{f"cba.ballot.{level}": "test_shares_at_their_boundary" for level in ("enterprise", "sector", "multi")},
    "cba.extension": "test_three_quarters_of_a_trade_or_zone",
    "cba.term": "test_a_term_of_one_to_three_years",
    "cba.renew": "test_an_agreement_before_and_after_its_last_day",
    "cba.carry_over": "test_an_agreement_before_and_after_its_last_day",
    "cba.invalid": "test_what_was_ended_or_declared_void_does_not_run",
    "cba.reorg": "test_what_was_ended_or_declared_void_does_not_run",
}
FOR_NOBODY = {"cba.copies"}  # how many copies are printed: two sources disagree, and nothing is computed from it


def test_no_rule_of_the_law_pack_is_without_a_test():
    told = {one.id for topic in (law.DIALOGUE, law.BARGAINING) for one in reference.records(topic)}
    written = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))

    assert told == TESTED.keys() | FOR_NOBODY
    assert set(TESTED.values()) <= set(re.findall(r"^def (test_\w+)", written, re.MULTILINE))


@pytest.mark.parametrize(("workers", "seats"), SEATS.items())
def test_seats_of_the_workers_side(workers, seats):
    band = rules.dialogue_seats(workers, law.seat_bands(on=DAY))

    assert (band.least, band.most) == seats


@pytest.mark.parametrize(
    ("topic", "record", "field", "total", "least"),
    [
        (law.DIALOGUE, "dialogue.quorum", "over_share", 10, 8),
        (law.DIALOGUE, "dialogue.quorum", "over_share", 14, 10),
        (law.DIALOGUE, "dialogue.request_share", "min_share", 10, 3),
        (law.DIALOGUE, "dialogue.request_share", "min_share", 14, 5),
        (law.BARGAINING, "cba.ballot.enterprise", "over_share", 410, 206),
        (law.BARGAINING, "cba.ballot.enterprise", "over_share", 411, 206),
        (law.BARGAINING, "cba.ballot.sector", "over_share", 8, 5),
        (law.BARGAINING, "cba.ballot.sector", "over_share", 9, 5),
        (law.BARGAINING, "cba.ballot.multi", "over_share", 100, 51),
        (law.BARGAINING, "cba.ballot.multi", "over_share", 1, 1),
    ],
)
def test_shares_at_their_boundary(topic, record, field, total, least):
    assert law.least_of(topic, record, total, on=DAY, field=field) == least


@pytest.mark.parametrize(
    ("came", "needed", "is_held"),
    [((10, 3, True), 10, True), ((9, 3, True), 10, False), ((10, 2, True), 10, False), ((10, 3, False), 10, False)],
)
def test_who_has_to_come(came, needed, is_held):
    least = law.dialogue("employer_seats", "seats_min", on=DAY).number

    assert (rules.lacking(rules.Attendance(*came), rules.Asked(14, needed, least, False)) == []) is is_held


@pytest.mark.parametrize(
    ("limit", "day", "last"),
    [
        (law.send_by, date(2026, 3, 10), date(2026, 3, 3)),  # an ordinary week
        (law.send_by, date(2026, 2, 25), date(2026, 2, 11)),  # five days of Tết between
        (law.send_by, date(2024, 5, 8), date(2024, 5, 2)),  # Saturday 4 May 2024 was worked
        (law.post_by, date(2024, 4, 26), date(2024, 5, 4)),  # over three days off, ending on the worked Saturday
        (law.post_by, date(2026, 1, 8), date(2026, 1, 12)),  # Friday, the worked Saturday 10 January, Monday
        (law.post_by, date(2026, 2, 13), date(2026, 2, 25)),
        (law.reply_by, date(2025, 1, 24), date(2025, 2, 7)),  # over the whole Tết of 2025
        (law.reply_by, date(2026, 8, 20), date(2026, 8, 26)),  # with the worked Saturday 22 August
        (law.reply_by, date(2026, 8, 28), date(2026, 9, 9)),  # over the three days off of the National Day
    ],
)
def test_working_days_pass_over_tet_and_swapped_saturdays(limit, day, last):
    assert limit(day).day == last


@pytest.mark.parametrize(
    ("requested_on", "last"),
    [(date(2026, 3, 2), date(2026, 3, 11)), (date(2026, 2, 13), date(2026, 3, 3)), (date(2026, 8, 20), date(2026, 8, 28))],
)
def test_seven_working_days_for_the_place(requested_on, last):
    for day, state in ((last, "ok"), (last + ONE, "late")):
        talks = Bargaining(requested_on=requested_on, placed_on=day, state="open")
        mark = next(one for one in marks_of(talks, on=day) if "địa điểm" in one.words)
        assert (mark.day, mark.state) == (last, state)


@pytest.mark.parametrize(
    ("words", "days", "facts"),
    [
        ("Phiên đầu", 30, lambda done: {"started_on": done}),
        ("Cung cấp thông tin", 10, lambda done: {"info_asked_on": DAY, "info_given_on": done}),
        ("Kết thúc thương lượng", 90, lambda done: {"started_on": DAY, "failed_on": done, "state": "failed"}),
        ("Gửi cơ quan lao động", 10, lambda done: {"agreement": Agreement(signed_on=DAY, sent_on=done), "state": "signed"}),
    ],
)
def test_a_step_is_late_the_day_after_its_last(words, days, facts):
    last = DAY + timedelta(days=days)
    for done, state in ((last, "ok"), (last + ONE, "late")):
        talks = Bargaining(**{"requested_on": DAY, "state": "open"} | facts(done))
        mark = next(one for one in marks_of(talks, on=done) if one.words == words)
        assert (mark.day, mark.state) == (last, state)


def test_the_eight_groups_of_matters():
    assert len(law.topics(on=DAY)) == law.bargain("bargain.topics", "count", on=DAY).number == 8


@pytest.mark.parametrize(
    ("code", "seen", "last"),
    [
        ("periodic", {"dialogue": date(2024, 2, 29)}, date(2025, 2, 28)),
        ("periodic", {}, date(2022, 2, 1)),
        ("conference", {"conference": date(2024, 5, 5)}, date(2025, 12, 31)),
        ("members", {"members": date(2024, 6, 30)}, date(2026, 6, 30)),
        ("regulation", {}, date(2021, 2, 1)),
    ],
)
def test_a_duty_is_late_the_day_after_its_last(code, seen, last):
    known = rules.Seen(date(2021, 2, 1), **seen)
    for on, is_late in ((last, False), (last + ONE, True)):
        duty = next(one for one in rules.duties(known, law.democracy(on=on), on=on) if one.code == code)
        assert (duty.due_on, duty.is_late) == (last, is_late)


@pytest.mark.parametrize(
    ("workers", "employers", "is_enough"),
    [({1: 75}, (100, 2), False), ({1: 76}, (100, 2), True), ({1: 1, 2: 1, 3: 1}, (100, 4), False), ({1: 1, 2: 1, 3: 1}, (100, 3), True)],
)
def test_three_quarters_of_a_trade_or_zone(workers, employers, is_enough):
    all_workers, all_employers = employers

    assert reach_of(workers, all_workers=all_workers, all_employers=all_employers, on=DAY).is_enough is is_enough


@pytest.mark.parametrize(
    ("last", "is_lawful"),
    [(date(2027, 2, 28), False), (date(2027, 3, 1), True), (date(2029, 3, 1), True), (date(2029, 3, 2), False)],
)
def test_a_term_of_one_to_three_years(last, is_lawful):
    years = [law.bargain("cba.term", field, on=DAY).number for field in ("years_min", "years_max")]

    assert agreeing.is_lawful_term(DAY, last, *years) is is_lawful


@pytest.mark.parametrize(
    ("days", "is_negotiating", "state"),
    [
        (-91, False, "in_force"), (-90, False, "in_force"), (-89, False, "expiring"), (0, False, "expiring"), (1, False, "expired"),
        (1, True, "carried"), (90, True, "carried"), (91, True, "expired"),
    ],
)  # fmt: skip
def test_an_agreement_before_and_after_its_last_day(days, is_negotiating, state):
    one = Agreement(effective_on=date(2024, 1, 1), expires_on=DAY)

    assert state_of(one, on=DAY + timedelta(days=days), is_negotiating=is_negotiating) == state
