"""congdoan documents export-case-uses UNIT YEAR --to FILE.pdf|FILE.xlsx."""

from typing import Any

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import RegisterCommand


class Command(RegisterCommand):
    help = "Xuất sổ sử dụng bản lưu của một năm."

    def export(self, **given: Any) -> Any:
        return services.export_case_uses(**given)
