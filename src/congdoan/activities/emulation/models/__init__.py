"""Tables of initiatives, councils, campaigns, awards and the gallery."""

from .campaigns import Award, AwardProposal, Campaign, Registration
from .councils import Conflict, Council, CouncilMember, ScoreSheet
from .gallery import Consent, Exhibit, ExhibitEnd, ExhibitPhoto
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
    "Consent",
    "Council",
    "CouncilMember",
    "Exhibit",
    "ExhibitEnd",
    "ExhibitPhoto",
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
