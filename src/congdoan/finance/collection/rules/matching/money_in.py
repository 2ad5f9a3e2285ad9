"""Money in: whose it is, for which fund, and why. Stages from the surest key to none; what is not certain waits with candidates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from congdoan.finance.collection.rules.matching import money
from congdoan.finance.collection.rules.matching.candidates import candidates_for
from congdoan.finance.collection.rules.matching.claims import (
    SOMEBODY,
    Claim,
    account_claims,
    code_claims,
    name_claims,
    project,
    union_that_owes,
)
from congdoan.finance.collection.rules.matching.reading import Reading
from congdoan.finance.collection.rules.matching.single import Finding, find_payer
from congdoan.finance.collection.rules.matching.table import TABLE, Sign
from congdoan.finance.collection.rules.matching.unread import unread_words
from congdoan.finance.collection.rules.model import Books, Candidate, ChargeKind, Evidence, LineKind, Match, Part, PayerGroup
from congdoan.finance.collection.rules.names import NEAR

_MEMBERS = re.compile(r"(?<![A-Z0-9])(?:CHO |CUA )?([0-9]{1,3}) (?:DON VI|CONG TY|CHI NHANH|TRUONG|CO SO)(?![A-Z])")
MANY = 2
"""Who has paid for this many others pays for others again: its account no longer tells for whom."""
KEYS = frozenset({"mst", "unit_code", "name"})
OF_THE_ACCOUNT = frozenset[Sign]({"account", "learned_account", "holder", "no_words"})
_RULES = {rule.name: rule for rule in TABLE}


def money_in(reading: Reading, books: Books) -> Match:
    """Judge money that came in."""
    special = money.returned(reading, books) or money.interest(reading)
    if special is not None:
        return special
    if reading.line.account in reading.keys.register.own_accounts:
        return _waits(reading, books, "own-account", None, (Evidence("account", "Tiền chuyển giữa các tài khoản của chính đơn vị"),))
    if reading.foreign:
        return _others_money(reading, books)
    if reading.note.sense == "refund":
        told = Evidence("words", f"Nội dung nói hoàn trả mà tiền lại vào: “{reading.note.payer_note}”")
        return _waits(reading, books, "refund-words-in", None, (told,))
    judged = _by_reference(reading, books) or _by_virtual_account(reading, books) or _by_the_rest(reading, books)
    return _unless_unread(reading, judged)


def _unless_unread(reading: Reading, judged: Match) -> Match:
    """Leave to a person what would be booked beside words that nobody explained; the parts stay as the proposal."""
    if judged.status != "auto":
        return judged
    begin = reading.note.behalf_from or 0 if judged.rule == "on-behalf" else 0
    words = unread_words(reading, [part.payer_id for part in judged.parts], begin=begin, with_group=judged.rule == "group")
    if not words:
        return judged
    told = (*judged.evidence, Evidence("unread", f"Chưa hiểu chữ “{words}”: có thể là khoản khác hay đơn vị khác"))
    chosen = tuple(Candidate(part.payer_id, part.kind, part.amount, told) for part in judged.parts)
    return replace(judged, status="review", rule="unread-words", evidence=told, parts=(), candidates=chosen, learns=())


def _by_the_rest(reading: Reading, books: Books) -> Match:
    if reading.note.on_behalf_of is not None:
        return _on_behalf(reading, books)
    if (group := _group(reading)) is not None:
        return _group_match(reading, books, group)
    kind = _kind(reading, books)
    if kind is None:
        return _waits(reading, books, "unknown", None, ())
    finding = _find(reading, books, kind)
    if reading.note.sense == "both":
        return _both(reading, books, finding)
    return _booked_or_waiting(reading, books, finding, kind)


# --- the kind of fund ---


def _kind(reading: Reading, books: Books) -> ChargeKind | None:
    """Return the fund that the note names; without words, the one that the body pointed to owes; None when nothing tells."""
    sense = reading.note.sense
    if sense in ("fund", "both"):
        return "KPCD"
    if sense == "dues":
        return "DUES"
    kinds = {_kind_of_body(reading, ids, means_union) for ids, means_union in _bodies(reading, books)}
    return kinds.pop() if len(kinds) == 1 else None


def _bodies(reading: Reading, books: Books) -> list[tuple[tuple[int, ...], bool]]:
    register, keys, note = reading.keys.register, reading.keys, reading.note
    found: list[tuple[tuple[int, ...], bool]] = []
    owners = (
        tuple(dict.fromkeys((*register.by_account.get(reading.account, ()), *books.learned(reading.account)))) if reading.account else ()
    )
    if owners:
        found.append((owners, False))
    found += [(hit.ids, hit.union_named) for hit in (*reading.stated.hits, *((reading.holder_hit,) if reading.holder_hit else ()))]
    found += [(keys.family(code), False) for code in note.tax_codes if keys.family(code)]
    if note.unit_code and (bodies := keys.bodies_of_code(note.unit_code)):
        found.append((bodies, False))
    return found


def _kind_of_body(reading: Reading, ids: Sequence[int], means_union: bool) -> ChargeKind:
    kinds = {reading.keys.register.by_id[payer_id].kind for payer_id in ids}
    return "DUES" if "employer" not in kinds or (means_union and "union" in kinds) else "KPCD"


def _has_words(reading: Reading) -> bool:
    return reading.note.sense in ("fund", "dues", "both")


# --- the stages ---


def _by_reference(reading: Reading, books: Books) -> Match | None:
    """Our own reference. It outranks the account it was paid from, not the name of another payer who holds that account; a sign put right
    needs another sign beside it."""
    found, register = reading.note.own_reference, reading.keys.register
    payer = register.by_id.get(found.number) if found else None
    if found is None or payer is None:
        return None
    kind: ChargeKind = "KPCD" if found.fund == "KPCD" else "DUES"
    told = Evidence("reference", f"Mã tham chiếu {found.text}" + (f" (đã sửa {found.corrected})" if found.corrected else ""), payer.id)
    claims, strange = code_claims(reading, kind)
    claims += name_claims(reading, kind, with_holder=len(_others_paid_for(reading, books, payer.id, kind)) < MANY)
    own = project(register, (payer.id,), kind, on=reading.line.on, months=(found.month,)) - {SOMEBODY}
    others = [claim for claim in claims if not claim.ids & own]
    if len(own) != 1 or others or strange:
        return _waits(reading, books, "contradiction", kind, (told, *(claim.evidence(None) for claim in others)))
    (payer_id,) = own
    if found.corrected:
        backed = [*claims, *account_claims(reading, books.learned(reading.account), kind)]
        is_backed = any(claim.ids == own for claim in backed) or books.remaining(payer_id, kind, found.month) == reading.line.amount
        if not is_backed:
            return _waits(reading, books, "corrected-reference-alone", kind, (told,))
    rule = "corrected-reference" if found.corrected else "reference"
    return Match("auto", rule, kind, (Part(kind, payer_id, reading.line.amount, (found.month,)),), evidence=(told,))


def _by_virtual_account(reading: Reading, books: Books) -> Match | None:
    """The account number given to one payer alone. Its fund is the payer's own; names and codes of others contradict it."""
    register, number = reading.keys.register, reading.line.virtual_account
    owners = register.by_virtual_account.get(number, ()) if number else ()
    if len(owners) != 1:
        return None
    payer = register.by_id[owners[0]]
    kind: ChargeKind = "DUES" if payer.kind == "union" else "KPCD"
    told = Evidence("virtual_account", f"Tài khoản định danh {number} cấp riêng cho {payer.code}", payer.id)
    claims, strange = code_claims(reading, kind)
    claims += name_claims(reading, kind, with_holder=False)
    if (
        strange
        or any(payer.id not in claim.ids for claim in claims)
        or reading.note.sense in ("both", "dues" if kind == "KPCD" else "fund")
    ):
        return _waits(reading, books, "contradiction", kind, (told, *(claim.evidence(None) for claim in claims)))
    return Match("auto", "virtual-account", kind, (Part(kind, payer.id, reading.line.amount, reading.note.months),), evidence=(told,))


