"""What is wrong with a citation is told with what is known; what nobody knows is no fault."""

import json
from dataclasses import asdict
from datetime import date

import pytest
from django.core.management import call_command

from congdoan.conftest import shared_data
from congdoan.foundation.documents.queries.known import law_documents
from congdoan.foundation.documents.rules.linting import Known, lint, merged
from congdoan.foundation.documents.rules.reading import read
from congdoan.foundation.documents.rules.reading.text import normalise

KNOWN = law_documents()
ON = date(2026, 3, 1)
FAULTS = [
    ("Căn cứ Quyết định số 1908/QĐ-TLĐ ngày 19/12/2016 của Tổng Liên đoàn;", "replaced", "1408/QĐ-TLĐ"),
    ("Căn cứ Quyết định số 1908/QĐ-TLĐ của Tổng Liên đoàn Lao động Việt Nam;", "replaced", "không ghi ngày"),
    ("Căn cứ Quyết định số 1910/QĐ-TLĐ ngày 19/12/2016 của Tổng Liên đoàn;", "ended", "Tìm văn bản"),
    ("Căn cứ Luật Công đoàn năm 2012;", "replaced", "50/2024/QH15"),
    ("Căn cứ Luật Công đoàn số 12/2012/QH13 ngày 20/6/2012;", "replaced", "50/2024/QH15"),
    ("Thực hiện Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ về công tác văn thư;", "replaced", "30/2020/NĐ-CP"),
    ("Thực hiện Quyết định số 1013/QĐ-TLĐ và Quyết định số 1014/QĐ-TLĐ ngày 19/8/2011 của Đoàn Chủ tịch;", "replaced", "933/QĐ-TLĐ"),
    ("Thực hiện Nghị định số 13/2023/NĐ-CP về bảo vệ dữ liệu cá nhân;", "replaced", "91/2025/QH15"),
    ("Thực hiện Thông tư số 107/2017/TT-BTC về chế độ kế toán;", "ended", "Tìm văn bản"),
    ("Thực hiện Nghị định số 105/2026/NĐ-CP của Chính phủ;", "not-yet", "có hiệu lực ở ngày ký"),
    ("Thực hiện Nghị định số 283/2026/NĐ-CP của Chính phủ;", "not-yet", "có hiệu lực ở ngày ký"),
    ("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 03/5/2020 của Chính phủ;", "wrong-date", "05/03/2020"),
    ("Căn cứ Quyết định số 933/QĐ-TLĐ ngày 15/4/2024 của Tổng Liên đoàn;", "wrong-date", "14/05/2024"),
    ("Căn cứ Nghị quyết số 02-NQ/TW ngày 21/6/2021 của Bộ Chính trị;", "wrong-date", "12/06/2021"),
    ("Căn cứ Nghị định số 31/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;", "wrong-number", "30/2020/NĐ-CP"),
    ("Căn cứ Luật Công đoàn số 51/2024/QH15;", "wrong-number", "50/2024/QH15"),
    ("Căn cứ Luật Việc làm số 50/2024/QH15;", "wrong-title", "50/2024/QH15"),
    ("Căn cứ Thông tư số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;", "wrong-kind", "Nghị định"),
    ("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Bộ Nội vụ;", "wrong-issuer", "Chính phủ"),
    ("Căn cứ Quyết định số 61/QĐ-TLĐ ngày 29/7/2025 của Bộ Tài chính;", "wrong-issuer", "Tổng Liên đoàn"),
    ("Căn cứ khoản 2 Điều 45 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;", "no-article", "38 điều"),
    ("Theo các Điều 13, 15 và 39 của Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;", "no-article", "Điều 39"),
]
CLEAN = [
    "Căn cứ Luật Công đoàn;",
    "Căn cứ Luật Công đoàn số 50/2024/QH15 ngày 27/11/2024 của Quốc hội;",
    "Căn cứ Quyết định số 933/QĐ-TLĐ ngày 14/5/2024 của Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam;",
    "Căn cứ khoản 2 Điều 38 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;",
    "Quyết định này thay thế Quyết định số 1908/QĐ-TLĐ ngày 19/12/2016 của Tổng Liên đoàn.",
    "Quyết định số 1908/QĐ-TLĐ ngày 19/12/2016 của Tổng Liên đoàn hết hiệu lực từ ngày Quyết định này có hiệu lực.",
    "Bãi bỏ khoản 1 Điều 3 Quyết định số 1910/QĐ-TLĐ ngày 19/12/2016 của Tổng Liên đoàn.",
    "Thực hiện Quyết định số 61/QĐ-TLĐ ngày 12/3/2023 của Tổng Liên đoàn;",
    "Thực hiện Kế hoạch số 1908/KH-TLĐ ngày 19/12/2016 của Tổng Liên đoàn;",
    "Thực hiện Nghị quyết số 02-NQ/TU ngày 26/01/2021 của Tỉnh ủy;",
    "Căn cứ Nghị định số 77/2031/NĐ-CP ngày 01/01/2031 của Chính phủ về công tác văn thư;",
    "Thực hiện Nghị quyết số 02-NQ/TW, ngày 12/6/2021 của Bộ Chính trị;",
]


