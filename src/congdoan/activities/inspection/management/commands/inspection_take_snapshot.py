"""`congdoan inspection take-snapshot NUMBER`."""

from datetime import date
from typing import Any

from django.utils.timezone import localtime

from congdoan.activities.inspection import services
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.take_snapshot`."""

    help = "Niêm phong và chụp sổ của đơn vị được kiểm tra, tính các dấu hiệu."
    subject = "inspection_id"

    def call(self, *, by: int, on: date, job: int | None, told: str = "", **options: Any) -> Any:
        return {"snapshot": services.take_snapshot(by=by, inspection_id=options["inspection_id"], made_at=localtime(), on=on)}
