"""Lists as unions keep them, and what is said of what cannot be taken."""

from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from congdoan.foundation.kernel.tables import UnreadableTable
from congdoan.people.members.rules import born
from congdoan.people.members.rules.list_file import read_list

ON = date(2024, 6, 30)


def book(*rows, merged=(), more=()):
    made = Workbook()
    for row in rows:
        made.active.append(row)
    for cells in merged:
        made.active.merge_cells(cells)
    for name, others in more:
        sheet = made.create_sheet(name)
        for row in others:
            sheet.append(row)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def read(*rows, **facts):
    return read_list(book(*rows, **facts), file="ds.xlsx", on=ON)


def told(found):
    return [(problem.row, problem.column, problem.cure) for problem in found.problems]


def test_form_5b_with_merged_heads_sections_and_a_closing_line():
    found = read(
        ["CĐCS CÔNG TY MAY SUỐI ĐÁ"],
        ["DANH SÁCH XIN GIA NHẬP CÔNG ĐOÀN VIỆT NAM"],
        ["STT", "Họ và tên", "Năm sinh", None, "Quê quán", "Số CCCD", "Điện thoại", "Chữ ký"],
        [None, None, "Nam", "Nữ"],
        [1, 2, 3, 4, 5, 6, 7, 8],
        ["Tổ may 1"],
        [1, "Nguyễn Văn An", 1990, None, "Tây Ninh", "072090001234", "0912 345 678"],
        [2, "Lê Thị Bé", None, datetime(1991, 9, 2), "Long An", "072191001235", None],
        ["Tổ may 2"],
        [3, "Trần Cò", "x", None, None, None, None],
        [None, "Tổng cộng: 3 người"],
        [None, None, None, None, None, None, "TM. BAN CHẤP HÀNH"],
        merged=("A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4", "G3:G4", "H3:H4"),
    )

    assert told(found) == []
    assert [(line.row, line.draft.full_name, line.draft.sex, line.draft.born, line.section) for line in found.lines] == [
        (7, "Nguyễn Văn An", "nam", 19900000, "Tổ may 1"),
        (8, "Lê Thị Bé", "nu", 19910902, "Tổ may 1"),
        (10, "Trần Cò", "nam", 0, "Tổ may 2"),
    ]


def test_every_error_is_told_at_once_with_its_place_and_cure():
    found = read(
        ["Họ đệm", "Tên", "Phái", "Ngày, tháng, năm sinh", "Số CCCD", "Ngày kết nạp", "Chỗ ở"],
        ["Nguyễn Văn", "An", "Nam", "31/02/1996", "72090001234", None, None],
        ["Lê Thị", "Bé", "Nam", "2/9/1991", "072191001235", "45300", None],
        ["Hồ", "Tư", "?", "5/13/90", None, "01/2024", "072190001111"],
        ["", "", "Nam", "1990", "072090001236", None, None],
        ["Lê Thị", "Bé", "Nữ", "2/9/1991", "072191001237", "2023-01-05", None],
        ["Lê Thị", "Bé Em", "Nữ", "1991", "072191001237", None, None],
    )

    assert told(found) == [
        (2, "Ngày, tháng, năm sinh", "không có ngày 31/2/1996; ghi ngày sinh như 13/05/1990, hoặc chỉ năm 1990"),
        (2, "Số CCCD", "chỉ có 11 chữ số: bảng tính đã bỏ số 0 ở đầu; đổi cột sang dạng Văn bản rồi gõ đủ 12 số"),
        (3, "Số CCCD", "số CCCD là của người giới tính Nữ, giới tính đang ghi khác; xem lại một trong hai ô"),
        (4, "Phái", "ghi Nam hoặc Nữ"),
        (4, "Ngày, tháng, năm sinh", "năm chỉ có hai chữ số, không rõ thế kỷ; ghi ngày sinh như 13/05/1990, hoặc chỉ năm 1990"),
        (4, "Chỗ ở", "ô này không ghi số CCCD; số đó có ô riêng được mã hóa"),
        (4, "Ngày kết nạp", "không đọc được ngày; ghi ngày như 15/01/2024"),
        (5, "Tên", "chưa ghi họ và tên"),
        (7, "Số CCCD", "trùng với dòng 6; bỏ một trong hai dòng"),
    ]
    assert found.problems[1].found == "•••• 1234 (11 số)"
    assert all("072191001237" not in problem.message for problem in found.problems)


def test_old_fonts_sheets_and_a_file_without_names():
    found = read(
        ["Stt", "Hä vµ tªn", "Giíi tÝnh", "Ngµy sinh"], [1, "NguyÔn V¨n §¹t", "Nam", "13/5/1990"], [2, "TrÇn ThÞ Hång", "N÷", 32994]
    )
    assert [(line.draft.full_name, line.draft.sex, born.words(line.draft.born)) for line in found.lines] == [
        ("Nguyễn Văn Đạt", "nam", "13/05/1990"), ("Trần Thị Hồng", "nu", "01/05/1990"),
    ]  # fmt: skip

    two = read(
        ["Họ và tên", "Tổ"], ["Mai Năm", "In"], more=[("Bế", [["Họ tên", "Bộ phận"], ["Mai Sáu", "Bế"]]), ("Ghi chú", [["không có gì"]])]
    )
    assert [(line.sheet, line.draft.full_name, line.section) for line in two.lines] == [("Sheet", "Mai Năm", "In"), ("Bế", "Mai Sáu", "Bế")]
    with pytest.raises(UnreadableTable):
        read(["Tháng", "Số tiền"], ["1", "2"])


@given(
    st.dates(date(1930, 1, 1), date(2008, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d%m%Y", "%Y-%m-%d 00:00:00"]),
)
def test_a_birth_reads_the_same_however_it_is_written(day, form):
    number = born.read(day.strftime(form), on=ON)

    assert born.day_of(number) == day
    assert born.read(born.words(number), on=ON) == number
    assert born.read(str((day - born.FIRST_SERIAL_DAY).days), on=ON) == number
    assert born.age_on(number, ON) == ON.year - day.year - ((ON.month, ON.day) < (day.month, day.day))
