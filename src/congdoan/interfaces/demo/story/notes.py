"""What payers write and what banks put around it: words, periods, letters, and the wrappers of a dozen banks and apps."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from congdoan.foundation.kernel.periods import months_between
from congdoan.foundation.kernel.vietnamese import fold
from congdoan.interfaces.demo.story import people
from congdoan.interfaces.demo.story.facts import District, Firm, Payment, Stream, Union
from congdoan.interfaces.demo.story.names import misspelt, shortened
from congdoan.interfaces.demo.story.numbers import Numbers, slipped

ROMAN = ("I", "II", "III", "IV")
FUND_NOTES = (
    "{name} nop KPCD {period} MST {mst}", "KPCD {period} {name} MST: {mst}", "{name} chuyen kinh phi cong doan {period}",
    "{name} TT 2% KPCD {period} - {mst}", "Nop kinh phi cong doan {period}, {name}", "MST {mst} {name} dong KPCD {period}",
    "KP CD {period} {name}", "{name} đóng kinh phí công đoàn {period}", "Nop KPCD {period} ma don vi {si}", "{mst} nop KPCD {period}",
)  # fmt: skip
DUES_NOTES = (
    "{name} nop doan phi {period}", "Nop 30% doan phi {period} {name}", "DPCD {period} {name} {code}", "Doan phi cong doan {period} {name}",
    "{name} chuyen đoàn phí {period}", "{name} {code} nop doan phi cong doan {period}",
)  # fmt: skip
SILENT_NOTES = ("nop kinh phi cong doan", "chuyen tien", ".", "thanh toan")
NAMELESS_NOTES = (
    "nop kinh phi cong doan {period}",
    "nop tien cong doan",
    "{person} chuyen tien",
    "KPCD {period}",
    "doan phi {period}",
    "ck",
)
GIFTS = ("ung ho Tet Sum vay", "ung ho quy Mai am cong doan", "ung ho cong nhan kho khan", "ung ho quy vi nguoi ngheo")
MONTHS = ("thang {month}/{year}", "T{month:02d}/{year}", "T{month}.{year}", "thang {month:02d} nam {year}", "{month:02d}/{year}")
QUARTERS = ("quy {quarter}/{year}", "quy {roman} nam {year}", "Q{quarter}/{year}", "quý {roman}/{year}")
DUES = "DUES"
LONG_ENOUGH = 24
"""Letters that a body's name or code needs."""


@dataclass(frozen=True)
class Note:
    """What a line shows of its payer: the words, the account and its holder (empty where the bank hides them)."""

    words: str
    account: str = ""
    holder: str = ""


