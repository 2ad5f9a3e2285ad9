"""congdoan documents export-follow-up UNIT YEAR --to FILE.pdf|FILE.xlsx."""

from typing import Any

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import RegisterCommand


class Command(RegisterCommand):
    help = "Xuất sổ theo dõi giải quyết văn bản đến của một năm, đủ các cột."

    def export(self, **given: Any) -> Any:
        return services.export_follow_up(**given)
