"""`congdoan officers appoint NUMBER JSON`."""

from congdoan.foundation.access.doors import ToldCommand
from congdoan.people.officers import services
from congdoan.people.officers.forms.told import SeatIn


class Command(ToldCommand):
    """Seat a member without a count."""

    help = "Ghi chỉ định, bổ sung một chức danh."
    subject = "term_id"
    schema = SeatIn
    service = staticmethod(services.appoint)
    answers = "seat"
