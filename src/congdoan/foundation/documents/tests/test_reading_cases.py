"""Hard cases of reading, one by one: numbers, days, congresses, laws, numbering, time limits, spellings, and files that are no text."""

import io
import json
import zipfile

import docx
import pytest
from django.core.management import call_command

from congdoan.foundation.documents.rules.reading import read, read_file
from congdoan.foundation.documents.rules.reading import word as word_files
from congdoan.foundation.documents.rules.reading.dates import deadlines_in
from congdoan.foundation.documents.rules.reading.text import bare, normalise
from congdoan.foundation.documents.rules.reading.unreadable import (
    DamagedDocument,
    DocumentTooLarge,
    DocumentWithoutText,
    EmptyDocument,
    LockedDocument,
    UnknownDocumentKind,
)
from congdoan.foundation.kernel.legacy_fonts import TCVN3, VNI

HEAD = "LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH\n\nSố: 15/KH-LĐLĐ\n\nTây Ninh, ngày 12 tháng 3 năm 2025\n\nKẾ HOẠCH\nTổ chức Tháng Công nhân\n\n"


def said(words, *, head=HEAD):
    return read(normalise(head + words)).answer


def cited(words):
    return [(one["type"], one["number"], one["date"], one["issuer"]) for one in said(words)["citations"]]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Căn cứ Nghị quyết số 02-NQ/TW, ngày 12/6/2021 của Bộ Chính trị.", ("NQ", "02-NQ/TW", "2021-06-12", "Bộ Chính trị")),
        ("Căn cứ Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị.", ("NQ", "02-NQ/TW", "2021-06-12", "Bộ Chính trị")),
        ("theo Quyết định số 7/QĐ-TTg ngày 03/12/2021của Thủ tướng Chính phủ", ("QĐ", "7/QĐ-TTg", "2021-12-03", "Thủ tướng Chính phủ")),
        ("theo Kế hoạch số 34 /KH-LĐLĐ của LĐLĐ tỉnh", ("KH", "34/KH-LĐLĐ", None, "LĐLĐ tỉnh Tây Ninh")),
        ("theo Nghị quyết số 05/NQ- ĐCT của Đoàn Chủ tịch", ("NQ", "05/NQ-ĐCT", None, "Đoàn Chủ tịch")),
        ("theo Chỉ thị số 02/CT - ĐCT", ("CT", "02/CT-ĐCT", None, None)),
        ("theo Kế hoạch số 298 KH/TWĐTN ngày 5/8/2022", ("KH", "298 KH/TWĐTN", "2022-08-05", None)),
        ("theo Tờ trình số 07/TTr-CĐCS/2024", ("TTr", "07/TTr-CĐCS/2024", None, None)),
        ("theo Kế hoạch số 0124/KH-UBND", ("KH", "0124/KH-UBND", None, None)),
        ("theo Công văn số 11554/VPCP-V.I ngày 25/11/2025", ("CV", "11554/VPCP-V.I", "2025-11-25", None)),
        ("theo Công văn 199/CSPL-CĐN ngày 17/8/2016 của Công đoàn Giáo dục Việt Nam",
         ("CV", "199/CSPL-CĐN", "2016-08-17", "Công đoàn Giáo dục Việt Nam")),
        ("theo Công văn số 342/LĐLĐ ngày 29/5/2024 của LĐLĐ tỉnh", ("CV", "342/LĐLĐ", "2024-05-29", "LĐLĐ tỉnh Tây Ninh")),
        ("Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6\nnăm 2010 của Chính phủ", ("NĐ", "63/2010/NĐ-CP", "2010-06-08", "Chính phủ")),
        ("Quyết định số 9/QĐ-TLĐ ngày 05 tháng 3 tháng 2020", ("QĐ", "9/QĐ-TLĐ", "2020-03-05", None)),
        ("Quyết định số 9/QĐ-TLĐ ngày 08/6/20210 của Đoàn Chủ tịch", ("QĐ", "9/QĐ-TLĐ", None, "Đoàn Chủ tịch")),
        ("Ngày 30/6/2025, Chính phủ ban hành Nghị định số 175/2025/NĐ-CP", ("NĐ", "175/2025/NĐ-CP", "2025-06-30", "Chính phủ")),
        ("NGHỊ QUYẾT SỐ 18/NQ-TLĐ NGÀY 04/9/2025 CỦA ĐOÀN CHỦ TỊCH", ("NQ", "18/NQ-TLĐ", "2025-09-04", "ĐOÀN CHỦ TỊCH")),
    ],
)  # fmt: skip
def test_a_number_is_read_however_it_is_typed(words, wanted):
    assert cited(words + ".") == [wanted]


