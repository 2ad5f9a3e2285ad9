"""What to do next for each signal: our own advice in a line, and the rules of the law pack on which it stands."""

ACTIONS = {
    "W1": "Hỏi doanh nghiệp ngày trả, yêu cầu trả đủ; ghi lại trả lời",
    "W2": "Đề nghị cơ quan BHXH xác nhận số nợ; yêu cầu doanh nghiệp có lịch đóng",
    "W3": "Yêu cầu doanh nghiệp đối thoại và công bố phương án thưởng Tết",
    "W4": "Đối chiếu bảng lương với lương tối thiểu vùng đang có hiệu lực",
    "W5": "Đối chiếu số giờ làm thêm đã khai với giới hạn",
    "W6": "Gặp tập thể kiến nghị; chuyển thành yêu cầu đối thoại",
    "W7": "Yêu cầu đối thoại về việc thay đổi",
    "W8": "Kiểm tra bữa ăn tại chỗ; đối chiếu với thỏa ước",
    "W9": "Xác minh tại chỗ; báo cơ quan lao động",
    "W10": "Gọi chủ tịch công đoàn cơ sở, nắm tình hình trong ngày",
    "W11": "Gặp người bị việc; bảo vệ cán bộ công đoàn",
    "W12": "Lên lịch đối thoại, gia hạn thỏa ước hoặc bầu bổ sung",
    "FUND": "Nhắc nộp kinh phí; hỏi lý do chậm",
    "HEADS": "Hỏi lý do giảm lao động",
    "WAGES": "Hỏi lý do quỹ lương giảm",
    "RAISED": "Gặp công đoàn cơ sở, xác minh điều đơn vị báo",
    "SILENCE": "Gọi chủ tịch công đoàn cơ sở hỏi việc trả lương",
}
_LAW = {
    "W1": ("wage.late_interest", "wage.late_max", "dialogue.request_reply"),
    "W2": ("dialogue.request_reply",),
    "W3": ("dialogue.triggers", "dialogue.request_reply"),
    "W4": ("dialogue.request_reply",),
    "W5": ("overtime.month", "overtime.year", "overtime.year_special"),
    "W6": ("dialogue.request_share", "dialogue.request_reply"),
    "W7": ("dialogue.triggers",),
    "W8": ("dialogue.request_reply",),
    "W9": ("jobcut.notice", "dialogue.request_reply"),
    "W10": ("strike.unlawful.authority",),
    "W11": ("dialogue.request_reply", "dispute.mediator"),
    "W12.no_dialogue_12_months": ("dialogue.periodic",),
    "W12.cba_expired": ("cba.renew", "cba.carry_over"),
}


def law_of(code: str, kind: str) -> tuple[str, ...]:
    """Return the records of the law pack that tell what a signal obliges to; none where the pack says nothing."""
    return _LAW.get(code) or _LAW.get(f"{code}.{kind}") or ()
