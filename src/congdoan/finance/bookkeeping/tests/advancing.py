"""A union with money in its books, one who prepares, one who approves, one who pays; for tests of advances."""

from dataclasses import dataclass
from datetime import date

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.ledger.tests import builders
from congdoan.foundation.access import services as access
from congdoan.foundation.access.tests.builders import actor

ON = date(2024, 6, 30)
DUE = date(2024, 7, 15)
UNION = builders.UNION


@dataclass
class Cast:
    """Who acts: `accountant` prepares, `chair` approves, `treasurer` holds the cash (and may prepare too)."""

    console: int
    accountant: int
    chair: int
    treasurer: int
    unit: int = UNION

    def acts(self, by: int, *, on: date = ON) -> int:
        access.enter(by, on=on)
        return by

    def give(self, actor_id: int, role: str) -> None:
        """Give a person a second role in the union."""
        by = self.acts(self.console)
        access.grant(by=by, actor_id=actor_id, role=role, branch_id=self.unit, from_day=date(2024, 1, 1), on=ON)

    def request(self, amount: int = 3_000_000, *, person: str = "Nguyễn Thị Hoa", **facts) -> int:
        given = {"purpose": "Mua quà Tết thiếu nhi", "due_on": DUE, "person_post": "Tổ may 2", "on": ON} | facts
        by = self.acts(self.accountant)
        return services.request_advance(by=by, unit_id=self.unit, person_name=person, amount=amount, **given)

    def approve(self, advance_id: int) -> None:
        services.approve_advance(by=self.acts(self.chair), advance_id=advance_id, on=ON)

    def pay(self, advance_id: int, money: services.Money = "cash") -> int:
        return services.pay_advance(by=self.acts(self.treasurer), advance_id=advance_id, money=money, on=ON)

    def paid(self, amount: int = 3_000_000, **facts) -> int:
        """Return an advance asked for, approved and paid out."""
        advance_id = self.request(amount, **facts)
        self.approve(advance_id)
        self.pay(advance_id)
        return advance_id

    def settle(self, advance_id: int, *lines: services.Spent | int) -> int:
        told = [services.Spent("care", line, "Quà", "HĐ 01") if isinstance(line, int) else line for line in lines]
        return services.settle_advance(by=self.acts(self.accountant), advance_id=advance_id, lines=told, on=ON)

    def accept(self, advance_id: int) -> bool:
        return services.accept_settlement(by=self.acts(self.chair), advance_id=advance_id, on=ON)

    def give_back(self, advance_id: int, amount: int, money: services.Money = "cash") -> int:
        by = self.acts(self.treasurer)
        return services.return_advance(by=by, advance_id=advance_id, amount=amount, money=money, on=ON)

    def take_back(self, advance_id: int, place: int, *, reason: str = "chi nhầm người", red: bool = False) -> int:
        by = self.acts(self.chair)
        return services.reverse_advance_step(by=by, advance_id=advance_id, place=place, reason=reason, red=red, on=ON)

    def row(self, advance_id: int) -> queries.AdvanceRow:
        self.acts(self.console)
        return queries.advances(on=ON, ids=[advance_id])[0]


def cast(console: int, *, unit: int | None = None) -> Cast:
    """Make the people of a union (of the ledger's tree, where none is given) and ten million in its fund."""
    if unit is None:
        builders.tree()
    union = unit or UNION
    builders.post(console, 10_000_000, unit_id=union)
    people = {"ke-toan-cs": "union_accountant", "chu-tich": "union_chair", "thu-quy": "union_treasurer"}
    return Cast(console, *(actor(name, role=role, branch=union) for name, role in people.items()), unit=union)