def _find(reading: Reading, books: Books, kind: ChargeKind) -> Finding:
    claims, strange = _claims(reading, books, kind)
    return find_payer(reading, claims, strange, has_words=_has_words(reading))


def _claims(reading: Reading, books: Books, kind: ChargeKind) -> tuple[list[Claim], list[str]]:
    claims, strange = code_claims(reading, kind)
    learned = books.learned(reading.account) if reading.account else ()
    return [*account_claims(reading, learned, kind), *claims, *name_claims(reading, kind)], strange


def _booked_or_waiting(reading: Reading, books: Books, finding: Finding, kind: ChargeKind) -> Match:
    payer_id = finding.payer_id
    if payer_id is None or finding.rule is None:
        return _waits(reading, books, finding.why, kind, finding.evidence)
    if doubt := _doubt(reading, books, payer_id, kind) or _agent(reading, books, finding, kind):
        return _waits(reading, books, doubt.name, kind, (*finding.evidence, doubt))
    part = Part(kind, payer_id, reading.line.amount, reading.note.months)
    return Match("auto", finding.rule.name, kind, (part,), evidence=finding.evidence, learns=_learns(reading, finding, payer_id, kind))


def _doubt(reading: Reading, books: Books, payer_id: int, kind: ChargeKind) -> Evidence | None:
    """Return why a line whose payer is sure still waits: a union that ended and owes nothing, words that may be a
    second fund, a sum that tells of the other fund."""
    register, on, amount = reading.keys.register, reading.line.on, reading.line.amount
    payer = register.by_id[payer_id]
    if payer.until is not None and payer.until <= on and not books.open_months(payer_id, kind, on):
        return Evidence("ended", f"{payer.code} đã thôi hoạt động và không còn khoản phải nộp", payer_id)
    if beside := reading.note.words.beside:
        return Evidence("joined-unread", f"Nội dung ghi thêm “{beside}” bên cạnh khoản nộp, có thể là khoản thứ hai", payer_id)
    if kind == "DUES" and reading.note.words.is_either:
        return _either(reading, books, payer_id)
    if kind != "KPCD":
        return None
    union_id, months = register.union_of(payer_id, on=on), reading.note.months or ()
    fund_due = sum(books.due(payer_id, "KPCD", month) or 0 for month in months)
    dues_due = sum(books.due(union_id, "DUES", month) or 0 for month in months) if union_id else 0
    if fund_due and dues_due and fund_due + dues_due == amount:
        return Evidence("fits-both", "Số tiền đúng bằng kinh phí cộng đoàn phí của các tháng ghi, nội dung chỉ ghi một khoản", payer_id)
    if not _has_words(reading) and amount not in {fund_due, *_running([rest for _, rest in books.open_months(payer_id, "KPCD", on)])}:
        return Evidence("unclear-fund", "Nội dung không ghi khoản nộp, số tiền không khớp kinh phí còn phải nộp", payer_id)
    return None


