"""`congdoan emulation show-initiative SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import ExhibitIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Show a recognised initiative to everybody."""

    help = "Trưng bày sáng kiến được công nhận."
    subject = "initiative_id"
    schema = ExhibitIn
    service = staticmethod(services.show_initiative)
    answers = "exhibit"
