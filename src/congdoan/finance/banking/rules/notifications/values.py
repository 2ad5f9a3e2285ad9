"""Fields of a JSON object into values; what is missing or odd is remembered as the reason, and the rest is still read."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from congdoan.finance.banking.rules.accounts import bare_number

from .facts import VIETNAM, Told
from .json_text import Number

LARGEST = 10**15
LONGEST_TEXT = 1_000
LONGEST_IDENTITY = 100
_WHOLE = re.compile(r"(-?[0-9]{1,18})(?:\.0{1,6})?")
_DECIMAL = re.compile(r"-?[0-9]{1,18}\.[0-9]{1,40}")
_YEARS = range(2000, 2200)


class Fields:
    """The fields of one object, read one by one; `reason` keeps the first thing that is wrong."""

    def __init__(self, value: Any, *, reason: str = "") -> None:
        self._values: dict[str, Any] = value if isinstance(value, dict) else {}
        self.reason = reason or ("" if isinstance(value, dict) else "wrong-shape")

    def told(self, names: Mapping[str, str], **known: Any) -> Told:
        """Read one transaction by the names that a provider gives its fields; what is known already is not read."""
        readers = {
            "provider_id": self.identity, "account": self.account, "amount": self.amount, "booked_at": self.moment,
            "running_balance": self.balance,
        }  # fmt: skip
        facts: dict[str, Any] = {fact: readers.get(fact, self.text)(name) for fact, name in names.items()}
        return Told(**facts, **known, reason=self.reason)

    def odd(self, reason: str) -> None:
        """Remember that something is wrong, unless something was before."""
        self.reason = self.reason or reason

    def text(self, name: str, *, required: bool = False) -> str:
        """Return a text or a number as text, without signs that cannot be shown."""
        value = self._values.get(name)
        if value is not None and not isinstance(value, str):
            self.odd("wrong-shape")
            return ""
        cleaned = shown(value or "")
        if required and not cleaned:
            self.odd("wrong-shape")
        return cleaned

    def identity(self, name: str) -> str:
        """Return a text that names a transaction; one too long names none."""
        written = self.text(name, required=True)
        if len(written) > LONGEST_IDENTITY:
            self.odd("wrong-shape")
        return written[:LONGEST_IDENTITY]

    def account(self, name: str) -> str:
        """Return an account's number as it is registered."""
        written = self.text(name, required=True)
        return bare_number(written) or written

    def amount(self, name: str) -> int | None:
        """Return an amount of whole đồng above zero; None and a reason for everything else."""
        value = self._values.get(name)
        found = _WHOLE.fullmatch(value) if isinstance(value, Number) else None
        if found is None:
            self.odd("fraction" if isinstance(value, Number) and _DECIMAL.fullmatch(value) else "wrong-shape")
            return None
        amount = int(found[1])
        if amount <= 0 or amount > LARGEST:
            self.odd("not-positive" if amount <= 0 else "too-large")
            return None
        return amount

    def balance(self, name: str) -> int | None:
        """Return a balance of whole đồng; None when it is anything else: it proves nothing by itself."""
        value = self._values.get(name)
        found = _WHOLE.fullmatch(value) if isinstance(value, Number) else None
        return int(found[1]) if found and abs(int(found[1])) <= LARGEST else None

    def moment(self, name: str) -> datetime | None:
        """Return a moment by Vietnam's clock, without a zone; one without a zone is by Vietnam's clock already."""
        try:
            moment = datetime.fromisoformat(self.text(name, required=True))
            moment = moment.astimezone(VIETNAM).replace(tzinfo=None) if moment.tzinfo else moment
        except (ValueError, OverflowError):
            self.odd("wrong-shape")
            return None
        if moment.year not in _YEARS:
            self.odd("wrong-shape")
            return None
        return moment

    def in_dong(self, name: str) -> None:
        """Insist on the currency where one is named."""
        if self.text(name) not in {"", "VND"}:
            self.odd("foreign-currency")

    def one_of(self, name: str, meanings: dict[str, str]) -> str:
        """Return what a word means; a reason for any other word."""
        meaning = meanings.get(self.text(name), "")
        if not meaning:
            self.odd("wrong-shape")
        return meaning


def shown(text: str) -> str:
    """Return a text without control and invisible signs, at most a thousand letters."""
    if not text.isprintable():
        text = "".join(" " if unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp") else letter for letter in text)
    return text[:LONGEST_TEXT].strip()
