"""The arrears statement proves itself; receipts tell of one payer alone; DOCX says what the paper says."""

import io
from dataclasses import replace
from datetime import date, timedelta

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from congdoan.finance.assessments import queries as assessments_queries
from congdoan.finance.assessments import services as assessments
from congdoan.finance.collection import services as collection
from congdoan.finance.collection.rules.model import Part
from congdoan.finance.collection.tests.builders import DAY
from congdoan.finance.notices import queries
from congdoan.finance.notices.queries.arrears import arrears
from congdoan.finance.notices.queries.frames import frame_of
from congdoan.finance.notices.queries.letters import arrears_letter, notice_letter, receipt_letter
from congdoan.finance.notices.queries.receipts import confirmed
from congdoan.finance.notices.rules.letter import letter_pdf
from congdoan.finance.notices.rules.letter_docx import letter_docx
from congdoan.finance.notices.rules.statement import Move, statement

from .test_issuing import NOW

DAYS = st.dates(date(2023, 1, 1), date(2025, 12, 31))
SUMS = st.integers(-(10**15), 10**15).filter(bool)


@st.composite
def moves(draw):
    kind = draw(st.sampled_from(["charged", "adjusted", "received"]))
    return Move(draw(DAYS), "x", **{kind: draw(SUMS)})


@settings(max_examples=40)
@given(st.lists(moves(), max_size=12), DAYS, st.integers(0, 400))
def test_a_statement_adds_up_line_by_line_and_in_its_sums(told, since, days):
    until = since + timedelta(days=days)

    sheet = statement(told, since=since, until=until)

    assert sheet.closing == sum(move.change for move in told if move.on <= until)
    assert sheet.opening == sum(move.change for move in told if move.on < since)
    assert [line.owed for line in sheet.lines][-1:] == ([sheet.closing] if sheet.lines else [])
    owed = sheet.opening
    for line in sheet.lines:
        owed += line.move.change
        assert line.owed == owed


@settings(max_examples=40)
@given(st.lists(moves(), max_size=12), DAYS)
def test_two_periods_that_follow_each_other_meet(told, cut):
    first = statement(told, since=date(2023, 1, 1), until=cut - timedelta(days=1))
    second = statement(told, since=cut, until=date(2025, 12, 31))

    assert second.opening == first.closing


# --- from the books ---


def sheet_of(owing, payer, since=date(2024, 1, 1), until=DAY):
    return arrears(owing.district, payer, "KPCD", since=since, until=until)


@pytest.mark.django_db
def test_the_statement_is_what_collection_says_is_unpaid(owing):
    told = sheet_of(owing, owing.employer)

    assert told.holds
    sheet = told.statement
    assert (sheet.opening, sheet.charged, sheet.received, sheet.closing) == (0, 6_000_000, 2_500_000, 3_500_000)
    assert "dòng sao kê ngày 05/02/2024" in next(line.move.words for line in sheet.lines if line.move.received)


@pytest.mark.django_db
def test_surplus_corrections_waivers_and_a_line_taken_back_still_prove(owing):
    owing.statement(("20-04-2024 09:00:00", 5_000_000, queries.owed_by(owing.employer, on=DAY).payment.note), name="b.xlsx")
    owing.run()
    charge = assessments_queries.charges([owing.employer])[2].id
    assessments.revise_charge(by=owing.by, charge_id=charge, amount=1_200_000, reason="Tính nhầm quỹ lương", on=DAY)
    owing.statement(("22-04-2024 09:00:00", 700_000, "nop tien"), name="c.xlsx")
    owing.run()
    decided = {"by": owing.by, "unit_id": owing.district, "line_id": owing.line("nop tien"), "on": DAY}
    collection.decide_line(**decided, kind="KPCD", parts=(Part("KPCD", owing.employer, 700_000),), reason="theo điện thoại")
    assert sheet_of(owing, owing.employer).statement.received == 8_200_000
    collection.undo_line(**decided, reason="nhầm người nộp")
    collection.waive_unpaid(by=owing.by, employer_id=owing.lone, ground="dissolution", document="1/QĐ", decided_on=date(2025, 8, 1), on=DAY)

    for payer in (owing.employer, owing.lone):
        for until in (date(2024, 1, 15), date(2024, 2, 10), date(2024, 4, 30), DAY):
            told = sheet_of(owing, payer, until=until)
            assert told.holds, (payer, until, told)
    assert sheet_of(owing, owing.lone).statement.adjusted == -6_000_000
    assert sheet_of(owing, owing.employer).statement.closing == 5_200_000 - 7_500_000


