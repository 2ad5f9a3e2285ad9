"""The archive: a list is decided, files take papers in order, are closed with counts, received by another person, lent and printed."""

import io
from datetime import UTC, date, datetime

import pypdf
import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.access.tests.builders import LEFT, RIGHT
from congdoan.foundation.documents import services
from congdoan.foundation.documents.models import CaseFile
from congdoan.foundation.documents.queries import filing as cases
from congdoan.foundation.documents.rules.filing import CaseDraft, case_list_of, due_on, page_ranges, typed_list
from congdoan.foundation.documents.services import HandoverDraft, PaperDraft

from .builders import TODAY, office

MADE_AT = datetime(2024, 6, 30, tzinfo=UTC)
RULE = "Bảng thời hạn của đơn vị (hư cấu)"
LIST = f"""I. Tổ chức, cán bộ (TCCB)
Kết nạp đoàn viên | 20 năm | {RULE} | Văn Thư Mẫu
Nghị quyết Ban Chấp hành | Vĩnh viễn | {RULE} | Văn Thư Mẫu

Tài chính (TC)
Thu đoàn phí | 10 năm | {RULE} | Kế Toán Mẫu"""
FAULTY = "Trước đề mục | 5 năm | x | y\nA (A)\nmột ô\nt | mãi | x | y\nt | 0 năm | x | y\nt | 5 năm | | y\nB (A)\nz | 1 năm | x | y"
BOOK = PaperDraft("Ảnh buổi kết nạp", date(2024, 3, 1))
DRAFT = CaseDraft("Thi đua", "td", "Hội thao", 5, RULE, "Văn Thư Mẫu")
MINUTES = HandoverDraft("Hồ sơ năm 2024", "Văn Thư Mẫu", "Lưu Trữ Mẫu", boxes=2)


def test_a_list_is_read_section_by_section_and_written_back():
    drafts, faults = case_list_of(LIST)

    assert faults == []
    assert [(one.section_code, one.title, one.keep_years) for one in drafts] == [
        ("TCCB", "Kết nạp đoàn viên", 20), ("TCCB", "Nghị quyết Ban Chấp hành", None), ("TC", "Thu đoàn phí", 10),
    ]  # fmt: skip
    assert case_list_of(typed_list(drafts)) == (drafts, [])


def test_everything_wrong_in_a_list_is_told_with_its_line():
    faults = case_list_of(
        "Hồ sơ trước đề mục | 5 năm | x | y\nA (A)\nmột ô\nt | mãi | x | y\nt | 0 năm | x | y\nt | 5 năm | | y\nB (A)\nz | 1 năm | x | y"
    )[1]

    assert [fault.split(":")[0] for fault in faults] == [
        "dòng 1", "dòng 1", "dòng 3", "dòng 4", "dòng 5", "dòng 6", "ký hiệu A đứng cho hai đề mục",
    ]  # fmt: skip
    assert case_list_of("  \n")[1] == ["chưa có hồ sơ nào"]


def test_pages_count_on_through_a_file_and_a_year_has_a_day_less():
    assert page_ranges([2, 1, 10]) == ["01-02", "03", "04-13"]
    assert due_on(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert due_on(date(2024, 6, 30), 1) == date(2025, 6, 30)


@pytest.fixture
def cast(entered, monkeypatch):
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: TODAY)
    return office()


def decided(cast, *, files=LIST, year=2024, who="head"):
    facts = {"unit_id": LEFT, "year": year, "document": "Quyết định số 05/QĐ-LĐLĐ ngày 05/01/2024", "files": files, "on": TODAY}
    services.decide_case_list(by=cast.acting(who), **facts)
    return [row.id for row in cases.files_of_year(LEFT, year=year)]


def put(cast, case, *, who="writer", **paper):
    paper = paper or {"paper": BOOK, "pages": 3}
    return services.file_paper(by=cast.acting(who), case_id=case, on=TODAY, **paper)


def closed(cast, case, *, who="writer"):
    row = cases.case_file(case)
    facts = {"title": row.title, "keep_years": row.keep_years, "keep_source": row.keep_source, "keeper": row.keeper}
    services.close_case_file(by=cast.acting(who), case_id=case, on=TODAY, **facts)


def received(cast, *files, who="head", **changes):
    facts = {
        "unit_id": LEFT,
        "case_ids": files,
        "handover": HandoverDraft(**{**{f: getattr(MINUTES, f) for f in MINUTES.__slots__}, **changes}),
    }
    return services.hand_over_case_files(by=cast.acting(who), on=TODAY, **facts)


def words_of(made):
    return " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(made.content)).pages)


