"""congdoan documents export-case-list UNIT YEAR --to FILE.pdf."""

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_case import PaperCommand


class Command(PaperCommand):
    help = "In danh mục hồ sơ của một năm."
    service = staticmethod(services.export_case_list)
    takes = ("unit", "year")
