"""`congdoan members decide-correction NUMBER [--decline] [--answer WORDS]`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Mend a record as its member asks, or say why not."""

    help = "Trả lời đề nghị sửa hồ sơ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("request_id", type=int)
        parser.add_argument("--decline", action="store_true")
        parser.add_argument("--answer", default="")

    def call(self, *, by: int, on: date, job: int | None, request_id: int, decline: bool, answer: str, **options: Any) -> Any:
        services.decide_correction(by=by, request_id=request_id, accepted=not decline, answer=answer, on=on)
        return {"request": request_id, "accepted": not decline}
