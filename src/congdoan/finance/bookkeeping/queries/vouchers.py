"""One voucher as it stands: its content, its number, who did what to it and when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from congdoan.finance.bookkeeping.models import EntryNumber, SeparationSetting, Voucher, VoucherAct
from congdoan.finance.bookkeeping.rules import KINDS, PartDraft, VoucherDraft, written_number
from congdoan.finance.bookkeeping.rules.kinds import ACT_WORDS, STATE_WORDS


@dataclass(frozen=True, slots=True)
class ActRecord:
    """What somebody did to a voucher."""

    place: int
    kind: str
    words: str
    content_sha256: str
    entry_id: int | None
    acted_on: date
    recorded_by: int
    recorded_at: datetime

    @property
    def name(self) -> str:
        """Return what was done, in words."""
        return ACT_WORDS[self.kind]


@dataclass(frozen=True, slots=True)
class VoucherRecord:
    """A voucher with its acts, oldest first; the last one is its state. `number` is empty until it is approved. Units: đồng."""

    id: int
    unit_id: int
    content: VoucherDraft
    prepared_by: int
    number: str
    book: int | None
    acts: tuple[ActRecord, ...]

    @property
    def state(self) -> str:
        """Return the kind of the last act."""
        return self.acts[-1].kind

    @property
    def state_words(self) -> str:
        """Return the state in words."""
        return STATE_WORDS[self.state]

    @property
    def amount(self) -> int:
        return self.content.amount

    @property
    def name(self) -> str:
        """Return what people call it: its kind, and its number when it has one."""
        words = KINDS[self.content.kind].words
        return f"{words} {self.number}" if self.number else f"{words} (chưa có số)"

    def act(self, kind: str) -> ActRecord | None:
        """Return the last act of a kind, or None."""
        return next((act for act in reversed(self.acts) if act.kind == kind), None)

    def did(self, by: int) -> set[str]:
        """Return the kinds of acts that somebody performed on it."""
        return {act.kind for act in self.acts if act.recorded_by == by}


def voucher(voucher_id: int) -> VoucherRecord | None:
    """Return one voucher, or None when there is none within the actor's reach."""
    return next(iter(vouchers_by_id([voucher_id])), None)


def vouchers_by_id(ids: Collection[int]) -> list[VoucherRecord]:
    """Return vouchers within the actor's reach, whole, in the order of their ids."""
    rows = Voucher.objects.filter(id__in=ids).select_related("numbered").prefetch_related("parts", "acts").order_by("id")
    return [_record(row) for row in rows]


def voucher_sent_as(unit_id: int, client_key: UUID) -> tuple[int, str] | None:
    """Return the voucher that a device sent under a key, and the hash of what it first said; None when it is new."""
    found = Voucher.objects.filter(unit_id=unit_id, client_key=client_key).values_list("id", "drafted_sha256").first()
    return (found[0], found[1]) if found else None


def voucher_of_entry(entry_ids: Collection[int]) -> dict[int, int]:
    """Return the voucher behind each entry that a voucher's posting or reversal wrote."""
    found = VoucherAct.objects.filter(entry_id__in=entry_ids).values_list("entry_id", "voucher_id")
    return {entry_id: voucher_id for entry_id, voucher_id in found if entry_id is not None}


def numbers_of_entries(entry_ids: Collection[int]) -> dict[int, str]:
    """Return the numbers of entries that no voucher stands behind."""
    rows = EntryNumber.objects.filter(entry_id__in=entry_ids)
    return {row.entry_id: written_number(row.kind, row.number, row.year) for row in rows}


def payer_may_prepare(unit_id: int, *, on: date) -> bool:
    """Return whether in a unit who prepares a payment may hand out its money on a day: false unless it was decided."""
    settings = SeparationSetting.objects.filter(unit_id=unit_id, since__lte=on).order_by("-since", "-id")
    return bool(settings.values_list("payer_may_prepare", flat=True).first())


def _record(row: Voucher) -> VoucherRecord:
    parts = sorted(row.parts.all(), key=lambda part: part.line_no)
    content = VoucherDraft(
        kind=row.kind,
        voucher_date=row.voucher_date,
        accounting_date=row.accounting_date,
        counterpart=row.counterpart,
        reason=row.reason,
        parts=tuple(PartDraft(one.amount, one.category, one.debt, one.note, one.side, one.account, one.party_id) for one in parts),
        address=row.address,
        place=row.place,
        bank_account=row.bank_account,
        enclosed=row.enclosed,
    )
    acts = tuple(
        ActRecord(one.place, one.kind, one.words, one.content_sha256, one.entry_id, one.acted_on, one.recorded_by, one.recorded_at)
        for one in sorted(row.acts.all(), key=lambda act: act.place)
    )
    numbered = getattr(row, "numbered", None)
    number = written_number(row.kind, numbered.number, numbered.year) if numbered else ""
    return VoucherRecord(row.pk, row.unit_id, content, row.prepared_by, number, numbered.book if numbered else None, acts)
