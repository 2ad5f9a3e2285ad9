"""From what was found to what is done about it: irregularities, the draft and the unit's reply, the signed conclusion, recommendations."""

from datetime import date

from django.db import transaction

from congdoan.activities.inspection import queries, rules
from congdoan.activities.inspection.models import Inspection, Irregularity, Recommendation, RecommendationAct, WorkingPaper
from congdoan.activities.inspection.rules import findings, papers
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents import services as writing

from . import held, texts
from .opening import end_access
from .refusals import (
    ConclusionNotSigned,
    EvidenceNeeded,
    IrregularityHasRecommendation,
    NotAtWork,
    OwnReport,
    RecommendationsOpen,
    RecommendationWrongState,
    ReplyAwaited,
    StepOutOfOrder,
    UnknownIrregularity,
    UnknownPaper,
    UnknownRecommendation,
)
from .working import next_number

MAY_CHANGE = (*rules.WORKING, "replied")
"""States in which what was found may be added and taken out: before the draft, and after the unit's reply to it."""


def _changing(one: Inspection, act: str) -> Inspection:
    if one.state not in MAY_CHANGE:
        raise NotAtWork(state=rules.STATES[one.state], act=act)
    return one


@transaction.atomic
def record_irregularity(
    *, by: int, inspection_id: int, kind: str, title: str, document: str, article: str, on: date, words: str = "",
    amount: int | None = None, cause: str = "", person: str = "", papers: list[int] | None = None,
) -> int:  # fmt: skip
    """Write down what was found against a rule: the article, the sum, why, who, on which working papers it stands; return its id.

    :raises UnknownInspection, NotAtWork: nothing may be added now
    :raises UnknownPaper: a working paper is not of this inspection
    :raises InspectionTextUnfit: no title, document or article, or something out of range
    """
    one = _changing(held.examined(inspection_id, by=by, act="record_irregularity", on=on), "ghi phát hiện")
    texts.choice("loại", kind, {findings.OTHER, *queries.flag_names()})
    wanted = sorted(set(papers or []))
    known = set(WorkingPaper.objects.filter(inspection=one, number__in=wanted).values_list("number", flat=True))
    if missing := [number for number in wanted if number not in known]:
        raise UnknownPaper(number=missing[0])
    row = Irregularity(
        unit_id=one.unit_id, inspection=one, number=next_number(Irregularity, one), kind=kind,
        title=texts.text("phát hiện", title, 300), words=texts.text("nội dung", words, 2000, is_needed=False, has_lines=True),
        document=texts.text("văn bản", document, 200), article=texts.text("điều khoản", article, 80),
        amount=texts.amount("số tiền", amount), cause=texts.text("nguyên nhân", cause, 500, is_needed=False),
        person=texts.text("trách nhiệm", person, 160, is_needed=False), papers=wanted, recorded_by=by, recorded_on=on,
    )  # fmt: skip
    Irregularity.objects.bulk_create([row])
    audit.record(by, "inspection.record_irregularity", at=one.unit_id, inspection=one.pk, number=row.number, kind=kind, amount=amount)
    return int(row.pk)


@transaction.atomic
def drop_irregularity(*, by: int, irregularity_id: int, reason: str, on: date) -> None:
    """Take something out of what was found; what it said stays in the record, with the reason.

    :raises UnknownIrregularity: none within reach
    :raises NotAtWork: nothing may be taken out now
    :raises IrregularityHasRecommendation: a recommendation stands on it
    :raises InspectionTextUnfit: no reason
    """
    row = Irregularity.objects.filter(pk=irregularity_id).first()
    if row is None:
        raise UnknownIrregularity(irregularity_id=irregularity_id)
    one = _changing(held.examined(row.inspection_id, by=by, act="drop_irregularity", on=on), "bỏ phát hiện")
    words = texts.text("lý do", reason, 500)
    if Recommendation.objects.filter(irregularity=row).exists():
        raise IrregularityHasRecommendation
    Irregularity.objects.filter(pk=row.pk).delete()
    audit.record(
        by, "inspection.drop_irregularity", at=one.unit_id, inspection=one.pk, number=row.number, title=row.title, amount=row.amount,
        article=row.article, reason=words,
    )  # fmt: skip


@transaction.atomic
def recommend(
    *, by: int, inspection_id: int, words: str, owner_name: str, due_on: date, on: date, irregularity_id: int | None = None
) -> int:  # fmt: skip
    """Write down what the unit is to do, by whom and until when; return its id. It binds once the conclusion is issued.

    :raises UnknownInspection, NotAtWork: nothing may be added now
    :raises UnknownIrregularity: it is not of this inspection
    :raises InspectionTextUnfit: nothing to do, nobody, or a day that has passed
    """
    one = _changing(held.led(inspection_id, by=by, act="recommend", on=on), "kiến nghị")
    if irregularity_id is not None and not Irregularity.objects.filter(pk=irregularity_id, inspection=one).exists():
        raise UnknownIrregularity(irregularity_id=irregularity_id)
    texts.days("hạn", on, due_on)
    row = Recommendation(
        unit_id=one.unit_id, inspection=one, irregularity_id=irregularity_id, number=next_number(Recommendation, one),
        words=texts.text("kiến nghị", words, 1000), owner_name=texts.text("người thực hiện", owner_name, 160), due_on=due_on,
        recommended_by=by,
    )  # fmt: skip
    Recommendation.objects.bulk_create([row])
    audit.record(by, "inspection.recommend", at=one.unit_id, inspection=one.pk, number=row.number, owner=row.owner_name, due_on=due_on)
    return int(row.pk)


