"""`congdoan bargaining fail-bargaining SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import FailIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down that talks failed."""

    help = "Ghi thương lượng không thành."
    subject = "bargaining_id"
    schema = FailIn
    service = staticmethod(services.fail_bargaining)
