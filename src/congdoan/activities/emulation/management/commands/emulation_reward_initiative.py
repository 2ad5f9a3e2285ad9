"""`congdoan emulation reward-initiative SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import RewardIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Record what was paid."""

    help = "Ghi thù lao, tiền thưởng."
    subject = "initiative_id"
    schema = RewardIn
    service = staticmethod(services.reward_initiative)
    answers = "parts"
