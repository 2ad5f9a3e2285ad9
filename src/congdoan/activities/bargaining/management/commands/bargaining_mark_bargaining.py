"""`congdoan bargaining mark-bargaining SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import BargainingStepIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down a step of talks."""

    help = "Ghi một việc của cuộc thương lượng."
    subject = "bargaining_id"
    schema = BargainingStepIn
    service = staticmethod(services.mark_bargaining)
