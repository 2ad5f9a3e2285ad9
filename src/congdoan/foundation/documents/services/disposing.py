"""Case files whose term is over are destroyed: proposed, reviewed by a council, decided by another, carried out; held back where needed.

What the law at hand says of it is little (`rules.disposal`); every step can be taken back until the last.
"""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from django.contrib.postgres.functions import TransactionNow
from django.db import IntegrityError, connection, transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents.models import (
    CaseDisposal,
    CaseDisposalFile,
    CaseFile,
    CaseHold,
    CommentAnswer,
    DraftComment,
    IncomingDocument,
    Outgoing,
    OutgoingFile,
)
from congdoan.foundation.documents.queries import disposing as told
from congdoan.foundation.documents.queries import filing as cases
from congdoan.foundation.documents.rules.disposal import AGAINST, GROUNDS, STATES, erased_content, erased_words

from .acting import reason_of
from .filing import UnableToFile, UnknownCaseFile, held_case_file

MOST_AT_ONCE = 500


class UnknownDisposal(UnableToFile):
    code = "case-disposal-unknown"
    says = "Không có đợt tiêu hủy này trong phạm vi của anh chị."


class DisposalUnfit(UnableToFile):
    code = "case-disposal-unfit"
    says = "Chưa ghi được: {why}."


class CaseFileKept(UnableToFile):
    code = "case-file-not-to-destroy"
    says = "{name} {why}: không tiêu hủy được."


class DisposalWrongStep(UnableToFile):
    code = "case-disposal-wrong-step"
    says = "Đợt tiêu hủy này {state}: không làm việc này được nữa, hoặc chưa tới việc này."


class OwnDisposal(UnableToFile):
    code = "case-disposal-own"
    says = "Việc này do người khác làm: ai đề nghị thì không quyết định, ai quyết định thì không tự tiêu hủy."


class HoldReleased(UnableToFile):
    code = "case-hold-released"
    says = "Hồ sơ đã thôi giữ lại trước đó. Tải lại trang để xem."


@transaction.atomic
def hold_case_file(*, by: int, case_id: int, ground: str, words: str, on: date) -> int:
    """Hold a case file back from being destroyed: an inspection, a petition or a dispute needs it; return the hold.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục VI, phần I, IV.1.g (freezing).

    :raises UnknownCaseFile: no such file within reach
    :raises CaseFileKept: it is destroyed
    :raises DisposalUnfit: no ground or words
    :raises NotAllowed: the actor may not hold files of this unit back
    """
    held = held_case_file(case_id, by=by, under="documents.hold_case_file", on=on)
    kept = _line(words, 300)
    if ground not in GROUNDS or not kept:
        raise DisposalUnfit(why="chọn lý do giữ lại và ghi rõ việc gì, nhiều nhất 300 ký tự")
    CaseFile.objects.select_for_update().get(pk=case_id)
    if told.destroyed_on(case_id):
        raise CaseFileKept(name=held.name, why=AGAINST["destroyed"])
    made = CaseHold.objects.create(case_file_id=case_id, unit_id=held.unit_id, ground=ground, words=kept, held_on=on, held_by=by)
    audit.record(by, "documents.hold_case_file", at=held.unit_id, case=case_id, hold=made.pk, ground=ground, words=kept)
    return int(made.pk)


@transaction.atomic
def release_case_file(*, by: int, hold_id: int, reason: str, on: date) -> None:
    """Release a case file that was held back, saying why.

    :raises UnknownCaseFile: no such hold within reach
    :raises HoldReleased: it was released before
    :raises ReasonMissing: no reason given
    :raises NotAllowed: the actor may not hold files of this unit back
    """
    found = told.hold(hold_id)
    if found is None:
        raise UnknownCaseFile
    access.require(by, "documents.release_case_file", at=found.unit_id, on=on)
    facts = {"released_on": on, "released_by": by, "release_words": reason_of(reason)}
    if not CaseHold.objects.filter(pk=hold_id, released_on=None).update(**facts):
        raise HoldReleased
    audit.record(by, "documents.release_case_file", at=found.unit_id, case=found.case_file_id, hold=hold_id, words=reason[:300])


