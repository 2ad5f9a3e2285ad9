"""What a log must not hold: the token of a signed link is a right, and addresses are logged when a page crashes."""

import logging
import re
from typing import Any

TOKEN = re.compile(r"(/nop/)[^/\s?\"']+")


class WithoutTokens(logging.Filter):
    """Put dots in the place of tokens in messages and in what is filled into them."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = hidden(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(hidden(one) for one in record.args)
        return True


def hidden(value: Any) -> Any:
    """Return a text without tokens; anything else as it is."""
    return TOKEN.sub(r"\1…", value) if isinstance(value, str) else value
