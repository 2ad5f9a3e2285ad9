"""The bodies of a union and the posts in each, in the order in which papers list them."""

EXECUTIVE, STANDING, INSPECTION, WOMEN, GROUP, FINANCE = "executive", "standing", "inspection", "women", "group", "finance"
CHAIR, DEPUTY, MEMBER = "chair", "deputy", "member"

BODIES = {
    EXECUTIVE: "Ban Chấp hành",
    STANDING: "Ban Thường vụ",
    INSPECTION: "Ủy ban kiểm tra",
    WOMEN: "Ban nữ công",
    GROUP: "Tổ công đoàn, công đoàn bộ phận",
    FINANCE: "Phụ trách tài chính",
}
ELECTED = (EXECUTIVE, STANDING, INSPECTION, WOMEN, GROUP)
"""Bodies that may be elected; who keeps the money is appointed."""

_HEADED = {CHAIR: "Trưởng ban", DEPUTY: "Phó trưởng ban", MEMBER: "Ủy viên"}
POSTS = {
    EXECUTIVE: {CHAIR: "Chủ tịch", DEPUTY: "Phó chủ tịch", MEMBER: "Ủy viên BCH"},
    STANDING: {CHAIR: "Chủ tịch", DEPUTY: "Phó chủ tịch", MEMBER: "Ủy viên BTV"},
    INSPECTION: {CHAIR: "Chủ nhiệm", DEPUTY: "Phó chủ nhiệm", MEMBER: "Ủy viên UBKT"},
    WOMEN: _HEADED,
    GROUP: {CHAIR: "Tổ trưởng", DEPUTY: "Tổ phó"},
    FINANCE: {
        "account_holder": "Chủ tài khoản",
        "authorised_signatory": "Người được ủy quyền chủ tài khoản",
        "chief_accountant": "Kế toán trưởng, kế toán",
        "treasurer": "Thủ quỹ",
    },
}
ALONE = ("chair", "account_holder", "chief_accountant", "treasurer")
"""Posts that one person at a time holds in a term."""

ELECTED_HOW, APPOINTED, COOPTED = "elected", "appointed", "coopted"
HOWS = {ELECTED_HOW: "bầu", APPOINTED: "chỉ định, phân công", COOPTED: "bổ sung"}


def post_words(body: str, post: str) -> str:
    """Return a post as papers call it."""
    return POSTS.get(body, {}).get(post, post)


def body_words(body: str, section: str = "") -> str:
    """Return a body as papers call it; a section by its own name."""
    return section or BODIES.get(body, body)


def places_of(body: str, post: str) -> int:
    """Return where a post stands in its body, the first first."""
    known = list(POSTS.get(body, {}))
    return known.index(post) if post in known else len(known)
