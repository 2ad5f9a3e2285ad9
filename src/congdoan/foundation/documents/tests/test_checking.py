"""The checker finds nothing on what the product writes, and each fault that a hand makes."""

import io
import json
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from django.core.management import call_command
from docx.shared import Mm, Pt

from congdoan.foundation.documents import queries
from congdoan.foundation.documents.rules.writing import check, official_docx

from .notice import DAY, laid_out

MADE_AT = datetime(2024, 1, 5, tzinfo=UTC)


def word_file(**changes):
    return official_docx(laid_out(**changes), made_at=MADE_AT)


def faults(document):
    return check(document, queries.page(on=DAY), queries.boxes(on=DAY), queries.kinds())


def checked(edit=lambda document: None, **changes):
    document = docx.Document(io.BytesIO(word_file(**changes)))
    edit(document)
    return {(finding.box, finding.says) for finding in faults(document)}


def paragraphs(document):
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def say(old, new):
    """Return an edit that replaces words, and keeps how they look."""

    def edit(document):
        for paragraph in paragraphs(document):
            for run in paragraph.runs:
                run.text = run.text.replace(old, new)

    return edit


def look(words, **font):
    """Return an edit that changes how the line with these words looks."""

    def edit(document):
        for paragraph in paragraphs(document):
            if words in paragraph.text:
                for run in paragraph.runs:
                    for name, value in font.items():
                        setattr(run.font, name, value)

    return edit


@pytest.mark.parametrize("kind", sorted(kind.name for kind in queries.kinds().values() if not kind.is_copy))
def test_what_the_product_writes_is_clean(kind):
    abbreviation = queries.kinds()[kind.casefold()].abbreviation

    assert checked(kind=kind, symbol=f"{abbreviation}-LĐLĐ" if abbreviation else "LĐLĐ") == set()


def narrow(document):
    document.sections[0].left_margin = Mm(20)


def letter_size(document):
    document.sections[0].page_width, document.sections[0].page_height = Mm(216), Mm(279)


@pytest.mark.parametrize(
    ("edit", "box", "says"),
    [
        (narrow, "trang", "đặt lề trái từ 30 đến 35 mm"),
        (letter_size, "trang", "đặt khổ giấy A4 (210 × 297 mm)"),
        (look("Ban Thường vụ thông báo", name="Arial"), "chữ", "dùng phông Times New Roman, không dùng Arial"),
        (look("Ban Thường vụ thông báo", size=Pt(11)), "6", "viết cỡ chữ 13 đến 14"),
        (look("CỘNG HÒA", bold=False), "1a", "viết đậm"),
        (look("Căn cứ Điều lệ", italic=False), "6.basis", "viết nghiêng"),
        (say("TM. BAN THƯỜNG VỤ", "TM. Ban Thường vụ"), "7a", "viết chữ in hoa"),
        (say("Số: 04/TB-LĐLĐ", "Số: 4/TB-LĐLĐ"), "3", "thêm số 0 phía trước: 04"),
        (say("04/TB-LĐLĐ", "04/TB - LĐLĐ"), "3", "viết liền số và ký hiệu, không có khoảng trắng quanh “/” và “-”"),
        (say("04/TB-LĐLĐ", "04/KH-LĐLĐ"), "3", "ký hiệu của Thông báo bắt đầu bằng “TB-”"),
        (say("Số: 04/TB-LĐLĐ", "Số: 04"), "3", "viết “Số: ” rồi số, dấu “/” và ký hiệu"),
        (say("ngày\u00a005 tháng\u00a001", "ngày 5 tháng 1"), "4", "thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, 2"),
        (say("Dương Minh Châu, ngày", "ngày"), "4", "ghi địa danh, dấu phẩy rồi ngày, tháng, năm"),
        (say("./.", "."), "6", "kết thúc nội dung bằng “./.”"),
        (say("- Lưu: VT.", "- Lưu trữ."), "9b.list", "dòng cuối của Nơi nhận là “- Lưu: VT, …”"),
        (say("Nơi nhận:", "Gửi tới"), "9b.head", "ghi “Nơi nhận:”"),
        (say("Độc lập - Tự do - Hạnh phúc", ""), "1b", "ghi Tiêu ngữ “Độc lập - Tự do - Hạnh phúc”"),
        (say("THÔNG BÁO", ""), "5a.type", "ghi tên loại và trích yếu, hoặc “V/v …” với công văn"),
        (say("PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH"), "7a", "bỏ dòng “KT.”: cấp phó của tập thể lãnh đạo công đoàn ký thay mặt tập thể"),
        (say("Nguyễn Văn Mẫu", "ThS. Nguyễn Văn Mẫu"), "7b", "không ghi học hàm, học vị trước họ tên người ký"),
    ],
)
def test_each_fault_is_found(edit, box, says):
    assert (box, says) in checked(edit)


def test_a_fault_names_its_article_and_the_words():
    document = docx.Document(io.BytesIO(word_file()))
    say("Số: 04/", "Số: 4/")(document)

    (finding,) = faults(document)

    assert (finding.article, finding.found) == ("Phụ lục I, II.3", "Số: 4/TB-LĐLĐ")


def test_the_command_tells_a_clean_file_and_a_faulty_one(tmp_path, capsys):
    path = tmp_path / "notice.docx"
    path.write_bytes(word_file())
    call_command("documents_check", str(path), "--json")
    assert json.loads(capsys.readouterr().out) == {"ok": True, "findings": []}

    document = docx.Document(str(path))
    narrow(document)
    document.save(str(path))
    call_command("documents_check", str(path))

    assert "đặt lề trái từ 30 đến 35 mm (Phụ lục I, I.3)" in capsys.readouterr().out


def repacked(**parts):
    """Return the notice's file with some parts replaced or added."""
    written, edited = io.BytesIO(), {name.replace("__", "/"): content for name, content in parts.items()}
    with zipfile.ZipFile(io.BytesIO(word_file())) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, edited.pop(name, source.read(name)))
        for name, content in edited.items():
            target.writestr(name, content)
    return written.getvalue()


HEAD = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "document-damaged"),
        (b"PK\x03\x04 cut", "document-damaged"),
        (word_file()[:-900], "document-damaged"),
        (repacked(**{"word/document.xml": HEAD + b"<x>&e;</x>"}), "document-damaged"),
        (repacked(**{"word/styles.xml": b"<broken"}), "document-damaged"),
        (repacked(**{"[Content_Types].xml": b"<Types/>"}), "document-damaged"),
        (repacked(**{"word/media/bomb.bin": bytes(129 * 2**20)}), "document-too-large"),
    ],
    ids=["empty", "cut", "short", "entity", "styles", "types", "bomb"],
)
def test_a_file_that_may_harm_is_refused(tmp_path, capsys, content, code):
    path = tmp_path / "tệp.docx"
    path.write_bytes(content)

    with pytest.raises(SystemExit):
        call_command("documents_check", str(path), "--json")

    told = json.loads(capsys.readouterr().out)
    assert told["code"] == code
    assert "tệp.docx" in told["message"]
