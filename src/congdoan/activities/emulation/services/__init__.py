"""The only writer of emulation and initiatives: the use cases, and beside them their refusals."""

from . import refusals
from .campaigns import decide_award, launch_campaign, propose_award, record_award, register_for_campaign
from .councils import JudgeDraft as JudgeDraft
from .councils import add_judge, open_council
from .judging import decide_initiative, declare_conflict, put_to_council, score_initiative
from .papers import draft_decision
from .receiving import answer_resemblance, receive_initiative, renew_fingerprints
from .showing import hide_initiative, record_consent, show_initiative
from .submitting import InitiativeDraft as InitiativeDraft
from .submitting import add_file, apply_initiative, resubmit_initiative, return_initiative, share_initiative, submit_initiative
from .verifying import reverse_reward, reward_initiative, verify_benefit

__all__ = [
    "add_file",
    "add_judge",
    "answer_resemblance",
    "apply_initiative",
    "decide_award",
    "decide_initiative",
    "declare_conflict",
    "draft_decision",
    "hide_initiative",
    "launch_campaign",
    "open_council",
    "propose_award",
    "put_to_council",
    "receive_initiative",
    "record_award",
    "record_consent",
    "register_for_campaign",
    "renew_fingerprints",
    "resubmit_initiative",
    "return_initiative",
    "reverse_reward",
    "reward_initiative",
    "score_initiative",
    "share_initiative",
    "show_initiative",
    "submit_initiative",
    "verify_benefit",
]

AwardUnfit = refusals.AwardUnfit
BenefitUnfit = refusals.BenefitUnfit
CampaignUnfit = refusals.CampaignUnfit
ConflictUnfit = refusals.ConflictUnfit
ConsentUnfit = refusals.ConsentUnfit
CouncilUnfit = refusals.CouncilUnfit
EvidenceUnfit = refusals.EvidenceUnfit
HasConflict = refusals.HasConflict
InitiativeUnfit = refusals.InitiativeUnfit
InitiativeWrongState = refusals.InitiativeWrongState
NotDecidable = refusals.NotDecidable
NotInCouncil = refusals.NotInCouncil
NotShowable = refusals.NotShowable
OwnInitiative = refusals.OwnInitiative
RegistrationUnfit = refusals.RegistrationUnfit
RewardUnfit = refusals.RewardUnfit
SentAsAnother = refusals.SentAsAnother
SheetUnfit = refusals.SheetUnfit
TooFewJudges = refusals.TooFewJudges
UnableToEmulate = refusals.UnableToEmulate
UnknownCampaign = refusals.UnknownCampaign
UnknownCouncil = refusals.UnknownCouncil
UnknownInitiative = refusals.UnknownInitiative
UnknownProposal = refusals.UnknownProposal
UnknownResemblance = refusals.UnknownResemblance
UnknownReward = refusals.UnknownReward
