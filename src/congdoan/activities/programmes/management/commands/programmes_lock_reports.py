"""congdoan programmes lock-reports REQUEST."""

from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Khóa báo cáo đã tổng hợp."
    subject = "request_id"
    named = "số của yêu cầu báo cáo"

    def act(self, **given: Any) -> Any:
        return {"reports": services.lock_reports(**given)}
