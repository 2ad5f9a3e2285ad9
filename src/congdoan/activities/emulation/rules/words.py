"""The words of what is chosen: kinds of payment, posts of a council, conflicts of interest, verdicts on a resemblance."""

from collections.abc import Mapping

PAY: Mapping[str, str] = {"authors": "Thù lao tác giả", "appliers": "Người tổ chức áp dụng lần đầu", "bonus": "Tiền thưởng"}
POSTS: Mapping[str, str] = {"chair": "Chủ tịch Hội đồng", "secretary": "Thư ký", "member": "Ủy viên"}
CONFLICTS: Mapping[str, str] = {
    "author": "là tác giả của hồ sơ này",
    "head": "đứng đầu đơn vị của tác giả",
    "same_name": "trùng họ tên với tác giả, chưa gắn hồ sơ đoàn viên",
    "relative": "có người thân là tác giả",
    "other": "có lợi ích liên quan",
}
DECLARED = ("relative", "other")
VERDICTS: Mapping[str, str] = {"different": "khác giải pháp", "same": "trùng giải pháp"}
NAMED, UNNAMED, WITHDRAWN = "named", "unnamed", "withdrawn"
CONSENTS: Mapping[str, str] = {NAMED: "đồng ý, nêu tên", UNNAMED: "đồng ý, không nêu tên", WITHDRAWN: "không đồng ý, rút lại"}
