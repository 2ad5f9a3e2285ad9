"""Virtual account numbers: the bank's prefix, the payer's own number in seven digits, one check digit."""

import re

PAYER_DIGITS = 7
LONGEST = 19  # what a VietQR code holds
_PREFIX = re.compile(r"[0-9A-Z]{1,11}")


def is_prefix(text: str) -> bool:
    """Tell whether a text can begin a virtual number: 1 to 11 digits or capitals, so that prefix, payer and check digit fit 19 signs."""
    return bool(_PREFIX.fullmatch(text))


def virtual_number(prefix: str, payer: int) -> str:
    """Return the number of one payer under one prefix; two payers never share one, and none is ever given again.

    The check digit is that of ISO 7064, MOD 11,10, over the payer's digits: it tells every single wrong digit.

    :raises ValueError: no prefix of a bank, or a payer's number of more than seven digits
    """
    if not is_prefix(prefix) or not 0 < payer < 10**PAYER_DIGITS:
        raise ValueError(f"no virtual number for {prefix!r} {payer}")
    digits = f"{payer:0{PAYER_DIGITS}d}"
    return f"{prefix}{digits}{_check_digit(digits)}"


def _check_digit(digits: str) -> int:
    carried = 10
    for digit in digits:
        summed = (carried + int(digit)) % 10 or 10
        carried = summed * 2 % 11
    return (11 - carried) % 10
