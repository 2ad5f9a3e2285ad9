"""`congdoan bargaining ask-widening SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import WideningIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Ask the authority to widen an agreement."""

    help = "Ghi đề nghị mở rộng phạm vi áp dụng thỏa ước."
    subject = "agreement_id"
    schema = WideningIn
    service = staticmethod(services.ask_widening)
    answers = "widening"
