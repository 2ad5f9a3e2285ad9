"""`congdoan officers void-election NUMBER JSON`."""

from congdoan.people.officers import services
from congdoan.people.officers.forms.told import ReasonIn
from congdoan.people.officers.management.telling import ToldCommand


class Command(ToldCommand):
    """Take an election back whose minutes were wrong."""

    help = "Hủy một kết quả bầu ghi nhầm."
    subject = "election_id"
    schema = ReasonIn
    service = staticmethod(services.void_election)
