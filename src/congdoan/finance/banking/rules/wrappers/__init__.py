"""What the payer wrote, freed from what banks put around it; what was cut is kept for the record."""

import re
from dataclasses import dataclass
from itertools import pairwise

from . import acb, agribank, bidv, sacombank, swift, techcombank, treasury, vietcombank, vietinbank, vpbank, wallets
from .wrapper import Example, Wrapper

__all__ = ["WRAPPERS", "Example", "Unwrapped", "Wrapper", "unfolded", "unwrap"]

WRAPPERS: tuple[Wrapper, ...] = (
    *vietinbank.WRAPPERS,
    *vietcombank.WRAPPERS,
    *wallets.WRAPPERS,
    *agribank.WRAPPERS,
    *acb.WRAPPERS,
    *sacombank.WRAPPERS,
    *techcombank.WRAPPERS,
    *vpbank.WRAPPERS,
    *treasury.WRAPPERS,
    *swift.WRAPPERS,
    *bidv.WRAPPERS,
)
"""All wrappers in the order of trial: the receiving bank's first."""

_ROUNDS = 6
_LONGEST = 2_000
_PRINT_WIDTHS = {35, 45, 65}
_SENDER = re.compile(r"\b(?:B2B)?0200(97\d{4})\d{14}")


@dataclass(frozen=True)
class Unwrapped:
    """The payer's own words, who the bank says paid, and the pieces cut off, outermost first."""

    payer_note: str
    account: str | None = None
    name: str | None = None
    sender_bin: str | None = None
    cut: tuple[str, ...] = ()


def unwrap(narrative: str, *, own_account: str | None = None) -> Unwrapped:
    """Take off every bank's wrapper; the payee's own account in front is cut when it is known or cannot be a tax code."""
    text = unfolded(narrative)[:_LONGEST]
    account = name = sender_bin = None
    cut: list[str] = []
    if own_account and text.startswith(f"{own_account} "):
        cut.append(own_account)
        text = text[len(own_account) :].strip()
    for _ in range(_ROUNDS):
        capitals = text.upper() if text.isascii() else None  # beyond ASCII a pattern in any case of letters takes signs for letters
        for wrapper in WRAPPERS:
            if capitals is not None and wrapper.holds not in capitals:
                continue
            found = wrapper.pattern.fullmatch(text)
            if found is None:
                continue
            groups = found.groupdict()
            account = account or (groups.get("account") or "").strip() or None
            name = name or (groups.get("name") or "").strip() or None
            sender_bin = sender_bin or groups.get("bin")
            cut += _pieces(text, found)
            text = found["note"].strip()
            break
        else:
            break
    if sender_bin is None and "020097" in narrative and (hidden := _SENDER.search(narrative)):
        sender_bin = hidden[1]
    return Unwrapped(text, account, name, sender_bin, tuple(cut))


def unfolded(narrative: str) -> str:
    """Join the lines of a narrative: a line of a bank's print width, or one that ends with a blank, was cut inside the text."""
    if "\n" not in narrative and "\r" not in narrative:
        return narrative.strip()
    lines = narrative.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    text = lines[0]
    for before, line in pairwise(lines):
        is_cut = len(before) in _PRINT_WIDTHS or before.endswith(" ") or line.startswith(" ") or not before
        text += line if is_cut else f" {line}"
    return text.strip()


def _pieces(text: str, found: re.Match[str]) -> list[str]:
    start, end = found.span("note")
    return [piece for piece in (text[:start].strip(), text[end:].strip()) if piece]
