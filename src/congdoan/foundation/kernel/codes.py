"""A code that somebody without an account holds (of a request, of a slip): drawn from a keyed hash, written so that it can be read out."""

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O and U, which are taken for other signs
LONG = 12  # sixty bits
ALIKE = str.maketrans("ILOU", "110V")


def code_from(digest: bytes) -> str:
    """Return the code that a keyed hash gives: the same thing always bears the same code, and nobody guesses it without the key."""
    number = int.from_bytes(digest[:8], "big")
    return "".join(LETTERS[number >> 5 * place & 31] for place in range(LONG))


def plain_code(text: str) -> str:
    """Return a code as it is kept from what somebody typed, or an empty text where it is none."""
    bare = "".join(sign for sign in text.upper() if sign.isascii() and sign.isalnum()).translate(ALIKE)
    return bare if len(bare) == LONG and all(sign in LETTERS for sign in bare) else ""


def shown_code(code: str) -> str:
    """Return a code in groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, LONG, 4))
