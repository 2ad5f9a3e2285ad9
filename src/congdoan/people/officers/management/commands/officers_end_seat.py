"""`congdoan officers end-seat NUMBER JSON`."""

from congdoan.foundation.access.doors import ToldCommand
from congdoan.people.officers import services
from congdoan.people.officers.forms.told import EndIn


class Command(ToldCommand):
    """Record that somebody gives a post up."""

    help = "Ghi thôi một chức danh."
    subject = "seat_id"
    schema = EndIn
    service = staticmethod(services.end_seat)
