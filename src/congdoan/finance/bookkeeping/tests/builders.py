"""A union with its people, and vouchers at any point of their way. For tests of this app and of those above it."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.rules import PartDraft, VoucherDraft
from congdoan.foundation.access import services as access
from congdoan.people.organisations.tests.builders import federations, organisation, person

DAY = date(2024, 6, 28)
TODAY = date(2024, 6, 30)


@dataclass
class Cast:
    """Who keeps the books of one union: an accountant, a chair, a treasurer, and the chief accountant of the district above it."""

    console: int
    top: int
    district: int
    union: int
    people: dict[str, int] = field(default_factory=dict)

    def acting(self, who: str) -> int:
        """Let PostgreSQL know that somebody acts from now on, and return who."""
        access.enter(self.people[who], on=TODAY)
        return self.people[who]


def cast(by: int) -> Cast:
    """Register the union and give its people their roles; the console acts on."""
    top, _, district = federations(by)
    union = organisation(by, "grassroots_union", "CD001", parent=district, name="CĐCS Trường Tiểu học Suối Đá")
    made = Cast(by, top, district, union)
    for who in ("union_accountant", "union_chair", "union_treasurer"):
        made.people[who] = person(by, who, role=who, branch=union)
    for who in ("federation_accountant", "chief_accountant", "federation_cashier"):
        made.people[who] = person(by, who, role=who, branch=district)
    return made


def payment(
    *amounts: int, category: str = "care", kind: str = "payment", reason: str = "Thăm hỏi đoàn viên ốm", **facts: object
) -> VoucherDraft:
    """Return the content of a voucher with one part for each amount."""
    parts = tuple(PartDraft(amount, category=category) for amount in amounts or (500_000,))
    content: dict[str, object] = {"voucher_date": DAY, "accounting_date": DAY, "counterpart": "Trần Thị Bưởi", **facts}
    return VoucherDraft(kind=kind, reason=reason, parts=parts, **content)  # type: ignore[arg-type]


def receipt(*amounts: int, category: str = "dues", **facts: object) -> VoucherDraft:
    """Return the content of a receipt."""
    return payment(*amounts, category=category, kind="receipt", reason="Thu đoàn phí tháng 6", **facts)


def drafted(made: Cast, content: VoucherDraft | None = None, *, key: UUID | None = None, who: str = "union_accountant") -> int:
    """Draft a voucher and return its id."""
    return services.draft_voucher(
        by=made.acting(who), unit_id=made.union, client_key=key or uuid4(), content=content or payment(), on=TODAY
    )  # fmt: skip


def submitted(made: Cast, content: VoucherDraft | None = None, *, who: str = "union_accountant") -> int:
    """Draft and submit a voucher and return its id."""
    voucher_id = drafted(made, content, who=who)
    services.submit_voucher(by=made.acting(who), voucher_id=voucher_id, on=TODAY)
    return voucher_id


def approved(made: Cast, content: VoucherDraft | None = None, *, who: str = "union_accountant") -> int:
    """Draft, submit and approve a voucher and return its id."""
    voucher_id = submitted(made, content, who=who)
    services.approve_voucher(by=made.acting("union_chair"), voucher_id=voucher_id, on=TODAY)
    return voucher_id


def paid(made: Cast, content: VoucherDraft | None = None) -> int:
    """Bring a voucher into the books and return its id."""
    voucher_id = approved(made, content)
    services.pay_voucher(by=made.acting("union_treasurer"), voucher_id=voucher_id, on=TODAY)
    return voucher_id
