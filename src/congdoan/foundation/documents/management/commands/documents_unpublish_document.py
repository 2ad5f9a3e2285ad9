"""congdoan documents unpublish-document ID --reason TEXT."""

from typing import Any

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import ReasonCommand


class Command(ReasonCommand):
    help = "Gỡ một văn bản khỏi trang công khai, có lý do."

    def act(self, **given: Any) -> Any:
        services.unpublish_document(**given)
