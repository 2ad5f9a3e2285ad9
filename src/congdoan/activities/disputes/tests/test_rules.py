"""Rules of stoppages: clocks, what lacks for closing, the report, who is near."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.disputes import queries
from congdoan.activities.disputes.queries import law
from congdoan.activities.disputes.queries.settling import work_day_after
from congdoan.activities.disputes.rules import report, settling, spread, stoppages
from congdoan.activities.disputes.rules.timers import HERE, Course, timers

DAY = date(2024, 6, 30)
T0 = datetime(2024, 6, 24, 7, 15, tzinfo=HERE)
NOW = datetime(2024, 6, 26, 9, 0, tzinfo=HERE)
ALLOWED = queries.allowed(on=T0.date())


def clocks(now=NOW, **moments):
    return {one.code: one for one in timers(Course(broke_out_at=T0, **moments), ALLOWED, now=now)}


def test_the_law_gives_twelve_hours_from_the_notice_and_the_union_marks_its_own_clocks():
    found = clocks(authority_told_at=T0 + timedelta(minutes=30))

    law = found["quick.timer.statutory"]
    assert (law.due_at, law.needs_check) == (datetime(2024, 6, 24, 19, 45, tzinfo=HERE), False)
    assert "Đ211" in law.document
    assert all(one.needs_check for code, one in found.items() if code != "quick.timer.statutory")
    assert clocks()["quick.timer.statutory"].told(NOW) == ("none", "chưa báo cơ quan có thẩm quyền")


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(0, ("ok", "đúng hạn")), (120, ("ok", "đúng hạn")), (121, ("late", "muộn 1 phút")), (245, ("late", "muộn 2 giờ 5 phút"))],
)
def test_the_form_is_due_in_two_hours(minutes, told):
    assert clocks(reported_at=T0 + timedelta(minutes=minutes))["quick.timer.form"].told(NOW) == told


def test_a_day_without_its_update_stays_missed_and_today_still_runs():
    found = clocks(updates=(datetime(2024, 6, 24, 15, 50, tzinfo=HERE), datetime(2024, 6, 25, 16, 30, tzinfo=HERE)))

    daily = {code[-8:]: one.told(NOW) for code, one in found.items() if "daily" in code}
    assert daily == {"20240625": ("late", "muộn 30 phút"), "20240626": ("wait", "còn 7 giờ")}
    assert [code[-8:] for code in clocks() if "daily" in code] == ["20240624", "20240625", "20240626"]


@given(st.integers(0, 60), st.integers(0, 60))
def test_daily_updates_are_asked_for_only_while_work_stops(hours, later):
    ended = T0 + timedelta(hours=hours)
    found = clocks(now=ended + timedelta(hours=later), ended_at=ended)

    for code, one in found.items():
        if "daily" in code:
            assert T0 < one.due_at <= ended
            assert one.due_at.astimezone(HERE).time() == time(16)


def test_nothing_runs_before_work_stops():
    assert timers(Course(), ALLOWED, now=NOW) == []


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({"state": "watched", "has_final": False, "open_promises": 0}, 0),
        ({"state": "broke_out", "has_final": False, "open_promises": 2}, 3),
        ({"state": "ended", "has_final": True, "open_promises": 1}, 1),
        ({"state": "ended", "has_final": True, "open_promises": 0}, 0),
    ],
)
def test_what_lacks_for_closing_is_told_at_once(facts, count):
    assert len(stoppages.lacks_for_closing(**facts)) == count


def test_only_some_fields_are_a_persons_to_write():
    fields = [report.Field("firm", "Doanh nghiệp", 1, True), report.Field("proposals", "Đề xuất", 22, True)]
    told = report.filled(fields, {"firm": ("Giày Việt", "sổ đơn vị")}, {"firm": "Tên khác", "proposals": "  Cử tổ\x20công tác "})

    assert [(one.value, one.origin) for one in told] == [("Giày Việt", "sổ đơn vị"), ("Cử tổ công tác", "người lập ghi")]
    assert report.share_filled(told, has_ended=True) == 100


names = st.sampled_from(["", "KCN Phước Đông", "kcn phuoc dong", "Hàn Quốc", "Việt Nam", "viet nam", "may mặc"])
traits = st.builds(spread.Traits, zone=names, sector=names, owner_country=names)


def shared_by(one, other):
    """Return the traits that make a stoppage at one of two employers a near one for the other."""
    found = spread.near({1: one}, [spread.Outbreak(2, 2, "Công ty 2", date(2024, 6, 1), 1, other)])
    return found[1][0].shared if found else ()


@given(traits, traits)
def test_sharing_is_mutual_needs_something_known_and_no_common_homeland(one, other):
    shared = shared_by(one, other)

    assert shared == shared_by(other, one)
    assert all(getattr(one, name) and getattr(other, name) for name in shared)
    assert not (one.owner_country == "Việt Nam" and "owner_country" in shared)


@given(st.lists(traits, max_size=6), st.lists(traits, max_size=6))
def test_the_near_ones_of_many_are_those_of_each(employers, outbreaks):
    broke = [spread.Outbreak(n, n, f"Công ty {n}", date(2024, 6, 1), 1, one) for n, one in enumerate(outbreaks)]
    found = spread.near(dict(enumerate(employers)), broke)

    for number, one in enumerate(employers):
        expected = {(b.stoppage_id, s) for b in broke if b.employer_id != number and (s := shared_by(one, b.traits))}
        assert {(row.stoppage_id, row.shared) for row in found.get(number, [])} == expected


# --- settling ---------------------------------------------------------------------------------------------------------


def test_a_mediator_has_five_working_days_and_holidays_do_not_count():
    taken = [("petition", date(2024, 4, 20)), ("mediation", date(2024, 4, 25))]  # Thursday; 30 April and 1 May are days off

    (limit,) = settling.limits_due(taken, law.limits(on=DAY), work_day_after=work_day_after)

    assert (limit.due_on, limit.done_on) == (work_day_after(date(2024, 4, 25), 5), None)
    assert limit.due_on > date(2024, 5, 2)


def test_a_panel_stands_in_seven_working_days_and_decides_in_thirty_days():
    taken = [("petition", date(2024, 6, 3)), ("arbitration", date(2024, 6, 3)), ("panel", date(2024, 6, 12)), ("award", date(2024, 7, 13))]

    panel, award = settling.limits_due(taken, law.limits(on=DAY), work_day_after=work_day_after)

    assert (panel.due_on, panel.told(DAY)) == (date(2024, 6, 12), ("ok", "đúng hạn"))
    assert (award.due_on, award.told(DAY)) == (date(2024, 7, 12), ("late", "muộn 1 ngày"))


def test_time_bars_of_six_nine_and_twelve_months_end_with_the_month():
    bars = settling.bars("rights", date(2024, 8, 31), [("petition", date(2024, 9, 1))], law.bars(on=DAY))

    assert [one.due_on for one in bars] == [date(2025, 2, 28), date(2025, 5, 31), date(2025, 8, 31)]
    assert settling.bars("interests", date(2024, 8, 31), [("petition", date(2024, 9, 1))], law.bars(on=DAY)) == []
    assert bars[0].told(date(2025, 3, 1)) == ("late", "quá hạn 1 ngày")


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 30))
def test_months_later_is_the_same_number_or_the_last_day(day, months):
    then = settling.months_after(day, months)

    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day == day.day or (then.day < day.day and (then + timedelta(days=1)).day == 1)


@given(st.sampled_from(list(settling.KINDS)), st.data())
def test_every_way_of_settling_ends(kind, data):
    taken = [("petition", DAY)]
    while following := settling.may_follow(kind, taken):
        taken.append((data.draw(st.sampled_from(following)), DAY))
        assert len(taken) < 12
    assert kind != "interests" or "court" not in dict(taken)
