"""The answer to a request as an official document, to be completed, approved and signed among the outgoing documents."""

from datetime import date
from typing import Any

from .states import DECIDED_AS


def answer_content(*, issuer: str, parent: str, procedure: str, person: str, filed_on: date, outcome: str, words: str) -> dict[str, Any]:
    """Return a draft of the answer as the writer takes it.

    Source: the kind is that of the law pack (Công văn); the text is this house's and is completed by an officer.
    """
    lines = [line for line in words.splitlines() if line.strip()]
    opening = f"Ngày {filed_on:%d/%m/%Y}, {issuer} nhận yêu cầu “{procedure}” của {person}."
    return {
        "kind": "Công văn",
        "parent": [parent] if parent else [],
        "issuer": [issuer],
        "subject": f"Trả lời yêu cầu “{procedure}”",
        "addressed_to": [person],
        "body": [opening, f"Kết quả giải quyết: {DECIDED_AS[outcome]}.", *lines],
        "signatures": [{"authority": ["TM. BAN THƯỜNG VỤ"], "name": ""}],
        "recipients": ["Như trên"],
    }
