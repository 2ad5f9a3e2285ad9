"""An order that was paid out, and a notification, to open the bank's pages with (see tests/town.py)."""

from django.db import connection

from congdoan.finance.banking import queries, services

from .calls import KEY, ON, send, signed, told

RECEIVER = "receive_notification"  # providers call it; its address and their signature are the right
CLOSED = {"return_payment"}
OPEN = {RECEIVER}
ONES_OWN = {RECEIVER}
ACCOUNT = "117999000024"
OURS = (ACCOUNT, "sao-ke.xlsx", "KPCD thang 1")
THEIRS = ("sao-ke.xlsx", "KPCD thang 1 nop tien")
ROWS = {
    "account_id": "banking.CollectingAccount",
    "batch_id": "banking.PaymentBatch",
    "file_id": "banking.PaymentBatch",
    "line_id": "banking.BankLine",
    "order_id": "banking.PaymentOrder",
    "source_id": "banking.NotificationSource",
}


def examples(town):
    order_id, batch_id = paid_out(town)
    (statement,) = queries.statements()
    (account,) = queries.accounts()
    source = services.register_notification_source(by=town.by, unit_id=town.cast.district, provider="generic", key=KEY, on=ON)
    send(source, signed(told(account=ACCOUNT)))
    town.enter()
    (notification,) = queries.notifications(limit=9)
    return {
        "order_id": order_id, "batch_id": batch_id, "file_id": batch_id, "statement_id": statement.id, "account_id": account.id,
        "line_id": town.cast.line("nop tien"), "provider": "generic", "address": "x" * 32, "source_id": source.id,
        "notification_id": notification.id,
    }  # fmt: skip


def paid_out(town):
    """Let the accountant's order be approved and exported; return the order and its file."""
    facts = {"unit_id": town.cast.district, "on": town.on}
    draft = services.Draft("thu/1", "CĐCS Công ty TNHH Mía Đường Suối Đá", "733016459608", "BIDV", 75_000, "chuyen phan KPCD")
    (account,) = queries.accounts()
    order_ids = services.prepare_payments(by=town.enter("accountant"), account_id=account.id, drafts=[draft], **facts)
    services.approve_payments(by=town.enter("chief"), order_ids=order_ids, **facts)
    (batch_id,) = services.export_payments(by=town.enter("accountant"), order_ids=order_ids, layout="pain001", **facts)
    town.enter()
    connection.check_constraints()
    return order_ids[0], batch_id
