"""congdoan documents withdraw-disposal ID."""

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_disposal import DisposalCommand


class Command(DisposalCommand):
    help = "Rút một đợt tiêu hủy chưa thực hiện."
    service = staticmethod(services.withdraw_disposal)
    takes = {"reason": "lý do"}
