"""`congdoan disputes add-promise NUMBER JSON`."""

from congdoan.activities.disputes import services
from congdoan.activities.disputes.forms.told import PromiseIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down what was promised."""

    help = "Ghi cam kết của người sử dụng lao động."
    subject = "stoppage_id"
    schema = PromiseIn
    service = staticmethod(services.add_promise)
    answers = "id"
