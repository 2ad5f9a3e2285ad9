"""The fingerprint of a line: the same in every file that prints the transaction, whatever the order or the style of numbers."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from congdoan.foundation.kernel.vietnamese import fold

from .values import Amount, Statement, StatementLine

_BETWEEN = "\x1f"


def identity(line: StatementLine) -> str:
    """Return what makes a printed line itself, apart from its account: two prints of one transaction have the same."""
    return _BETWEEN.join(
        (
            line.booked_at.isoformat(),
            line.direction,
            _plain(line.amount),
            _bare(line.reference),
            _plain(line.running_balance),
            "".join(fold(line.narrative).split()),
        )
    )


def fingerprinted(lines: Sequence[StatementLine], account: str | None) -> tuple[StatementLine, ...]:
    """Give each line its fingerprint; true repeats (equal in everything) are told apart by an ordinal, a second print is not."""
    owner = _bare(account)
    met: Counter[str] = Counter()
    done = []
    for line in lines:
        one = identity(line)
        if not line.repeat or not met[one]:
            met[one] += 1
        print_of = hashlib.sha256(f"{owner}{_BETWEEN}{one}{_BETWEEN}{met[one]}".encode()).hexdigest()[:40]
        done.append(replace(line, fingerprint=print_of))
    return tuple(done)


def with_account(statement: Statement, account: str) -> Statement:
    """Return the statement as one of the given account: for files that do not name theirs."""
    return replace(statement, account=account, lines=fingerprinted(statement.lines, account))


def _bare(text: str | None) -> str:
    return "".join(text.split()).upper() if text else ""


def _plain(amount: Amount | None) -> str:
    if amount is None:
        return ""
    return str(amount) if isinstance(amount, int) else f"{amount.normalize():f}"
