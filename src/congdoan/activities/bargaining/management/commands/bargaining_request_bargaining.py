"""`congdoan bargaining request-bargaining JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import RequestIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Open talks that one side asked for."""

    help = "Mở thương lượng theo yêu cầu của một bên."
    schema = RequestIn
    service = staticmethod(services.request_bargaining)
    answers = "bargaining"
