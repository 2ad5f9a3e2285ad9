"""The workspace of one inspection: snapshots with their flags, samples with what was seen of each thing, working papers."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from congdoan.activities.inspection.models import Sample, SampleItem, Snapshot, WorkingPaper
from congdoan.activities.inspection.rules.sampling import HOW_WORDS, LINES, LOT, OF_WORDS, VERDICTS, Thing, by_lot, population_hash
from congdoan.finance.banking import queries as banking
from congdoan.finance.bookkeeping import queries as bookkeeping
from congdoan.finance.ledger import queries as books
from congdoan.foundation.access import queries as access
from congdoan.foundation.reference import queries as reference

BOOKED = ("paid", "posted", "reversed")
"""States of vouchers whose money moved."""
MOST_THINGS = 50_000
MARK_DIGITS = 20


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """One snapshot without its package. `root_number` proves the seal to a stranger; None until the next root."""

    id: int
    number: int
    seal_number: int | None
    seal_sha256: str
    records: int
    has_package: bool
    package_sha256: str
    flags: list[dict[str, Any]]
    who: str
    at: datetime
    root_number: int | None
    is_newest: bool

    @property
    def mark(self) -> str:
        """Return the digits of the seal that are printed and looked up."""
        return self.seal_sha256[:MARK_DIGITS]

    @property
    def counts(self) -> dict[str, int]:
        """Return how many flags were found, clean, and could not be told."""
        return {state: sum(flag["state"] == state for flag in self.flags) for state in ("found", "clean", "unknown")}


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One thing of a sample, and the last working paper about it. Units: đồng."""

    place: int
    voucher_id: int | None
    line_id: int | None
    title: str
    on: date
    amount: int
    score: int
    reasons: str
    verdict: str
    paper: int | None

    @property
    def verdict_words(self) -> str:
        return VERDICTS.get(self.verdict, "chưa xem")


