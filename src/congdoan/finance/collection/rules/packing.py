"""A judgement as JSON and back: what the record keeps of how a line was matched."""

from __future__ import annotations

from typing import Any

from congdoan.finance.collection.rules.model import Candidate, Evidence, Match, Part


def pack_match(match: Match) -> dict[str, Any]:
    """Return a judgement as plain JSON; what is empty is left out."""
    packed: dict[str, Any] = {"status": match.status, "rule": match.rule, "kind": match.kind}
    if match.parts:
        packed["parts"] = [[part.kind, part.payer_id, part.amount, list(part.months) if part.months else None] for part in match.parts]
    if match.target_id is not None:
        packed["target"] = match.target_id
    if match.refers_to is not None:
        packed["refers_to"] = match.refers_to
    if match.evidence:
        packed["evidence"] = [_pack_evidence(one) for one in match.evidence]
    if match.candidates:
        packed["candidates"] = [
            [one.payer_id, one.kind, one.amount, [_pack_evidence(reason) for reason in one.evidence]] for one in match.candidates
        ]
    if match.learns:
        packed["learns"] = [list(pair) for pair in match.learns]
    return packed


def unpack_match(packed: dict[str, Any]) -> Match:
    """Return the judgement that was packed."""
    return Match(
        status=packed["status"],
        rule=packed["rule"],
        kind=packed["kind"],
        parts=tuple(
            Part(kind, payer, amount, tuple(months) if months else None) for kind, payer, amount, months in packed.get("parts", ())
        ),
        target_id=packed.get("target"),
        refers_to=packed.get("refers_to"),
        evidence=tuple(Evidence(*one) for one in packed.get("evidence", ())),
        candidates=tuple(
            Candidate(payer, kind, amount, tuple(Evidence(*reason) for reason in reasons))
            for payer, kind, amount, reasons in packed.get("candidates", ())
        ),
        learns=tuple((account, payer) for account, payer in packed.get("learns", ())),
    )


def _pack_evidence(evidence: Evidence) -> list[Any]:
    return [evidence.name, evidence.text, evidence.payer_id]
