"""`congdoan programmes send-reminders`."""

from datetime import date
from typing import Any

from congdoan.activities.programmes import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    """Tell units what comes or is past, and those above who is late."""

    help = "Nhắc báo cáo, nhiệm vụ sắp mở, sắp hết hạn, quá hạn; báo cấp trên nơi trễ. Chạy lại không nhắc hai lần."

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        return services.send_reminders(by=by, on=on)
