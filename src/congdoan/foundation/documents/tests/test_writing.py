"""What a written document holds: every box of the layout table, in DOCX and PDF alike."""

import io
import json
from datetime import UTC, datetime

import docx
import pytest
from django.core.management import call_command

from congdoan.foundation.documents import queries
from congdoan.foundation.documents.rules.writing import (
    Block,
    Grid,
    UnreadableContent,
    official,
    official_docx,
    official_pdf,
)
from congdoan.foundation.documents.rules.writing.official import LETTERS, numbered, point_letter, roman
from congdoan.foundation.reference import queries as reference

from .notice import NOTICE, laid_out

MADE_AT = datetime(2024, 1, 5, tzinfo=UTC)


def words_of_docx(content):
    """Return the words of a Word file, those of its tables too, in the order in which they are seen."""
    return " ".join("".join(docx.Document(io.BytesIO(content)).element.body.itertext()).split())


def test_the_head_of_a_notice_is_as_the_decree_shows_it():
    sheet = laid_out()

    assert [line.words for line in sheet.left] == [
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY\u00a0NINH",
        "LIÊN ĐOÀN LAO ĐỘNG HUYỆN DƯƠNG\u00a0MINH\u00a0CHÂU",
    ]
    assert [line.words for line in sheet.number] == ["Số: 04/TB-LĐLĐ"]
    assert [line.words for line in sheet.place] == ["Dương Minh Châu, ngày\u00a005 tháng\u00a001 năm\u00a02024"]
    assert [line.words for line in sheet.opening][:2] == ["THÔNG BÁO", "Về nhiệm vụ trọng tâm năm 2024"]
    assert [line.words for line in sheet.opening][2:] == ["Căn cứ Điều lệ Công đoàn Việt Nam;", "Căn cứ Kế hoạch số 15/KH-LĐLĐ."]
    assert [line.words for line in sheet.signatures[0]] == ["TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu"]
    assert [line.words for line in sheet.receivers] == ["Nơi nhận:", "- LĐLĐ tỉnh (b/c);", "- Các CĐCS;", "- Lưu: VT."]


def test_the_writer_numbers_the_body_and_ends_it():
    said = [line.lead + line.words for line in laid_out().body if not isinstance(line, Grid)]

    assert said == [
        "Ban Thường vụ thông báo:", "I. NHIỆM VỤ", "1. Tuyên truyền.Tổ chức học tập nghị quyết.", "a) Trong sáu tháng đầu năm;",
        "b) Báo cáo trước ngày 20 hằng tháng;", "2. Các công đoàn cơ sở thực hiện./.",
    ]  # fmt: skip


def test_every_box_is_written_within_the_sizes_of_the_layout_table():
    sizes = {record.fields["box"]: record.fields for record in reference.records("documents.layout") if record.fields["style"]}

    sheet = laid_out()

    for line in (*sheet.left, *sheet.right, *sheet.number, *sheet.place, *sheet.opening, *sheet.receivers, *sheet.signatures[0]):
        row = sizes[line.style.box]
        assert row["size_min"] <= line.style.size <= row["size_max"]
        assert line.style.is_bold == ("bold" in row["style"])


def test_articles_count_through_and_clauses_begin_again():
    body = [Block("chapter", "", "Chung"), Block("article", "Một"), Block("clause", "a"), Block("clause", "b"), Block("point", "x")]
    body += [Block("chapter", "", "Riêng"), Block("article", "Hai"), Block("clause", "c"), Block("dash", "d")]

    assert [number for number, _ in numbered(body)] == [
        "Chương I", "Điều 1. ", "1. ", "2. ", "a) ", "Chương II", "Điều 2. ", "1. ", "- ",
    ]  # fmt: skip


def test_points_take_the_letters_of_the_law_pack():
    (record,) = [each for each in reference.records("documents.numbering") if each.id == "numbering.letters"]

    assert record.fields["letters"] == LETTERS
    assert [point_letter(index) for index in (1, 4, 5, 23, 24)] == ["a", "d", "đ", "y", "aa"]
    with pytest.raises(ValueError, match="từ 1"):
        point_letter(0)


def test_roman_figures():
    assert [roman(count) for count in (1, 4, 9, 14, 40, 1994)] == ["I", "IV", "IX", "XIV", "XL", "MCMXCIV"]


def test_a_draft_leaves_room_for_number_and_day():
    sheet = laid_out(number=None, issued_on=None, year=2024)

    assert sheet.number[0].words.split() == ["Số:", "/TB-LĐLĐ"]
    assert sheet.place[0].words.endswith("năm\u00a02024")


