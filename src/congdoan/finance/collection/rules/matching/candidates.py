"""Whom a person may choose for a line that waits: every body that anything points to, best first, each with what speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from congdoan.finance.collection.rules.matching.claims import SOMEBODY, account_claims, code_claims, name_claims
from congdoan.finance.collection.rules.matching.reading import Reading
from congdoan.finance.collection.rules.model import Books, Candidate, ChargeKind, Evidence, LineKind, Match
from congdoan.finance.collection.rules.names import LIKELY, Piece

MOST = 6
_WEIGHT = {
    "reference": 100, "virtual_account": 90, "account": 60, "learned_account": 55, "mst": 60, "mst_parent": 35, "unit_code": 60,
    "name": 45, "holder": 40, "mst_slip": 30, "amount": 20, "near_name": 15, "group": 10,
}  # fmt: skip


def candidates_for(reading: Reading, books: Books, kind: ChargeKind | None, *, extra: Iterable[int] = ()) -> tuple[Candidate, ...]:
    """Return at most six bodies for a line, best first. `extra` are bodies known for another reason (members of a group)."""
    wanted: ChargeKind = kind or "KPCD"
    found: dict[int, list[Evidence]] = {}
    learned = books.learned(reading.account) if reading.account else ()
    codes, _ = code_claims(reading, wanted)
    for claim in [*account_claims(reading, learned, wanted), *codes, *name_claims(reading, wanted)]:
        for payer_id in sorted(claim.ids - {SOMEBODY})[:20]:
            found.setdefault(payer_id, []).append(claim.evidence(payer_id))
    _add_slips(reading, wanted, found)
    _add_alike(reading, wanted, found)
    for payer_id in extra:
        found.setdefault(payer_id, []).append(Evidence("group", "Thành viên của nhóm nộp chung", payer_id))
    for payer_id, evidence in found.items():
        if told := _amount_fits(reading, books, payer_id, wanted):
            evidence.append(told)
    ranked = sorted(found, key=lambda payer_id: (-sum(_WEIGHT.get(told.name, 0) for told in found[payer_id]), payer_id))
    return tuple(Candidate(payer_id, kind, reading.line.amount, tuple(found[payer_id])) for payer_id in ranked[:MOST])


def waiting(reading: Reading, books: Books, why: str, kind: LineKind | None, evidence: Sequence[Evidence]) -> Match:
    """Leave a line to a person, with whom it may be of."""
    charge: ChargeKind | None = "DUES" if kind == "DUES" else "KPCD" if kind in ("KPCD", "BOTH") else None
    return Match("review", why, kind, evidence=tuple(evidence), candidates=candidates_for(reading, books, charge))


def _add_slips(reading: Reading, kind: ChargeKind, found: dict[int, list[Evidence]]) -> None:
    typed = reading.note.typed_tax_code
    if not typed or kind != "KPCD":
        return
    for payer_id in reading.keys.one_slip_away(typed)[:10]:
        code = reading.keys.register.by_id[payer_id].tax_code
        found.setdefault(payer_id, []).append(Evidence("mst_slip", f"Mã số thuế ghi {typed} chỉ khác {code} một chữ số", payer_id))


def _add_alike(reading: Reading, kind: ChargeKind, found: dict[int, list[Evidence]]) -> None:
    """Propose by likeness of names; never more than a proposal."""
    pieces: list[Piece] = [piece for piece in reading.stated.unmatched() if not piece.is_person]
    if reading.holder_piece and reading.holder_hit is None and not reading.is_person:
        pieces.append(reading.holder_piece)
    register = reading.keys.register
    for piece in pieces:
        for payer_id, likeness in reading.keys.names.nearest(piece, limit=8):
            body = register.by_id[payer_id]
            if likeness >= LIKELY and body.kind == ("union" if kind == "DUES" else "employer"):
                shown = " ".join(word.written or word.text for word in piece.words)
                found.setdefault(payer_id, []).append(Evidence("near_name", f"“{shown}” giống tên {likeness} %", payer_id))


def _amount_fits(reading: Reading, books: Books, payer_id: int, kind: ChargeKind) -> Evidence | None:
    """Say that the sum is just what the body owes: one open month, or all from the oldest to some month."""
    total = 0
    for month, rest in books.open_months(payer_id, kind, reading.line.on):
        total += rest
        if reading.line.amount in (rest, total):
            return Evidence("amount", f"Đúng số còn phải nộp đến tháng {month % 100:02d}/{month // 100}", payer_id)
    return None
