"""`congdoan officers restore-seat NUMBER JSON`."""

from congdoan.people.officers import services
from congdoan.people.officers.forms.told import ReasonIn
from congdoan.people.officers.management.telling import ToldCommand


class Command(ToldCommand):
    """Take the end of a seat back."""

    help = "Hoàn tác việc thôi một chức danh."
    subject = "seat_id"
    schema = ReasonIn
    service = staticmethod(services.restore_seat)
