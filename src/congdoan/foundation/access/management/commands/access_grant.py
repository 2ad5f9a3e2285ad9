"""congdoan access grant USERNAME: one more role."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access import rules, services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.access.management.asking import actor_or_refusal, branch_or_refusal


class Command(UseCaseCommand):
    help = "Giao một vai trò ở một đơn vị, kèm mọi đơn vị bên dưới."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("username")
        parser.add_argument("--role", required=True, choices=sorted(set(rules.ROLES) - rules.BUILT_IN))
        parser.add_argument("--branch", required=True, help="mã đơn vị")
        parser.add_argument("--from-day", type=date.fromisoformat, default=None)
        parser.add_argument("--until", type=date.fromisoformat, default=None)
        parser.add_argument("--reason", default="")

    def call(self, *, by: int, on: date, job: int | None, username: str, **options: Any) -> Any:
        actor, branch_id = actor_or_refusal(username), branch_or_refusal(options["branch"])
        grant_id = services.grant(
            by=by, actor_id=actor.id, role=options["role"], branch_id=branch_id, from_day=options["from_day"] or on,
            until=options["until"], reason=options["reason"], on=on,
        )  # fmt: skip
        return {"grant": grant_id}
