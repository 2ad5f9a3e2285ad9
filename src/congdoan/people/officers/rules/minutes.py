"""The minutes of a count as PDF/A, and the list of officers as a workbook."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from xlsxwriter import Workbook

from congdoan.foundation.documents.rules.paper import pdf

PAGE = Path(__file__).with_name("minutes.typ")
UNCHECKED = "Mẫu biên bản của phần mềm, chưa đối chiếu với mẫu của Liên đoàn"
HEADS = (
    ("Họ và tên", 30), ("Giới tính", 10), ("Ngày sinh", 12), ("Chức danh", 24), ("Ban", 30), ("Mã đơn vị", 12), ("Đơn vị", 36),
    ("Sinh hoạt tại", 36), ("Từ ngày", 12), ("Nhiệm kỳ đến", 12),
)  # fmt: skip


def minutes_pdf(election: Any, *, is_fictitious: bool, made_at: datetime) -> bytes:
    """Return the minutes of a count; the words say what the law pack has and what is still to be checked."""
    marks = [UNCHECKED, *(["tỷ lệ chưa đối chiếu với Điều lệ"] if election.needs_check else [])]
    marks += ["số liệu hư cấu"] if is_fictitious else []
    marks += [f"ĐÃ HỦY ngày {election.voided_on:%d/%m/%Y}: {election.void_reason}"] if election.voided_on else []
    figures = {
        "title": "Biên bản kiểm phiếu",
        "subject": f"Bầu {election.post_words}, {election.term.words}{' ' + election.term.name if election.term.name else ''}",
        "unit": election.unit_name,
        "upper": election.upper,
        "day": f"Ngày {election.held_on:%d/%m/%Y}{', tại ' + election.place if election.place else ''}",
        "mark": "; ".join(marks),
        "facts": [
            ["Số người (đại biểu) triệu tập", str(election.called)],
            ["Có mặt", f"{election.present} (cần từ {election.quorum} số triệu tập)"],
            ["Bỏ phiếu", str(election.voting)],
            ["Số người được bầu", str(election.seats)],
            ["Số người trong danh sách bầu", str(len(election.candidates))],
            ["Số phiếu phát ra", str(election.ballots_out)],
            ["Số phiếu thu về", str(election.ballots_in)],
            ["Số phiếu hợp lệ", str(election.valid)],
            ["Số phiếu không hợp lệ", str(election.invalid)],
        ],
        "rows": [
            [str(number), one.full_name, one.nominated, str(one.votes), one.share, "trúng cử" if one.is_elected else "–"]
            for number, one in enumerate(election.candidates, start=1)
        ],
        "rule": f"Tỷ lệ tính trên {election.base}; trúng cử khi có trên {election.over}. Căn cứ: {'; '.join(election.grounds)}.",
        "result": _result(election),
        "counters": f"Ban kiểm phiếu: {election.counters}" if election.counters else "",
        "footer": f"Biên bản kiểm phiếu · {election.unit_name} · lập {made_at:%d/%m/%Y %H:%M}",
    }
    return pdf(PAGE, figures, made_at=made_at)


def _result(election: Any) -> str:
    names = ", ".join(one.full_name for one in election.candidates if one.is_elected)
    left = election.seats - election.elected
    told = f"Trúng cử {election.elected} người: {names}." if names else "Không ai trúng cử."
    return told + (f" Còn {left} ghế chưa bầu được." if left else "")


def officers_workbook(file: IO[bytes], rows: Iterable[Any], *, source: Sequence[tuple[str, str]], made_at: datetime) -> int:
    """Write a workbook of officers into a file and return how many there are; text that looks like a formula stays text."""
    book = Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Danh sách cán bộ công đoàn", "created": made_at.replace(tzinfo=None)})
    bold, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "dd/mm/yyyy"})
    told = book.add_worksheet("Nguồn")
    told.set_column(0, 1, 40)
    for place, (label, value) in enumerate(source):
        told.write_string(place, 0, label)
        told.write_string(place, 1, value)
    sheet = book.add_worksheet("Cán bộ")
    sheet.freeze_panes(1, 1)
    for column, (words, width) in enumerate(HEADS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, words, bold)
    count = 0
    for count, row in enumerate(rows, start=1):
        texts = (row.full_name, row.sex, row.born, row.post, row.body, row.unit_code, row.unit_name, row.member_unit)
        for column, text in enumerate(texts):
            sheet.write_string(count, column, text)
        for column, when in ((8, row.since), (9, row.until)):
            if when is not None and when.year >= 1900:
                sheet.write_datetime(count, column, when, day)
    book.close()
    return count
