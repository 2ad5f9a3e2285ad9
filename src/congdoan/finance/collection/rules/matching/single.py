"""One line, one payer: do all claims meet in one body, and does nothing contradict it?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from congdoan.finance.collection.rules.matching.claims import SOMEBODY, Claim
from congdoan.finance.collection.rules.matching.reading import Reading
from congdoan.finance.collection.rules.matching.table import Rule, Sign, rule_for
from congdoan.finance.collection.rules.model import Evidence
from congdoan.finance.collection.rules.names import Piece
from congdoan.foundation.kernel.vietnamese import fold

EXACT = frozenset({"account", "mst", "unit_code"})
SHORTEST_TYPED = 9
"""A typed tax code with fewer digits was cut off and is compared by its beginning only."""


SHORTEST_CUT = 20
"""Letters of a name that a bank leaves at least."""


@dataclass(frozen=True)
class Finding:
    """A payer found surely by a rule, or why not: `why` is the rule under which the line waits."""

    payer_id: int | None
    rule: Rule | None
    why: str = ""
    evidence: tuple[Evidence, ...] = ()
    signs: frozenset[Sign] = field(default_factory=frozenset)


def find_payer(
    reading: Reading, claims: Sequence[Claim], strange: Sequence[str], *, has_words: bool, is_owed: Callable[[int], bool], begin: int = 0
) -> Finding:
    """Return the one payer whom every claim allows and nothing in the note contradicts.

    `has_words` says whether the note names the fund; a line without words needs a note without other words. `is_owed` says whether the
    sum is to the đồng what a payer owes. Names before `begin` are not looked at.
    """
    told = tuple(claim.evidence(_only(claim)) for claim in claims)
    if not claims:
        return Finding(None, None, "unknown", told)
    common = _meet(claims)
    if len(common) > 1 and has_words:
        common = _bearer_that_owes(reading, claims, common, is_owed)
    if not common:
        common, claims = _through_parent(reading, claims)
    if not common:
        return Finding(None, None, "contradiction", (*told, Evidence("contradiction", "Các dấu hiệu chỉ về những đơn vị khác nhau")))
    if len(common) > 1:
        is_shared = SOMEBODY not in common and all(claim.source in ("account", "learned_account") for claim in claims)
        why = "shared-account" if is_shared else "ambiguous"
        return Finding(None, None, why, (*told, Evidence(why, "Các dấu hiệu chưa đủ để chọn một đơn vị")))
    (payer_id,) = common
    if payer_id == SOMEBODY:
        return Finding(None, None, "unsure", (*told, Evidence("unsure", "Dấu hiệu chưa chắc chỉ về một đơn vị trong danh mục")))
    if objection := _objection(reading, payer_id, strange, begin, claims, is_fitting=lambda: has_words and is_owed(payer_id)):
        return Finding(None, None, "contradiction", (*told, objection))
    rests_on_note = all(claim.source == "name" for claim in claims)
    if (
        rests_on_note
        and not begin
        and reading.holder_piece
        and reading.holder_hit is None
        and reading.is_other((payer_id,), reading.holder_piece)
        and not _is_cut_off(reading, payer_id)
        and not _is_treasury(reading, payer_id)
    ):
        other = Evidence("other_holder", f"Chủ tài khoản là đơn vị khác: “{reading.holder}”")
        return Finding(None, None, "contradiction", (*told, other))
    if not has_words and not reading.leftover_says_nothing():
        return Finding(None, None, "unclear-words", (*told, Evidence("unclear-words", "Nội dung có chữ không rõ là nộp khoản gì")))
    signs = _signs(reading, claims, payer_id, has_words=has_words, begin=begin)
    rule = rule_for(signs)
    if rule is None or {"shared_account", "mst_slip"} <= signs:  # which of the two wrote a code that is neither's?
        return Finding(None, None, "unsure", told, signs)
    return Finding(payer_id, rule, "", (*told, *_extra(reading, payer_id, signs), Evidence("rule", rule.says, payer_id)), signs)


def _only(claim: Claim) -> int | None:
    return next(iter(claim.ids)) if len(claim.ids) == 1 and SOMEBODY not in claim.ids else None


def _meet(claims: Sequence[Claim]) -> frozenset[int]:
    common = claims[0].ids
    for claim in claims[1:]:
        common = common & claim.ids
    return common


def _bearer_that_owes(reading: Reading, claims: Sequence[Claim], common: frozenset[int], is_owed: Callable[[int], bool]) -> frozenset[int]:
    """Let a tax code that ends the note stand whole where its bearer owes just the sum: nothing of it was cut off."""
    if not all(claim.source == "mst" for claim in claims):
        return common
    register = reading.keys.register
    bearers = {one for code in reading.note.tax_codes for one in register.by_tax_code.get(code, ())} & common
    return frozenset(bearers) if len(bearers) == 1 and is_owed(*bearers) else common


def _is_treasury(reading: Reading, payer_id: int) -> bool:
    """Say whether the State Treasury sent the money, and for no other unit by name: it pays for the state-paid unit that the note names."""
    holder = fold(reading.holder)
    if not holder.startswith(("KHO BAC NHA NUOC", "KBNN")):
        return False
    return all(payer_id in hit.ids for hit in reading.keys.names.whole_names(holder))


def _is_cut_off(reading: Reading, payer_id: int) -> bool:
    """Say whether the account's holder is the payer's own name, which the bank cut at its width."""
    holder = fold(reading.holder)
    names = map(fold, reading.keys.register.by_id[payer_id].names)
    return len(holder) >= SHORTEST_CUT and any(name.startswith(holder) for name in names)


def _through_parent(reading: Reading, claims: Sequence[Claim]) -> tuple[frozenset[int], Sequence[Claim]]:
    """Let a parent's ten digits stand for its whole family, when the account belongs to one of it: branches write the parent's code."""
    register = reading.keys.register
    if not any(claim.source == "account" and len(claim.ids) == 1 for claim in claims):
        return frozenset(), claims
    wider = []
    for claim in claims:
        if claim.source == "mst":
            known = claim.ids - {SOMEBODY}
            family = {relative for payer_id in known for relative in reading.keys.family(register.by_id[payer_id].tax_code)}
            is_parent = all("-" not in register.by_id[payer_id].tax_code for payer_id in known)
            claim = Claim("mst_parent", frozenset(family), claim.words) if is_parent else claim
        wider.append(claim)
    return _meet(wider), wider


def _objection(
    reading: Reading, payer_id: int, strange: Sequence[str], begin: int, claims: Sequence[Claim], *, is_fitting: Callable[[], bool]
) -> Evidence | None:
    """Return what in the note speaks against a payer: a code of nobody, a code nearer to another's, the name of another body.

    Where the sum fits to the đồng beside an exact key (`is_fitting`), a name that is like nobody's is this payer's, ill written.
    """
    if strange:
        return Evidence("strange_code", f"Mã {strange[0]} không có trong danh mục")
    keys = {"account" if claim.source == "learned_account" else claim.source for claim in claims if len(claim.ids) == 1}
    is_sure = len(keys & {"account", "mst", "unit_code"}) > 1
    is_known = "account" in keys and any(claim.source in ("name", "holder") for claim in claims)
    payer = reading.keys.register.by_id[payer_id]
    typed = reading.note.typed_tax_code
    if typed and payer.kind == "employer":
        own = payer.tax_code.replace("-", "")
        if len(typed) < SHORTEST_TYPED:
            if len(typed) >= 6 and not own.startswith(typed):
                return Evidence("cut_tax_code", f"Phần đầu mã số thuế {typed} không phải của {payer.code}")
        elif payer_id not in (near := reading.keys.one_slip_away(typed)) and (near or not is_known):
            codes = ", ".join(reading.keys.register.by_id[other].code for other in near[:3])
            words = f"giống mã của {codes} hơn" if near else f"không giống mã của {payer.code}"
            return Evidence("slip_of_another", f"Mã số thuế sai {typed} {words}")
    pieces = (*reading.stated.unmatched(), *reading.stated.joined)
    if not pieces:
        return None
    branches = _branches(reading, payer_id) if not keys & {"account", "unit_code"} else ()
    bodies = (payer_id, *_parents(reading, payer_id)) if keys & {"mst", "unit_code"} else (payer_id,)
    whole_names = reading.own_stretches(bodies)
    fits = bool(keys & EXACT) and is_fitting()
    for piece in pieces:
        if any(whole.start <= piece.start and piece.end <= whole.end for whole in whole_names):
            continue
        is_joined = piece in reading.stated.joined
        if piece.start >= begin and (
            reading.says_other(bodies, piece)
            if is_joined or (fits and not reading.is_alien(bodies, piece))
            else reading.is_other(bodies, piece, is_sure=is_sure) or reading.is_branch(payer_id, branches, piece)
        ):
            shown = reading.note.text.cut(piece.start, piece.end)
            return Evidence("other_name", f"Nội dung ghi tên khác: “{shown}”")
    return None


def _parents(reading: Reading, payer_id: int) -> tuple[int, ...]:
    """Return the bodies whose ten digits a branch's code begins with: their name stands within the branch's own."""
    register = reading.keys.register
    code = register.by_id[payer_id].tax_code
    return register.by_tax_code.get(code[:10], ()) if "-" in code else ()


def _branches(reading: Reading, payer_id: int) -> tuple[int, ...]:
    """Return the branches of a parent, of which each may have written the parent's code."""
    register = reading.keys.register
    code = register.by_id[payer_id].tax_code
    return () if "-" in code or not code else tuple(one for one in reading.keys.family(code) if register.by_id[one].tax_code != code)


