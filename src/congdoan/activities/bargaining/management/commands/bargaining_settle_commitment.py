"""`congdoan bargaining settle-commitment SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import SettleIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down that a promise was kept."""

    help = "Ghi một cam kết đã thực hiện."
    subject = "commitment_id"
    schema = SettleIn
    service = staticmethod(services.settle_commitment)
