"""`congdoan bargaining hold-session SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import SessionIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down a session of talks."""

    help = "Ghi một phiên thương lượng."
    subject = "bargaining_id"
    schema = SessionIn
    service = staticmethod(services.hold_session)
    answers = "session"
