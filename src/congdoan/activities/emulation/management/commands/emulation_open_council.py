"""`congdoan emulation open-council JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import CouncilIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Open a council."""

    help = "Lập Hội đồng sáng kiến."
    schema = CouncilIn
    service = staticmethod(services.open_council)
    answers = "council"
