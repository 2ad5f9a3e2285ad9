"""congdoan documents void-document ID --reason WORDS."""

from typing import Any

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import ReasonCommand


class Command(ReasonCommand):
    help = "Hủy một văn bản chưa phát hành."

    def act(self, *, reason: str, **given: Any) -> Any:
        services.void_document(reason=reason, **given)
