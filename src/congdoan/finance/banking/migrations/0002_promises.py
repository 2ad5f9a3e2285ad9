"""Who sees a row of banking; what never changes; what links see; and, in the SQL beside this file, what PostgreSQL keeps of each line."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded, opened_to_links, promised

GUARDED = (
    "banking_collecting_account",
    "banking_statement",
    "banking_line",
    "banking_notification_source",
    "banking_delivery",
    "banking_notification",
    "banking_notification_proof",
    "banking_notification_settlement",
    "banking_payment_order",
    "banking_payment_batch",
    "banking_payment_event",
)
NEVER_CHANGE = (
    "banking_statement",
    "banking_line",
    "banking_delivery",
    "banking_notification",
    "banking_notification_proof",
    "banking_notification_settlement",
    "banking_payment_order",
    "banking_payment_batch",
    "banking_payment_event",
)


class Migration(migrations.Migration):
    dependencies = [("banking", "0001_tables"), ("access", "0002_promises")]

    operations = [
        *(step for table in GUARDED for step in guarded(table, "unit_id")),
        *(step for table in NEVER_CHANGE for step in append_only(table)),
        *opened_to_links("banking_collecting_account", "unit_id IN (SELECT access_above_subject())"),
        *promised(__file__, "statements", "notifications", "payment_orders"),
    ]
