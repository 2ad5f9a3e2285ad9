"""`congdoan emulation hide-initiative SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import ReasonIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Take an initiative off the public pages."""

    help = "Thôi trưng bày sáng kiến."
    subject = "initiative_id"
    schema = ReasonIn
    service = staticmethod(services.hide_initiative)
