"""The collector's account through the year by the rules of the world: what is owed to whom, what is sent, fees, interest.

Independent of the product: oldest open month first, a surplus waits, base share half-up(75%) to the union that stood, the rest
60/30/10; dues go up whole. Balances are sent on the 10th after each quarter.
"""

from collections import defaultdict
from datetime import date, datetime, timedelta

from .facts import Line, Said, folded, following, last_day, months_of, previous, split_upper
from .payments import Desk

OPENING_OWN, OPENING_SUSPENSE = 250_000_000, 2_400_000


class Account:
    """Takes the lines through the year and adds what the collector and the bank themselves do."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.register = desk, desk.register
        self.open: dict[tuple[str, str], list[list[int]]] = defaultdict(list)
        self.credit: dict[tuple[str, str], int] = defaultdict(int)
        self.payable: dict[str, int] = defaultdict(int)
        self.held: dict[str, int] = defaultdict(int)
        self.own, self.suspense = OPENING_OWN, OPENING_SUSPENSE
        self.opening: list[tuple[str, str, str, int]] = []

    def run(self) -> None:
        self._open()
        receipts = sorted((line for line in self.desk.lines if line.sign == "C"), key=lambda line: line.at)
        backs = [line for line in self.desk.lines if line.sign == "D"]
        for month in months_of(self.desk.profile.year):
            first = datetime(month // 100, month % 100, 1)
            self._month_opens(month)
            if month % 100 in (1, 4, 7, 10):
                self._move_of_ended(month)
                self._distribute(first + timedelta(days=9, hours=19))
            self._bank(month)
            for line in receipts:
                if (line.at.year, line.at.month) == (first.year, first.month) and line.parts:
                    for subject, kind, amount, _ in line.parts:
                        self.apply(subject, kind, amount, line.at.date())
            for line in backs:
                if (line.at.year, line.at.month) == (first.year, first.month) and line.refers_to and line.refers_to.parts:
                    subject, kind, _, _ = line.refers_to.parts[0]
                    self.credit[subject, kind] = max(0, self.credit[subject, kind] - line.amount)

    def _open(self) -> None:
        """Draw the opening balances: arrears of December, shares payable of the last quarter, and what else is on the account."""
        chance, before = self.desk.chance, previous(self.desk.profile.year * 100 + 1)
        for employer in self.register.employers:
            due = employer.due(before)
            if due and (employer.habit in ("late", "short", "never") or chance.random() < 0.2):
                self.open[employer.code, "KPCD"].append([before, due])
                self.opening.append(("ARREARS_KPCD", employer.code, f"{before // 100}-{before % 100:02d}", due))
        for union in self.register.unions:
            first = union.payable_up(following(before))
            if first and chance.random() < 0.25:
                self.open[union.code, "DUES"].append([before, first])
                self.opening.append(("ARREARS_DUES", union.code, f"{before // 100}-{before % 100:02d}", first))
            if first and chance.random() < 0.7:
                self.payable[union.code] = chance.randint(4_000_000, 40_000_000)
                self.opening.append(("PAYABLE_UNION", union.code, "", self.payable[union.code]))
        for employer in [one for one in self.register.employers if not one.union][:9]:
            self.held[employer.code] = chance.randint(2_000_000, 9_000_000)
            self.opening.append(("HELD_NO_UNION", employer.code, "", self.held[employer.code]))
        _, province, district = self.register.uppers
        for kind, code, amount in (("PAYABLE_PROVINCE", province.code, 51_234_007), ("PAYABLE_CONFEDERATION", "TLD", 17_078_002)):
            self.payable[code] = amount
            self.opening.append((kind, code, "", amount))
        self.opening += [("OWN_DISTRICT", district.code, "", self.own), ("SUSPENSE", "", "", self.suspense)]
        bank = sum(amount for kind, _, _, amount in self.opening if not kind.startswith("ARREARS"))
        self.opening.append(("BANK", self.desk.profile.own[0].number, "", bank))

    @property
    def opening_bank(self) -> int:
        return self.opening[-1][3]

    def begin_with_enough(self) -> None:
        """Raise the money of its own at the beginning where the first account, which pays everything out, would be overdrawn."""
        lowest = balance = self.opening_bank
        for line in self.desk.lines:
            if line.own == 0:
                balance += line.amount if line.sign == "C" else -line.amount
                lowest = min(lowest, balance)
        missing = -(min(lowest, 0) // 100_000_000) * 100_000_000
        self.opening = [
            (kind, code, period, amount + missing if kind in ("OWN_DISTRICT", "BANK") else amount)
            for kind, code, period, amount in self.opening
        ]
        self.own += missing

    def _month_opens(self, month: int) -> None:
        for employer in self.register.employers:
            self._owe(employer.code, "KPCD", month, employer.due(month))
        for union in self.register.unions:
            self._owe(union.code, "DUES", month, union.payable_up(month))

    def _owe(self, subject: str, kind: str, month: int, amount: int) -> None:
        if amount:
            self.open[subject, kind].append([month, amount])
            waiting, self.credit[subject, kind] = self.credit[subject, kind], 0
            if waiting:
                self.apply(subject, kind, waiting, date(month // 100, month % 100, 1))

    def apply(self, subject: str, kind: str, amount: int, on: date) -> None:
        """Apply money to the oldest open months; what is left waits."""
        months = self.open[subject, kind]
        while amount and months:
            take = min(amount, months[0][1])
            self._share(subject, kind, months[0][0], take, on)
            amount -= take
            months[0][1] -= take
            if not months[0][1]:
                months.pop(0)
        self.credit[subject, kind] += amount

    def _share(self, subject: str, kind: str, month: int, amount: int, on: date) -> None:
        base = (amount * 75 + 50) // 100 if kind == "KPCD" else 0
        district, province, confederation = split_upper(amount - base)
        self.own += district
        self.payable[self.register.uppers[1].code] += province
        self.payable["TLD"] += confederation
        if base:
            employer = next(one for one in self.register.employers if one.code == subject)
            union = self.register.union(employer.union) if employer.union else None
            end = last_day(month)
            stands = union and union.founded_on <= end and (union.ended_on is None or (union.ended_on >= end and union.ended_on >= on))
            if union and stands:
                self.payable[union.code] += base
            else:
                self.held[subject] += base

    def _move_of_ended(self, month: int) -> None:
        """Hold at the district what was payable to a union that has ended."""
        for union in self.register.unions:
            if union.ended_on and union.ended_on < date(month // 100, month % 100, 1):
                employer = next(one for one in self.register.employers if one.union == union.code)
                self.held[employer.code] += self.payable.pop(union.code, 0)

    def _distribute(self, at: datetime) -> None:
        """Send what is payable; the bank returns one transfer, which is sent again on the 15th."""
        chance, quarter = self.desk.chance, (at.month - 1) // 3 or 4
        returned = chance.choice([one.code for one in self.register.unions]) if at.month in (4, 10) else ""
        for place, body in enumerate((*self.register.unions, self.register.uppers[1], self.register.uppers[0])):
            amount = self.payable.pop(body.code, 0)
            if not amount:
                continue
            kind = "SHARE_OUT" if body.level == "co_so" else "UPPER_OUT"
            said = self._words_out(body.name, kind, quarter, at.year - (at.month == 1))
            moment = at + timedelta(seconds=11 * place)
            out = Line(
                moment, "D", amount, kind, "never", 0, Said(said, body.account, body.name, ("account",), ("money_out",)), target=body.code
            )
            self.desk.lines.append(out)
            if body.code == returned:
                self._return(out)

    def _words_out(self, name: str, kind: str, quarter: int, year: int) -> str:
        voice = self.desk.profile.voice
        words = voice.shared_out if kind == "SHARE_OUT" else voice.sent_up
        return folded(words.format(q=quarter, y=year, n=name))

    def _return(self, out: Line) -> None:
        """Write the money that came back two days later and the second transfer."""
        words = self.desk.chance.choice(
            ("HOAN TRA LENH CHUYEN TIEN", "Tra lai lenh chuyen tien do sai thong tin nguoi huong", "TRA LAI: SAI TEN NGUOI THU HUONG")
        )
        said = Said(f"{words} {folded(out.said.note)}", "", "", ("amount", "words"), ("returned_transfer",))
        back = Line(out.at + timedelta(days=2), "C", out.amount, "RETURN_IN", "ok", 0, said, target=out.target, refers_to=out)
        again = Line(out.at + timedelta(days=5), "D", out.amount, "SHARE_OUT", "never", 0, out.said, target=out.target)
        self.desk.lines += [back, again]

    def _bank(self, month: int) -> None:
        """Write the bank's own lines: interest and a fee on each account that is open."""
        chance = self.desk.chance
        for place, own in enumerate(self.desk.profile.own):
            if own.layouts[0][0] > month % 100:
                continue
            end = last_day(month)
            at = datetime(end.year, end.month, end.day - 2, 23, chance.randint(1, 50))
            interest = Said(
                chance.choice(("Tra lai tien gui KKH", "Lai nhap von", "TRA LAI TAI KHOAN", "Interest payment")), evidence=("bank_words",)
            )
            fee = Said(
                chance.choice(("Thu phi QLTK", "Thu phi SMS Banking thang", "Phi duy tri dich vu NHDT", "THU PHI DICH VU")),
                evidence=("bank_words",),
            )
            self.desk.lines.append(Line(at, "C", chance.randint(9_000, 140_000), "INTEREST", "never", place, interest))
            self.desk.lines.append(
                Line(at.replace(hour=8), "D", chance.choice((11_000, 22_000, 55_000, 9_900)), "FEE", "never", place, fee)
            )
