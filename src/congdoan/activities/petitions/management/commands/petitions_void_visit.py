"""`congdoan petitions void-visit NUMBER JSON`."""

from congdoan.activities.petitions import services
from congdoan.activities.petitions.forms.told import ReasonIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `petitions.services.void_visit`."""

    help = "Hủy một lượt tiếp ghi sai."
    subject = "visit_id"
    schema = ReasonIn
    service = staticmethod(services.void_visit)
