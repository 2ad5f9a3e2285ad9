"""congdoan access end-grant GRANT --until DAY."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Kết thúc một vai trò từ một ngày."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("grant", type=int, help="số của vai trò đã giao")
        parser.add_argument("--until", type=date.fromisoformat, required=True)

    def call(self, *, by: int, on: date, job: int | None, grant: int, until: date, **options: Any) -> Any:
        services.end_grant(by=by, grant_id=grant, until=until, on=on)
        return {"grant": grant, "until": until}
