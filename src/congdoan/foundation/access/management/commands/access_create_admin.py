"""congdoan access create-admin: the first person."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access import services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.access.management.asking import ask_password


class Command(UseCaseCommand):
    help = "Tạo tài khoản quản trị đầu tiên (mật khẩu hỏi trên màn hình hoặc đọc từ dòng đầu của đầu vào chuẩn)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("username")
        parser.add_argument("--full-name", required=True)

    def call(self, *, by: int, on: date, job: int | None, username: str, full_name: str, **options: Any) -> Any:
        actor_id = services.create_admin(by=by, username=username, full_name=full_name, password=ask_password(), on=on)
        return {"actor": actor_id, "username": username}

    def words(self, answer: Any) -> str:
        return f"Đã tạo tài khoản quản trị {answer['username']}."
