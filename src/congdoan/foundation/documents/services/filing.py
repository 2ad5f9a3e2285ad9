"""Case files: the list of a year is decided, a file takes papers, is closed with its counts, opened again before it is given away.

Source: Nghị định 30/2020/NĐ-CP, Điều 28, 29; Phụ lục V.
"""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.models import CaseFile, CaseList, CasePaper
from congdoan.foundation.documents.queries import filing as cases
from congdoan.foundation.documents.rules.filing import CaseDraft, case_list_of
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.vietnamese import search_key

from .acting import reason_of
from .copying import STANDING

FIRST_YEAR = 2000
MOST_SHEETS = 100_000


class UnableToFile(DomainError):
    """Root of the refusals of case files and the archive."""


class CaseListFaulty(UnableToFile):
    code = "case-list-faulty"
    says = "Chưa ban hành được danh mục: {told}."


class CaseListDecided(UnableToFile):
    code = "case-list-decided"
    says = "Danh mục hồ sơ năm {year} đã ban hành theo {document}. Hồ sơ phát sinh thì mở ngoài danh mục."


class UnknownCaseFile(UnableToFile):
    code = "case-file-unknown"
    says = "Không có hồ sơ này trong phạm vi của anh chị."


class CaseFileUnfit(UnableToFile):
    code = "case-file-unfit"
    says = "Chưa ghi được hồ sơ: {told}."


class CaseFileClosed(UnableToFile):
    code = "case-file-closed"
    says = "{name} {state}: không thêm, rút hay sửa được nữa. Hồ sơ đã kết thúc mà chưa nộp lưu thì mở lại được."


class CaseFileNotClosed(UnableToFile):
    code = "case-file-not-closed"
    says = "{name} {state}. Chỉ mở lại hồ sơ đã kết thúc mà chưa nộp lưu."


class CaseFileEmpty(UnableToFile):
    code = "case-file-empty"
    says = "{name} chưa có văn bản nào. Đưa văn bản vào rồi kết thúc hồ sơ; hồ sơ mở nhầm thì gạch bỏ."


class CaseFileClosedEarly(UnableToFile):
    code = "case-file-closed-early"
    says = "{name} có văn bản ghi ngày {last}, không kết thúc lùi về ngày {day}. Kết thúc từ ngày ấy trở đi, hoặc rút văn bản ghi sai ngày."


class CaseFileNotEmpty(UnableToFile):
    code = "case-file-not-empty"
    says = "{name} {state}, có {papers} văn bản: chỉ gạch bỏ hồ sơ đang lập mà không có văn bản nào. Rút văn bản ra trước."


class PaperUnfit(UnableToFile):
    code = "case-paper-unfit"
    says = "Chưa đưa vào hồ sơ được: {why}."


class PaperFiled(UnableToFile):
    code = "case-paper-filed"
    says = "{name} đã có văn bản này. Không cần đưa vào lần nữa."


class PaperTakenOut(UnableToFile):
    code = "case-paper-taken-out"
    says = "Văn bản này đã rút khỏi hồ sơ trước đó. Tải lại trang để xem."


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """A paper that no register here holds, as the list of contents tells it."""

    title: str
    issued_on: date
    symbol: str = ""
    author: str = ""


@transaction.atomic
def decide_case_list(*, by: int, unit_id: int, year: int, document: str, files: str, on: date) -> int:
    """Decide the list of case files of a unit's year, typed as `rules.filing.case_list_of` reads it; return how many it holds.

    Source: Nghị định 30/2020/NĐ-CP, Điều 28: the head approves it at the beginning of the year.

    :raises CaseListFaulty: with everything that is wrong in it, each with its line
    :raises CaseListDecided: the year has its list
    :raises NotAllowed: the actor may not decide it for this unit
    """
    access.require(by, "documents.decide_case_list", at=unit_id, on=on)
    drafts, faults = case_list_of(files)
    kept = _line(document)
    faults += [] if 0 < len(kept) <= 300 else ["ghi văn bản ban hành danh mục, nhiều nhất 300 ký tự"]
    faults += [] if _is_year(year, on) else [f"năm từ {FIRST_YEAR} đến {on.year + 1}"]
    if faults:
        raise CaseListFaulty(told="; ".join(faults[:20]), faults=tuple(faults))
    facts = {"document": kept, "decided_on": on, "decided_by": by}
    listed, is_new = CaseList.objects.get_or_create(unit_id=unit_id, year=year, defaults=facts)
    if not is_new:
        raise CaseListDecided(year=year, document=listed.document)
    try:
        with transaction.atomic():
            CaseFile.objects.bulk_create(_row(draft, unit_id, year, listed_id=listed.pk) for draft in drafts)
    except IntegrityError as cause:
        raise _other_section(cause) from cause
    audit.record(by, "documents.decide_case_list", at=unit_id, year=year, document=kept, count=len(drafts))
    return len(drafts)


