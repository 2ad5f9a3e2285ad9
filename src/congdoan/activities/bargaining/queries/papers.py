"""The whole text of an agreement, signed or as talks stand; how far the documents written out of talks are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from congdoan.activities.bargaining.models import BargainingPaper
from congdoan.activities.bargaining.queries import law
from congdoan.activities.bargaining.rules import agreement_text as texts
from congdoan.activities.bargaining.rules.talks import PAPERS
from congdoan.foundation.access import queries as access
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents.queries import ListRow
from congdoan.foundation.documents.rules.writing import Block, Official

from .agreements import AgreementRow
from .talks import BargainingRow, bargaining, matters

FICTITIOUS = "Số liệu hư cấu."


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper of talks: what it is, and its document as it stands, or None while nobody wrote it."""

    kind: str
    words: str
    document: ListRow | None


def papers_of(bargaining_id: int) -> list[PaperRow]:
    """Return the papers of talks in their order, each with its newest document."""
    newest = BargainingPaper.objects.filter(bargaining_id=bargaining_id).order_by("kind", "-id").distinct("kind")
    held = dict(newest.values_list("kind", "document_id"))
    drafts = {row.id: row for row in documents.listed(documents.Filter(ids=list(held.values())), limit=len(held))} if held else {}
    return [PaperRow(kind, words, drafts.get(held.get(kind, 0))) for kind, words in PAPERS.items()]


def agreement_paper(found: AgreementRow, *, on: date) -> Official:
    """Return the whole text of an agreement with the clauses that hold on a day."""
    ballots = tuple(
        f"{one.in_favour}/{one.asked} người được hỏi tán thành tại {one.employer.name}"
        for one in found.parties
        if one.in_favour is not None
    )
    marks = () if found.state in ("coming", "in_force", "expiring", "carried") else (f"Thỏa ước {found.state_words}.",)
    told = texts.AgreementText(
        title=found.title, union=found.unit_name, employers=tuple(one.employer.name for one in found.parties if not one.is_widened),
        items=texts.items_of_clauses(found.clauses), levels=texts.levels_of_clauses(found.clauses), number=found.number,
        signers=found.signers, signed_on=found.signed_on, term=texts.Term(found.effective_on, found.last), ballots=ballots,
        **_of_law(found.signed_on), marks=(texts.MARK, *marks, *_fictitious()),
    )  # fmt: skip
    return texts.agreement_text(told, law.topics(on=found.signed_on))


def draft_paper(found: BargainingRow, *, on: date) -> Official | None:
    """Return the draft of an agreement from what talks agreed, or None while they agreed on nothing."""
    told = _draft(found, matters(found.id, on=on), on=on)
    return texts.agreement_text(told, law.topics(on=on)) if told.items else None


def draft_articles(bargaining_id: int, *, on: date) -> Sequence[Block] | None:
    """Return the body of the draft, or None while talks agreed on nothing."""
    found = bargaining(bargaining_id, on=on)
    told = _draft(found, matters(bargaining_id, on=on), on=on) if found else None
    return texts.articles(told, law.topics(on=on)) if told and told.items else None


def _draft(found: BargainingRow, rows: Sequence[Any], *, on: date) -> texts.AgreementText:
    return texts.AgreementText(
        title=f"Dự thảo: {found.title}", union=found.unit_name, employers=tuple(one.employer.name for one in found.parties),
        items=texts.items_of_matters(rows), **_of_law(on), marks=(texts.DRAFT_MARK, *_fictitious()),
    )  # fmt: skip


def _of_law(on: date) -> dict[str, Any]:
    """Return to whom an agreement is sent and the days that the law gives."""
    days = {"send_days": ("cba.send", "days"), "renew_days": ("cba.renew", "days_before_expiry")}
    return {"authority": law.labour_authority(on=on)} | {name: law.bargain(*told, on=on).number for name, told in days.items()}


def _fictitious() -> tuple[str, ...]:
    return (FICTITIOUS,) if access.is_demo() else ()
