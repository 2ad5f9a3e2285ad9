"""`congdoan inspection answer-question NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import WordsIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.answer_question`."""

    help = "Trả lời một câu hỏi của tổ kiểm tra."
    subject = "question_id"
    schema = WordsIn
    service = staticmethod(services.answer_question)
    answers = "answer"
