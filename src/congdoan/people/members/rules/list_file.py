"""Lists of members as unions really keep them: columns by label (forms 5a and 5b, and how people vary them), every error at once.

Heads of two rows are read as one, the rows that number columns, name a section or close the list are told from persons.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from congdoan.foundation.kernel.tables import Problem, Reading, Row, Sheet, UnreadableTable, as_text, labelled, read_sheets
from congdoan.foundation.kernel.vietnamese import fold
from congdoan.people.members.rules import born as births
from congdoan.people.members.rules.persons import CITIZEN, PLAIN, SENSITIVE, TWELVE_DIGITS, PersonDraft, UnfitPerson, masked, read_person
from congdoan.people.organisations.rules import clean_code, plain

LABELS: dict[str, Sequence[str]] = {
    "number": ("STT", "TT", "Số TT", "Số thứ tự"),
    "full_name": ("Họ và tên", "Họ tên", "Họ, tên", "Họ và tên đoàn viên", "Họ tên đoàn viên", "Họ và tên người lao động", "Tên đoàn viên"),
    "family_name": ("Họ đệm", "Họ và đệm", "Họ và tên đệm", "Họ, tên đệm", "Họ lót"),
    "given_name": ("Tên",),
    "sex": ("Giới tính", "Phái", "Nam/Nữ", "Nam, nữ", "Giới"),
    "born": ("Ngày sinh", "Năm sinh", "Ngày tháng năm sinh", "Ngày, tháng, năm sinh", "Sinh ngày", "Sinh năm", "NTNS",
             "Ngày/tháng/năm sinh", "birth_date"),
    "born_male": ("Nam",),
    "born_female": ("Nữ",),
    CITIZEN: ("Số CCCD", "CCCD", "Số căn cước", "Số căn cước công dân", "Căn cước công dân", "Căn cước", "Số định danh cá nhân",
              "Số định danh", "CCCD/CMND", "CMND/CCCD", "Số CMND/CCCD", "Số CCCD/CMND", "citizen_id"),
    "ethnicity": ("Dân tộc",),
    "native_place": ("Quê quán", "Nguyên quán", "Nơi sinh"),
    "address": ("Chỗ ở hiện nay", "Chỗ ở", "Nơi ở hiện nay", "Nơi ở", "Địa chỉ", "Địa chỉ thường trú"),
    "phone": ("Điện thoại", "Số điện thoại", "SĐT", "ĐT", "Điện thoại di động"),
    "email": ("Thư điện tử", "Email", "E-mail", "Hộp thư"),
    "workplace": ("Nơi làm việc", "Đơn vị làm việc", "Đơn vị công tác", "Nơi công tác"),
    "job": ("Nghề nghiệp", "Công việc", "Nghề nghiệp, công việc", "Chức vụ, công việc", "Chức danh", "Vị trí"),
    "education": ("Trình độ học vấn", "Trình độ văn hóa", "Học vấn"),
    "profession": ("Chuyên môn", "Trình độ chuyên môn", "Trình độ"),
    "member_code": ("Mã số đoàn viên", "Mã đoàn viên", "Số thẻ đoàn viên", "Số thẻ", "member_no"),
    "party_member": ("Đảng viên", "Ngày vào Đảng"),
    "youth_member": ("Đoàn viên thanh niên",),
    "bank_account": ("Tài khoản ngân hàng", "Số tài khoản"),
    "si_salary": ("Lương đóng BHXH", "Mức lương đóng BHXH", "Tiền lương đóng BHXH"),
    "unit_code": ("Mã CĐCS", "Mã đơn vị", "Mã công đoàn cơ sở", "union_code"),
    "joined_on": ("Ngày vào công đoàn", "Ngày kết nạp", "Ngày vào CĐ", "Ngày gia nhập"),
    "left_on": ("Ngày thôi sinh hoạt", "Ngày ra khỏi công đoàn", "Ngày nghỉ việc", "Ngày cuối sinh hoạt"),
    "section": ("Tổ công đoàn", "Tổ", "Bộ phận", "Công đoàn bộ phận", "Tổ sản xuất", "Tổ, công đoàn bộ phận", "Phòng ban", "Phòng, ban"),
    "dues_group": ("Nhóm đóng đoàn phí", "Nhóm đoàn phí", "member_group"),
}  # fmt: skip
NAMES = (("full_name",), ("family_name", "given_name"))  # either holds the name
HEADS_WITHIN = 40
MARK = re.compile(r"[xX✓✔]")
SECTION_WORDS = ("TO ", "CHUYEN ", "XUONG ", "PHONG ", "BAN ", "BO PHAN ", "CONG DOAN BO PHAN ", "PHAN XUONG ", "TRUONG ", "KHOI ", "DOI ")
CLOSING = re.compile(
    r"(TONG (CONG|SO)|CONG( |:|$)|NGUOI LAP|TM\b|T/M|BAN CHAP HANH|CHU TICH|NGAY \S* ?THANG|XAC NHAN|GHI CHU"
    r"|DANH SACH (NAY|GOM|TREN)|KY TEN)"
)


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One person of a list and where it stands. Days are None where the list has none."""

    sheet: str
    row: int
    draft: PersonDraft
    unit_code: str = ""
    joined_on: date | None = None
    left_on: date | None = None
    section: str = ""
    dues_group: str = ""


