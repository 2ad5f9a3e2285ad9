"""Mail about documents: what one is about, what it says. A mail names the paper and where to open it, never what stands in it."""

from collections.abc import Mapping

from congdoan.foundation.kernel.mail import one_line

ABOUT: Mapping[str, str] = {
    "arrived": "Văn bản gửi tới", "asked": "Dự thảo xin ý kiến", "to_sign": "Văn bản chờ ký", "overdue": "Văn bản đến quá hạn giải quyết",
}  # fmt: skip
WHERE: Mapping[str, str] = {
    "arrived": "Mở mục “Văn bản gửi tới” để đọc; nơi gửi thấy đã nhận.",
    "asked": "Mở mục “Dự thảo xin ý kiến” để góp ý.",
    "to_sign": "Mở mục “Văn bản đi”, nhóm “chờ ký”.",
    "overdue": "Mở mục “Văn bản đến”, nhóm “quá hạn”, rồi ghi tiến độ giải quyết.",
}
EVENTS: Mapping[str, str] = {
    "sending": "đang gửi", "sent": "đã gửi", "failed": "lỗi, sẽ thử lại", "given_up": "thôi không gửi", "unknown": "không rõ đã tới chưa",
}  # fmt: skip
ENDED = ("sent", "given_up", "unknown")


def mail_words(about: str, *, unit: str, named: str) -> tuple[str, str]:
    """Return the subject and the text of a mail."""
    subject = one_line(f"{ABOUT[about]}: {named}")[:200]
    return subject, f"Kính gửi {unit},\n\n{ABOUT[about]}: {named}.\n\n{WHERE[about]}\n\nThư do Công Đoàn Số tự gửi một lần cho việc này.\n"[
        :2000
    ]
