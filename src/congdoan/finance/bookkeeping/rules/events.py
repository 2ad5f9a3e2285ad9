"""What a voucher's parts are as events: which template books each, and the sums it takes."""

from collections.abc import Iterable
from fractions import Fraction

from congdoan.finance.ledger.rules import AccountKey
from congdoan.foundation.kernel.money import share_of

from .kinds import BANK, CASH, COME, KINDS, MONEY_ACCOUNTS, SENT
from .templates import Part
from .vouchers import PartDraft, VoucherDraft

EVENT_OF_CATEGORY = {
    "dues": "grassroots_collects_dues",
    "dues_extra": "grassroots_collects_dues",
    "fund": "grassroots_collects_fund",
    "received_distribution": "grassroots_receives_fund",
    "other_employer": "receive_income",
    "other_misc": "receive_income",
    "received_support": "receive_income",
    "handover_in": "receive_handover",
    "paid_up": "grassroots_pays_up",
    "paid_coordinating": "pay_coordinating",
    "handover_out": "give_handover",
}
"""Categories with an event of their own; every other spending is `spend`."""

TRANSFER_EVENTS = {CASH: "deposit_cash", BANK: "withdraw_cash", SENT: "send_in_transit", COME: "arrive_from_transit"}

SHARED = {"dues": "dues", "fund": "fund"}
"""Income that the union shares with the level above, and the flow in table `share_grassroots`."""
OWED_UP = frozenset({"dues", "fund", "paid_up"})
"""Categories that move what is owed to the unit above."""


def event_of(draft: VoucherDraft, part: PartDraft) -> str:
    """Return the event that a part is, by its voucher's kind and its category."""
    if draft.kind == "transfer":
        return TRANSFER_EVENTS[draft.place]
    return EVENT_OF_CATEGORY.get(part.category, "spend")


def part_of(part: PartDraft, *, shares: dict[str, Fraction], upper_id: int | None) -> Part:
    """Return a voucher's part as the sums that its event's template takes.

    Rounding: the union's own share half-up, the rest is owed upwards. Source: table `share_grassroots`.
    """
    own = share_of(part.amount, shares[part.category]) if part.category in SHARED else part.amount
    return Part(
        {"amount": part.amount, "total": part.amount, "own_share": own, "upper_share": part.amount - own},
        category=part.category,
        debt=part.debt or SHARED.get(part.category, part.category),
        party_id=upper_id if part.category in OWED_UP else None,
    )


def money_faults(draft: VoucherDraft, lines: Iterable[tuple[AccountKey, int]]) -> list[str]:
    """Return the places of money whose account the lines do not move as the voucher says; a template may know of the bank alone."""
    moved = dict.fromkeys(MONEY_ACCOUNTS, 0)
    for account, amount in lines:
        for place, code in MONEY_ACCOUNTS.items():
            moved[place] += amount if account.code.startswith(code[:3]) else 0
    return [place for place, amount in moved_by(draft).items() if moved[place] != amount]


def moved_by(draft: VoucherDraft) -> dict[str, int]:
    """Return what a voucher moves in each place of money: above zero comes in."""
    kind = KINDS[draft.kind]
    if kind.name == "transfer":
        signs = {CASH: (-1, 1), BANK: (1, -1), SENT: (0, -1), COME: (0, 1)}[draft.place]
        return {place: sign * draft.amount for place, sign in zip((CASH, BANK), signs, strict=True)}
    sign = {"in": 1, "out": -1, "none": 0}[kind.direction]
    return {place: sign * draft.amount if place == kind.place else 0 for place in MONEY_ACCOUNTS}
