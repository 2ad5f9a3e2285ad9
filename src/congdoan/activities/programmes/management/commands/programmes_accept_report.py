"""congdoan programmes accept-report ID."""

from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Nhận một báo cáo đã nộp."
    subject = "report_id"
    named = "số của báo cáo"

    def act(self, **given: Any) -> Any:
        return services.accept_report(**given)
