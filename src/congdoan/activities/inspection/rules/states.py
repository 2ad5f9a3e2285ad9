"""Kinds of inspections, the steps of one, the states of a programme, who may do what when."""

KINDS = {
    "charter": "Chấp hành Điều lệ",
    "resolution": "Thực hiện nghị quyết, chế độ, chính sách",
    "finance_same_level": "Tài chính cùng cấp",
    "finance_lower_level": "Tài chính cấp dưới",
    "sign_of_violation": "Khi có dấu hiệu vi phạm",
    "complaint": "Giải quyết đơn thư",
}
FINANCE = frozenset({"finance_same_level", "finance_lower_level"})
"""Kinds that count for the share of unions whose money is inspected in a year."""

STEPS = {
    "decided": "Quyết định",
    "outlined": "Đề cương",
    "self_reported": "Tự báo cáo",
    "on_site": "Làm việc",
    "minuted": "Biên bản",
    "drafted": "Dự thảo kết luận",
    "replied": "Giải trình",
    "concluded": "Kết luận",
    "following": "Theo dõi kiến nghị",
    "rechecked": "Kiểm tra lại",
    "closed": "Đóng",
}
"""Source: reference table `activities.workflow_states`, workflow inspection, in its order; a design of ours."""
PHASES = {
    "Quyết định": "decided",
    "Đề cương": "outlined",
    "Tự báo cáo": "self_reported",
    "Làm việc": "on_site",
    "Biên bản": "minuted",
    "Kết luận": "concluded",
    "Theo dõi": "closed",
}
"""The steps as a page shows them in one line, each with the last step that it holds."""
WITHDRAWN = "withdrawn"
STATES = STEPS | {WITHDRAWN: "Đã rút"}

FOLLOWS = {
    "decided": {"outlined", WITHDRAWN},
    "outlined": {"self_reported", "on_site", WITHDRAWN},
    "self_reported": {"on_site", WITHDRAWN},
    "on_site": {"minuted", WITHDRAWN},
    "minuted": {"drafted"},
    "drafted": {"replied", "concluded"},
    "replied": {"drafted", "concluded"},
    "concluded": {"following", "closed"},
    "following": {"rechecked", "closed"},
    "rechecked": {"following", "closed"},
    "closed": set[str](),
    WITHDRAWN: set[str](),
}
"""Which step may follow which. A unit that does not report itself, or does not reply in time, does not hold an inspection up."""
RECORDED = ("outlined", "on_site", "minuted", "rechecked")
"""Steps that are nothing but a day, words and a paper."""
WORKING = ("decided", "outlined", "self_reported", "on_site", "minuted")
"""States before the draft conclusion: irregularities may still be written down and dropped."""
DRAFTED = ("drafted", "replied")
TOLD = ("drafted", "replied", "concluded", "following", "rechecked", "closed")
"""States from which on the inspected unit sees what was found."""
CONCLUDED = ("concluded", "following", "rechecked", "closed")

PROGRAMME_STATES = {"drafted": "bản thảo", "submitted": "chờ duyệt", "returned": "bị trả lại", "approved": "đã duyệt"}
PROGRAMME_ACTS = {"drafted": "lập", "submitted": "trình", "returned": "trả lại", "approved": "duyệt"}
PROGRAMME_FOLLOWS = {
    "drafted": {"submitted"},
    "returned": {"submitted"},
    "submitted": {"returned", "approved"},
    "approved": set[str](),
}
CHANGING = ("drafted", "returned")

POSTS = {"head": "Tổ trưởng", "secretary": "Thư ký", "member": "Tổ viên"}


def may_follow(state: str, step: str) -> bool:
    """Return whether a step may come to an inspection in this state."""
    return step in FOLLOWS[state]


def following(state: str) -> str:
    """Return the states that may come next, in words."""
    return ", ".join(STATES[step] for step in STATES if step in FOLLOWS[state]) or "không bước nào nữa"
