"""Where things stand in a text: what is near a place is found without walking past everything that is not.

A document may have thousands of paragraphs, citations and time limits. Comparing each with each grows with the square of its length.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from .text import Span

Thing = TypeVar("Thing")


class Covered:
    """The letters of a text that some stretches cover."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._letters = bytearray()
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        self._letters.extend(bytes(max(0, span.end - len(self._letters))))
        self._letters[span.start : span.end] = b"\1" * (span.end - span.start)

    def meets(self, span: Span) -> bool:
        """Say whether a stretch has a letter in common with one of these."""
        return self._letters.find(1, span.start, span.end) >= 0


class Placed(Generic[Thing]):
    """Things and where each stands, in the order of the text; those that begin together keep their order."""

    def __init__(self, things: Iterable[tuple[Span, Thing]]) -> None:
        self._things = sorted(things, key=lambda placed: placed[0].start)
        self._starts = [span.start for span, _ in self._things]
        self._reach = list(accumulate((span.end for span, _ in self._things), max))

    def meeting(self, span: Span) -> list[tuple[Span, Thing]]:
        """Return those that have a letter in common with a stretch."""
        first, last = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        return [placed for placed in self._things[first:last] if placed[0].overlaps(span)]

    def beginning_in(self, span: Span) -> list[tuple[Span, Thing]]:
        """Return those that begin in a stretch."""
        return self._things[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
