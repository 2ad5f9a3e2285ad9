"""The only writer of dialogue, bargaining and agreements: the use cases, and beside them their refusals."""

from . import agreements, refusals, talks
from .agreements import amend_clauses, end_agreement, extend_agreement, grade_agreement, mark_agreement, record_agreement
from .dialogue import (
    call_dialogue,
    cancel_dialogue,
    hold_dialogue,
    mark_dialogue,
    record_workplace_act,
    settle_commitment,
    void_workplace_act,
)
from .papers import write_review_letter, write_team_decision
from .polls import answer_slip, close_poll, open_poll
from .talks import fail_bargaining, hold_session, mark_bargaining, record_ballot, record_poll, request_bargaining, sign_bargaining
from .widening import ask_widening, settle_widening

__all__ = [
    "amend_clauses",
    "answer_slip",
    "ask_widening",
    "call_dialogue",
    "cancel_dialogue",
    "close_poll",
    "end_agreement",
    "extend_agreement",
    "fail_bargaining",
    "grade_agreement",
    "hold_dialogue",
    "hold_session",
    "mark_agreement",
    "mark_bargaining",
    "mark_dialogue",
    "open_poll",
    "record_agreement",
    "record_ballot",
    "record_poll",
    "record_workplace_act",
    "request_bargaining",
    "settle_commitment",
    "settle_widening",
    "sign_bargaining",
    "void_workplace_act",
    "write_review_letter",
    "write_team_decision",
]

PartyDraft = agreements.PartyDraft
Signature = talks.Signature

AgreementUnfit = refusals.AgreementUnfit
AgreementWrongState = refusals.AgreementWrongState
BallotUnfit = refusals.BallotUnfit
BargainingUnfit = refusals.BargainingUnfit
BargainingWrongState = refusals.BargainingWrongState
UnknownBargaining = refusals.UnknownBargaining
BargainingDayUnfit = refusals.BargainingDayUnfit
BargainingTextUnfit = refusals.BargainingTextUnfit
ClausesUnfit = refusals.ClausesUnfit
DialogueNotHeld = refusals.DialogueNotHeld
DialogueUnfit = refusals.DialogueUnfit
DialogueWrongState = refusals.DialogueWrongState
EmployerNotHere = refusals.EmployerNotHere
ExtensionUnfit = refusals.ExtensionUnfit
HeadcountUnknown = refusals.HeadcountUnknown
PollStillOpen = refusals.PollStillOpen
SlipUnusable = refusals.SlipUnusable
UnknownPoll = refusals.UnknownPoll
UnableToBargain = refusals.UnableToBargain
UnknownAgreement = refusals.UnknownAgreement
UnknownCommitment = refusals.UnknownCommitment
UnknownDialogue = refusals.UnknownDialogue
UnknownWidening = refusals.UnknownWidening
WideningUnfit = refusals.WideningUnfit
UnknownWorkplaceAct = refusals.UnknownWorkplaceAct
