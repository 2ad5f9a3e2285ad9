"""Lists made for social insurance, small and made up, for tests of this app and of the apps above."""

from io import BytesIO

import openpyxl

HEAD = [
    "STT",
    "Họ và tên",
    "Mã số BHXH",
    "Loại hồ sơ",
    "Phương án",
    "Số CCCD",
    "Tiền lương",
    "Phụ cấp lương",
    "Các khoản bổ sung",
    "Từ tháng",
]
CAME = [1, "NGƯỜI MỘT", "9900000001", "Tăng lao động", "TM-Tăng mới", "072185614533", 10_000_000, 500_000, 300_000, "09/2026"]
LEFT = [2, "NGƯỜI HAI", "9900000002", "Giảm lao động", "GH-Giảm hẳn", "072185614534", "7.000.000", "", "", "2026-09"]
RAISED = [3, "NGƯỜI BA", "9900000003", "Điều chỉnh", "DC-Điều chỉnh lương", "", 8_000_000, 0, 0, "09/2026"]


def workbook(*rows, name="DuLieu"):
    book = openpyxl.Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def changed(row, **cells):
    at = dict(zip(("si", "dossier", "option", "citizen", "salary", "allowance", "extra", "month"), (2, 3, 4, 5, 6, 7, 8, 9), strict=True))
    new = list(row)
    for name, value in cells.items():
        new[at[name]] = value
    return new


NOTICE = [
    ["THÔNG BÁO KẾT QUẢ ĐÓNG BHXH"],
    ["Mã đơn vị: TZ0139L", "", "Mã số thuế:", "0899925378"],
    ["Tháng 08/2026"],
    ["Số lao động", 185],
    ["Quỹ lương BHXH", "1.702.000.000"],
    ["STT", "Nội dung", "BHXH", "Cộng"],
    ["A", "Kỳ trước mang sang", 0, 0],
    ["B.1", "Phải đóng", 434_010_000, 553_150_000],
    ["C", "Đã đóng", 0, 0],
    ["D.1", "Chuyển kỳ sau", 0, 553_150_000],
]
