"""`congdoan petitions void-discipline NUMBER JSON`."""

from congdoan.activities.petitions import services
from congdoan.activities.petitions.forms.told import ReasonIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Take a decision back."""

    help = "Hủy một quyết định kỷ luật."
    subject = "discipline_id"
    schema = ReasonIn
    service = staticmethod(services.void_discipline)