@transaction.atomic
def drop_recommendation(*, by: int, recommendation_id: int, reason: str, on: date) -> None:
    """Take a recommendation out before the conclusion; what it said stays in the record, with the reason.

    :raises UnknownRecommendation: none within reach
    :raises NotAtWork: nothing may be taken out now
    :raises InspectionTextUnfit: no reason
    """
    row = _recommendation(recommendation_id)
    one = _changing(held.led(row.inspection_id, by=by, act="drop_recommendation", on=on), "bỏ kiến nghị")
    words = texts.text("lý do", reason, 500)
    Recommendation.objects.filter(pk=row.pk).delete()
    audit.record(by, "inspection.drop_recommendation", at=one.unit_id, inspection=one.pk, number=row.number, words=row.words, reason=words)


@transaction.atomic
def draft_conclusion(*, by: int, inspection_id: int, reply_by: date, on: date) -> None:
    """Draft the conclusion out of what was found and recommended and send it to the unit, who may reply until a day.

    :raises UnknownInspection, StepOutOfOrder: no minutes yet, or it has gone further
    :raises InspectionTextUnfit: a day that has passed
    """
    one = held.led(inspection_id, by=by, act="draft_conclusion", on=on)
    texts.days("hạn giải trình", on, reply_by)
    text = findings.draft_text(queries.irregularities(one.pk), queries.recommendations_of(one.pk, on=on))
    held.step(one, "drafted", by=by, on=on, words=text[:4000])
    Inspection.objects.filter(pk=one.pk).update(reply_by=reply_by)
    audit.record(by, "inspection.draft_conclusion", at=one.unit_id, inspection=one.pk, reply_by=reply_by)


@transaction.atomic
def reply_to_draft(*, by: int, inspection_id: int, words: str, on: date, file_name: str = "", content: bytes = b"") -> None:
    """Take the unit's reply to the draft conclusion, with a paper where there is one.

    :raises UnknownInspection, StepOutOfOrder: no draft waits for it
    :raises InspectionTextUnfit, InspectionPaperUnfit: nothing said, or a file that cannot be kept
    """
    one = held.answered(inspection_id, by=by, act="reply_to_draft", on=on)
    told = texts.text("giải trình", words, 4000, has_lines=True)
    held.step(one, "replied", by=by, on=on, words=told, **texts.paper(file_name, content))
    audit.record(by, "inspection.reply_to_draft", at=one.unit_id, inspection=one.pk)


@transaction.atomic
def write_conclusion(*, by: int, inspection_id: int, on: date) -> int:
    """Write the conclusion down as a draft among the committee's outgoing documents, where it is completed and signed; return it.

    The same findings and reply give the same document.

    :raises UnknownInspection: none within reach
    :raises StepOutOfOrder: no draft was sent to the unit
    :raises ReplyAwaited: the unit may still reply
    :raises NotAllowed: the actor may not prepare documents of the committee's unit
    """
    one = _judged(held.led(inspection_id, by=by, act="write_conclusion", on=on), on)
    row = queries.inspection(one.pk)
    assert row is not None
    content = papers.conclusion_paper(
        head=queries.paper_head(one.owner_id, to=["Đơn vị được kiểm tra"], on=on), row=row, findings=queries.irregularities(one.pk),
        recommendations=queries.recommendations_of(one.pk, on=on), reply=queries.reply_of(one.pk),
        team=queries.team_words(one.pk, on=on),
    )  # fmt: skip
    made = writing.draft_from(by=by, unit_id=one.owner_id, source=f"inspection/{one.pk}", content=content, on=on)
    Inspection.objects.filter(pk=one.pk).update(document_id=made)
    audit.record(by, "inspection.write_conclusion", at=one.unit_id, inspection=one.pk, document=made)
    return int(made)


@transaction.atomic
def issue_conclusion(*, by: int, inspection_id: int, on: date) -> None:
    """Conclude by the signed document; from now on its recommendations bind, and stand on the unit's desk until they are done.

    :raises UnknownInspection, StepOutOfOrder, ReplyAwaited: as `write_conclusion`
    :raises ConclusionNotSigned: the document bears no number yet, or was voided, recalled or replaced
    """
    one = _judged(held.led(inspection_id, by=by, act="issue_conclusion", on=on), on)
    found = documents.outgoing(one.document_id) if one.document_id else None
    if found is None or not found.stands or found.issued_on is None:
        raise ConclusionNotSigned
    held.step(one, "concluded", by=by, on=on, words=f"{found.name} ngày {found.issued_on:%d/%m/%Y}")
    if Recommendation.objects.filter(inspection=one).exists():
        one.refresh_from_db()
        held.step(one, "following", by=by, on=on, words="Theo dõi đến khi mọi kiến nghị được xác nhận xong")
    audit.record(by, "inspection.issue_conclusion", at=one.unit_id, inspection=one.pk, document=found.written)


