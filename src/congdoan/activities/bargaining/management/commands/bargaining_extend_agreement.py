"""`congdoan bargaining extend-agreement SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import ExtendIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Extend an agreement."""

    help = "Kéo dài một thỏa ước."
    subject = "agreement_id"
    schema = ExtendIn
    service = staticmethod(services.extend_agreement)
