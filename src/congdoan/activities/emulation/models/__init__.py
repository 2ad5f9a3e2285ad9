"""Tables of initiatives, councils, campaigns and awards."""

from .campaigns import Award, AwardProposal, Campaign, Registration
from .councils import Conflict, Council, CouncilMember, ScoreSheet
from .initiatives import (
    Benefit,
    BenefitPart,
    Fingerprint,
    Initiative,
    InitiativeAct,
    InitiativeAuthor,
    InitiativeFile,
    Resemblance,
    Reward,
    Spread,
)

__all__ = [
    "Award",
    "AwardProposal",
    "Benefit",
    "BenefitPart",
    "Campaign",
    "Conflict",
    "Council",
    "CouncilMember",
    "Fingerprint",
    "Initiative",
    "InitiativeAct",
    "InitiativeAuthor",
    "InitiativeFile",
    "Registration",
    "Resemblance",
    "Reward",
    "ScoreSheet",
    "Spread",
]