def _either(reading: Reading, books: Books, union_id: int) -> Evidence | None:
    """Doubt dues that an employer calls `công đoàn phí`, which may be the fund, unless the sum is what its union owes."""
    if {_kind_of_body(reading, ids, means_union) for ids, means_union in _bodies(reading, books)} == {"DUES"}:
        return None
    stated = sum(books.due(union_id, "DUES", month) or 0 for month in reading.note.months or ())
    if reading.line.amount in {stated, *_running([rest for _, rest in books.open_months(union_id, "DUES", reading.line.on)])}:
        return None
    words = "“Công đoàn phí” có thể là kinh phí hoặc đoàn phí, số tiền không khớp đoàn phí phải nộp"
    return Evidence("unclear-fund", words, union_id)


def _agent(reading: Reading, books: Books, finding: Finding, kind: ChargeKind) -> Evidence | None:
    """Doubt that who keeps the books of others pays for itself, where only the account says who pays; of one other, unless the sum fits."""
    if finding.payer_id is None or finding.signs - OF_THE_ACCOUNT:
        return None
    others = _others_paid_for(reading, books, finding.payer_id, kind)
    owed = _running([rest for _, rest in books.open_months(finding.payer_id, kind, reading.line.on)])
    if not others or (len(others) < MANY and reading.line.amount in owed):
        return None
    codes = ", ".join(reading.keys.register.by_id[other].code for other in others[:3])
    return Evidence("agent-account", f"Tài khoản này đã nộp cho đơn vị khác ({codes}), nội dung không ghi nộp cho ai")


