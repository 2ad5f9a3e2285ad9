"""Lists of members as they really come, broken, hostile or merely odd: each with exactly what is said of it, or who is read from it."""

import io
import struct
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from congdoan.foundation.kernel import workbooks
from congdoan.foundation.kernel.errors import Rejected
from congdoan.foundation.kernel.legacy_fonts import TCVN3, VNI
from congdoan.foundation.kernel.tables import UnreadableTable
from congdoan.people.members import services
from congdoan.people.members.tests.builders import DAY, a_district, member

HEAD = ["Họ và tên", "Giới tính", "Ngày sinh", "Số CCCD", "Mã CĐCS", "Ngày vào công đoàn"]
AN = ["Nguyễn Văn An", "Nam", "13/05/1990", "072090001234", "CD001", "05/01/2020"]
BE = ["Lê Thị Bé", "Nữ", "1991", "072191001235", "CD001", ""]
BIRTH = "ghi ngày sinh như 13/05/1990, hoặc chỉ năm 1990"
MOST_UNPACKED = 32 * 2**20  # a tenth of the real limit, so that the bomb stays small
TONES = "\u0300\u0301\u0303\u0309\u0323"


def csv_(*rows, encoding="utf-8", mark=";"):
    return "\r\n".join(mark.join(map(str, row)) for row in rows).encode(encoding)


