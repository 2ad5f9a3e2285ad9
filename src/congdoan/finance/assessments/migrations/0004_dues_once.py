"""Dues of a month are booked once: a report knows what vouchers booked before it."""

from pathlib import Path

from django.db import migrations, models

BACK = """
DROP TRIGGER dues_are_reported_once ON assessments_duesreport;
DROP FUNCTION assessments_check_dues_report();
DROP FUNCTION assessments_dues_by_report(bigint, integer);
DROP FUNCTION assessments_hold_dues(bigint);
DROP FUNCTION assessments_dues_by_vouchers(bigint[], integer, integer);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0003_submissions"),
        ("ledger", "0010_bars_are_seen_at_once"),
    ]

    operations = [
        migrations.AddField("duesreport", "by_vouchers_dong", models.BigIntegerField(default=0)),
        migrations.AddField("duesreport", "by_vouchers_kept_dong", models.BigIntegerField(default=0)),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
    ]
