"""Dialogue, bargaining and agreements of the invented district: what was agreed, who talked, what is still owed."""

from datetime import date, timedelta

from congdoan.activities.bargaining import queries, services
from congdoan.activities.bargaining.rules import agreements as agreeing
from congdoan.activities.bargaining.rules import dialogue as talking
from congdoan.activities.bargaining.rules import talks
from congdoan.foundation.access import services as access
from congdoan.interfaces.demo.story.facts import YEAR
from congdoan.people.organisations import queries as organisations

MOST, SLIPS = 12, 64
MEAL, BONUS = 22_000, 2_500_000  # invented, the first employer's; each later one gives a little more


def bargain_year(*, by: int, on: date) -> None:
    """Let the first employers with a union have agreements, the first ones a dialogue and talks; in the caller's transaction."""
    today, on = on, min(on, date(YEAR, 12, 31))  # a year later its payrolls no longer tell how many work where
    told = [one for one in queries.with_union(on=on) if one.workers]
    before = organisations.parent_on([one.id for one in told], on=date(YEAR, 1, 15))
    found = [one for one in told if before.get(one.id) == one.unit_id][:MOST]  # of one union since the first signature
    for place, one in enumerate(found):
        agreement = _agreed(one, place, by=by, on=on)
        if place % 3 == 0:
            _talked(one, place, by=by, on=on)
        if place == 1:
            _bargained(one, agreement, by=by, on=on, today=today)


def _agreed(one: queries.EmployerRow, place: int, *, by: int, on: date) -> int:
    workers = one.workers or 1
    signed = date(YEAR, 1 + place % 6, 15)
    told = [
        agreeing.ClauseDraft("lowest_wage", "Điều 5", "Mức lương thấp nhất theo tháng.", 3_700_000 + 60_000 * place, workers),
        agreeing.ClauseDraft("shift_meal", "Điều 9", "Suất ăn ca.", MEAL + 500 * place, workers),
        agreeing.ClauseDraft("year_bonus", "Điều 8", "Thưởng cuối năm.", BONUS + 100_000 * place, workers),
        agreeing.ClauseDraft("annual_leave", "Điều 11", "Phép năm với công việc bình thường.", 12 + place % 3),
    ]
    made = services.record_agreement(
        by=by, unit_id=one.unit_id, level="enterprise", title=f"Thỏa ước {one.name}", number=f"{place + 1:02}/{signed.year}/TƯLĐTT",
        signed_on=signed, effective_on=signed, expires_on=signed.replace(year=YEAR + 1 + place % 3) - timedelta(days=1),
        parties=[services.PartyDraft(one.id, workers, workers, workers - workers // 5)], clauses=told, on=on,
    )  # fmt: skip
    services.mark_agreement(by=by, agreement_id=made, step="sent", happened_on=signed + timedelta(days=5 + place), on=on)
    services.mark_agreement(by=by, agreement_id=made, step="published", happened_on=signed + timedelta(days=3), on=on)
    return made


def _talked(one: queries.EmployerRow, place: int, *, by: int, on: date) -> None:
    day = on - timedelta(days=30 + 10 * place)
    topics = [talking.Topic("union", "Chất lượng bữa ăn ca"), talking.Topic("employer", "Kế hoạch sản xuất quý tới")]
    made = services.call_dialogue(
        by=by, unit_id=one.unit_id, employer_id=one.id, kind="periodic", planned_on=day, seats=24, topics=topics, place="Hội trường", on=on,
    )  # fmt: skip
    services.mark_dialogue(by=by, dialogue_id=made, step="sent", happened_on=day - timedelta(days=9), on=on)
    services.hold_dialogue(
        by=by, dialogue_id=made, held_on=day, came=talking.Attendance(22, 3, True), minutes="Hai bên trao đổi từng nội dung.",
        outcomes=[talking.Outcome(1, "Nâng suất ăn từ tháng sau", True), talking.Outcome(2, "Thông báo trước 15 ngày", True)],
        promises=[talking.Promise("Giám đốc", "Nâng suất ăn ca", day + timedelta(days=30))], on=on,
    )  # fmt: skip


def _bargained(one: queries.EmployerRow, agreement: int, *, by: int, on: date, today: date) -> None:
    matters = [talks.Matter("wage", f"Suất ăn ca {MEAL + 4_000:,} đồng".replace(",", ".")), talks.Matter("equality", "Phép năm 15 ngày")]
    made = services.request_bargaining(
        by=by, unit_id=one.unit_id, level="enterprise", title=f"{one.name} {YEAR}", asked_by="union", requested_on=on - timedelta(days=25),
        employer_ids=[one.id], matters=matters, renews_id=agreement, on=on,
    )  # fmt: skip
    services.mark_bargaining(
        by=by, bargaining_id=made, step="placed", happened_on=on - timedelta(days=20), words="Hội trường công ty, 9 giờ", on=on
    )
    _polled(made, min(one.workers or 1, SLIPS), by=by, on=on - timedelta(days=18), today=today)
    settled = [talks.Settled(1, True, "Từ kỳ lương tới"), talks.Settled(2, False, "Bàn tiếp phiên sau")]
    services.hold_session(
        by=by, bargaining_id=made, held_on=on - timedelta(days=5), outcomes=settled, words="Hai bên nêu ý kiến từng nội dung.", on=on
    )


def _polled(bargaining: int, slips: int, *, by: int, on: date, today: date) -> None:
    """Let workers answer with slips, as nobody; some never come back."""
    last = on + timedelta(days=3)
    poll = services.open_poll(by=by, bargaining_id=bargaining, slips=slips, closes_on=last, on=on)
    try:
        access.leave()
        for number, code in enumerate(queries.codes(poll, 1, slips - slips // 8)):
            told = {"1": "no" if number % 6 == 5 else "yes", "2": ("yes", "no", "yes", "other")[number % 4]}
            services.answer_slip(code=code, answers=told, on=last)
    finally:
        access.enter(by, on=today)
    services.close_poll(by=by, poll_id=poll, on=last + timedelta(days=1))
