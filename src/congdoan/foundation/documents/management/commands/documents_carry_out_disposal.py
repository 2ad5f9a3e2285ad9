"""congdoan documents carry-out-disposal ID."""

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_disposal import DisposalCommand


class Command(DisposalCommand):
    help = "Tiêu hủy: xóa tệp và lời, giữ dòng trong sổ và dấu. Không làm lại được."
    service = staticmethod(services.carry_out_disposal)
    takes = {"way": "cách tiêu hủy", "witnesses": "người chứng kiến"}
