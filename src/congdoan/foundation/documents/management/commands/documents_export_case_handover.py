"""congdoan documents export-case-handover ID --to FILE.pdf."""

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_case import PaperCommand


class Command(PaperCommand):
    help = "In biên bản giao nhận và mục lục hồ sơ nộp lưu."
    service = staticmethod(services.export_case_handover)
    takes = ("handover_id",)
