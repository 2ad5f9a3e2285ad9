"""congdoan programmes approve-programme ID."""

from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Duyệt một chương trình đã trình."

    def act(self, **given: Any) -> Any:
        return services.approve_programme(**given)
