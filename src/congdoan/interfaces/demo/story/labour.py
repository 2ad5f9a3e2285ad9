"""What happened between workers and employers, and what people wrote to the union: invented, through the services."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta, timezone
from typing import Any
from uuid import UUID, uuid5

from congdoan.activities.disputes import services as disputes
from congdoan.activities.petitions import services as petitions
from congdoan.finance.assessments import queries as assessments
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access
from congdoan.interfaces.demo.story.facts import YEAR
from congdoan.people.organisations import queries as organisations

HERE = timezone(timedelta(hours=7))
NAMESPACE = UUID("3b1f6d2e-8a50-4f0b-9d5c-6f1f7b0a2c11")
ZONES = ("Cụm công nghiệp Suối Đá (hư cấu)", "Cụm công nghiệp Chà Là (hư cấu)")
OWNERS = ("Hàn Quốc", "Đài Loan", "Việt Nam")
PUBLIC = ("giáo dục", "hành chính", "y tế")  # bodies without an owner


def tell_troubles(district: int, *, union: int, by: int, on: date) -> None:
    """Let the year have its signals, stoppages, a dispute, petitions and discipline; in the caller's transaction."""
    try:
        own = organisations.employers_of([union], on=date(YEAR, 6, 1))
        others = organisations.employers_of(
            list(organisations.base_unions_below(district, during=(date(YEAR, 6, 1),) * 2)), on=date(YEAR, 6, 1)
        )
        firms = organisations.named(others, on=date(YEAR, 6, 1)).values()
        chosen = [*own[:1], *(firm.id for firm in firms if firm.id not in own and firm.sector not in PUBLIC)][:8]
        _stoppages(union, chosen)
        _petitions(district, union)
    finally:
        access.enter(by, on=on)


@contextmanager
def _as(username: str, on: date) -> Iterator[dict[str, Any]]:
    """Act as a person of the cast on a day."""
    person = people.actor_named(username)
    assert person is not None
    access.enter(person.pk, on=on)
    yield {"by": int(person.pk), "on": on}


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), HERE)


def _stoppages(union: int, firms: list[int]) -> None:
    """Let one stoppage run to its promises, one wait for its report, two follow; one be watched, a signal wait, a dispute be mediated."""
    if len(firms) < 8:
        return
    day = date(YEAR, 9, 10)
    with _as("chutich", day - timedelta(days=3)) as chair:
        told = disputes.raise_signal(unit_id=union, employer_id=firms[0], matter="late_wage", words="Lương tháng 8 chậm 9 ngày", **chair)
    with _as("chuyenvien", day) as officer:
        disputes.verify_signal(signal_id=told, found="Gặp chủ tịch và ba tổ trưởng, đúng", **officer)
        for place, firm in enumerate(firms):
            disputes.describe_employer(employer_id=firm, zone=ZONES[place % 2], owner_country=OWNERS[place % 3], **officer)
        one = disputes.open_stoppage(
            employer_id=firms[0], words="Hai chuyền bàn nhau nghỉ nếu thứ Hai chưa có lương", at=_at(day, 7), **officer
        )
        _run(one, officer, day, workers=_workers(firms[0]))
    ended = day + timedelta(days=1)
    with _as("chuyenvien", ended + timedelta(days=2)) as officer:
        facts = {"stoppage_id": one, **officer}
        disputes.end_stoppage(
            at=_at(ended, 9),
            days_lost=_workers(firms[0]),
            demands_met="partly",
            legality="unlawful",
            words="Đã nhận lương tháng 8, trở lại làm việc",
            **facts,
        )
        disputes.write_quick_report(typed={"proposals": "Theo dõi kỳ lương tháng 9"}, at=_at(ended + timedelta(days=2), 10), **facts)
        promise = disputes.add_promise(words="Trả lương trước ngày 10 hằng tháng", due_on=date(YEAR, 10, 10), at=_at(ended, 9), **facts)
    _close(one, promise, date(YEAR, 10, 11))
    day = date(YEAR, 12, 16)
    with _as("chuyenvien", day) as officer:
        two = disputes.open_stoppage(employer_id=firms[2], words="Chưa công bố thưởng Tết, công nhân tụ tập", at=_at(day, 7), **officer)
        _run(two, officer, day, workers=_workers(firms[2]), demands=["bonus"], causes=["bonus"])
        disputes.open_stoppage(
            employer_id=firms[1], words="Cùng khu với vụ ngừng việc, công nhân hỏi thưởng Tết", at=_at(day, 15), **officer
        )
        number = disputes.open_dispute(
            employer_id=firms[3], kind="rights", matter="hours", words="Trả tiền làm thêm tháng 10", known_on=date(YEAR, 11, 11),
            received_on=date(YEAR, 12, 2), workers=14, **officer,
        )  # fmt: skip
        disputes.take_step(dispute_id=number, step="mediation", happened_on=date(YEAR, 12, 5), **officer)
    day += timedelta(days=1)
    with _as("chuyenvien", day) as officer:
        disputes.end_stoppage(
            stoppage_id=two, at=_at(day, 10), days_lost=_workers(firms[2]), demands_met="fully", legality="unlawful",
            words="Đã công bố thưởng Tết một tháng lương", **officer,
        )  # fmt: skip
    _spread(firms)
    with _as("chutich", day) as chair:
        disputes.raise_signal(unit_id=union, employer_id=firms[0], matter="meal", words="Suất ăn ca đêm thiếu", **chair)


