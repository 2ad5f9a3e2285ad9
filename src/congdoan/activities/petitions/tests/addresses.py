"""Who may open petitions and discipline, and some to open them with (see tests/town.py)."""

from congdoan.activities.petitions import services

from .builders import received

INSPECTORS = {
    *("receive_petition", "set_box", "register_petition", "classify_petition", "take_petition_step", "extend_petition"),
    *("read_denouncer", "decide_discipline", "void_discipline"),
}
CLOSED = INSPECTORS | {"petitions", "register_paper", "petition", "name_handler", "slip", "decisions"}  # the inspectors' and the head's
PUBLIC = OPEN = ONES_OWN = {"send_petition", "follow"}


def examples(town):
    """Let the district receive a petition and decide on discipline."""
    facts = {"by": town.by, "unit_id": town.cast.district, "on": town.on}
    one = services.decide_discipline(
        subject_kind="unit", subject_id=town.cast.union, form="reprimand", decision="01/QĐ", decided_on=town.on, reason="Chậm nộp", **facts
    )
    return {"petition_id": received(town.by, town.cast.district, on=town.on), "discipline_id": one}