def test_a_letter_has_no_title_and_carries_its_subject_under_the_number():
    sheet = laid_out(kind="Công văn", symbol="LĐLĐ", subject="nộp báo cáo", addressed_to=["Các công đoàn cơ sở"])

    assert [line.words for line in sheet.number] == ["Số: 04/LĐLĐ", "V/v nộp báo cáo"]
    assert "Kính gửi: Các công đoàn cơ sở" in [line.words for line in sheet.opening]
    assert "CÔNG VĂN" not in [line.words for line in sheet.opening]


def test_a_congress_stands_under_no_parent_and_minutes_carry_two_hands():
    sheet = laid_out(
        kind="Biên bản", parent=[], issuer=["Đại hội công đoàn cơ sở Mẫu", "lần thứ III, nhiệm kỳ 2025-2030"],
        signatures=[{"authority": ["Thư ký"], "name": "Trần Thị Mẫu"}, {"authority": ["Chủ tọa"], "name": "Nguyễn Văn Mẫu"}],
    )  # fmt: skip

    assert official({**NOTICE, "issuer": ["Đại hội"]}, queries.kinds()).is_congress
    assert len(sheet.left) == 2
    assert [lines[0].words for lines in sheet.signatures] == ["THƯ KÝ", "CHỦ TỌA"]


@pytest.mark.parametrize("kind", sorted(kind.name for kind in queries.kinds().values() if not kind.is_copy))
def test_every_kind_is_written_as_docx_and_as_pdf(kind):
    sheet = laid_out(kind=kind)

    assert "Nguyễn Văn Mẫu" in words_of_docx(official_docx(sheet, made_at=MADE_AT))
    assert official_pdf(sheet, made_at=MADE_AT).startswith(b"%PDF-1.7")


def test_docx_names_the_typeface_and_hides_the_number_of_page_one():
    document = docx.Document(io.BytesIO(official_docx(laid_out(), made_at=MADE_AT)))

    assert document.styles["Normal"].font.name == "Times New Roman"
    assert document.sections[0].different_first_page_header_footer
    assert (document.sections[0].left_margin.mm, document.sections[0].right_margin.mm) == pytest.approx((30, 15), abs=0.1)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ([], "đối tượng JSON"),
        ({}, "đối tượng JSON"),
        ({**NOTICE, "kind": "Hịch"}, "Hịch"),
        ({**NOTICE, "colour": "đỏ"}, "colour"),
        ({**NOTICE, "number": "4"}, "number"),
        ({**NOTICE, "number": 0}, "number"),
        ({**NOTICE, "issued_on": "05/01/2024"}, "issued_on"),
        ({**NOTICE, "body": [{"clause": "a", "point": "b"}]}, "body"),
        ({**NOTICE, "body": [{"heads": ["a", "b"], "rows": [["c"]]}]}, "2 ô"),
        ({**NOTICE, "signatures": [{"name": "A"}]}, "signatures"),
        ({**NOTICE, "signatures": []}, "signatures"),
        ({key: value for key, value in NOTICE.items() if key != "subject"}, "subject"),
    ],
)
def test_content_that_cannot_be_written_says_what_is_wrong(content, named):
    with pytest.raises(UnreadableContent) as refusal:
        official(content, queries.kinds())

    assert refusal.value.code == "document-content-unreadable"
    assert named in refusal.value.explain()


def test_all_faults_are_told_at_once():
    with pytest.raises(UnreadableContent) as refusal:
        official({"kind": "Hịch", "colour": "đỏ", "issued_on": "hôm nay"}, queries.kinds())

    assert all(word in refusal.value.explain() for word in ("Hịch", "colour", "issuer", "subject", "issued_on"))


def test_the_command_writes_a_file_of_either_kind(tmp_path, capsys):
    content = tmp_path / "notice.json"
    content.write_text(json.dumps(NOTICE), encoding="utf-8")

    for name in ("notice.docx", "notice.pdf"):
        call_command("documents_write", str(content), "--to", str(tmp_path / name), "--json")

        assert json.loads(capsys.readouterr().out)["bytes"] == (tmp_path / name).stat().st_size


def test_the_command_refuses_what_is_no_json(tmp_path, capsys):
    content = tmp_path / "notice.json"
    content.write_text("{", encoding="utf-8")

    with pytest.raises(SystemExit):
        call_command("documents_write", str(content), "--to", str(tmp_path / "notice.pdf"), "--json")

    assert json.loads(capsys.readouterr().out)["code"] == "document-content-unreadable"
    assert not (tmp_path / "notice.pdf").exists()
