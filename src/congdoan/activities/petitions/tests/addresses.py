"""Who may open petitions and discipline, and some to open them with (see tests/town.py)."""

from congdoan.activities.petitions import services

from .builders import received

CLOSED = {
    *("petitions", "receive_petition", "set_box", "register_paper", "petition", "register_petition", "classify_petition"),
    *(
        "take_petition_step",
        "extend_petition",
        "name_handler",
        "read_denouncer",
        "slip",
        "decisions",
        "decide_discipline",
        "void_discipline",
    ),
}  # the inspectors' and the head's
PUBLIC = OPEN = {"send_petition", "follow"}
ONES_OWN = PUBLIC | (CLOSED - {"petitions", "petition", "register_paper", "slip", "decisions", "name_handler"})  # the inspectors' own work


def examples(town):
    """Let the district receive a petition and decide on discipline."""
    facts = {"by": town.by, "unit_id": town.cast.district, "on": town.on}
    one = services.decide_discipline(
        subject_kind="unit", subject_id=town.cast.union, form="reprimand", decision="01/QĐ", decided_on=town.on, reason="Chậm nộp", **facts
    )
    return {"petition_id": received(town.by, town.cast.district, on=town.on), "discipline_id": one}
