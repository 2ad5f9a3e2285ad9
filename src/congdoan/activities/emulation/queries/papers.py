"""Papers of an initiative from what is kept, as PDF in the prescribed frame: its description, the minutes, the certificates."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from fractions import Fraction
from typing import Any

from congdoan.activities.emulation.models import Initiative
from congdoan.activities.emulation.queries import judging
from congdoan.activities.emulation.queries.initiatives import Details, details
from congdoan.activities.emulation.rules import STANDING, STATES, papers
from congdoan.activities.emulation.rules.certificates import certificate_pdf
from congdoan.foundation.access import queries as access
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents.rules.writing import compose, official, official_pdf, paper_head
from congdoan.people.organisations import queries as organisations


def pdf_of(content: Mapping[str, Any], *, on: date) -> bytes:
    """Return a paper in the frame of a day; without number and signature."""
    return official_pdf(compose(official(content, documents.kinds()), documents.boxes(on=on)), made_at=datetime.combine(on, time(), UTC))


def description(initiative_id: int, *, on: date) -> bytes | None:
    """Return the description of an initiative as its authors told it, or None where there is none within reach."""
    found = details(initiative_id, on=on)
    if found is None:
        return None
    top = paper_head(
        organisations.letterhead(found.row.unit_id, on=on), kind="Báo cáo", short="BC", subject="mô tả sáng kiến, đề nghị công nhận",
        recipients=["Hội đồng sáng kiến"],
    )  # fmt: skip
    parts = [(part.kind, part.words, part.claimed_formula, part.claimed or 0) for part in found.claimed_parts]
    content = papers.application(
        top, title=found.row.title, problem=found.problem, solution=found.solution, place=found.place,
        first=f"{found.first_applied_on:%d/%m/%Y}", authors=authors_of(found), parts=parts, total=found.row.claimed,
        other=found.other_benefit,
    )  # fmt: skip
    return pdf_of(content, on=on)


def minutes(initiative_id: int, *, on: date) -> bytes | None:
    """Return the minutes of the council on an initiative so far, or None where it was put before none within reach."""
    found, judged = details(initiative_id, on=on), judging.judgement(initiative_id)
    if found is None or judged is None:
        return None
    counted = [judge for judge in judged.judges if judge.total is not None and not judge.conflict]
    council = judged.council
    top = paper_head(
        organisations.letterhead(council.unit_id, on=on),
        kind="Biên bản",
        short="BB",
        subject="họp Hội đồng sáng kiến",
        recipients=["Hồ sơ sáng kiến"],
    )
    content = papers.minutes(
        top, title=found.row.title, code=found.row.code, council=f"{council.name} ({council.decision})",
        present=[(judge.name, judge.post) for judge in counted],
        barred=[(judge.name, judge.conflict) for judge in judged.judges if judge.conflict], criteria=council.rubric,
        sheets=[(judge.name, judge.scores, judge.total or 0) for judge in counted],
        means=[points(one) for one in judged.means] or ["–"] * len(council.rubric),
        mean=points(judged.outcome.mean) if judged.outcome.mean is not None else "–", result=_result(found, judged),
        alike=[f"{one.code} “{one.title}”, giống {one.score}%: {_verdict(one)}" for one in found.resemblances],
    )  # fmt: skip
    return pdf_of(content, on=on)


def decision_content(one: Initiative, *, unit_id: int, on: date) -> dict[str, Any]:
    """Return the decision that recognises an initiative, as the writer of documents takes it; `unit_id` issues it."""
    found = details(one.pk, on=on)
    assert found is not None
    facts = organisations.letterhead(unit_id, on=on)
    top = paper_head(
        facts, kind="Quyết định", short="QĐ", subject=f"về việc công nhận sáng kiến “{found.row.title}”",
        recipients=["Các tác giả", found.row.unit_name],
    )  # fmt: skip
    bases = [f"Căn cứ {found.rules.citation}", f"Căn cứ biên bản họp Hội đồng sáng kiến về hồ sơ {found.row.code}"]
    return papers.recognition(top, title=found.row.title, code=found.row.code, bases=bases, authors=authors_of(found))


def certificates(initiative_id: int, *, on: date) -> bytes | None:
    """Return the certificates of a recognised initiative, one page an author, or None where it is not recognised."""
    found = details(initiative_id, on=on)
    act = found.act("recognised") if found else None
    if found is None or act is None or found.row.state not in STANDING:
        return None
    facts = organisations.letterhead(found.row.unit_id, on=on)
    figures = {
        "unit": facts["name"], "parent": facts["parent"], "board": facts["board"], "title": found.row.title, "code": found.row.code,
        "decision": f"Quyết định {act.decision}", "decided_on": f"{act.happened_on:%d/%m/%Y}", "place": found.place,
        "day": f"{facts['place']}, ngày {act.happened_on.day:02d} tháng {act.happened_on.month:02d} năm {act.happened_on.year}",
        "authors": [{"name": one.name, "share": one.percent} for one in found.authors],
        "mark": "Số liệu hư cấu" if access.is_demo() else "",
    }  # fmt: skip
    return certificate_pdf(figures, made_at=datetime.combine(on, time(), UTC))


def authors_of(found: Details) -> list[tuple[str, str, str]]:
    """Return the authors as papers list them: name, part, share."""
    return [(one.name, one.part, one.percent) for one in found.authors]


def points(score: Fraction) -> str:
    """Return points with two decimals as people write them: 82,50. Rounding: half up."""
    hundredths = (2 * 100 * score.numerator + score.denominator) // (2 * score.denominator)
    return f"{hundredths // 100},{hundredths % 100:02d}"


def _verdict(one: Any) -> str:
    return {"different": f"khác giải pháp, {one.words}", "same": f"trùng giải pháp, {one.words}"}.get(one.verdict, "chưa kết luận")


def _result(found: Details, judged: judging.Judgement) -> str:
    told = judged.outcome
    mean = points(told.mean) if told.mean is not None else "–"
    line = f"{told.sheets} phiếu hợp lệ (cần {told.least_sheets}), điểm trung bình {mean}/{judged.council.most} (đạt từ {told.pass_score})."
    act = found.act("recognised") or found.act("refused")
    return f"{line} {STATES[found.row.state].capitalize()}." if act is None else f"{line} {act.name.capitalize()} theo {act.decision}."
