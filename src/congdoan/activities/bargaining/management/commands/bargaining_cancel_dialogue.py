"""`congdoan bargaining cancel-dialogue SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import ReasonIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Cancel a session."""

    help = "Hủy một phiên đối thoại chưa tiến hành."
    subject = "dialogue_id"
    schema = ReasonIn
    service = staticmethod(services.cancel_dialogue)