def _spread(firms: list[int]) -> None:
    """Let work stop at two more within the week: in the same zone, then elsewhere at an owner of the same country."""
    bonus: dict[str, Any] = {"demands": ["bonus"], "causes": ["bonus"]}
    for firm, day in ((firms[4], date(YEAR, 12, 18)), (firms[7], date(YEAR, 12, 20))):
        with _as("chuyenvien", day) as officer:
            number = disputes.open_stoppage(employer_id=firm, words="Nghe nơi khác có thưởng, công nhân hỏi", at=_at(day, 7), **officer)
            _run(number, officer, day, workers=_workers(firm), **bonus)
        day += timedelta(days=1)
        with _as("chuyenvien", day) as officer:
            facts = {"stoppage_id": number, **officer}
            disputes.end_stoppage(
                at=_at(day, 9), days_lost=_workers(firm), demands_met="partly", legality="unlawful", words="Đã hẹn ngày công bố", **facts
            )  # fmt: skip
            disputes.write_quick_report(typed={"proposals": "Theo dõi ngày công bố thưởng Tết"}, at=_at(day, 15), **facts)


def _close(one: int, promise: int, day: date) -> None:
    """Let the district see the promise kept, and the province, which alone may, close the matter."""
    with _as("chuyenvien", day) as officer:
        evidence = "Bảng lương kỳ tháng 9, trả ngày 09/10"
        disputes.settle_promise(promise_id=promise, kept=True, evidence=evidence, at=_at(day, 9), **officer)
    with _as("chanhvptinh", day + timedelta(days=3)) as head:
        disputes.close_stoppage(stoppage_id=one, words="Đã trả lương đúng hạn kỳ sau", at=_at(day + timedelta(days=3), 10), **head)


def _workers(employer_id: int) -> int:
    """Return the largest head-count that an employer declared in the year."""
    rows = assessments.payroll_in_force([employer_id], months=(YEAR * 100 + 1, YEAR * 100 + 12))
    return max((row.headcount for row in rows), default=30)


