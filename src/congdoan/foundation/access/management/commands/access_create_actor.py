"""congdoan access create-actor: an account that can sign in, with a first role."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access import rules, services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.access.management.asking import ask_password, branch_or_refusal


class Command(UseCaseCommand):
    help = "Tạo tài khoản và giao vai trò đầu tiên (mật khẩu hỏi trên màn hình hoặc đọc từ dòng đầu của đầu vào chuẩn)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("username")
        parser.add_argument("--full-name", required=True)
        parser.add_argument("--post", default="")
        parser.add_argument("--role", required=True, choices=sorted(set(rules.ROLES) - rules.BUILT_IN))
        parser.add_argument("--branch", required=True, help="mã đơn vị")

    def call(self, *, by: int, on: date, job: int | None, username: str, full_name: str, post: str, **options: Any) -> Any:
        branch_id = branch_or_refusal(options["branch"])
        actor_id = services.create_actor(
            by=by, username=username, full_name=full_name, post=post, password=ask_password(), at=branch_id, on=on
        )
        services.grant(by=by, actor_id=actor_id, role=options["role"], branch_id=branch_id, from_day=on, on=on)
        return {"actor": actor_id, "username": username, "role": options["role"]}
