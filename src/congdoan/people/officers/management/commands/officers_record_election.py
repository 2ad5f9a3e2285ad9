"""`congdoan officers record-election NUMBER JSON`."""

from congdoan.foundation.access.doors import ToldCommand
from congdoan.people.officers import services
from congdoan.people.officers.forms.told import MinutesIn


class Command(ToldCommand):
    """Write down the minutes of a count and seat whom it elected."""

    help = "Ghi biên bản kiểm phiếu."
    subject = "term_id"
    schema = MinutesIn
    service = staticmethod(services.record_election)
