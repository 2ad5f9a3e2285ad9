"""`congdoan petitions extend-petition NUMBER JSON`."""

from uuid import UUID

from congdoan.activities.petitions import services
from congdoan.activities.petitions.forms.told import ReasonIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Lengthen the limit."""

    help = "Gia hạn giải quyết."
    subject = "petition_id"
    subject_type = UUID
    schema = ReasonIn
    service = staticmethod(services.extend_petition)
