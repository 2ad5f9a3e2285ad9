"""The signals: what each is called, what its teller is asked, how it is said in a line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from congdoan.foundation.kernel.money import format_dong

NUMBER, LINE, ANCHOR = "number", "line", "anchor"


@dataclass(frozen=True, slots=True)
class SignalKind:
    """One signal of the catalogue: the kinds it may be of, and how each fact that its teller gives is called on a form."""

    code: str
    name: str
    kinds: Mapping[str, str] = field(default_factory=dict)
    asks: Mapping[str, str] = field(default_factory=dict)
    is_told: bool = True  # by people; the others are computed


W12_KINDS = {
    "no_dialogue_12_months": "12 tháng chưa đối thoại",
    "cba_expired": "thỏa ước hết hạn",
    "chair_empty": "khuyết chủ tịch công đoàn",
}
RAISED_DAYS = 30
"""How long what a union raised counts where nobody settles it: ours, no source says."""
OF_MATTERS: Mapping[str, tuple[str, str]] = {
    "late_wage": ("W1", ""), "insurance": ("W2", ""), "bonus": ("W3", ""), "hours": ("W5", "complaint"), "norm": ("W7", "norm"),
    "meal": ("W8", "complaint"), "job": ("W9", "job_cut_plan"), "conduct": ("W11", "abuse"),
}  # fmt: skip
"""As which signal (code, kind) counts what a union raises with one tap; other matters count as RAISED."""
SIGNALS = (
    SignalKind("W1", "Chậm lương", asks={ANCHOR: "Ngày phải trả"}),
    SignalKind("W2", "Nợ BHXH, BHYT, BHTN", asks={NUMBER: "Số tháng nợ"}),
    SignalKind("W3", "Chưa công bố thưởng Tết, phương án lương", asks={ANCHOR: "Ngày mùng 1 Tết"}),
    SignalKind(
        "W4", "Lương tối thiểu", {"min_wage_not_applied": "chưa áp dụng lương tối thiểu", "new_equals_old": "người mới bằng người cũ"}
    ),
    SignalKind(
        "W5", "Làm thêm gần trần",
        {"month": "gần 40 giờ/tháng", "year": "gần 200 giờ, 300 giờ/năm", "complaint": "bức xúc về thời giờ, làm thêm"},
    ),
    SignalKind("W6", "Kiến nghị tập thể", asks={NUMBER: "Số chữ ký", LINE: "Số người của chuyền"}),
    SignalKind("W7", "Đổi mà không đối thoại", {"norm": "đổi định mức", "line": "đổi chuyền", "pay": "đổi cách trả lương"}),
    SignalKind(
        "W8", "Bữa ăn",
        {"food_incident": "sự cố bữa ăn", "meal_below_agreed": "suất ăn dưới mức thỏa thuận", "complaint": "bức xúc về bữa ăn"},
    ),
    SignalKind(
        "W9", "Chủ vắng mặt, cắt đơn hàng, cắt giảm",
        {
            "owner_absent": "chủ vắng mặt", "orders_cut": "cắt đơn hàng", "job_cut_plan": "kế hoạch cắt giảm",
            "assets_moved": "tẩu tán tài sản",
        },
    ),
    SignalKind("W10", "Ngừng việc gần kề", is_told=False),
    SignalKind(
        "W11", "Ứng xử, tai nạn, sa thải cán bộ",
        {"abuse": "ứng xử thô bạo", "accident": "tai nạn", "dismissal": "sa thải cán bộ công đoàn"},
    ),
    SignalKind("W12", "Đối thoại, thỏa ước, chủ tịch", W12_KINDS),
    SignalKind("FUND", "Chậm kinh phí công đoàn", is_told=False),
    SignalKind("HEADS", "Lao động giảm", is_told=False),
    SignalKind("WAGES", "Quỹ lương giảm", is_told=False),
    SignalKind("SILENCE", "Im lặng ngày trả lương", is_told=False),
    SignalKind("RAISED", "Bức xúc khác do đơn vị báo", is_told=False),
)  # fmt: skip
CODES: Mapping[str, SignalKind] = {one.code: one for one in SIGNALS}
COMPUTED = ("W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9", "W10", "W11", "W12", "FUND", "HEADS", "WAGES", "SILENCE", "RAISED")
"""What the product observes each day; it ends its own signals alone, never what a person told."""
UNWEIGHTED = {"FUND": "overdue_days >= 1", "HEADS": "fall_percent >= 10", "WAGES": "fall_percent >= 10", "SILENCE": "silent_days >= 1",
              "RAISED": "any"}  # fmt: skip
"""Signals for which the law pack proposes no weight: shown with zero points until the federation decides one. The conditions are ours."""


def words_of(code: str, kind: str, number: int | None, line: int | None, anchor: date | None, on: date) -> str:
    """Return a signal in one line as of a day."""
    days = (on - anchor).days if anchor else 0
    said = {
        "W1": f"lương chậm {days} ngày",
        "W2": f"nợ BHXH {number} tháng",
        "W3": f"chưa công bố thưởng Tết, còn {-days} ngày",
        "W6": f"kiến nghị {number} chữ ký" + (f" trên {line} người" if line else ""),
        "W10": f"ngừng việc gần kề {days} ngày trước",
        "FUND": f"chậm kinh phí công đoàn {days} ngày, còn {format_dong(number or 0)} đ",
        "HEADS": f"lao động giảm {number}%",
        "WAGES": f"quỹ lương giảm {number}%",
        "SILENCE": f"im lặng {days} ngày sau ngày trả lương",
    }
    return said.get(code) or CODES[code].kinds.get(kind) or CODES[code].name.lower()
