"""congdoan documents publish-document ID."""

from typing import Any

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import DocumentCommand


class Command(DocumentCommand):
    help = "Công khai một văn bản đã phát hành: ai cũng đọc và tải được."

    def act(self, **given: Any) -> Any:
        return services.publish_document(**given)
