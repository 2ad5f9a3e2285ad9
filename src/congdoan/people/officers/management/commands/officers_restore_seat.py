"""`congdoan officers restore-seat NUMBER JSON`."""

from congdoan.foundation.access.doors import ToldCommand
from congdoan.people.officers import services
from congdoan.people.officers.forms.told import ReasonIn


class Command(ToldCommand):
    """Take the end of a seat back."""

    help = "Hoàn tác việc thôi một chức danh."
    subject = "seat_id"
    schema = ReasonIn
    service = staticmethod(services.restore_seat)
