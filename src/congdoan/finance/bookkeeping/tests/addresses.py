"""Who may open the books, and a voucher, an advance, an asset, a count and a donation to open them with (see tests/town.py)."""

from datetime import time, timedelta
from uuid import uuid4

from congdoan.finance.bookkeeping import services

from .builders import payment
from .test_assets import card

PERIODS = {
    *("preview_locks", "preview_year", "reopen_year", "preview_chart", "map_account", "undo_chart_change", "import_opening"),
    *("import_cash_book", "hand_over", "undo_handover", "end_unit", "post_supplement"),
}  # the chief accountant's
CHIEFS = {
    *("queue", "return_voucher", "reverse_voucher", "set_separation", "set_template", "end_template", "approve_advance", "pay_advance"),
    *("accept_settlement", "decline_settlement", "pay_extra", "return_advance", "reverse_advance_step", "set_cash_count_period"),
    *("decide_cash_difference", "hand_over_asset", "dispose_asset"),
}  # what another person than who prepares decides, or who holds the cash
CLOSED = PERIODS | CHIEFS
NOTHING_THERE = {"settlement_paper", "step_paper"}
ANYBODYS = {"draft_voucher"}  # its argument names a kind of voucher
ROWS = {"count_id": "bookkeeping.CashCount", "entry_id": "ledger.Entry"}


def examples(town):
    on, facts = town.on, {"by": town.by, "on": town.on}
    union = facts | {"unit_id": town.cast.union}
    voucher = services.draft_voucher(client_key=uuid4(), content=payment(voucher_date=on, accounting_date=on), **union)
    asked = {"person_name": "Nguyễn Thị Hoa", "person_post": "Tổ 2", "purpose": "Quà", "amount": 1_000_000}
    counted = {"counted_on": on, "counted_time": time(8), "explanation": "Chưa có tiền"}
    gift = services.Gift(on, "Bà Bảy", "cash", 100_000, "Quà cho con đoàn viên")
    return {
        "voucher_id": voucher,
        "attachment_id": services.attach_file(voucher_id=voucher, file_name="hoa-don.pdf", content=b"%PDF-1.7\n%%EOF\n", **facts),
        "advance_id": services.request_advance(due_on=on + timedelta(days=9), **asked, **union),
        "asset_id": services.register_asset(card=card("CC01", kind="tool", cost=500_000, years=None), **union),
        "count_id": services.count_cash(pieces={}, **counted, **union),
        "donation_id": services.register_donation(gift=gift, **union),
        "event": "spend",
    }


def own_examples(town):
    book = {"key": "quy-tien-mat"}
    return {"asset_labels": {"unit_id": town.cast.union}, "draft_voucher": {"kind": "payment"}, "book": book, "export_book": book}
