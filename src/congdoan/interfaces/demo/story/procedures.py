"""Requests of the fictitious district: some decided in its year, some on the desk today in every state. Through the services."""

from datetime import date, timedelta
from typing import Any

from congdoan.activities.procedures import services
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access
from congdoan.interfaces.demo.story.facts import YEAR

OPENED = date(YEAR, 1, 5)
EVERYWHERE, ABOVE = ("join", "advice", "aid", "confirmation"), ("found", "congress")
QUESTIONS = (
    "Công ty trả lương chậm mười ngày thì hỏi ai? (hư cấu)",
    "Làm ca đêm được trả thêm bao nhiêu? (hư cấu)",
    "Hợp đồng hết hạn mà vẫn làm thì sao? (hư cấu)",
    "Nghỉ phép năm chưa hết có được trả tiền không? (hư cấu)",
    "Nghỉ chăm con ốm thì làm giấy gì? (hư cấu)",
    "Bị điều sang chuyền khác có phải đồng ý không? (hư cấu)",
)
PEOPLE = ("Lý Thị Thử Một", "Mai Văn Thử Hai", "Tô Thị Thử Ba", "Phan Văn Thử Bốn", "Bùi Thị Thử Năm", "Đinh Văn Thử Sáu")
CHAIR, OFFICER, HEAD = "chutich", "chuyenvien", "chanhvp"


def lay_requests(*, union: int, district: int, by: int, on: date) -> None:
    """Open the counters of the district, let a year of questions pass and today's requests come in; in the caller's transaction."""
    try:
        _open(district)
        for place, question in enumerate(QUESTIONS):
            _answered(union, place, question)
        _on_the_desk(union, on)
        services.remind_requests(by=_acting(None, by, on), on=on)
    finally:
        access.enter(by, on=on)


def _open(district: int) -> None:
    head = _acting(HEAD, 0, OPENED)
    for code in EVERYWHERE:
        services.open_counter(by=head, unit_id=district, code=code, below=True, on=OPENED)
    for code in ABOVE:
        services.open_counter(by=head, unit_id=district, code=code, on=OPENED)
    for code, days in (("advice", 5), ("aid", 10), ("join", 10)):
        services.set_limit(
            by=head, unit_id=district, code=code, working_days=days, valid_from=OPENED, document="03/QĐ-LĐLĐ (hư cấu)", on=OPENED
        )


def _answered(union: int, place: int, question: str) -> None:
    """Let a question of last year be answered, every third one late, and the answer be rated."""
    asked = date(YEAR, 2 + place, 4)
    decided = asked + timedelta(days=21 if place % 3 == 2 else 3)
    one = _filed(union, "advice", place, {"words": question}, asked)
    facts: dict[str, Any] = {"by": _acting(CHAIR, 0, decided), "request_id": one.id, "on": decided}
    services.receive_request(**facts)
    services.check_request(**facts)
    services.decide_request(outcome="answered", words="Công đoàn đã trả lời qua điện thoại (hư cấu).", **facts)
    services.close_request(**facts)
    access.leave()
    services.rate_request(client="demo", code=one.code, score=3 if place % 3 == 2 else 5, reason="prompt", on=decided)


def _on_the_desk(union: int, on: date) -> None:
    """Leave requests in every open state, one of them late."""
    _filed(union, "join", 0, {"born": "13/05/1990", "workplace": "Xưởng 2", "job": "May"}, on)
    late = _filed(union, "advice", 1, {"words": QUESTIONS[0]}, on - timedelta(days=14))
    asked = _filed(union, "aid", 2, {"words": "Nhà bị tốc mái sau bão (hư cấu)."}, on - timedelta(days=6))
    ready = _filed(union, "confirmation", 3, {"born": "1988", "words": "Nộp hồ sơ mua nhà ở xã hội (hư cấu)."}, on - timedelta(days=2))
    chair = _acting(CHAIR, 0, on)
    for one in (late, asked, ready):
        services.receive_request(by=chair, request_id=one.id, on=on)
    services.ask_more(by=chair, request_id=asked.id, words="Gửi ảnh mái nhà và xác nhận của ấp.", on=on)
    services.check_request(by=chair, request_id=ready.id, on=on)


def _filed(union: int, code: str, place: int, told: dict[str, str], on: date) -> services.Filed:
    access.leave()
    answers = {"full_name": PEOPLE[place], "phone": f"0900 000 {place:03d}", **told}
    return services.file_public_request(client=f"demo/{place}/{on}", unit_id=union, code=code, answers=answers, on=on)


def _acting(username: str | None, otherwise: int, on: date) -> int:
    found = people.actor_named(username) if username else None
    actor = found.pk if found else otherwise
    access.enter(actor, on=on)
    return actor
