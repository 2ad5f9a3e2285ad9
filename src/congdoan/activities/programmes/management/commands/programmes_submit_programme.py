"""congdoan programmes submit-programme ID."""

from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Trình duyệt một chương trình."

    def act(self, **given: Any) -> Any:
        return services.submit_programme(**given)
