"""congdoan bookkeeping end-template: end a unit's own decision about an event."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Kết thúc mẫu định khoản riêng của đơn vị."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("event", help="sự việc, như spend")
        parser.add_argument("--until", type=date.fromisoformat, required=True, metavar="NGÀY", help="ngày đầu tiên không còn áp dụng")

    def call(self, *, by: int, on: date, job: int | None, unit: str, event: str, until: date, **options: Any) -> Any:
        services.end_template(by=by, unit_id=forms.unit_named(unit), event=event, valid_until=until, on=on)
        return {"event": event, "until": until}

    def words(self, answer: Any) -> str:
        return f"Mẫu riêng của {answer['event']} hết áp dụng từ ngày {answer['until']:%d/%m/%Y}."
