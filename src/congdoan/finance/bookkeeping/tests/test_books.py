"""Books read from the ledger add up, page by page and in their files; templates, files and papers of vouchers."""

import io
import re
from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.rules import PartDraft, VoucherDraft, printing
from congdoan.finance.bookkeeping.rules.attachments import MOST_BYTES, kept_name, kind_of
from congdoan.finance.bookkeeping.rules.editing import template_faults
from congdoan.finance.bookkeeping.services import attaching, exporting
from congdoan.finance.bookkeeping.tests.builders import DAY, TODAY, approved, drafted, paid, payment, receipt
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.reference.services import NoDocument

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 6, 30, 9, 15, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
YEAR = {"since": date(2024, 1, 1), "until": date(2024, 12, 31)}
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


@pytest.fixture(scope="module")
def built_quarter(built_cast):
    """A quarter of a union: dues in cash, cash to the bank, two payments, one of them taken back."""
    early = {"voucher_date": date(2024, 4, 2), "accounting_date": date(2024, 4, 2)}
    paid(built_cast, receipt(1_000_000, **early))
    paid(built_cast, VoucherDraft("transfer", DAY, DAY, "", "Nộp vào ngân hàng", (PartDraft(400_000),), place="cash"))
    paid(built_cast, payment(150_000, 50_000))
    wrong = paid(built_cast, payment(70_000, category="visits"))
    services.reverse_voucher(
        by=built_cast.acting("chief_accountant"), voucher_id=wrong, accounting_date=TODAY, reason="Ghi trùng", red=True, on=TODAY
    )  # fmt: skip
    return built_cast


@pytest.fixture
def kept(entered, built_quarter):
    return deepcopy(built_quarter)


def read(unit_id, key, *, account="", **days):
    return queries.book_page(unit_id, queries.book(key, account=account), **(YEAR | days))


def test_the_cash_book_begins_where_it_ended_and_every_line_bears_its_balance(kept):
    whole = read(kept.union, "quy-tien-mat")
    assert [(line.number, line.incoming, line.outgoing, line.balance) for line in whole.lines] == [
        ("PT-0001/2024", 1_000_000, 0, 1_000_000),
        ("CT-0001/2024", 0, 400_000, 600_000),
        ("PC-0001/2024", 0, 200_000, 400_000),
        ("PC-0002/2024", 0, 70_000, 330_000),
        ("PC-0002/2024", 0, -70_000, 400_000),
    ]
    assert [line.cell("receipt_no") for line in whole.lines][:2] == ["PT-0001/2024", ""]

    june = read(kept.union, "quy-tien-mat", since=date(2024, 6, 15))

    assert (june.sums.opening, june.sums.debit, june.sums.credit, june.sums.closing) == (1_000_000, 0, 600_000, 400_000)
    assert june.lines[0].balance == 600_000


def test_pages_of_a_book_make_the_whole_book(kept):
    asked, gathered, after = queries.book("thu-chi"), [], None
    while True:
        page = queries.book_page(kept.union, asked, **YEAR, after=after, limit=2)
        gathered += page.lines
        if page.next is None:
            break
        after = page.next

    assert gathered == list(read(kept.union, "thu-chi").lines)
    assert [(line.category, line.incoming - line.outgoing, line.balance) for line in gathered] == [
        ("Thu đoàn phí", 1_000_000, 1_000_000),
        ("Chi trực tiếp chăm lo, bảo vệ, đào tạo", -200_000, 800_000),
        ("Chi thăm hỏi đoàn viên", -70_000, 730_000),
        ("Chi thăm hỏi đoàn viên", 70_000, 800_000),
    ]
    assert gathered[-1].outgoing == -70_000  # the red entry lowers what was spent
    assert (page.sums.debit, page.sums.credit, page.sums.closing) == (1_000_000, 200_000, 800_000)  # the deposit only changed its place


def test_the_general_ledger_names_the_other_account_and_agrees_with_the_trial_balance(kept):
    page = read(kept.union, "so-cai", account="611")
    balance = {row.code: row for row in ledger.trial_balance(kept.union, month=202412, since=202401)}

    assert {line.counter for line in page.lines} == {"1111"}
    assert (page.sums.debit, page.sums.credit) == (balance["611"].debit, balance["611"].credit) == (200_000, 0)
    assert queries.book("so-cai", account="611", on=TODAY).name == "Sổ cái 611: Chi phí hoạt động"
    journal = read(kept.union, "nhat-ky")
    assert sum(line.incoming for line in journal.lines) == sum(line.outgoing for line in journal.lines) == 1_600_000
    assert {line.counter for line in journal.lines} >= {"1111", "5118 · Thu đoàn phí", "336 · đoàn phí"}


