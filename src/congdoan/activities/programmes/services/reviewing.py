"""Reviews: figures frozen by themselves, lessons typed; after the final one a programme stands, until it is reopened with a reason."""

from datetime import date

from django.db import transaction

from congdoan.activities.programmes import queries, rules
from congdoan.activities.programmes.models import ProgrammeAct, Review
from congdoan.activities.programmes.rules.reviews import review_paper
from congdoan.foundation.access import services as guard
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import services as writing

from . import held, texts
from .papers import paper_head
from .refusals import OwnReview, UnknownReview


@transaction.atomic
def review_programme(
    *, by: int, programme_id: int, kind: str, lessons: str, on: date, words: str = "", ahead: str = ""
) -> int:  # fmt: skip
    """Review an issued programme in its middle or at its end: what the books tell today is frozen beside what is typed; return the review.

    After the final review (`kind` final) nothing of the programme changes any more.

    :raises UnknownProgramme, WrongState: there is none that is issued
    :raises TextUnfit: the kind is unknown, or no lessons are drawn
    """
    one = held.programme(programme_id, by=by, act="review_programme", on=on)
    texts.choice("loại", kind, rules.REVIEWS)
    typed = {
        "words": texts.paragraphs("đánh giá chung", words), "lessons": texts.paragraphs("hạn chế, bài học", lessons, is_needed=True),
        "ahead": texts.paragraphs("thời gian tới", ahead),
    }  # fmt: skip
    figures = queries.review_figures(one.pk, on=on)
    stood = rules.Standing(**figures["standing"])
    held.act_on(one, kind, by=by, on=on, words=f"{stood.done + stood.none}/{stood.total} nhiệm vụ xong, {stood.late} quá hạn")
    act = ProgrammeAct.objects.filter(programme_id=one.pk).latest("place")
    (row,) = Review.objects.bulk_create(
        [Review(programme=one, unit_id=one.unit_id, act=act, kind=kind, until=on, figures=figures, made_by=by, **typed)]
    )
    audit.record(by, "programmes.review_programme", at=one.unit_id, programme=one.pk, review=row.pk, kind=kind)
    return int(row.pk)


@transaction.atomic
def write_review(*, by: int, review_id: int, on: date) -> int:
    """Write a review down as a draft of an outgoing document; return the document's id.

    :raises UnknownReview: none within reach
    :raises NotAllowed: the actor may not write reviews, or documents, of this unit
    """
    one = Review.objects.select_for_update(of=("self",)).select_related("programme").filter(pk=review_id).first()
    if one is None:
        raise UnknownReview(review_id=review_id)
    guard.require(by, "programmes.write_review", at=one.unit_id, on=on)
    title = one.programme.title
    head = paper_head(one.unit_id, kind="Báo cáo", subject=f"{rules.ACTS[one.kind].capitalize()} {title[0].lower()}{title[1:]}", on=on)
    content = review_paper(head, until=one.until, figures=one.figures, words=one.words, lessons=one.lessons, ahead=one.ahead)
    made = writing.draft_from(by=by, unit_id=one.unit_id, source=f"programmes/review/{one.pk}", content=content, on=on)
    Review.objects.filter(pk=one.pk).update(paper_id=made)
    audit.record(by, "programmes.write_review", at=one.unit_id, review=one.pk, document=made)
    return made


@transaction.atomic
def reopen_programme(*, by: int, programme_id: int, reason: str, on: date) -> None:
    """Open a programme after its final review again, with a reason; what was reviewed stays to be seen.

    :raises UnknownProgramme, WrongState: there is none that is closed
    :raises TextUnfit: no reason
    :raises OwnReview: the actor closed it
    """
    one = held.programme(programme_id, by=by, act="reopen_programme", on=on)
    why = texts.line("lý do", reason, 1000, is_needed=True)
    closed_by = ProgrammeAct.objects.filter(programme_id=one.pk, kind="final").order_by("-place").values_list("acted_by", flat=True).first()
    if closed_by == by:
        raise OwnReview(title=one.title)
    held.act_on(one, "reopened", by=by, on=on, words=why)
    audit.record(by, "programmes.reopen_programme", at=one.unit_id, programme=one.pk, words=why)
