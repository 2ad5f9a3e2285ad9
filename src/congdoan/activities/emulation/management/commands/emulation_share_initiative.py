"""`congdoan emulation share-initiative SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import ShareIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Record that another unit applies it."""

    help = "Ghi nhân rộng sáng kiến."
    subject = "initiative_id"
    schema = ShareIn
    service = staticmethod(services.share_initiative)
