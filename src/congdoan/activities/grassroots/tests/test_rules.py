"""Steps, time limits and promise, by their rules."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.grassroots import rules
from congdoan.activities.grassroots.rules import Progress, Prospect, by_promise, missing, urgency


def test_a_dossier_tells_everything_that_it_lacks():
    assert missing(Progress(4, 5, False, False, 0)) == [
        "mới có 4 đơn tự nguyện, cần từ 5",
        "chưa ghi ban vận động",
        "chưa ghi biên bản đại hội thành lập",
    ]
    assert missing(Progress(5, 5, True, True, 0)) == ["đại hội chưa bầu được ai vào Ban Chấp hành"]
    assert missing(Progress(5, 5, True, True, 3)) == []


def prospect(code, *, owed=0, overdue=0, workers=None):
    return Prospect(1, code, code, "", "", workers, owed, overdue)


def test_who_pays_promises_more_than_who_is_large():
    small_payer, large_payer = prospect("A", owed=100, workers=20), prospect("B", owed=100, workers=300)
    half, debtor, unknown = prospect("C", owed=100, overdue=40, workers=900), prospect("D", owed=100, overdue=100), prospect("E")

    assert [one.code for one in by_promise([unknown, debtor, half, small_payer, large_payer])] == ["B", "A", "C", "D", "E"]


@given(st.sampled_from(rules.STEPS), st.sampled_from(rules.STEPS))
def test_a_founding_never_goes_back(now, then):
    after = rules.further(now, then)

    assert rules.STEPS.index(after) == max(rules.STEPS.index(now), rules.STEPS.index(then))


def test_a_next_step_is_late_the_day_after():
    on = date(2024, 6, 30)
    assert urgency(on - timedelta(days=1), on) == ("late", "trễ 1 ngày")
    assert urgency(on, on) == ("wait", "hôm nay")
    assert urgency(on + timedelta(days=8), on) == ("info", "đúng hạn")
    assert urgency(None, on) == ("none", "chưa hẹn ngày")
