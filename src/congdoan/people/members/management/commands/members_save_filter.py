"""`congdoan members save-filter UNIT NAME [--text …] [--shared]`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services
from congdoan.people.members.forms import id_of


class Command(UseCaseCommand):
    """Keep a question to the list of members under a name."""

    help = "Lưu một bộ lọc danh sách đoàn viên; trùng tên thì thay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit")
        parser.add_argument("name")
        for question, words in (("--in", "mã đơn vị"), ("--text", "tên"), ("--sex", "nam, nu"), ("--section", "tổ"), ("--state", "vang")):
            parser.add_argument(question, dest=f"asked_{question[2:]}", default="", help=words)
        parser.add_argument("--shared", action="store_true", help="dùng chung trong đơn vị")

    def call(self, *, by: int, on: date, job: int | None, unit: str, name: str, shared: bool, **options: Any) -> Any:
        asked = {key.removeprefix("asked_"): text for key, text in options.items() if key.startswith("asked_")}
        asked["unit"] = asked.pop("in")
        return {"filter": services.save_filter(by=by, unit_id=id_of(unit), name=name, asked=asked, is_shared=shared, on=on)}
