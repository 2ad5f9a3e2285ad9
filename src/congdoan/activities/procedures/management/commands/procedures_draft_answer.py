"""`congdoan procedures draft-answer NUMBER JSON`."""

from congdoan.activities.procedures import services
from congdoan.activities.procedures.forms.told import AnswerIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Draft the answer."""

    help = "Soạn văn bản trả lời."
    subject = "request_id"
    schema = AnswerIn
    service = staticmethod(services.draft_answer)
    answers = "document"
