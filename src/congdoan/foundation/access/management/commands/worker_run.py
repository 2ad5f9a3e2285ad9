"""congdoan worker run: the process that does the jobs."""

from argparse import ArgumentParser
from typing import Any, ClassVar

from django.core.management import call_command
from django.core.management.base import BaseCommand

from congdoan.foundation.access import services

SILENT_SECONDS = 30  # a living worker gives a sign every ten


class Command(BaseCommand):
    help = "Chạy các việc nền cho đến khi bị dừng; việc bỏ dở của một tiến trình đã chết được làm lại từ đầu."
    needs_database: ClassVar[bool] = True
    requires_system_checks: ClassVar[list[str]] = []  # type: ignore[misc]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--alone", action="store_true", help="không còn tiến trình nào khác: nhận lại ngay việc bỏ dở")

    def handle(self, *args: Any, alone: bool, **options: Any) -> None:
        if found := services.take_up_abandoned_jobs(silent_seconds=0 if alone else SILENT_SECONDS):
            self.stderr.write(f"Làm lại {found} việc bỏ dở.")
        call_command("procrastinate", "worker", "--concurrency", "1")
