"""What the commands on disposals share: the disposal, one act, the state it comes to."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import CommandError

from congdoan.foundation.access import doors
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services
from congdoan.foundation.documents.queries import disposing as told


class DisposalCommand(UseCaseCommand):
    """A command on one disposal; name the use case in `service`, and in `takes` its options with their help."""

    service: ClassVar[Any]
    takes: ClassVar[dict[str, str]]

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("disposal_id", type=int, metavar="ĐỢT", help="số của đợt tiêu hủy")
        for name, words in self.takes.items():
            parser.add_argument(f"--{name.replace('_', '-')}", required=True, help=words)

    def call(self, *, by: int, on: date, job: int | None, disposal_id: int, **given: Any) -> Any:
        require_come(on)
        made = type(self).service(by=by, disposal_id=disposal_id, on=on, **self.asked(given))
        found = told.disposal(disposal_id)
        return {"disposal": disposal_id, "state": found.state if found else "", **({} if made is None else {"erased": made})}

    def asked(self, given: dict[str, Any]) -> dict[str, Any]:
        """Return what the use case takes."""
        return {name: given[name] for name in self.takes}


def require_come(on: date) -> None:
    """Refuse a step of a disposal on a day that is to come: a file would be destroyed before its term.

    :raises DisposalUnfit: the day is later than today
    """
    if on > doors.today():
        raise services.DisposalUnfit(why=f"ngày {on:%d/%m/%Y} chưa tới; bỏ --on hoặc ghi một ngày không sau hôm nay")


def reasons_of(path: Path) -> dict[int, str]:
    """Return case files with their reasons from a JSON file: {"12": "Hết thời hạn"}."""
    try:
        given = json.loads(path.read_bytes())
        return {int(one): str(words) for one, words in given.items()}
    except (OSError, ValueError, AttributeError) as cause:
        raise CommandError(f"Không đọc được {path}: {type(cause).__name__}.", returncode=2) from None
