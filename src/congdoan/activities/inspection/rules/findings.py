"""What was found in words: the draft conclusion out of irregularities and recommendations."""

from collections.abc import Sequence
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