def told(words, *, on=ON, known=KNOWN):
    return lint(read(normalise(f"THÔNG BÁO\nVề việc thử\n{words}\nĐề nghị các đơn vị thực hiện./.", is_wrapped=False)), known, on=on)


@pytest.mark.parametrize(("words", "code", "cure"), FAULTS)
def test_a_planted_fault_is_told_with_its_sentence_source_and_cure(words, code, cure):
    found = told(words)

    assert {one.code for one in found} == {code}, [asdict(one) for one in found]
    for one in found:
        assert cure in f"{one.cure} {one.known}"
        assert one.source
        assert one.mention in one.sentence
        assert one.sentence in words


@pytest.mark.parametrize("words", CLEAN)
def test_what_is_right_or_unknown_is_no_fault(words):
    assert [asdict(one) for one in told(words)] == []


def test_the_day_of_the_draft_decides():
    words = "Căn cứ Quyết định số 1908/QĐ-TLĐ ngày 19/12/2016 của Tổng Liên đoàn;"

    assert [told(words, on=day) != [] for day in (date(2024, 7, 31), date(2024, 8, 1))] == [False, True]
    assert {one.code for one in told(words, on=date(2016, 1, 1))} == {"not-issued"}


def test_real_documents_give_no_complaint_about_what_is_not_known():
    folder = shared_data("data", "documents", "more")
    wrong = {}
    for meta in sorted(folder.glob("*.meta.json")):
        told_day = date.fromisoformat(json.loads(meta.read_text(encoding="utf-8"))["date"])
        text = meta.with_name(meta.name.replace(".meta.json", ".txt")).read_text(encoding="utf-8")
        if found := lint(read(normalise(text)), KNOWN, on=told_day):
            wrong[meta.name] = [(one.code, one.mention) for one in found]

    assert wrong == {}


def test_what_one_source_lacks_another_fills_in():
    arrived = Known("05/KH-LĐLĐ", "Kế hoạch 05", "KH", "Sổ đến", date(2024, 1, 5), issuer="LĐLĐ tỉnh Tây Ninh")
    ended = Known(
        "05/KH-LĐLĐ", "05/KH-LĐLĐ", "KH", "Kế hoạch 09", date(2024, 1, 5), valid_until=date(2024, 3, 1), ended_by=("Kế hoạch 09",)
    )
    other = Known("05/KH-LĐLĐ", "Kế hoạch 05", "KH", "Sổ đến", date(2024, 1, 5), issuer="LĐLĐ tỉnh Long An")

    both = merged([arrived, other, ended])

    assert [(one.issuer, one.valid_until) for one in both] == [("LĐLĐ tỉnh Tây Ninh", date(2024, 3, 1)), ("LĐLĐ tỉnh Long An", None)]


def test_the_command_says_what_is_wrong_and_what_is_not(tmp_path, capsys):
    file = tmp_path / "du-thao.txt"
    file.write_text("THÔNG BÁO\nVề việc thử\nCăn cứ Quyết định số 1908/QĐ-TLĐ ngày 19/12/2016 của Tổng Liên đoàn;\n", encoding="utf-8")
    call_command("documents_lint", str(file), "--day", "2026-03-01", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert (answer["ok"], answer["complaints"][0]["code"], answer["on"]) == (False, "replaced", "2026-03-01")
    call_command("documents_lint", str(file), "--day", "2020-03-01")
    assert "Không thấy lỗi" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        call_command("documents_lint", str(tmp_path / "khong-co.txt"), "--json")
