"""`congdoan petitions receive-petition JSON`."""

from congdoan.activities.petitions import services
from congdoan.activities.petitions.forms.told import ReceiveIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Take a petition at a desk."""

    help = "Nhận một đơn, vào sổ."
    schema = ReceiveIn
    service = staticmethod(services.receive_petition)
    answers = "id"