@transaction.atomic
def propose_disposal(*, by: int, unit_id: int, files: Mapping[int, str], on: date) -> int:
    """Propose to destroy case files whose term is over, each with why; return the disposal.

    :raises DisposalUnfit: no file, one of another unit, or one without a reason
    :raises CaseFileKept: something keeps one of them, or a disposal names it already
    :raises NotAllowed: the actor does not keep the archive of this unit
    """
    access.require(by, "documents.propose_disposal", at=unit_id, on=on)
    reasons = {one: _line(words, 300) for one, words in files.items()}
    if not 0 < len(reasons) <= MOST_AT_ONCE or not all(reasons.values()):
        raise DisposalUnfit(why=f"chọn từ 1 đến {MOST_AT_ONCE} hồ sơ, mỗi hồ sơ một lý do")
    list(CaseFile.objects.select_for_update().filter(pk__in=reasons).order_by("pk"))
    rows = cases.rows_of(CaseFile.objects.filter(pk__in=reasons, unit_id=unit_id).order_by("pk"))
    if len(rows) < len(reasons):
        raise DisposalUnfit(why="chọn hồ sơ của chính đơn vị này")
    _require_none_kept(rows)
    made = CaseDisposal.objects.create(unit_id=unit_id, proposed_on=on, proposed_by=by)
    named = [CaseDisposalFile(disposal=made, unit_id=unit_id, case_file_id=one, reason=words) for one, words in reasons.items()]
    try:
        with transaction.atomic():
            CaseDisposalFile.objects.bulk_create(named)
    except IntegrityError as cause:
        if "case_file_not_to_destroy" not in str(cause) and "that nothing keeps" not in str(cause):
            raise
        raise CaseFileKept(name="Một hồ sơ đã chọn", why="đã có trong một đợt tiêu hủy khác") from cause
    audit.record(by, "documents.propose_disposal", at=unit_id, disposal=made.pk, cases=sorted(reasons))
    return int(made.pk)


@transaction.atomic
def review_disposal(*, by: int, disposal_id: int, council: str, minutes: str, on: date, kept_back: Mapping[int, str] | None = None) -> None:
    """Write down what the council said: its members, its minutes, and which files it keeps back and why.

    :raises UnknownDisposal, DisposalWrongStep: none that waits for the council
    :raises DisposalUnfit: no members or minutes, or a file that is none of it
    :raises NotAllowed: the actor does not lead the office of this unit
    """
    row = _held(disposal_id, by=by, act="review_disposal", state="proposed", on=on)
    members = "\n".join(line for line in (_line(one, 200) for one in council.splitlines()) if line)
    paper, reasons = _line(minutes, 300), {one: _line(words, 300) for one, words in (kept_back or {}).items()}
    named = CaseDisposalFile.objects.filter(disposal_id=disposal_id)
    if not members or len(members) > 4000 or not paper:
        raise DisposalUnfit(why="ghi các thành viên hội đồng, mỗi dòng một người, và biên bản họp")
    if not reasons.keys() <= set(named.values_list("case_file_id", flat=True)) or not all(reasons.values()):
        raise DisposalUnfit(why="hồ sơ giữ lại là hồ sơ của đợt này, có lý do")
    for one, words in reasons.items():
        named.filter(case_file_id=one).update(kept_back=words)
    CaseDisposal.objects.filter(pk=disposal_id).update(council=members, minutes=paper, reviewed_on=on, reviewed_by=by)
    audit.record(by, "documents.review_disposal", at=row.unit_id, disposal=disposal_id, minutes=paper, kept_back=sorted(reasons))


@transaction.atomic
def decide_disposal(*, by: int, disposal_id: int, decision: str, on: date) -> None:
    """Decide that the files are destroyed; who proposed it does not decide.

    :raises UnknownDisposal, DisposalWrongStep: none that the council has reviewed
    :raises OwnDisposal: the actor proposed it
    :raises DisposalUnfit: no decision is named, or the council kept everything back
    :raises NotAllowed: the actor does not lead the office of this unit
    """
    row = _held(disposal_id, by=by, act="decide_disposal", state="reviewed", on=on)
    paper = _line(decision, 300)
    if row.proposed_by == by:
        raise OwnDisposal
    if not paper or not CaseDisposalFile.objects.filter(disposal_id=disposal_id, kept_back="").exists():
        raise DisposalUnfit(why="ghi số, ngày quyết định; phải còn hồ sơ để tiêu hủy")
    CaseDisposal.objects.filter(pk=disposal_id).update(decision=paper, decided_on=on, decided_by=by)
    audit.record(by, "documents.decide_disposal", at=row.unit_id, disposal=disposal_id, decision=paper)


