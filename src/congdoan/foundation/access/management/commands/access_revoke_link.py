"""congdoan access revoke-link NUMBER --reason TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Thu hồi một liên kết, có hiệu lực ngay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("link", type=int, help="số của liên kết")
        parser.add_argument("--reason", required=True)

    def call(self, *, by: int, on: date, job: int | None, link: int, reason: str, **options: Any) -> Any:
        services.revoke_link(by=by, link_id=link, reason=reason, on=on)
        return {"id": link, "state": "revoked"}
