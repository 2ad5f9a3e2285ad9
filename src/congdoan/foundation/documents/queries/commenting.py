"""Drafts that are sent out for comments: what is asked of units within reach, what was said about a draft, what was answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from congdoan.foundation.access import queries as access
from congdoan.foundation.documents.models import CommentAnswer, CommentRequest, DraftComment, OutgoingAct
from congdoan.foundation.documents.rules.copying import parts_of
from congdoan.foundation.documents.rules.writing import official

from .frame import kinds
from .outgoing import Record
from .outgoing_lists import states_of

PAGE = 50


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request for comments. `to_person` is empty where the whole unit is asked; `comments` counts those of this request."""

    id: int
    outgoing_id: int
    unit: tuple[str, str]
    to_unit_id: int
    to_unit: tuple[str, str]
    to_actor: int
    to_person: str
    kind: str
    subject: str
    due_on: date
    words: str
    asked_on: date
    comments: int
    state: str

    @property
    def is_open(self) -> bool:
        """Tell a request whose draft still takes comments."""
        return self.state == "circulated"

    def is_late(self, on: date) -> bool:
        """Tell one that nobody has answered until its day."""
        return self.is_open and not self.comments and on > self.due_on


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One comment with its last answer; `is_accepted` is None while nobody answered. `is_former`: on words that changed since."""

    id: int
    request_id: int
    unit: tuple[str, str]
    who: str
    quote: str
    words: str
    on: date
    is_accepted: bool | None
    why: str
    answered_by: str
    answered_on: date | None
    is_former: bool

    @property
    def verdict(self) -> str:
        """Return the answer in words."""
        return "chưa trả lời" if self.is_accepted is None else "tiếp thu" if self.is_accepted else "không tiếp thu"


def comment_requests(*, to_units: Iterable[int] = (), before_id: int | None = None, is_open: bool = False) -> list[RequestRow]:
    """Return the requests to units, newest first, one page and one more; only open ones where asked for."""
    found = CommentRequest.objects.filter(to_unit_id__in=set(to_units))
    if before_id is not None:
        found = found.filter(id__lt=before_id)
    if is_open:
        found = found.filter(outgoing_id__in=circulated())
    return _rows(found.order_by("-id")[: PAGE + 1])


def circulated() -> Any:
    """Return the drafts that take comments: no act but rewriting or a comment came after they were sent out."""
    later = OutgoingAct.objects.filter(outgoing_id=OuterRef("outgoing_id"), place__gt=OuterRef("place"))
    ended = later.exclude(kind__in=["rewritten", "commented", "circulated"])
    return OutgoingAct.objects.filter(kind="circulated").exclude(Exists(ended)).values("outgoing_id")


def requests_for(outgoing_id: int) -> list[RequestRow]:
    """Return who was asked about a draft, in the order of asking."""
    return _rows(CommentRequest.objects.filter(outgoing_id=outgoing_id).order_by("id"))


def silent_of(asked: Sequence[RequestRow]) -> list[RequestRow]:
    """Return the last request of each unit or person who said nothing to any of these."""
    heard = {(row.to_unit_id, row.to_actor) for row in asked if row.comments}
    last = {(row.to_unit_id, row.to_actor): row for row in asked}
    return [row for who, row in last.items() if who not in heard]


def comment_request(request_id: int) -> RequestRow | None:
    """Return one request within reach, or None."""
    return next(iter(_rows(CommentRequest.objects.filter(pk=request_id))), None)


def _rows(found: QuerySet[CommentRequest]) -> list[RequestRow]:
    rows: Sequence[Any] = list(found.annotate(said=Count("comments")))
    units = access.branch_names({one.unit_id for one in rows} | {one.to_unit_id for one in rows})
    people = access.names_of_actors({one.to_actor for one in rows if one.to_actor})
    states = states_of(sorted({one.outgoing_id for one in rows}))
    nobody = ("", "")
    return [
        RequestRow(
            one.pk, one.outgoing_id, units.get(one.unit_id, nobody), one.to_unit_id, units.get(one.to_unit_id, nobody), one.to_actor,
            people.get(one.to_actor, ""), one.kind, one.subject, one.due_on, one.words, one.asked_on, one.said,
            states.get(one.outgoing_id) or "",
        )
        for one in rows
    ]  # fmt: skip


def comments_on(outgoing_id: int, *, draft: Record | None, request_id: int | None = None) -> list[CommentRow]:
    """Return what was said about a draft within the actor's reach; of one request where asked for.

    On the whole draft first, then in the order of its parts as they stand, last on what it does not say any more.
    """
    digest, parts = (draft.content_sha256, parts_of_draft(draft)) if draft else ("", [])
    places = {"": -1} | {words: at for at, words in reversed(list(enumerate(parts)))}
    asked = Q(request__outgoing_id=outgoing_id) if request_id is None else Q(request_id=request_id)
    rows = list(DraftComment.objects.filter(asked).prefetch_related("answers").order_by("id"))
    rows.sort(key=lambda row: places.get(row.quote, len(parts)))
    last = {row.pk: max(row.answers.all(), key=lambda one: one.pk, default=None) for row in rows}
    units = access.branch_names({row.unit_id for row in rows})
    names = access.names_of_actors({row.commented_by for row in rows} | {one.answered_by for one in last.values() if one})
    return [_told(row, last[row.pk], units, names, digest) for row in rows]


def _told(
    row: DraftComment, answer: CommentAnswer | None, units: dict[int, tuple[str, str]], names: dict[int, str], digest: str
) -> CommentRow:  # fmt: skip
    who = (units.get(row.unit_id, ("", "")), names.get(row.commented_by, ""))
    said = (row.pk, row.request_id, *who, row.quote, row.words, row.commented_on)
    is_former = row.content_sha256 != digest
    if answer is None:
        return CommentRow(*said, None, "", "", None, is_former)
    return CommentRow(*said, answer.is_accepted, answer.why, names.get(answer.answered_by, ""), answer.answered_on, is_former)


def comment(comment_id: int) -> tuple[int, int] | None:
    """Return the draft that a comment is about and the unit that drafts it, or None outside the actor's reach."""
    columns = DraftComment.objects.filter(pk=comment_id).values_list("request__outgoing_id", "request__unit_id")
    return columns.first()


def parts_of_draft(found: Record) -> list[str]:
    """Return the words of each part of a draft's body, for naming what a comment is about."""
    return [" ".join(words.split())[:500].rstrip() for _, words in parts_of(official(found.full_content(), kinds()))]


def unanswered(outgoing_id: int) -> int:
    """Return how many comments on a draft nobody has answered."""
    return DraftComment.objects.filter(request__outgoing_id=outgoing_id, answers=None).count()
