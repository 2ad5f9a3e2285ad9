"""congdoan world load FOLDER: bring a world into an empty database."""

from argparse import ArgumentParser
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand, acting
from congdoan.interfaces.demo.story.loading import load_world


class Command(UseCaseCommand):
    help = "Nạp một bộ dữ liệu (thư mục tệp CSV và rules.yaml) vào cơ sở dữ liệu trống."
    one_transaction = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("folder", type=Path)

    def call(self, *, by: int, on: date, job: int | None, folder: Path, **options: Any) -> Any:
        def entered() -> AbstractContextManager[None]:
            return acting(by, on=on)

        def report(done: int, total: int, words: str) -> None:
            access.report(job, done=done, total=total, words=words)
            if job is None:
                self.stderr.write(f"{done}/{total} {words}")

        return asdict(load_world(Path(folder), by=by, on=on, acting=entered, report=report))
