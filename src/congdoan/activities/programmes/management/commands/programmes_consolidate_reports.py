"""congdoan programmes consolidate-reports REQUEST."""

from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Tổng hợp các báo cáo đã nhận."
    subject = "request_id"
    named = "số của yêu cầu báo cáo"

    def act(self, **given: Any) -> Any:
        return services.consolidate_reports(**given)
