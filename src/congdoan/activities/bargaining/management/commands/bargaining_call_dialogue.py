"""`congdoan bargaining call-dialogue JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import CallIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Call a session of dialogue."""

    help = "Lên lịch một phiên đối thoại."
    schema = CallIn
    service = staticmethod(services.call_dialogue)
    answers = "dialogue"
