"""Figures as a person types them at a terminal."""

from collections.abc import Sequence

from django.core.management.base import CommandError

from congdoan.finance.budgets.rules.estimates import Basis, Key
from congdoan.foundation.kernel.money import NotAnAmount, parse_dong


def read_amounts(words: Sequence[str]) -> dict[Key, int]:
    """Return LINE:CATEGORY=AMOUNT or LINE=AMOUNT as figures; anything else ends the command."""
    found: dict[Key, int] = {}
    for word in words:
        place, mark, amount = word.partition("=")
        line, _, category = place.partition(":")
        try:
            found[line.strip(), category.strip()] = parse_dong(amount)
        except NotAnAmount as refusal:
            raise CommandError(f"{word}: {refusal.explain()}", returncode=2) from refusal
        if not mark or not line.strip():
            raise CommandError(f"{word}: ghi như dues:dues=30.000.000.", returncode=2)
    return found


def read_bases(words: Sequence[str]) -> list[Basis]:
    """Return KEY=VALUE:REASON as basic figures."""
    found = []
    for word in words:
        told, _, reason = word.partition(":")
        ((key, _), value), *_ = read_amounts([told]).items()
        found.append(Basis(key, value, reason.strip()))
    return found


def read_reasons(words: Sequence[str]) -> dict[str, str]:
    """Return NAME=WORDS as a mapping."""
    found = {}
    for word in words:
        name, mark, reason = word.partition("=")
        if not mark:
            raise CommandError(f"{word}: ghi như ceiling.dues.visits.2022=lý do.", returncode=2)
        found[name.strip()] = reason.strip()
    return found


def read_remarks(words: Sequence[str]) -> dict[Key, str]:
    """Return LINE:CATEGORY=WORDS as remarks on figures."""
    return {(place.partition(":")[0], place.partition(":")[2]): said for place, said in read_reasons(words).items()}
