"""`congdoan procedures ask-more NUMBER JSON`."""

from congdoan.activities.procedures import services
from congdoan.activities.procedures.forms.told import WordsIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Ask for what is missing."""

    help = "Yêu cầu bổ sung."
    subject = "request_id"
    schema = WordsIn
    service = staticmethod(services.ask_more)
