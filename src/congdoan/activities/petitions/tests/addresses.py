"""Who may open petitions and discipline, and some to open them with (see tests/town.py)."""

from datetime import time

from congdoan.activities.petitions import queries, services

from .builders import received

INSPECTORS = {
    *("receive_petition", "set_box", "register_petition", "classify_petition", "take_petition_step", "extend_petition"),
    *("read_denouncer", "decide_discipline", "void_discipline", "write_notice", "write_discipline", "record_discipline"),
    *("plan_reception", "cancel_reception", "receive_visitor", "void_visit"),
}
CLOSED = INSPECTORS | {
    "petitions",
    "register_paper",
    "petition",
    "name_handler",
    "slip",
    "decisions",
    "visits",
    "visits_paper",
}  # the inspectors' and the head's
PUBLIC = OPEN = ONES_OWN = {"send_petition", "follow"}


def examples(town):
    """Let the district receive a petition and decide on discipline."""
    facts = {"by": town.by, "unit_id": town.cast.district, "on": town.on}
    one = services.decide_discipline(
        subject_kind="unit", subject_id=town.cast.union, form="reprimand", decision="01/QĐ", decided_on=town.on, reason="Chậm nộp", **facts
    )
    hour = {"starts_at": time(8), "ends_at": time(11), "place": "Phòng tiếp", "host": "Chủ tịch"}
    (planned,) = services.plan_reception(held_on=town.on, **hour, **facts)
    visit = services.receive_visitor(visited_on=town.on, people=1, outcome="answered", words="Hỏi chế độ", answer="Đã trả lời", **facts)
    services.write_discipline(subject_kind="unit", subject_id=town.cast.union, form="warning", reason="Chậm nộp lần hai", **facts)
    papers = {"paper_id": queries.discipline_to_record()[0].id, "notice": "accepted"}
    return {"reception_id": planned, "visit_id": visit, **papers} | {
        "petition_id": received(town.by, town.cast.district, on=town.on),
        "discipline_id": one,
    }
