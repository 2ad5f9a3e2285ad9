"""congdoan bookkeeping post-supplement CODE --date … --debit ACCOUNT[/ITEM] --credit ACCOUNT[/ITEM] --amount … --source … --reason …."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.finance.ledger.rules import AccountKey
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.reference import queries as reference


class Command(UseCaseCommand):
    help = "Ghi bổ sung một bút toán vào sổ đã kết thúc, kèm lý do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("--date", required=True, type=date.fromisoformat, metavar="NGÀY", help="ngày ghi sổ")
        parser.add_argument("--debit", required=True, help="tài khoản Nợ, có thể kèm khoản mục: 1121 hoặc 611/care")
        parser.add_argument("--credit", required=True, help="tài khoản Có")
        parser.add_argument("--amount", required=True, type=int, metavar="ĐỒNG", help="số tiền")
        parser.add_argument("--description", required=True, help="diễn giải")
        parser.add_argument("--source", required=True, help="tên riêng của việc; cùng tên thì không ghi hai lần")
        parser.add_argument("--reason", required=True, help="lý do")

    def call(self, *, by: int, on: date, job: int | None, unit: str, **options: Any) -> Any:
        day, amount = options["date"], options["amount"]
        chart = reference.chart_on(day)
        keys = [AccountKey(chart, *options[side].split("/", 1)) for side in ("debit", "credit")]
        entry = services.post_supplement(
            by=by, unit_id=forms.unit_named(unit), accounting_date=day, description=options["description"],
            source=f"bookkeeping/supplement/{options['source']}", lines=[(keys[0], amount), (keys[1], -amount)],
            reason=options["reason"], on=on,
        )  # fmt: skip
        return {"entry": entry}
