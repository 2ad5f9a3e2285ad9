"""Numbers given to one payer alone, our reference and a virtual account: what they tell, and what speaks against them."""

from __future__ import annotations

from collections.abc import Sequence

from congdoan.finance.collection.rules.matching.candidates import waiting
from congdoan.finance.collection.rules.matching.claims import SOMEBODY, Claim, account_claims, code_claims, name_claims, project
from congdoan.finance.collection.rules.matching.reading import Reading
from congdoan.finance.collection.rules.matching.sums import is_owed
from congdoan.finance.collection.rules.model import Books, ChargeKind, Evidence, Match, Part

MANY = 2
"""Who has paid for this many others pays for others again: its account no longer tells for whom."""
KEYS = frozenset({"mst", "unit_code", "name"})


def by_reference(reading: Reading, books: Books) -> Match | None:
    """Our own reference. It outranks the account it was paid from and that account's holder where the sum fits, not words of the other
    fund; a sign put right needs another sign of the payer beside it, or that sum."""
    found, register = reading.note.own_reference, reading.keys.register
    if found is None:
        return None
    payer = register.by_id.get(found.number)
    kind: ChargeKind = "KPCD" if found.fund == "KPCD" else "DUES"
    if payer is None:
        return waiting(reading, books, "unsure", kind, (Evidence("reference", f"Mã tham chiếu {found.text} không của ai trong danh mục"),))
    told = Evidence("reference", f"Mã tham chiếu {found.text}" + (f" (đã sửa {found.corrected})" if found.corrected else ""), payer.id)
    claims, strange = code_claims(reading, kind)
    claims += name_claims(reading, kind, with_holder=False)
    own = project(register, (payer.id,), kind, on=reading.line.on, months=(found.month,)) - {SOMEBODY}
    if len(own) != 1:
        return waiting(reading, books, "contradiction", kind, (told,))
    (payer_id,) = own
    others = [claim for claim in claims if not claim.ids & own] or _other_senders(reading, books, payer_id, kind)
    if others or strange:
        return waiting(reading, books, "contradiction", kind, (told, *(claim.evidence(None) for claim in others)))
    if doubt := ended(reading, books, payer_id, kind) or _other_fund(reading, kind):
        return waiting(reading, books, doubt.name, kind, (told, doubt))
    backed = claims if others_paid_for(reading, books, payer_id, kind) else [*claims, *_sender_claims(reading, books, kind)]
    if found.corrected and not any(claim.ids == own for claim in backed) and not is_owed(books, reading, payer_id, kind):
        return waiting(reading, books, "corrected-reference-alone", kind, (told,))
    rule = "corrected-reference" if found.corrected else "reference"
    return Match("auto", rule, kind, (Part(kind, payer_id, reading.line.amount, (found.month,)),), evidence=(told,))


def by_virtual_account(reading: Reading, books: Books) -> Match | None:
    """The account number given to one payer alone. Its fund is the payer's own; names, codes and accounts of others contradict it."""
    register, number = reading.keys.register, reading.line.virtual_account
    owners = register.by_virtual_account.get(number, ()) if number else ()
    if len(owners) != 1:
        return None
    payer = register.by_id[owners[0]]
    kind: ChargeKind = "DUES" if payer.kind == "union" else "KPCD"
    told = Evidence("virtual_account", f"Tài khoản định danh {number} cấp riêng cho {payer.code}", payer.id)
    claims, strange = code_claims(reading, kind)
    claims += name_claims(reading, kind, with_holder=False)
    others = [claim for claim in claims if payer.id not in claim.ids] or _other_senders(reading, books, payer.id, kind)
    if strange or others or _other_fund(reading, kind):
        return waiting(reading, books, "contradiction", kind, (told, *(claim.evidence(None) for claim in others)))
    if doubt := ended(reading, books, payer.id, kind):
        return waiting(reading, books, doubt.name, kind, (told, doubt))
    return Match("auto", "virtual-account", kind, (Part(kind, payer.id, reading.line.amount, reading.note.months),), evidence=(told,))


def _other_senders(reading: Reading, books: Books, payer_id: int, kind: ChargeKind) -> list[Claim]:
    """Return what says that another payer of the register sent the money, unless that one is known to pay for many.

    It says nothing where the sum is to the đồng what the payer told of owes: somebody pays for it.
    """
    others = [claim for claim in _sender_claims(reading, books, kind) if payer_id not in claim.ids]
    if not others or _pays_for_many(reading, books, payer_id, kind) or is_owed(books, reading, payer_id, kind):
        return []
    return others


def _sender_claims(reading: Reading, books: Books, kind: ChargeKind) -> list[Claim]:
    """Return what the paying account and its holder say."""
    holder = [claim for claim in name_claims(reading, kind) if claim.source == "holder"]
    return [*account_claims(reading, books.learned(reading.account), kind), *holder]


def ended(reading: Reading, books: Books, payer_id: int, kind: ChargeKind) -> Evidence | None:
    """Doubt money for a body that ended and owes nothing any more."""
    payer, on = reading.keys.register.by_id[payer_id], reading.line.on
    if payer.until is not None and payer.until <= on and not books.open_months(payer_id, kind, on):
        return Evidence("ended", f"{payer.code} đã thôi hoạt động và không còn khoản phải nộp", payer_id)
    return None


def _other_fund(reading: Reading, kind: ChargeKind) -> Evidence | None:
    """Doubt a reference or number of one fund beside the words of the other, or of both."""
    if reading.note.sense in ("both", "dues" if kind == "KPCD" else "fund"):
        return Evidence("unclear-fund", "Nội dung ghi thêm quỹ khác với mã tham chiếu")
    return None


def others_paid_for(reading: Reading, books: Books, payer_id: int, kind: ChargeKind) -> list[int]:
    """Return the other payers of a fund for whom the paying account has paid before, or whose keys its waiting lines bear."""
    earlier = [one.match for one in books.earlier(account=reading.account, direction="C")] if reading.account else []
    named = [
        candidate.payer_id
        for match in earlier
        if not match.parts
        for candidate in match.candidates
        if candidate.kind == kind and any(told.name in KEYS for told in candidate.evidence)
    ]
    return list(dict.fromkeys(one for one in (*_paid_for(earlier, kind), *named) if one != payer_id))


def _paid_for(earlier: Sequence[Match], kind: ChargeKind) -> list[int]:
    return [part.payer_id for match in earlier for part in match.parts if part.kind == kind]


def _pays_for_many(reading: Reading, books: Books, payer_id: int, kind: ChargeKind) -> bool:
    """Say whether lines of the paying account were booked for so many others than its owner that it is no sign of its own."""
    earlier = [one.match for one in books.earlier(account=reading.account, direction="C")] if reading.account else []
    owners = reading.keys.register.by_account.get(reading.account, ())
    return len(set(_paid_for(earlier, kind)) - {payer_id, *owners}) >= MANY