@dataclass
class MemberList:
    """A list as it was read: its persons, what cannot be taken, and which columns were recognised on which sheet."""

    file: str
    lines: list[MemberLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)  # sheet: field, label as written
    unread: dict[str, Sequence[str]] = field(default_factory=dict)  # sheet: labels that name nothing we keep

    def wrong(self, line: MemberLine, name: str, found: str, cure: str) -> None:
        """Note a problem of a line."""
        self.problems.append(Problem(self.file, line.sheet, line.row, self.columns.get(line.sheet, {}).get(name, ""), _shown(found), cure))


def read_list(content: bytes, *, file: str, on: date, done: Callable[[int], None] = lambda count: None) -> MemberList:
    """Read a list of members from a file; `done` hears how many rows were read.

    :raises UnreadableTable: too large, damaged, of an unknown kind, without a column for names, or without anybody
    """
    found = MemberList(file)
    refusal: UnreadableTable | None = None
    for sheet in read_sheets(content, file=file):
        try:
            reading = _labelled(sheet)
        except UnreadableTable as refused:
            refusal = refusal or refused
            continue
        if sheet.is_hidden and reading.rows:
            cure = "trang đang ẩn mà có danh sách, nên chưa đọc; bỏ ẩn trang để nạp, hoặc xóa trang nếu không cần"
            found.problems.append(Problem(file, sheet.name, 0, "", "", cure))
            continue
        _take(reading, found, on=on, done=done)
    if not found.columns and not found.problems:
        raise refusal or UnreadableTable(file=file, why="tệp không có trang tính nào.")
    if not found.lines and not found.problems:
        raise UnreadableTable(file=file, why="không có người nào dưới dòng tiêu đề. Ghi mỗi người một dòng, có họ tên.")
    _refuse_twice(found)
    return found


def _labelled(sheet: Sheet) -> Reading:
    one = Sheet(sheet.file, sheet.name, _with_one_head(sheet.rows))
    refusal: UnreadableTable | None = None
    for needed in NAMES:
        try:
            return labelled([one], LABELS, required=needed)
        except UnreadableTable as refused:
            refusal = refusal or refused
    assert refusal is not None
    raise refusal


_KNOWN = {fold(word.replace("_", " ")): name for name, words in LABELS.items() for word in (name, *words)}


def _field(cell: Any) -> str:
    return _KNOWN.get(fold(as_text(cell).split("(", maxsplit=1)[0]).replace("_", " ").strip(" :*."), "")


