"""`congdoan petitions take-petition-step NUMBER JSON`."""

from uuid import UUID

from congdoan.activities.petitions import services
from congdoan.activities.petitions.forms.told import StepIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down the next step."""

    help = "Ghi bước tiếp theo của một đơn."
    subject = "petition_id"
    subject_type = UUID
    schema = StepIn
    service = staticmethod(services.take_petition_step)
