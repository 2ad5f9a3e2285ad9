"""The year of the tenth set: its shares of manners, and the words around a payment."""

from bench.worlds.ninth.habits import Habits, Plan, owed, schedule

from . import words
from .hands import hand_of

__all__ = ["DUES", "FUND", "HABITS", "Plan", "around", "owed", "pay_both", "pay_dues", "pay_fund", "pay_year", "schedule", "settle_habits"]

FUND = {
    "code_name": 22, "code": 18, "account_name": 19, "account": 8, "name": 10, "si": 8, "reference": 8, "person_code": 5, "short": 3,
    "english": 2, "misspelt": 2, "hint": 2, "silent": 1, "nobody": 1, "wrong_code": 2, "virtual": 0,
}  # fmt: skip
DUES = {
    "account_name": 30, "account": 14, "code": 16, "reference": 7, "person_code": 9, "person_name": 4, "name": 7, "short": 3, "misspelt": 2,
    "employer": 2, "silent": 1, "nobody": 1, "virtual": 0,
}  # fmt: skip
HABITS = Habits(
    FUND, DUES, words, hand_of,
    beside=(
        "gửi đến {receiver}", "nơi nhận {receiver}", "= {dotted} VND", "số tiền {dotted}", "kế toán {person}", "đã đối chiếu",
        "nhờ cơ quan ghi có", "lệnh chi {number}",
    ),
    around_reference=(
        "{r}", "{r}", "nội dung {r}", "{r} gửi công đoàn", "mã trên thông báo {r}", "[{r}]", "{r} nhờ xác nhận", "chuyển theo {r}",
    ),
    silent_fund=("nộp tiền", "chuyen khoan", "theo thông báo", "TT", ".", "tiền kỳ này", "gửi văn phòng"),
    silent_dues=("nộp tiền", "gửi bộ phận kế toán", "như đã trao đổi", "CK", "tiền kỳ này"),
    stated="{code} {period}: đoàn phí {second}; KPCĐ {first}",
)  # fmt: skip
around, pay_both, pay_dues, pay_fund, pay_year, settle_habits = (
    HABITS.around, HABITS.pay_both, HABITS.pay_dues, HABITS.pay_fund, HABITS.pay_year, HABITS.settle_habits,
)  # fmt: skip
