"""`congdoan petitions receive-visitor JSON`."""

from congdoan.activities.petitions import services
from congdoan.activities.petitions.forms.told import VisitIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `petitions.services.receive_visitor`."""

    help = "Ghi một lượt tiếp công dân."
    schema = VisitIn
    service = staticmethod(services.receive_visitor)
    answers = "id"