@pytest.mark.django_db
def test_a_list_numbers_its_files_within_their_sections_once_a_year(cast):
    first, second, third = decided(cast)

    assert [cases.case_file(one).notation for one in (first, second, third)] == ["01.TCCB", "02.TCCB", "01.TC"]
    assert {cases.case_file(one).state for one in (first, second, third)} == {"listed"}
    with pytest.raises(services.CaseListDecided):
        decided(cast)
    with pytest.raises(services.CaseListFaulty, match="thời hạn") as refusal:
        decided(cast, files="A (A)\nt | mãi | x | y", year=2023)
    assert len(refusal.value.each()) == 1
    with pytest.raises(services.CaseListFaulty):
        decided(cast, year=1990)
    with pytest.raises(NotAllowed):
        decided(cast, year=2025, who="writer")
    assert cases.last_list(LEFT)[0].title == "Kết nạp đoàn viên"
    opened = services.open_case_file(by=cast.acting("writer"), unit_id=LEFT, year=2024, case=DRAFT, on=TODAY)
    assert (cases.case_file(opened).notation, cases.case_file(opened).state) == ("01.TD", "open")
    for wrong in (CaseDraft("Khác", "TCCB", "x", 5, RULE, "y"), CaseDraft("", "X", "", 0, "", "")):
        with pytest.raises(services.CaseFileUnfit):
            services.open_case_file(by=cast.acting("writer"), unit_id=LEFT, year=2024, case=wrong, on=TODAY)
    assert "Danh mục hồ sơ này có 4 hồ sơ, bao gồm: 1 hồ sơ bảo quản vĩnh viễn; 3 hồ sơ bảo quản có thời hạn." in words_of(
        services.export_case_list(by=cast.acting("head"), unit_id=LEFT, year=2024, made_at=MADE_AT, on=TODAY)
    )
    with pytest.raises(services.NoCaseFiles):
        services.export_case_list(by=cast.acting("head"), unit_id=LEFT, year=2020, made_at=MADE_AT, on=TODAY)


@pytest.mark.django_db
def test_papers_stand_in_the_order_of_their_days_each_once(cast):
    case = decided(cast)[0]
    signed, came = cast.signed(), services.receive_document(
        by=cast.acting("writer"), unit_id=LEFT, file_name="thu.txt", arrived_on=TODAY, on=TODAY,
        content="Số: 7/TB-LĐLĐ\n\nTHÔNG BÁO\nVề việc họp\nNơi, ngày 05 tháng 01 năm 2024".encode(),
    )  # fmt: skip
    put(cast, case, outgoing_id=signed)
    put(cast, case)
    with pytest.raises(services.PaperUnfit, match="số trang"):
        put(cast, case, arrival_id=came)
    last = put(cast, case, arrival_id=came, pages=2)

    days = [one.issued_on for one in cases.papers_of(case)]
    assert days == sorted(days)
    assert len(days) == 3
    assert cases.case_file(case).state == "open"
    assert [name for _, name in cases.filed_in(outgoing_id=signed)] == ["01.TCCB/2024 Kết nạp đoàn viên"]
    with pytest.raises(services.PaperFiled):
        put(cast, case, outgoing_id=signed)
    nameless = PaperDraft(" ", TODAY)
    for wrong in (
        {"outgoing_id": cast.draft()}, {"outgoing_id": cast.signed(), "arrival_id": came}, {"paper": nameless, "pages": 1},
        {"paper": BOOK, "pages": 0}, {"arrival_id": came + 99, "pages": 1}, {"pages": 1},
    ):  # fmt: skip
        with pytest.raises(services.PaperUnfit):
            put(cast, case, **wrong)
    services.take_out_paper(by=cast.acting("writer"), paper_id=last, reason="bản trùng", on=TODAY)
    assert [one.taken_out for one in cases.taken_out_of(case)] == ["bản trùng"]
    assert last not in [one.pk for one in cases.papers_of(case)]
    with pytest.raises(services.PaperTakenOut):
        services.take_out_paper(by=cast.acting("writer"), paper_id=last, reason="lần nữa", on=TODAY)
    put(cast, case, arrival_id=came, pages=2)
    for words, one in (("anh buoi ket nap", case), ("02.TCCB", case + 1)):
        assert one in [row.id for row in cases.case_files(cases.CaseFilter(text=words))[0]]
    assert cases.case_files(cases.CaseFilter(text="khong co"))[0] == []
    told = words_of(services.export_case_contents(by=cast.acting("writer"), case_id=case, made_at=MADE_AT, on=TODAY))
    assert "01.TCCB" in told
    assert "01/LĐLĐ" in told
    assert "Hồ sơ gồm 3 văn bản, tài liệu" in told
    with pytest.raises(services.UnknownCaseFile):
        put(cast, case + 99)


