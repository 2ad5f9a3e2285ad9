"""Whom each piece of evidence points to. A claim is a set of bodies; a claim that leaves room for somebody unknown holds `SOMEBODY`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from congdoan.finance.collection.rules.matching.reading import Reading
from congdoan.finance.collection.rules.model import ChargeKind, Evidence, Register
from congdoan.finance.collection.rules.names import NameHit
from congdoan.foundation.kernel.periods import first_day
from congdoan.foundation.kernel.vietnamese import fold

_CUT_BRANCH = re.compile(r"[ ./\-]+[0-9]{1,2}[ .]*")
"""A branch's digits at the end of a note, of which one or two were cut off."""
SOMEBODY = -1
"""A body that the register does not hold, or that the words leave open: a claim with it never decides alone."""

Source = Literal["reference", "virtual_account", "account", "learned_account", "mst", "mst_parent", "unit_code", "name", "holder"]


@dataclass(frozen=True)
class Claim:
    """One piece of evidence and the bodies it may mean, already of the kind that pays (employers for KPCD, unions for DUES)."""

    source: Source
    ids: frozenset[int]
    words: str

    def evidence(self, payer_id: int | None) -> Evidence:
        return Evidence(self.source, self.words, payer_id)


def project(
    register: Register, ids: Iterable[int], kind: ChargeKind, *, on: date, months: tuple[int, ...] | None, means_union: bool = False
) -> frozenset[int]:
    """Turn bodies into those that owe a kind: an employer's union for dues, a union's employers for the fund.

    A name or account of the other kind of body leaves doubt (`SOMEBODY`) where it could mean more than one: a union said to pay the
    fund, one name borne by several employers of which not all have a union, since that of the others may not be in the register yet.
    """
    bodies = [register.by_id[payer_id] for payer_id in ids if payer_id in register.by_id]
    employers = [body for body in bodies if body.kind == "employer"]
    unions = [body for body in bodies if body.kind == "union"]
    found: set[int] = set()
    if kind == "KPCD":
        found.update(body.id for body in employers)
        if not employers:
            for union in unions:
                found.update(register.employers_of.get(union.id, ()))
        if means_union or (not employers and unions):
            found.add(SOMEBODY)
        return frozenset(found)
    found.update(body.id for body in unions)
    if means_union and unions and len(employers) < 2:
        return frozenset(found)
    for body in employers:
        union_id = union_that_owes(register, body.id, on=on, months=months)
        found.add(SOMEBODY if union_id is None else union_id)
    return frozenset(found) if found != {SOMEBODY} else frozenset()


def union_that_owes(register: Register, employer_id: int, *, on: date, months: tuple[int, ...] | None) -> int | None:
    """Return the union whose dues an employer passes on: that of the day, else that of the last month stated."""
    found = register.union_of(employer_id, on=on)
    if found is None and months:
        found = register.union_of(employer_id, on=first_day(months[-1]))
    return found


def account_claims(reading: Reading, learned: Iterable[int], kind: ChargeKind) -> list[Claim]:
    """Return what the paying account says: its owners in the register, else those it was learned for."""
    if not reading.account:
        return []
    register = reading.keys.register
    owners = register.by_account.get(reading.account, ())
    source: Source = "account" if owners else "learned_account"
    known = tuple(dict.fromkeys((*owners, *learned)))
    ids = project(register, known, kind, on=reading.line.on, months=reading.note.months)
    if not known:
        return []
    codes = ", ".join(register.by_id[payer_id].code for payer_id in known)
    words = f"Tài khoản chuyển {reading.account} là của {codes}"
    if source == "learned_account":
        if not ids <= set(known):
            ids |= {SOMEBODY}  # what paid a firm's fund is not known to pay its union's dues, nor the other way round
        words = f"Tài khoản chuyển {reading.account} đã gặp ở dòng trước có mã số thuế và tên của {codes}"
    return [Claim(source, ids, words)]


