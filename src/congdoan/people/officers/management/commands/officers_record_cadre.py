"""`congdoan officers record-cadre JSON`."""

from congdoan.foundation.access.doors import ToldCommand
from congdoan.people.officers import services
from congdoan.people.officers.forms.told import CadreIn


class Command(ToldCommand):
    """Write down what an officer has learned."""

    help = "Ghi hồ sơ cán bộ: trình độ, đánh giá."
    schema = CadreIn
    service = staticmethod(services.record_cadre)
    answers = "record"