@pytest.mark.django_db
def test_a_file_is_closed_with_its_counts_opened_again_and_received_by_another(cast):
    case, other, _ = decided(cast)
    with pytest.raises(services.CaseFileEmpty):
        closed(cast, case)
    first = put(cast, case)
    with pytest.raises(services.CaseFileUnfit):
        services.close_case_file(by=cast.acting("writer"), case_id=case, title="", keep_years=5, keep_source=RULE, keeper="x", on=TODAY)
    with pytest.raises(services.CaseFileNotClosed):
        services.reopen_case_file(by=cast.acting("writer"), case_id=case, reason="x", on=TODAY)
    closed(cast, case)
    row = cases.case_file(case)
    assert (row.state, row.papers, row.pages, row.due_on, row.is_late(date(2025, 7, 1))) == ("closed", 1, 3, date(2025, 6, 30), True)
    for act in (lambda: put(cast, case), lambda: closed(cast, case),
                lambda: services.take_out_paper(by=cast.acting("writer"), paper_id=first, reason="x", on=TODAY)):  # fmt: skip
        with pytest.raises(services.CaseFileClosed):
            act()
    services.reopen_case_file(by=cast.acting("writer"), case_id=case, reason="thiếu một văn bản", on=TODAY)
    put(cast, case, paper=PaperDraft("Biên bản", TODAY), pages=1)
    closed(cast, case, who="head")
    put(cast, other)
    closed(cast, other)

    with pytest.raises(services.OwnCaseFile):
        received(cast, case, other)
    for wrong in ((), (case, case + 99)):
        with pytest.raises(services.HandoverUnfit):
            received(cast, *wrong)
    for changes in ({"giver": " "}, {"boxes": -1}):
        with pytest.raises(services.HandoverUnfit):
            received(cast, other, **changes)
    with pytest.raises(NotAllowed):
        received(cast, other, who="signer")
    made = received(cast, other)
    assert cases.case_file(other).state == "kept"
    with pytest.raises(services.CaseFileNotClosed):
        services.reopen_case_file(by=cast.acting("writer"), case_id=other, reason="x", on=TODAY)
    told = words_of(services.export_case_handover(by=cast.acting("head"), handover_id=made, made_at=MADE_AT, on=TODAY))
    assert "Giao nhận hồ sơ, tài liệu" in told
    assert "1 hồ sơ (viết bằng chữ: Một hồ sơ), 1 văn bản, 2 hộp (cặp)" in told
    assert "02.TCCB/2024" in told
    assert "ĐẠI DIỆN BÊN NHẬN" in told
    with pytest.raises(services.UnknownCaseFile):
        services.export_case_handover(by=cast.acting("head"), handover_id=made + 99, made_at=MADE_AT, on=TODAY)
    assert cases.case_counts(cases.CaseFilter()) == {"listed": 1, "open": 0, "closed": 1, "kept": 1, "destroyed": 0, "struck": 0}


@pytest.mark.django_db
def test_a_file_is_closed_no_earlier_than_its_last_paper(cast):
    case = decided(cast)[0]
    late = put(cast, case, paper=PaperDraft("Biên bản", date(2024, 7, 2)), pages=1)
    put(cast, case)
    facts = {"title": "x", "keep_years": 5, "keep_source": RULE, "keeper": "y", "case_id": case}
    with pytest.raises(services.CaseFileClosedEarly, match=r"02/07/2024.*30/06/2024"):
        services.close_case_file(by=cast.acting("writer"), on=TODAY, **facts)
    services.take_out_paper(by=cast.acting("writer"), paper_id=late, reason="ghi sai ngày", on=TODAY)
    before = date(2024, 6, 29)
    with pytest.raises(services.CaseFileClosedEarly, match=r"30/06/2024.*29/06/2024"):
        services.close_case_file(by=cast.acting("writer", on=before), on=before, **facts)
    with pytest.raises(DatabaseError, match="no earlier than its last paper"), transaction.atomic():
        CaseFile.objects.filter(pk=case).update(closed_on=before, closed_by=cast.people["writer"], paper_count=1, page_count=3)

    services.close_case_file(by=cast.acting("writer"), on=TODAY, **facts)

    assert cases.case_file(case).closed_on == TODAY


