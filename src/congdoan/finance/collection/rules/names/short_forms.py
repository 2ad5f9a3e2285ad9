"""How people shorten the names of bodies: `CTY TNHH XD` is `CONG TY TNHH XAY DUNG`. Names are compared in their shortened form.

Shortening is done on both sides, so nothing must be guessed: `TT` may be a centre or a township, and both long forms shorten to it. What
long form was written is remembered, so that a centre never equals a township that was written out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from congdoan.foundation.kernel.vietnamese import is_syllable

_WORD = re.compile(r"[A-Z]+|[0-9]+")

LONG_FORMS: dict[str, tuple[str, ...]] = {
    "CTY": ("CONG TY", "CONGTY", "C TY"),
    "TCT": ("TONG CONG TY", "TONG CTY", "TCTY"),
    "TNHH": ("TRACH NHIEM HUU HAN", "T N H H"),
    "MTV": ("MOT THANH VIEN", "1 THANH VIEN", "1 TV", "MOT TV", "M T V", "1TV"),
    "CP": ("CO PHAN",),
    "DNTN": ("DOANH NGHIEP TU NHAN", "DN TU NHAN", "DN TN"),
    "DN": ("DOANH NGHIEP",),
    "HKD": ("HO KINH DOANH", "HO KD"),
    "HTX": ("HOP TAC XA",),
    "QTDND": ("QUY TIN DUNG NHAN DAN",),
    "CF": ("CA PHE",),
    "TACN": ("THUC AN CHAN NUOI",),
    "CN": ("CHI NHANH", "CONG NGHIEP", "CONG NGHE", "CHAN NUOI"),
    "CB": ("CHE BIEN", "CAN BO"),
    "XD": ("XAY DUNG",),
    "SX": ("SAN XUAT",),
    "TM": ("THUONG MAI",),
    "DV": ("DICH VU",),
    "XNK": ("XUAT NHAP KHAU",),
    "DT": ("DAU TU", "DIEN TU", "DAO TAO"),
    "PT": ("PHAT TRIEN",),
    "VT": ("VAN TAI", "VAT TU", "VIEN THONG"),
    "KD": ("KINH DOANH",),
    "KT": ("KY THUAT", "KINH TE", "KIEN TRUC"),
    "NN": ("NONG NGHIEP", "NHA NUOC", "NGOAI NGU"),
    "TP": ("THANH PHO", "THUC PHAM"),
    "VN": ("VIET NAM", "VIETNAM"),
    "TH": ("TIEU HOC",),
    "THCS": ("TRUNG HOC CO SO",),
    "THPT": ("TRUNG HOC PHO THONG", "PTTH"),
    "PTDTBT": ("PHO THONG DAN TOC BAN TRU",),
    "PTDTNT": ("PHO THONG DAN TOC NOI TRU",),
    "MN": ("MAM NON",),
    "MG": ("MAU GIAO",),
    "UBND": ("UY BAN NHAN DAN",),
    "HDND": ("HOI DONG NHAN DAN",),
    "BV": ("BENH VIEN", "BAO VE"),
    "BVDK": ("BENH VIEN DA KHOA", "BV DA KHOA"),
    "PKDK": ("PHONG KHAM DA KHOA", "PK DA KHOA"),
    "TYT": ("TRAM Y TE",),
    "TTYT": ("TRUNG TAM Y TE", "TT Y TE"),
    "TT": ("TRUNG TAM", "THI TRAN"),
    "BQL": ("BAN QUAN LY",),
    "VP": ("VAN PHONG",),
    "NM": ("NHA MAY",),
    "XN": ("XI NGHIEP",),
    "KCN": ("KHU CONG NGHIEP",),
    "GD": ("GIAO DUC",),
    "TC": ("TAI CHINH",),
    "KH": ("KE HOACH", "KHOA HOC"),
    "BHXH": ("BAO HIEM XA HOI",),
    "LDLD": ("LIEN DOAN LAO DONG",),
    "DL": ("DU LICH",),
    "LD": ("LIEN DOANH",),
    "LT": ("LUONG THUC",),
    "TS": ("THUY SAN", "TAI SAN"),
    "TB": ("THIET BI",),
    "TBYT": ("THIET BI Y TE", "TB Y TE"),
    "MT": ("MOI TRUONG",),
    "QT": ("QUOC TE",),
    "BDS": ("BAT DONG SAN",),
    "CDCS": (
        "CONG DOAN CO SO",
        "CONGDOAN CO SO",
        "CONG DOAN COSO",
        "CD COSO",
        "CD CS",
        "CD CO SO",
        "BCH CDCS",
        "BCH CD CS",
        "BCH CD",
        "BAN CHAP HANH CDCS",
        "BCH CONG DOAN CO SO",
    ),
}
_COMMONEST = {short: forms[0] for short, forms in LONG_FORMS.items()}
_COMPOUNDS = ("XNK", "SX", "TM", "DV", "XD", "DT", "PT", "KD", "CB", "VT", "NN")
_COMPOUND = re.compile(rf"(?:{'|'.join(_COMPOUNDS)}){{2,}}")
_COMPOUND_PIECE = re.compile("|".join(_COMPOUNDS))
_AFTER_A_COMPANY = frozenset({"TNHH", "CP", "CO", "TRACH"})
_GLUED = {
    "CTCP": ("CTY", "CP"), "CTYCP": ("CTY", "CP"), "CTTNHH": ("CTY", "TNHH"), "CTYTNHH": ("CTY", "TNHH"),
    "TNHHMTV": ("TNHH", "MTV"), "CNCTY": ("CN", "CTY"), "GDDT": ("GD", "DT"), "TCKH": ("TC", "KH"), "HDNDUBND": ("HDND", "UBND"),
}  # fmt: skip
_DROPPED = frozenset({"VA"})
_LEFT_OUT = _DROPPED | {"TRUONG"}
WORDS_KEPT, TEXTS_KEPT, TEXTS_READ_AGAIN = 20_000, 4_096, 64
"""How many words and texts are remembered; a note and its payer's names are asked for several times."""
_GLUED_VERB = re.compile(r"([A-Z]+)(?:NOP|CHUYEN|TRICH)")
"""A verb of paying whose blank was lost: `ANH SAONOP`."""
_SCHOOLS = frozenset({"TH", "THCS", "THPT", "PTDTBT", "PTDTNT", "MN", "MG", "DH", "TRUNG", "DAI"})