def test_the_same_ordinal_of_two_bodies_is_two_documents():
    keys = [one["key"] for one in said("Nghị quyết số 02-NQ/TW, ngày 12/6/2021 và Nghị quyết số 02-NQ/TU, ngày 26/01/2021.")["citations"]]

    assert keys == ["02-NQ/TW|2021-06-12", "02-NQ/TU|2021-01-26"]


def test_joined_numbers_share_day_and_issuer_and_a_semicolon_parts_them():
    joined = cited("Quyết định số 1013/QĐ-TLĐ và Quyết định số 1014/QĐ-TLĐ ngày 19/8/2011 của Đoàn Chủ tịch.")
    parted = cited("Quyết định số 1013/QĐ-TLĐ; Quyết định số 1014/QĐ-TLĐ ngày 19/8/2011 của Đoàn Chủ tịch.")

    assert [one[2:] for one in joined] == [("2011-08-19", "Đoàn Chủ tịch")] * 2
    assert parted[0][2:] == (None, None)


def test_a_citation_inside_a_title_counts_and_is_linked():
    answer = said(
        "Thông tư số 03/2025/TT-BNV ngày 2/3/2025 của Bộ Nội vụ sửa đổi, bổ sung một số điều của Nghị định số 118/2025/NĐ-CP ngày 9/6/2025."
    )

    assert [one["number"] for one in answer["citations"]] == ["03/2025/TT-BNV", "118/2025/NĐ-CP"]
    assert answer["citations"][0]["amends"] == "D2"


def test_short_and_long_names_of_a_congress_are_one_document():
    answer = said(
        "Thực hiện Nghị quyết Đại hội X Công đoàn tỉnh Tây Ninh; Nghị quyết Đại Hội X công đoàn tỉnh; "
        "Nghị quyết Đại hội lần thứ XI của tỉnh; Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI."
    )

    assert [one["key"] for one in answer["citations"]] == ["NQ|dai-hoi-10|cong-doan-tinh-tay-ninh", "NQ|dai-hoi-11|dang-bo-tinh-tay-ninh"]
    assert answer["counts"]["mentions"] == 4


def test_a_law_is_one_with_and_without_its_number():
    answer = said(
        "Căn cứ Luật Công đoàn số 50/2024/QH15; theo Luật Công đoàn, Luật An toàn, vệ sinh lao động ngày 25/6/2015 và pháp luật khác."
    )

    assert [(one["title"], one["number"], one["date"]) for one in answer["citations"]] == [
        ("Luật Công đoàn", "50/2024/QH15", None), ("Luật An toàn, vệ sinh lao động", None, "2015-06-25"),
    ]  # fmt: skip


def test_the_documents_own_number_is_no_citation():
    assert cited("Phụ lục kèm theo Kế hoạch số 15/KH-LĐLĐ ngày 12/3/2025.") == []


def test_a_draft_has_its_symbol_and_no_number():
    for line in ("Số: /TB-LĐLĐ", "Số:      /TB-LĐLĐ", "Số: …/TB-LĐLĐ"):
        head = said("Nội dung.", head=f"{line}\n\nTHÔNG BÁO\nVề việc họp\n\n")["header"]

        assert (head["number"], head["symbol"], head["subject"]) == (None, "TB-LĐLĐ", "Về việc họp")


def test_lines_that_a_column_broke_are_joined():
    head = said(
        "Căn cứ Luật Công đoàn.",
        head="THỦ TƯỚNG CHÍNH\nPHỦ\n-------\n\nSố: 7/CT-TTg\n\nThành phố Hồ Chí\nMinh, ngày 5\ntháng 3 năm 2025\n\nCHỈ\nTHỊ\nVỀ AN TOÀN\n",
    )["header"]

    assert (head["issuing_body"]["value"], head["place"], head["type"], head["subject"]) == (
        "THỦ TƯỚNG CHÍNH PHỦ", "Thành phố Hồ Chí Minh", "CT", "VỀ AN TOÀN",
    )  # fmt: skip


