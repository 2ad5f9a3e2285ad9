"""Any register on paper: a column that holds nothing but numbers stands with its last figures under each other."""

from datetime import UTC, datetime

import pypdfium2

from congdoan.foundation.documents.rules.register import Register, register_pdf

HEADS = ["Số", "Ngày", "Thủ tục", "Số bản", "Tiền", "Ghi chú"]
ROWS = [
    ("1", "05/01/2024", "Kết nạp", "7", "1.200.000", ""),
    ("12", "06/01/2024", "Thành lập", "1.234", "350.000", "2 bản"),
    ("103", "–", "Khác", "–", "", "2"),
]


def register(rows):
    return Register("Sổ thử", "LĐLĐ huyện", "LĐLĐ tỉnh", "Năm 2024", "Mẫu", HEADS, [4, 8, 20, 6, 10, 12], rows)


def test_a_column_of_numbers_is_told_from_words_and_days():
    assert register(ROWS).of_numbers == [True, False, False, True, True, False]
    assert register([]).of_numbers == [False] * 6


def test_numbers_end_at_one_line_and_words_begin_at_one():
    page = pypdfium2.PdfDocument(register_pdf(register(ROWS), made_at=datetime(2024, 6, 30, tzinfo=UTC)))[0]
    text = page.get_textpage()

    def edges(words, side):
        at, count = text.search(words).get_next()
        return round(text.get_charbox(at if side == 0 else at + count - 1, loose=True)[side], 1)

    assert edges("1.200.000", 2) == edges("350.000", 2)
    assert edges("Kết nạp", 0) == edges("Thành lập", 0)
