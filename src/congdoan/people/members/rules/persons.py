"""What is written down of a person, by class of personal data, and how text from people becomes it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol

from congdoan.foundation.kernel.identifiers import check_cccd
from congdoan.foundation.kernel.vietnamese import person_sort_key, search_key
from congdoan.people.members.rules import born as births
from congdoan.people.organisations.rules import plain

SEXES = {"nam": "Nam", "nu": "Nữ"}
PLAIN = {
    "native_place": 200, "address": 200, "phone": 30, "email": 120, "zalo": 30, "workplace": 200, "job": 120, "education": 80,
    "profession": 120, "member_code": 20, "union_join_place": 200,
}  # fmt: skip
"""Ordinary fields that stand as they are, with their greatest length."""
SENSITIVE = {"ethnicity": 60, "party_member": 60, "youth_member": 60, "bank_account": 60, "si_salary": 20}
"""Sensitive fields, sealed before they are stored."""
CITIZEN = "citizen_number"
WAGE = "si_salary"
SUM = re.compile(r"\d{1,3}([., ]\d{3})*|\d{1,12}")
TWELVE_DIGITS = re.compile(r"\d{12}")
PHONE = re.compile(r"\+?[0-9][0-9 .\-]{7,16}")
LONGEST_NAME = 120


class FieldRecord(Protocol):
    """What a record of the table `member_fields` holds."""

    @property
    def name(self) -> str: ...
    @property
    def fields(self) -> Mapping[str, Any]: ...


def words_from(records: Iterable[FieldRecord]) -> dict[str, str]:
    """Return the fields of the table `member_fields` as they are called, by key; what may not be collected is left out."""
    return {record.fields["key"]: record.name for record in records if record.fields.get("data_class") != "not_collected"}


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person as somebody tells it, already clean. `born`: see `rules.born`; `citizen_number`: 12 digits or empty."""

    full_name: str
    sex: str = ""
    born: int = 0
    citizen_number: str = ""
    plain: Mapping[str, str] = field(default_factory=dict)
    sensitive: Mapping[str, str] = field(default_factory=dict)

    @property
    def sort_key(self) -> str:
        return person_sort_key(self.full_name)

    @property
    def name_key(self) -> str:
        """Return the line in which a search looks: each word between blanks."""
        return f" {search_key(self.full_name)} "


