"""congdoan collection propose-held-transfer EMPLOYER [--union CODE] [--amount N] [--back] --reason TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import forms, services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.money import parse_dong


class Command(UseCaseCommand):
    help = "Đề nghị chuyển phần giữ hộ một đơn vị cho công đoàn cơ sở của nó, hoặc lấy lại; người khác duyệt thì mới ghi sổ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("employer", help="mã đơn vị")
        parser.add_argument("--unit", default="", help="mã đơn vị thu")
        parser.add_argument("--union", default="", help="mã công đoàn cơ sở; mặc định theo sổ gốc")
        parser.add_argument("--amount", type=parse_dong, default=None, help="số tiền; mặc định chuyển hết")
        parser.add_argument("--back", action="store_true", help="lấy lại từ công đoàn cơ sở")
        parser.add_argument("--reason", required=True)

    def call(self, *, by: int, on: date, job: int | None, employer: str, **given: Any) -> Any:
        collector = forms.collector_named(given["unit"])
        union = given["union"].strip()
        known = forms.bodies_named([employer, union])
        new = services.propose_held_transfer(
            by=by, unit_id=collector.id, employer_id=known[employer.strip()].pk, union_id=known[union].pk if union else None,
            amount=given["amount"], is_back=given["back"], reason=given["reason"], on=on,
        )  # fmt: skip
        return {"proposal": new}
