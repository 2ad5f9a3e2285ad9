"""The only writer of procedures: the use cases, and beside them their refusals."""

from congdoan.activities.procedures.services import filing, following, refusals
from congdoan.activities.procedures.services.deciding import close_request, decide_request, draft_answer
from congdoan.activities.procedures.services.exporting import export_standing
from congdoan.activities.procedures.services.filing import file_public_request, file_request, take_request
from congdoan.activities.procedures.services.following import rate_request, supply_request, withdraw_request
from congdoan.activities.procedures.services.handling import ask_more, check_request, receive_request, resume_request
from congdoan.activities.procedures.services.offering import close_counter, open_counter, set_limit
from congdoan.activities.procedures.services.reminding import remind_requests

__all__ = [
    "ask_more",
    "check_request",
    "close_counter",
    "close_request",
    "decide_request",
    "draft_answer",
    "export_standing",
    "file_public_request",
    "file_request",
    "open_counter",
    "rate_request",
    "receive_request",
    "remind_requests",
    "resume_request",
    "set_limit",
    "supply_request",
    "take_request",
    "withdraw_request",
]

Filed = filing.Filed
Upload = filing.Upload
REASONS = following.REASONS

AnswerNotSigned = refusals.AnswerNotSigned
AnswersUnfit = refusals.AnswersUnfit
AskedTooOften = refusals.AskedTooOften
CounterClosed = refusals.CounterClosed
CounterSame = refusals.CounterSame
FormatUnknown = refusals.FormatUnknown
LimitUnfit = refusals.LimitUnfit
NotPerformed = refusals.NotPerformed
NotReceivedHere = refusals.NotReceivedHere
OutcomeUnfit = refusals.OutcomeUnfit
PapersMissing = refusals.PapersMissing
PaperUnfit = refusals.PaperUnfit
RatedAlready = refusals.RatedAlready
RatingUnfit = refusals.RatingUnfit
StateUnfit = refusals.StateUnfit
UnableToRequest = refusals.UnableToRequest
UnknownCode = refusals.UnknownCode
UnknownProcedure = refusals.UnknownProcedure
UnknownRequest = refusals.UnknownRequest
WordsMissing = refusals.WordsMissing
