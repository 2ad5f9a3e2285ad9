"""congdoan documents submit-document ID."""

from typing import Any

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import DocumentCommand


class Command(DocumentCommand):
    help = "Trình duyệt một bản thảo."

    def act(self, **given: Any) -> Any:
        services.submit_document(**given)
