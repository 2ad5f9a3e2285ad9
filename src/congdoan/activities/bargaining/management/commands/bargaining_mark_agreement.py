"""`congdoan bargaining mark-agreement SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import StepIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down a step of an agreement."""

    help = "Ghi ngày gửi cơ quan lao động hoặc công bố thỏa ước."
    subject = "agreement_id"
    schema = StepIn
    service = staticmethod(services.mark_agreement)
