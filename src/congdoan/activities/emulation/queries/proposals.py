"""Proposal files and the workbook of a campaign, from what is kept."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from congdoan.activities.emulation.models import Award, AwardProposal, InitiativeAuthor
from congdoan.activities.emulation.queries.campaigning import CampaignRow, candidates, progress, titles
from congdoan.activities.emulation.queries.papers import pdf_of
from congdoan.activities.emulation.rules import STANDING, papers
from congdoan.activities.emulation.rules.awards import LOOKS, Title
from congdoan.foundation.access import queries as access
from congdoan.foundation.documents.rules.writing import paper_head
from congdoan.people.organisations import queries as organisations

PROPOSAL_PAPERS = ("to-trinh", "bien-ban")
RESULTS = ("Mã", "Đơn vị", "Đã nộp", "Được công nhận", "Làm lợi năm đầu (đồng)")
REGISTERED = ("Đơn vị", "Họ tên, tập thể", "Danh hiệu", "Còn thiếu", "Đề nghị", "Quyết định")


def proposal_paper(one: CampaignRow, unit_id: int, paper: str, *, on: date) -> bytes | None:
    """Return the letter with its list, or the minutes, of what a unit proposes in a campaign; None where it proposes nothing."""
    found = [row for row in candidates(one.id, on=on) if row.unit_id == unit_id and row.proposal_id]
    if not found:
        return None
    rows = [
        [row.subject, row.title, str(one.ends_on.year), "; ".join(row.lacking) + (f" ({row.because})" if row.because else "") or "đạt"]
        for row in found
    ]
    facts = organisations.letterhead(unit_id, on=on)
    if paper == "bien-ban":
        top = paper_head(
            facts, kind="Biên bản", short="BB", subject="họp xét đề nghị khen thưởng", recipients=[facts["parent"] or "Lưu hồ sơ"]
        )
        return pdf_of(papers.proposal_minutes(top, campaign=one.name, rows=rows), on=on)
    top = paper_head(facts, kind="Tờ trình", short="TTr", subject="về việc đề nghị khen thưởng", recipients=["Như trên"])
    content = papers.proposal_letter(top, campaign=one.name, document=one.document, to=one.unit_name, rows=rows)
    return pdf_of(content, on=on)


def merits_paper(row: AwardProposal, title: Title, *, on: date) -> bytes:
    """Return the report of merits of a proposal."""
    member = row.registration.membership_id
    authored = (
        InitiativeAuthor.objects.filter(membership_id=member, initiative__state__in=STANDING).select_related("initiative") if member else []
    )
    made = [f"“{one.initiative.title}”, hồ sơ SK-{one.initiative.year}-{one.initiative.number:03d}" for one in authored]
    known = titles(on=on)
    awards = Award.objects.filter(unit_id=row.unit_id, membership=member).order_by("year")
    held = [f"{known[one.title].name if one.title in known else one.title} năm {one.year}, {one.decision}" for one in awards]
    top = paper_head(
        organisations.letterhead(row.unit_id, on=on),
        kind="Báo cáo",
        short="BC",
        subject="thành tích đề nghị khen thưởng",
        recipients=["Hồ sơ khen thưởng"],
    )
    content = papers.merits_report(
        top, subject=row.registration.subject, title=title.name, year=row.year, merits=row.merits, initiatives=made, held=held,
        checks=[(words, LOOKS[state][1], told) for words, state, told in row.checks],
    )  # fmt: skip
    return pdf_of(content, on=on)


def campaign_book(one: CampaignRow, *, on: date, made_by: int) -> bytes:
    """Return a campaign as a workbook: where it comes from, results by union against the goals, who registered and what is lacking."""
    lines, rows = progress(one, on=on), candidates(one.id, on=on)
    target = BytesIO()
    with Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, wrapped = (book.add_format({"bold": is_bold, "text_wrap": True, "valign": "top"}) for is_bold in (True, False))
        money, bold_money = (book.add_format({"bold": is_bold, "num_format": "#,##0", "valign": "top"}) for is_bold in (False, True))
        source = _sheet(book, "Nguồn", (), (24, 60), bold)
        told = (
            ("Phong trào", one.name), ("Văn bản", one.document), ("Số liệu tính đến", f"{on:%d/%m/%Y}"),
            ("Người xuất", access.names_of_actors({made_by}).get(made_by, "")), ("Đơn vị có sáng kiến", len(lines)), ("Đăng ký", len(rows)),
            *([("Dữ liệu", "Số liệu hư cấu")] if access.is_demo() else []),
        )  # fmt: skip
        for at, pair in enumerate(told):
            source.write_row(at, 0, pair, wrapped)
        results = _sheet(book, "Kết quả", RESULTS, (12, 50, 12, 16, 26), bold)
        for at, line in enumerate(lines, start=1):
            results.write_row(at, 0, (line.code, line.name, line.told, line.recognised), wrapped)
            results.write_number(at, 4, line.benefit, money)
        end = len(lines) + 1
        results.write_row(end, 0, ("", "Cộng", sum(line.told for line in lines), sum(line.recognised for line in lines)), bold)
        results.write_number(end, 4, sum(line.benefit for line in lines), bold_money)
        results.write_row(end + 1, 0, ("", "Chỉ tiêu", "", one.goal_initiatives if one.goal_initiatives is not None else ""), bold)
        results.write(end + 1, 4, one.goal_benefit or "", bold_money)
        listed = _sheet(book, "Đăng ký", REGISTERED, (12, 28, 28, 50, 16, 28), bold)
        for at, row in enumerate(rows, start=1):
            state = row.state[1] if row.state else ""
            listed.write_row(at, 0, (row.unit_code, row.subject, row.title, "; ".join(row.lacking), state, row.decision), wrapped)
    return target.getvalue()


def _sheet(book: Workbook, name: str, heads: Sequence[str], widths: Sequence[int], bold: Format) -> Worksheet:
    """Add a sheet that prints on one page's width, its heads on every page."""
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    if heads:
        sheet.write_row(0, 0, heads, bold)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
    return sheet