def _others_paid_for(reading: Reading, books: Books, payer_id: int, kind: ChargeKind) -> list[int]:
    """Return the other payers of a fund for whom the paying account has paid before, or whose keys its waiting lines bear."""
    if not reading.account:
        return []
    earlier = [one.match for one in books.earlier(account=reading.account, direction="C")]
    paid = [part.payer_id for match in earlier for part in match.parts if part.kind == kind]
    named = [
        candidate.payer_id
        for match in earlier
        if not match.parts
        for candidate in match.candidates
        if candidate.kind == kind and any(told.name in KEYS for told in candidate.evidence)
    ]
    return list(dict.fromkeys(one for one in (*paid, *named) if one != payer_id))


def _running(amounts: Sequence[int]) -> set[int]:
    totals, total = set(amounts), 0
    for amount in amounts:
        total += amount
        totals.add(total)
    return totals


def _learns(reading: Reading, finding: Finding, payer_id: int, kind: ChargeKind) -> tuple[tuple[str, int], ...]:
    """Learn a new account from a tax code whose payer also holds the account by name; never a person's, a group's, a known one."""
    register, account = reading.keys.register, reading.account
    if (
        kind != "KPCD"
        or "mst" not in finding.signs
        or not account
        or account in register.by_account
        or account in register.groups_by_account
    ):
        return ()
    if reading.holder_hit is not None:
        is_holder = payer_id in reading.holder_hit.ids and not reading.holder_hit.union_named
    else:
        piece = reading.holder_piece
        is_holder = (
            piece is not None
            and not reading.is_person
            and reading.likeness((payer_id,), piece) >= NEAR
            and reading.is_near((payer_id,), piece)
        )
    return ((account, payer_id),) if is_holder else ()


def _both(reading: Reading, books: Books, finding: Finding) -> Match:
    """Split a line for both funds: the fund's part is the due of the months stated, the rest must be their dues exactly."""
    line, months = reading.line, reading.note.months
    if finding.payer_id is None or finding.rule is None:
        return _waits(reading, books, finding.why, "BOTH", finding.evidence)
    employer_id = finding.payer_id
    union_id = union_that_owes(reading.keys.register, employer_id, on=line.on, months=months)
    if union_id is None or not months:
        why = Evidence("both-unclear", "Nộp hai khoản một lần mà không rõ tháng hoặc đơn vị không có công đoàn cơ sở", employer_id)
        return _waits(reading, books, "both-unclear", "BOTH", (*finding.evidence, why))
    fund = sum(books.due(employer_id, "KPCD", month) or 0 for month in months)
    dues = sum(books.due(union_id, "DUES", month) or 0 for month in months)
    if not fund or not dues or fund + dues != line.amount:
        why = Evidence("both-not-exact", f"Kinh phí {fund} + đoàn phí {dues} của các tháng ghi không đúng bằng số tiền", employer_id)
        return _waits(reading, books, "both-not-exact", "BOTH", (*finding.evidence, why))
    parts = (Part("KPCD", employer_id, fund, months), Part("DUES", union_id, dues, months))
    exact = Evidence("exact_sum", f"Đúng bằng kinh phí {fund} và đoàn phí {dues} phải nộp của các tháng ghi")
    learns = _learns(reading, finding, employer_id, "KPCD")
    return Match("auto", "both-funds", "BOTH", parts, evidence=(*finding.evidence, exact), learns=learns)


