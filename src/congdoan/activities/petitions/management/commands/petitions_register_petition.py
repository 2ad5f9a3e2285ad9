"""`congdoan petitions register-petition NUMBER`."""

from uuid import UUID

from congdoan.activities.petitions import services
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Enter a petition of the form in the register."""

    help = "Vào sổ một đơn gửi qua mạng."
    subject = "petition_id"
    subject_type = UUID
    service = staticmethod(services.register_petition)
    answers = "number"
