"""The words for how a notification stands."""

STATES = {
    "waiting": "chờ sao kê",
    "proven": "sao kê có",
    "contradicted": "sao kê không có",
    "quarantined": "giữ lại",
    "settled": "đã kết luận",
    "repeated": "đã gửi lại đúng",
    "refused": "bị từ chối",
}
TONES = {
    "waiting": "wait",
    "proven": "ok",
    "contradicted": "late",
    "quarantined": "late",
    "settled": "info",
    "repeated": "none",
    "refused": "none",
}
