"""congdoan documents decide-disposal ID."""

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_disposal import DisposalCommand


class Command(DisposalCommand):
    help = "Quyết định tiêu hủy."
    service = staticmethod(services.decide_disposal)
    takes = {"decision": "số, ngày quyết định"}
