"""Tables of banking."""

from .statements import BankLine, CollectingAccount, Statement

__all__ = ["BankLine", "CollectingAccount", "Statement"]
