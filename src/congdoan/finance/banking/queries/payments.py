"""Payment orders as pages and other apps read them: their state, their life, the files they left in, the lines that prove them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.timezone import localtime

from congdoan.finance.banking.models import BankLine, PaymentBatch, PaymentEvent, PaymentOrder
from congdoan.finance.banking.rules import payments as rules
from congdoan.foundation.kernel.vietnamese import fold


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One order and where it stands. `place` counts its events; `last_*` tell of the last one. Units: đồng."""

    id: int
    unit_id: int
    number: str
    account_id: int
    debit_number: str
    debit_bank: str
    source: str
    replaces_id: int | None
    replaces: str | None
    replaced_by: str | None
    name: str
    account: str
    bank: str
    bin: str
    branch_code: str
    amount: int
    note: str
    prepared_by: int
    prepared_at: datetime
    state: str
    place: int
    batch_id: int | None

    @property
    def words(self) -> str:
        """Return the state in words."""
        return rules.WORDS[self.state]

    @property
    def is_open(self) -> bool:
        """Tell whether money may still leave, or has left, by this order."""
        return self.state in rules.LIVE

    @property
    def order(self) -> rules.PaymentOrder:
        """Return the order as files hold it."""
        to = rules.Beneficiary(self.name, self.account, self.bank, self.bin, self.branch_code)
        return rules.PaymentOrder(self.number, self.debit_number, to, self.amount, self.note)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an order asked for. Units: đồng."""

    number: str
    source: str
    amount: int
    account: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event of an order."""

    place: int
    kind: str
    words: str
    bank_reference: str
    file_name: str
    batch_id: int | None
    recorded_by: int
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One file made for the bank. Units: đồng."""

    id: int
    unit_id: int
    layout: str
    file_name: str
    sha256: str
    order_count: int
    total: int
    exported_by: int
    exported_at: datetime


_ORDER = (
    "id", "unit_id", "number", "account_id", "account__number", "account__bank", "source", "replaces_id", "replaces__number",
    "replaced_by__number", "beneficiary_name", "beneficiary_account", "beneficiary_bank", "beneficiary_bin", "branch_code", "amount",
    "note", "prepared_by", "prepared_at", "state", "place", "batch_id",
)  # fmt: skip
_EVENT = ("place", "kind", "words", "bank_reference", "file_name", "batch_id", "recorded_by", "recorded_at")
_BATCH = ("id", "unit_id", "layout", "file_name", "sha256", "order_count", "total", "exported_by", "exported_at")


def _with_state() -> QuerySet[Any]:
    events = PaymentEvent.objects.filter(order=OuterRef("pk")).order_by("-place")
    return PaymentOrder.objects.annotate(
        state=Coalesce(Subquery(events.values("kind")[:1]), Value("prepared")),
        place=Coalesce(Subquery(events.values("place")[:1]), Value(0)),
        batch_id=Subquery(events.filter(batch__isnull=False).values("batch_id")[:1]),
    )


def payments(
    *, unit_id: int | None = None, ids: Iterable[int] | None = None, states: Iterable[str] | None = None,
    sources: Iterable[str] | None = None, numbers: Iterable[str] | None = None, source_prefix: str = "", text: str = "",
    before_id: int | None = None, limit: int | None = None,
) -> list[PaymentRow]:  # fmt: skip
    """Return orders, newest first; `text` looks for a number, an account or words of the beneficiary and of the note."""
    wanted = _with_state()
    narrowed = {"unit_id": unit_id, "id__lt": before_id}
    wanted = wanted.filter(**{name: value for name, value in narrowed.items() if value is not None})
    if ids is not None:
        wanted = wanted.filter(id__in=list(ids))
    if states is not None:
        wanted = wanted.filter(state__in=list(states))
    if sources is not None:
        wanted = wanted.filter(source__in=list(sources))
    if numbers is not None:
        wanted = wanted.filter(number__in=list(numbers))
    if source_prefix:
        wanted = wanted.filter(source__startswith=source_prefix)
    if text:
        found = Q(number__icontains=fold(text)) | Q(beneficiary_account__contains=text.strip()) | Q(note__contains=fold(text))
        wanted = wanted.filter(found | Q(beneficiary_name__icontains=text.strip()))
    rows = wanted.order_by("-id").values_list(*_ORDER)
    return [PaymentRow(*row) for row in (rows if limit is None else rows[:limit])]


def payments_asked(*, unit_id: int, source_prefix: str) -> list[Asked]:
    """Return what a unit's orders asked for, whatever became of them, oldest first; one plain statement."""
    rows = PaymentOrder.objects.filter(unit_id=unit_id, source__startswith=source_prefix).order_by("id")
    return [Asked(*row) for row in rows.values_list("number", "source", "amount", "beneficiary_account")]


