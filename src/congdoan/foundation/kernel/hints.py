"""Patterns that most texts need not be searched for: a text without a few plain letters holds no match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hinted:
    """A pattern, and letters of which each of its matches holds at least one: to look for them costs a tenth of a search.

    A test makes matches of each such pattern and asks for their hints.
    """

    pattern: re.Pattern[str]
    hints: tuple[str, ...]

    def may_match(self, text: str) -> bool:
        """Say whether a search is worth while."""
        for hint in self.hints:  # noqa: SIM110 (`any` would cost as much as what the hints save)
            if hint in text:
                return True
        return False

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match."""
        return self.pattern.search(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every match."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())


def hinted(pattern: str, *hints: str) -> Hinted:
    """Compile a pattern with its hints."""
    return Hinted(re.compile(pattern), hints)
