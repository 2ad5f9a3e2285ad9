"""`congdoan emulation return-initiative SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import ReasonIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Send an initiative back."""

    help = "Trả lại sáng kiến, nêu lý do."
    subject = "initiative_id"
    schema = ReasonIn
    service = staticmethod(services.return_initiative)