def _signs(reading: Reading, claims: Sequence[Claim], payer_id: int, *, has_words: bool, begin: int) -> frozenset[Sign]:
    signs: set[Sign] = set()
    payer = reading.keys.register.by_id[payer_id]
    is_parents = payer.kind == "employer" and payer.tax_code not in reading.note.tax_codes
    for claim in claims:
        if claim.source == "account" or claim.source == "learned_account":
            signs.add(claim.source if len(claim.ids) == 1 else "shared_account")
        elif claim.source == "mst" and is_parents:
            signs.add("mst_parent")
        elif claim.source == "name" or claim.source == "holder":
            if SOMEBODY not in claim.ids or len(claims) > 1:
                signs.add(claim.source)
        else:
            signs.add(claim.source)
    typed = reading.note.typed_tax_code
    if typed and len(typed) >= SHORTEST_TYPED and payer_id in reading.keys.one_slip_away(typed):
        signs.add("mst_slip")
    if any(piece.start >= begin and reading.is_near((payer_id,), piece) for piece in reading.stated.unmatched()):
        signs.add("near_name")
    if not has_words:
        signs.add("no_words")
    return frozenset(signs)


def _extra(reading: Reading, payer_id: int, signs: frozenset[Sign]) -> list[Evidence]:
    told = []
    if "mst_slip" in signs:
        own = reading.keys.register.by_id[payer_id].tax_code
        told.append(Evidence("mst_slip", f"Mã số thuế ghi {reading.note.typed_tax_code}, gõ nhầm một chữ số của {own}", payer_id))
    for piece in reading.stated.unmatched():
        if _is_told(reading, payer_id, piece):
            shown = reading.note.text.cut(piece.start, piece.end)
            told.append(Evidence("near_name", f"“{shown}” gần đúng tên, viết sai vài chữ", payer_id))
    return told


def _is_told(reading: Reading, payer_id: int, piece: Piece) -> bool:
    return piece.is_body and reading.is_near((payer_id,), piece)
