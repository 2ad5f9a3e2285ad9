"""Dues of a month are booked once: no voucher beside a report that booked them."""

from pathlib import Path

from django.db import migrations

BACK = """
DROP TRIGGER cash_books_book_dues_once ON ledger_batch;
DROP TRIGGER vouchers_book_dues_once ON bookkeeping_voucher_act;
DROP FUNCTION bookkeeping_check_dues_batch();
DROP FUNCTION bookkeeping_check_dues_voucher();
DROP FUNCTION bookkeeping_refuse_reported_dues(bigint, integer);
"""


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0016_limits_are_kept"), ("assessments", "0002_promises")]

    operations = [migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK)]
