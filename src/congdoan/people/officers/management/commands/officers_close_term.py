"""`congdoan officers close-term NUMBER JSON`."""

from congdoan.foundation.access.doors import ToldCommand
from congdoan.people.officers import services
from congdoan.people.officers.forms.told import EndIn


class Command(ToldCommand):
    """End a term after a last day."""

    help = "Kết thúc một nhiệm kỳ."
    subject = "term_id"
    schema = EndIn
    service = staticmethod(services.close_term)
