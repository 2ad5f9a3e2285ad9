"""The true tables of a world, computed from the steps of a run, and where they differ from the world's answers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from congdoan.finance.collection.rules.moves import Piece
from congdoan.finance.collection.rules.state import Outcome
from congdoan.foundation.kernel.periods import iso_month, month_of

if TYPE_CHECKING:
    from congdoan.finance.collection.tests.world import World

Table = dict[Any, Any]


def months_table(world: World, outcome: Outcome, kind: str) -> Table:
    """(payer, month) -> [assessed, paid by year end, arrears, debt at that month's end]."""
    assessed = {(one.payer_id, one.month): one.amount for one in world.charges if one.kind == kind}
    opening = {(world.ids[r["code"]], r["period"]) for r in world.rows("opening.csv") if r["kind"] == f"ARREARS_{kind}"}
    paid: dict[tuple[int, int], int] = defaultdict(int)
    applied: dict[tuple[int, int], int] = defaultdict(int)
    for piece in outcome.pieces:
        if piece.kind == kind:
            paid[piece.payer_id, piece.month] += piece.amount
            applied[piece.payer_id, month_of(piece.applied_on)] += piece.amount
    found: Table = {}
    for payer_id, month in assessed:
        owed = sum(a for (p, m), a in assessed.items() if p == payer_id and m <= month)
        done = sum(a for (p, m), a in applied.items() if p == payer_id and m <= month)
        due, got = assessed[payer_id, month], paid[payer_id, month]
        is_older = month < world.year * 100 and (payer_id, iso_month(month)) in opening
        found[world.codes[payer_id], iso_month(month)] = [due, got, due - got, None if is_older else owed - done]
    return found


def shares_table(world: World, outcome: Outcome) -> Table:
    """(unit or HELD:payer, month of application) -> đồng."""
    found: Table = defaultdict(int)
    for piece in outcome.pieces:
        month = iso_month(month_of(piece.applied_on))
        found[beneficiary(world, piece), month] += piece.base
        for unit_id, amount in piece.upper:
            found[world.codes[unit_id], month] += amount
    return {key: amount for key, amount in found.items() if amount}


def beneficiary(world: World, piece: Piece) -> str | None:
    if piece.beneficiary_id is not None:
        return world.codes[piece.beneficiary_id]
    return f"HELD:{world.codes[piece.held_for_id]}" if piece.held_for_id is not None else None


def settlement_table(world: World, outcome: Outcome) -> Table:
    """(union, column) -> đồng, without the comparison column."""
    found: Table = defaultdict(int)
    for payer in world.register.payers:
        if payer.kind != "union":
            continue
        code = payer.code
        found[code, "opening_payable"] = world.opening.payable.get(payer.id, 0)
        found[code, "closing_payable"] = outcome.state.payable.get(payer.id, 0)
        rows = world.terms.owed(payer.id, "DUES").items()
        old = sum(a for m, a in rows if m < world.year * 100)
        collected = sum(int(r["dues_collected"]) for r in world.rows("dues.csv") if r["union_code"] == code)
        found[code, "dues_arrears_opening"] = old
        found[code, "dues_collected"] = collected
        found[code, "dues_payable_up"] = sum(a for _, a in rows) - old
        found[code, "dues_kept"] = collected - found[code, "dues_payable_up"]
        found[code, "dues_paid_up"] = sum(a for (p, k, _), a in outcome.state.paid.items() if p == payer.id and k == "DUES")
        found[code, "dues_arrears_closing"] = old + found[code, "dues_payable_up"] - found[code, "dues_paid_up"]
        for column in ("share_of_year", "reclass_in", "reclass_out", "paid_out_net"):
            found[code, column] = 0
    for step in outcome.steps:
        for piece in step.pieces:
            if piece.beneficiary_id is not None:
                found[world.codes[piece.beneficiary_id], "share_of_year"] += piece.base
        for transfer in step.transfers:
            if (world.codes[transfer.unit_id], "paid_out_net") in found:
                found[world.codes[transfer.unit_id], "paid_out_net"] += transfer.amount
        for moved in step.reclassifications:
            found[world.codes[moved.from_id], "reclass_out"] += moved.amount
            if moved.to_id is not None:
                found[world.codes[moved.to_id], "reclass_in"] += moved.amount
    return dict(found)


def trial_balance(world: World, outcome: Outcome) -> Table:
    state = outcome.state
    kinds = {payer.id: payer.kind for payer in world.register.payers}
    upper = {level.name: level.unit_id for level in world.terms.policies[0].levels}
    return {
        "BANK": state.bank,
        "PAYABLE_UNIONS": sum(a for unit_id, a in state.payable.items() if kinds[unit_id] == "union"),
        "HELD_NO_UNION": sum(state.held.values()),
        "PAYABLE_PROVINCE": state.payable.get(upper["province"], 0),
        "PAYABLE_CONFEDERATION": state.payable.get(upper["confederation"], 0),
        "OWN_DISTRICT_NET": state.own,
        "EMPLOYER_CREDIT": sum(c.amount for row in state.credits.values() for c in row),
        "SUSPENSE": sum(state.suspense.values()),
    }


def pieces_table(world: World, outcome: Outcome) -> Table:
    """(true line or None, payer, kind, month) -> [amount, day, beneficiary, base, upper…]."""
    true_id = {line_id: line["id"] for line_id, line in world.true_line.items()}
    return {
        (true_id.get(p.line_id or 0), world.codes[p.payer_id], p.kind, iso_month(p.month)): [
            p.amount,
            p.applied_on.isoformat(),
            beneficiary(world, p),
            p.base,
            *(amount for _, amount in p.upper),
        ]
        for p in outcome.pieces
    }


def true_pieces(world: World) -> Table:
    found: Table = {}
    rows = [
        (line["id"], part["subject"], part["kind"], piece)
        for line in world.truth["lines"]
        for part in line.get("parts", [])
        for piece in part["pieces"]
    ]
    rows += [(None, piece["subject"], "KPCD", piece) for piece in world.truth["opening_credit_pieces"]]
    for line_id, subject, kind, p in rows:
        facts = [p["amount"], p["applied_on"], p["beneficiary"], p["base"], p["district"], p["province"], p["confederation"]]
        found[line_id, subject, kind, p["period"]] = facts
    return found


def credit_left(world: World, outcome: Outcome) -> Table:
    found: Table = defaultdict(int)
    for (payer_id, _), row in outcome.state.credits.items():
        found[world.codes[payer_id]] += sum(credit.amount for credit in row)
    return dict(found)


def flat(table: dict[str, dict[str, Any]]) -> Table:
    return {(outer, inner): value for outer, row in table.items() for inner, value in row.items()}


def differing(got: Table, want: Table) -> list[tuple[Any, Any, Any]]:
    return [(key, got.get(key), want.get(key)) for key in {**want, **got} if got.get(key) != want.get(key)]


def differences(world: World, outcome: Outcome) -> dict[str, list[tuple[Any, Any, Any]]]:
    """Return the differing cells (key, got, true) of every table; all empty when each true match was booked on its day."""
    return {name: differing(got, want) for name, (got, want) in tables(world, outcome).items()}


def tables(world: World, outcome: Outcome) -> dict[str, tuple[Table, Table]]:
    """Return each table as (computed, true)."""
    truth = world.truth
    settlement = {key: v for key, v in flat(truth["settlement"]).items() if key[1] != "share_if_split_per_receipt"}
    moves = [
        {
            "on": m.on.isoformat(),
            "from": world.codes[m.from_id],
            "to": world.codes[m.to_id] if m.to_id is not None else f"HELD:{world.codes[m.held_for_id or 0]}",
            "amount": m.amount,
        }
        for step in outcome.steps
        for m in step.reclassifications
    ]
    held = {world.codes[payer_id]: amount for payer_id, amount in outcome.state.held.items()}
    return {
        "employer_months": (months_table(world, outcome, "KPCD"), flat(truth["employer_months"])),
        "dues_months": (months_table(world, outcome, "DUES"), flat(truth["dues_months"])),
        "unit_month_shares": (shares_table(world, outcome), flat(truth["unit_month_shares"])),
        "settlement": (settlement_table(world, outcome), settlement),
        "held_closing": (held, truth["held_closing"]),
        "employer_credit_closing": (credit_left(world, outcome), truth["employer_credit_closing"]),
        "trial_balance": (trial_balance(world, outcome), truth["trial_balance_2024_12_31"]),
        "reclassifications": (dict(enumerate(moves)), dict(enumerate(truth["reclassifications"]))),
        "pieces": (pieces_table(world, outcome), true_pieces(world)),
    }


def arrears(world: World, outcome: Outcome) -> dict[str, int]:
    """Return each payer's unpaid sum at the end."""
    found: dict[str, int] = defaultdict(int)
    for one in world.charges:
        found[world.codes[one.payer_id]] += one.amount - outcome.state.paid.get((one.payer_id, one.kind, one.month), 0)
    return dict(found)


def reviews_answered(world: World, outcome: Outcome) -> list[tuple[Any, Any, Any]]:
    """Return the differing cells of arrears and suspense once every line that must be reviewed was answered."""
    truth = world.truth["if_reviews_answered"]
    got = arrears(world, outcome) | {"suspense": sum(outcome.state.suspense.values())}
    return [row for row in differing(got, truth["arrears"] | {"suspense": truth["suspense"]}) if row[1] or row[2]]