def _on_behalf(reading: Reading, books: Books) -> Match:
    """Book a payment for another only when the words behind `nop thay … cho` name that other surely; the account says nothing."""
    note = reading.note
    kind: ChargeKind = "DUES" if note.sense == "dues" else "KPCD"
    if note.sense == "both":
        return _waits(reading, books, "behalf-unclear", "BOTH", ())
    begin = note.behalf_from or 0
    codes, strange = code_claims(reading, kind, begin=begin)
    claims = [*codes, *name_claims(reading, kind, begin=begin, with_holder=False)]
    finding = find_payer(reading, claims, strange, has_words=_has_words(reading), begin=begin)
    if finding.payer_id is None:
        return _waits(reading, books, "behalf-unclear", kind, finding.evidence)
    told = Evidence("on_behalf", f"Nội dung ghi nộp thay cho “{note.on_behalf_of}”", finding.payer_id)
    part = Part(kind, finding.payer_id, reading.line.amount, note.months)
    return Match("auto", "on-behalf", kind, (part,), evidence=(told, *finding.evidence))


# --- groups ---


def _group(reading: Reading) -> PayerGroup | None:
    """Return the group that pays: by its account, its holder's name, its tax code or its name; never where one payer is named by a key."""
    keys, register = reading.keys, reading.keys.register
    if not register.groups or reading.account in register.by_account or reading.stated.hits or reading.note.unit_code:
        return None
    if any(code in register.by_tax_code for code in reading.note.tax_codes):
        return None
    if group := register.groups_by_account.get(reading.account):
        return group
    for code in reading.note.tax_codes:
        if group := register.groups_by_tax_code.get(code):
            return group
    holder = keys.group_names.whole(reading.holder) if reading.holder and reading.holder_hit is None else None
    numbers = {number for hit in (*reading.group_hits, *((holder,) if holder else ())) for number in hit.ids}
    return keys.group_by_id(numbers.pop()) if len(numbers) == 1 else None


def _group_match(reading: Reading, books: Books, group: PayerGroup) -> Match:
    """Give each member its due of the months stated, only when the sum is exact."""
    line, months = reading.line, reading.note.months
    told = Evidence("group", f"{group.name} nộp cho {len(group.member_ids)} đơn vị")
    if reading.note.sense not in ("fund", "empty", "vague") or not months:
        return _group_waits(reading, books, group, (told, Evidence("group-unclear", "Không rõ khoản nộp hoặc tháng nộp")))
    counted = _MEMBERS.search(reading.note.text.folded)
    dues = {payer_id: sum(books.due(payer_id, "KPCD", month) or 0 for month in months) for payer_id in group.member_ids}
    owing = {payer_id: due for payer_id, due in dues.items() if due}
    if sum(owing.values()) != line.amount or (counted and int(counted[1]) not in (len(owing), len(dues))):
        why = Evidence("group-not-exact", f"Tổng phải nộp của các đơn vị là {sum(owing.values())}, không bằng số tiền")
        return _group_waits(reading, books, group, (told, why))
    parts = tuple(Part("KPCD", payer_id, due, months) for payer_id, due in owing.items())
    exact = Evidence("exact_sum", "Đúng bằng tổng kinh phí phải nộp của từng đơn vị trong các tháng ghi")
    return Match("auto", "group", "KPCD", parts, evidence=(told, exact))


def _group_waits(reading: Reading, books: Books, group: PayerGroup, evidence: tuple[Evidence, ...]) -> Match:
    match = _waits(reading, books, "group-not-exact", "KPCD", evidence)
    return replace(match, candidates=candidates_for(reading, books, "KPCD", extra=group.member_ids))


# --- what waits ---


def _others_money(reading: Reading, books: Books) -> Match:
    """Money for something else: waits, with the likely body to give it back to."""
    told = Evidence("other_money", f"Nội dung là khoản khác: “{reading.foreign}”")
    candidates = candidates_for(reading, books, None)
    is_mistake = re.search("BHXH|HANG|HOA DON|HD", reading.foreign)
    kind: LineKind | None = None if _has_words(reading) else "WRONG_IN" if is_mistake else "OTHER_IN"
    return Match("review", "other-money", kind, evidence=(told,), candidates=candidates)


def _waits(reading: Reading, books: Books, why: str, kind: LineKind | None, evidence: Sequence[Evidence]) -> Match:
    charge: ChargeKind | None = "DUES" if kind == "DUES" else "KPCD" if kind in ("KPCD", "BOTH") else None
    return Match("review", why, kind, evidence=tuple(evidence), candidates=candidates_for(reading, books, charge))
