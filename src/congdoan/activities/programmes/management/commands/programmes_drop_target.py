"""congdoan programmes drop-target TARGET."""

from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Bỏ một chỉ tiêu khỏi bản thảo."
    subject = "target_id"
    named = "số của chỉ tiêu"

    def act(self, **given: Any) -> Any:
        return services.drop_target(**given)
