"""`congdoan procedures set-limit JSON`."""

from congdoan.activities.procedures import services
from congdoan.activities.procedures.forms.told import LimitIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Set a time limit."""

    help = "Đặt thời hạn của đơn vị."
    schema = LimitIn
    service = staticmethod(services.set_limit)
    answers = "limit"