class Writer:
    """Writes the notes of one district."""

    def __init__(self, district: District, chance: Stream) -> None:
        self.district, self.chance = district, chance
        self.numbers = Numbers(chance)
        self.own = district.collector
        self._manners: dict[str, Callable[[Payment], Note]] = {
            "both": self._both,
            "group": self._group,
            "back_payment": self._back_payment,
            "coded": self._coded,
            "namesake": self._namesake,
            "shared": self._shared,
            "former": self._former,
            "on_behalf": self._on_behalf,
            "branch": self._branch,
            "nameless": self._nameless,
            "misspelt": self._misspelt,
            "spelt_wrong_but_known": self._spelt_wrong_but_known,
            "wrong_code": self._wrong_code,
            "slipped_code": self._slipped_code,
            "cut": self._cut,
            "behind_a_person": self._behind_a_person,
            "gift": self._gift,
            "stranger": self._stranger,
            "insurance": self._insurance,
            "refund_wrong": self._refund_wrong,
            "refund_surplus": self._refund_surplus,
        }

    # --- the payer's words ---

    def note(self, payment: Payment) -> Note:
        """Return the words of a payment, and the account it comes from or goes to."""
        return self._manners.get(payment.manner, self._usual)(payment)

    def _usual(self, payment: Payment) -> Note:
        firm = self.district.firm.get(payment.payer)
        return self._of_firm(payment, firm) if firm else self._of_union(payment, self.district.union[payment.payer])

    def _of_firm(self, payment: Payment, firm: Firm, *, name: str = "", mst: str = "", template: str = "") -> Note:
        """Write as a firm's accountant does; where the account is known, sometimes nothing but a word."""
        account = self.chance.choice(firm.pays_from)
        is_silent = (
            bool(firm.accounts) and not template and self.chance.randrange(100) < 7 and payment.payer not in self.district.roles.sharers
        )
        text = template or (self.chance.choice(SILENT_NOTES) if is_silent else self.chance.choice(FUND_NOTES))
        words = text.format(
            name=name or self._name(firm.name),
            mst=mst or self._code(firm.tax_code),
            si=firm.si_unit_code,
            period=self._period(payment),
        )
        return Note(self._spaced(self._letters(words)), account, fold(firm.name))

    def _of_union(self, payment: Payment, union: Union) -> Note:
        """Write as a union's treasurer does, from the union's account or her own."""
        words = self.chance.choice(DUES_NOTES).format(name=self._name(union.name), code=union.code, period=self._period(payment))
        words = self._spaced(self._letters(words))
        if union.treasurer and self.chance.randrange(100) < 80:
            return Note(words, union.treasurer_account, fold(union.treasurer))
        return Note(words, union.account, fold(union.name))

    # --- manners ---

    def _both(self, payment: Payment) -> Note:
        firm = self.district.firm[payment.payer]
        template = self.chance.choice(("{name} nop KPCD va doan phi {period} MST {mst}", "KPCD + doan phi {period} {name} MST {mst}"))
        return self._of_firm(payment, firm, template=template)

    def _group(self, payment: Payment) -> Note:
        group = next(group for group in self.district.groups if group.code == payment.payer)
        name, count = fold(group.name), len(group.members)
        text = self.chance.choice((f"{name} nop KPCD {{}} cho {count} don vi truc thuoc", f"KPCD {{}} cac don vi theo danh sach - {name}"))
        return Note(text.format(self._period(payment)), group.account, name)

    def _back_payment(self, payment: Payment) -> Note:
        return self._of_firm(payment, self.district.firm[payment.payer], template="{name} truy nop KPCD con thieu MST {mst}")

    def _coded(self, payment: Payment) -> Note:
        return self._of_firm(payment, self.district.firm[payment.payer], template="{name} nop KPCD {period} MST {mst}")

    def _namesake(self, payment: Payment) -> Note:
        firm = self.district.firm[payment.payer]
        return Note(f"{fold(firm.name)} nop KPCD {self._period(payment)}")

    def _shared(self, payment: Payment) -> Note:
        firm = self.district.firm[payment.payer]
        return Note(f"nop KPCD {self._period(payment)}", self.chance.choice(firm.pays_from), fold(people.full_name(self.chance)))

    def _former(self, payment: Payment) -> Note:
        firm = self.district.firm[payment.payer]
        return self._of_firm(payment, firm, name=fold(firm.former_name), template="{name} nop KPCD {period} MST {mst}")

    def _on_behalf(self, payment: Payment) -> Note:
        patron, firm = self.district.firm[self.district.roles.patron[0]], self.district.firm[payment.payer]
        words = f"{fold(patron.name)} nop thay KPCD {self._period(payment)} cho {fold(firm.name)} MST {firm.tax_code}"
        return Note(words, patron.pays_from[0], fold(patron.name))

    def _branch(self, payment: Payment) -> Note:
        firm = self.district.firm[payment.payer]
        mst = firm.tax_code if self.chance.randrange(3) else firm.tax_code[:10]
        return self._of_firm(payment, firm, mst=mst, template="{name} nop KPCD {period} MST {mst}")

    def _nameless(self, payment: Payment) -> Note:
        person = fold(people.full_name(self.chance))
        usual = [note for note in NAMELESS_NOTES if ("doan phi" in note) <= (payment.parts[0][1] == DUES)]
        words = self.chance.choice(usual).format(period=self._period(payment), person=person)
        return Note(words, self.numbers.account()[1] if self.chance.randrange(2) else "", person)

    def _misspelt(self, payment: Payment) -> Note:
        firm = self.district.firm[payment.payer]
        return Note(f"{misspelt(firm.name, self.chance)} nop KPCD {self._period(payment)}")

    def _spelt_wrong_but_known(self, payment: Payment) -> Note:
        firm = self.district.firm[payment.payer]
        return self._of_firm(payment, firm, name=misspelt(firm.name, self.chance), template="{name} nop KPCD {period} MST {mst}")

    def _wrong_code(self, payment: Payment) -> Note:
        firm = self.district.firm[payment.payer]
        other = self.chance.choice([one for one in self.district.firms if one.tax_code[:10] != firm.tax_code[:10]])
        return self._of_firm(payment, firm, mst=other.tax_code, template="{name} nop KPCD {period} MST {mst}")

    def _slipped_code(self, payment: Payment) -> Note:
        firm = self.district.firm[payment.payer]
        return self._of_firm(payment, firm, mst=slipped(firm.tax_code, self.chance), template="{name} nop KPCD {period} MST {mst}")

    def _cut(self, payment: Payment) -> Note:
        whole = self._of_firm(payment, self.district.firm[payment.payer], template="{name} nop kinh phi cong doan {period} MST {mst}")
        return Note(whole.words[: -self.chance.randint(3, 16)].rstrip(), whole.account, whole.holder)

    def _behind_a_person(self, payment: Payment) -> Note:
        """A clerk pays from an account of her own; the note names the body."""
        usual = self._usual(Payment(payment.on, payment.payer, payment.parts, payment.months, manner="coded"))
        name = self.district.firm[payment.payer].name if payment.payer in self.district.firm else self.district.union[payment.payer].name
        words = usual.words if fold(name) in fold(usual.words) else f"{fold(name)} nop {'doan phi' if name.startswith('CĐCS') else 'KPCD'}"
        return Note(words, self.numbers.account()[1], fold(people.full_name(self.chance)))

    def _gift(self, payment: Payment) -> Note:
        return Note(self.chance.choice(GIFTS), "", fold(payment.words))

    def _stranger(self, payment: Payment) -> Note:
        return Note(self.chance.choice((f"{fold(payment.words)} chuyen tien", "ck", ".")), self.numbers.account()[1], fold(payment.words))

    def _insurance(self, payment: Payment) -> Note:
        firm = self.district.firm[payment.payer]
        return Note(f"+BHXH+103+00+{firm.si_unit_code}+07204+dong BHXH+", firm.accounts[0], fold(firm.name))

    def _refund_wrong(self, payment: Payment) -> Note:
        return self._refund(payment, "HOAN TRA TIEN CHUYEN NHAM")

    def _refund_surplus(self, payment: Payment) -> Note:
        return self._refund(payment, "HOAN TRA KPCD NOP THUA")

    def _refund(self, payment: Payment, what: str) -> Note:
        firm = self.district.firm[payment.payer]
        words = f"CT DI:{self.numbers.figures(6)} {what} NGAY {payment.words} CHO {fold(firm.name)}"
        return Note(words, firm.accounts[0], fold(firm.name))

    # --- words ---

    def _period(self, payment: Payment) -> str:
        """Write the months as people do; empty when none is told."""
        months = payment.months
        if not months:
            return ""
        month, year = months[-1] % 100, months[-1] // 100
        is_unbroken = months == tuple(months_between(months[0], months[-1]))
        if len(months) == 1:
            return self.chance.choice(MONTHS).format(month=month, year=year)
        if len(months) == 3 and month % 3 == 0 and is_unbroken:
            return self.chance.choice(QUARTERS).format(quarter=month // 3, roman=ROMAN[month // 3 - 1], year=year)
        if len(months) == 6 and month == 6 and is_unbroken:
            return f"6 thang dau nam {year}"
        if is_unbroken and months[0] // 100 == year:
            return f"T{months[0] % 100}{'-' if len(months) > 2 else ','}T{month}/{year}"
        return ""

    def _name(self, name: str) -> str:
        """Write a body's name whole, shortened, or with its marks."""
        folded = fold(name).replace("CDCS ", self.chance.choice(("CDCS ", "CDCS ", "CD CS ", "CDCS ")), 1)
        return self.chance.choice((folded, folded, folded, shortened(folded), name))

    def _code(self, tax_code: str) -> str:
        shapes = (
            tax_code,
            tax_code,
            tax_code,
            tax_code,
            f"{tax_code[:4]} {tax_code[4:7]} {tax_code[7:]}",
            f"{tax_code[:4]}.{tax_code[4:7]}.{tax_code[7:]}",
        )
        return self.chance.choice(shapes) if len(tax_code) == 10 else tax_code

    def _letters(self, words: str) -> str:
        roll = self.chance.randrange(100)
        return words.upper() if roll < 12 else words.lower() if roll < 20 else words

    def _spaced(self, words: str) -> str:
        return words.replace(" ", "  ", 2) if self.chance.randrange(100) < 5 else " ".join(words.split())

    # --- what the bank puts around ---

    def wrapped(self, note: Note, at: datetime, *, may_hide: bool = True) -> Note:
        """Return the line as VietinBank prints it: the sender's bank and channel leave their marks; NAPAS may hide the account.

        An account is hidden only where the words still say something.
        """
        ways = ("plain", "eft", "fast", "napas", "vcb", "timed", "reference", "acb", "tcb", "ibft")
        way = self.chance.choices(ways, (16, 17, 22, 9, 9, 9, 8, 3, 4, 3))[0]
        if way == "reference" and ("-" in note.words or "-" in note.holder or not note.holder):
            way = "plain"
        if way == "vcb" and not (note.account and note.holder):
            way = "fast"
        printed = self._broken(self._around(way, note, at))
        is_hidden = way == "napas" and may_hide and len(note.words) > LONG_ENOUGH
        return Note(printed) if is_hidden else Note(printed, note.account, note.holder)

    def _around(self, way: str, note: Note, at: datetime) -> str:
        figures, words = self.numbers.figures, note.words
        own = self.own.account
        if way == "eft":
            return f"CT DEN:{figures(4)}  {words}"
        if way == "fast":
            return f"CT nhanh 247 den: {words} ({own})"
        if way == "napas":
            return f"Chuyen tien den tu NAPAS Noi dung: {words} FT{at:%y%j}{figures(9)} ({own})"
        if way == "vcb":
            return f"MBVCB.{figures(10)}.{figures(6)}.{words}.CT tu {note.account} {note.holder} toi {own} {fold(self.own.name)}"
        if way == "timed":
            return f"{words}; thoi gian GD:{at:%d/%m/%Y %H:%M:%S}"
        if way == "reference":
            return f"{figures(3)}B{at:%y}{self.numbers.signs(11)}/{note.holder}-{words}"
        if way == "acb":
            return f"{words}-{at:%d%m%y}-{at:%H:%M:%S} {figures(6)}"
        if way == "tcb":
            return f"{words} FT{at:%y%j}{figures(9)}"
        return f"IBFT {words}" if way == "ibft" else words

    def _broken(self, words: str) -> str:
        """Break a few narratives inside a word, every 45 letters, as the bank's printer does."""
        if self.chance.randrange(100) >= 3:
            return words
        return "\n".join(words[at : at + 45] for at in range(0, len(words), 45))
