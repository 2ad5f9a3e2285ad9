"""`congdoan grassroots close-founding NUMBER JSON`."""

from congdoan.activities.grassroots import services
from congdoan.activities.grassroots.forms.told import ReasonIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Give a founding up."""

    help = "Dừng một hồ sơ thành lập."
    subject = "founding_id"
    schema = ReasonIn
    service = staticmethod(services.close_founding)
