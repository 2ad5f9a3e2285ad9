"""`congdoan early_warning answer-pay-day JSON`."""

from congdoan.activities.early_warning import services
from congdoan.activities.early_warning.forms.told import AnswerIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down whether the wages of a month were paid."""

    help = "Trả lời lương của một tháng đã trả chưa."
    schema = AnswerIn
    service = staticmethod(services.answer_pay_day)
