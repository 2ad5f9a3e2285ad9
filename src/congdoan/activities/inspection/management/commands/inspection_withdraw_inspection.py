"""`congdoan inspection withdraw-inspection NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import ReasonIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.withdraw_inspection`."""

    help = "Rút một cuộc kiểm tra."
    subject = "inspection_id"
    schema = ReasonIn
    service = staticmethod(services.withdraw_inspection)