def payment_sums(unit_ids: Iterable[int]) -> dict[str, tuple[int, int]]:
    """Return how many orders stand in each state, and their sum."""
    found = _with_state().filter(unit_id__in=list(unit_ids)).values("state").annotate(count=Count("id"), total=Sum("amount")).order_by()
    return {row["state"]: (row["count"], int(row["total"])) for row in found}


def payment_events(order_id: int) -> list[EventRow]:
    """Return what happened to an order, in order."""
    return [EventRow(*row) for row in PaymentEvent.objects.filter(order_id=order_id).order_by("place").values_list(*_EVENT)]


def payment_files(*, unit_ids: Iterable[int] | None = None, ids: Iterable[int] | None = None, limit: int = 50) -> list[BatchRow]:
    """Return the files made for the bank, newest first."""
    wanted = PaymentBatch.objects.all()
    if unit_ids is not None:
        wanted = wanted.filter(unit_id__in=list(unit_ids))
    if ids is not None:
        wanted = wanted.filter(id__in=list(ids))
    return [BatchRow(*row) for row in wanted.order_by("-id").values_list(*_BATCH)[:limit]]


def payment_file(batch_id: int) -> tuple[BatchRow, bytes] | None:
    """Return a file made for the bank, byte for byte; None when it is not there or not to be seen."""
    row = PaymentBatch.objects.filter(id=batch_id).values_list(*_BATCH, "content").first()
    return None if row is None else (BatchRow(*row[:-1]), bytes(row[-1]))


def has_result_file(unit_id: int, sha256: str) -> bool:
    """Tell whether a result file of these bytes was recorded before."""
    return PaymentEvent.objects.filter(unit_id=unit_id, file_sha256=sha256).exists()


def proofs(unit_id: int) -> dict[int, int]:
    """Return the bank line that proves each order of a unit whose money has left, by order; failed orders too: that is a contradiction.

    Two statements, whatever the number of orders.
    """
    exported = (
        PaymentOrder.objects.filter(unit_id=unit_id, events__kind="exported")
        .annotate(out_at=Max("events__recorded_at", filter=Q(events__kind="exported")))
        .order_by("out_at", "id")
    )
    orders = [
        rules.SentOrder(row.id, row.number, row.beneficiary_account, row.amount, localtime(row.out_at).date())
        for row in exported.only("id", "number", "beneficiary_account", "amount")
    ]
    if not orders:
        return {}
    amounts = {order.amount for order in orders}
    rows = BankLine.objects.filter(unit_id=unit_id, direction="D", is_repeat=False, amount__in=amounts)
    told = rows.order_by("booked_at", "position", "id").values_list("id", "booked_on", "counterparty_account", "amount", "narrative")
    return rules.pair(orders, [rules.MoneyOut(*row) for row in told])


def last_of_sources(sources: Sequence[str]) -> dict[str, PaymentRow]:
    """Return the newest order of each source."""
    found: dict[str, PaymentRow] = {}
    for row in payments(sources=sources):  # newest first
        found.setdefault(row.source, row)
    return found
