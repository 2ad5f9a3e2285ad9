"""`congdoan bargaining record-workplace-act JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import WorkplaceActIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down a conference, a regulation or a list."""

    help = "Ghi hội nghị người lao động, quy chế dân chủ, danh sách đối thoại."
    schema = WorkplaceActIn
    service = staticmethod(services.record_workplace_act)
    answers = "act"
