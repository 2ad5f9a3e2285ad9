"""What a text states about names: registered names standing alone, and runs of words that may be names."""

from __future__ import annotations

from dataclasses import dataclass

from congdoan.finance.collection.rules.names.short_forms import Word

LEGAL_FORMS = frozenset({"CTY", "DNTN", "HKD", "HTX", "DN", "TCT", "QTDND"})
PARTS_OF_A_BODY = frozenset(
    {"CN", "VP", "VPDD", "XN", "NM", "KHO", "TRAM", "TONG", "TT", "DOI", "TO", "BO", "PHAN", "PHONG", "CON", "QUAY", "HANG"}
)
OFFICES = frozenset(
    {"BQL", "UBND", "TYT", "TTYT", "BV", "BVDK", "PKDK", "TH", "THCS", "THPT", "MN", "MG", "PTDTBT", "PTDTNT", "QTDND"},
)
"""Bodies that are no company."""
_BODIES = (
    LEGAL_FORMS
    | PARTS_OF_A_BODY
    | frozenset(
        [
            "TRUONG",
            "TH",
            "THCS",
            "THPT",
            "MN",
            "MG",
            "PTDTBT",
            "PTDTNT",
            "UBND",
            "HDND",
            "BV",
            "BVDK",
            "PKDK",
            "TYT",
            "TTYT",
            "BQL",
            "KCN",
            "BHXH",
            "LDLD",
            "CDCS",
            "BAN",
            "CHI",
            "CO",
            "HAT",
            "HOI",
            "SO",
            "TAP",
            "KHACH",
            "NHA",
            "CUA",
            "NGAN",
            "TNHH",
            "CP",
            "MTV",
        ]
    )
)
_FAMILY_NAMES = frozenset(
    [
        "NGUYEN",
        "TRAN",
        "LE",
        "PHAM",
        "HUYNH",
        "HOANG",
        "PHAN",
        "VU",
        "VO",
        "DANG",
        "BUI",
        "DO",
        "HO",
        "NGO",
        "DUONG",
        "LY",
        "DAO",
        "DINH",
        "TRINH",
        "MAI",
        "LAM",
        "TRUONG",
        "HA",
        "TANG",
        "TO",
        "TA",
        "QUACH",
        "LUU",
        "THAI",
        "CHAU",
        "CAO",
        "LUONG",
        "VUONG",
        "DOAN",
        "KIEU",
        "PHUNG",
        "TON",
        "DIEP",
        "NONG",
        "LO",
        "MA",
        "CHU",
        "NGHIEM",
        "KHONG",
        "LA",
        "BACH",
        "CU",
        "DAM",
        "HUA",
        "KHUC",
        "LAI",
        "LUC",
        "MAC",
        "NGUY",
        "NHAM",
        "QUAN",
        "SAM",
        "THACH",
        "SON",
        "KIM",
        "THI",
        "TIEU",
        "UNG",
        "VAN",
        "VI",
        "VIEN",
        "ONG",
        "AU",
        "CAM",
        "CHUNG",
        "DIEU",
        "GIANG",
        "HAN",
        "HONG",
        "TONG",
        "TRIEU",
        "GIAP",
        "SUNG",
        "VANG",
        "THAO",
        "MUA",
        "LAU",
        "LIEU",
        "LU",
        "NHU",
        "NINH",
        "SIU",
        "THAN",
        "UONG",
        "CHE",
        "DANH",
        "NAY",
        "KHIEU",
    ]
)
_MIDDLE_NAMES = frozenset(
    {
        *("VAN", "THI", "HUU", "DUC", "NGOC", "MINH", "THANH", "QUOC", "DINH", "XUAN", "HOANG", "HUY", "KIM", "ANH", "HONG", "TUAN"),
        *("TRONG", "THUY", "PHUONG", "MY", "NHU", "KHANH", "DIEM", "TUYET", "BICH", "DANG", "VIET", "TRUNG", "THE", "MANH", "NGUYEN"),
        *("THU", "BA", "SI"),
    }
)
_NEVER_A_PERSON = LEGAL_FORMS | frozenset(
    [
        "THCS",
        "THPT",
        "PTDTBT",
        "PTDTNT",
        "MN",
        "MG",
        "TH",
        "UBND",
        "HDND",
        "BQL",
        "NM",
        "XN",
        "TTYT",
        "TYT",
        "PKDK",
        "BVDK",
        "CDCS",
        "KCN",
        "TNHH",
        "CP",
        "MTV",
    ]
)


@dataclass(frozen=True, slots=True)
class NameHit:
    """A registered name standing alone in a text.

    `ids` are all bodies that bear it; `longer` those whose longer name begins with it when the text ends here, or whose name may have
    swallowed a verb; `union_named` says that the words before mean the union of this body.
    """

    start: int
    end: int
    name: str
    ids: tuple[int, ...]
    union_named: bool = False
    longer: tuple[int, ...] = ()
    former: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that may be a name; `longer` also holds the verb behind it, which may belong to the name (`NAM A` | `DONG`).

    `number` is a short number right behind it, which may be part of the name; `is_last` says that the text ends with it.
    """

    words: tuple[Word, ...]
    longer: tuple[Word, ...] = ()
    number: str = ""
    is_last: bool = False

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    @property
    def is_person(self) -> bool:
        """Say whether the words are a person's name: two to five, the first a family name, none of a company or an office."""
        return self.may_be_person and self._syllables[0] in _FAMILY_NAMES

    @property
    def may_be_person(self) -> bool:
        """Say whether the words have the length of a person's name and none of them is a company's or an office's."""
        return 2 <= len(self._syllables) <= 5 and not any(word.text in _NEVER_A_PERSON for word in self.words)

    @property
    def is_named_person(self) -> bool:
        """Say whether the words are surely a person's name: a family name, and a middle name that no other word looks like."""
        return self.is_person and len(self._syllables) > 2 and self._syllables[1] in _MIDDLE_NAMES

    @property
    def _syllables(self) -> list[str]:
        return [text for word in self.words for text in (word.written or word.text).split()]

    @property
    def is_body(self) -> bool:
        """Say whether the words speak of a company, an office, a school."""
        return len(self.words) > 1 and any(word.text in _BODIES for word in self.words) and not self.is_person


@dataclass(frozen=True, slots=True)
class Stated:
    """What a text states about names: registered names found, the pieces of text that may be names, pieces joined over
    `CHO`, and `stretches`: several pieces with the soft words between them, which may all be one name."""

    hits: tuple[NameHit, ...]
    pieces: tuple[Piece, ...]
    joined: tuple[Piece, ...] = ()
    stretches: tuple[Piece, ...] = ()

    def unmatched(self) -> tuple[Piece, ...]:
        """Return the pieces that hold no registered name."""
        return tuple(piece for piece in self.pieces if not any(piece.start < hit.end and hit.start < piece.end for hit in self.hits))
