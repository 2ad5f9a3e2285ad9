"""`congdoan petitions plan-reception JSON`."""

from congdoan.activities.petitions import services
from congdoan.activities.petitions.forms.told import ReceptionIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `petitions.services.plan_reception`."""

    help = "Lên lịch tiếp công dân."
    schema = ReceptionIn
    service = staticmethod(services.plan_reception)
    answers = "receptions"
