"""A draft is sent out for comments until a day; each comment is answered before the draft is submitted; the summary is printed."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.models import CommentAnswer, CommentRequest, DraftComment
from congdoan.foundation.documents.rules.outgoing import DRAFT, MOST_ASKED

from .acting import held, permitted, reason_of, write_act
from .exporting import Book, Exported, export_of
from .refusals import AskedWrongly, CommentUnfit, ReceiverWrong, UnknownOutgoing, WrongState

LONGEST_COMMENT = 2000
HEADS = ("Đơn vị, người góp ý", "Nội dung dự thảo", "Ý kiến góp ý", "Tiếp thu", "Lý do, giải trình")
WIDTHS = (8, 12, 14, 5, 13)


@transaction.atomic
def ask_comments(
    *, by: int, outgoing_id: int, due_on: date, on: date, to_units: Sequence[int] = (), to_people: Sequence[str] = (), words: str = ""
) -> int:  # fmt: skip
    """Send a draft to units, and to people of its own unit by their sign-in names, for comments until a day; return how many were new.

    :raises AskedWrongly: nobody is asked, the day is past, or somebody may not comment in this unit
    :raises ReceiverWrong: an unknown unit, the draft's own, or too many
    :raises WrongState: it is no draft any more
    :raises NotAllowed: the actor may not send drafts of this unit out
    """
    found = held(outgoing_id, by=by, under="documents.ask_comments", act="circulated", on=on)
    if due_on < on:
        raise AskedWrongly(why=f"hạn góp ý {due_on:%d/%m/%Y} đã qua")
    wanted = sorted(set(to_units))
    known = access_queries.branch_names(wanted)
    if wrong := [str(one) for one in wanted if one == found.unit_id or not known.get(one, ("",))[0]]:
        raise ReceiverWrong(codes=", ".join(known.get(int(one), (one,))[0] or one for one in wrong[:20]), most=MOST_ASKED)
    asked = [(one, 0) for one in wanted] + [(found.unit_id, _person(name, found.unit_id, on)) for name in sorted(set(to_people))]
    if not 0 < len(asked) <= MOST_ASKED:
        raise AskedWrongly(why=f"ghi từ 1 đến {MOST_ASKED} đơn vị, người được hỏi")
    kept = reason_of(words) if words.strip() else ""
    write_act(found, by=by, act="circulated", under="documents.ask_comments", on=on, words=kept)
    before = CommentRequest.objects.filter(outgoing_id=found.id).count()
    named = {"kind": found.kind, "subject": found.subject}
    facts = named | {"outgoing_id": found.id, "unit_id": found.unit_id, "due_on": due_on, "words": kept, "asked_on": on, "asked_by": by}
    rows = [CommentRequest(to_unit_id=unit, to_actor=person, **facts) for unit, person in asked]
    CommentRequest.objects.bulk_create(rows, ignore_conflicts=True)
    return CommentRequest.objects.filter(outgoing_id=found.id).count() - before


def _person(name: str, unit_id: int, on: date) -> int:
    """Return who signs in under a name.

    :raises AskedWrongly: nobody who may comment in the unit
    """
    actor = access_queries.actor_named(name.replace("\x00", ""))
    if actor is None or not access_queries.may(actor.pk, "documents.comment_draft", at=unit_id, on=on):
        raise AskedWrongly(why=f"tài khoản “{name[:60]}” không có hoặc không được góp ý văn bản của đơn vị")
    return int(actor.pk)


@transaction.atomic
def comment_draft(*, by: int, request_id: int, words: str, on: date, quote: str = "") -> int:
    """Say something about a draft that was sent to the actor's unit, about one part (`quote`, its words) or the whole; return the comment.

    :raises CommentUnfit: nothing said, too much, or the draft does not have these words
    :raises WrongState: the draft takes no comments any more
    :raises UnknownOutgoing: nothing of this id was asked within reach
    :raises NotAllowed: the actor may not comment for this unit, or another person was asked
    """
    asked = queries.comment_request(request_id)
    if asked is None:
        raise UnknownOutgoing(outgoing_id=request_id)
    access.require(by, "documents.comment_draft", at=asked.to_unit_id, on=on)
    found = queries.outgoing(asked.outgoing_id)
    if found is None or not asked.is_open:
        raise WrongState(name=f"{asked.kind} (bản thảo {asked.outgoing_id})", state="đã thôi lấy ý kiến", act="góp ý")
    said, about = (" ".join(text.replace("\x00", " ").split()) for text in (words, quote))
    if asked.to_actor not in (0, by):
        raise CommentUnfit(why=f"ý kiến này hỏi riêng {asked.to_person}")
    if not 0 < len(said) <= LONGEST_COMMENT:
        raise CommentUnfit(why=f"ghi ý kiến, nhiều nhất {LONGEST_COMMENT:,} ký tự".replace(",", "."))
    if about and about not in queries.parts_of_draft(found):
        raise CommentUnfit(why="dự thảo không còn đoạn này; tải lại trang rồi chọn đoạn")
    new = DraftComment.objects.create(
        request_id=request_id, unit_id=asked.to_unit_id, quote=about, words=said, content_sha256=found.content_sha256, commented_on=on,
        commented_by=by,
    )  # fmt: skip
    audit.record(by, "documents.comment_draft", at=asked.to_unit_id, document=found.id, comment=new.pk)
    return int(new.pk)


@transaction.atomic
def answer_comment(*, by: int, comment_id: int, is_accepted: bool, why: str, on: date) -> None:
    """Say whether a comment is taken into the draft, and why; the last answer counts.

    :raises ReasonMissing: no reason given
    :raises WrongState: it is no draft any more
    :raises UnknownOutgoing: no such comment within reach
    :raises NotAllowed: the actor may not answer for the unit that drafts
    """
    about = queries.comment(comment_id)
    if about is None:
        raise UnknownOutgoing(outgoing_id=comment_id)
    outgoing_id, unit_id = about
    access.require(by, "documents.answer_comment", at=unit_id, on=on)
    found = permitted(outgoing_id, by=by, under="documents.answer_comment", on=on)
    if found.state not in DRAFT:
        raise WrongState(name=found.name, state=found.state_words, act="trả lời góp ý")
    facts = {"comment_id": comment_id, "unit_id": unit_id, "answered_on": on, "answered_by": by}
    CommentAnswer.objects.create(is_accepted=is_accepted, why=reason_of(why), **facts)
    audit.record(by, "documents.answer_comment", at=unit_id, document=outgoing_id, comment=comment_id, is_accepted=is_accepted)


@transaction.atomic
def export_comments(*, by: int, outgoing_id: int, kind: str, made_at: datetime, on: date) -> Exported:
    """Write the summary of the comments on a draft, each with its answer, as PDF/A or as a workbook; who said nothing is named.

    :raises RegisterFormatUnknown: `kind` is neither pdf nor xlsx
    :raises NotAllowed: the actor may not take this unit's papers away
    """
    found = permitted(outgoing_id, by=by, under="documents.export_comments", on=on)
    comments, asked = queries.comments_on(outgoing_id, draft=found), queries.requests_for(outgoing_id)
    rows = [(f"{one.unit[1]}: {one.who}", one.quote or "Toàn văn", one.words, one.verdict.capitalize(), one.why) for one in comments]
    rows += [(one.to_person or one.to_unit[1], "", "Không có ý kiến", "", f"Hạn {one.due_on:%d/%m/%Y}") for one in queries.silent_of(asked)]
    scope = f"{found.name}: {found.subject}. {len(comments)} ý kiến, {sum(one.is_accepted is True for one in comments)} được tiếp thu."
    book = Book("Bảng tổng hợp ý kiến góp ý", f"gop-y-{outgoing_id}", WIDTHS, "documents.export_comments")
    made = export_of(book, (HEADS, "", rows), found.unit_id, scope=scope, kind=kind, made_at=made_at, on=on)
    audit.record(by, book.act, at=found.unit_id, document=outgoing_id, kind=kind, rows=len(rows))
    return made
