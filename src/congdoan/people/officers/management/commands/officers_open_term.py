"""`congdoan officers open-term JSON`."""

from congdoan.foundation.access.doors import ToldCommand
from congdoan.people.officers import services
from congdoan.people.officers.forms.told import TermIn


class Command(ToldCommand):
    """Open a term of a union's body."""

    help = "Mở một nhiệm kỳ."
    schema = TermIn
    service = staticmethod(services.open_term)
    answers = "term"
