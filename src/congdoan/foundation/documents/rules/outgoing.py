"""The way of an outgoing document: a draft, then a chain of acts; in which state which act may come, in the office's words."""

from collections.abc import Mapping

ACT_WORDS: Mapping[str, str] = {
    "drafted": "soạn", "rewritten": "sửa bản thảo", "commented": "góp ý", "submitted": "trình duyệt", "returned": "trả lại",
    "approved": "duyệt", "signed": "ký", "issued": "phát hành", "amended": "sửa đổi, bổ sung", "corrected": "đính chính",
    "replaced": "thay thế", "recalled": "thu hồi", "voided": "hủy",
}  # fmt: skip
STATE_WORDS: Mapping[str, str] = {
    "drafted": "bản thảo", "rewritten": "bản thảo", "submitted": "chờ duyệt", "returned": "bị trả lại", "approved": "chờ ký",
    "signed": "đã ký, chưa phát hành", "issued": "đã phát hành", "amended": "đã được sửa đổi", "corrected": "đã đính chính",
    "replaced": "đã bị thay thế", "recalled": "đã thu hồi", "voided": "đã hủy",
}  # fmt: skip
DRAFT = ("drafted", "rewritten", "returned")
PREPARING = frozenset({"drafted", "rewritten", "submitted"})
"""Who did one of these does not approve."""
IN_FORCE = ("issued", "amended", "corrected")
CHANGES: Mapping[str, str] = {"amended": "sửa đổi, bổ sung", "corrected": "đính chính", "replaced": "thay thế", "recalled": "thu hồi"}
"""What may become of a document that was sent. Source: Nghị định 30/2020/NĐ-CP, Điều 18."""

_DRAFT_GOES = frozenset({"rewritten", "commented", "submitted", "voided"})
_FOLLOWS: Mapping[str, frozenset[str]] = {
    "": frozenset({"drafted"}),
    **dict.fromkeys(DRAFT, _DRAFT_GOES),
    "submitted": frozenset({"commented", "returned", "approved", "voided"}),
    "approved": frozenset({"commented", "returned", "signed", "voided"}),
    "signed": frozenset({"issued", "voided"}),
    **dict.fromkeys(IN_FORCE, frozenset(CHANGES)),
}


def may_follow(state: str, act: str) -> bool:
    """Return whether an act may come to a document in a state; a comment leaves the state as it is."""
    return act in _FOLLOWS.get(state, frozenset())


def written_number(number: int, symbol: str) -> str:
    """Return a number as it stands on the document: 05/TB-LĐLĐ.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3.
    """
    return f"{number:02}/{symbol}"
