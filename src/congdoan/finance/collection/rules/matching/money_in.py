"""Money in: whose it is, for which fund, and why. Stages from the surest key to none; what is not certain waits with candidates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from congdoan.finance.collection.rules.matching import money
from congdoan.finance.collection.rules.matching.candidates import candidates_for, waiting
from congdoan.finance.collection.rules.matching.claims import (
    Claim,
    account_claims,
    code_claims,
    name_claims,
    union_that_owes,
)
from congdoan.finance.collection.rules.matching.own_numbers import MANY, by_reference, by_virtual_account, ended, others_paid_for
from congdoan.finance.collection.rules.matching.reading import Reading
from congdoan.finance.collection.rules.matching.single import Finding, find_payer
from congdoan.finance.collection.rules.matching.sums import ROUND, both_dues, is_owed, is_too_much, owed_sums, running
from congdoan.finance.collection.rules.matching.table import TABLE, Sign
from congdoan.finance.collection.rules.matching.unread import (
    is_harmless,
    is_joined,
    may_name_a_fund,
    name_of_another,
    names_another_body,
    unread_words,
)
from congdoan.finance.collection.rules.model import Books, Candidate, ChargeKind, Evidence, LineKind, Match, Part, PayerGroup
from congdoan.finance.collection.rules.names import NEAR

_MEMBERS = re.compile(r"(?<![A-Z0-9])(?:CHO |CUA )?([0-9]{1,3}) (?:DON VI|CONG TY|CHI NHANH|TRUONG|CO SO)(?![A-Z])")
EXACT_KEYS = frozenset({"account", "learned_account", "mst", "unit_code", "reference", "virtual_account"})
OF_THE_NOTE = frozenset({"mst", "unit_code", "reference", "virtual_account", "name"})
OF_THE_SENDER = frozenset({"account", "learned_account", "holder"})
OF_THE_ACCOUNT = frozenset[Sign]({"account", "learned_account", "holder", "no_words"})
_RULES = {rule.name: rule for rule in TABLE}


def money_in(reading: Reading, books: Books) -> Match:
    """Judge money that came in."""
    special = money.returned(reading, books) or money.interest(reading)
    if special is not None:
        return special
    if reading.line.account in reading.keys.register.own_accounts:
        return waiting(reading, books, "own-account", None, (Evidence("account", "Tiền chuyển giữa các tài khoản của chính đơn vị"),))
    if reading.foreign:
        return _others_money(reading, books)
    if reading.note.sense == "refund":
        told = Evidence("words", f"Nội dung nói hoàn trả mà tiền lại vào: “{reading.note.payer_note}”")
        return waiting(reading, books, "refund-words-in", None, (told,))
    if reading.note.is_many_references:
        told = Evidence("reference", "Nội dung ghi nhiều mã tham chiếu, hoặc một mã không đọc được")
        return waiting(reading, books, "ambiguous", None, (told,))
    judged = by_reference(reading, books) or by_virtual_account(reading, books) or _by_the_rest(reading, books)
    return _unless_unread(reading, books, judged)


def _unless_unread(reading: Reading, books: Books, judged: Match) -> Match:
    """Leave to a person what would be booked beside words that nobody explained; the parts stay as the proposal.

    Words that hint at nothing need no explanation where two keys tell the payer, or one does and each part is what it owes, to the đồng.
    """
    if judged.status != "auto":
        return judged
    payers = [part.payer_id for part in judged.parts]
    begin = reading.note.behalf_from or 0 if judged.rule == "on-behalf" else 0
    if other := name_of_another(reading, payers, begin=begin):
        told = (*judged.evidence, Evidence("other_name", f"Nội dung ghi tên khác: “{other}”"))
        chosen = tuple(Candidate(part.payer_id, part.kind, part.amount, told) for part in judged.parts)
        return replace(judged, status="review", rule="contradiction", evidence=told, parts=(), candidates=chosen, learns=())
    words = unread_words(reading, payers, begin=begin, with_group=judged.rule == "group")
    is_sure = _is_told_twice(reading, judged, words) or _is_told_by_the_sum(reading, books, judged)
    if not words or (is_sure and is_harmless(reading, payers, words)):
        return judged
    told = (*judged.evidence, Evidence("unread", f"Chưa hiểu chữ “{words}”: có thể là khoản khác hay đơn vị khác"))
    chosen = tuple(Candidate(part.payer_id, part.kind, part.amount, told) for part in judged.parts)
    return replace(judged, status="review", rule="unread-words", evidence=told, parts=(), candidates=chosen, learns=())


def _is_told_twice(reading: Reading, judged: Match, words: str) -> bool:
    """Say whether the note's own words tell the payer and the fund, and something else tells the same payer: its account, or a second key.

    Not where a word may be the second fund's, ill written, is joined to what was read, which may be a second sum's, or speaks of a body.
    """
    if reading.note.on_behalf_of is not None or not _has_words(reading) or judged.rule not in _RULES:
        return False
    if any(may_name_a_fund(word) for word in words.split()):
        return False
    payer_id = judged.parts[0].payer_id
    if words and (is_joined(reading, (payer_id,), words) or names_another_body(reading, (payer_id,))):
        return False
    names = {told.name for told in judged.evidence if told.payer_id == payer_id}
    return len(names & OF_THE_NOTE) > 1 or (bool(names & OF_THE_NOTE) and bool(names & OF_THE_SENDER))


def _is_told_by_the_sum(reading: Reading, books: Books, judged: Match) -> bool:
    """Say whether an exact key, the fund's words and the sum each tell of the same payment."""
    if reading.note.on_behalf_of is not None:
        return False  # who pays for another writes two names, of which either may be unknown
    if not (_has_words(reading) and any(told.name in EXACT_KEYS for told in judged.evidence)):
        return False
    return reading.line.amount % ROUND != 0 and all(
        part.amount in owed_sums(books, reading, part.payer_id, part.kind) for part in judged.parts
    )


