"""The decision on the union's bargaining team and the letter that shows the draft to the union above, as content for the writer.

No form of the union for these papers is at hand: the words are this house's, in the frame of Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from congdoan.foundation.documents.rules.writing import Block, paper_head

from .agreement_text import BLANK, CODE

CHARTER = "Điều lệ Công đoàn Việt Nam"


@dataclass(frozen=True, slots=True)
class Member:
    """Who sits in the union's team: the name, the position at work, what they do in the team; what nobody told stays blank."""

    name: str
    position: str = ""
    role: str = ""


def team_decision(unit: Mapping[str, str], found: Any, matters: Sequence[Any], members: Sequence[Member]) -> dict[str, Any]:
    """Return the decision: who sits in the team, what it bargains over."""
    employers = "; ".join(one.employer.name for one in found.parties[:5]) + (" …" if len(found.parties) > 5 else "")
    head = paper_head(
        unit, kind="Quyết định", short="QĐ", subject=f"Về việc thành lập tổ thương lượng tập thể: {found.title}",
        recipients=["Như Điều 3", *(one.employer.name for one in found.parties[:5]), *([unit["parent"]] if unit["parent"] else [])],
    )  # fmt: skip
    rows = [[str(at), one.name, one.position or BLANK, one.role or BLANK] for at, one in enumerate(members, start=1)]
    board = unit["board"].removeprefix("TM. ")
    asked = f"Căn cứ yêu cầu thương lượng tập thể ngày {found.requested_on:%d/%m/%Y} ({found.asked_by.lower()})"
    body: list[Any] = [
        {"article": f"Thành lập tổ thương lượng tập thể với {employers}, gồm các ông, bà có tên sau đây:"},
        {"heads": ["TT", "Họ và tên", "Chức vụ, nơi làm việc", "Nhiệm vụ trong tổ"], "rows": rows, "width": [1, 5, 5, 5]},
        {"article": "Tổ thương lượng thay mặt bên người lao động thương lượng các nội dung sau:"},
        *({"clause": f"{one.words.rstrip('. ')}."} for one in matters),
        {"article": "Quyết định có hiệu lực từ ngày ký. Các ông, bà có tên tại Điều 1 và các bộ phận liên quan chịu trách nhiệm thi hành."},
    ]
    return {**head, "decided_by": board, "enacting": "QUYẾT ĐỊNH:", "bases": [f"Căn cứ {CODE}", f"Căn cứ {CHARTER}", asked], "body": body}


def review_letter(unit: Mapping[str, str], found: Any, draft: Sequence[Block]) -> dict[str, Any]:
    """Return the letter that asks the union above for its opinion of a draft, with the draft as its annex."""
    upper = unit["parent"] or BLANK
    head = paper_head(
        unit, kind="Công văn", short="", subject=f"xin ý kiến dự thảo thỏa ước lao động tập thể: {found.title}", recipients=[]
    )
    talks = f" Phiên đầu ngày {found.started_on:%d/%m/%Y}." if found.started_on else ""
    body = [
        f"{unit['name']} thương lượng tập thể “{found.title}” theo yêu cầu ngày {found.requested_on:%d/%m/%Y}.{talks}",
        f"Đề nghị {upper} xem xét, cho ý kiến về dự thảo thỏa ước kèm theo trước khi lấy ý kiến người lao động và ký.",
    ]
    annex = [{one.level: one.words, **({"title": one.title} if one.title else {})} for one in draft]
    annexes = [{"title": "Dự thảo thỏa ước lao động tập thể", "body": annex}]
    return {**head, "addressed_to": [upper], "recipients": ["Như trên"], "body": body, "annexes": annexes}
