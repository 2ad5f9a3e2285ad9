"""`congdoan early_warning observe-signals`."""

from congdoan.activities.early_warning import services
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Compute the signals of the day; each morning the worker does."""

    help = "Tính lại các dấu hiệu từ số liệu; chạy lại không nhân đôi."
    service = staticmethod(services.observe_signals)