def _by_the_rest(reading: Reading, books: Books) -> Match:
    if reading.note.on_behalf_of is not None:
        return _on_behalf(reading, books)
    if (group := _group(reading)) is not None:
        return _group_match(reading, books, group)
    kind = _kind(reading, books)
    if kind is None:
        return waiting(reading, books, "unknown", None, ())
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


def _find(reading: Reading, books: Books, kind: ChargeKind) -> Finding:
    claims, strange = _claims(reading, books, kind)
    return find_payer(reading, claims, strange, has_words=_has_words(reading), is_owed=lambda one: is_owed(books, reading, one, kind))


def _claims(reading: Reading, books: Books, kind: ChargeKind) -> tuple[list[Claim], list[str]]:
    claims, strange = code_claims(reading, kind)
    learned = books.learned(reading.account) if reading.account else ()
    return [*account_claims(reading, learned, kind), *claims, *name_claims(reading, kind)], strange


def _booked_or_waiting(reading: Reading, books: Books, finding: Finding, kind: ChargeKind) -> Match:
    payer_id = finding.payer_id
    if payer_id is None or finding.rule is None:
        return waiting(reading, books, finding.why, kind, finding.evidence)
    if doubt := _doubt(reading, books, payer_id, kind) or _agent(reading, books, finding, kind):
        return waiting(reading, books, doubt.name, kind, (*finding.evidence, doubt))
    part = Part(kind, payer_id, reading.line.amount, reading.note.months)
    return Match("auto", finding.rule.name, kind, (part,), evidence=finding.evidence, learns=_learns(reading, finding, payer_id, kind))


def _doubt(reading: Reading, books: Books, payer_id: int, kind: ChargeKind) -> Evidence | None:
    """Return why a line whose payer is sure still waits: a union that ended and owes nothing, words that may be a
    second fund, a sum that tells of the other fund."""
    register, on, amount = reading.keys.register, reading.line.on, reading.line.amount
    if over := ended(reading, books, payer_id, kind):
        return over
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
    if not _has_words(reading) and amount not in {fund_due, *running([rest for _, rest in books.open_months(payer_id, "KPCD", on)])}:
        return Evidence("unclear-fund", "Nội dung không ghi khoản nộp, số tiền không khớp kinh phí còn phải nộp", payer_id)
    return None


def _either(reading: Reading, books: Books, union_id: int) -> Evidence | None:
    """Doubt dues that an employer calls `công đoàn phí`, which may be the fund, unless the sum is what its union owes."""
    if {_kind_of_body(reading, ids, means_union) for ids, means_union in _bodies(reading, books)} == {"DUES"}:
        return None
    stated = sum(books.due(union_id, "DUES", month) or 0 for month in reading.note.months or ())
    if reading.line.amount in {stated, *running([rest for _, rest in books.open_months(union_id, "DUES", reading.line.on)])}:
        return None
    words = "“Công đoàn phí” có thể là kinh phí hoặc đoàn phí, số tiền không khớp đoàn phí phải nộp"
    return Evidence("unclear-fund", words, union_id)


