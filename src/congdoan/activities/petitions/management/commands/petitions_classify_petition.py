"""`congdoan petitions classify-petition NUMBER JSON`."""

from uuid import UUID

from congdoan.activities.petitions import services
from congdoan.activities.petitions.forms.told import ClassifyIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Say what a petition is."""

    help = "Phân loại một đơn."
    subject = "petition_id"
    subject_type = UUID
    schema = ClassifyIn
    service = staticmethod(services.classify_petition)
