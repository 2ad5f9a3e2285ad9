"""congdoan programmes draft-paper ID."""

from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Soạn chương trình thành văn bản đi theo thể thức."

    def act(self, **given: Any) -> Any:
        return services.draft_paper(**given)
