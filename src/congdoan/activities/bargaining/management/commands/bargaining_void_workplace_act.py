"""`congdoan bargaining void-workplace-act SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import ReasonIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Take a conference, a regulation or a list back."""

    help = "Hủy một việc đã ghi sai."
    subject = "act_id"
    schema = ReasonIn
    service = staticmethod(services.void_workplace_act)
