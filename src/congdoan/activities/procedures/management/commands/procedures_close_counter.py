"""`congdoan procedures close-counter JSON`."""

from congdoan.activities.procedures import services
from congdoan.activities.procedures.forms.told import CounterIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Take no more requests from everybody."""

    help = "Thôi nhận một thủ tục."
    schema = CounterIn
    service = staticmethod(services.close_counter)
    answers = "units"