def test_a_union_signs_without_kt_and_a_government_body_with_it():
    union = said("Nội dung./.\n\nNơi nhận:\n- Lưu: VT.\n\nTM. BAN THƯỜNG VỤ\nPHÓ CHỦ TỊCH\nTrần Thị Mẫu")["header"]["signature"]
    state = said("Nội dung./.\n\nNơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN\nDÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn\nMẫu")["header"][
        "signature"
    ]

    assert (union["acting"], union["position"], union["name"]) == (None, "PHÓ CHỦ TỊCH", "Trần Thị Mẫu")
    assert (state["on_behalf_of"], state["acting"], state["name"]) == ("ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "Lê Văn Mẫu")


PLAN = """I. NHIỆM VỤ
1. Tuyên truyền
a) Tổ chức học tập nghị quyết. Hoàn thành trước ngày 25/4/2025.
đ) Phát động phong trào thi đua “Lao động giỏi”.
Đơn vị chủ trì: Ban Tuyên giáo.
Thời gian thực hiện: Thường xuyên.
II. CHỈ TIÊU
- Phấn đấu kết nạp 500 đoàn viên; 100% CĐCS có kế hoạch.
- Năm 2024 đã đạt 90% kế hoạch.
III. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng chủ trì, phối hợp với Bộ Dân tộc và Tôn giáo rà soát danh sách trước ngày 20 hằng tháng.
1.1. Các CĐCS báo cáo kết quả trong quý II/2025./.
"""


def test_numbers_begin_again_under_each_section_and_labels_speak_of_what_stands_above():
    answer = said(PLAN)
    items = [item for task in answer["tasks"] for item in task["items"]]

    assert [(task["section"], task["no"]) for task in answer["tasks"]] == [("I", 1), ("III", 1)]
    assert [item["where"] for item in items] == ["I.1.a", "I.1.đ", "III.1", "III.1.1"]
    assert items[0]["responsible"] == items[1]["responsible"] == "Ban Tuyên giáo"
    assert items[1]["recurring"]
    assert (items[2]["responsible"], items[2]["collaborators"]) == ("Sở Xây dựng", ["Bộ Dân tộc và Tôn giáo"])
    assert (items[2]["deadline"]["kind"], items[3]["deadline"]["end"]) == ("recurring", "2025-06-30")
    assert answer["movements"] == ["Lao động giỏi"]


def test_only_figures_that_are_set_are_targets():
    assert [(one["value"], one["unit"], one["direction"]) for one in said(PLAN)["targets"]] == [
        ("500", "đoàn viên", ">="),
        ("100", "%", "="),
    ]


@pytest.mark.parametrize(
    ("words", "start", "end", "kind"),
    [
        ("Trong 6 tháng đầu năm 2024", "2024-01-01", "2024-06-30", "explicit"),
        ("trong tháng 11 năm 2025", "2025-11-01", "2025-11-30", "explicit"),
        ("trước ngày 20 hằng tháng", None, None, "recurring"),
        ("hằng năm (trước ngày 15 tháng 11)", None, None, "recurring"),
        ("đến hết ngày 31 tháng 12 năm 2030", None, "2030-12-31", "explicit"),
        ("năm 2025 và các năm tiếp theo", "2025-01-01", None, "open"),
        ("giai đoạn 2020 - 2025", "2020-01-01", "2025-12-31", "period"),
        ("từ ngày 15/11/2025 đến ngày 15/12/2025", "2025-11-15", "2025-12-15", "explicit"),
        ("chậm nhất ngày 05 tháng 6", None, "2026-06-05", "explicit"),
        ("quý II/2025", "2025-04-01", "2025-06-30", "explicit"),
        ("trước tháng 3/2025", None, "2025-02-28", "explicit"),
        ("9 tháng cuối năm 2024", "2024-04-01", "2024-12-31", "explicit"),
    ],
)
def test_time_limits_are_days(words, start, end, kind):
    (found,) = deadlines_in(bare(normalise(words).plain), year=2026)[:1]

    assert (found.start and found.start.isoformat(), found.end and found.end.isoformat(), found.kind) == (start, end, kind)


def test_old_and_new_spellings_are_one_body():
    keys = {
        one["key"]
        for one in said("Nghị quyết Đại hội X Công đoàn tỉnh Hoà Bình; Nghị quyết Đại hội X Công đoàn tỉnh Hòa Bình.")["citations"]
    }

    assert keys == {"NQ|dai-hoi-10|cong-doan-tinh-hoa-binh"}


# --- files ---------------------------------------------------------------------------------------------------------

LETTER = HEAD + "Căn cứ Nghị quyết số 02-NQ/TW, ngày 12/6/2021 của Bộ Chính trị.\n"


def typed(text, table):
    """Type a text in an old font: the byte of each letter, capitals as their small letters where the font has none."""
    back = {letter: code for code, letter in table.items()}
    return "".join(back.get(letter) or back.get(letter.lower()) or letter for letter in text)


@pytest.mark.parametrize(
    "content",
    [
        LETTER.encode(), b"\xef\xbb\xbf" + LETTER.encode(), LETTER.encode("utf-16"), LETTER.encode("utf-16-le"),
        typed(LETTER, TCVN3).encode("latin-1"), typed(LETTER, VNI).encode("latin-1"), typed(LETTER, VNI).encode(),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 bare", "TCVN3", "VNI", "VNI in utf-8"],
)  # fmt: skip
def test_old_encodings_say_the_same(content):
    (one,) = read_file(content, file="thư.txt")["citations"]

    assert (one["key"], one["issuer"]) == ("02-NQ/TW|2021-06-12", "Bộ Chính trị")


def word_file(*paragraphs, hidden=""):
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph.removeprefix("1. "), style="List Number" if paragraph.startswith("1. ") else None)
    document.add_paragraph().add_run(hidden).font.hidden = True
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def test_word_numbers_are_read_and_hidden_words_are_not():
    content = word_file(*HEAD.split("\n"), "I. NHIỆM VỤ", "1. Tổ chức hội nghị.", "1. Xây dựng kế hoạch.", hidden="Quyết định số 9/QĐ-TLĐ")

    answer = read_file(content, file="kế hoạch.docx")

    assert [item["where"] for task in answer["tasks"] for item in task["items"]] == ["I.1", "I.2"]
    assert answer["citations"] == []


def packed(name, content):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


BOMB = b'<w:document xmlns:w="x"><w:body>' + b" " * (word_files.MAX_PART + 1)
ENTITIES = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


def pdf_of(words="", *, locked=False):
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    if locked:
        writer.encrypt("mật khẩu", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "refusal", "code"),
    [
        (b"", EmptyDocument, "document-empty"),
        (b"--- ... ---", EmptyDocument, "document-empty"),
        (b"a" * (32 * 2**20 + 1), DocumentTooLarge, "document-too-large"),
        (packed("word/document.xml", BOMB), DocumentTooLarge, "document-too-large"),
        (packed("word/document.xml", ENTITIES), DamagedDocument, "document-damaged"),
        (packed("word/document.xml", b"<a>"), DamagedDocument, "document-damaged"),
        (packed("anything.txt", b"x"), UnknownDocumentKind, "document-kind-unknown"),
        (b"PK\x03\x04 cut", DamagedDocument, "document-damaged"),
        (b"\xd0\xcf\x11\xe0" + b"old word file", UnknownDocumentKind, "document-kind-unknown"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), LockedDocument, "document-locked"),
        (b"{\\rtf1 x}", UnknownDocumentKind, "document-kind-unknown"),
        (b"ab\x00\x01\x02" * 30, UnknownDocumentKind, "document-kind-unknown"),
        (pdf_of(), DocumentWithoutText, "document-without-text"),
        (pdf_of(locked=True), LockedDocument, "document-locked"),
        (b"%PDF-1.7\nbroken", DamagedDocument, "document-damaged"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(content, refusal, code):
    with pytest.raises(refusal) as told:
        read_file(content, file="tệp")

    assert told.value.code == code
    assert "hãy" in told.value.explain().lower()


def test_the_command_prints_one_document_or_one_refusal(tmp_path, capsys):
    place = tmp_path / "thư.txt"
    place.write_text(LETTER, encoding="utf-8")

    call_command("documents_read", str(place), json=True)
    answer = json.loads(capsys.readouterr().out)
    call_command("documents_read", str(place))
    words = capsys.readouterr().out
    place.write_bytes(b"")
    with pytest.raises(SystemExit) as left:
        call_command("documents_read", str(place), json=True)

    assert answer["header"]["number"] == "15/KH-LĐLĐ"
    assert "KẾ HOẠCH 15/KH-LĐLĐ" in words
    assert left.value.code == 1
    assert json.loads(capsys.readouterr().out)["code"] == "document-empty"
