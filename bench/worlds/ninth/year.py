"""The year of the ninth set: its shares of manners, and the words around a payment."""

from . import words
from .habits import Habits
from .hands import hand_of

FUND = {
    "code_name": 30, "code": 16, "account_name": 14, "account": 9, "name": 9, "si": 9, "reference": 6, "person_code": 4, "short": 3,
    "english": 2, "misspelt": 2, "hint": 2, "silent": 1, "nobody": 1, "wrong_code": 2, "virtual": 0,
}  # fmt: skip
DUES = {
    "account_name": 30, "account": 14, "code": 16, "reference": 7, "person_code": 9, "person_name": 4, "name": 7, "short": 3, "misspelt": 2,
    "employer": 2, "silent": 1, "nobody": 1, "virtual": 0,
}  # fmt: skip
HABITS = Habits(
    FUND, DUES, words, hand_of,
    beside=(
        "kg {receiver}", "về tài khoản {receiver}", "(tổng {dotted} đ)", "bằng số {amount}", "người lập {person}", "theo dự toán",
        "đợt này", "chứng từ số {number}",
    ),
    around_reference=(
        "{r}", "{r}", "{r}", "quét mã {r}", "{r} đã quét", "ND CK {r}", "mã nộp {r}", "{r} xin cảm ơn", "nop theo ma {r}",
    ),
    silent_fund=("chuyển tiền", "CK", "thanh toán theo UNC", "transfer", "..", "tiền tháng này", "gửi cơ quan"),
    silent_dues=("chuyển tiền", "gửi chị thủ quỹ", "nộp theo quy định", "CK nhanh", "tiền tháng này"),
    stated="KPCĐ {first} + đoàn phí {second}, {period}, {code}",
)  # fmt: skip
around, pay_both, pay_dues, pay_fund, pay_year, settle_habits = (
    HABITS.around, HABITS.pay_both, HABITS.pay_dues, HABITS.pay_fund, HABITS.pay_year, HABITS.settle_habits,
)  # fmt: skip
