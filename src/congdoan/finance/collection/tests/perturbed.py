"""The test world in another dress: other firm names, tax codes, accounts, unit codes, another order, the same truth.

Nothing in the rules may lean on who the payers are. Names are changed word by word (the words of a firm's own name, not those of its
form or trade), codes and accounts digit by digit, in the register and in every statement line alike; misspellings keep their place.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from congdoan.finance.collection.rules.engine import run
from congdoan.finance.collection.rules.model import FormerName, Line, Match, Matcher, Payer, PayerGroup, Register
from congdoan.finance.collection.rules.state import Outcome, State
from congdoan.finance.collection.rules.terms import Terms
from congdoan.finance.collection.tests.world import World
from congdoan.foundation.kernel.identifiers import check_mst, mst_check_digit
from congdoan.foundation.kernel.vietnamese import fold


def _words(text: str) -> list[str]:
    return text.split()


KEPT = _words(
    """
    CONG TY CO PHAN TNHH MTV DOANH NGHIEP TU NHAN HOP TAC XA CHI NHANH TONG TAI CDCS CD CS TRUONG TIEU HOC TRUNG MAU GIAO MAM
    NON SO TRAM Y TE TAM PHONG BAN HAT CUC KHU VUC VAN HUYEN UY THI TRAN QUAN LY DU AN UBND HDND VA LIEN DOAN LAO DONG TINH KHAM
    DA KHOA XAY DUNG SAN XUAT THUONG MAI DICH VU CHE BIEN GO MI MAY MAC KHI CAO SU DIEU THUC CHAN NUOI NONG DIEN THONG KE NOI
    CHINH HOACH PHAP KIEM LAM HOA THANG NAM QUY TIEN HO KINH PHI NOP CHO KPCD DPCD MST MA DON VI TT CK CHUYEN KHOAN THANH TOAN
    THAY DUC DAO TAO CHU NH SX TM XD CB TH MG THCS DNTN HTX CTY CTCP TMDV FT GD HOAN TRA LENH DO THU HUONG TRUC THUOC THEO DANH
    SACH CAC NGAY NHAM THUA LAN CAP TREN DEN CT DI NAPAS TOI BHXH HANG HD SMS BANKING NGUYEN LE PHAM HUYNH VO DANG HUU QUOC NGOC
    KIM MY DIA PHUONG CHAU DUONG MINH DMC TAN LAI DDA VIET UNG TET SUM VAY
    """
)
"""Words left as they are: forms, trades, words of paying, family names, words that notes use for something else."""

SYLLABLES = _words(
    """
    ANH BACH BIEN BON CAM CHIEN CUONG DIEP DINH DUY GIANG HANH HIEP HUE KHANG KIET LINH NGA NGHIA NHI NHUNG OANH PHUC QUYEN RONG
    SAM SEN THACH THAO THIEN THOA THUAN TIN TRIEU TRUC TUONG UYEN VINH VUI XUYEN YEN DUA GAM HEO KHE LUA MUOI NGUYET OC RAM
    SUONG UT VONG XOAI BE DE GIO HE LA MOC NHAT ON PHO QUE RE SI TUE
    """
)
TRAPS = _words(
    """
    PHI QUY KY TET LAI TIEN NAM DONG CHAM DIEN THANG HO TRA HOAN CUA LAN DOT VAY NO THU CHI LUONG PHAT HANG NHAP BAN DAT GUI
    NUOC XE COC TAM UNG KHO BAC CONG DOAN KINH VIEN VE TU DEN VA NOP CHUYEN TRICH THANH TOAN MUA MAU THUE LE HOC TRUY BO SUNG
    THEO KE
    """
)
"""Words that notes use for paying, for months, for other money: a firm may bear any of them as its name."""
_WORD = re.compile(r"(?<!\d)[^\W\d_]+(?!\d)")


def perturbed(world: World, *, seed: int) -> tuple[Register, list[Line]]:
    """Return the world's register and lines in another dress; the ids stay, so the truth stays."""
    dress = _Dress(world, random.Random(seed))
    payers = [dress.payer(payer) for payer in world.register.payers]
    dress.random.shuffle(payers)
    groups = tuple(dress.group(group) for group in world.register.groups)
    register = Register(tuple(payers), groups, world.register.collector_id, world.register.own_accounts)
    return register, [dress.line(line) for line in world.lines]


def run_perturbed(world: World, match: Matcher, *, seed: int) -> Outcome:
    """Run the matcher over the perturbed world."""
    register, lines = perturbed(world, seed=seed)
    terms = Terms(register, world.terms.charges, world.terms.policies)
    return run(State.begin(world.opening), lines, terms=terms, match=match)


def verdicts(world: World, outcome: Outcome) -> dict[str, int]:
    """Count lines: `right`, `asked` (waits though a program can know), `leak` (must wait, was booked), `wrong`."""
    counts = {"right": 0, "asked": 0, "leak": 0, "wrong": 0}
    for step in outcome.steps:
        if step.cause == "line" and step.line is not None and step.match is not None:
            counts[_verdict(world, step.line, step.match)] += 1
    return counts


