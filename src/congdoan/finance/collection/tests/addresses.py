"""A waiting line, a proposal and a sample, to open the pages of the single account with (see tests/town.py)."""

from congdoan.finance.collection import services

ADVANCED = {"settle_overpaid"}
ROWS = {"sample_id": "collection.CheckSample", "line_id": "banking.BankLine"}


def examples(town):
    cast, facts = town.cast, {"by": town.by, "unit_id": town.cast.district, "on": town.on}
    return {
        "proposal_id": services.propose_correction(line_id=cast.line("Suoi Da"), kind=None, reason="thử", **facts),
        "sample_id": services.draw_sample(during=(202401, 202412), size=1, seed=1, **facts),
        "line_id": cast.line("nop tien"),
        "payer_id": cast.employer, "payer": "3999900012", "employer": "DV001", "key": "3999900012", "kind": "KPCD",
        "rule": "tax-code-name",
    }  # fmt: skip


def own_examples(town):
    return {
        "propose_held_transfer": {"code": "DV002"},
        "why_balance": {"code": "LDLD-DMC"},
        "why_waiting": {"code": "LDLD-DMC"},
    }
