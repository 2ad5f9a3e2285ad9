"""`congdoan early_warning tell-signal JSON`."""

from congdoan.activities.early_warning import services
from congdoan.activities.early_warning.forms.told import TellIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down a signal that somebody saw or heard of."""

    help = "Ghi một dấu hiệu."
    schema = TellIn
    service = staticmethod(services.tell_signal)
    answers = "signal"
