"""Pages of petitions and discipline."""

from .discipline import decide_discipline, decisions, record_discipline, void_discipline, write_discipline
from .handling import (
    classify_petition,
    extend_petition,
    name_handler,
    petition,
    petitions,
    read_denouncer,
    receive_petition,
    register_petition,
    set_box,
    take_petition_step,
    write_notice,
)
from .papers import register_paper, slip
from .public import follow, send_petition
from .receptions import cancel_reception, plan_reception, receive_visitor, visits, visits_paper, void_visit

__all__ = [
    "cancel_reception",
    "classify_petition",
    "decide_discipline",
    "decisions",
    "extend_petition",
    "follow",
    "name_handler",
    "petition",
    "petitions",
    "plan_reception",
    "read_denouncer",
    "receive_petition",
    "receive_visitor",
    "record_discipline",
    "register_paper",
    "register_petition",
    "send_petition",
    "set_box",
    "slip",
    "take_petition_step",
    "visits",
    "visits_paper",
    "void_discipline",
    "void_visit",
    "write_discipline",
    "write_notice",
]
