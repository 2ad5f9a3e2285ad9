"""Proposal files and the workbook of a campaign, from what is kept."""

from datetime import date
from io import BytesIO

from xlsxwriter import Workbook

from congdoan.activities.emulation.models import Award, AwardProposal, InitiativeAuthor
from congdoan.activities.emulation.queries.campaigning import CampaignRow, candidates, progress, titles
from congdoan.activities.emulation.queries.papers import pdf_of
from congdoan.activities.emulation.rules import STANDING, papers
from congdoan.activities.emulation.rules.awards import LOOKS, Title
from congdoan.foundation.access import queries as access
from congdoan.foundation.documents.rules.writing import paper_head
from congdoan.people.organisations import queries as organisations

PROPOSAL_PAPERS = ("to-trinh", "bien-ban")


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
        bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0"})
        source = book.add_worksheet("Nguồn")
        told = (
            ("Phong trào", one.name), ("Văn bản", one.document), ("Số liệu tính đến", f"{on:%d/%m/%Y}"),
            ("Người xuất", access.names_of_actors({made_by}).get(made_by, "")), ("Đơn vị có sáng kiến", len(lines)), ("Đăng ký", len(rows)),
        )  # fmt: skip
        for at, pair in enumerate(told):
            source.write_row(at, 0, pair)
        results = book.add_worksheet("Kết quả")
        results.write_row(0, 0, ("Mã", "Đơn vị", "Đã nộp", "Được công nhận", "Làm lợi năm đầu (đồng)"), bold)
        for at, line in enumerate(lines, start=1):
            results.write_row(at, 0, (line.code, line.name, line.told, line.recognised))
            results.write_number(at, 4, line.benefit, money)
        end = len(lines) + 1
        totals = (sum(line.told for line in lines), sum(line.recognised for line in lines), sum(line.benefit for line in lines))
        results.write_row(end, 0, ("", "Cộng", *totals), bold)
        results.write_row(
            end + 1, 0, ("", "Chỉ tiêu", "", one.goal_initiatives if one.goal_initiatives is not None else "", one.goal_benefit or ""), bold
        )
        listed = book.add_worksheet("Đăng ký")
        listed.write_row(0, 0, ("Đơn vị", "Họ tên, tập thể", "Danh hiệu", "Còn thiếu", "Đề nghị", "Quyết định"), bold)
        for at, row in enumerate(rows, start=1):
            state = row.state[1] if row.state else ""
            listed.write_row(at, 0, (row.unit_code, row.subject, row.title, "; ".join(row.lacking), state, row.decision))
        for sheet in (source, results, listed):
            sheet.set_column(0, 0, 18)
            sheet.set_column(1, 5, 28)
    return target.getvalue()
