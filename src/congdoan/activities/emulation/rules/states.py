"""The way of an initiative: which act may follow which state, and where it leads. Source: law pack, `initiative.state.*`.

The pack lets a council send back; here the formal check may too, since an unreadable request never reaches a council (decision 0069).
"""

from collections.abc import Mapping

SUBMITTED, RECEIVED, COUNCIL, RETURNED, REFUSED = "submitted", "received", "council", "returned", "refused"
RECOGNISED, APPLIED, VERIFIED, REWARDED, SHARED = "recognised", "applied", "verified", "rewarded", "shared"
STATES: Mapping[str, str] = {
    SUBMITTED: "đã nộp", RECEIVED: "đã nhận", COUNCIL: "hội đồng xét", RETURNED: "trả lại", REFUSED: "không công nhận",
    RECOGNISED: "công nhận", APPLIED: "áp dụng", VERIFIED: "xác nhận lợi ích", REWARDED: "đã trả thù lao", SHARED: "phổ biến",
}  # fmt: skip
LOOKS: Mapping[str, str] = {
    SUBMITTED: "wait", RECEIVED: "wait", COUNCIL: "info", RETURNED: "late", REFUSED: "none", RECOGNISED: "ok", APPLIED: "ok",
    VERIFIED: "ok", REWARDED: "ok", SHARED: "ok",
}  # fmt: skip
STANDING = (RECOGNISED, APPLIED, VERIFIED, REWARDED, SHARED)
"""States in which an initiative is recognised."""
WAITING = (SUBMITTED, RECEIVED, COUNCIL)

_LATER = (APPLIED, VERIFIED, REWARDED, SHARED)
ACTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "submitted": ("nộp đơn", {"": SUBMITTED}),
    "resubmitted": ("sửa, nộp lại", {RETURNED: SUBMITTED}),
    "received": ("nhận, kiểm tra hình thức", {SUBMITTED: RECEIVED}),
    "put": ("đưa ra Hội đồng", {RECEIVED: COUNCIL}),
    "returned": ("trả lại", {SUBMITTED: RETURNED, RECEIVED: RETURNED, COUNCIL: RETURNED}),
    "refused": ("không công nhận", {COUNCIL: REFUSED}),
    "recognised": ("công nhận", {COUNCIL: RECOGNISED}),
    "applied": ("áp dụng", {RECOGNISED: APPLIED}),
    "verified": ("xác nhận lợi ích", {APPLIED: VERIFIED, VERIFIED: VERIFIED, REWARDED: REWARDED, SHARED: SHARED}),
    "rewarded": ("trả thù lao, thưởng", {VERIFIED: REWARDED, REWARDED: REWARDED, SHARED: SHARED}),
    "reversed": ("hủy khoản chi ghi sai", {REWARDED: REWARDED, SHARED: SHARED}),
    "unrewarded": ("hủy khoản chi ghi sai", {REWARDED: VERIFIED}),
    "shared": ("nhân rộng", {APPLIED: APPLIED, VERIFIED: VERIFIED, REWARDED: SHARED, SHARED: SHARED}),
}
"""Each act: its words, and from which state to which it leads. PostgreSQL holds the same table (`migrations/initiatives.sql`)."""


def leads_to(state: str, act: str) -> str | None:
    """Return the state to which an act leads, or None where it cannot come."""
    return ACTS[act][1].get(state)
