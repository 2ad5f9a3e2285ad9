"""`congdoan bargaining amend-clauses SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import AmendIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Replace clauses of an agreement."""

    help = "Thay điều khoản của thỏa ước từ một ngày."
    subject = "agreement_id"
    schema = AmendIn
    service = staticmethod(services.amend_clauses)
