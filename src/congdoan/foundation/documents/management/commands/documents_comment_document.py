"""congdoan documents comment-document ID --reason WORDS."""

from typing import Any

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import ReasonCommand


class Command(ReasonCommand):
    help = "Góp ý một bản thảo."

    def act(self, *, reason: str, **given: Any) -> Any:
        services.comment_document(words=reason, **given)
