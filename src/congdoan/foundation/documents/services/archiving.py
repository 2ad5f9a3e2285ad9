"""The archive: closed case files are given to it, lent and read; its papers are printed.

Source: Nghị định 30/2020/NĐ-CP, Điều 30, 31; Phụ lục IV, V; terms in table `documents.archive`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents.models import CaseFile, CaseHandover, CaseUse
from congdoan.foundation.documents.queries import filing as cases
from congdoan.foundation.documents.queries.frame import register_columns
from congdoan.foundation.documents.rules.archive import ArchivePaper, archive_pdf
from congdoan.foundation.documents.rules.filing import counted_in_words, page_ranges
from congdoan.foundation.documents.rules.writing.layout import day_text
from congdoan.foundation.documents.rules.writing.official import roman

from .exporting import Book, Exported, export_of, names_on_paper
from .filing import UnableToFile, UnknownCaseFile, held_case_file

CONTENTS, HANDOVER, LIST, USES = "register.case_contents", "register.case_handover", "register.case_list", "register.file_use"
CONTENTS_WIDTHS = (4, 13, 10, 25, 13, 8, 8)
HANDOVER_WIDTHS = (4, 10, 26, 14, 10, 9, 8)
LIST_WIDTHS = (10, 32, 11, 16, 15)
USES_WIDTHS = (6, 10, 8, 16, 8, 6, 6, 10, 8)
BASIS = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"
TEXTS = {"name": 300, "giver": 160, "giver_position": 160, "receiver": 160, "receiver_position": 160, "condition": 300}
NEEDED = ("name", "giver", "receiver", "condition")
SIGNED = "(Ký và ghi rõ họ và tên)"


class HandoverUnfit(UnableToFile):
    code = "case-handover-unfit"
    says = "Chưa nhận vào lưu trữ được: {why}."


class OwnCaseFile(UnableToFile):
    code = "case-file-own"
    says = "{name} do chính anh chị kết thúc: người khác nhận vào lưu trữ."


class UseUnfit(UnableToFile):
    code = "case-use-unfit"
    says = "Chưa ghi được việc sử dụng hồ sơ: {why}."


class CaseFileNotKept(UnableToFile):
    code = "case-file-not-kept"
    says = "{name} {state}: chỉ hồ sơ đã nộp lưu mới ghi mượn, đọc ở đây."


class CaseFileLent(UnableToFile):
    code = "case-file-lent"
    says = "{name} đang do {person} mượn. Nhận lại rồi mới cho mượn tiếp."


class UseReturned(UnableToFile):
    code = "case-use-returned"
    says = "Hồ sơ đã nhận lại trước đó. Tải lại trang để xem."


class NoCaseFiles(UnableToFile):
    code = "case-files-none"
    says = "Đơn vị chưa có hồ sơ nào của năm {year} để in."


@dataclass(frozen=True, slots=True)
class HandoverDraft:
    """What the minutes of handing over say; `boxes` counts those of paper, none where all is electronic."""

    name: str
    giver: str
    receiver: str
    giver_position: str = ""
    receiver_position: str = ""
    boxes: int = 0
    condition: str = "Đầy đủ, nguyên vẹn"


@transaction.atomic
def hand_over_case_files(*, by: int, unit_id: int, case_ids: Collection[int], handover: HandoverDraft, on: date) -> int:
    """Receive closed case files of a unit into its archive, and return the handing over; who closed a file does not receive it.

    :raises HandoverUnfit: no file is chosen, one is not closed or of another unit, or the minutes do not name both sides
    :raises OwnCaseFile: the actor closed one of them
    :raises NotAllowed: the actor does not keep the archive of this unit
    """
    access.require(by, "documents.hand_over_case_files", at=unit_id, on=on)
    kept = {name: " ".join(str(getattr(handover, name)).replace("\x00", " ").split()) for name in TEXTS}
    if not all(kept[name] for name in NEEDED) or any(len(kept[name]) > most for name, most in TEXTS.items()):
        raise HandoverUnfit(why="ghi tên khối tài liệu, người giao, người nhận, tình trạng")
    if not 0 <= handover.boxes < 100_000:
        raise HandoverUnfit(why="số hộp, cặp từ 0 đến 99999")
    chosen = sorted(set(case_ids))
    list(CaseFile.objects.select_for_update().filter(pk__in=chosen).order_by("pk"))
    files = {row.id: row for row in cases.closed_case_files(unit_id)}
    if not chosen or not files.keys() >= set(chosen):
        raise HandoverUnfit(why="chọn những hồ sơ đã kết thúc của đơn vị")
    if own := next((files[one] for one in chosen if files[one].closed_by == by), None):
        raise OwnCaseFile(name=own.name)
    made = CaseHandover.objects.create(unit_id=unit_id, boxes=handover.boxes, received_on=on, received_by=by, **kept)
    CaseFile.objects.filter(pk__in=chosen).update(handover=made)
    audit.record(by, "documents.hand_over_case_files", at=unit_id, handover=made.pk, count=len(chosen), **kept)
    return int(made.pk)


@transaction.atomic
def lend_case_file(
    *, by: int, case_id: int, person: str, allowed_by: str, on: date, due_on: date | None = None, note: str = ""
) -> int:  # fmt: skip
    """Record that somebody reads a file of the archive there, or borrows it until a day; return the record.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục IV, mục IV (sổ sử dụng bản lưu).

    :raises UnknownCaseFile: no such file within reach
    :raises CaseFileNotKept: it does not stand in the archive
    :raises CaseFileLent: somebody has it
    :raises UseUnfit: nobody is named, or the day is past
    :raises NotAllowed: the actor does not keep the archive of this unit
    """
    held = held_case_file(case_id, by=by, under="documents.lend_case_file", on=on)
    CaseFile.objects.select_for_update().get(pk=case_id)
    who, allows, words = (" ".join(one.replace("\x00", " ").split()) for one in (person, allowed_by, note))
    if not 0 < len(who) <= 160 or not 0 < len(allows) <= 160 or len(words) > 300:
        raise UseUnfit(why="ghi người sử dụng và người cho phép, mỗi tên nhiều nhất 160 ký tự")
    if due_on is not None and due_on < on:
        raise UseUnfit(why="hạn trả từ hôm nay trở đi")
    if held.state != "kept":
        raise CaseFileNotKept(name=held.name, state=held.state_words)
    if lent := CaseUse.objects.filter(case_file_id=case_id, returned_on=None).values_list("person", flat=True).first():
        raise CaseFileLent(name=held.name, person=lent)
    facts = {"person": who, "allowed_by": allows, "note": words, "due_on": due_on, "used_on": on, "recorded_by": by}
    made = CaseUse.objects.create(case_file_id=case_id, unit_id=held.unit_id, returned_on=None if due_on else on, **facts)
    audit.record(by, "documents.lend_case_file", at=held.unit_id, case=case_id, use=made.pk, person=who, is_loan=due_on is not None)
    return int(made.pk)


@transaction.atomic
def take_back_case_file(*, by: int, use_id: int, on: date) -> None:
    """Record that a lent file came back.

    :raises UnknownCaseFile: no such loan within reach
    :raises UseReturned: it came back before
    :raises NotAllowed: the actor does not keep the archive of this unit
    """
    found = cases.use(use_id)
    if found is None:
        raise UnknownCaseFile
    access.require(by, "documents.take_back_case_file", at=found.unit_id, on=on)
    if not CaseUse.objects.filter(pk=use_id, returned_on=None).update(returned_on=on):
        raise UseReturned
    audit.record(by, "documents.take_back_case_file", at=found.unit_id, case=found.case_file_id, use=use_id)


@transaction.atomic
def export_case_list(*, by: int, unit_id: int, year: int, made_at: datetime, on: date) -> Exported:
    """Print the list of case files of a year, those opened beside it last in their sections.

    :raises NoCaseFiles: the year has none
    :raises NotAllowed: the actor may not take this unit's papers away
    """
    access.require(by, "documents.export_case_list", at=unit_id, on=on)
    files, listed = cases.files_of_year(unit_id, year=year), cases.case_list(unit_id, year=year)
    if not files:
        raise NoCaseFiles(year=year)
    rows: list[Sequence[str]] = []
    sections = list(dict.fromkeys((row.section_code, row.section) for row in files))
    for at, (code, section) in enumerate(sections, start=1):
        rows.append((f"{roman(at)}. {section.upper()}",))
        rows += [(row.notation, row.title, row.term, row.keeper, _remark(row)) for row in files if row.section_code == code]
    standing = [row for row in files if row.state != "struck"]
    for_ever = sum(row.keep_years is None for row in standing)
    closing = (
        f"Danh mục hồ sơ này có {len(standing)} hồ sơ, bao gồm: {for_ever} hồ sơ bảo quản vĩnh viễn; "
        f"{len(standing) - for_ever} hồ sơ bảo quản có thời hạn."
    )
    about = [f"Năm {year}", *([f"(Kèm theo {listed.document})"] if listed else ["(chưa ban hành danh mục của năm)"])]
    heads = register_columns(LIST)[0]
    paper = ArchivePaper(title="Danh mục hồ sơ", about=about, heads=heads, widths=LIST_WIDTHS, rows=rows, closing=[closing])
    made = printed(paper, unit_id, f"danh-muc-ho-so-{year}", made_at=made_at, on=on)
    audit.record(by, "documents.export_case_list", at=unit_id, year=year, rows=len(files))
    return made


@transaction.atomic
def export_case_contents(*, by: int, case_id: int, made_at: datetime, on: date) -> Exported:
    """Print the list of the papers of a case file, and how many papers and pages it holds.

    :raises UnknownCaseFile: no such file within reach
    :raises NotAllowed: the actor may not take this unit's papers away
    """
    held = held_case_file(case_id, by=by, under="documents.export_case_contents", on=on)
    papers = cases.papers_of(case_id)
    ranges = page_ranges([one.pages for one in papers])
    rows = [
        (f"{at}", one.symbol, f"{one.issued_on:%d/%m/%Y}", one.title, one.author, pages, one.note)
        for at, (one, pages) in enumerate(zip(papers, ranges, strict=True), start=1)
    ]
    ended = f" Kết thúc ngày {held.closed_on:%d/%m/%Y}." if held.closed_on else " Hồ sơ chưa kết thúc."
    about = [f"Số, ký hiệu hồ sơ: {held.notation}", held.title, f"Năm {held.year}"]
    heads = register_columns(CONTENTS)[0]
    closing = [f"Hồ sơ gồm {held.papers} văn bản, tài liệu; {held.pages} trang. Thời hạn bảo quản: {held.term}.{ended}"]
    paper = ArchivePaper(
        title="Mục lục văn bản, tài liệu",
        about=about,
        heads=heads,
        widths=CONTENTS_WIDTHS,
        rows=rows,
        closing=closing,
        signatures=[("Người lập", SIGNED, held.keeper)],
    )
    made = printed(paper, held.unit_id, f"muc-luc-van-ban-{held.notation}-{held.year}", made_at=made_at, on=on)
    audit.record(by, "documents.export_case_contents", at=held.unit_id, case=case_id, rows=len(rows))
    return made


@transaction.atomic
def export_case_handover(*, by: int, handover_id: int, made_at: datetime, on: date) -> Exported:
    """Print the minutes of a handing over with, on the same paper, the list of the files handed over.

    :raises UnknownCaseFile: no such handing over within reach
    :raises NotAllowed: the actor may not take this unit's papers away
    """
    found = cases.handover(handover_id)
    if found is None:
        raise UnknownCaseFile
    access.require(by, "documents.export_case_handover", at=found.unit_id, on=on)
    files = cases.files_of_handover(handover_id)
    days = sorted(day for row in files for day in (row.first_day, row.last_day) if day)
    count, papers = len(files), sum(row.papers for row in files)
    opening = [
        BASIS, "Chúng tôi gồm:", "BÊN GIAO:", *_side(found.giver, found.giver_position), "BÊN NHẬN: Lưu trữ cơ quan",
        *_side(found.receiver, found.receiver_position), "Thống nhất lập biên bản giao nhận tài liệu với những nội dung như sau:",
        f"1. Tên khối tài liệu giao nộp: {found.name}",
        f"2. Thời gian của hồ sơ, tài liệu: {days[0]:%d/%m/%Y} - {days[-1]:%d/%m/%Y}",
        f"3. Số lượng tài liệu: {count} hồ sơ (viết bằng chữ: {counted_in_words(count)} hồ sơ), {papers} văn bản, {found.boxes} hộp (cặp).",
        f"4. Tình trạng tài liệu giao nộp: {found.condition}",
        "5. Mục lục hồ sơ, tài liệu nộp lưu kèm theo:",
    ]  # fmt: skip
    rows = [
        (f"{at}", f"{row.notation}/{row.year}", row.title, row.days, row.term, f"{row.pages}", "")
        for at, row in enumerate(files, start=1)
    ]  # fmt: skip
    closing = ["Biên bản này được lập thành hai bản; bên giao giữ một bản, bên nhận giữ một bản./."]
    signatures = [("ĐẠI DIỆN BÊN GIAO", SIGNED, found.giver), ("ĐẠI DIỆN BÊN NHẬN", SIGNED, found.receiver)]
    place_and_day = day_text(found.received_on)
    heads = register_columns(HANDOVER)[0]
    paper = ArchivePaper(
        title="Biên bản",
        about=["Giao nhận hồ sơ, tài liệu"],
        opening=opening,
        heads=heads,
        widths=HANDOVER_WIDTHS,
        rows=rows,
        closing=closing,
        signatures=signatures,
        place_and_day=place_and_day,
    )
    made = printed(paper, found.unit_id, f"giao-nhan-ho-so-{handover_id}", made_at=made_at, on=on)
    audit.record(by, "documents.export_case_handover", at=found.unit_id, handover=handover_id, rows=count)
    return made


@transaction.atomic
def export_case_uses(*, by: int, unit_id: int, year: int, kind: str, made_at: datetime, on: date) -> Exported:
    """Write the register of who used the archive in a year, as PDF/A or as a workbook.

    :raises RegisterFormatUnknown: `kind` is neither pdf nor xlsx
    :raises NotAllowed: the actor may not take this unit's register away
    """
    access.require(by, "documents.export_case_uses", at=unit_id, on=on)
    heads, basis = register_columns(USES)
    rows = []
    for one in cases.uses_of_year(unit_id, year=year):
        held = one.case_file
        back = f"{one.returned_on:%d/%m/%Y}" if one.returned_on else f"hạn {one.due_on:%d/%m/%Y}"
        sign = f"{held.number:02}.{held.section_code}/{held.year}"
        rows.append((f"{one.used_on:%d/%m/%Y}", one.person, "Cả hồ sơ", held.title, sign, "", back, one.allowed_by, one.note))
    book = Book("Sổ sử dụng bản lưu", "so-su-dung-ban-luu", USES_WIDTHS, "documents.export_case_uses")
    told = (heads, basis, rows)
    made = export_of(book, told, unit_id, scope=f"Năm {year}: {len(rows)} dòng", kind=kind, made_at=made_at, on=on, suffix=f"-{year}")
    audit.record(by, book.act, at=unit_id, year=year, kind=kind, rows=len(rows))
    return made


def _remark(row: cases.CaseRow) -> str:
    """Return what the list of a year says beside a file."""
    if row.struck_on:
        return f"Đã gạch bỏ ngày {row.struck_on:%d/%m/%Y}: {row.struck_out}"
    return "" if row.is_listed else "Ngoài danh mục"


def _side(name: str, position: str) -> list[str]:
    return [f"Ông (bà): {name}", f"Chức vụ công tác: {position or '................................................'}"]


def printed(paper: ArchivePaper, unit_id: int, name: str, *, made_at: datetime, on: date) -> Exported:
    """Return a paper of the archive as a file, under the names of its unit and of the one above."""
    code, unit, upper, mark = names_on_paper(unit_id, on=on)
    whole = replace(paper, unit=_held_together(unit), upper=_held_together(upper), mark=mark)
    return Exported(f"{name}-{code}.pdf", "application/pdf", archive_pdf(whole, made_at=made_at))


def _held_together(name: str) -> str:
    """Return the name of a body whose last two words, often a place, stand on one line."""
    return "\u00a0".join(name.rsplit(" ", 1))
