"""Account numbers."""

import re

_NUMBER = re.compile(r"[A-Z0-9]{5,30}", re.ASCII)


def bare_number(text: str) -> str | None:
    """Return an account number without blanks, dots and dashes, in capitals; None when the text is none."""
    bare = re.sub(r"[\s.\-']", "", text).upper()
    return bare if _NUMBER.fullmatch(bare) and sum(c.isdigit() for c in bare) >= 4 else None
