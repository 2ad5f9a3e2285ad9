"""An approval that passes a limit of the year says why."""

from pathlib import Path

from django.db import migrations

BACK = (
    "DROP FUNCTION bookkeeping_limits_passed, bookkeeping_within_limits, bookkeeping_check_commitment, bookkeeping_check_advanced CASCADE;"
)


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0015_assets"), ("ledger", "0010_bars_are_seen_at_once")]

    operations = [migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK)]
