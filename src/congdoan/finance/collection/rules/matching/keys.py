"""Exact keys of a register that need more than one look: tax-code families, codes one slip away, groups by name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import lru_cache

from congdoan.finance.collection.rules.memory import uncollected
from congdoan.finance.collection.rules.model import Payer, PayerGroup, Register, gather
from congdoan.finance.collection.rules.names import NameHit, NameIndex, Piece, index_of
from congdoan.finance.collection.rules.notes.plain import is_plain
from congdoan.foundation.kernel.vietnamese import fold

HOLDERS_KEPT, CODES_ASKED_AGAIN = 50_000, 256
HOUSEHOLD = 12
"""Digits of a household's tax code, which is its owner's number as a citizen: the first ten say nothing."""
_DIGITS = "0123456789"


class Keys:
    """The indexes of one register that the matcher uses beside the register's own."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.names: NameIndex = index_of(register)
        self._families = _families(register)
        self._unit_codes = _unit_codes(register)
        self._sorted_codes = sorted(self._unit_codes)
        pseudo = tuple(Payer(number, group.code, "employer", group.name) for number, group in enumerate(register.groups))
        self.places = tuple(filter(None, (_place_of(name) for payer in register.payers if payer.kind == "upper" for name in payer.names)))
        places = "|".join(re.escape(place) for place in self.places)
        self.receivers = re.compile(rf"\b(?:LDLD|LIEN DOAN LAO DONG|CONG DOAN|CD)(?: [A-Z.]+){{0,2}} ({places})\b") if places else None
        self.group_names = NameIndex(Register(pseudo))
        self.holder = lru_cache(maxsize=HOLDERS_KEPT)(self._holder)
        self.one_slip_away = lru_cache(maxsize=CODES_ASKED_AGAIN)(self._one_slip_away)

    def _holder(self, name: str) -> tuple[NameHit | None, Piece | None]:
        """Return the registered name that an account holder is, and the holder as words; holders come again every month."""
        return self.names.holder(name) if name else (None, None)

    def knows_tax_code(self, code: str) -> bool:
        """Say whether a tax code, its ten-digit parent, or a group's code is in the register."""
        return code in self.register.by_tax_code or bool(self.family(code)) or code in self.register.groups_by_tax_code

    def knows_unit_code(self, code: str) -> bool:
        """Say whether a code is a body's code or a social-insurance unit code."""
        return code in self._unit_codes

    def bodies_of_code(self, code: str) -> tuple[int, ...]:
        """Return the bodies that a unit code names."""
        return self._unit_codes.get(code, ())

    def bodies_of_longer_code(self, code: str) -> tuple[int, ...]:
        """Return the bodies whose unit code begins with a whole shorter code: a note may have been cut there."""
        begin = bisect_right(self._sorted_codes, code)
        found: dict[int, None] = {}
        for longer in self._sorted_codes[begin : begin + 20]:
            if not longer.startswith(code):
                break
            found.update((payer_id, None) for payer_id in self._unit_codes[longer])
        return tuple(found)

    def family(self, code: str) -> tuple[int, ...]:
        """Return every body whose tax code has these first ten digits: the parent and its branches; a household stands alone."""
        known = code if len(code) == HOUSEHOLD else code[:10]
        return self._families.get(known) or self.register.by_tax_code.get(known, ())

    def _one_slip_away(self, typed: str) -> tuple[int, ...]:
        """Return the bodies whose ten digits are one slip from the typed ones: a digit wrong, left out, added, two neighbours swapped."""
        found: dict[int, None] = {}
        for digits in _slips(typed[:13]):
            found.update((payer_id, None) for payer_id in self.family(digits))
        return tuple(found)

    def group_by_id(self, number: int) -> PayerGroup:
        """Return the group behind a pseudo body of `group_names`."""
        return self.register.groups[number]


def _place_of(name: str) -> str:
    """Return the place in an upper body's name: its words behind the last one that says what it is."""
    words = fold(name).split()
    last = max((at for at, word in enumerate(words) if is_plain(word)), default=-1)
    return " ".join(words[last + 1 :])


def _families(register: Register) -> Mapping[str, tuple[int, ...]]:
    """Return the families that have a branch, by the first ten digits of their codes; every other code stands in the register alone."""
    in_families = [payer for payer in register.payers if len(payer.tax_code) != HOUSEHOLD]
    with_branches = {payer.tax_code[:10] for payer in in_families if len(payer.tax_code) > 10}
    return gather((code, payer.id) for payer in in_families if (code := payer.tax_code[:10]) in with_branches)


def _unit_codes(register: Register) -> Mapping[str, tuple[int, ...]]:
    """Return bodies by their own code and their social-insurance unit code, in capitals without blanks and dashes."""
    codes = ((code, payer.id) for payer in register.payers for code in (payer.code, payer.si_unit_code) if code)
    return gather((_bare(code), payer_id) for code, payer_id in codes)


def _bare(code: str) -> str:
    """Return a code in capitals without blanks and dashes; the very same text where it is so already, which takes no room twice."""
    bare = fold(code).replace(" ", "").replace("-", "")
    return code if bare == code else bare


def _slips(typed: str) -> Iterable[str]:
    digits = typed[:10] if len(typed) >= 12 else typed
    if len(digits) == 10:
        for place in range(10):
            for digit in _DIGITS:
                if digit != digits[place]:
                    yield digits[:place] + digit + digits[place + 1 :]
        for place in range(9):
            if digits[place] != digits[place + 1]:
                yield digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    elif len(digits) == 9:
        for place in range(10):
            for digit in _DIGITS:
                yield digits[:place] + digit + digits[place:]
    elif len(digits) == 11:
        for place in range(11):
            yield digits[:place] + digits[place + 1 :]


_latest: list[Keys] = []


def keys_of(register: Register) -> Keys:
    """Return the keys of a register; those of the last register asked about are kept."""
    if not _latest or _latest[0].register is not register:
        with uncollected():
            _latest[:] = [Keys(register)]
    return _latest[0]