class Word(NamedTuple):
    """One word of a shortened text: the long form written (empty when it was written short or has none) and where it stood."""

    text: str
    written: str
    start: int
    end: int


_word = partial(tuple.__new__, Word)
"""Makes a word of its four parts as `Word(…)` does, in a third of the time: every note and every name is full of them."""


def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Return long forms by first word, longest first: (words, short form, long form)."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for short, forms in LONG_FORMS.items():
        for index, form in enumerate(forms):
            words = tuple(_WORD.findall(form))
            main = (
                form
                if index == 0 or (len(words) > 1 and not set(words) & {"C", "T", "M", "TV", "CTY", "CD", "BCH", "DN", "PK", "BV", "KD"})
                else forms[0]
            )
            found.setdefault(words[0], []).append((words, short, main))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return found


_PHRASES = _phrases()


@lru_cache(maxsize=TEXTS_READ_AGAIN)
def runs(folded: str) -> tuple[tuple[str, int, int], ...]:
    """Return the runs of letters and of digits of a folded text, each with its place; a note is asked several times in a row."""
    found, end = list[tuple[str, int, int]](), 0
    for text in _WORD.findall(folded):  # between two runs stands neither letter nor digit: the next one that reads so is this one
        start = folded.index(text, end)
        end = start + len(text)
        found.append((text, start, end))
    return tuple(found)


def shorten(folded: str) -> list[Word]:
    """Return the words of a folded text, known phrases in short form; `VA` and the `TRUONG` before a kind of school are left out."""
    return [*_shortened(folded)]


@lru_cache(maxsize=TEXTS_KEPT)
def _shortened(folded: str) -> tuple[Word, ...]:
    raw = runs(folded)
    texts = tuple([text for text, _, _ in raw])
    words: list[Word] = []
    behind = 0
    for at, (text, start, end) in enumerate(raw):
        if at < behind:
            continue
        for phrase, short, form in _PHRASES.get(text, ()):
            if texts[at : at + len(phrase)] == phrase:
                behind = at + len(phrase)
                words.append(_word((short, form, start, raw[behind - 1][2])))
                break
        else:
            if text == "CT" and at + 1 < len(texts) and texts[at + 1] in _AFTER_A_COMPANY:
                words.append(_word(("CTY", "CONG TY", start, end)))
            else:
                for piece in _come_apart(text):
                    words.append(_word((piece, "", start, end)))
    return tuple([word for at, word in enumerate(words) if word.text not in _LEFT_OUT or not _is_left_out(words, at)])


@lru_cache(maxsize=WORDS_KEPT)
def _come_apart(text: str) -> tuple[str, ...]:
    """Return one raw word, split when it is several short forms glued together (`SXTMDV`), freed from a verb glued to it."""
    if pieces := _GLUED.get(text):
        return pieces
    if len(text) > 3 and _COMPOUND.fullmatch(text):
        return tuple(_COMPOUND_PIECE.findall(text))
    if (glued := _GLUED_VERB.fullmatch(text)) and is_syllable(glued[1]) and not is_syllable(text):
        return (glued[1],)
    return (text,)


def _is_left_out(words: Sequence[Word], at: int) -> bool:
    return words[at].text in _DROPPED or (at + 1 < len(words) and words[at + 1].text in _SCHOOLS)


def agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two names of one short form were not written out differently."""
    return all(not a or not b or a == b for a, b in zip(one, other, strict=True))


def abbreviates(short: Sequence[str], name: Sequence[str]) -> bool:
    """Say whether words are a name in which runs of words were replaced by their initials (`CK` for `CO KHI`, `TACN`)."""
    if not short or not name:
        return not short and not name
    if short[0] == name[0] and abbreviates(short[1:], name[1:]):
        return True
    count = len(short[0])
    is_initials = 2 <= count <= len(name) and all(word[:1] == letter for word, letter in zip(name, short[0], strict=False))
    return is_initials and abbreviates(short[1:], name[count:])


def as_written(words: Sequence[Word]) -> str:
    """Return the words as they were written, short forms short."""
    return " ".join(word.written or word.text for word in words)


def written_and_long(texts: Iterable[str], forms: Iterable[str]) -> tuple[str, str]:
    """Return words in short form, of which some were written in long form, as they were written and written out; the second only for
    measuring likeness: a word written short stands in its commonest long form."""
    words = [(form or text, form or _COMMONEST.get(text, text)) for text, form in zip(texts, forms, strict=True)]
    written, long = " ".join([word for word, _ in words]), " ".join([word for _, word in words])
    return (written, written) if written == long else (written, long)
