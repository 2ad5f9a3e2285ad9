"""The papers of a disposal: the list that is proposed, the minutes of the council, the record of destruction with the digests."""

from datetime import date, datetime

from django.db import transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents.queries import disposing as told
from congdoan.foundation.documents.rules.archive import ArchivePaper
from congdoan.foundation.documents.rules.filing import counted_in_words
from congdoan.foundation.documents.rules.writing.layout import day_text

from .archiving import SIGNED, printed
from .disposing import DisposalUnfit, UnknownDisposal
from .exporting import Exported

PAPERS = {
    "list": "Danh mục hồ sơ hết thời hạn bảo quản đề nghị tiêu hủy", "minutes": "Biên bản họp hội đồng xét hồ sơ hết thời hạn bảo quản",
    "record": "Biên bản tiêu hủy hồ sơ",
}  # fmt: skip
FILE_HEADS = ("STT", "Số, ký hiệu", "Tiêu đề hồ sơ", "Thời hạn, căn cứ", "Hết hạn", "Lý do đề nghị", "Ý kiến hội đồng")
FILE_WIDTHS = (5, 13, 20, 17, 13, 16, 14)
PAPER_HEADS = ("STT", "Hồ sơ", "Số, ký hiệu; ngày", "Tên loại và trích yếu", "Tệp", "Dấu SHA-256 của tệp")
PAPER_WIDTHS = (5, 13, 14, 21, 11, 22)
UNCHECKED = "Mẫu của phần mềm, chưa đối chiếu với quy định về lưu trữ"
BLANK = "……………………"
LEFT = (
    "Dòng của từng hồ sơ, văn bản trong sổ và dấu của tệp còn giữ. Tệp “còn nơi khác dùng” không xóa: đã gửi đơn vị khác, "
    "đã công khai, có bản sao, hoặc còn trong hồ sơ khác."
)


@transaction.atomic
def export_disposal(*, by: int, disposal_id: int, kind: str, made_at: datetime, on: date) -> Exported:
    """Print a paper of a disposal: its list, the minutes of the council, or the record of destruction.

    :raises UnknownDisposal: no such disposal within reach
    :raises DisposalUnfit: there is no such paper, or its step was not taken
    :raises NotAllowed: the actor may not take this unit's papers away
    """
    found = told.disposal(disposal_id)
    if found is None:
        raise UnknownDisposal
    row = found.row
    access.require(by, "documents.export_disposal", at=row.unit_id, on=on)
    if kind not in PAPERS or (kind == "minutes" and not row.reviewed_on) or (kind == "record" and not row.carried_on):
        raise DisposalUnfit(why="giấy này in sau khi hội đồng xét, sau khi tiêu hủy")
    paper = _record(found) if kind == "record" else _list(found, is_minutes=kind == "minutes")
    made = printed(paper, row.unit_id, f"tieu-huy-{disposal_id}-{kind}", made_at=made_at, on=on)
    audit.record(by, "documents.export_disposal", at=row.unit_id, disposal=disposal_id, kind=kind)
    return made


def _list(found: told.DisposalRow, *, is_minutes: bool) -> ArchivePaper:
    row, files = found.row, told.files_of_disposal(found.row.pk)
    rows = [
        (
            f"{at}", f"{one.case.notation}/{one.case.year}", one.case.title, f"{one.case.term}; {one.case.keep_source}",
            f"{one.until:%d/%m/%Y}" if one.until else "", one.reason,
            (f"giữ lại: {one.kept_back}" if one.kept_back else "tiêu hủy") if row.reviewed_on else "",
        )
        for at, one in enumerate(files, start=1)
    ]  # fmt: skip
    going = found.files - found.kept_back
    count = f"Danh mục này gồm {found.files} hồ sơ (viết bằng chữ: {counted_in_words(found.files)} hồ sơ)."
    opening = [f"{UNCHECKED}.", f"Đề nghị ngày {row.proposed_on:%d/%m/%Y}."]
    if is_minutes:
        opening += ["Thành viên hội đồng:", *(f"- {one}" for one in row.council.splitlines()), f"Theo {row.minutes}."]
        count = f"Hội đồng đồng ý tiêu hủy {going} hồ sơ, giữ lại {found.kept_back} hồ sơ."
    names = [("THƯ KÝ", SIGNED, ""), ("CHỦ TỊCH HỘI ĐỒNG", SIGNED, "")] if is_minutes else [("NGƯỜI LẬP", SIGNED, "")]
    day = row.reviewed_on if is_minutes and row.reviewed_on else row.proposed_on
    return ArchivePaper(
        title="Biên bản" if is_minutes else "Danh mục hồ sơ", about=["Họp hội đồng xét hồ sơ hết thời hạn bảo quản" if is_minutes else
        "Hết thời hạn bảo quản, đề nghị tiêu hủy"], opening=opening, heads=FILE_HEADS, widths=FILE_WIDTHS, rows=rows, closing=[count],
        signatures=names, place_and_day=day_text(day),
    )  # fmt: skip


def _record(found: told.DisposalRow) -> ArchivePaper:
    row, papers = found.row, told.digests_of(found.row.pk)
    assert row.carried_on is not None
    rows = [
        (
            f"{at}", f"{one.case_file.number:02}.{one.case_file.section_code}/{one.case_file.year}",
            f"{one.symbol or '–'}; {one.issued_on:%d/%m/%Y}", one.title, what, _grouped(digest),
        )
        for at, (one, digest, what) in enumerate(papers, start=1)
    ]  # fmt: skip
    cases = found.files - found.kept_back
    told_of = f"{cases} hồ sơ ({counted_in_words(cases)} hồ sơ), {len(papers)} văn bản, tài liệu"
    opening = [
        f"{UNCHECKED}.", f"Căn cứ {row.decision};", f"Căn cứ {row.minutes};",
        f"Hôm nay, {day_text(row.carried_on)}, tại {BLANK}, đã tiêu hủy {told_of}.",
        f"Cách tiêu hủy: {row.way}.", f"Người chứng kiến: {row.witnesses}.", LEFT,
    ]  # fmt: skip
    return ArchivePaper(
        title="Biên bản", about=["Tiêu hủy hồ sơ hết thời hạn bảo quản"], opening=opening, heads=PAPER_HEADS, widths=PAPER_WIDTHS,
        rows=rows,
        closing=["Biên bản này lưu trong hồ sơ tiêu hủy./."], place_and_day=day_text(row.carried_on),
        signatures=[("NGƯỜI CHỨNG KIẾN", SIGNED, ""), ("NGƯỜI TIÊU HỦY", SIGNED, found.people.get(row.carried_by or 0, ""))],
    )  # fmt: skip


def _grouped(digest: str) -> str:
    """Return a digest in groups of sixteen, so that it breaks inside its column and can be compared by eye."""
    return " ".join(digest[at : at + 16] for at in range(0, len(digest), 16))