def _agent(reading: Reading, books: Books, finding: Finding, kind: ChargeKind) -> Evidence | None:
    """Doubt that who keeps the books of others pays for itself, where only the account says who pays; of one other, unless the sum fits."""
    if finding.payer_id is None or finding.signs - OF_THE_ACCOUNT:
        return None
    if kind == "KPCD" and is_too_much(books, reading, finding.payer_id):
        return Evidence("too-much", "Số tiền gấp nhiều lần số phải nộp, mà chỉ có tài khoản cho biết ai nộp", finding.payer_id)
    others = others_paid_for(reading, books, finding.payer_id, kind)
    owed = running([rest for _, rest in books.open_months(finding.payer_id, kind, reading.line.on)])
    if not others or (len(others) < MANY and reading.line.amount in owed):
        return None
    codes = ", ".join(reading.keys.register.by_id[other].code for other in others[:3])
    return Evidence("agent-account", f"Tài khoản này đã nộp cho đơn vị khác ({codes}), nội dung không ghi nộp cho ai")


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
        return waiting(reading, books, finding.why, "BOTH", finding.evidence)
    employer_id = finding.payer_id
    union_id = union_that_owes(reading.keys.register, employer_id, on=line.on, months=months)
    if union_id is None or not months:
        why = Evidence("both-unclear", "Nộp hai khoản một lần mà không rõ tháng hoặc đơn vị không có công đoàn cơ sở", employer_id)
        return waiting(reading, books, "both-unclear", "BOTH", (*finding.evidence, why))
    fund, dues = both_dues(books, reading, employer_id)
    if not fund or fund + dues != line.amount:
        why = Evidence("both-not-exact", f"Kinh phí {fund} + đoàn phí {dues} của các tháng ghi không đúng bằng số tiền", employer_id)
        return waiting(reading, books, "both-not-exact", "BOTH", (*finding.evidence, why))
    parts = (Part("KPCD", employer_id, fund, months), Part("DUES", union_id, dues, months))
    exact = Evidence("exact_sum", f"Đúng bằng kinh phí {fund} và đoàn phí {dues} phải nộp của các tháng ghi")
    learns = _learns(reading, finding, employer_id, "KPCD")
    return Match("auto", "both-funds", "BOTH", parts, evidence=(*finding.evidence, exact), learns=learns)


def _on_behalf(reading: Reading, books: Books) -> Match:
    """Book a payment for another only when the words behind `nop thay … cho` name that other surely; the account says nothing."""
    note = reading.note
    kind: ChargeKind = "DUES" if note.sense == "dues" else "KPCD"
    if note.sense == "both":
        return waiting(reading, books, "behalf-unclear", "BOTH", ())
    begin = note.behalf_from or 0
    codes, strange = code_claims(reading, kind, begin=begin)
    claims = [*codes, *name_claims(reading, kind, begin=begin, with_holder=False)]
    finding = find_payer(
        reading, claims, strange, has_words=_has_words(reading), is_owed=lambda one: is_owed(books, reading, one, kind), begin=begin
    )
    if finding.payer_id is None:
        return waiting(reading, books, "behalf-unclear", kind, finding.evidence)
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
        return _group_waiting(reading, books, group, (told, Evidence("group-unclear", "Không rõ khoản nộp hoặc tháng nộp")))
    counted = _MEMBERS.search(reading.note.text.folded)
    dues = {payer_id: sum(books.due(payer_id, "KPCD", month) or 0 for month in months) for payer_id in group.member_ids}
    owing = {payer_id: due for payer_id, due in dues.items() if due}
    if sum(owing.values()) != line.amount or (counted and int(counted[1]) not in (len(owing), len(dues))):
        why = Evidence("group-not-exact", f"Tổng phải nộp của các đơn vị là {sum(owing.values())}, không bằng số tiền")
        return _group_waiting(reading, books, group, (told, why))
    parts = tuple(Part("KPCD", payer_id, due, months) for payer_id, due in owing.items())
    exact = Evidence("exact_sum", "Đúng bằng tổng kinh phí phải nộp của từng đơn vị trong các tháng ghi")
    return Match("auto", "group", "KPCD", parts, evidence=(told, exact))


def _group_waiting(reading: Reading, books: Books, group: PayerGroup, evidence: tuple[Evidence, ...]) -> Match:
    match = waiting(reading, books, "group-not-exact", "KPCD", evidence)
    return replace(match, candidates=candidates_for(reading, books, "KPCD", extra=group.member_ids))


# --- what waits ---


def _others_money(reading: Reading, books: Books) -> Match:
    """Money for something else: waits, with the likely body to give it back to."""
    told = Evidence("other_money", f"Nội dung là khoản khác: “{reading.foreign}”")
    candidates = candidates_for(reading, books, None)
    is_mistake = re.search("BHXH|HANG|HOA DON|HD", reading.foreign)
    kind: LineKind | None = None if _has_words(reading) else "WRONG_IN" if is_mistake else "OTHER_IN"
    return Match("review", "other-money", kind, evidence=(told,), candidates=candidates)