@transaction.atomic
def open_case_file(*, by: int, unit_id: int, year: int, case: CaseDraft, on: date) -> int:
    """Open a case file that stands in no list, and return it; one of a list is open from its first paper on.

    Source: Nghị định 30/2020/NĐ-CP, Điều 29 khoản 2 điểm c: who does the work says title, sign, term of keeping, keeper.

    :raises CaseFileUnfit: something is missing, too long, or the sign stands for another section
    :raises NotAllowed: the actor may not open files in this unit
    """
    access.require(by, "documents.open_case_file", at=unit_id, on=on)
    kept = _tidied(case)
    faults = [*kept.faults(), *([] if _is_year(year, on) else [f"năm từ {FIRST_YEAR} đến {on.year + 1}"])]
    if faults:
        raise CaseFileUnfit(told="; ".join(faults), faults=tuple(faults))
    row = _row(kept, unit_id, year, opened_on=on)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as cause:
        raise _other_section(cause) from cause
    audit.record(by, "documents.open_case_file", at=unit_id, case=row.pk, title=kept.title[:200])
    return int(row.pk)


@transaction.atomic
def file_paper(
    *, by: int, case_id: int, on: date, outgoing_id: int | None = None, arrival_id: int | None = None, paper: PaperDraft | None = None,
    pages: int | None = None, note: str = "",
) -> int:  # fmt: skip
    """Put one paper into a case file and return its row: a document signed or sent here, an arrival, or one named by hand.

    `pages` may be left out where the file of a document is a PDF. What the list of contents says is kept as it is now.

    :raises UnknownCaseFile: no such file within reach
    :raises CaseFileClosed: the file takes nothing more
    :raises PaperUnfit: not exactly one paper, none that stands here, or nobody knows its pages
    :raises PaperFiled: the file holds it
    :raises NotAllowed: the actor may not file papers of this unit
    """
    held = _held(case_id, by=by, under="documents.file_paper", on=on)
    if held.state not in ("listed", "open"):
        raise CaseFileClosed(name=held.name, state=held.state_words)
    told = [one for one in (outgoing_id, arrival_id, paper) if one is not None]
    if len(told) != 1:
        raise PaperUnfit(why="chọn đúng một văn bản đi, một văn bản đến, hoặc ghi một tài liệu khác")
    if outgoing_id is not None:
        kept = _of_ours(outgoing_id, held.unit_id)
    elif arrival_id is not None:
        kept = _of_arrival(arrival_id, held.unit_id)
    else:
        assert paper is not None
        kept = replace(paper, title=_line(paper.title), symbol=_line(paper.symbol), author=_line(paper.author))
    count = pages if pages is not None or paper else cases.pages_of_document(outgoing_id=outgoing_id, arrival_id=arrival_id)
    sheets = _fitting(kept, count, note)
    if held.opened_on is None:
        CaseFile.objects.filter(pk=case_id).update(opened_on=on)
    row = CasePaper(
        case_file_id=case_id, unit_id=held.unit_id, outgoing_id=outgoing_id, arrival_id=arrival_id, pages=sheets, note=_line(note),
        search_key=search_key(f"{kept.symbol} {kept.title} {kept.author}")[:1500], filed_on=on, filed_by=by, **asdict(kept),
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as cause:
        if "_once" not in str(cause):
            raise
        raise PaperFiled(name=held.name) from cause
    audit.record(by, "documents.file_paper", at=held.unit_id, case=case_id, paper=row.pk, outgoing=outgoing_id, arrival=arrival_id)
    return int(row.pk)


@transaction.atomic
def take_out_paper(*, by: int, paper_id: int, reason: str, on: date) -> None:
    """Take a double, a draft or a mistake out of an open case file, saying why.

    Source: Nghị định 30/2020/NĐ-CP, Điều 29 khoản 4 điểm b.

    :raises UnknownCaseFile: no such paper within reach
    :raises CaseFileClosed: the file is closed
    :raises PaperTakenOut: it was taken out before
    :raises ReasonMissing: no reason given
    :raises NotAllowed: the actor may not file papers of this unit
    """
    found = cases.paper(paper_id)
    if found is None:
        raise UnknownCaseFile
    held = _held(found.case_file_id, by=by, under="documents.take_out_paper", on=on)
    if held.state != "open":
        raise CaseFileClosed(name=held.name, state=held.state_words)
    if not CasePaper.objects.filter(pk=paper_id, taken_out="").update(taken_out=reason_of(reason)[:300]):
        raise PaperTakenOut
    audit.record(by, "documents.take_out_paper", at=held.unit_id, case=held.id, paper=paper_id, words=reason[:300])


@transaction.atomic
def close_case_file(*, by: int, case_id: int, title: str, keep_years: int | None, keep_source: str, keeper: str, on: date) -> None:
    """Close a case file with the counts of its papers and pages; title and term of keeping are gone over once more.

    Source: Nghị định 30/2020/NĐ-CP, Điều 29 khoản 4.

    :raises UnknownCaseFile: no such file within reach
    :raises CaseFileClosed: it is closed
    :raises CaseFileEmpty: it holds nothing
    :raises CaseFileClosedEarly: a paper in it bears a later day, or was filed later
    :raises CaseFileUnfit: something is missing or too long
    :raises NotAllowed: the actor may not close files of this unit
    """
    held = _held(case_id, by=by, under="documents.close_case_file", on=on)
    if held.state not in ("listed", "open"):
        raise CaseFileClosed(name=held.name, state=held.state_words)
    if not held.papers:
        raise CaseFileEmpty(name=held.name)
    if (last := cases.last_day_of_papers(case_id)) and on < last:
        raise CaseFileClosedEarly(name=held.name, last=f"{last:%d/%m/%Y}", day=f"{on:%d/%m/%Y}")
    kept = _tidied(CaseDraft(held.section, held.section_code, title, keep_years, keep_source, keeper))
    if faults := tuple(kept.faults()):
        raise CaseFileUnfit(told="; ".join(faults), faults=faults)
    facts = {"title": kept.title, "keep_years": keep_years, "keep_source": kept.keep_source, "keeper": kept.keeper}
    CaseFile.objects.filter(pk=case_id).update(
        closed_on=on, closed_by=by, paper_count=held.papers, page_count=held.pages, search_key=_key(kept), **facts
    )
    audit.record(by, "documents.close_case_file", at=held.unit_id, case=case_id, papers=held.papers, pages=held.pages, **facts)


@transaction.atomic
def reopen_case_file(*, by: int, case_id: int, reason: str, on: date) -> None:
    """Open a closed case file again, before it is given to the archive, saying why.

    :raises UnknownCaseFile: no such file within reach
    :raises CaseFileNotClosed: it is not closed, or stands in the archive
    :raises ReasonMissing: no reason given
    :raises NotAllowed: the actor may not open files of this unit
    """
    held = _held(case_id, by=by, under="documents.reopen_case_file", on=on)
    if held.state != "closed":
        raise CaseFileNotClosed(name=held.name, state=held.state_words)
    words = reason_of(reason)
    CaseFile.objects.filter(pk=case_id).update(closed_on=None, closed_by=None, paper_count=None, page_count=None)
    audit.record(by, "documents.reopen_case_file", at=held.unit_id, case=case_id, words=words)


@transaction.atomic
def strike_out_case_file(*, by: int, case_id: int, reason: str, on: date) -> None:
    """Strike out an empty case file that was opened by mistake, saying why; its number is not used again.

    :raises UnknownCaseFile: no such file within reach
    :raises CaseFileNotEmpty: it holds papers, was never opened, is closed or struck out
    :raises ReasonMissing: no reason given
    :raises NotAllowed: the actor may not strike out files of this unit
    """
    held = _held(case_id, by=by, under="documents.strike_out_case_file", on=on)
    if held.state != "open" or held.papers:
        raise CaseFileNotEmpty(name=held.name, state=held.state_words, papers=held.papers)
    words = reason_of(reason)[:300]
    CaseFile.objects.filter(pk=case_id).update(struck_out=words, struck_on=on, struck_by=by)
    audit.record(by, "documents.strike_out_case_file", at=held.unit_id, case=case_id, words=words)


def held_case_file(case_id: int, *, by: int, under: str, on: date) -> cases.CaseRow:
    """Return a case file when the actor may do `under` in its unit.

    :raises UnknownCaseFile: none of this id within reach
    :raises NotAllowed: the actor may not do this in the file's unit
    """
    found = cases.case_file(case_id)
    if found is None:
        raise UnknownCaseFile
    access.require(by, under, at=found.unit_id, on=on)
    return found


def _held(case_id: int, *, by: int, under: str, on: date) -> cases.CaseRow:
    """Return a case file that nobody else changes until the transaction ends."""
    held_case_file(case_id, by=by, under=under, on=on)
    CaseFile.objects.select_for_update().get(pk=case_id)
    return held_case_file(case_id, by=by, under=under, on=on)


def _of_ours(outgoing_id: int, unit_id: int) -> PaperDraft:
    found = queries.outgoing(outgoing_id)
    if found is None or not found.number or found.issued_on is None:
        raise PaperUnfit(why="văn bản này chưa ký hoặc không có trong phạm vi của anh chị")
    if found.unit_id != unit_id and not cases.was_sent_to(outgoing_id, unit_id):
        raise PaperUnfit(why="văn bản này không do đơn vị của hồ sơ ban hành, cũng không gửi tới đơn vị ấy")
    if found.state not in (*STANDING, "recalled"):
        raise PaperUnfit(why=f"{found.name} đang ở bước “{found.state_words}”")
    if cases.is_destroyed(outgoing_id=outgoing_id):
        raise PaperUnfit(why=f"nội dung của {found.name} đã tiêu hủy; còn bản giấy thì ghi bằng tay")
    author = access_queries.branch_names([found.unit_id]).get(found.unit_id, ("", ""))[1]
    return PaperDraft(f"{found.kind}: {found.subject}"[:1000], found.issued_on, found.written, author[:300])


def _of_arrival(arrival_id: int, unit_id: int) -> PaperDraft:
    told = queries.details(arrival_id)
    if told is None or told.row.unit_id != unit_id:
        raise PaperUnfit(why="không có văn bản đến này trong sổ của đơn vị có hồ sơ")
    found = told.row
    if found.voided:
        raise PaperUnfit(why="số đến này đã bỏ")
    if cases.is_destroyed(arrival_id=arrival_id):
        raise PaperUnfit(why="nội dung của văn bản đến này đã tiêu hủy; còn bản giấy thì ghi bằng tay")
    title = f"{found.kind or 'Văn bản'}: {found.subject}" if found.subject else found.kind or f"Văn bản số đến {found.number:02}"
    return PaperDraft(title[:1000], found.issued_on or found.arrived_on, found.symbol, found.author)


def _fitting(kept: PaperDraft, count: int | None, note: str) -> int:
    """Return how many pages a paper has that may be filed."""
    if count is None:
        raise PaperUnfit(why="tệp này không tự đếm được trang: ghi số trang")
    if not 0 < count <= MOST_SHEETS:
        raise PaperUnfit(why=f"số trang từ 1 đến {MOST_SHEETS}")
    if not 0 < len(kept.title) <= 1000 or len(kept.symbol) > 120 or len(kept.author) > 300 or len(note) > 300:
        raise PaperUnfit(why="tài liệu phải có tên (nhiều nhất 1000 ký tự); số, ký hiệu 120, tác giả và ghi chú 300 ký tự")
    return count


def _tidied(case: CaseDraft) -> CaseDraft:
    kept: dict[str, Any] = {name: _line(value) if isinstance(value, str) else value for name, value in asdict(case).items()}
    return CaseDraft(**kept | {"section_code": kept["section_code"].upper()})


def _row(draft: CaseDraft, unit_id: int, year: int, **facts: Any) -> CaseFile:
    return CaseFile(unit_id=unit_id, year=year, number=0, search_key=_key(draft), **asdict(draft), **facts)


def _key(draft: CaseDraft) -> str:
    return search_key(f"{draft.section_code} {draft.title} {draft.section} {draft.keeper}")[:1000]


def _other_section(cause: IntegrityError) -> Exception:
    """Return the refusal for a sign that stands for another section of the year, or what PostgreSQL said of anything else."""
    if "case_section_has_one_name" not in str(cause) and "one name in a year" not in str(cause):
        return cause
    return CaseFileUnfit(told="ký hiệu này đã đứng cho một đề mục khác của năm; ghi đúng tên đề mục ấy hoặc ký hiệu khác")


def _is_year(year: int, on: date) -> bool:
    return FIRST_YEAR <= year <= on.year + 1


def _line(words: str) -> str:
    return " ".join(words.replace("\x00", " ").split())
