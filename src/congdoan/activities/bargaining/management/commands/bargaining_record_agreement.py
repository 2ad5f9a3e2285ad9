"""`congdoan bargaining record-agreement JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import AgreementIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Record an agreement."""

    help = "Ghi một thỏa ước đã ký."
    schema = AgreementIn
    service = staticmethod(services.record_agreement)
    answers = "agreement"
