"""A notice that was issued, to open the notices with (see tests/town.py)."""

from django.utils.timezone import now

from congdoan.finance.notices import services

ROWS = {"line_id": "banking.BankLine"}


def examples(town):
    payers = [town.cast.lone, town.cast.employer]
    issued = services.issue_notices(by=town.by, unit_id=town.cast.district, on=town.on, made_at=now(), payer_ids=payers)
    return {"notice_id": issued.issued[0], "kind": "pdf"}


def own_examples(town):
    return {
        "draft": {"code": "DV001"},
        "statement_file": {"code": "DV001"},
        "receipt_file": {"code": "DV001", "line_id": town.cast.line("Suoi Da")},
    }
