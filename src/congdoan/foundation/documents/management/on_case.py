"""What the commands on case files share: the file, one act, the answer; a paper written into a file."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from django.utils.timezone import localtime

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents.management.on_document import unit_of
from congdoan.foundation.documents.queries import filing as cases
from congdoan.foundation.kernel.whole_files import write_whole

NAMED = {"unit": "MÃ", "year": "NĂM", "case_id": "HỒ-SƠ", "handover_id": "LẦN-GIAO-NHẬN"}


class CaseCommand(UseCaseCommand):
    """A command on one case file; name the use case in `service`, and in `takes` the options that it takes."""

    service: ClassVar[Any]
    takes: ClassVar[tuple[str, ...]] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("case_id", type=int, metavar="SỐ", help="số thứ tự của hồ sơ trong hệ thống")

    def call(self, *, by: int, on: date, job: int | None, case_id: int, **given: Any) -> Any:
        made = self.service(by=by, case_id=case_id, on=on, **{name: given[name] for name in self.takes})
        found = cases.case_file(case_id)
        state = {"case": case_id, "state": found.state, "papers": found.papers, "pages": found.pages} if found else {}
        return state if made is None else {**state, "id": made}


class PaperCommand(UseCaseCommand):
    """A command that writes a paper of the archive into a PDF file; name the use case in `service`, and in `takes` what it is asked for."""

    service: ClassVar[Any]
    takes: ClassVar[tuple[str, ...]]

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        for name in self.takes:
            parser.add_argument(name, type=str if name == "unit" else int, metavar=NAMED[name])
        parser.add_argument("--to", type=Path, required=True, metavar="TỆP", help="tệp .pdf sẽ viết")

    def call(self, *, by: int, on: date, job: int | None, to: Path, **given: Any) -> Any:
        asked = {name: given[name] for name in self.takes}
        if "unit" in asked:
            asked["unit_id"] = unit_of(asked.pop("unit"))
        made = self.service(by=by, on=on, made_at=localtime(), **asked)
        write_whole(to, made.content)
        return {"path": str(to), "bytes": len(made.content)}
