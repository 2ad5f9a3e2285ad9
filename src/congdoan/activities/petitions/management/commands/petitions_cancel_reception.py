"""`congdoan petitions cancel-reception NUMBER JSON`."""

from congdoan.activities.petitions import services
from congdoan.activities.petitions.forms.told import ReasonIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `petitions.services.cancel_reception`."""

    help = "Hủy một buổi tiếp công dân."
    subject = "reception_id"
    schema = ReasonIn
    service = staticmethod(services.cancel_reception)
