"""`congdoan early_warning end-signal NUMBER JSON`."""

from congdoan.activities.early_warning import services
from congdoan.activities.early_warning.forms.told import EndIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write how a signal was settled."""

    help = "Ghi một dấu hiệu đã được giải quyết."
    subject = "signal_id"
    schema = EndIn
    service = staticmethod(services.end_signal)
