"""What was found in words: the draft conclusion out of irregularities and recommendations, and the paper that is signed."""

from collections.abc import Mapping, Sequence
from typing import Any

from congdoan.foundation.kernel.money import format_dong

OTHER = "other"
RECOMMENDATION_STATES = {"open": "chưa làm", "told": "chờ xác nhận", "returned": "bị trả lại", "verified": "đã xác nhận xong"}
RECOMMENDATION_ACTS = {"told": "báo đã làm", "returned": "trả lại", "verified": "xác nhận xong"}
STANDING = ("open", "told", "returned")
"""States in which a recommendation is still shown to the unit."""
NOTHING_FOUND = "Chưa phát hiện sai phạm trong phạm vi và thời kỳ kiểm tra."


def finding_line(one: Any) -> str:
    """Return one irregularity as the conclusion tells it: what, how much, against which article, why, who."""
    amount = f", số tiền {format_dong(one.amount)} đồng" if one.amount else ""
    cause = f" Nguyên nhân: {one.cause.rstrip('.')}." if one.cause else ""
    person = f" Trách nhiệm: {one.person.rstrip('.')}." if one.person else ""
    detail = f" {one.words.rstrip('.')}." if one.words else ""
    return f"{one.title.rstrip('.')}{amount} (trái {one.article}, {one.document}).{detail}{cause}{person}"


def recommendation_line(one: Any) -> str:
    """Return one recommendation: what, by whom, until when."""
    return f"{one.words.rstrip('.')}. {one.owner_name}, hạn {one.due_on:%d/%m/%Y}."


def draft_text(findings: Sequence[Any], recommendations: Sequence[Any]) -> str:
    """Return the draft conclusion out of what was found and what is recommended, each with its number."""
    total = sum(one.amount or 0 for one in findings)
    found = [f"{place}. {finding_line(one)}" for place, one in enumerate(findings, start=1)] or [NOTHING_FOUND]
    asked = [f"{place}. {recommendation_line(one)}" for place, one in enumerate(recommendations, start=1)] or ["Không có kiến nghị."]
    summed = [f"Cộng {len(findings)} phát hiện, {format_dong(total)} đồng."] if findings else []
    return "\n".join(["I. KẾT QUẢ KIỂM TRA", *found, *summed, "II. KIẾN NGHỊ", *asked])


def conclusion_paper(
    *, head: Mapping[str, Any], row: Any, findings: Sequence[Any], recommendations: Sequence[Any], reply: str, team: Sequence[str]
) -> dict[str, Any]:  # fmt: skip
    """Return the conclusion as content for the writer of documents.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; that a union writes "Kết luận" is in Quyết định 933/QĐ-TLĐ (its annex is not at hand).
    """
    period = f"thời kỳ từ {row.since:%d/%m/%Y} đến {row.until:%d/%m/%Y}"
    what = f"đã kiểm tra {row.kind_words.lower()} tại {row.unit_name}, {period}"
    body: list[Any] = [
        f"Thực hiện {row.decision} ngày {row.decided_on:%d/%m/%Y}, tổ kiểm tra gồm {', '.join(team) or 'người theo quyết định'} {what}.",
        {"heading": "", "title": "Kết quả kiểm tra"},
        *({"clause": finding_line(one)} for one in findings),
        *([] if findings else [NOTHING_FOUND]),
        {"heading": "", "title": "Giải trình của đơn vị"},
        *(reply.split("\n") if reply else ["Đơn vị không giải trình trong thời hạn."]),
        {"heading": "", "title": "Kiến nghị"},
        *({"clause": recommendation_line(one)} for one in recommendations),
        *([] if recommendations else ["Không có kiến nghị."]),
        "Đơn vị báo cáo kết quả thực hiện từng kiến nghị kèm minh chứng đúng hạn trên phần mềm.",
    ]
    return {**head, "kind": "Kết luận", "subject": f"Kiểm tra {row.kind_words.lower()} tại {row.unit_name}"[:300], "body": body}
