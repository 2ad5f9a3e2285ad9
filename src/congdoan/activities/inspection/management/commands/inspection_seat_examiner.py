"""`congdoan inspection seat-examiner NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import ExaminerIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.seat_examiner`."""

    help = "Đưa một người vào tổ kiểm tra, cho quyền xem có hạn."
    subject = "inspection_id"
    schema = ExaminerIn
    service = staticmethod(services.seat_examiner)
    answers = "examiner"
