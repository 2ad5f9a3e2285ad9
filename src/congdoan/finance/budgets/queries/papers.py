"""Papers to be signed, and the signatures that stand on them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from congdoan.finance.budgets.models import Estimate, Paper, SignedVersion
from congdoan.finance.budgets.rules.estimates import DRAFT
from congdoan.foundation.access import queries as access

from .estimates import EstimateSheet, sheet_of
from .submissions import Sent, sent

ESTIMATE, SETTLEMENT = Paper.Kind.ESTIMATE, Paper.Kind.SETTLEMENT
MOST_VERSIONS = 20


@dataclass(frozen=True, slots=True)
class Subject:
    """What a paper shows: one version of an estimate, or one settlement that was sent. `mark` is the seal of its figures."""

    kind: str
    id: int
    unit_id: int
    year: int
    mark: str
    is_sealed: bool
    settlement: Sent | None = None
    estimate: EstimateSheet | None = None


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One signed file: who brought it, and what its new signatures prove."""

    place: int
    way: str
    signatures: tuple[Mapping[str, Any], ...]
    sha256: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper and the signed files that follow from it, in their order."""

    id: int
    sha256: str
    figures_sha256: str
    by: str
    at: datetime
    versions: tuple[VersionRow, ...]


def subject(kind: str, subject_id: int) -> Subject | None:
    """Return what a paper would show; None when there is none within reach."""
    if kind == SETTLEMENT:
        one = sent(subject_id)
        return None if one is None else Subject(kind, one.id, one.unit_id, one.year, one.sha256, is_sealed=True, settlement=one)
    row = Estimate.objects.filter(pk=subject_id).first() if kind == ESTIMATE else None
    if row is None:
        return None
    sheet = sheet_of(row)
    return Subject(kind, sheet.id, sheet.unit_id, sheet.year, sheet.mark, is_sealed=sheet.state != DRAFT, estimate=sheet)


def paper_of(kind: str, subject_id: int) -> PaperRow | None:
    """Return the paper of an estimate's version or of a settlement, without its bytes; None when none was made."""
    found = Paper.objects.filter(kind=kind, **{f"{kind_field(kind)}_id": subject_id}).defer("content").first()
    if found is None:
        return None
    versions = list(found.versions.order_by("place").defer("content"))
    names = access.names_of_actors({found.made_by, *(one.recorded_by for one in versions)})
    rows = (
        VersionRow(one.place, one.way, tuple(one.signatures), one.sha256, names.get(one.recorded_by, ""), one.recorded_at)
        for one in versions
    )
    return PaperRow(found.pk, found.sha256, found.figures_sha256, names.get(found.made_by, ""), found.made_at, tuple(rows))


def paper_content(paper_id: int, place: int | None = None) -> bytes | None:
    """Return the bytes of a paper: with the signatures of a place, 0 without any, None asks for the last; None where there is none."""
    versions: Iterable[SignedVersion] = SignedVersion.objects.filter(paper_id=paper_id).order_by("-place")
    last = next((one for one in versions if place is None or one.place == place), None) if place != 0 else None
    if last is not None:
        return bytes(last.content)
    if place:
        return None
    return next((bytes(content) for content in Paper.objects.filter(pk=paper_id).values_list("content", flat=True)), None)


def kind_field(kind: str) -> str:
    """Return the field of a paper that leads to what it shows."""
    return "submission" if kind == SETTLEMENT else "estimate"