@pytest.mark.parametrize("key", ["quy-tien-mat", "tien-gui", "thu-chi", "so-cai", "nhat-ky"])
def test_every_book_leaves_as_a_workbook_and_as_paper(kept, key):
    given = {"by": kept.acting("union_treasurer"), "unit_id": kept.union, "book": key, "made_at": NOW, "on": TODAY, "account": "111"}

    workbook = services.export_book(kind="xlsx", **given, **YEAR)
    paper = services.export_book(kind="pdf", **given, **YEAR)

    rows = list(load_workbook(io.BytesIO(workbook.content))["Sổ"].values)
    assert rows[0] == tuple(column.label for column in queries.book(key).columns)
    has_balance = key != "nhat-ky"  # a journal has no balance, and no row for one
    assert ("Số dư đầu kỳ" in rows[1]) == has_balance
    assert any(isinstance(cell, date) for cell in rows[1 + has_balance])
    (sums,) = (
        row for row in load_workbook(io.BytesIO(workbook.content))["Sổ"].iter_rows() if "Cộng phát sinh trong kỳ" in [c.value for c in row]
    )
    assert {cell.value for cell in sums if cell.data_type == "f"} == {
        f"=SUM({cell.column_letter}{2 + has_balance}:{cell.column_letter}{sums[0].row - 1})" for cell in sums if cell.data_type == "f"
    }
    assert paper.content.startswith(b"%PDF-")
    assert b"pdfaid" in paper.content


def test_books_that_cannot_be_written_say_why(kept, monkeypatch):
    given = {"by": kept.acting("union_treasurer"), "unit_id": kept.union, "made_at": NOW, "on": TODAY}

    with pytest.raises(queries.UnknownBook):
        services.export_book(book="so-la", kind="pdf", **given, **YEAR)
    with pytest.raises(services.UnknownFormat):
        services.export_book(book="thu-chi", kind="exe", **given, **YEAR)
    with pytest.raises(services.WrongDays):
        services.export_book(book="thu-chi", kind="pdf", **given, since=date(2024, 2, 1), until=date(2024, 1, 1))
    monkeypatch.setattr(exporting, "MOST_ENTRIES", {"pdf": 2})
    with pytest.raises(services.BookTooLong) as refusal:
        services.export_book(book="thu-chi", kind="pdf", **given, **YEAR)
    assert refusal.value.facts["entries"] == 5


@pytest.mark.parametrize("kind", ["receipt", "payment", "bank_in", "bank_out", "transfer", "journal"])
def test_every_kind_of_voucher_prints(cast, kind, monkeypatch):
    contents = {
        "transfer": VoucherDraft("transfer", DAY, DAY, "", "Rút tiền", (PartDraft(5),), place="bank"),
        "journal": VoucherDraft(
            "journal", DAY, DAY, "", "Chi phí chưa trả",
            (PartDraft(5, side="debit", account="611", category="care"), PartDraft(5, side="credit", account="331")),
        ),
    }  # fmt: skip
    category = "other_misc" if kind in ("receipt", "bank_in") else "care"
    voucher_id = approved(cast, contents.get(kind) or payment(kind=kind, category=category))

    told, draw = [], printing.pdf
    monkeypatch.setattr(printing, "pdf", lambda page, figures, **given: told.append(figures) or draw(page, figures, **given))
    made = services.print_voucher(by=cast.acting("union_treasurer"), voucher_id=voucher_id, made_at=NOW, on=TODAY)

    assert made.content.startswith(b"%PDF-")
    words = [*told[0]["book"], *(cell for row in told[0]["rows"] for cell in row)]
    assert not any(code in one for code in queries.categories() for one in words)  # names of the law pack, no codes
    assert re.fullmatch(r"[A-Z]{2}-000\d-2024\.pdf", made.name)
    with pytest.raises(services.UnknownVoucher):
        services.print_voucher(by=cast.people["union_treasurer"], voucher_id=10**9, made_at=NOW, on=TODAY)


def archive(*names):
    content = io.BytesIO()
    with ZipFile(content, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", "pdf"), (b"\xff\xd8\xff\xe0", "jpg"), (PNG, "png"), (archive("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (archive("[Content_Types].xml", "word/document.xml"), "docx"), (archive("xl/workbook.xml"), None), (b"PK\x03\x04broken", None),
        (b"<html><script>", None), (b"", None), (b"MZ\x90", None),
    ],
)  # fmt: skip
def test_a_file_is_what_its_bytes_say(content, kind):
    assert kind_of(content) == kind


