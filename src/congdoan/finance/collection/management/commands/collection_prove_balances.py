"""congdoan collection prove-balances [UNIT]: the books equal the bank every day, and units' debts cancel pair by pair."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection.forms import collector_named
from congdoan.finance.collection.queries import proofs
from congdoan.finance.collection.queries.units import collectors
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.errors import DomainError


class BalancesDiffer(DomainError):
    code = "balances-differ"
    says = "Số dư không khớp ở {units}. Mở trang Chứng minh số dư để xem ngày đầu tiên lệch và từng cặp sổ."


class Command(UseCaseCommand):
    help = "Chứng minh sổ bằng ngân hàng từng ngày và nợ giữa các đơn vị triệt tiêu từng cặp; không nêu đơn vị thì mọi tài khoản thu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", nargs="?", default="", metavar="MÃ-ĐƠN-VỊ")

    def call(self, *, by: int, on: date, job: int | None, unit: str, **_: Any) -> Any:
        access.require_somewhere(by, "collection.read", on=on)
        found = []
        for one in [collector_named(unit)] if unit else collectors():
            try:
                found.append({"code": one.code, **proofs.told(proofs.prove(one.id, on=on))})
            except proofs.NotReached:
                if unit:
                    raise
        if wrong := [one["code"] for one in found if not one["holds"]]:
            raise BalancesDiffer(units=", ".join(wrong), proofs=found)
        return {"proofs": found}