@transaction.atomic
def carry_out_disposal(*, by: int, disposal_id: int, way: str, witnesses: str, on: date) -> int:
    """Destroy the files of a disposal, and return how many contents were erased; rows, heads and digests stay. It cannot be undone.

    A document that stands in another file, was sent, published or copied keeps its content: others use it.

    :raises UnknownDisposal, DisposalWrongStep: none that was decided
    :raises OwnDisposal: the actor decided it
    :raises CaseFileKept: something keeps one of the files today
    :raises DisposalUnfit: it is not said how, or before whom
    :raises NotAllowed: the actor does not keep the archive of this unit
    """
    row = _held(disposal_id, by=by, act="carry_out_disposal", state="decided", on=on)
    how, whom = _line(way, 300), _line(witnesses, 500)
    if row.decided_by == by:
        raise OwnDisposal
    if not how or not whom:
        raise DisposalUnfit(why="ghi cách tiêu hủy và người chứng kiến")
    named = CaseDisposalFile.objects.filter(disposal_id=disposal_id, kept_back="").values("case_file_id")
    list(CaseFile.objects.select_for_update().filter(pk__in=named).order_by("pk"))  # who holds or lends one now is waited for
    _require_none_kept([one.case for one in told.files_of_disposal(disposal_id) if not one.kept_back])
    try:
        with transaction.atomic():
            CaseDisposal.objects.filter(pk=disposal_id).update(
                way=how, witnesses=whom, carried_on=on, carried_by=by, carried_at=TransactionNow()
            )
    except IntegrityError as cause:
        if "case_file_is_evidence" not in str(cause) and "evidence of" not in str(cause):
            raise
        raise CaseFileKept(name="Một hồ sơ của đợt này", why=AGAINST["evidence"]) from cause
    papers = told.digests_of(disposal_id)
    words = erased_words(row.decision, on)
    erased = _erase(
        [one.outgoing_id for one, _, _ in papers if one.outgoing_id], [one.arrival_id for one, _, _ in papers if one.arrival_id], words
    )
    digests = sorted({digest for _, digest, _ in papers if digest})
    audit.record(
        by, "documents.carry_out_disposal", at=row.unit_id, disposal=disposal_id, papers=len(papers), erased=erased, digests=digests[:500]
    )
    return erased


@transaction.atomic
def withdraw_disposal(*, by: int, disposal_id: int, reason: str, on: date) -> None:
    """Withdraw a disposal that was not carried out, saying why; its files may be proposed again.

    :raises UnknownDisposal, DisposalWrongStep: none that still runs
    :raises ReasonMissing: no reason given
    :raises NotAllowed: the actor may not withdraw disposals of this unit
    """
    row = _held(disposal_id, by=by, act="withdraw_disposal", state="", on=on)
    words = reason_of(reason)
    CaseDisposal.objects.filter(pk=disposal_id).update(withdrawn_on=on, withdrawn_by=by, withdrawn_words=words)
    audit.record(by, "documents.withdraw_disposal", at=row.unit_id, disposal=disposal_id, words=words)


def _held(disposal_id: int, *, by: int, act: str, state: str, on: date) -> CaseDisposal:
    """Return a disposal that nobody else changes, in a state, or in any before it is over."""
    found = told.disposal(disposal_id)
    if found is None:
        raise UnknownDisposal
    access.require(by, f"documents.{act}", at=found.row.unit_id, on=on)
    CaseDisposal.objects.select_for_update().get(pk=disposal_id)
    now = told.disposal(disposal_id)
    assert now is not None
    if now.state in ("carried", "withdrawn") or (state and now.state != state):
        raise DisposalWrongStep(state=STATES[now.state])
    return now.row


def _require_none_kept(rows: list[cases.CaseRow]) -> None:
    """Refuse to destroy a file that something keeps.

    :raises CaseFileKept: naming the first of them and why
    """
    against = told.kept_by([row.id for row in rows])
    if kept := next((row for row in rows if against[row.id]), None):
        raise CaseFileKept(name=kept.name, why=AGAINST[against[kept.id]])


def _erase(ours: list[int], arrived: list[int], words: str) -> int:
    """Erase the content of the documents that nobody else uses, as PostgreSQL tells, and return how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT one FROM unnest(%s::bigint[]) one WHERE documents_may_erase(one, NULL)", [ours])
        gone = [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT one FROM unnest(%s::bigint[]) one WHERE documents_may_erase(NULL, one)", [arrived])
        left = [row[0] for row in cursor.fetchall()]
    OutgoingFile.objects.filter(outgoing_id__in=gone).update(content=b"")
    DraftComment.objects.filter(request__outgoing_id__in=gone).update(quote="", words=words)
    CommentAnswer.objects.filter(comment__request__outgoing_id__in=gone).update(why=words)
    for one in Outgoing.objects.filter(pk__in=gone).only("content", "subject"):
        content = json.dumps(erased_content(json.loads(one.content), words), ensure_ascii=False)
        digest = sha256(content.encode()).hexdigest()
        Outgoing.objects.filter(pk=one.pk).update(content=content, content_sha256=digest, search_key="")
    for arrival in IncomingDocument.objects.filter(pk__in=left).only("reading"):
        IncomingDocument.objects.filter(pk=arrival.pk).update(content=b"", text=words, search_text="", reading={"mentions": []})
    return len(gone) + len(left)


def _line(words: str, longest: int) -> str:
    """Return words on one line, empty where there are too many."""
    kept = " ".join(words.replace("\x00", " ").split())
    return kept if len(kept) <= longest else ""