def code_claims(reading: Reading, kind: ChargeKind, *, begin: int = 0) -> tuple[list[Claim], list[str]]:
    """Return what tax codes and the unit code say from a place of the note on, and the codes that nobody in the register bears."""
    register, keys, note = reading.keys.register, reading.keys, reading.note
    on, months = reading.line.on, note.months
    claims: list[Claim] = []
    strange: list[str] = []
    is_named = note.sense in ("fund", "dues", "both")
    labelled = {code.code for code in note.codes if code.is_labelled}
    for code, end in {code.code: code.end for code in note.codes if code.code and code.start >= begin}.items():
        owners, family = register.by_tax_code.get(code, ()), keys.family(code) if len(code) == 10 else ()
        if owners:
            ids = project(register, owners, kind, on=on, months=months)
            if len(family) > len(owners) and _CUT_BRANCH.fullmatch(note.text.folded, end):
                ids = project(register, set(family) - set(owners), kind, on=on, months=months) | {SOMEBODY}
            elif len(family) > len(owners) and _ends_note(reading, end):
                ids |= project(register, family, kind, on=on, months=months) | {SOMEBODY}
            if not is_named and code not in labelled:
                ids |= {SOMEBODY}  # ten digits that nobody called a tax code, in a note that names no fund: a telephone, an order
            claims.append(Claim("mst", ids, f"Mã số thuế {code} là của {_codes(register, owners)}"))
        elif family:
            ids = project(register, family, kind, on=on, months=months) | {SOMEBODY}
            claims.append(Claim("mst_parent", ids, f"Mã số thuế {code} là của đơn vị mẹ của {_codes(register, family)}"))
        else:
            strange.append(code)
    if note.unit_code and (bodies := keys.bodies_of_code(note.unit_code)):
        ids = project(register, bodies, kind, on=on, months=months) - {SOMEBODY}
        longer = keys.bodies_of_longer_code(note.unit_code) if _ends_note(reading, note.unit_code_end) else ()
        if longer:
            ids |= project(register, longer, kind, on=on, months=months) | {SOMEBODY}
        claims.append(Claim("unit_code", ids, f"Mã đơn vị {note.unit_code} là của {_codes(register, bodies)}"))
    elif note.unit_code:
        strange.append(note.unit_code)
    for code, start in note.further_codes:
        bodies = keys.bodies_of_code(code)
        if start >= begin and any(register.by_id[one].kind != "upper" for one in bodies):
            ids = project(register, bodies, kind, on=on, months=months) - {SOMEBODY}
            claims.append(Claim("unit_code", ids, f"Mã đơn vị {code} là của {_codes(register, bodies)}"))
    return claims, strange


def _ends_note(reading: Reading, end: int) -> bool:
    """Say whether nothing stands behind a place, so that a note cut short may have lost the rest of a code."""
    return not reading.note.text.folded[end:].strip(" .")


def name_claims(reading: Reading, kind: ChargeKind, *, begin: int = 0, with_holder: bool = True) -> list[Claim]:
    """Return what exact names say: each name in the note, and the holder of the paying account.

    The name of an upper body is the receiver's (`nop ve LDLD huyen …`) and says nothing about who pays. A name in which raw keys were put
    right is no exact one: it agrees with other keys and decides nothing alone.
    """
    by_id = reading.keys.register.by_id
    stated = [hit for hit in reading.stated.hits if hit.start >= begin and any(by_id[payer_id].kind != "upper" for payer_id in hit.ids)]
    claims = [_name_claim(reading, hit, kind, "name", "Nội dung ghi") for hit in stated]
    if reading.note.text.is_keyed:
        claims = [replace(claim, ids=claim.ids | {SOMEBODY}) for claim in claims]
    if with_holder and reading.holder_hit:
        claims.append(_name_claim(reading, reading.holder_hit, kind, "holder", "Chủ tài khoản chuyển là"))
    return claims


def _name_claim(reading: Reading, hit: NameHit, kind: ChargeKind, source: Source, says: str) -> Claim:
    register = reading.keys.register
    ids = project(register, hit.ids, kind, on=reading.line.on, months=reading.note.months, means_union=hit.union_named)
    if hit.longer:
        longer = project(register, hit.longer, kind, on=reading.line.on, months=reading.note.months)
        ids = ids | longer | {SOMEBODY}
    shown = reading.note.text.cut(hit.start, hit.end) if source == "name" else reading.holder
    is_taught = hit.former and any(fold(shown) in map(fold, register.by_id[payer_id].taught_names) for payer_id in hit.ids)
    former = ", tên do kế toán dạy," if is_taught else ", tên cũ" if hit.former else ""
    return Claim(source, ids, f"{says} “{shown}”: đúng tên{former} của {_codes(register, hit.ids)}")


def _codes(register: Register, ids: Iterable[int]) -> str:
    shown = [register.by_id[payer_id].code for payer_id in ids]
    return ", ".join(shown[:5]) + (f" và {len(shown) - 5} đơn vị khác" if len(shown) > 5 else "")
