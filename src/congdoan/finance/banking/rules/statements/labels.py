"""Labels of columns and of header cells: recognised by folded words, never by position."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from congdoan.foundation.kernel.vietnamese import fold

_SPLIT = re.compile(r"[/(\n:|]|\s{2,}")
_NOT_WORDS = re.compile(r"[^A-Z0-9?]+")


def words(label: str) -> str:
    """Return a label as bare words: 'Nợ/ Debit' is 'NO DEBIT'."""
    return _NOT_WORDS.sub(" ", fold(label)).strip()


@lru_cache(maxsize=4096)
def parts(label: str) -> tuple[str, ...]:
    """Return the halves of a label in two languages: 'Nợ/ Debit' has 'NO' and 'DEBIT'."""
    return tuple(bare for piece in _SPLIT.split(label) if (bare := words(piece)))


class Vocabulary:
    """Phrases and the role each names; a longer phrase beats a shorter one, the whole label beats its halves.

    With `begins`, a label may go on after a phrase of several words ('Số chứng từ SEQ No.'); without, 'Số tài khoản cũ' is no
    'Số tài khoản'.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]], *, begins: bool = True) -> None:
        self._roles = {phrase: role for role, them in phrases.items() for phrase in them}
        self._long = sorted((phrase for phrase in self._roles if begins and " " in phrase), key=len, reverse=True)

    def role(self, label: str) -> str | None:
        """Return the role that a label names, or None."""
        if not label or len(label) > 120:
            return None
        whole = words(label)
        candidates = (whole, *parts(label))
        for candidate in candidates:
            if candidate in self._roles:
                return self._roles[candidate]
        for phrase in self._long:
            if whole.startswith(phrase + " "):
                return self._roles[phrase]
        if "?" in whole:
            return self._role_of_damaged(candidates)
        return None

    def _role_of_damaged(self, candidates: Iterable[str]) -> str | None:
        """Read '?' as one lost letter: files saved in a code page that lacks it."""
        for candidate in candidates:
            if not candidate.strip("? "):
                continue
            pattern = re.compile(re.escape(candidate).replace(r"\?", "[A-Z]"))
            found = {role for phrase, role in self._roles.items() if pattern.fullmatch(phrase)}
            if len(found) == 1:
                return found.pop()
        return None
