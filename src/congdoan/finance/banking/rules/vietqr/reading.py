"""Reading a code: everything that is wrong at once, and one answer to "may money be sent by it?".

A valid checksum proves little: published samples carry a right checksum over wrong inner lengths, so the structure decides too.
Objects of other schemes and templates without meaning here are skipped. Lengths of mere texts (names, notes) are not judged: banks
write longer ones and no money goes astray by them.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .objects import (
    ACCOUNT,
    BIN,
    DONG,
    DYNAMIC,
    LONGEST_AMOUNT,
    NAPAS,
    SERVICES,
    STATIC,
    VIETNAM,
    DataObject,
    Malformed,
    checksum,
    take_apart,
)

LONGEST = 4_296
"""Characters that the largest QR picture can hold; a longer text was never scanned."""
LOWER_CASE = "lower-case CRC (accept on read, write upper)"

_AMOUNT = re.compile(r"[0-9]+\.?")
_METHODS = {STATIC: "static", DYNAMIC: "dynamic"}


@dataclass(frozen=True, slots=True)
class Code:
    """A code as read. `parts` names the templates that fell into objects, of "root", "38", "38.01", "62": only their fields are known."""

    crc_ok: bool | None
    structure_ok: bool
    problems: tuple[str, ...]
    accept_for_payment: bool
    parts: frozenset[str]
    crc_expected: str | None = None
    guid: str | None = None
    service: str | None = None
    bin: str | None = None
    account: str | None = None
    additional: dict[str, str] | None = None
    amount: str | None = None
    currency: str | None = None
    country: str | None = None
    method: str | None = None

    @property
    def purpose(self) -> str | None:
        """Return the note that the payer's app will send."""
        return (self.additional or {}).get("08")

    @property
    def amount_dong(self) -> int | None:
        """Return the amount when one is fixed and well written."""
        return int(self.amount.rstrip(".")) if self.amount and not _amount_problems(self.amount) else None


@dataclass
class _Reading:
    """What is known while a code is read."""

    problems: list[str] = field(default_factory=list)
    structure_ok: bool = True
    parts: set[str] = field(default_factory=set)
    fields: dict[str, Any] = field(default_factory=dict)

    def take_apart(self, text: str, part: str) -> tuple[DataObject, ...] | None:
        """Take one template apart; None, and a problem, when it does not fall into objects."""
        try:
            objects = take_apart(text)
        except Malformed as trouble:
            self.break_down(f"{part}: {trouble}")
            return None
        self.parts.add(part)
        where = "" if part == "root" else f"{part}."
        self.problems += [f"tag {where}{name} repeated" for name in _repeated(objects)]
        return objects

    def break_down(self, problem: str) -> None:
        """Note a problem of structure."""
        self.structure_ok = False
        self.problems.append(problem)


def decode(payload: str) -> Code:
    """Read a code, whatever the text; never raises.

    Source: NAPAS, VietQR format 1.0, sections on the root objects, object 38, object 62 and the checksum.
    """
    payload = payload.encode("utf-8", "replace").decode()  # half a surrogate pair cannot be summed up or printed
    reading = _Reading()
    crc_ok, crc_expected = _prove_checksum(reading, payload)
    if len(payload) > LONGEST:
        reading.break_down(f"root: longer than {LONGEST} characters")
    else:
        _read_root(reading, payload, has_checksum=crc_ok is not None)
    accept = (
        crc_ok is True
        and reading.structure_ok
        and {"root", "38", "38.01"} <= reading.parts
        and not [problem for problem in reading.problems if problem != LOWER_CASE]
    )
    return Code(
        crc_ok=crc_ok,
        structure_ok=reading.structure_ok,
        problems=tuple(reading.problems),
        accept_for_payment=accept,
        parts=frozenset(reading.parts),
        crc_expected=crc_expected,
        **reading.fields,
    )


def described(code: Code) -> dict[str, Any]:
    """Return a code as programs see it: only fields whose template was there and could be read."""
    told: dict[str, Any] = {"crc_ok": code.crc_ok, "structure_ok": code.structure_ok, "problems": list(code.problems)}
    if code.crc_expected is not None:
        told["crc_expected"] = code.crc_expected
    groups = {
        "38": ("guid", "service"),
        "38.01": ("bin", "account"),
        "62": ("additional",),
        "root": ("amount", "currency", "country", "method"),
    }
    for part, names in groups.items():
        if part in code.parts:
            told |= {name: getattr(code, name) for name in names}
    return told | {"accept_for_payment": code.accept_for_payment}


