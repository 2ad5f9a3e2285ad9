"""`congdoan bargaining settle-widening SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import WideningAnswerIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down what the authority decided on widening an agreement."""

    help = "Ghi quyết định về mở rộng phạm vi áp dụng thỏa ước."
    subject = "widening_id"
    schema = WideningAnswerIn
    service = staticmethod(services.settle_widening)
