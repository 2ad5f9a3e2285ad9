"""congdoan ledger post-entry: one balanced entry."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.ledger import rules, services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.reference import queries as reference


class Command(UseCaseCommand):
    help = "Ghi một bút toán cân Nợ và Có vào sổ của một đơn vị."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit_id", type=int, help="số của đơn vị")
        parser.add_argument("--date", type=date.fromisoformat, required=True, help="ngày ghi sổ")
        parser.add_argument("--event", required=True, help="tên sự việc, ví dụ voucher/cash")
        parser.add_argument("--description", required=True, help="diễn giải")
        parser.add_argument("--source", required=True, help="nguồn, mỗi nguồn chỉ ghi một lần")
        parser.add_argument("--line", action="append", required=True, help="TÀI_KHOẢN[/mục][@đối tượng]:SỐ_TIỀN[:red], Nợ dương, Có âm")

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        day: date = options["date"]
        typed = [rules.read_line(text, chart=reference.chart_on(day)) for text in options["line"]]
        ids = services.accounts({line.account for line in typed})
        lines = [rules.LineDraft(ids[line.account], line.amount, line.is_red) for line in typed]
        entry_id = services.post_entry(
            by=by, unit_id=options["unit_id"], accounting_date=day, event=options["event"], description=options["description"],
            source=options["source"], lines=lines, on=on,
        )  # fmt: skip
        return {"entry": entry_id}

    def words(self, answer: Any) -> str:
        return f"Đã ghi bút toán số {answer['entry']}."