@pytest.mark.django_db
def test_a_file_opened_by_mistake_is_struck_out_and_keeps_its_number(cast):
    def opened(title="Hội thao"):
        facts = {"unit_id": LEFT, "year": 2024, "case": CaseDraft("Thi đua", "TD", title, None, RULE, "Văn Thư Mẫu")}
        return services.open_case_file(by=cast.acting("writer"), on=TODAY, **facts)

    def struck(case, reason="mở nhầm, đã có hồ sơ hội thao"):
        services.strike_out_case_file(by=cast.acting("writer"), case_id=case, reason=reason, on=TODAY)

    listed = decided(cast)[0]
    case = opened()
    paper = put(cast, case)
    for wrong in (case, listed):
        with pytest.raises(services.CaseFileNotEmpty):
            struck(wrong)
    services.take_out_paper(by=cast.acting("writer"), paper_id=paper, reason="nhầm hồ sơ", on=TODAY)
    with pytest.raises(services.ReasonMissing):
        struck(case, reason=" ")
    with pytest.raises(NotAllowed):
        services.strike_out_case_file(by=cast.acting("signer"), case_id=case, reason="x", on=TODAY)

    struck(case)

    row = cases.case_file(case)
    assert (row.state, row.struck_out, row.struck_on) == ("struck", "mở nhầm, đã có hồ sơ hội thao", TODAY)
    for act in (lambda: put(cast, case), lambda: closed(cast, case)):
        with pytest.raises(services.CaseFileClosed, match="gạch bỏ"):
            act()
    with pytest.raises(services.CaseFileNotEmpty):
        struck(case)
    assert case not in [one.id for one in cases.open_case_files(LEFT)]
    assert cases.case_file(opened("Hội thao, văn nghệ")).notation == "02.TD"
    assert cases.case_counts(cases.CaseFilter())["struck"] == 1
    assert [one.id for one in cases.case_files(cases.CaseFilter(state="struck"))[0]] == [case]
    told = words_of(services.export_case_list(by=cast.acting("head"), unit_id=LEFT, year=2024, made_at=MADE_AT, on=TODAY))
    assert "Đã gạch bỏ ngày 30/06/2024: mở nhầm" in told
    assert "có 4 hồ sơ, bao gồm: 2 hồ sơ bảo quản vĩnh viễn" in told


@pytest.mark.django_db
def test_a_document_sent_here_is_filed_and_a_voided_one_by_nobody(cast):
    case = decided(cast)[0]
    voided = cast.signed()
    services.void_document(by=cast.acting("head"), outgoing_id=voided, reason="trùng", on=TODAY)
    with pytest.raises(services.PaperUnfit):
        put(cast, case, outgoing_id=voided, pages=1)
    put(cast, case)
    with pytest.raises(DatabaseError, match="not voided"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FILED.replace("symbol", "outgoing_id, symbol").replace("''", "%s, ''", 1), [case, LEFT, voided])


@pytest.mark.django_db
def test_a_file_of_the_archive_is_lent_to_one_person_at_a_time(cast):
    case = decided(cast)[0]
    put(cast, case)
    closed(cast, case)
    head = {"by": cast.acting("head"), "on": TODAY}
    with pytest.raises(services.CaseFileNotKept):
        services.lend_case_file(case_id=case, person="Người Mượn", allowed_by="Chánh Văn phòng", **head)
    received(cast, case)

    services.lend_case_file(case_id=case, person="Người Đọc", allowed_by="Chánh Văn phòng", **head)
    loan = services.lend_case_file(case_id=case, person="Người Mượn", allowed_by="Chánh Văn phòng", due_on=date(2024, 7, 5), **head)

    assert cases.case_file(case).lent_to == "Người Mượn"
    with pytest.raises(services.CaseFileLent):
        services.lend_case_file(case_id=case, person="Người Khác", allowed_by="Chánh Văn phòng", **head)
    for wrong in ({"person": ""}, {"due_on": date(2024, 6, 1)}):
        with pytest.raises(services.UseUnfit):
            services.lend_case_file(**{"case_id": case, "person": "x", "allowed_by": "y", **head, **wrong})
    services.take_back_case_file(use_id=loan, **head)
    with pytest.raises(services.UseReturned):
        services.take_back_case_file(use_id=loan, **head)
    assert [(one.person, one.returned_on) for one in cases.uses_of(case)] == [("Người Mượn", TODAY), ("Người Đọc", TODAY)]
    made = services.export_case_uses(unit_id=LEFT, year=2024, kind="pdf", made_at=MADE_AT, **head)
    assert "Người Mượn" in words_of(made)
    assert "Người cho phép sử dụng" in words_of(made)
    with pytest.raises(services.RegisterFormatUnknown):
        services.export_case_uses(unit_id=LEFT, year=2024, kind="doc", made_at=MADE_AT, **head)
    with pytest.raises(services.UnknownCaseFile):
        services.take_back_case_file(use_id=loan + 99, **head)


