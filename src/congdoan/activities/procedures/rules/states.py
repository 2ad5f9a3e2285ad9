"""The way of a request, and its words."""

FILED, RECEIVED, CHECKED, PAUSED, DECIDED, CLOSED, WITHDRAWN = "filed", "received", "checked", "paused", "decided", "closed", "withdrawn"
STATES = {
    FILED: "chờ tiếp nhận",
    RECEIVED: "đang kiểm tra hồ sơ",
    CHECKED: "đang giải quyết",
    PAUSED: "chờ bổ sung",
    DECIDED: "đã có kết quả",
    CLOSED: "đã trả kết quả",
    WITHDRAWN: "đã rút",
}
OPEN = (FILED, RECEIVED, CHECKED, PAUSED)
ACTS = {
    "filed": "Nộp yêu cầu",
    "received": "Tiếp nhận",
    "checked": "Hồ sơ đủ, chuyển giải quyết",
    "asked": "Yêu cầu bổ sung",
    "resumed": "Đã bổ sung",
    "decided": "Ra kết quả",
    "drafted": "Soạn văn bản trả lời",
    "closed": "Trả kết quả",
    "withdrawn": "Rút yêu cầu",
    "reminded": "Nhắc sắp đến hạn",
    "escalated": "Quá hạn, báo cấp trên",
}
_AFTER = {
    "filed": FILED, "received": RECEIVED, "checked": CHECKED, "asked": PAUSED, "resumed": RECEIVED, "decided": DECIDED, "closed": CLOSED,
    "withdrawn": WITHDRAWN,
}  # fmt: skip
_MAY = {
    FILED: ("received", "withdrawn"),
    RECEIVED: ("checked", "asked", "decided", "withdrawn"),  # decided without a check: refused, such as for want of competence
    CHECKED: ("asked", "decided", "withdrawn"),
    PAUSED: ("resumed", "decided", "withdrawn"),
    DECIDED: ("drafted", "closed"),
}
DECIDED_AS = {"granted": "đồng ý", "refused": "không đồng ý", "answered": "đã trả lời"}
CHANNELS = {
    "public": "trực tuyến, không cần tài khoản",
    "account": "trực tuyến, có tài khoản",
    "unit": "đơn vị gửi",
    "counter": "nộp tại nơi nhận",
}


def follows(state: str, act: str) -> bool:
    """Say whether an act may follow a state."""
    return act in _MAY.get(state, ()) or (act in ("reminded", "escalated") and state in OPEN and state != PAUSED)


def after(state: str, act: str) -> str:
    """Return the state after an act."""
    return _AFTER.get(act, state)
