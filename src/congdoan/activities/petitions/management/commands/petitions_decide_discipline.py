"""`congdoan petitions decide-discipline JSON`."""

from congdoan.activities.petitions import services
from congdoan.activities.petitions.forms.told import DisciplineIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down a decision to discipline."""

    help = "Ghi một quyết định kỷ luật."
    schema = DisciplineIn
    service = staticmethod(services.decide_discipline)
    answers = "id"