FILED = (
    "INSERT INTO documents_casepaper (case_file_id, unit_id, symbol, issued_on, title, author, pages, note, search_key, taken_out, "
    "filed_on, filed_by) VALUES (%s, %s, '', access_day(), 'x', '', 1, '', '', '', access_day(), access_acting())"
)
REFUSED_BY_POSTGRESQL = {
    "UPDATE documents_casefile SET number = 9 WHERE id = %(open)s": "keeps its number",
    "UPDATE documents_casefile SET closed_on = access_day(), closed_by = access_acting(), paper_count = 9, page_count = 9 "
    "WHERE id = %(open)s":
        "counts of its papers",
    "UPDATE documents_casefile SET title = 'khác' WHERE id = %(kept)s": "given to the archive",
    "UPDATE documents_casefile SET title = 'khác' WHERE id = %(closed)s": "opened again",
    "UPDATE documents_casefile SET handover_id = (SELECT max(id) FROM documents_casehandover) WHERE id = %(closed)s": "closed themselves",
    "UPDATE documents_casepaper SET pages = 99 WHERE case_file_id = %(open)s": "taken out once",
    "UPDATE documents_casepaper SET taken_out = 'x' WHERE case_file_id = %(closed)s": "an open case file",
    "UPDATE documents_casefile SET struck_out = 'x', struck_on = access_day(), struck_by = access_acting() WHERE id = %(open)s":
        "an empty case file is struck out once",
    "UPDATE documents_casefile SET title = 'khác' WHERE id = %(struck)s": "an empty case file is struck out once",
    "UPDATE documents_casefile SET struck_out = '', struck_on = NULL, struck_by = NULL WHERE id = %(struck)s":
        "an empty case file is struck out once",
    FILED.replace("%s, %s", "%(struck)s, 11"): "an open case file",
    "DELETE FROM documents_casepaper": "",
    "DELETE FROM documents_casefile": "",
    "DELETE FROM documents_caselist": "",
    "INSERT INTO documents_caseuse (case_file_id, unit_id, person, allowed_by, note, due_on, used_on, recorded_by) VALUES "
    "(%(closed)s, 11, 'x', 'y', '', access_day(), access_day(), access_acting())": "in the archive",
    "UPDATE documents_caseuse SET returned_on = NULL": "comes back once",
    "INSERT INTO documents_caselist (unit_id, year, document, decided_on, decided_by) "
    "VALUES (11, 2030, 'x', '2020-01-01', 1)": "decided by",
}  # fmt: skip


@pytest.mark.django_db
def test_postgresql_keeps_the_archive_against_everybody(cast):
    kept, shut, still = decided(cast)
    for case in (kept, shut, still):
        put(cast, case)
    closed(cast, kept)
    closed(cast, shut, who="head")
    received(cast, kept)
    services.lend_case_file(by=cast.acting("head"), case_id=kept, person="x", allowed_by="y", on=TODAY)
    struck = services.open_case_file(by=cast.acting("writer"), unit_id=LEFT, year=2024, case=DRAFT, on=TODAY)
    services.strike_out_case_file(by=cast.acting("writer"), case_id=struck, reason="mở nhầm", on=TODAY)
    ids = {"open": still, "closed": shut, "kept": kept, "struck": struck}
    for statement, words in REFUSED_BY_POSTGRESQL.items():
        with pytest.raises(DatabaseError, match=words or None), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement.replace("11", str(LEFT)), ids)


@pytest.mark.django_db
def test_a_neighbour_sees_no_case_file_and_puts_nothing_in(cast):
    case = decided(cast)[0]
    foreign = cast.issued(RIGHT)
    cast.acting("right")

    assert cases.case_files(cases.CaseFilter())[0] == []
    with pytest.raises(services.UnknownCaseFile):
        put(cast, case, who="right")
    mine = services.open_case_file(by=cast.acting("right"), unit_id=RIGHT, year=2024, case=DRAFT, on=TODAY)
    put(cast, mine, who="right", outgoing_id=foreign)
    assert [one.outgoing_id for one in cases.papers_of(mine)] == [foreign]


@pytest.mark.django_db
def test_a_list_of_case_files_asks_few_questions(cast, django_assert_max_num_queries):
    for case in decided(cast):
        put(cast, case)

    with django_assert_max_num_queries(5):
        rows, _ = cases.case_files(cases.CaseFilter(text="anh"))
    assert len(rows) == 3
