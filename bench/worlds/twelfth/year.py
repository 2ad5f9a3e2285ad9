"""The year of the twelfth set: its shares of manners, and the words around a payment."""

from bench.worlds.facts import Union
from bench.worlds.ninth.habits import Habits as NinthHabits

from . import words
from .desk import Body, Desk
from .hands import hand_of

FUND = {
    "code_name": 30, "code": 15, "account_name": 19, "account": 7, "name": 10, "si": 9, "reference": 8, "person_code": 4, "short": 3,
    "english": 2, "misspelt": 2, "hint": 2, "silent": 1, "nobody": 1, "wrong_code": 2, "virtual": 0,
}  # fmt: skip
DUES = {
    "account_name": 28, "account": 10, "code": 18, "reference": 8, "person_code": 9, "person_name": 4, "name": 12, "short": 3,
    "misspelt": 2, "employer": 2, "silent": 1, "nobody": 1, "virtual": 0,
}  # fmt: skip
UNSEEN = {"account": 0, "account_name": 0, "wrong_code": 0, "employer": 0, "hint": 0}
"""Manners that need an account, where the bank seldom shows it."""
SPECIAL = {"short": 0, "misspelt": 0, "english": 0, "employer": 0}


class Habits(NinthHabits):
    """The ninth's habits; who is seldom seen by account writes its name or code, and the easily mistaken write whole names."""

    def drawn(self, desk: Desk, body: Body) -> str:
        """Draw a manner for a body."""
        manners = dict(self.dues if isinstance(body, Union) else self.fund)
        if desk.place.virtual:
            manners["virtual"] = 11
        if "english" in manners and not desk.ways(body.code).english:
            manners["english"] = 0
        if not isinstance(body, Union) and not body.accounts:
            manners |= {"account_name": 3, "account": 3, "code_name": 60}
        if "employer" in manners and not desk.tells_any_account(body):
            manners["employer"] = 0
        if not desk.is_seen_by_account(body):
            manners |= {one: 0 for one in UNSEEN if one in manners}
        if desk.is_special(body):
            manners |= {one: 0 for one in SPECIAL if one in manners}
        return desk.chance.choices(list(manners), list(manners.values()))[0]

    def settle_habits(self, desk: Desk) -> None:  # type: ignore[override]
        """Give every payer its lasting manner, hand and template; nobody is wont to be unknown."""
        for body in (*desk.register.employers, *desk.register.unions):
            ways = desk.ways(body.code)
            while (manner := self.drawn(desk, body)) in ("nobody", "silent"):
                pass
            ways.manner, ways.template, ways.hand = manner, desk.chance.randrange(60), self.hand_of(desk.chance, desk.place)

    def manner_of(self, desk: Desk, body: Body) -> str:  # type: ignore[override]
        """Return the lasting manner of a payer, or once in eight another."""
        return self.drawn(desk, body) if desk.chance.random() < 0.12 else desk.ways(body.code).manner


HABITS = Habits(
    FUND, DUES, words, hand_of,
    beside=(
        "gửi {receiver}", "({dotted} đồng)", "người nộp {person}", "nộp vào TK {receiver}", "theo giấy báo số {number}",
        "kính nhờ {receiver} xuất phiếu thu", "đã gửi bảng kê qua mail", "UNC số {number}", "lương tối thiểu vùng mới",
    ),
    around_reference=(
        "{r}", "{r}", "{r}", "mã thanh toán {r}", "nộp tiền {r}", "{r} cảm ơn", "noi dung: {r}", "TB so {r}", "ma QR {r}",
    ),
    silent_fund=("chuyển tiền", "thanh toán", "CK", "theo TB", ".", "nộp tiền đợt này", "TT cho LĐLĐ"),
    silent_dues=("chuyển tiền", "nộp tiền", "gửi thủ quỹ", "CK theo thông báo", "."),
    stated="{code} {period} gồm KPCĐ {first}, đoàn phí {second}",
)  # fmt: skip
