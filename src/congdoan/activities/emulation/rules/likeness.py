"""How alike two initiatives are in words: without diacritics, in another order, with the usual other words for the same thing.

A text becomes a set of hashed features (its words and pairs of neighbouring words, bare of marks, stop words dropped, synonyms made one).
Two sets are compared by the weight of what they share against the weight of both, rare features counting more. No model, no network;
the sets tell nobody the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from congdoan.foundation.kernel.vietnamese import search_key

Hashes = NDArray[np.int32]
Whole = NDArray[np.int64]
Weights = NDArray[np.float64]

LIMIT = 5_500
"""From this likeness on (parts per ten thousand) a council must say what the other one is; measured by `bench/likeness.py`."""
SHOWN = 3_500
"""From this likeness on another initiative is shown."""
MOST_FEATURES = 400
RARE = 48  # features by which candidates are looked for

_STOP = frozenset(
    re.findall(
        r"\w+",
        "la va cua cho cac nhung mot khi den duoc bi tu tai trong ngoai tren duoi voi ve do nen thi ma de o nay ay rat se da dang cung nhu "
        "theo bang vao ra len xuong lai con moi hon sau truoc lam phai co khong chi nhieu it qua anh em toi chung nguoi viec phan cai "
        "chiec bo sang kien giai phap tien xuat nham giup",
    )
)
_SAME = {
    "giam": "ha|cat giam|tiet giam|bot|rut ngan|giam bot|han che",
    "tang": "nang cao|cai thien|day nhanh|gia tang",
    "loi": "hong|phe pham|hang loi|hang hong|sai hong|san pham loi|khuyet tat",
    "thoigian": "thoi gian|thoi luong|gio cong|cong lao dong|so gio",
    "chiphi": "chi phi|kinh phi|tien|ton kem|gia thanh",
    "congnhan": "cong nhan|tho|nguoi lao dong|nhan cong|lao dong",
    "doga": "do ga|ga kep|bo ga|ban ga|dung cu ga|cu|khuon ga",
    "chetao": "che tao|tu che|lap rap|thiet ke|che|gia cong",
    "lapdat": "lap dat|gan|lap them|bo tri|lap|trang bi",
    "thaythe": "thay the|doi|thay doi|thay|chuyen sang",
    "may": "may moc|thiet bi|may",
    "thucong": "thu cong|bang tay|lam tay",
    "tudong": "tu dong|tu dong hoa|khong can nguoi",
    "dien": "dien nang|dien|nang luong dien",
    "nuoc": "nuoc sach|nuoc",
    "baotri": "bao tri|bao duong|sua chua",
    "antoan": "an toan|bao ho|phong tranh tai nan",
    "kiemtra": "kiem tra|kiem soat|do kiem|soat",
    "dayduyen": "chuyen|day chuyen|to san xuat",
    "nguyenlieu": "nguyen lieu|vat lieu|vat tu|phoi",
    "taisudung": "tai su dung|tan dung|dung lai|thu hoi",
}


@dataclass(frozen=True, slots=True)
class Features:
    """The feature sets of many texts in one column: text i has `values[starts[i]:starts[i + 1]]`, sorted, each once.

    Shapes: `values` int32 (m,), `starts` int64 (n + 1,).
    """

    values: Hashes
    starts: Whole

    @classmethod
    def of(cls, sets: Sequence[Sequence[int]]) -> "Features":
        """Gather sets into columns."""
        starts = np.zeros(len(sets) + 1, np.int64)
        np.cumsum([len(one) for one in sets], out=starts[1:])
        values = np.fromiter((value for one in sets for value in one), np.int32, int(starts[-1]))
        return cls(values, starts)


def features(title: str, *texts: str) -> list[int]:
    """Return the features of a text, sorted, each once; at most `MOST_FEATURES`.

    Units: signed 32-bit hashes.
    """
    found: set[int] = set()
    for text in (title, *texts):
        words = _words(text)
        found.update(_hash(word) for word in words)
        found.update(_hash(f"{one} {other}") for one, other in pairwise(words))
    return sorted(found)[:MOST_FEATURES]


def scores(query: Sequence[int], corpus: Features, counts: Whole | None = None) -> Whole:
    """Return how alike each text of a corpus is to a query, in parts per ten thousand.

    The weight of a feature falls with the number of texts that hold it; likeness is the shared weight over the geometric mean of both.
    Shapes: the result int64 (n,); `counts` int64 (m,): in how many texts each value of the corpus stands, worked out where not given.
    """
    many = len(corpus.starts) - 1
    if many == 0 or not query:
        return np.zeros(many, np.int64)
    held = occurrences(corpus) if counts is None else counts
    weights = np.log((many + 1) / held)
    asked = np.asarray(query, np.int32)
    shared = np.isin(corpus.values, asked)
    own = _sums(weights, corpus.starts)
    common = _sums(np.where(shared, weights, 0.0), corpus.starts)
    known, first = np.unique(corpus.values[shared], return_index=True)
    total = weights[shared][first].sum() + (len(asked) - len(known)) * np.log(many + 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        likeness = np.where((own > 0) & (total > 0), common / np.sqrt(own * total), 0.0)
    found: Whole = np.minimum(np.floor(likeness * 10_000), 10_000).astype(np.int64)
    return found


def occurrences(corpus: Features) -> Whole:
    """Return for each value of a corpus in how many texts it stands. Shapes: int64 (m,)."""
    _, at, counted = np.unique(corpus.values, return_inverse=True, return_counts=True)
    found: Whole = counted.astype(np.int64)[at]
    return found


def _sums(weights: Weights, starts: Whole) -> Weights:
    running: Weights = np.concatenate(([0.0], np.cumsum(weights)))
    found: Weights = running[starts[1:]] - running[starts[:-1]]
    return found


def _words(text: str) -> list[str]:
    """Return the words that tell something, synonyms made one."""
    pattern, meant = _synonyms()
    bare = pattern.sub(lambda hit: meant[hit.group()], search_key(text))
    return [word for word in bare.split() if word not in _STOP]


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    meant = {phrase: word for word, phrases in _SAME.items() for phrase in phrases.split("|")}
    longest_first = sorted(meant, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"\b(?:" + "|".join(longest_first) + r")\b"), meant


def _hash(word: str) -> int:
    value = crc32(word.encode())
    return value - 2**32 if value >= 2**31 else value