def book(*rows, title="Danh sách", merged=(), more=(), hidden=()):
    made = Workbook()
    made.active.title = title
    for name, lines in [(title, rows), *more]:
        sheet = made[name] if name == title else made.create_sheet(name)
        for line in lines:
            sheet.append(line)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    for cells in merged:
        made.active.merge_cells(cells)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def zipped(content, *, change=None, add=()):
    """Return a workbook with parts changed: {name: bytes to bytes} and parts added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            new.writestr(entry.filename, (change or {}).get(entry.filename, lambda same: same)(part))
        for name, part in add:
            new.writestr(name, part)
    return made.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def in_tcvn3(*rows):
    typed = {letter: byte for byte, letter in TCVN3.items()}
    return "".join(typed.get(sign, sign) for sign in csv_(*rows).decode()).encode("latin-1")


def in_vni(*rows):
    typed = {letter: signs for signs, letter in reversed(VNI.items())}
    return "".join(typed.get(sign, sign) for sign in csv_(*rows).decode()).encode("latin-1")


def in_1258(*rows):
    """Write as Windows-1258 does: the letter with its roof, then the sign of its tone."""
    typed = bytearray()
    for sign in csv_(*rows).decode():
        parts = unicodedata.normalize("NFD", sign)
        tone = "".join(mark for mark in parts if mark in TONES)
        bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in TONES))
        typed += (bare + tone).encode("cp1258")
    return bytes(typed)


def locked():
    """Return the beginning of a compound file in which an encrypted workbook lies."""
    entry = "EncryptedPackage".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 34)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entry.ljust(512, b"\0")


def marked_as_encrypted():
    content = bytearray(book(HEAD, AN))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(signature)
        while start >= 0:
            content[start + place] |= 1
            start = content.find(signature, start + 4)
    return bytes(content)


def far_below():
    """Return a list with a million empty rows under it, as a sheet formatted to its end has."""
    empty = b"".join(b'<row r="%d"/>' % number for number in range(3, 1_000_001))
    return zipped(book(HEAD, AN), change={SHEET: lambda part: part.replace(b"</sheetData>", empty + b"</sheetData>")})


def bomb():
    return zipped(book(HEAD, AN), add=[("xl/media/anh.bin", bytes(MOST_UNPACKED + 1))])


def with_entity():
    entity = b'<!DOCTYPE x [<!ENTITY bi SYSTEM "file:///etc/passwd">]>'

    def opened(part):
        return part.replace(b"<worksheet", entity + b"<worksheet", 1).replace(b"<t>072090001234</t>", b"<t>&bi;</t>")

    return zipped(book(HEAD, AN), change={SHEET: opened, "xl/sharedStrings.xml": lambda part: part.replace(b"Nam", b"&bi;")})


def formulas():
    return book(HEAD, ["=B1", "Nam", "1990", "", "CD001", ""])


HTML = "<html><body><h1>Danh sách</h1><table>{}</table></body></html>"


def html(*rows):
    return HTML.format("".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)).encode()


def row(**told):
    """Return a row of An in which some cells are changed."""
    names = ("name", "sex", "born", "citizen", "unit", "joined")
    return [told.get(name, cell) for name, cell in zip(names, AN, strict=True)]


@dataclass(frozen=True)
class Case:
    """One file: what is said of it, every complaint whole, or whose names are read from it."""

    name: str
    make: Callable[[], bytes]
    says: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    file: str = "ds.xlsx"


def wrong(name, made, *says, file="ds.xlsx"):
    return Case(name, made, tuple(f"{file}, {one}" for one in says), (), file)


def unreadable(name, made, why, *, file="ds.xlsx"):
    return Case(name, made, (f"Không đọc được tệp {file}: {why}",), (), file)


def good(name, made, *names, file="ds.xlsx"):
    return Case(name, made, (), names or ("Nguyễn Văn An", "Lê Thị Bé"), file)


LINE = "trang Danh sách, dòng 2, cột"
CASES = (
    good("tcvn3", lambda: in_tcvn3(HEAD, AN, BE), file="ds.csv"),
    good("vni", lambda: in_vni(HEAD, AN, BE), file="ds.csv"),
    good("windows-1258", lambda: in_1258(HEAD, AN, BE), file="ds.csv"),
    good("utf-16 with its mark", lambda: csv_(HEAD, AN, BE, encoding="utf-16", mark="\t"), file="ds.txt"),
    good("utf-16 without a mark", lambda: csv_(HEAD, AN, BE, encoding="utf-16-le", mark="\t"), file="ds.txt"),
    good("decomposed letters", lambda: unicodedata.normalize("NFD", csv_(HEAD, AN, BE).decode()).encode(), file="ds.csv"),
    good("HTML named .xls", lambda: html(HEAD, AN, BE), file="ds.xls"),
    good("names in capitals", lambda: book(HEAD, row(name="NGUYỄN VĂN AN"), BE)),
    good("head on row 12", lambda: book(*[["CĐCS May Suối Đá"], ["DANH SÁCH ĐOÀN VIÊN"], []] * 3, ["Kèm tờ trình"], [], HEAD, AN, BE)),
    good(
        "two header rows, merged",
        lambda: book(
            ["STT", "Họ và tên", "Năm sinh", None, "Mã CĐCS"], [None, None, "Nam", "Nữ"], [1, "Nguyễn Văn An", 1990, None, "CD001"],
            [2, "Lê Thị Bé", None, "02/09/1991", "CD001"], merged=("A1:A2", "B1:B2", "C1:D1", "E1:E2"),
        ),
    ),
    good("several sheets", lambda: book(HEAD, AN, more=[("Tổ may 2", [HEAD, BE]), ("Ghi chú", [["không có gì"]])])),
    good(
        "serial dates",
        lambda: book(HEAD, row(born=33006, joined=datetime(2020, 1, 5)), row(name="Lê Thị Bé", sex="Nữ", born=33117.0, citizen="")),
    ),
    good("numbers as text", lambda: book(HEAD, row(born="33006", citizen="'072090001234".strip("'")), BE)),
    good("a year only", lambda: book(HEAD, row(born=1990), BE)),
    good("a formula as text in an ordinary cell", lambda: book([*HEAD, "Nghề nghiệp"], [*AN, "cmd|' /C calc'!A0"], [*BE, "@SUM(1)"])),
    good(
        "blank rows and columns between",
        lambda: book([*HEAD[:3], None, *HEAD[3:]], [], [*AN[:3], None, *AN[3:]], [None], [*BE[:3], None, *BE[3:]]),
    ),
    good("a column nobody knows", lambda: book([*HEAD, "Cân nặng"], [*AN, "60"], [*BE, "50"])),
    good("a million empty rows", far_below, "Nguyễn Văn An"),
    wrong(
        "hidden sheet", lambda: book(HEAD, AN, more=[("Cũ", [HEAD, BE])], hidden=("Cũ",)),
        "trang Cũ: trang đang ẩn mà có danh sách, nên chưa đọc; bỏ ẩn trang để nạp, hoặc xóa trang nếu không cần",
    ),
    wrong("formula without a value", formulas, f"{LINE} Họ và tên: chưa ghi họ và tên"),
    wrong(
        "formula injected as a name", lambda: csv_(HEAD, row(name='=HYPERLINK("http://x")')),
        "dòng 2, cột Họ và tên: họ tên chỉ gồm chữ; bỏ chữ số và dấu lạ (đang ghi “=HYPERLINK(\"http://x\")”)", file="ds.csv",
    ),
    wrong(
        "month before day", lambda: book(HEAD, row(born="5/13/1990", citizen="")),
        f"{LINE} Ngày sinh: không có ngày 5/13/1990; có lẽ đã ghi tháng trước ngày; {BIRTH} (đang ghi “5/13/1990”)",
    ),
    wrong(
        "no such day", lambda: book(HEAD, row(born="31/02/1990")),
        f"{LINE} Ngày sinh: không có ngày 31/2/1990; {BIRTH} (đang ghi “31/02/1990”)",
    ),
    wrong(
        "two digits for a year", lambda: book(HEAD, row(born="13/5/90")),
        f"{LINE} Ngày sinh: năm chỉ có hai chữ số, không rõ thế kỷ; {BIRTH} (đang ghi “13/5/90”)",
    ),
    wrong(
        "born tomorrow", lambda: book(HEAD, row(born="13/05/2090", citizen="")),
        f"{LINE} Ngày sinh: năm 2090 không thể là năm sinh; {BIRTH} (đang ghi “13/05/2090”)",
    ),
    wrong(
        "a joining day without its day", lambda: book(HEAD, row(joined="01/2020")),
        f"{LINE} Ngày vào công đoàn: không đọc được ngày; ghi ngày như 15/01/2024 (đang ghi “01/2020”)",
    ),
    wrong(
        "left before joining", lambda: book([*HEAD, "Ngày thôi sinh hoạt"], [*AN, "04/01/2020"]),
        f"{LINE} Ngày thôi sinh hoạt: sớm hơn ngày vào công đoàn; xem lại một trong hai ô (đang ghi “04/01/2020”)",
    ),
    wrong(
        "a citizen number that lost its zero", lambda: book(HEAD, row(citizen=72090001234)),
        f"{LINE} Số CCCD: chỉ có 11 chữ số: bảng tính đã bỏ số 0 ở đầu; đổi cột sang dạng Văn bản rồi gõ đủ 12 số"
        " (đang ghi “•••• 1234 (11 số)”)",
    ),
    wrong(
        "a citizen number against the sex", lambda: book(HEAD, row(sex="Nữ")),
        f"{LINE} Số CCCD: số CCCD là của người giới tính Nam, giới tính đang ghi khác; xem lại một trong hai ô"
        " (đang ghi “•••• 1234 (12 số)”)",
    ),
    wrong(
        "a citizen number against the year", lambda: book(HEAD, row(born="1991")),
        f"{LINE} Số CCCD: số CCCD là của người sinh năm 1990, ngày sinh đang ghi khác; xem lại một trong hai ô"
        " (đang ghi “•••• 1234 (12 số)”)",
    ),
    wrong(
        "a citizen number in the address", lambda: book([*HEAD, "Địa chỉ"], [*AN, "CCCD 072090001234"]),
        f"{LINE} Địa chỉ: ô này không ghi số CCCD; số đó có ô riêng được mã hóa (đang ghi “CCCD •••• 1234”)",
    ),
    wrong(
        "twice the same row", lambda: book(HEAD, AN, AN),
        "trang Danh sách, dòng 3, cột Số CCCD: trùng với dòng 2; bỏ một trong hai dòng (đang ghi “•••• 1234”)",
    ),
    wrong(
        "one name and birth on two sheets", lambda: book(HEAD, row(citizen=""), more=[("Tổ 2", [HEAD, row(citizen="")])]),
        "trang Tổ 2, dòng 2, cột Họ và tên: trùng với dòng 2 trang Danh sách; bỏ một trong hai dòng (đang ghi “Nguyễn Văn An”)",
    ),
    wrong(
        "a member of another union", lambda: book(HEAD, ["Trần Cò", "Nam", "1988", "072088009999", "CD001", ""]),
        f"{LINE} Số CCCD: đang là đoàn viên CĐCS Gạch Lộc Ninh; lập phiếu chuyển sinh hoạt, không nạp hai lần (đang ghi “Trần Cò”)",
    ),
    wrong(
        "a union nobody knows", lambda: book(HEAD, row(unit="CD777")),
        f"{LINE} Mã CĐCS: không có công đoàn mang mã này trong phạm vi của bạn (đang ghi “CD777”)",
    ),
    wrong(
        "no union at all", lambda: book(HEAD[:4], AN[:4]),
        "trang Danh sách, dòng 2: chưa rõ công đoàn: thêm cột Mã CĐCS, hoặc chọn công đoàn khi nạp",
    ),
    wrong(
        "a negative wage", lambda: book([*HEAD, "Lương đóng BHXH"], [*AN, -5_000_000]),
        f"{LINE} Lương đóng BHXH: ghi số đồng nguyên, không âm, như 5.000.000",
    ),
    wrong(
        "a telephone that is none", lambda: book([*HEAD, "Điện thoại"], [*AN, "gọi cô Ba"]),
        f"{LINE} Điện thoại: số điện thoại gồm 9 đến 12 chữ số (đang ghi “gọi cô Ba”)",
    ),
    wrong(
        "signs that hide what is read", lambda: book(HEAD, row(name="Nguyễn \u202eAn")),
        f"{LINE} Họ và tên: có ký tự ẩn U+202E; gõ lại ô này (đang ghi “Nguyễn An”)",
    ),
    wrong(
        "everything at once", lambda: book(HEAD, ["An 2", "?", "31/02/1990", "123", "", "x"]),
        f"{LINE} Họ và tên: họ tên chỉ gồm chữ; bỏ chữ số và dấu lạ (đang ghi “An 2”)",
        f"{LINE} Giới tính: ghi Nam hoặc Nữ (đang ghi “?”)",
        f"{LINE} Ngày sinh: không có ngày 31/2/1990; {BIRTH} (đang ghi “31/02/1990”)",
        f"{LINE} Số CCCD: Số định danh cá nhân có 12 chữ số, không phải 3 (đang ghi “(3 số)”)",
        f"{LINE} Ngày vào công đoàn: không đọc được ngày; ghi ngày như 15/01/2024 (đang ghi “x”)",
    ),
    unreadable(
        "a cell at the far edge", lambda: book([*HEAD, *[None] * 200, "xa"], AN),
        "Có ô ghi chữ bên phải cột CZ hoặc dưới dòng 199.999: hãy xóa ô đó rồi gửi lại.",
    ),
    unreadable("0 rows", lambda: book(HEAD), "không có người nào dưới dòng tiêu đề. Ghi mỗi người một dòng, có họ tên."),
    unreadable("no column of names", lambda: book(HEAD[1:], AN[1:]), "thiếu cột “Họ và tên”. Hãy giữ dòng tiêu đề có tên các cột."),
    unreadable("zip bomb", bomb, "Sổ Excel quá lớn khi giải nén: hãy chia nhỏ tệp, chẳng hạn theo tháng."),
    unreadable("entities of XML", with_entity, "Không mở được sổ Excel (tệp hỏng hoặc bị cắt): hãy tải hoặc xuất lại tệp."),
    unreadable("truncated", lambda: book(HEAD, AN)[:-600], "Tệp Excel bị hỏng hoặc bị cắt: hãy tải hoặc xuất lại tệp."),
    unreadable(
        "NUL", lambda: csv_(HEAD, row(name="Nguyễn\x00An")),
        "Tệp không phải văn bản, cũng không phải Excel: hãy xuất lại tệp.", file="ds.csv"
    ),
    unreadable("locked by a password", locked, "Tệp đặt mật khẩu: hãy bỏ mật khẩu rồi gửi lại."),
    unreadable("an encrypted archive", marked_as_encrypted, "Tệp đặt mật khẩu: hãy bỏ mật khẩu rồi gửi lại."),
    unreadable("PDF named .xlsx", lambda: b"%PDF-1.7\n", "Đây là tệp PDF: hãy xuất dạng Excel hoặc CSV."),
    unreadable("RAR named .xlsx", lambda: b"Rar!\x1a\x07\x00" + bytes(50), "Đây là tệp nén: hãy giải nén rồi gửi từng tệp."),
    unreadable("empty", lambda: b" \r\n", "Tệp rỗng: hãy xuất lại tệp."),
    unreadable(
        "a quotation mark left open", lambda: csv_(HEAD, row(name='"Nguyễn An'), BE),
        "Dòng 2: không tách được các ô (dấu nháy kép chưa đóng hoặc ký tự lạ). Hãy xuất lại tệp.", file="ds.csv",
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def built_district(built_once):
    """Build the district once, with a member of the right union."""
    made = a_district(built_once)
    member(built_once, made.right, "Trần Cò", sex="Nam", born="1988", citizen_number="072088009999")
    return made


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_file_is_read_or_its_faults_are_told(case, db, built_district, monkeypatch):
    monkeypatch.setattr(workbooks, "MAX_UNPACKED", MOST_UNPACKED)

    def check():
        return services.check_members(by=built_district.console, file_name=case.file, content=case.make(), on=DAY, since=date(2024, 1, 1))

    if case.reads:
        assert tuple(line.draft.full_name for line, _ in check().new) == case.reads
        return
    try:
        check()
    except UnreadableTable as refusal:
        told = (refusal.explain(),)
    except Rejected as refusal:
        told = tuple(problem["message"] for problem in refusal.facts["problems"])
    assert told == case.says


def test_what_a_list_says_of_columns_that_nobody_keeps():
    from congdoan.people.members.rules.list_file import read_list

    found = read_list(book([*HEAD, "Cân nặng"], [*AN, "60"]), file="ds.xlsx", on=DAY)

    assert found.unread == {"Danh sách": ["Cân nặng"]}