def _verdict(world: World, line: Line, match: Match) -> str:
    true, want = world.true_line[line.id], world.true_match(line.id)
    if match.status == "review":
        return "asked" if true["review"] == "never" else "right"
    if true["review"] == "must":
        return "leak"
    got = sorted((part.payer_id, part.kind, part.amount) for part in match.parts)
    is_right = match.kind == want.kind and got == sorted((part.payer_id, part.kind, part.amount) for part in want.parts)
    return "right" if is_right else "wrong"


class _Dress:
    """One consistent change of every name, code and account."""

    def __init__(self, world: World, chance: random.Random) -> None:
        self.random = chance
        names = [name for payer in world.register.payers for name in payer.names] + [group.name for group in world.register.groups]
        own = sorted({word for name in names for word in fold(name).split() if word.isalpha()} - set(KEPT))
        self.words = dict(zip(own, self._fresh_words(len(own)), strict=True))
        codes = {payer.tax_code[:10] for payer in world.register.payers if payer.tax_code} | {
            group.tax_code for group in world.register.groups
        }
        self.codes = dict(zip(sorted(codes), self._fresh_codes(len(codes)), strict=True))
        self.accounts: dict[str, str] = {}
        self.kept_accounts = world.register.own_accounts
        units = [payer.si_unit_code for payer in world.register.payers if payer.si_unit_code]
        self.units = dict(zip(units, self._shuffled(units), strict=True))
        unions = [payer.code for payer in world.register.payers if payer.kind == "union"]
        self.units |= dict(zip(unions, self._shuffled(unions), strict=True))

    def _shuffled(self, items: list[str]) -> list[str]:
        return self.random.sample(items, len(items))

    def _fresh_words(self, count: int) -> list[str]:
        """Return new words for names, a third of them words that mean something else in a note."""
        traps = self.random.sample(TRAPS, min(len(TRAPS), count // 3))
        plain = self.random.sample([one + two for one in SYLLABLES for two in ("", "H", "U", "N", "Y", "O")], count - len(traps))
        return self.random.sample(traps + plain, count)

    def _fresh_codes(self, count: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < count:
            serial = f"{self.random.choice(['01', '03', '36', '37', '39'])}{self.random.randrange(1, 9_999_999):07d}"
            digit = mst_check_digit(serial)
            if digit is not None:
                found[f"{serial}{digit}"] = None
        return list(found)

    def account(self, number: str) -> str:
        if not number or number in self.kept_accounts:
            return number
        if number not in self.accounts:
            self.accounts[number] = "".join(self.random.choice("0123456789") for _ in number)
        return self.accounts[number]

    def name(self, text: str) -> str:
        return _WORD.sub(lambda found: self._word(found[0]), text)

    def _word(self, word: str) -> str:
        new = self.words.get(fold(word))
        if new is None:
            return word
        return new if word.isupper() else new.lower() if word.islower() else new.capitalize()

    def tax_code(self, code: str) -> str:
        return self.codes.get(code[:10], code[:10]) + code[10:] if code else code

    def payer(self, payer: Payer) -> Payer:
        return replace(
            payer,
            name=self.name(payer.name),
            former_names=tuple(FormerName(self.name(former.name), former.until) for former in payer.former_names),
            tax_code=self.tax_code(payer.tax_code),
            si_unit_code=self.units.get(payer.si_unit_code, ""),
            code=self.units.get(payer.code, payer.code),
            accounts=tuple(self.account(number) for number in payer.accounts),
        )

    def group(self, group: PayerGroup) -> PayerGroup:
        return replace(group, name=self.name(group.name), tax_code=self.tax_code(group.tax_code), account=self.account(group.account))

    def line(self, line: Line) -> Line:
        text = unicodedata.normalize("NFC", line.narrative.replace("\n", ""))
        text = self._numbers(text, line.account)
        text = re.sub(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{3,4}[A-Za-z]?(?![A-Za-z0-9])", self._unit, text)
        return replace(line, narrative=self.name(text), name=self.name(line.name), account=self.account(line.account))

    def _unit(self, found: re.Match[str]) -> str:
        new = self.units.get(found[0].upper())
        return found[0] if new is None else new.lower() if found[0].islower() else new

    def _numbers(self, text: str, account: str) -> str:
        if account:
            text = text.replace(account, self.account(account))
        return re.sub(r"(?<![\dA-Za-z])(?:[Mm][Ss][Tt])?[:\s]*\d[\d .\-/]{6,60}\d", lambda found: _each_code(found[0], self._code), text)

    def _code(self, digits: str) -> str | None:
        """Return the new digits for ten old ones: the code's own, or with one digit as wrong as it was."""
        if digits in self.codes:
            return self.codes[digits]
        if check_mst(digits).valid:
            return None
        for old, new in self.codes.items():
            wrong = [place for place in range(10) if old[place] != digits[place]]
            if len(wrong) == 1:
                place = wrong[0]
                digit = (int(new[place]) + int(digits[place]) - int(old[place])) % 10
                return new[:place] + str(digit) + new[place + 1 :]
        return None


def _each_code(text: str, change: Callable[[str], str | None]) -> str:
    """Change the first run of ten digits, written with or without separators, that `change` knows."""
    places = [index for index, sign in enumerate(text) if sign.isdigit()]
    for begin in range(len(places) - 9):
        chosen = places[begin : begin + 10]
        new = change("".join(text[place] for place in chosen))
        if new is not None:
            letters = list(text)
            for place, digit in zip(chosen, new, strict=True):
                letters[place] = digit
            return "".join(letters)
    return text