def _judged(one: Inspection, on: date) -> Inspection:
    """Return an inspection whose draft the unit replied to, or had its time for."""
    if one.state not in rules.DRAFTED:
        raise StepOutOfOrder(state=rules.STATES[one.state], step=rules.STATES["concluded"], following=rules.following(one.state))
    if one.state == "drafted" and one.reply_by is not None and on <= one.reply_by:
        raise ReplyAwaited(until=one.reply_by)
    return one


@transaction.atomic
def report_recommendation(
    *, by: int, recommendation_id: int, words: str, on: date, recovered: int = 0, file_name: str = "", content: bytes = b""
) -> None:  # fmt: skip
    """Tell for the unit that a recommendation is done, with its evidence and what money came back.

    :raises UnknownRecommendation: none within reach
    :raises RecommendationWrongState: it does not bind yet, waits already, or is verified
    :raises EvidenceNeeded: no file
    :raises InspectionTextUnfit, InspectionPaperUnfit: nothing said, or a file that cannot be kept
    """
    row = _recommendation(recommendation_id)
    one = held.answered(row.inspection_id, by=by, act="report_recommendation", on=on)
    _require_state(one, row, ("open", "returned"), "báo")
    told = texts.text("đã làm gì", words, 2000, has_lines=True)
    sum_back = texts.amount("số tiền đã thu hồi", recovered) or 0
    paper = texts.paper(file_name, content)
    if not paper:
        raise EvidenceNeeded
    _act(row, "told", by=by, on=on, words=told, recovered=sum_back, **paper)
    audit.record(by, "inspection.report_recommendation", at=one.unit_id, inspection=one.pk, number=row.number, recovered=sum_back)


@transaction.atomic
def verify_recommendation(*, by: int, recommendation_id: int, is_done: bool, words: str, on: date) -> None:
    """Verify for the committee that a recommendation is done, or give it back with what is missing.

    :raises UnknownRecommendation: none within reach
    :raises RecommendationWrongState: the unit did not tell that it is done
    :raises OwnReport: the actor told it
    :raises InspectionTextUnfit: nothing said
    """
    row = _recommendation(recommendation_id)
    one = held.led(row.inspection_id, by=by, act="verify_recommendation", on=on)
    _require_state(one, row, ("told",), "xác nhận")
    last = RecommendationAct.objects.filter(recommendation=row).order_by("-place").first()
    if last is not None and last.acted_by == by:
        raise OwnReport
    _act(row, "verified" if is_done else "returned", by=by, on=on, words=texts.text("nhận xét", words, 2000, has_lines=True))
    audit.record(by, "inspection.verify_recommendation", at=one.unit_id, inspection=one.pk, number=row.number, is_done=is_done)


@transaction.atomic
def close_inspection(*, by: int, inspection_id: int, words: str, on: date) -> None:
    """Close an inspection whose recommendations are all verified; what was lent to the team ends.

    :raises UnknownInspection, StepOutOfOrder: it was not concluded
    :raises RecommendationsOpen: some are not done
    :raises InspectionTextUnfit: nothing said
    """
    one = held.led(inspection_id, by=by, act="close_inspection", on=on)
    told = texts.text("kết quả", words, 2000, has_lines=True)
    if rules.may_follow(one.state, "closed"):
        count = Recommendation.objects.filter(inspection=one).exclude(state="verified").count()
        if count:
            raise RecommendationsOpen(count=count)
    held.step(one, "closed", by=by, on=on, words=told)
    end_access(one, by=by, on=on)
    audit.record(by, "inspection.close_inspection", at=one.unit_id, inspection=one.pk)


def _recommendation(recommendation_id: int) -> Recommendation:
    row = Recommendation.objects.filter(pk=recommendation_id).first()
    if row is None:
        raise UnknownRecommendation(recommendation_id=recommendation_id)
    return row


def _require_state(one: Inspection, row: Recommendation, states: tuple[str, ...], act: str) -> None:
    row.refresh_from_db()
    if one.state not in rules.CONCLUDED:
        raise RecommendationWrongState(state="chưa có hiệu lực vì chưa kết luận", act=act)
    if row.state not in states:
        raise RecommendationWrongState(state=findings.RECOMMENDATION_STATES[row.state], act=act)


def _act(row: Recommendation, kind: str, *, by: int, on: date, words: str, **more: object) -> None:
    place = RecommendationAct.objects.filter(recommendation=row).count() + 1
    act = RecommendationAct(unit_id=row.unit_id, recommendation=row, place=place, kind=kind, words=words, acted_by=by, acted_on=on, **more)
    RecommendationAct.objects.bulk_create([act])
