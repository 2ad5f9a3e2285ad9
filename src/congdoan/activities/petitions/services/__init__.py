"""The only writer of petitions and discipline: the use cases, and beside them their refusals."""

from congdoan.activities.petitions.services import receptions, refusals, taking
from congdoan.activities.petitions.services.discipline import decide_discipline, void_discipline
from congdoan.activities.petitions.services.handling import (
    classify_petition,
    extend_petition,
    name_handler,
    read_denouncer,
    take_petition_step,
)
from congdoan.activities.petitions.services.papers import record_discipline, write_discipline, write_notice
from congdoan.activities.petitions.services.receptions import cancel_reception, plan_reception, receive_visitor, void_visit
from congdoan.activities.petitions.services.taking import receive_petition, register_petition, send_petition, set_box

__all__ = [
    "cancel_reception",
    "classify_petition",
    "decide_discipline",
    "extend_petition",
    "name_handler",
    "plan_reception",
    "read_denouncer",
    "receive_petition",
    "receive_visitor",
    "record_discipline",
    "register_petition",
    "send_petition",
    "set_box",
    "take_petition_step",
    "void_discipline",
    "void_visit",
    "write_discipline",
    "write_notice",
]

count_sending = receptions.count_sending
hash_of = taking.hash_of
AlreadySent = refusals.AlreadySent
BoxClosed = refusals.BoxClosed
DisciplineNotSigned = refusals.DisciplineNotSigned
DisciplineTextChanged = refusals.DisciplineTextChanged
DisciplineVoided = refusals.DisciplineVoided
HandlerOnly = refusals.HandlerOnly
NoMoreExtension = refusals.NoMoreExtension
NoticeOutOfTurn = refusals.NoticeOutOfTurn
NotAHandler = refusals.NotAHandler
PetitionReasonMissing = refusals.PetitionReasonMissing
PetitionStepOutOfTurn = refusals.PetitionStepOutOfTurn
UnableToHandle = refusals.UnableToHandle
UnfitDiscipline = refusals.UnfitDiscipline
UnfitPetition = refusals.UnfitPetition
UnknownDiscipline = refusals.UnknownDiscipline
UnknownPetition = refusals.UnknownPetition
ReceptionOver = refusals.ReceptionOver
SentTooOften = refusals.SentTooOften
UnfitVisit = refusals.UnfitVisit
UnknownReception = refusals.UnknownReception
UnknownVisit = refusals.UnknownVisit
VisitVoided = refusals.VisitVoided
