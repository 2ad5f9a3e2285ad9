"""congdoan programmes publish-programme ID."""

from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Công khai một chương trình đã ban hành, hoặc tiến độ mới của nó."

    def act(self, **given: Any) -> Any:
        return services.publish_programme(**given)
