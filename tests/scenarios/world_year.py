"""The year of the shared test world, its known answers, and the product's own figures in the same shape."""

import csv
import json
from collections import defaultdict
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from congdoan.conftest import shared_data
from congdoan.finance.assessments import queries as assessments
from congdoan.finance.collection import queries as collection
from congdoan.finance.collection.models import OpeningBalance, Transfer
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.kernel.periods import iso_month, parse_month
from congdoan.people.organisations import queries as organisations

YEAR, FIRST, LAST = 2024, date(2024, 1, 1), date(2024, 12, 31)
MONTHS = (202401, 202412)
COLLECTOR = "LDLD-DMC"


class WorldYear:
    """The folder of the world and its answers."""

    def __init__(self) -> None:
        self.folder = shared_data("data", "worlds", "duong-minh-chau-2024")

    @cached_property
    def truth(self) -> dict[str, Any]:
        return json.loads((self.folder / "truth.json").read_text(encoding="utf-8"))

    @property
    def statements(self) -> list[Path]:
        return sorted((self.folder / "statements").glob("*.xlsx"))

    def write_decisions(self, path: Path, *, reviews_answered: bool = False) -> Path:
        """Write the truth's decisions for every line that a program or a person settles; those that must wait only when asked."""
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["file", "row", "kind", "subject", "amount"])
            for line in self.truth["lines"]:
                at = [line["file"].removeprefix("statements/"), line["row"]]
                if line["review"] == "must":
                    if reviews_answered and line["kind"] in ("KPCD", "DUES"):
                        (payer,) = line["true_payer_if_asked"]
                        writer.writerow([*at, line["kind"], payer, line["amount"]])
                elif line.get("parts"):
                    writer.writerows([*at, part["kind"], part["subject"], part["amount"]] for part in line["parts"])
                else:
                    writer.writerow([*at, line["kind"], line.get("target", ""), line["amount"]])
        return path


