"""The way of an outgoing document: a draft, then a chain of acts; in which state which act may come, in the office's words."""

from collections.abc import Mapping, Sequence

ACT_WORDS: Mapping[str, str] = {
    "drafted": "soạn", "rewritten": "sửa bản thảo", "commented": "góp ý", "circulated": "gửi lấy ý kiến", "submitted": "trình duyệt",
    "returned": "trả lại", "approved": "duyệt", "signed": "ký", "issued": "phát hành", "amended": "sửa đổi, bổ sung",
    "corrected": "đính chính",
    "replaced": "thay thế", "recalled": "thu hồi", "voided": "hủy",
}  # fmt: skip
STATE_WORDS: Mapping[str, str] = {
    "drafted": "bản thảo", "rewritten": "bản thảo", "circulated": "đang lấy ý kiến", "submitted": "chờ duyệt",
    "returned": "bị trả lại", "approved": "chờ ký",
    "signed": "đã ký, chưa phát hành", "issued": "đã phát hành", "amended": "đã được sửa đổi", "corrected": "đã đính chính",
    "replaced": "đã bị thay thế", "recalled": "đã thu hồi", "voided": "đã hủy",
}  # fmt: skip
DRAFT = ("drafted", "rewritten", "circulated", "returned")
MOST_ASKED = 500
PREPARING = frozenset({"drafted", "rewritten", "submitted"})
"""Who did one of these does not approve."""
IN_FORCE = ("issued", "amended", "corrected")
UNDONE = ("replaced", "recalled", "voided")
CHANGES: Mapping[str, str] = {"amended": "sửa đổi, bổ sung", "corrected": "đính chính", "replaced": "thay thế", "recalled": "thu hồi"}
"""What may become of a document that was sent. Source: Nghị định 30/2020/NĐ-CP, Điều 18."""

_DRAFT_GOES = frozenset({"rewritten", "commented", "circulated", "submitted", "voided"})
_FOLLOWS: Mapping[str, frozenset[str]] = {
    "": frozenset({"drafted"}),
    **dict.fromkeys(DRAFT, _DRAFT_GOES),
    "submitted": frozenset({"commented", "returned", "approved", "voided"}),
    "approved": frozenset({"commented", "returned", "signed", "voided"}),
    "signed": frozenset({"issued", "voided"}),
    **dict.fromkeys(IN_FORCE, frozenset(CHANGES)),
}


def state_of(acts: Sequence[str]) -> str:
    """Return the state that acts, oldest first, leave a document in: the last that is no comment.

    A draft that was sent out for comments stays so while it is rewritten by them, until it is submitted.
    """
    kinds = [act for act in acts if act != "commented"]
    if not kinds or kinds[-1] != "rewritten":
        return kinds[-1] if kinds else ""
    since = next((act for act in reversed(kinds) if act in ("circulated", "returned")), "")
    return "circulated" if since == "circulated" else "rewritten"


def may_follow(state: str, act: str) -> bool:
    """Return whether an act may come to a document in a state; a comment leaves the state as it is."""
    return act in _FOLLOWS.get(state, frozenset())


def written_number(number: int, symbol: str) -> str:
    """Return a number as it stands on the document: 05/TB-LĐLĐ.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3.
    """
    return f"{number:02}/{symbol}"
