"""`congdoan emulation submit-initiative JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import InitiativeIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Submit an initiative."""

    help = "Nộp sáng kiến."
    schema = InitiativeIn
    service = staticmethod(services.submit_initiative)
    answers = "initiative"
