"""`congdoan grassroots open-founding JSON`."""

from congdoan.activities.grassroots import services
from congdoan.activities.grassroots.forms.told import FoundingIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Open the founding of a union."""

    help = "Mở hồ sơ thành lập."
    schema = FoundingIn
    service = staticmethod(services.open_founding)
    answers = "founding"
