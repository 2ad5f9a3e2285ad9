"""`congdoan procedures open-counter JSON`."""

from congdoan.activities.procedures import services
from congdoan.activities.procedures.forms.told import CounterIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Take requests from everybody."""

    help = "Mở nhận một thủ tục."
    schema = CounterIn
    service = staticmethod(services.open_counter)
    answers = "units"
