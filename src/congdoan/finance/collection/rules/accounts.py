"""The accounts that the single account's money runs through, by chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class AccountKey(NamedTuple):
    """An account of the books: chart and code, what for (`item`), and whose (`party_id`)."""

    chart: str
    code: str
    item: str = ""
    party_id: int | None = None


@dataclass(frozen=True)
class Chart:
    """The codes of one chart by their part in collection.

    Source: reference table `posting_templates` (bank, payable, suspense, own_income, cash); the rest derived, to be confirmed by the
    federation's chief accountant.
    """

    name: str
    cash: str
    bank: str
    receivable: str
    other_receivable: str
    payable: str
    provisional: str
    own_income: str
    interest: str
    fees: str
    accumulation: str

    def key(self, code: str, item: str, party_id: int | None = None) -> AccountKey:
        return AccountKey(self.name, code, item, party_id)

    def bank_account(self) -> AccountKey:
        return self.key(self.bank, "")

    def cash_account(self) -> AccountKey:
        return self.key(self.cash, "")

    def share_payable(self, unit_id: int) -> AccountKey:
        """What the collecting unit owes a union or an upper body."""
        return self.key(self.payable, "share", unit_id)

    def held(self, payer_id: int) -> AccountKey:
        """The base share kept for an employer without a union."""
        return self.key(self.payable, "held", payer_id)

    def advance(self, payer_id: int) -> AccountKey:
        """A payer's surplus."""
        return self.key(self.provisional, "advance", payer_id)

    def suspense(self) -> AccountKey:
        """Money in of unknown owner."""
        return self.key(self.provisional, "suspense")

    def suspense_out(self) -> AccountKey:
        """Money out that nobody has explained yet."""
        return self.key(self.other_receivable, "suspense")

    def own_share(self, kind: str) -> AccountKey:
        """The collecting unit's own part of the upper share."""
        return self.key(self.own_income, "fund_share" if kind == "KPCD" else "dues_share")

    def bank_interest(self) -> AccountKey:
        return self.key(self.interest, "bank_interest")

    def bank_fee(self) -> AccountKey:
        return self.key(self.fees, "bank_fee")

    def own_accumulation(self) -> AccountKey:
        return self.key(self.accumulation, "accumulation")

    def share_claim(self, collector_id: int) -> AccountKey:
        """In a union's books: its share that the collecting unit still has."""
        return self.key(self.receivable, "share", collector_id)

    def share_expected(self, collector_id: int) -> AccountKey:
        """In a union's books: the claim's other side until the money arrives (income counts when received)."""
        return self.key(self.provisional, "share_expected", collector_id)

    def received_distribution(self) -> AccountKey:
        return self.key(self.own_income, "received_distribution")

    def dues_payable(self, collector_id: int) -> AccountKey:
        """In a union's books: dues it collected and must pay up."""
        return self.key(self.payable, "dues", collector_id)

    def dues_claim(self, union_id: int) -> AccountKey:
        """In the collecting unit's books: dues a union still has to pay up."""
        return self.key(self.receivable, "dues", union_id)

    def dues_expected(self, union_id: int) -> AccountKey:
        return self.key(self.provisional, "dues_expected", union_id)


TT107 = Chart("tt107", "1111", "1121", "1368", "1388", "336", "3378", "5118", "515", "611", "4218")
TT24 = Chart("tt24", "1111", "1121", "136", "138", "336", "338", "518", "515", "611", "4211")
CHARTS: Mapping[str, Chart] = {chart.name: chart for chart in (TT107, TT24)}