def _prove_checksum(reading: _Reading, payload: str) -> tuple[bool | None, str | None]:
    if payload[-8:-4] != "6304":
        reading.problems.append("no CRC field as last object")
        return None, None
    expected, written = checksum(payload[:-4]), payload[-4:]
    if written.upper() != expected:
        reading.problems.append("CRC mismatch")
        return False, expected
    if written != expected:
        reading.problems.append(LOWER_CASE)
    return True, expected


def _read_root(reading: _Reading, payload: str, *, has_checksum: bool) -> None:
    objects = reading.take_apart(payload, "root")
    if objects is None:
        return
    if has_checksum and objects[-1].id != "63":
        reading.break_down("root: the CRC stands inside another object")
    found = _by_id(objects)
    if "38" in found:
        _read_beneficiary(reading, found["38"])
    if "62" in found and (inner := reading.take_apart(found["62"], "62")) is not None:
        reading.fields["additional"] = _by_id(inner)
    amount, currency, country, initiation = (found.get(name) for name in ("54", "53", "58", "01"))
    reading.fields |= {"amount": amount, "currency": currency, "country": country, "method": _METHODS.get(initiation or "")}
    if found.get("00") != "01":
        reading.problems.append("tag 00 must be 01")
    elif objects[0].id != "00":
        reading.problems.append("tag 00 must be first")
    if "38" in found and initiation not in _METHODS:
        reading.problems.append("tag 01 must be 11 or 12")
    reading.problems += _amount_problems(amount)
    if currency != DONG:
        reading.problems.append("currency is not 704")
    if country != VIETNAM:
        reading.problems.append("country is not VN")


def _read_beneficiary(reading: _Reading, text: str) -> None:
    """Read object 38: scheme, beneficiary, service."""
    objects = reading.take_apart(text, "38")
    if objects is None:
        return
    found = _by_id(objects)
    service = found.get("02")
    reading.fields |= {"guid": found.get("00"), "service": service}
    if found.get("00") != NAPAS:
        reading.problems.append(f"tag 38.00 is not {NAPAS}")
        return
    inner = reading.take_apart(found.get("01", ""), "38.01")
    if inner is not None and len(inner) != 2:
        reading.problems.append(f"tag 38.01 has {len(inner)} sub-objects")
    if service is None:
        reading.problems.append("service code missing at 38.02")
    elif service not in SERVICES:
        reading.problems.append("service code unknown at 38.02")
    if inner is None:
        return
    beneficiary = _by_id(inner)
    if service is None and set(beneficiary.values()) & set(SERVICES):
        reading.problems.append("service code nested inside 38.01 (wrong 38.01 length)")
    reading.fields |= {"bin": beneficiary.get("00"), "account": beneficiary.get("01")}
    if not BIN.fullmatch(beneficiary.get("00", "")):
        reading.problems.append("BIN is not 6 digits")
    if not ACCOUNT.fullmatch(beneficiary.get("01", "")):
        reading.problems.append("account is not 1 to 19 letters or digits")


def _amount_problems(amount: str | None) -> list[str]:
    """Tell what is wrong with an amount: whole đồng above zero; a closing point is allowed, decimals are not."""
    if amount is None:
        return []
    problems = []
    if not _AMOUNT.fullmatch(amount):
        problems.append("amount is not whole dong")
    elif not amount.strip("0."):
        problems.append("amount is zero")
    if len(amount) > LONGEST_AMOUNT:
        problems.append(f"amount is longer than {LONGEST_AMOUNT}")
    return problems


def _by_id(objects: Iterable[DataObject]) -> dict[str, str]:
    """Return values by id; of a repeated one the first, as it is a problem anyway."""
    found: dict[str, str] = {}
    for each in objects:
        found.setdefault(each.id, each.value)
    return found


def _repeated(objects: Iterable[DataObject]) -> list[str]:
    return sorted(name for name, times in Counter(each.id for each in objects).items() if times > 1)
