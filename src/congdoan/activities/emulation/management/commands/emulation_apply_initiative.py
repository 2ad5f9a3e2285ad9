"""`congdoan emulation apply-initiative SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import AppliedIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Record that an initiative is applied."""

    help = "Ghi áp dụng sáng kiến."
    subject = "initiative_id"
    schema = AppliedIn
    service = staticmethod(services.apply_initiative)