class Figures:
    """The product's figures after a run, read by its own queries, in the shape of the world's answers."""

    def __init__(self) -> None:
        self.collector = organisations.id_of_code(COLLECTOR)
        columns = organisations.register(on=LAST)
        self.codes = {body.id: body.code for body in columns.bodies}
        self.ids = {code: body for body, code in self.codes.items()}
        self.paid = collection.paid_by_month(on=LAST)

    def months(self, kind: str) -> dict[str, dict[str, list[int | None]]]:
        """`employer_months` and `dues_months`: assessments.charges (assessed), collection.paid_by_month (paid), the debt of the subject
        at that month's end = charges of the months so far less what was applied by its last day."""
        charges: dict[int, dict[int, int]] = defaultdict(dict)
        for charge in assessments.charges(kinds=[kind]):
            charges[charge.payer_id][charge.month] = charge.amount
        by_month_end = {month: collection.paid_by_month(on=_end(month)) for month in range(MONTHS[0], MONTHS[1] + 1)}
        found: dict[str, dict[str, list[int | None]]] = {}
        for payer, months in charges.items():
            rows = {}
            for month, assessed in months.items():
                paid = self.paid.get((payer, kind, month), 0)
                rows[iso_month(month)] = [assessed, paid, assessed - paid, self._debt(months, payer, kind, month, by_month_end)]
            found[self.codes[payer]] = rows
        return found

    def _debt(self, months: dict[int, int], payer: int, kind: str, month: int, by_month_end: dict[int, dict[Any, int]]) -> int | None:
        if month < MONTHS[0]:
            return None
        applied = sum(amount for (who, what, _), amount in by_month_end[month].items() if (who, what) == (payer, kind))
        return sum(amount for opened, amount in months.items() if opened <= month) - applied

    def unit_month_shares(self) -> dict[str, dict[str, int]]:
        """collection.shares_by_month: base shares of unions, money held (HELD:code), gross shares of the upper bodies."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for (who, holder), months in collection.shares_by_month(self.collector, during=(FIRST, LAST)).items():
            name = f"HELD:{self.codes[holder]}" if who == "held" else self.codes[holder]
            found[name] |= {iso_month(month): amount for month, amount in months.items()}
        return dict(found)

    def settlement(self) -> dict[str, dict[str, int]]:
        """Shares from collection (opening balances, shares_by_month, reclassified, Transfer), dues from each union's own books."""
        shares = self.unit_month_shares()
        moves = collection.reclassified(self.collector, during=(FIRST, LAST))
        opening = dict(OpeningBalance.objects.filter(kind="payable").values_list("body_id", "amount"))
        sent: dict[int, int] = defaultdict(int)
        for unit, amount in Transfer.objects.values_list("to_id", "amount"):
            sent[unit] += amount
        found = {}
        for code in self._unions():
            unit = self.ids[code]
            moved_in = sum(amount for _, _, to, _, amount in moves if to == unit)
            moved_out = sum(amount for _, source, _, _, amount in moves if source == unit)
            share = sum(shares.get(code, {}).values())
            row = {
                "opening_payable": opening.get(unit, 0),
                "share_of_year": share,
                "reclass_in": moved_in,
                "reclass_out": moved_out,
                "paid_out_net": sent[unit],
                "closing_payable": self._balance(self.collector, "336", "share", unit),
            }
            found[code] = row | self._dues(unit)
        return found

    def _dues(self, unit: int) -> dict[str, int]:
        rows = ledger.turnover([unit], during=MONTHS)
        kept = sum(row.credit - row.debit for row in rows if (row.account.code, row.account.item) == ("5118", "dues"))
        upward = [row for row in rows if (row.account.code, row.account.item) == ("336", "dues")]
        owed, paid = sum(row.credit for row in upward), sum(row.debit for row in upward)
        before = -ledger.balance_of(unit, AccountFilter(codes=("336",), items=("dues",)), month=202312)
        return {
            "dues_collected": kept + owed,
            "dues_kept": kept,
            "dues_payable_up": owed,
            "dues_arrears_opening": before,
            "dues_paid_up": paid,
            "dues_arrears_closing": -ledger.balance_of(unit, AccountFilter(codes=("336",), items=("dues",)), month=MONTHS[1]),
        }

    def trial_balance(self) -> dict[str, int]:
        """Names of the answers and the accounts of the collecting unit's books that each is."""
        province, confederation = self.ids["LDLD-TN"], self.ids["TLD"]
        rows = ledger.turnover([self.collector], during=(201001, MONTHS[1]))
        payable = {row.account.party_id: row.credit - row.debit for row in rows if (row.account.code, row.account.item) == ("336", "share")}

        def credit(*accounts: tuple[str, str]) -> int:
            return sum(row.credit - row.debit for row in rows if (row.account.code, row.account.item) in accounts)

        return {
            "BANK": -credit(("1121", "")),
            "PAYABLE_UNIONS": sum(amount for unit, amount in payable.items() if unit not in (province, confederation)),
            "HELD_NO_UNION": credit(("336", "held")),
            "PAYABLE_PROVINCE": payable[province],
            "PAYABLE_CONFEDERATION": payable[confederation],
            "OWN_DISTRICT_NET": credit(
                ("4218", "accumulation"), ("5118", "fund_share"), ("5118", "dues_share"), ("515", "bank_interest"), ("611", "bank_fee")
            ),
            "EMPLOYER_CREDIT": credit(("3378", "advance")),
            "SUSPENSE": credit(("3378", "suspense"), ("1388", "suspense")),
        }

    def held_closing(self) -> dict[str, int]:
        """Account 336 item held, by employer."""
        rows = ledger.turnover([self.collector], during=(201001, MONTHS[1]), accounts=AccountFilter(codes=("336",), items=("held",)))
        return {self.codes[row.account.party_id]: row.credit - row.debit for row in rows if row.credit != row.debit}

    def employer_credit_closing(self) -> dict[str, int]:
        """collection.credits_of: surplus by payer."""
        return {self.codes[payer]: amount for (payer, _), amount in collection.credits_of(self.collector, on=LAST).items()}

    def arrears(self) -> dict[str, int]:
        """collection.outstanding: what each subject has not paid at the year's end."""
        found: dict[str, int] = defaultdict(int)
        for row in collection.outstanding(on=LAST):
            found[self.codes[row.payer_id]] += row.assessed - row.paid
        return dict(found)

    def suspense(self) -> int:
        return collection.suspense_of(self.collector, on=LAST)

    def _balance(self, unit: int, code: str, item: str, party: int) -> int:
        return -ledger.balance_of(unit, AccountFilter(codes=(code,), items=(item,), party_ids=(party,)), month=MONTHS[1])

    def _unions(self) -> list[str]:
        return [body.code for body in organisations.register(on=LAST).bodies if body.kind == "union"]


def differing(got: dict[str, Any], want: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    """Return (key, got, wanted) of every key that differs; missing and zero are not the same."""
    return [(key, got.get(key), want.get(key)) for key in sorted({*got, *want}) if got.get(key) != want.get(key)]


def _end(month: int) -> date:
    from congdoan.foundation.kernel.periods import last_day

    return last_day(month)


__all__ = ["Figures", "WorldYear", "differing", "parse_month"]
