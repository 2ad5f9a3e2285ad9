"""congdoan programmes tell-progress TASK --state STATE [--percent N] [--words WORDS] [--link ADDRESS] [--file PATH]."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne, bytes_of


class Command(OnOne):
    help = "Báo tiến độ một nhiệm vụ, kèm minh chứng."
    subject = "task_id"
    named = "số của nhiệm vụ"
    takes = ("state", "percent", "words", "link", "file")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--state", required=True, help="under_way, done, none")
        parser.add_argument("--percent", type=int, default=0, help="phần trăm khi đang làm")
        parser.add_argument("--words", default="", help="đã làm gì")
        parser.add_argument("--link", default="", help="đường dẫn minh chứng")
        parser.add_argument("--file", type=Path, default=None, help="tệp minh chứng")

    def act(self, *, file: Path | None, **given: Any) -> Any:
        kept: dict[str, Any] = {"file_name": file.name, "content": bytes_of(file)} if file else {}
        return services.tell_progress(**given, **kept)
