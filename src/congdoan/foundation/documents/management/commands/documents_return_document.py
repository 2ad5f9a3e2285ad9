"""congdoan documents return-document ID --reason WORDS."""

from typing import Any

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import ReasonCommand


class Command(ReasonCommand):
    help = "Trả lại người soạn, nói rõ cần sửa gì."

    def act(self, *, reason: str, **given: Any) -> Any:
        services.return_document(comment=reason, **given)