def _run(one: int, officer: dict[str, Any], day: date, *, workers: int, **told: Any) -> None:
    """Let two thirds of a firm stop work, the federation and the authority be told, both sides meet, the quick report be written."""
    stopped, present = max(2 * workers // 3, 1), workers
    facts = {"stoppage_id": one, **officer}
    what = {"demands": ["late_wage", "meal"], "causes": ["late_wage"]} | told
    disputes.record_outbreak(at=_at(day, 7, 20), stopped=stopped, present=present, shift_line="ca 1, chuyền 3 và 4", **what, **facts)
    disputes.record_call(receiver="federation", to="LĐLĐ tỉnh", at=_at(day, 7, 40), **facts)
    disputes.record_call(receiver="authority", to="Chủ tịch UBND huyện", at=_at(day, 7, 50), **facts)
    disputes.write_quick_report(typed={"has_cba": "Chưa rõ"}, at=_at(day, 9), **facts)
    disputes.record_update(at=_at(day, 15, 30), stopped=stopped, words="Chưa trở lại làm việc, chờ trả lời", **facts)
    disputes.record_meeting(
        at=_at(day, 16), with_authority=True, words="Gặp hai bên tại hội trường", answer="Sẽ trả lời trong ngày mai", **facts
    )


def _received(district: int, day: date, inspector: dict[str, Any]) -> None:
    """Plan the weekly hours of reception; two people came: one was answered, the other's words became a petition."""
    hours: dict[str, Any] = {
        "starts_at": time(8),
        "ends_at": time(10, 30),
        "place": "Phòng tiếp công dân (hư cấu)",
        "host": "Ủy ban kiểm tra",
    }
    first, *_ = petitions.plan_reception(unit_id=district, held_on=inspector["on"], weeks=8, **hours, **inspector)
    facts = {"unit_id": district, "visited_on": inspector["on"], "people": 1, "reception_id": first, **inspector}
    petitions.receive_visitor(
        outcome="answered",
        visitor="Người đến hư cấu",
        words="Hỏi thủ tục xin trợ cấp khó khăn",
        answer="Hướng dẫn nộp ở mục Thủ tục",
        **facts,
    )
    petitions.receive_visitor(
        outcome="petition", kind="petition", visitor="Người kiến nghị hư cấu", words="Kiến nghị tăng suất ăn ca xưởng 3 (hư cấu)", **facts
    )


def _petitions(district: int, union: int) -> None:
    """Open the box, receive a complaint and a denunciation, settle the first; discipline a unit."""
    day = date(YEAR, 11, 4)
    with _as("chanhvp", day) as head:
        petitions.set_box(unit_id=district, is_open=True, **head)
    with _as("kiemtra", day) as inspector:
        complaint = petitions.receive_petition(
            unit_id=district, kind="complaint", channel="post", content="Đề nghị xem lại việc xét tặng quà Tết (hư cấu).",
            sender="Người gửi hư cấu", gist="Xét tặng quà Tết", received_on=day, **inspector,
        )  # fmt: skip
        denunciation = petitions.receive_petition(
            unit_id=district, kind="denunciation", channel="office", content="Tố cáo việc chi quỹ thăm hỏi không đúng (hư cấu).",
            sender="Người tố cáo hư cấu", gist="Chi quỹ thăm hỏi", received_on=day, **inspector,
        )  # fmt: skip
        facts = {"petition_id": complaint, **inspector}
        petitions.classify_petition(kind="complaint", gist="Xét tặng quà Tết", in_authority=True, classified_on=day, **facts)
        petitions.take_petition_step(step="accepted", happened_on=day, **facts)
        reason = "Chậm nộp báo cáo quyết toán (hư cấu)"
        petitions.decide_discipline(
            unit_id=district, subject_kind="unit", subject_id=union, form="reprimand", decision="07/QĐ-UBKT", decided_on=day, reason=reason,
            **inspector,
        )  # fmt: skip
    with _as("chanhvp", day) as head:
        handler = people.actor_named("kiemtra")
        assert handler is not None
        petitions.name_handler(petition_id=denunciation, handler_id=handler.pk, **head)
    with _as("kiemtra", day + timedelta(days=2)) as inspector:
        petitions.classify_petition(
            petition_id=denunciation, kind="denunciation", gist="Chi quỹ thăm hỏi", in_authority=True, classified_on=day, **inspector
        )
        _received(district, day, inspector)
    access.leave()
    petitions.send_petition(
        petition_id=uuid5(NAMESPACE, "feedback"), unit_id=district, kind="feedback", content="Nhà vệ sinh xưởng 2 thiếu nước (hư cấu).",
        on=day + timedelta(days=9),
    )  # fmt: skip
