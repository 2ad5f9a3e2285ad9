"""`congdoan officers open-term JSON`."""

from congdoan.people.officers import services
from congdoan.people.officers.forms.told import TermIn
from congdoan.people.officers.management.telling import ToldCommand


class Command(ToldCommand):
    """Open a term of a union's body."""

    help = "Mở một nhiệm kỳ."
    schema = TermIn
    service = staticmethod(services.open_term)
    answers = "term"
