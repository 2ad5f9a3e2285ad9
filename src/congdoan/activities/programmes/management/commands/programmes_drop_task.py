"""congdoan programmes drop-task TASK."""

from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Bỏ một nhiệm vụ khỏi bản thảo."
    subject = "task_id"
    named = "số của nhiệm vụ"

    def act(self, **given: Any) -> Any:
        return services.drop_task(**given)
