"""congdoan ledger reverse-entry: take an entry back."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.ledger import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Đảo một bút toán: ghi ngược hai bên, hoặc ghi đỏ (ghi số âm)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("entry_id", type=int)
        parser.add_argument("--date", type=date.fromisoformat, required=True, help="ngày ghi sổ của bút toán đảo")
        parser.add_argument("--reason", required=True, help="lý do")
        parser.add_argument("--red", action="store_true", help="ghi đỏ")

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        entry_id = services.reverse_entry(
            by=by, entry_id=options["entry_id"], accounting_date=options["date"], reason=options["reason"], red=options["red"], on=on
        )
        return {"entry": entry_id, "reverses": options["entry_id"]}

    def words(self, answer: Any) -> str:
        return f"Đã đảo bút toán số {answer['reverses']} bằng bút toán số {answer['entry']}."
