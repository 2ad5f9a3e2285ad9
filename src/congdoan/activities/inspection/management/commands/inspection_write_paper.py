"""`congdoan inspection write-paper NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import PaperKindIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.write_paper`."""

    help = "Soạn đề cương, biên bản hoặc báo cáo của tổ kiểm tra."
    subject = "inspection_id"
    schema = PaperKindIn
    service = staticmethod(services.write_paper)
    answers = "document"
