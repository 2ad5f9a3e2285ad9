"""congdoan documents export-case-contents ID --to FILE.pdf."""

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_case import PaperCommand


class Command(PaperCommand):
    help = "In mục lục văn bản của một hồ sơ."
    service = staticmethod(services.export_case_contents)
    takes = ("case_id",)
