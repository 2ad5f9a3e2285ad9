"""`congdoan officers void-election NUMBER JSON`."""

from congdoan.foundation.access.doors import ToldCommand
from congdoan.people.officers import services
from congdoan.people.officers.forms.told import ReasonIn


class Command(ToldCommand):
    """Take an election back whose minutes were wrong."""

    help = "Hủy một kết quả bầu ghi nhầm."
    subject = "election_id"
    schema = ReasonIn
    service = staticmethod(services.void_election)
