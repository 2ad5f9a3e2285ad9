"""One wrapper: the words that a bank puts around what the payer wrote."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """A narrative as banks print it and what must come out of it."""

    raw: str
    note: str
    account: str | None = None
    name: str | None = None
    sender_bin: str | None = None


@dataclass(frozen=True)
class Wrapper:
    """A pattern over the whole narrative; its groups are `note`, and where the bank tells them `account`, `name` and `bin`.

    `holds` are capitals that stand in every narrative of this shape: where they are missing, the pattern need not be tried.
    `status` says how far the shape is known: "verified" in public statements, "seen" in public code.
    """

    name: str
    holds: str
    pattern: re.Pattern[str]
    examples: tuple[Example, ...]
    status: str = "verified"


def shape(text: str) -> re.Pattern[str]:
    """Compile a pattern over the whole narrative, in any case of letters."""
    return re.compile(text, re.IGNORECASE | re.DOTALL)
