"""`congdoan bargaining hold-dialogue SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import HoldIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down a session that was held."""

    help = "Ghi biên bản một phiên đối thoại."
    subject = "dialogue_id"
    schema = HoldIn
    service = staticmethod(services.hold_dialogue)
