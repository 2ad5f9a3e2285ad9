"""`congdoan disputes describe-employer JSON`."""

from congdoan.activities.disputes import services
from congdoan.activities.disputes.forms.told import TraitIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down zone and owner's country."""

    help = "Ghi khu công nghiệp, nước chủ đầu tư của doanh nghiệp."
    schema = TraitIn
    service = staticmethod(services.describe_employer)
