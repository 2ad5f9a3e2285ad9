"""Paper is real, holds the Vietnamese letters, and is the same each time."""

from datetime import UTC, datetime
from io import BytesIO

from pypdf import PdfReader

from congdoan.foundation.documents.rules.paper import pdf

NOW = datetime(2024, 12, 31, tzinfo=UTC)
WORDS = "Quyết toán thu, chi tài chính công đoàn: Nguyễn Đặng Ưỡng, 52.844.000 đồng"


def test_every_vietnamese_letter_reaches_the_paper(tmp_path):
    page = tmp_path / "trang.typ"
    page.write_text('#set text(font: "Liberation Serif")\n#json(bytes(sys.inputs.figures)).words')

    made = pdf(page, {"words": WORDS}, made_at=NOW)

    assert WORDS in PdfReader(BytesIO(made)).pages[0].extract_text().replace("\n", " ")
    assert made == pdf(page, {"words": WORDS}, made_at=NOW)


def test_a_sign_that_the_typeface_lacks_is_seen_as_a_box_and_stops_nothing(tmp_path):
    page = tmp_path / "trang.typ"
    page.write_text('#set text(font: "Liberation Serif")\n#json(bytes(sys.inputs.figures)).words')

    made = pdf(page, {"words": "Công ty 大同 \U0001f600 Ưỡng\x00\x1b ₫"}, made_at=NOW)

    assert "Công ty □□ □ Ưỡng ₫" in PdfReader(BytesIO(made)).pages[0].extract_text()
