"""`congdoan petitions name-handler NUMBER JSON`."""

from uuid import UUID

from congdoan.activities.petitions import services
from congdoan.activities.petitions.forms.told import HandlerIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Name who handles a denunciation."""

    help = "Giao người xử lý một tố cáo."
    subject = "petition_id"
    subject_type = UUID
    schema = HandlerIn
    service = staticmethod(services.name_handler)
