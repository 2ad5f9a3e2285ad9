"""Text typed in the fonts of the 1990s: TCVN3 (fonts .Vn…, “ABC”) and VNI (fonts VNI-…), turned into Unicode.

Old union books hold such text: the letters look right only in their own font. In the ABC fonts capitals are a font of their own
(.VnTimeH), so a caller that knows the font says `capitals=True`.
"""

import re
import unicodedata

_TCVN3_LETTERS = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
TCVN3 = {chr(0x80 + n): letter for n, letter in enumerate(_TCVN3_LETTERS)}
"""A byte from 0x80 on, read as Latin-1, to its letter. Source: TCVN 5712:1993."""

_CP1252 = {bytes([b]).decode("cp1252"): chr(b) for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_TCVN3_TABLE = str.maketrans(TCVN3 | {typed: TCVN3[byte] for typed, byte in _CP1252.items()})

_TONE_SIGNS = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX_SIGNS = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE_SIGNS = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLES = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_letters() -> dict[str, str]:
    """Build the VNI table: a bare letter and the sign typed after it, in small, capital and mixed case."""
    pairs = {base + sign: base + mark for base in "aeouy" for sign, mark in _TONE_SIGNS.items()}
    pairs |= {base + sign: base + "\u0302" + mark for base in "aeo" for sign, mark in _CIRCUMFLEX_SIGNS.items()}
    pairs |= {"a" + sign: "a\u0306" + mark for sign, mark in _BREVE_SIGNS.items()}
    pairs |= {base + sign: _VNI_SINGLES[base] + mark for base in "ôö" for sign, mark in _TONE_SIGNS.items()}
    table = dict(_VNI_SINGLES)
    table |= {typed.upper(): letter.upper() for typed, letter in _VNI_SINGLES.items()}
    for typed, letter in pairs.items():
        table[typed] = letter
        table[typed.upper()] = letter.upper()
        table[typed[0].upper() + typed[1]] = letter.upper()
    return {typed: unicodedata.normalize("NFC", letter) for typed, letter in table.items()}


VNI = _vni_letters()
_VNI_PATTERN = re.compile("|".join(re.escape(typed) for typed in sorted(VNI, key=lambda typed: -len(typed))))


def tcvn3_to_unicode(text: str, *, capitals: bool = False) -> str:
    """Read ABC text whose bytes were taken for Latin-1 or Windows-1252."""
    letters = unicodedata.normalize("NFC", text.translate(_TCVN3_TABLE))
    return letters.upper() if capitals else letters


def vni_to_unicode(text: str) -> str:
    """Read VNI text; a letter and its sign are taken together first."""
    return _VNI_PATTERN.sub(lambda found: VNI[found[0]], text)


def to_unicode(text: str, *, font: str) -> str:
    """Read text by the name of its font: .VnTime and the like are ABC, VNI-Times and the like are VNI, others stay."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return tcvn3_to_unicode(text, capitals=name.endswith("h"))
    return vni_to_unicode(text) if name.startswith("vni") else text


def guess(text: str) -> str | None:
    """Guess how a text was typed: "tcvn3", "vni", or None for Unicode and plain ASCII; show a person before relying on it."""
    if any("\u1ea0" <= c <= "\u1ef9" or c in "ăĂđĐơƠưƯ" for c in text) or text.isascii():
        return None
    signs = [c for c in text if not c.isascii()]
    vni = 2 * sum(len(typed) == 2 for typed in _VNI_PATTERN.findall(text)) + sum(c in "ñÑ" for c in signs)
    tcvn3 = sum(c in "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô­øõö÷ùýúûüþ¡¢§£¤¥¦" for c in signs)
    if vni > tcvn3:
        return "vni"
    return "tcvn3" if 2 * tcvn3 > len(signs) and any(c in "¸µ¶·¹¨¾»¼½©®ª«¬­§¡¢£¤¥¦" for c in signs) else None
