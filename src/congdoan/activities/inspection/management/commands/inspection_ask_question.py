"""`congdoan inspection ask-question NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import QuestionIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.ask_question`."""

    help = "Hỏi đơn vị được kiểm tra."
    subject = "inspection_id"
    schema = QuestionIn
    service = staticmethod(services.ask_question)
    answers = "question"
