"""`congdoan inspection drop-pick NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import ReasonIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.drop_pick`."""

    help = "Bỏ một đơn vị khỏi chương trình kiểm tra."
    subject = "pick_id"
    schema = ReasonIn
    service = staticmethod(services.drop_pick)
