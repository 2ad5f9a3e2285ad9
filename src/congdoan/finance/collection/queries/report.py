"""What was held of each line of some files: the answers, and the whole report for programs."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.models import Piece, Step, UpperShare
from congdoan.finance.collection.rules.model import Match
from congdoan.finance.collection.rules.packing import unpack_match
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.periods import iso_month


@dataclass(frozen=True)
class Judged:
    """A printed line and what is held of it now."""

    line: Any
    match: Match
    step_id: int


def judged_lines(unit_id: int, files: Collection[str] | None = None) -> list[Judged]:
    """Return the lines of some files (all files when None) with their latest judgement, in statement order; repeats are left out."""
    latest = (
        Step.objects.filter(unit_id=unit_id, line_id__isnull=False, match__isnull=False)
        .order_by("line_id", "-number")
        .distinct("line_id")
        .values_list("line_id", "id", "match")
    )
    found = {line_id: (step_id, match) for line_id, step_id, match in latest if match}
    lines = sorted(banking.lines(unit_id=unit_id), key=lambda line: (line.booked_at, line.file_name, line.position, line.row, line.id))
    return [
        Judged(line, unpack_match(found[line.id][1]), found[line.id][0])
        for line in lines
        if line.id in found and (files is None or line.file_name in files)
    ]


def answers(judged: Iterable[Judged]) -> list[dict[str, Any]]:
    """Return one row per part: file, row, status (auto or review), kind, subject (a code), amount. A person's decision counts as review."""
    judged = list(judged)
    codes = codes_of(judged)
    rows = []
    for one in judged:
        status = "auto" if one.match.status == "auto" else "review"
        for kind, subject, amount in _parts(one, codes):
            rows.append(
                {"file": one.line.file_name, "row": one.line.row, "status": status, "kind": kind, "subject": subject, "amount": amount}
            )
    return rows


def report(unit_id: int, judged: Sequence[Judged]) -> dict[str, Any]:
    """Return every line with its parts, months, shares and evidence, and the totals by decision."""
    codes = codes_of(judged)
    pieces = _pieces(unit_id, {one.line.id for one in judged})
    codes |= {body: code for body, (code, _) in access.branch_names(_holders(pieces)).items()}
    lines = [_line(one, pieces[one.line.id], codes) for one in judged]
    totals: dict[str, dict[str, int]] = defaultdict(lambda: {"lines": 0, "amount": 0})
    for one in judged:
        total = totals[one.match.status]
        total["lines"] += 1
        total["amount"] += one.line.amount
    return {"lines": lines, "totals": dict(totals)}


def codes_of(judged: Iterable[Judged]) -> dict[int, str]:
    """Return the codes of every body that the judgements name."""
    ids: set[int] = set()
    for one in judged:
        ids |= {part.payer_id for part in one.match.parts} | ({one.match.target_id} if one.match.target_id else set())
        ids |= {reason.payer_id for reason in one.match.evidence if reason.payer_id}
    return {body: code for body, (code, _) in access.branch_names(ids).items()}


def _parts(one: Judged, codes: dict[int, str]) -> Iterable[tuple[str, str, int]]:
    if one.match.status == "review":
        yield "", "", one.line.amount
    elif one.match.parts:
        for part in one.match.parts:
            yield part.kind, codes[part.payer_id], part.amount
    else:
        yield one.match.kind or "", codes.get(one.match.target_id or 0, ""), one.line.amount


def _pieces(unit_id: int, line_ids: set[int]) -> dict[int, list[tuple[Piece, list[tuple[int, int]]]]]:
    rows = list(Piece.objects.filter(unit_id=unit_id, line_id__in=line_ids).order_by("id"))
    upper: dict[int, list[tuple[int, int]]] = defaultdict(list)
    shares = UpperShare.objects.filter(unit_id=unit_id, piece__line_id__in=line_ids).order_by("piece_id", "place")
    for piece_id, holder, amount in shares.values_list("piece_id", "holder_id", "amount"):
        upper[piece_id].append((holder, amount))
    found: dict[int, list[tuple[Piece, list[tuple[int, int]]]]] = defaultdict(list)
    for row in rows:
        if row.line_id is not None:
            found[row.line_id].append((row, upper[row.pk]))
    return found


def _holders(pieces: dict[int, list[tuple[Piece, list[tuple[int, int]]]]]) -> set[int]:
    found = set()
    for rows in pieces.values():
        for piece, upper in rows:
            found |= {piece.beneficiary_id, piece.held_for_id, *(holder for holder, _ in upper)} - {None}
    return {holder for holder in found if holder}


def _months_of(one: Judged, months: dict[tuple[str, int], dict[int, int]]) -> list[dict[int, int]]:
    """Return the months of each part; a line that waits has none, whatever was proposed or taken back."""
    return [] if one.match.status == "review" else [months[part.kind, part.payer_id] for part in one.match.parts]


def _line(one: Judged, pieces: list[tuple[Piece, list[tuple[int, int]]]], codes: dict[int, str]) -> dict[str, Any]:
    shares: dict[str, int] = defaultdict(int)
    months: dict[tuple[str, int], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for piece, upper in pieces:
        months[piece.kind, piece.payer_id][piece.month] += piece.amount
        if piece.base:
            shares[codes[piece.beneficiary_id] if piece.beneficiary_id else f"HELD:{codes[piece.held_for_id or 0]}"] += piece.base
        for holder, amount in upper:
            shares[codes[holder]] += amount
    return {
        "file": one.line.file_name,
        "row": one.line.row,
        "fingerprint": one.line.fingerprint,
        "decision": one.match.status,
        "rule": one.match.rule,
        "kind": one.match.kind,
        "parts": [
            {
                "kind": kind,
                "subject": subject,
                "amount": amount,
                "periods": [{"period": iso_month(month), "amount": paid} for month, paid in sorted(periods.items()) if paid],
            }
            for (kind, subject, amount), periods in zip(_parts(one, codes), _months_of(one, months) or [{}], strict=True)
            if kind
        ],
        "shares": [{"unit": unit, "amount": amount} for unit, amount in shares.items() if amount],
        "evidence": [{"name": why.name, "text": why.text, "payer": codes.get(why.payer_id or 0)} for why in one.match.evidence],
    }
