"""`congdoan inspection add-pick NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import PickIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.add_pick`."""

    help = "Chọn thêm một đơn vị vào chương trình kiểm tra."
    subject = "programme_id"
    schema = PickIn
    service = staticmethod(services.add_pick)
    answers = "pick"