def test_the_name_of_a_file_is_made_harmless():
    assert kept_name("C:\\x\\../../hóa đơn\r\n.pdf.exe", "pdf") == "hóa đơn.pdf.pdf"
    assert kept_name("", "png") == "tep.png"
    assert len(kept_name("ă" * 500, "jpg")) <= 120


def test_files_are_kept_once_sealed_and_refused_by_their_bytes(cast, monkeypatch):
    voucher_id = drafted(cast)
    given = {"by": cast.acting("union_accountant"), "voucher_id": voucher_id, "on": TODAY}

    services.attach_file(file_name="hoa-don.exe", content=PNG, **given)

    (record,) = queries.attachments_of(voucher_id)
    assert (record.file_name, record.size, queries.attachment(record.id)[1]) == ("hoa-don.png", len(PNG), PNG)
    assert [one.kind for one in ledger.evidence_of([f"bookkeeping/voucher/{voucher_id}"])] == ["attachment"]
    with pytest.raises(services.AlreadyAttached):
        services.attach_file(file_name="again.png", content=PNG, **given)
    with pytest.raises(services.FileUnfit):
        services.attach_file(file_name="a.pdf", content=b"<html>", **given)
    with pytest.raises(services.FileTooLarge):
        services.attach_file(file_name="a.png", content=PNG + b"\0" * MOST_BYTES, **given)
    monkeypatch.setattr(attaching, "MOST_FILES", 1)
    with pytest.raises(services.TooManyFiles):
        services.attach_file(file_name="b.png", content=PNG + b"1", **given)
    with pytest.raises(services.UnknownVoucher):
        services.attach_file(by=given["by"], voucher_id=10**9, file_name="a.png", content=PNG, on=TODAY)


SPEND = [
    {"side": "debit", "account": "6111", "amount": "amount"},
    {"side": "credit", "account": "1111", "alternative": "1121", "amount": "amount"},
]


def test_the_chief_accountant_decides_a_template_for_a_day_on_and_ends_it(cast):
    given = {"by": cast.acting("chief_accountant"), "unit_id": cast.district, "event": "spend", "document": "Quyết định thử", "on": TODAY}
    services.set_template(lines=SPEND, valid_from=date(2024, 6, 1), **given)
    before, after = (replace(payment(9), accounting_date=day) for day in (date(2024, 5, 31), DAY))

    assert {account.code for account, _ in queries.proposed(cast.union, before).lines} == {"611", "1111"}
    assert {account.code for account, _ in queries.proposed(cast.union, after).lines} == {"6111", "1111"}
    services.set_template(lines=SPEND, valid_from=date(2024, 6, 20), **given)  # a later decision ends the earlier one
    services.end_template(by=given["by"], unit_id=cast.district, event="spend", valid_until=date(2024, 6, 25), on=TODAY)
    assert {account.code for account, _ in queries.proposed(cast.union, after).lines} == {"611", "1111"}
    assert {one.event: record.branch_id for one, record in queries.templates_in_force(cast.union, on=date(2024, 6, 21))}["spend"]
    with pytest.raises(services.UnknownTemplate):
        services.end_template(by=given["by"], unit_id=cast.district, event="spend", valid_until=TODAY, on=TODAY)
    with pytest.raises(services.UnknownTemplate):
        services.set_template(lines=SPEND, valid_from=DAY, **(given | {"event": "fly"}))
    with pytest.raises(NoDocument):
        services.set_template(lines=SPEND, valid_from=DAY, **(given | {"document": " "}))


def test_every_template_in_force_may_be_decided_as_it_stands(cast):
    for one, record in queries.templates_in_force(cast.union, on=TODAY):
        accounts = {line.account for line in one.lines} | {line.alternative for line in one.lines}
        assert template_faults(record.fields["lines"], shipped=one, accounts=accounts) == []


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        ([{"side": "left", "account": "9x", "amount": "all"}], ["side", "account", "amount", "lines"]),
        ([SPEND[0]], ["lines"]),
        ([SPEND[0], SPEND[0]], ["lines"]),
        ([SPEND[0], {**SPEND[1], "account": "331", "alternative": ""}], ["lines"]),
    ],
)
def test_templates_that_would_not_balance_or_move_no_money_are_refused(cast, lines, fields):
    with pytest.raises(services.TemplateFaulty) as refusal:
        services.set_template(
            by=cast.acting("chief_accountant"), unit_id=cast.district, event="spend", lines=lines, valid_from=DAY, document="x", on=TODAY
        )  # fmt: skip

    assert [problem["field"] for problem in refusal.value.facts["problems"]] == fields
