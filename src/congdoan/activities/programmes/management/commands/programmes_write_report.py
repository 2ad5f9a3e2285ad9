"""congdoan programmes write-report REQUEST."""

from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Viết báo cáo tổng hợp thành văn bản đi theo thể thức."
    subject = "request_id"
    named = "số của yêu cầu báo cáo"

    def act(self, **given: Any) -> Any:
        return services.write_report(**given)