@dataclass(frozen=True, slots=True)
class SampleRow:
    """One sample. `is_repeatable`: drawn again now from the same things, the lot falls on the same; None where the things changed."""

    id: int
    number: int
    of: str
    how: str
    seed: int
    size: int
    population: int
    who: str
    on: date
    items: tuple[ItemRow, ...]

    @property
    def title(self) -> str:
        return f"Mẫu {self.number}: {len(self.items)} {OF_WORDS[self.of]} {HOW_WORDS[self.how]}"

    @property
    def seen(self) -> int:
        return sum(item.paper is not None for item in self.items)

    @property
    def seen_share(self) -> int:
        """Return how many percent of the sample's money was looked at, rounded down."""
        total = sum(item.amount for item in self.items)
        return sum(item.amount for item in self.items if item.paper is not None) * 100 // total if total else 0


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One working paper. Units: đồng."""

    id: int
    number: int
    verdict: str
    words: str
    voucher_id: int | None
    line_id: int | None
    flag: str
    amount: int | None
    file_name: str
    who: str
    on: date

    @property
    def verdict_words(self) -> str:
        return VERDICTS[self.verdict]


def things(of: str, unit_id: int, *, since: date, until: date) -> list[Thing]:
    """Return the vouchers whose money moved, or the bank lines, of a unit in a period, by their numbers."""
    if of == LINES:
        found = banking.lines(unit_id=unit_id, since=since, until=until + timedelta(days=1))
        return [
            Thing(one.id, f"{'Có' if one.direction == 'C' else 'Nợ'} {one.narrative}"[:200], one.booked_at.date(), one.amount)
            for one in found
        ]
    chosen = bookkeeping.VoucherFilter(unit_id=unit_id, states=BOOKED, since=since, until=until)
    rows = bookkeeping.vouchers(chosen, limit=MOST_THINGS)
    return [Thing(row.id, f"{row.number} {row.reason}"[:200], row.accounting_date, row.amount) for row in reversed(rows)]


def snapshots(inspection_id: int, unit_id: int) -> list[SnapshotRow]:
    """Return the snapshots of an inspection, the newest first."""
    rows = list(Snapshot.objects.filter(inspection_id=inspection_id).defer("package").order_by("-number"))
    names = access.names_of_actors(row.taken_by for row in rows)
    newest = books.sealing_of([unit_id])[0].sha256 if rows else None
    return [
        SnapshotRow(
            row.pk, row.number, row.seal_number, row.seal_sha256, row.records, bool(row.package_sha256), row.package_sha256, row.flags,
            names.get(row.taken_by, ""), row.taken_at, _root(row.seal_sha256), row.seal_sha256 == newest,
        )
        for row in rows
    ]  # fmt: skip


def _root(sha256: str) -> int | None:
    known = books.known_hash(sha256) if sha256 else None
    return known.root_number if known else None


def newest_flags(inspection_id: int) -> list[dict[str, Any]] | None:
    """Return the flags of the newest snapshot; None before the first."""
    return Snapshot.objects.filter(inspection_id=inspection_id).order_by("-number").values_list("flags", flat=True).first()


def snapshot_package(snapshot_id: int) -> tuple[int, bytes] | None:
    """Return the inspection and the package of a snapshot within reach, or None where there is none."""
    row = Snapshot.objects.filter(pk=snapshot_id).exclude(package_sha256="").first()
    return (row.inspection_id, bytes(row.package or b"")) if row else None


def samples(inspection_id: int) -> list[SampleRow]:
    """Return the samples of an inspection with what was seen of each thing, the newest first."""
    rows = list(Sample.objects.filter(inspection_id=inspection_id).order_by("-number"))
    names = access.names_of_actors(row.drawn_by for row in rows)
    papers = WorkingPaper.objects.filter(inspection_id=inspection_id).order_by("number")
    last = {
        (voucher, line): (verdict, number)
        for voucher, line, verdict, number in papers.values_list("voucher_id", "line_id", "verdict", "number")
    }
    items: dict[int, list[ItemRow]] = {}
    for one in SampleItem.objects.filter(sample__in=rows).order_by("sample_id", "place"):
        verdict, paper = last.get((one.voucher_id, one.line_id), ("", None))
        told = ItemRow(
            one.place, one.voucher_id, one.line_id, one.title, one.happened_on, one.amount, one.score, one.reasons, verdict, paper
        )
        items.setdefault(one.sample_id, []).append(told)
    return [
        SampleRow(
            row.pk, row.number, row.of, row.how, row.seed, row.size, row.population, names.get(row.drawn_by, ""), row.drawn_on,
            tuple(items.get(row.pk, ())),
        )
        for row in rows
    ]  # fmt: skip


def drawn_again(sample_id: int) -> bool | None:
    """Return whether the lot, drawn again now from its seed, falls on the same things; None where the things to draw from have changed."""
    row = Sample.objects.select_related("inspection").get(pk=sample_id, how=LOT)
    found = things(row.of, row.unit_id, since=row.inspection.since, until=row.inspection.until)
    if population_hash(found) != row.population_sha256:
        return None
    kept = [one.voucher_id or one.line_id for one in row.items.order_by("place")]
    return [one.thing.id for one in by_lot(found, seed=row.seed, size=row.size)] == kept


def papers(inspection_id: int) -> list[PaperRow]:
    """Return the working papers of an inspection, the newest first; at most 1000."""
    rows = list(WorkingPaper.objects.filter(inspection_id=inspection_id).defer("content").order_by("-number")[:1000])
    names = access.names_of_actors(row.kept_by for row in rows)
    return [
        PaperRow(
            row.pk, row.number, row.verdict, row.words, row.voucher_id, row.line_id, row.flag, row.amount, row.file_name,
            names.get(row.kept_by, ""), row.kept_on,
        )
        for row in rows
    ]  # fmt: skip


def paper_file(paper_id: int) -> tuple[int, str, bytes] | None:
    """Return the inspection, name and bytes of a working paper's file within reach, or None."""
    row = WorkingPaper.objects.filter(pk=paper_id).exclude(sha256="").first()
    return (row.inspection_id, row.file_name, bytes(row.content or b"")) if row else None


def flag_names() -> dict[str, str]:
    """Return the red flags of the law pack by code, in their order."""
    return {str(record.fields["code"]): record.name for record in reference.records("red_flags")}