def _with_one_head(rows: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:
    """Return rows in which a head of two rows, as merged cells make it, has become one; no row changes its number."""
    for index, upper in enumerate(rows[:HEADS_WITHIN]):
        names = {_field(cell) for cell in upper} - {""}
        if len(names) >= 2 and names & {"full_name", "family_name", "given_name"} and index + 1 < len(rows):
            lower = rows[index + 1]
            told = [cell for cell in lower if as_text(cell)]
            if told and all(_field(cell) for cell in told):
                width = max(len(upper), len(lower))
                both = [(_at(lower, place) if as_text(_at(lower, place)) else _at(upper, place)) for place in range(width)]
                return [*rows[:index], (), both, *rows[index + 2 :]]
            return list(rows)
    return list(rows)


def _at(row: Sequence[Any], place: int) -> Any:
    return row[place] if place < len(row) else None


def _take(reading: Reading, found: MemberList, *, on: date, done: Callable[[int], None]) -> None:
    found.columns[reading.sheet] = dict(reading.labels)
    if reading.others:
        found.unread[reading.sheet] = reading.others
    section = ""
    for row in reading.rows:
        kind = _kind(row)
        if kind == "section":
            section = plain_or_nothing(next(text for text in _texts(row) if text))
        if kind == "person":
            _take_person(reading, row, found, section, on)
        if len(found.lines) % 1_000 == 0:
            done(len(found.lines))
    found.problems.extend(reading.problems)


def _texts(row: Row) -> list[str]:
    return [row.text(name) for name in row.cells]


def _kind(row: Row) -> str:
    """Tell a person from a heading, a closing line and a row that numbers the columns."""
    texts = [text for text in _texts(row) if text]
    name = row.text("full_name") or f"{row.text('family_name')} {row.text('given_name')}".strip()
    if not texts or (name.isdigit() and all(text.isdigit() and len(text) < 3 for text in texts)):
        return "nothing"
    first = fold(texts[0]) + " "
    if len(texts) <= 2 and CLOSING.match(first):
        return "closing"
    if len(texts) == 1:
        return "section" if first.startswith(SECTION_WORDS) else "person" if name else "nothing"
    return "person"


def _take_person(reading: Reading, row: Row, found: MemberList, section: str, on: date) -> None:
    told = {name: row.text(name) for name in ("full_name", "sex", "born", CITIZEN, *PLAIN, *SENSITIVE) if name in row.cells}
    told["full_name"] = told.get("full_name") or f"{row.text('family_name')} {row.text('given_name')}".strip()
    _by_column_of_sex(row, told)
    faults: list[tuple[str, str]] = []
    draft = PersonDraft("")
    try:
        draft = read_person(told, on=on)
    except UnfitPerson as refusal:
        faults = refusal.faults
    days = {}
    for name in ("joined_on", "left_on"):
        try:
            days[name] = births.day_of(births.read(row.text(name), on=on))
            if row.text(name) and days[name] is None:
                raise ValueError("ghi đủ ngày, tháng, năm như 15/01/2024")
        except ValueError as refusal:
            faults.append((name, births.words_of_day(str(refusal))))
    code = _clean(row.text("unit_code"), clean_code, "unit_code", faults)
    part = _clean(row.text("section"), plain, "section", faults) or section
    line = MemberLine(
        reading.sheet, row.number, draft, code, days.get("joined_on"), days.get("left_on"), part[:120], row.text("dues_group")[:4]
    )
    if line.joined_on and line.left_on and line.left_on < line.joined_on:
        faults.append(("left_on", "sớm hơn ngày vào công đoàn; xem lại một trong hai ô"))
    for name, cure in faults:
        name = "given_name" if name == "full_name" and name not in row.cells else name
        shown = _covered(row.text(name)) if name == CITIZEN else "" if name in SENSITIVE else row.text(name)
        found.wrong(line, name, shown, cure)
    if not faults:
        found.lines.append(line)


def _by_column_of_sex(row: Row, told: dict[str, str]) -> None:
    """Read the columns "Nam" and "Nữ" of form 5b: a mark tells the sex, a year or a day tells the birth too."""
    for column, sex in (("born_male", "nam"), ("born_female", "nu")):
        text = row.text(column)
        if text:
            told["sex"] = told.get("sex") or sex
            if not MARK.fullmatch(text) and text != "1":
                told["born"] = told.get("born") or text


def _clean(text: str, read: Callable[[str], str], name: str, faults: list[tuple[str, str]]) -> str:
    if not text:
        return ""
    try:
        return read(text)
    except ValueError as refusal:
        faults.append((name, str(refusal)))
        return ""


def plain_or_nothing(text: str) -> str:
    """Return a heading as it is written, or nothing where it hides signs."""
    try:
        return plain(text)[:120]
    except ValueError:
        return ""


def _shown(text: str) -> str:
    """Return what was found as a complaint may repeat it: no citizen number, nothing that hides."""
    return TWELVE_DIGITS.sub(lambda number: masked(number[0]), "".join(sign for sign in text if sign.isprintable()))[:80]


def _covered(text: str) -> str:
    """Return a citizen number as errors show it: its end and how many digits it has."""
    digits = re.sub(r"\D", "", text)
    return f"{masked(digits[-4:] if len(digits) >= 9 else '')} ({len(digits)} số)".strip() if digits else text[:20]


def _refuse_twice(found: MemberList) -> None:
    """Note persons that stand twice in a list: the same citizen number, or name and whole birth in one union."""
    seen: dict[object, MemberLine] = {}
    for line in found.lines:
        marks: list[tuple[str, object]] = []
        if line.draft.citizen_number:
            marks.append((CITIZEN, line.draft.citizen_number))
        elif line.draft.born % 10_000:
            marks.append(("full_name", (line.unit_code, line.draft.name_key, line.draft.born)))
        for name, mark in marks:
            first = seen.setdefault(mark, line)
            if first is not line:
                where = f"dòng {first.row}" + (f" trang {first.sheet}" if first.sheet != line.sheet else "")
                shown = masked(line.draft.citizen_number) if name == CITIZEN else line.draft.full_name
                found.wrong(line, name, shown, f"trùng với {where}; bỏ một trong hai dòng")


def of_fields(told: Mapping[str, str]) -> list[str]:
    """Return the fields of a list that were recognised, in the order in which the form names them."""
    return [name for name in LABELS if name in told]
