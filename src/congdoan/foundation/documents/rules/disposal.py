"""Destroying case files whose term is over: from which day, what stands against it, the steps and what the erased text says.

Source: of the law at hand only that files are kept for their term (Nghị định 30/2020/NĐ-CP, Phụ lục VI, II.5) and may be frozen (IV.1.g);
steps, council and forms are this house's, to be checked against the Law on Archives (decision 0095).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

AGAINST = {
    "open": "chưa kết thúc", "for_ever": "bảo quản vĩnh viễn", "term": "chưa hết thời hạn bảo quản", "lent": "đang cho mượn",
    "held": "đang được giữ lại", "evidence": "có văn bản của đơn, của cuộc kiểm tra chưa xong", "destroyed": "đã tiêu hủy",
}  # fmt: skip
"""Why a file may not be destroyed; the codes are those of PostgreSQL's `documents_kept_by`."""
GROUNDS = {"inspection": "Kiểm tra, thanh tra", "petition": "Đơn, khiếu nại, tố cáo", "dispute": "Tranh chấp", "other": "Lý do khác"}
STATES = {
    "proposed": "chờ hội đồng xét", "reviewed": "chờ quyết định", "decided": "chờ tiêu hủy", "carried": "đã tiêu hủy",
    "withdrawn": "đã rút",
}  # fmt: skip
DESTROYED = "nội dung đã tiêu hủy"
KEPT_WHOLE = ("kind", "issuer", "parent", "symbol", "subject", "place", "recipients", "addressed_to", "salutation", "signatures", "year")
"""What the register needs of a document that is destroyed."""


def keeps_until(closed_on: date, years: int) -> date:
    """Return the last day on which a closed file is kept: that of the year in which its term is over, counted from the end of its own."""
    return date(closed_on.year + years, 12, 31)


def state_of(row: Any) -> str:
    """Return where a disposal stands, one of STATES."""
    if row.withdrawn_on:
        return "withdrawn"
    return "carried" if row.carried_on else "decided" if row.decided_on else "reviewed" if row.reviewed_on else "proposed"


def erased_words(decision: str, on: date) -> str:
    """Return what stands in the place of a destroyed text."""
    return f"Nội dung đã tiêu hủy ngày {on:%d/%m/%Y} theo {decision}."


def erased_content(content: Mapping[str, Any], words: str) -> dict[str, Any]:
    """Return a document's content without its text: the head stays, as the register shows it."""
    return {key: value for key, value in content.items() if key in KEPT_WHOLE} | {"body": [words]}