class UnfitPerson(ValueError):
    """Everything that is wrong with a person as told: (field, what to do) pairs."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{name}: {cure}" for name, cure in faults))
        self.faults = faults


def read_person(told: Mapping[str, str], *, on: date) -> PersonDraft:
    """Return a person from text by field; every fault is told at once.

    `told` may hold full_name, sex, born, citizen_number and any of PLAIN and SENSITIVE. Sex and year of birth that nobody wrote are
    taken from the citizen number, which must agree with them where somebody did.

    :raises UnfitPerson: something cannot be read, or contradicts itself
    """
    faults: list[tuple[str, str]] = []

    def value(name: str, read: Any, empty: Any) -> Any:
        try:
            return read(told.get(name, "") or "")
        except ValueError as refusal:
            faults.append((name, str(refusal)))
            return empty

    draft = PersonDraft(
        full_name=value("full_name", clean_name, ""),
        sex=value("sex", read_sex, ""),
        born=value("born", lambda text: births.read(text, on=on), 0),
        citizen_number=value(CITIZEN, lambda text: read_citizen(text, on=on), ""),
        plain={name: value(name, lambda text, n=name: read_plain(n, text), "") for name in PLAIN if told.get(name)},
        sensitive={name: value(name, lambda text, n=name: read_sensitive(n, text), "") for name in SENSITIVE if told.get(name)},
    )
    draft = _agreed(draft, faults, on=on)
    if faults:
        raise UnfitPerson(faults)
    return draft


def _agreed(draft: PersonDraft, faults: list[tuple[str, str]], *, on: date) -> PersonDraft:
    """Return a person whose sex and birth agree with the citizen number, filled from it where they are empty."""
    if not draft.citizen_number:
        return draft
    told = check_cccd(draft.citizen_number, on=on)
    if draft.sex and draft.sex != told.sex:
        faults.append(
            (CITIZEN, f"số CCCD là của người giới tính {SEXES[told.sex or 'nam']}, giới tính đang ghi khác; xem lại một trong hai ô")
        )
    if draft.born and births.year_of(draft.born) != told.birth_year:
        faults.append((CITIZEN, f"số CCCD là của người sinh năm {told.birth_year}, ngày sinh đang ghi khác; xem lại một trong hai ô"))
    return replace(draft, sex=draft.sex or told.sex or "", born=draft.born or births.of_year(told.birth_year or 0))


def clean_name(text: str) -> str:
    """Return a person's name as it is written: single blanks, letters, and what stands between them; not all in capitals.

    :raises ValueError: empty, too long, or holding digits or signs that are in no name
    """
    name = plain(text)
    if not name:
        raise ValueError("chưa ghi họ và tên")
    if len(name) > LONGEST_NAME:
        raise ValueError(f"dài {len(name)} chữ, tối đa {LONGEST_NAME}")
    if not all(sign.isalpha() or sign in " '’.-()" or not sign.isascii() for sign in name) or not any(sign.isalpha() for sign in name):
        raise ValueError("họ tên chỉ gồm chữ; bỏ chữ số và dấu lạ")
    return name.title() if name.isupper() and " " in name else name


def read_sex(text: str) -> str:
    """Return nam, nu, or an empty text.

    :raises ValueError: neither
    """
    word = search_key(text)
    if word in {"nam", "nu"} or not text.strip():
        return word
    known = {"male": "nam", "m": "nam", "trai": "nam", "ong": "nam", "female": "nu", "f": "nu", "gai": "nu", "ba": "nu"}
    if word in known:
        return known[word]
    raise ValueError("ghi Nam hoặc Nữ")


def read_citizen(text: str, *, on: date) -> str:
    """Return the twelve digits of a citizen number, or an empty text.

    :raises ValueError: not a citizen number; eleven digits are told as a number whose leading zero a spreadsheet dropped
    """
    text = text.strip()
    if not text:
        return ""
    digits = re.sub(r"\D", "", text)
    if len(digits) == 11:
        raise ValueError("chỉ có 11 chữ số: bảng tính đã bỏ số 0 ở đầu; đổi cột sang dạng Văn bản rồi gõ đủ 12 số")
    told = check_cccd(text, on=on)
    if not told.valid:
        raise ValueError(told.why.rstrip("."))
    return told.normalised or ""


def read_plain(name: str, text: str) -> str:
    """Return an ordinary field; a citizen number has no place in it.

    :raises ValueError: too long, hidden characters, twelve digits in a row, or a telephone number that is none
    """
    clean = _short(text, PLAIN[name])
    if TWELVE_DIGITS.search(clean):
        raise ValueError("ô này không ghi số CCCD; số đó có ô riêng được mã hóa")
    if name in {"phone", "zalo"} and clean and not PHONE.fullmatch(clean):
        raise ValueError("số điện thoại gồm 9 đến 12 chữ số")
    return clean


def read_sensitive(name: str, text: str) -> str:
    """Return a sensitive field; a wage is whole đồng.

    :raises ValueError: too long, hidden characters, or a wage that is no sum
    """
    clean = _short(text, SENSITIVE[name])
    if name == WAGE and clean and not SUM.fullmatch(clean):
        raise ValueError("ghi số đồng nguyên, không âm, như 5.000.000")
    return clean


def masked(number: str) -> str:
    """Return a citizen number as lists show it: its last four digits."""
    return f"•••• {number[-4:]}" if number else ""


def _short(text: str, longest: int) -> str:
    clean = plain(text)
    if len(clean) > longest:
        raise ValueError(f"dài {len(clean)} chữ, tối đa {longest}")
    return clean
