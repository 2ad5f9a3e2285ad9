"""Sessions of dialogue and what came of them; agreements and their clauses; bargaining."""

from .agreements import Agreement, AgreementGrade, AgreementParty, Clause
from .dialogue import Commitment, Dialogue, DialogueTopic, WorkplaceAct
from .papers import BargainingPaper
from .talks import Bargaining, BargainingMatter, BargainingParty, BargainingPoll, BargainingSession, PhonePoll, PollCount, PollSlip
from .widening import AgreementWidening

__all__ = [
    "Agreement",
    "AgreementGrade",
    "AgreementParty",
    "AgreementWidening",
    "Bargaining",
    "BargainingMatter",
    "BargainingPaper",
    "BargainingParty",
    "BargainingPoll",
    "BargainingSession",
    "Clause",
    "Commitment",
    "Dialogue",
    "DialogueTopic",
    "PhonePoll",
    "PollCount",
    "PollSlip",
    "WorkplaceAct",
]
