"""Numbers that cannot be anybody's: tax codes of the unused serials 9990001 to 9999999, accounts that begin with 9999 or 0999."""

from congdoan.foundation.kernel.identifiers import mst_check_digit
from congdoan.interfaces.demo.story.facts import Stream

FIRST_SERIAL, LAST_SERIAL = 9_990_001, 9_999_999
PROVINCES = ("39", "39", "39", "39", "37", "03")
MORE_PROVINCES = ("36", "11", "79", "80", "01", "02")
BANKS = {
    "VietinBank": ("0999", 12), "Vietcombank": ("0999", 13), "BIDV": ("9999", 14), "Agribank": ("9999", 13), "Sacombank": ("0999", 12),
    "ACB": ("9999", 9), "Techcombank": ("9999", 14), "MB": ("9999", 12),
}  # fmt: skip
FIGURES = "0123456789"
LETTERS = "ABCDEFGHKLMNPQRSTUVXYZ"
SIGNS = FIGURES + LETTERS


class Numbers:
    """Gives each body numbers of its own; check digits are right."""

    def __init__(self, chance: Stream) -> None:
        self._chance = chance
        self._taken: set[str] = set()

    def tax_code(self) -> str:
        """Return a ten-digit tax code nobody else bears."""
        provinces = PROVINCES if len(self._taken) < 20_000 else PROVINCES + MORE_PROVINCES
        while True:
            nine = self._chance.choice(provinces) + str(self._chance.randint(FIRST_SERIAL, LAST_SERIAL))
            last = mst_check_digit(nine)
            if last is not None and self._take(f"{nine}{last}"):
                return f"{nine}{last}"

    def si_unit_code(self) -> str:
        """Return a social-insurance unit code: T, a letter, four digits, a letter."""
        while True:
            code = f"T{self._chance.choice('ABCDEGHKLMNPTX')}{self._chance.randint(1000, 9999)}{self._chance.choice('ABCDEGHK')}"
            if self._take(code):
                return code

    def account(self) -> tuple[str, str]:
        """Return a bank and an account number there."""
        bank = self._chance.choice(tuple(BANKS))
        begin, length = BANKS[bank]
        while True:
            number = begin + self.figures(length - len(begin))
            if self._take(number):
                return bank, number

    def figures(self, count: int) -> str:
        return "".join(self._chance.choices(FIGURES, k=count))

    def signs(self, count: int) -> str:
        return "".join(self._chance.choices(SIGNS, k=count))

    def _take(self, number: str) -> bool:
        is_new = number not in self._taken
        self._taken.add(number)
        return is_new


def slipped(tax_code: str, chance: Stream) -> str:
    """Return a tax code with one digit typed wrong, so that its check digit fails."""
    while True:
        digits = list(tax_code[:10])
        at = chance.randrange(2, 10)
        digits[at] = chance.choice([digit for digit in FIGURES if digit != digits[at]])
        last = mst_check_digit("".join(digits[:9]))
        if last is None or str(last) != digits[9]:
            return "".join(digits)
