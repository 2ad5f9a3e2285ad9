"""congdoan programmes close-consultation ID."""

from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Kết thúc lấy ý kiến một bản thảo."

    def act(self, **given: Any) -> Any:
        return services.close_consultation(**given)