@pytest.mark.django_db
def test_the_next_period_opens_where_the_last_one_closed(owing):
    first = sheet_of(owing, owing.employer, until=date(2024, 2, 29)).statement
    second = sheet_of(owing, owing.employer, since=date(2024, 3, 1)).statement

    assert first.closing == second.opening == 1_500_000


@pytest.mark.django_db
def test_a_line_of_two_payers_is_confirmed_to_each_alone(owing):
    owing.statement(("20-04-2024 09:00:00", 3_000_000, "nop tien hai don vi"), name="b.xlsx")
    owing.run()
    parts = (Part("KPCD", owing.employer, 1_000_000), Part("KPCD", owing.lone, 2_000_000))
    line = owing.line("nop tien hai don vi")
    collection.decide_line(by=owing.by, unit_id=owing.district, line_id=line, kind="KPCD", parts=parts, reason="theo bảng kê", on=DAY)

    told = confirmed(owing.district, owing.lone, "KPCD", line, on=DAY)

    assert (told.amount, told.months, told.surplus) == (2_000_000, ((202401, 2_000_000),), 0)
    owed = queries.owed_by(owing.lone, on=DAY)
    paper = letter_pdf([receipt_letter(owed, told, frame_of(owing.district, on=DAY), made_at=NOW)])
    text = PdfReader(io.BytesIO(paper)).pages[0].extract_text()
    assert "Hai triệu đồng" in text
    assert "117999000024" in text
    assert "Mía Đường" not in text
    assert "3.000.000" not in text
    assert confirmed(owing.district, owing.lone, "KPCD", queries.history(owing.employer, on=DAY)[-1].line_id, on=DAY) is None


@pytest.mark.django_db
def test_docx_holds_what_the_paper_holds(owing):
    owed = queries.owed_by(owing.employer, on=DAY)
    frame = frame_of(owing.district, on=DAY)
    letters = [
        notice_letter(owed, frame, number="07/2024", made_at=NOW),
        arrears_letter(owed, sheet_of(owing, owing.employer), frame, made_at=NOW),
    ]
    for letter in letters:
        document = docx.Document(io.BytesIO(letter_docx(letter)))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        words = " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
        paper = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(letter_pdf([letter]))).pages)
        for text in (letter.heading, letter.issuer.upper(), letter.authority, *letter.to):
            assert text in words
            assert squeezed(text) in squeezed(paper)
        for row in next(block for block in letter.blocks if block.kind == "table").rows:
            for cell in row:
                assert cell in cells
                assert squeezed(cell) in squeezed(paper)
        section = document.sections[0]
        assert (section.page_width.mm, section.left_margin.mm, section.right_margin.mm) == pytest.approx((210, 30, 15), abs=0.1)
    assert len(docx.Document(io.BytesIO(letter_docx(letters[0]))).inline_shapes) == 1


def squeezed(text):
    return "".join(text.split())


@pytest.mark.django_db
def test_a_hostile_name_stays_text_on_every_paper(owing):
    name = '=cmd|"/c calc"!A1 #let x = 1 *đậm* <script>&\x00\x1b'
    owed = replace(queries.owed_by(owing.employer, on=DAY), name=name)
    letter = notice_letter(owed, frame_of(owing.district, on=DAY), number="", made_at=NOW)

    paper = PdfReader(io.BytesIO(letter_pdf([letter]))).pages[0].extract_text()
    document = docx.Document(io.BytesIO(letter_docx(letter)))

    assert squeezed('=cmd|"/c calc"!A1 #let x = 1 *đậm* <script>&') in squeezed(paper)
    assert any('=cmd|"/c calc"!A1 #let x = 1 *đậm* <script>&' in paragraph.text for paragraph in document.paragraphs)
