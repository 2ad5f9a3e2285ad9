"""congdoan collection propose-correction LINE KPCD --part DV001=1250000 --reason TEXT, or LINE WAIT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import forms, services
from congdoan.finance.collection.management.commands.collection_decide_line import add_parts, decided_of
from congdoan.finance.collection.rules.wording import KINDS
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Đề nghị ghi lại một dòng cho đúng, hoặc (WAIT) trả về hàng chờ; người khác duyệt thì mới ghi sổ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("line", type=int, help="số của dòng")
        parser.add_argument("kind", choices=[*sorted(KINDS), forms.BACK_TO_WAITING], help="khoản đúng; WAIT để trả về hàng chờ")
        add_parts(parser)
        parser.add_argument("--reason", required=True)

    def call(self, *, by: int, on: date, job: int | None, line: int, kind: str, reason: str, **options: Any) -> Any:
        given: dict[str, Any] = {"kind": None}
        if kind != forms.BACK_TO_WAITING:
            told = decided_of(kind, **options)
            given = {"kind": told.kind, "parts": told.parts, "target_id": told.target_id, "refers_to": told.refers_to}
        unit_id = forms.unit_of_line(line)
        return {"proposal": services.propose_correction(by=by, unit_id=unit_id, line_id=line, reason=reason, on=on, **given)}
