"""Decisions to discipline and notices to who sent a petition, as content for the writer of documents: drafts that an officer completes.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, for the frame. No form of the union for these papers is at hand: the words are this house's.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from .discipline import FORMS
from .petitions import DENUNCIATION

DISCIPLINE = "discipline"
NOTICES = {
    "accepted": "Thông báo thụ lý",
    "declined": "Thông báo không thụ lý",
    "transferred": "Văn bản chuyển đơn",
    "concluded": "Văn bản trả lời",
}
"""By the step of which a notice tells."""
PAPERS = {**NOTICES, DISCIPLINE: "Quyết định kỷ luật"}
FRAMES = {
    "accepted": ("Thông báo", "TB"), "declined": ("Thông báo", "TB"), "transferred": ("Công văn", ""), "concluded": ("Công văn", ""),
    DISCIPLINE: ("Quyết định", "QĐ"),
}  # fmt: skip
"""The kind of document of each paper, and what stands before the unit's symbol."""
CHARTER = "Điều lệ Công đoàn Việt Nam"
NOBODY = "Người gửi đơn (giữ kín)"
"""How whoever denounces is called: the paper is sent to them by their handler."""


def subject_of(paper: str, row: Any) -> str:
    """Return what a notice is about; of a denunciation it names nobody."""
    what = row.kind_words.lower()
    return {
        "accepted": f"Về việc thụ lý giải quyết đơn {what}", "declined": f"Về việc không thụ lý giải quyết đơn {what}",
        "transferred": f"chuyển đơn {what}", "concluded": f"trả lời đơn {what}",
    }[paper]  # fmt: skip


def notice(top: Mapping[str, Any], *, paper: str, row: Any, day: str, words: str, due: Any) -> dict[str, Any]:
    """Return a notice of a step: what came, what the unit does with it, why. `due` is the limit for settling that runs, or None.

    Documents are read by more people than petitions: of a denunciation neither sender nor gist goes into one, its number tells which it is.
    """
    unit, is_sealed = row.unit_name, row.kind == DENUNCIATION
    sender = "" if is_sealed or not row.sender else f" của {row.sender}"
    gist = "" if is_sealed or not row.gist else f", về việc: {row.gist.rstrip('.')}"
    came = f"Ngày {row.received_on:%d/%m/%Y}, {unit} nhận đơn {row.kind_words.lower()}{sender}, vào sổ số {row.written_number}{gist}."
    said = [line for line in words.split("\n") if line.strip()]
    to = NOBODY if is_sealed else row.sender or "Người gửi đơn"
    if paper == "transferred":
        body = [
            came, f"Nội dung đơn không thuộc thẩm quyền giải quyết của {unit}.",
            f"{unit} chuyển đơn đến: {' '.join(said)}. Đề nghị xem xét, giải quyết theo thẩm quyền và thông báo kết quả cho người gửi.",
        ]  # fmt: skip
        return {**top, "body": body, "addressed_to": [" ".join(said)[:200]], "recipients": ["Như trên", to]}
    tells: dict[str, list[Any]] = {
        "accepted": [
            f"Đơn thuộc thẩm quyền; {unit} thụ lý giải quyết từ ngày {day}.",
            *([f"Thời hạn giải quyết: đến hết ngày {due.due_on:%d/%m/%Y} ({due.document})."] if due else []),
            *said,
        ],
        "declined": [f"{unit} không thụ lý giải quyết đơn, vì:", *said],
        "concluded": [f"{unit} đã xem xét, giải quyết; kết quả ngày {day}:", *said],
    }
    sent = {"addressed_to": [to], "recipients": ["Như trên"]} if top["kind"] == "Công văn" else {"recipients": [to]}
    return {**top, "body": [came, *tells[paper]], **sent}


def discipline_decision(top: Mapping[str, Any], *, board: str, subject: str, facts: Mapping[str, Any], petition: str) -> dict[str, Any]:
    """Return a decision to discipline; `facts` are the arguments of the use case that records it."""
    bases = [CHARTER, *([f"kết quả giải quyết đơn số {petition}"] if petition else [])]
    body = [
        *_orders(subject, facts),
        {"article": f"Quyết định có hiệu lực từ ngày ký. {subject} và các bộ phận liên quan chịu trách nhiệm thi hành."},
    ]
    told = {"decided_by": board.removeprefix("TM. "), "enacting": "QUYẾT ĐỊNH:", "bases": [f"Căn cứ {one};" for one in bases]}
    return {**top, **told, "body": body}


def no_longer_said(body: Sequence[Any], *, subject: str, facts: Mapping[str, Any]) -> bool:
    """Tell a decision whose text, completed and signed since, does not say whom it disciplines, how and why, as it was written."""
    orders = _orders(subject, facts)
    return list(body[: len(orders)]) != orders


def _orders(subject: str, facts: Mapping[str, Any]) -> list[Any]:
    form = FORMS[facts["form"]].lower()
    return [{"article": f"Kỷ luật {form} đối với {subject}."}, {"article": f"Lý do: {facts['reason'].rstrip('.')}."}]
