"""`congdoan emulation score-initiative SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import SheetIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Fill in one's own sheet."""

    help = "Chấm sáng kiến."
    subject = "initiative_id"
    schema = SheetIn
    service = staticmethod(services.score_initiative)
    answers = "total"
