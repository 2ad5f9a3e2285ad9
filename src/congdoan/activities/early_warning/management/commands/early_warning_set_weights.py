"""`congdoan early_warning set-weights JSON`."""

from congdoan.activities.early_warning import services
from congdoan.activities.early_warning.forms.told import WeightsIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Decide weights and bands from a day to come."""

    help = "Quyết định trọng số và mức, từ một ngày sau hôm nay."
    schema = WeightsIn
    service = staticmethod(services.set_weights)
    answers = "weighing"
