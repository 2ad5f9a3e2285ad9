"""`congdoan emulation reverse-reward SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import BecauseIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Take back what was written down wrongly as paid."""

    help = "Hủy khoản chi ghi sai."
    subject = "reward_id"
    schema = BecauseIn
    service = staticmethod(services.reverse_reward)
