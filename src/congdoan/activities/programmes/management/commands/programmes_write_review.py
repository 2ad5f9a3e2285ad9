"""congdoan programmes write-review REVIEW."""

from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Viết bản sơ kết, tổng kết thành văn bản đi theo thể thức."
    subject = "review_id"
    named = "số của bản sơ kết, tổng kết"

    def act(self, **given: Any) -> Any:
        return services.write_review(**given)
